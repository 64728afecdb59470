//! What is said of lines that are not TOML, and how to mend them.

use toml::de::Error;

use crate::compile::diagnostic::Diagnostic;
use crate::compile::files::{File, Spot};
use crate::compile::reader::Reader;

/// Tells of each line that could not be read, once.
pub(super) fn tell(reader: &mut Reader, file: &File, errors: &[Error]) {
    let mut header: Option<&str> = None;
    let mut told: Option<usize> = None;
    let mut errors: Vec<&Error> = errors.iter().collect();
    errors.sort_by_key(|error| error.span().map(|span| span.start));
    for error in errors {
        let spot = Spot::new(reader.file, error.span().unwrap_or(0..0));
        let at = spot.start as usize;
        let before = file.text.get(..at).unwrap_or_default();
        let name = file.text.get(spot.range()).unwrap_or_default();
        let line = before.rfind('\n').map_or(0, |end| end + 1);
        let twice = error.message() == "duplicate key";
        let is_header = before.ends_with('[');
        if twice && header.is_some() && !is_header {
            // It has the fields of the first because its header is there twice.
            continue;
        }
        header = if twice {
            is_header.then_some(name)
        } else {
            header
        };
        // What else is wrong in a line mostly follows from the first.
        if told.replace(line) == Some(line) {
            continue;
        }
        let mut said = Diagnostic::error("bad-toml", "this is not TOML".to_owned())
            .at(spot, error.message().replace('\n', ", "));
        if let Some(first) = twice.then(|| stands(before, name, is_header)).flatten() {
            let first = Spot::new(reader.file, first..first + name.len());
            said = said.at(first, "it stands here already");
        }
        reader.report(said.help(match header {
            Some("event") if twice => "each event begins with `[[event]]`, in two brackets",
            Some(_) if twice => "make one of the two, or give one another name",
            _ if twice => "make one line of the two",
            _ => {
                let part = |range| file.text.get(range).unwrap_or_default();
                help(error.message(), part(line..at), part(at..file.text.len()))
            }
        }));
    }
}

/// How to mend a line, by what is told of it and what stands in it before the place and from there.
fn help(message: &str, before: &str, from: &str) -> &'static str {
    if message.contains("expected day between") {
        "this month has no such day; check it against the source"
    } else if message.contains("expected month between") {
        "no such month; a date is year, month and day: 2025-04-24"
    } else if message.starts_with("invalid date") {
        "a date that is no whole day stands in quotation marks: \"2024-07\""
    } else if message.starts_with("missing escaped value") {
        "a backslash within a text is written twice: `\\\\`"
    } else if from.starts_with(['“', '”', '„', '«', '‘', '’']) {
        "texts stand in straight quotation marks: \"…\""
    } else if from.starts_with(|c: char| c.is_whitespace() && !c.is_ascii()) {
        "this is a blank of another kind; type a plain one in its place"
    } else if message.starts_with("unexpected key or value") && before.contains('"') {
        "a quotation mark within a text is written `\\\"`, or as “ and ”"
    } else {
        "a line is `name = value`, and texts stand in quotation marks"
    }
}

/// Where a name stands last as a header or before a `=`.
fn stands(text: &str, name: &str, is_header: bool) -> Option<usize> {
    let begins = text.rmatch_indices(name).map(|(at, _)| at);
    begins.into_iter().find(|at| {
        let (before, after) = (text.get(..*at), text.get(*at + name.len()..));
        let (Some(before), Some(after)) = (before, after) else {
            return false;
        };
        let line = before.rsplit('\n').next().unwrap_or_default().trim();
        if is_header {
            line == "[" && after.starts_with(']')
        } else {
            line.is_empty() && after.trim_start_matches([' ', '\t']).starts_with('=')
        }
    })
}
