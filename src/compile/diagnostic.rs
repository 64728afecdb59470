//! What is said about a mistake: where it is, what is wrong, how to mend it.

use std::collections::BTreeSet;

use super::files::{File, Spot};

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// No timeline is written.
    Error,
    /// The timeline is written; a look is advised.
    Warning,
}

/// A place that a message points at, with a few words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Where.
    pub spot: Spot,
    /// What is there; may be empty for the main place.
    pub text: String,
}

/// One finding about the editor's files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// How grave it is.
    pub severity: Severity,
    /// A stable name, such as `unknown-field`.
    pub code: &'static str,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// Where; the first is the main place. Empty if it concerns no place in a file.
    pub labels: Vec<Label>,
    /// Facts that help to understand it.
    pub notes: Vec<String>,
    /// How to mend it.
    pub help: Vec<String>,
}

impl Diagnostic {
    /// What is wrong, so that no timeline is written.
    pub fn error(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, code, message.into())
    }

    /// What is doubtful.
    pub fn warning(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, code, message.into())
    }

    fn new(severity: Severity, code: &'static str, message: String) -> Self {
        Self {
            severity,
            code,
            message,
            labels: Vec::new(),
            notes: Vec::new(),
            help: Vec::new(),
        }
    }

    /// Points at a place; the first call gives the main one.
    pub(crate) fn at(mut self, spot: Spot, text: impl Into<String>) -> Self {
        self.labels.push(Label {
            spot,
            text: text.into(),
        });
        self
    }

    pub(crate) fn note(mut self, note: impl Into<String>) -> Self {
        self.notes.push(note.into());
        self
    }

    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help.push(help.into());
        self
    }

    /// Adds `did you mean …?` if a known name is near the one written.
    pub(crate) fn suggest<'n>(
        self,
        written: &str,
        known: impl IntoIterator<Item = &'n str>,
    ) -> Self {
        self.meant(nearest(written, known))
    }

    /// Adds `did you mean …?` with a name, if there is one.
    pub(crate) fn meant(self, name: Option<&str>) -> Self {
        match name {
            Some(name) => self.help(format!("did you mean `{name}`?")),
            None => self,
        }
    }
}

/// The known name nearest to one that was written, if any is near.
pub(crate) fn nearest<'n>(
    written: &str,
    known: impl IntoIterator<Item = &'n str>,
) -> Option<&'n str> {
    // Names are short; a long one is a mistake of another kind.
    if written.len() > 80 {
        return None;
    }
    known
        .into_iter()
        .filter(|name| name.len().abs_diff(written.len()) <= written.len() / 2 + 2)
        .map(|name| (strsim::damerau_levenshtein(written, name), name))
        .filter(|(distance, name)| {
            let longer = written.chars().count().max(name.chars().count());
            let slips = match longer {
                0..=3 => 1,
                4..=8 => 2,
                _ => longer / 4,
            };
            *distance <= slips && *distance < longer
        })
        .min()
        .map(|(_, name)| name)
}

/// What is said of something that is not there.
const LACKS: &[&str] = &["missing-field", "no-evidence", "no-speaker", "says-nothing"];

/// What is said of a name that nothing declares, where a file of that path would.
fn undeclared(path: &str) -> &'static str {
    match path {
        "timeline.toml" => "unknown-kind",
        "people.toml" => "unknown-person",
        "places.toml" => "unknown-place",
        _ => "unknown-event",
    }
}

/// Leaves out what follows from a value that is not TOML: what was found in it, what its file
/// seems to lack, and that nothing declares a name which stands in it.
pub(crate) fn leave_out_what_follows(found: &mut Vec<Diagnostic>, files: &[File]) {
    let place = |d: &Diagnostic| d.labels.first().map(|label| label.spot);
    let unread: Vec<Spot> = found
        .iter()
        .filter(|d| d.code == "bad-toml")
        .filter_map(place)
        .collect();
    let text = |spot: Spot| {
        let text = &files.get(spot.file as usize)?.text;
        text.get(spot.start as usize..spot.end as usize)
    };
    let broken: BTreeSet<u32> = unread.iter().map(|spot| spot.file).collect();
    let declares = |code: &str, name: &str| {
        let mut files = broken
            .iter()
            .filter_map(|number| files.get(*number as usize));
        files.any(|file| undeclared(&file.path) == code && file.text.contains(name))
    };
    let follows = |d: &Diagnostic| {
        let Some(spot) = place(d) else { return false };
        let name = text(spot).unwrap_or_default();
        if declares(d.code, name.trim_matches(['"', '\''])) {
            return true;
        }
        let mut bad = unread.iter().filter(|bad| bad.file == spot.file);
        bad.any(|bad| LACKS.contains(&d.code) || (bad.start <= spot.end && spot.start <= bad.end))
    };
    found.retain(|d| d.code == "bad-toml" || !follows(d));
}

/// Orders findings by place, errors and warnings together, as a reader goes through a file.
pub(crate) fn sort(diagnostics: &mut [Diagnostic]) {
    diagnostics.sort_by(|a, b| {
        let place = |d: &Diagnostic| d.labels.first().map(|label| label.spot);
        (place(a), a.severity, a.code, &a.message).cmp(&(place(b), b.severity, b.code, &b.message))
    });
}
