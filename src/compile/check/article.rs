//! With the article's text at hand: are the quotations in it, word for word, in the
//! paragraphs named, and is everything else in words of our own?

use std::collections::HashSet;

use sha2::{Digest, Sha256};

use super::body::{Body, plain};
use super::quotation;
use crate::compile::compiler::World;
use crate::compile::diagnostic::Diagnostic;
use crate::compile::report::{Article, EventReport};

/// So many words in a row are no longer the editor's own.
const COPIED: usize = 12;

/// The text of an article, to check an editor's file against.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ArticleText {
    /// Short name of the source; `None` if the text is to be known by its SHA-256,
    /// or is of the only article.
    pub source: Option<String>,
    /// How messages call it, such as its path.
    pub name: String,
    /// The whole text; paragraphs are parted by blank lines.
    pub text: String,
}

pub(super) fn texts(world: &World, texts: &[ArticleText], found: &mut Vec<Diagnostic>) {
    for text in texts {
        match article_of(world, text) {
            Ok(article) => one(article, text, found),
            Err(diagnostic) => found.push(*diagnostic),
        }
    }
}

fn article_of<'w>(world: &'w World, text: &ArticleText) -> Result<&'w Article, Box<Diagnostic>> {
    if let Some(id) = &text.source {
        return world
            .articles
            .iter()
            .find(|article| article.source.id.value == *id)
            .ok_or_else(|| {
                let names = world.articles.iter().map(|a| a.source.id.value.as_str());
                Box::new(
                    Diagnostic::error("unknown-source", format!("there is no article `{id}`"))
                        .suggest(id, names)
                        .help("an article is called by the `id` of its [source], or by its file's name"),
                )
            });
    }
    let sum = sha256(&text.text);
    let by_sum = world.articles.iter().find(|article| {
        article
            .source
            .sha256
            .as_ref()
            .is_some_and(|known| known.value == sum)
    });
    match (by_sum, world.articles.as_slice()) {
        (Some(article), _) | (None, [article]) => Ok(article),
        _ => Err(Box::new(
            Diagnostic::error(
                "unknown-source",
                format!("no article has the SHA-256 of {}", text.name),
            )
            .note(format!("it is {sum}"))
            .help("say which it is: --article <source>=<file>"),
        )),
    }
}

/// SHA-256 of a text in hexadecimal.
pub(crate) fn sha256(text: &str) -> String {
    Sha256::digest(text.as_bytes())
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

fn one(article: &Article, text: &ArticleText, found: &mut Vec<Diagnostic>) {
    if let Some(sum) = &article.source.sha256 {
        let is = sha256(&text.text);
        if is != sum.value {
            found.push(
                Diagnostic::warning(
                    "other-text",
                    format!("{} is another text than the one that was read", text.name),
                )
                .at(sum.spot, "the SHA-256 of the text that was read")
                .note(format!("its SHA-256 is {is}")),
            );
        }
    }
    let Some(body) = Body::new(article, text, found) else {
        return;
    };
    let own: HashSet<Vec<String>> = runs(&body);
    for report in &article.events {
        for number in &report.paragraphs {
            if number.value as usize > body.paragraphs.len() {
                found.push(
                    Diagnostic::error(
                        "no-paragraph",
                        format!("there is no paragraph {}", number.value),
                    )
                    .at(number.spot, "")
                    .help(format!(
                        "the body of {} has {}, parted by blank lines",
                        text.name,
                        body.paragraphs.len()
                    )),
                );
            }
        }
        for quote in &report.quotes {
            quotation::check(&body, report, &quote.text, found);
        }
        copied(&own, report, found);
    }
}

/// Every run of words that is long enough to have been copied.
fn runs(body: &Body) -> HashSet<Vec<String>> {
    body.paragraphs
        .iter()
        .flat_map(|paragraph| {
            words(paragraph)
                .windows(COPIED)
                .map(<[String]>::to_vec)
                .collect::<Vec<_>>()
        })
        .collect()
}

fn copied(own: &HashSet<Vec<String>>, report: &EventReport, found: &mut Vec<Diagnostic>) {
    let texts = [
        ("headline", &report.headline),
        ("summary", &report.summary),
        ("note", &report.note),
        ("topic", &report.topic),
    ];
    for (name, text) in texts {
        let Some(text) = text else { continue };
        let run = words(&plain(&text.value))
            .windows(COPIED)
            .find(|run| own.contains(*run))
            .map(|run| run.join(" "));
        if let Some(run) = run {
            found.push(
                Diagnostic::warning(
                    "copied",
                    format!(
                        "`{name}` of `{}` repeats the article word for word",
                        report.id.value
                    ),
                )
                .at(text.spot, "")
                .note(format!("“{run}”"))
                .help("tell it in your own words, or make it a `quote`"),
            );
        }
    }
}

fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric() && c != '\'')
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}
