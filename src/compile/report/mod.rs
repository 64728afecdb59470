//! The editor's files as structs, still in the editor's terms, each value with its place.

mod article;
mod bad_toml;
mod event;
mod lists;

pub(crate) use article::{Article, SourceReport};
pub(crate) use event::{EventReport, QuoteReport};
pub(crate) use lists::{Header, Listed};

use super::diagnostic::Diagnostic;
use super::files::{File, Spot};
use super::reader::Reader;

/// One file, read.
pub(crate) enum Part {
    Header(Box<Header>),
    People(Vec<Listed>),
    Places(Vec<Listed>),
    Article(Box<Article>),
}

/// Reads one file; which kind it is follows from its path.
pub(crate) fn read(file: &File, number: u32) -> (Option<Part>, Vec<Diagnostic>) {
    let mut reader = Reader::new(number);
    let (document, errors) = toml::de::DeTable::parse_recoverable(&file.text);
    bad_toml::tell(&mut reader, file, &errors);
    let table = document.get_ref();
    let whole = Spot::new(number, 0..0);
    let part = match file.path.as_str() {
        "timeline.toml" => {
            lists::header(&mut reader, table, whole).map(|h| Part::Header(Box::new(h)))
        }
        "people.toml" => Some(Part::People(lists::people(&mut reader, table))),
        "places.toml" => Some(Part::Places(lists::places(&mut reader, table))),
        path => Some(Part::Article(Box::new(article::read(
            &mut reader,
            table,
            whole,
            path,
        )))),
    };
    if !errors.is_empty() {
        // What follows from a line that could not be read is not the editor's mistake.
        reader.found.retain(|found| found.code == "bad-toml");
    }
    (part, reader.found)
}
