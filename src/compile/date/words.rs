//! An interval in English, for the working that readers see.

use chrono::{Datelike, NaiveDate};

use crate::model::{PartOfDay, Precision};

use super::span::{Span, date};

/// `24 April 2025`, `the early hours of 24 April 2025`, `24 or 25 April 2025`, `July 2024`.
pub(crate) fn in_words(span: &Span) -> String {
    let first = span.first_day().and_then(|day| date(day).ok());
    let last = span.last_day().and_then(|day| date(day).ok());
    let text = match (span.grain, first, last) {
        (Precision::Instant, Some(day), _) => {
            let second = span.earliest.unwrap_or(0).rem_euclid(86_400);
            format!(
                "{}, {:02}:{:02}",
                full(day),
                second / 3600,
                second / 60 % 60
            )
        }
        (Precision::PartOfDay, Some(day), _) => {
            let part = span.part.map_or("part", part_words);
            format!("the {part} of {}", full(day))
        }
        (Precision::Month, Some(day), _) => format!("{} {}", month(day), year(day)),
        (Precision::Year, Some(day), _) => year(day),
        (_, Some(a), Some(b)) if a == b => full(a),
        (_, Some(a), Some(b)) => {
            let between = if a.succ_opt() == Some(b) && !span.lasting {
                "or"
            } else {
                "to"
            };
            if (a.year(), a.month()) == (b.year(), b.month()) {
                format!("{} {between} {}", a.day(), full(b))
            } else {
                format!("{} {between} {}", full(a), full(b))
            }
        }
        (_, Some(a), None) => format!("{} or later", full(a)),
        (_, None, Some(b)) => format!("not after {}", full(b)),
        (_, None, None) => "an unknown date".to_owned(),
    };
    if span.approximate {
        format!("about {text}")
    } else {
        text
    }
}

fn part_words(part: PartOfDay) -> &'static str {
    match part {
        PartOfDay::EarlyHours => "early hours",
        PartOfDay::Morning => "morning",
        PartOfDay::Midday => "midday",
        PartOfDay::Afternoon => "afternoon",
        PartOfDay::Evening => "evening",
        PartOfDay::Night => "night",
    }
}

fn full(day: NaiveDate) -> String {
    format!("{} {} {}", day.day(), month(day), year(day))
}

fn month(day: NaiveDate) -> &'static str {
    const NAMES: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    NAMES
        .get(day.month0() as usize)
        .copied()
        .unwrap_or_default()
}

/// The year before 1 is 1 BC.
fn year(day: NaiveDate) -> String {
    match day.year() {
        year @ 1.. => year.to_string(),
        year => format!("{} BC", 1 - i64::from(year)),
    }
}
