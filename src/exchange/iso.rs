//! Dates for formats that know only ISO 8601.

use crate::model::{Moment, Precision, When};

/// First and last date of an event, each as fine as it is known; `None` where it is
/// open, or outside the years 1 to 9999.
pub(super) fn bounds(when: &When) -> (Option<String>, Option<String>) {
    (
        when.earliest.and_then(|at| point(when.precision, at)),
        when.latest.and_then(|at| point(when.precision, at)),
    )
}

/// One date of a precision: `2014`, `2024-07`, `2025-04-24`, or a time with its offset.
fn point(precision: Precision, at: Moment) -> Option<String> {
    let text = at.to_string();
    let plain = text.starts_with(|c: char| c.is_ascii_digit()) && !text.starts_with("0000");
    let length = match precision {
        Precision::Instant => text.len(),
        Precision::Year => 4,
        Precision::Month => 7,
        Precision::PartOfDay | Precision::Day | Precision::Range | Precision::Open => 10,
    };
    text.get(..length).filter(|_| plain).map(str::to_owned)
}
