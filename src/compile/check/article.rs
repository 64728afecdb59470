//! With the article's text at hand: are the quotations in it, word for word, in the
//! paragraphs named, and is everything else in words of our own?

use std::collections::{HashMap, HashSet};

use sha2::{Digest, Sha256};

use crate::compile::compiler::World;
use crate::compile::diagnostic::Diagnostic;
use crate::compile::files::{At, Spot};
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
    /// The whole text; paragraphs are parted by empty lines.
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
                        .suggest(id, names),
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
    let own: HashSet<Vec<String>> = body.runs();
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
                        "the body of {} has {}",
                        text.name,
                        body.paragraphs.len()
                    )),
                );
            }
        }
        for quote in &report.quotes {
            quotation(&body, report, &quote.text, found);
        }
        copied(&own, report, found);
    }
}

/// The paragraphs of an article's body, made plain.
struct Body {
    paragraphs: Vec<String>,
    name: String,
}

impl Body {
    fn new(article: &Article, text: &ArticleText, found: &mut Vec<Diagnostic>) -> Option<Self> {
        let mut paragraphs: Vec<String> = text
            .text
            .replace("\r\n", "\n")
            .split("\n\n")
            .map(plain)
            .filter(|paragraph| !paragraph.is_empty())
            .collect();
        if let Some(words) = &article.source.first_words {
            let begin = plain(&words.value);
            let Some(at) = paragraphs.iter().position(|p| p.starts_with(&begin)) else {
                found.push(
                    Diagnostic::error("no-first-words", "no paragraph begins with these words")
                        .at(words.spot, "")
                        .help(format!("copy the first words of the body of {}", text.name)),
                );
                return None;
            };
            paragraphs.drain(..at);
        }
        Some(Self {
            paragraphs,
            name: text.name.clone(),
        })
    }

    /// Every run of words that is long enough to have been copied.
    fn runs(&self) -> HashSet<Vec<String>> {
        self.paragraphs
            .iter()
            .flat_map(|paragraph| {
                words(paragraph)
                    .windows(COPIED)
                    .map(<[String]>::to_vec)
                    .collect::<Vec<_>>()
            })
            .collect()
    }
}

fn quotation(body: &Body, report: &EventReport, quote: &At<String>, found: &mut Vec<Diagnostic>) {
    let pieces: Vec<String> = quote
        .value
        .split("[…]")
        .flat_map(|piece| piece.split("[...]"))
        .map(|piece| plain(piece).trim_end_matches(['.', ',']).to_owned())
        .filter(|piece| !piece.is_empty())
        .collect();
    let holds = |text: &str| {
        let mut from = 0;
        pieces.iter().all(|piece| {
            let Some(at) = text.get(from..).and_then(|rest| rest.find(piece.as_str())) else {
                return false;
            };
            from += at + piece.len();
            true
        })
    };
    let places: Vec<usize> = (1..=body.paragraphs.len())
        .filter(|number| body.paragraphs.get(number - 1).is_some_and(|p| holds(p)))
        .collect();
    if places.is_empty() {
        if !holds(&body.paragraphs.join(" ")) {
            found.push(not_in(
                body,
                quote,
                pieces.first().map_or("", String::as_str),
            ));
        }
        return;
    }
    let named: HashMap<usize, Spot> = report
        .paragraphs
        .iter()
        .map(|number| (number.value as usize, number.spot))
        .collect();
    if !named.is_empty() && !places.iter().any(|place| named.contains_key(place)) {
        let spot = report
            .paragraphs
            .first()
            .map_or(quote.spot, |number| number.spot);
        let list: Vec<String> = places.iter().map(usize::to_string).collect();
        found.push(
            Diagnostic::error(
                "wrong-paragraph",
                format!("this quotation is in paragraph {}", list.join(" and ")),
            )
            .at(quote.spot, "")
            .at(spot, "not here")
            .help(format!("write `paragraphs = [{}]`", list.join(", "))),
        );
    }
}

/// Says how far the article has the words, which is where the slip is.
fn not_in(body: &Body, quote: &At<String>, piece: &str) -> Diagnostic {
    let diagnostic = Diagnostic::error(
        "not-verbatim",
        format!("these words are not in {}", body.name),
    )
    .at(quote.spot, "");
    let ends: Vec<usize> = piece
        .match_indices(' ')
        .map(|(at, _)| at)
        .chain([piece.len()])
        .collect();
    let longest = ends.iter().rev().find_map(|end| {
        let start = piece.get(..*end)?;
        let paragraph = body.paragraphs.iter().find(|p| p.contains(start))?;
        Some((start, paragraph))
    });
    let Some((start, paragraph)) = longest.filter(|(start, _)| start.contains(' ')) else {
        return diagnostic.help("copy the words from the article, or tell them in `summary`");
    };
    let next: Vec<&str> = paragraph
        .find(start)
        .and_then(|at| paragraph.get(at + start.len()..))
        .unwrap_or_default()
        .split_whitespace()
        .take(4)
        .collect();
    let last: Vec<&str> = start.split(' ').rev().take(4).collect();
    let last: Vec<&str> = last.into_iter().rev().collect();
    diagnostic.help(format!(
        "after “{}” the article goes on “{}”",
        last.join(" "),
        next.join(" ")
    ))
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

/// One kind of blank, quotation mark, apostrophe and dash, so that typography does not count.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '‘' | '’' | 'ʼ' | '‛' | '`' | '´' => plain.push('\''),
            '“' | '”' | '„' | '‟' | '«' | '»' => plain.push('"'),
            '–' | '—' | '‑' | '‐' | '−' => plain.push('-'),
            '…' => plain.push_str("..."),
            '\u{ad}' | '\u{200b}' | '\u{feff}' => {}
            c if c.is_whitespace() => {
                if !plain.is_empty() && !plain.ends_with(' ') {
                    plain.push(' ');
                }
            }
            c => plain.push(c),
        }
    }
    plain.trim_end().to_owned()
}

fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric() && c != '\'')
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typography_does_not_count() {
        assert_eq!(plain(" It’s\u{a0}“so”…\n – now "), "It's \"so\"... - now");
    }
}
