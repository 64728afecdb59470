//! Parts of the day, and the night from one day to the next.

use std::ops::Range;

use crate::model::{PartOfDay, Precision};

use super::literal::literal;
use super::phrase::NotAPhrase;
use super::span::Span;
use super::tokens::Words;

/// `early hours of`, `in the morning of`.
pub(super) fn part_of_day(words: &mut Words<'_>) -> Option<PartOfDay> {
    const PARTS: &[(&[&str], PartOfDay)] = &[
        (&["early", "hours"], PartOfDay::EarlyHours),
        (&["early-hours"], PartOfDay::EarlyHours),
        (&["morning"], PartOfDay::Morning),
        (&["midday"], PartOfDay::Midday),
        (&["noon"], PartOfDay::Midday),
        (&["afternoon"], PartOfDay::Afternoon),
        (&["evening"], PartOfDay::Evening),
        (&["night"], PartOfDay::Night),
    ];
    let mut ahead = words.clone();
    ahead.take(&["in"]);
    ahead.take(&["the"]);
    let (_, part) = PARTS.iter().find(|(name, _)| ahead.take(name))?;
    if !ahead.take(&["of"]) {
        return None;
    }
    *words = ahead;
    Some(*part)
}

/// Of a night from one day to the next, `23 to 24 April 2025` or `2025-04-23/2025-04-24`, the day
/// on which it begins; `None` if only one day is named.
pub(super) fn night(
    part: PartOfDay,
    text: &str,
    days: Range<usize>,
) -> Option<Result<Span, NotAPhrase>> {
    let written = text.get(days.clone())?;
    let (first, last) = [" to ", "/", "–"]
        .into_iter()
        .find_map(|between| written.split_once(between))
        .filter(|_| part == PartOfDay::Night)?;
    let day = |text: &str| {
        let span = literal(text).ok()?;
        (span.grain == Precision::Day).then(|| span.first_day())?
    };
    let last_day = day(last.trim())?;
    // The first day leaves out the month and the year that it shares with the last.
    let shared = last.trim().split(' ').collect::<Vec<_>>();
    let first_day = (0..=shared.len()).find_map(|from| {
        let rest = shared.get(from..).unwrap_or_default();
        day([&[first.trim()], rest].concat().join(" ").trim())
    });
    Some(if first_day == Some(last_day - 1) {
        Ok(Span::of_day(last_day - 1))
    } else {
        Err(NotAPhrase {
            at: days,
            what: "a night goes from one day to the next".into(),
            help: Some("write \"night of 23 to 24 April 2025\", or \"night of 2025-04-23\""),
        })
    })
}
