//! Other people's data as an editor's folder: a draft to be revised, which compiles.
//!
//! Nothing is made finer than it came: a week stays a week, a guess is called one.

mod acled;
mod gdelt;
mod html;
mod timelinejs;
mod write;

use std::fmt;

pub use acled::acled;
pub use gdelt::gdelt;
pub use timelinejs::timelinejs;

use crate::compile::File;

/// What came of an import.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// The files of the chronology.
    pub files: Vec<File>,
    /// What was left out or is doubtful, for the editor.
    pub warnings: Vec<String>,
}

/// Why nothing could be imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportError(pub(crate) String);

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for ImportError {}

impl ImportError {
    /// Of data in which each record was refused, by what was said of them: the first stands for all.
    fn no_event(warnings: &[String]) -> Self {
        let first = warnings.first().map(|why| format!(": {why}"));
        let more = warnings.len().saturating_sub(1);
        let more = (more > 0).then(|| format!(", and {more} more like it"));
        let why = [first, more].map(Option::unwrap_or_default).concat();
        Self(format!("there is no event in it{why}"))
    }
}

/// A chronology on its way into files.
#[derive(Default)]
struct Draft {
    title: String,
    summary: String,
    /// Kinds beside the known ones: id, label, mark.
    kinds: Vec<(String, String, &'static str)>,
    articles: Vec<DraftArticle>,
    warnings: Vec<String>,
}

/// One source.
#[derive(Default)]
struct DraftArticle {
    title: String,
    publisher: String,
    /// `YYYY-MM-DD`.
    published: String,
    url: String,
    events: Vec<DraftEvent>,
}

/// One event, names in full: the writer gives people and places their short names.
#[derive(Default)]
struct DraftEvent {
    /// Made a good short name, and a unique one, by the writer.
    id: String,
    kind: String,
    /// Empty for what has occurred.
    status: &'static str,
    /// As an editor would write it; empty if nothing is known.
    when: String,
    basis: &'static str,
    note: String,
    headline: String,
    summary: String,
    place: String,
    /// Field and name.
    actors: Vec<(&'static str, String)>,
    quotes: Vec<DraftQuote>,
    figures: Vec<String>,
    locator: String,
}

/// Words of somebody who is named.
struct DraftQuote {
    text: String,
    speaker: String,
    /// How the speaker is named here; empty if as everywhere.
    detail: String,
}
