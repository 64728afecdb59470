//! A file in `articles/`: one source and what it reports.

use toml::de::{DeTable, DeValue};

use crate::compile::diagnostic::Diagnostic;
use crate::compile::fields::{ARTICLE, SOURCE};
use crate::compile::files::{At, Spot};
use crate::compile::reader::{Reader, slug};
use crate::model::linkable;

use super::event::{self, EventReport};

/// One article with its events.
#[derive(Default)]
pub(crate) struct Article {
    pub(crate) source: SourceReport,
    pub(crate) events: Vec<EventReport>,
}

/// `[source]`.
#[derive(Default)]
pub(crate) struct SourceReport {
    pub(crate) id: At<String>,
    pub(crate) title: String,
    pub(crate) publisher: String,
    /// `YYYY-MM-DD`; empty if it could not be read.
    pub(crate) published: At<String>,
    pub(crate) url: Option<String>,
    pub(crate) sha256: Option<At<String>>,
    pub(crate) first_words: Option<At<String>>,
}

pub(crate) fn read(reader: &mut Reader, table: &DeTable<'_>, spot: Spot, path: &str) -> Article {
    let t = reader.open(table, spot, "an article", ARTICLE);
    let source = match t.value("source") {
        None => SourceReport::default(),
        Some(value) => match value.get_ref() {
            DeValue::Table(table) => source(reader, table, reader.spot(value), path),
            _ => {
                reader.wrong_type("source", "a table, `[source]`", value);
                SourceReport::default()
            }
        },
    };
    let events = t.each(reader, "event", |reader, name, value| {
        let DeValue::Table(table) = value.get_ref() else {
            reader.wrong_type(name, "a table, `[[event]]`", value);
            return None;
        };
        let spot = reader.spot(value);
        event::read(reader, table, spot)
    });
    Article { source, events }
}

fn source(reader: &mut Reader, table: &DeTable<'_>, spot: Spot, path: &str) -> SourceReport {
    let t = reader.open(table, spot, "[source]", SOURCE);
    let id = t.slug(reader, "id").unwrap_or_else(|| {
        let stem = path.rsplit('/').next().unwrap_or(path);
        At {
            value: slug(stem.strip_suffix(".toml").unwrap_or(stem)),
            spot,
        }
    });
    if id.value.is_empty() && t.value("id").is_none() {
        reader.report(
            Diagnostic::error(
                "missing-field",
                "this file's name has no letters a–z or digits for the source's `id`",
            )
            .at(spot, "`id` is missing here")
            .help("add a short name of small letters, digits and hyphens: id = \"world-news-25-april\""),
        );
    }
    // Windows prints it in capitals.
    let small = |sum: At<String>| sum.map(|sum| sum.to_ascii_lowercase());
    let sha256 = t.text(reader, "sha256").map(small);
    if let Some(sum) = &sha256 {
        let good = sum.value.len() == 64
            && sum
                .value
                .bytes()
                .all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        if !good {
            reader.report(
                Diagnostic::error("bad-sha256", "`sha256` must be 64 digits 0–9 and a–f")
                    .at(sum.spot, "")
                    .help("`sha256sum article.txt` prints it"),
            );
        }
    }
    SourceReport {
        id,
        title: t.text(reader, "title").unwrap_or_default().value,
        publisher: t.text(reader, "publisher").unwrap_or_default().value,
        published: t.day(reader, "published").unwrap_or_default(),
        url: t
            .text(reader, "url")
            .and_then(|url| address(reader, "url", url)),
        sha256,
        first_words: t.text(reader, "first_words"),
    }
}

/// Keeps http(s) and relative addresses; warns of any other and drops it.
pub(super) fn address(reader: &mut Reader, field: &str, url: At<String>) -> Option<String> {
    // Blanks inside are a slip, too, wherever they would lead.
    let whole = linkable(&url.value) == Some(&url.value);
    let blanks = url.value.chars().any(char::is_whitespace);
    if whole && !blanks {
        if is_host(&url.value) {
            reader.report(
                Diagnostic::warning(
                    "no-scheme",
                    format!("`{field}` leads to a file beside the page that shows the chronology"),
                )
                .at(url.spot, "neither http nor https")
                .help(format!("write `https://{}`", url.value))
                .help(format!("if it is a file, write `./{}`", url.value)),
            );
        }
        return Some(url.value);
    }
    let left_out = Diagnostic::warning("unsafe-address", format!("`{field}` is left out"));
    reader.report(if blanks && linkable(&url.value).is_some() {
        left_out
            .at(url.spot, "an address has no blanks")
            .help("leave those out that do not belong to it, and write the others as `%20`")
    } else {
        left_out
            .at(url.spot, "neither http, https nor relative")
            .help("write the address of a web page or of a file beside the page, or leave the line out")
    });
    None
}

/// Whether an address begins as those of hosts do, `www.` or `example.org/`.
fn is_host(address: &str) -> bool {
    let host = address.split_once('/').map(|(host, _)| host);
    let is_host = |host: &str| {
        let names: Vec<&str> = host.split('.').collect();
        let named = names.iter().all(|name| !name.is_empty());
        let last = names.last().copied().unwrap_or_default();
        let top = last.len() > 1 && last.bytes().all(|byte| byte.is_ascii_alphabetic());
        names.len() > 1 && named && top
    };
    address.starts_with("www.") || host.is_some_and(is_host)
}
