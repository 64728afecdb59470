//! Dates in words, for formats that have one line for them.

use crate::model::{Precision, When};
use crate::text::{DatePhrase, Words};

/// A date and how fine it is, which those of a whole unit say by themselves:
/// `24 April 2025, early hours`, `July 2024`, `from 25 April 2025, planned, no date`.
pub(super) fn date(words: &Words, when: &When) -> String {
    let DatePhrase {
        date, precision, ..
    } = DatePhrase::new(words, when);
    match when.precision {
        Precision::Year | Precision::Month | Precision::Day => date,
        _ => [date, precision].join(", "),
    }
}
