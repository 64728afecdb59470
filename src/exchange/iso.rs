//! Dates for formats that know only ISO 8601.

use chrono::{Datelike, NaiveDate};

use crate::model::{Moment, Precision, When};

/// First and last date of an event, each as fine as it is known; `None` where it is
/// open, or outside the years 1 to 9999.
pub(super) fn bounds(when: &When) -> (Option<String>, Option<String>) {
    let (first, last) = grains(when);
    (
        when.earliest.and_then(|at| point(first, at)),
        when.latest.and_then(|at| point(last, at)),
    )
}

/// How much of a date is known.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Grain {
    Year,
    Month,
    Day,
    Time,
}

/// One date: `2014`, `2024-07`, `2025-04-24`, or a time with its offset.
fn point(grain: Grain, at: Moment) -> Option<String> {
    let text = at.to_string();
    let plain = text.starts_with(|c: char| c.is_ascii_digit()) && !text.starts_with("0000");
    let length = match grain {
        Grain::Year => 4,
        Grain::Month => 7,
        Grain::Day => 10,
        Grain::Time => text.len(),
    };
    text.get(..length).filter(|_| plain).map(str::to_owned)
}

/// How fine the two ends are. The days in which an interval begins and ends are there in any
/// case; that somebody gave them, its EDTF tells, or that they are no ends of months and years.
fn grains(when: &When) -> (Grain, Grain) {
    let one = match when.precision {
        Precision::Instant => Grain::Time,
        Precision::PartOfDay | Precision::Day => Grain::Day,
        Precision::Month => Grain::Month,
        Precision::Year => Grain::Year,
        Precision::Range | Precision::Open => {
            let interval = when.edtf.trim_matches(['[', ']', '{', '}']);
            let ends = interval
                .split_once('/')
                .or_else(|| interval.split_once(".."));
            let (first, last) = ends.unwrap_or_default();
            let rest = whole(when);
            return (
                written(first).unwrap_or(rest),
                written(last).unwrap_or(rest),
            );
        }
    };
    (one, one)
}

/// How fine one end of an interval is in EDTF; `None` for an open one.
fn written(end: &str) -> Option<Grain> {
    // A year before Christ begins with a dash.
    let sign = |c: char| matches!(c, '~' | '?' | '%' | '-');
    let has_digit = |part: &str| part.contains(|c: char| c.is_ascii_digit());
    let mut parts = end.trim_start_matches(sign).split('-');
    parts.next().filter(|year| has_digit(year))?;
    // Of an unspecified part, as in `2004-XX`, no more is known than of those before it.
    let known = parts.take_while(|part| has_digit(part) && !part.contains('X'));
    Some(match known.count() {
        0 => Grain::Year,
        1 => Grain::Month,
        _ => Grain::Day,
    })
}

/// The largest unit that begins and ends with the interval: of `199X` years, of a season months.
fn whole(when: &When) -> Grain {
    let first = when.earliest.and_then(Moment::date);
    let after = when.latest.and_then(Moment::date);
    let after = after.and_then(|last| last.succ_opt());
    let begins = |is: fn(NaiveDate) -> bool| first.is_some_and(is) && after.is_some_and(is);
    if begins(|day| day.ordinal() == 1) {
        Grain::Year
    } else if begins(|day| day.day() == 1) {
        Grain::Month
    } else {
        Grain::Day
    }
}
