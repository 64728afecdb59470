//! Dates for formats that know only ISO 8601.

use crate::model::{Moment, Precision, When};

/// First and last date of an event, each as fine as it is known; `None` where it is
/// open, or outside the years 1 to 9999.
pub(super) fn bounds(when: &When) -> (Option<String>, Option<String>) {
    let (first, last) = match when.precision {
        // The days in which an interval begins and ends are there in any case; whether somebody
        // gave them, its EDTF tells.
        Precision::Range | Precision::Open => ends(&when.edtf),
        precision => (precision, precision),
    };
    let end = match when.precision {
        // A night reaches into the day after the one by which it is named.
        Precision::PartOfDay => when.earliest,
        _ => when.latest,
    };
    (
        when.earliest.and_then(|at| point(first, at)),
        end.and_then(|at| point(last, at)),
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

/// How fine the first and the last date of an interval or a set are in EDTF.
fn ends(edtf: &str) -> (Precision, Precision) {
    let dates = edtf.trim_matches(['[', ']', '{', '}']);
    let mut dates = dates.split(['/', '.', ',']).map(written);
    let first = dates.next().unwrap_or_default();
    (first, dates.next_back().unwrap_or(first))
}

/// How fine a date is in EDTF, where `1X` is a part of it and `XX` is none.
fn written(date: &str) -> Precision {
    // A year before Christ begins with a dash.
    let parts = date.trim_start_matches(['~', '?', '%', '-']).split('-');
    let has_digit = |part: &&str| part.contains(|c: char| c.is_ascii_digit());
    match parts.take_while(has_digit).count() {
        1 => Precision::Year,
        2 => Precision::Month,
        _ => Precision::Day,
    }
}
