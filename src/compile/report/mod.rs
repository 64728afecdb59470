//! The editor's files as structs, still in the editor's terms, each value with its place.

mod article;
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
    let mut second_event = false;
    for error in &errors {
        let spot = Spot::new(number, error.span().unwrap_or(0..0));
        let twice = error.message() == "duplicate key";
        let header = twice
            && file
                .text
                .get(..spot.start as usize)
                .is_some_and(|t| t.ends_with('['));
        if twice && second_event && !header {
            // It has the fields of the first because its header is wrong.
            continue;
        }
        second_event = header && file.text.get(spot.range()) == Some("event");
        let help = if second_event {
            "each event begins with `[[event]]`, in two brackets"
        } else if error.message().starts_with("invalid date") {
            "a date that is no whole day stands in quotation marks: \"2024-07\""
        } else {
            "a line is `name = value`, and texts stand in quotation marks"
        };
        reader.report(
            Diagnostic::error("bad-toml", "this is not TOML".to_owned())
                .at(spot, error.message().replace('\n', ", "))
                .help(help),
        );
    }
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
