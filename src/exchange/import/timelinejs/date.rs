//! A date's fields in TimelineJS: which of them are there tells how fine it is.

use chrono::{Datelike, NaiveDate};
use serde_json::Value;

/// A date as its fields have it, before it is known to be one of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Date {
    /// As EDTF counts: 0 is 1 BC.
    pub(super) year: i64,
    pub(super) month: Option<u32>,
    pub(super) day: Option<u32>,
    /// Hour, minute, second.
    pub(super) time: Option<[u32; 3]>,
    /// TimelineJS shows no time of zeros unless they are texts.
    shows_time: bool,
}

/// How fine a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Grain {
    Year,
    Month,
    Day,
    Time,
}

impl Date {
    /// Reads the fields, and tells those that are left out. Without a year there is no date.
    pub(super) fn read(fields: &Value, told: &mut Vec<String>) -> Option<Self> {
        let year = match whole(fields, "year") {
            Ok(Some(year)) => year,
            Ok(None) => {
                told.push("there is no year".into());
                return None;
            }
            Err(text) => {
                told.push(format!("the year `{text}` is no whole number"));
                return None;
            }
        };
        if year == 0 {
            told.push("there is no year 0, and 1 BC is put there".into());
        }
        // TimelineJS shows -44 as 44 BCE, which is -43 where there is a year 0.
        let year = if year < 0 { year + 1 } else { year };
        let (month, day) = month_and_day(fields, year, told);
        let (time, shows_time) = clock(fields, day.is_some(), told);
        Some(Self {
            year,
            month,
            day,
            time,
            shows_time,
        })
    }

    /// As fine as TimelineJS shows it by itself.
    pub(super) fn as_shown(self) -> Self {
        self.cut(if self.shows_time {
            Grain::Time
        } else {
            Grain::Day
        })
    }

    /// No finer than this.
    pub(super) fn cut(self, grain: Grain) -> Self {
        Self {
            month: self.month.filter(|_| grain >= Grain::Month),
            day: self.day.filter(|_| grain >= Grain::Day),
            time: self.time.filter(|_| grain >= Grain::Time),
            ..self
        }
    }

    /// As an editor writes it.
    pub(super) fn edtf(self) -> String {
        let mut text = edtf_year(self.year);
        for part in [self.month, self.day].into_iter().flatten() {
            text += &format!("-{part:02}");
        }
        match self.time {
            None => text,
            Some([hour, minute, 0]) => format!("{text}T{hour:02}:{minute:02}"),
            Some([hour, minute, second]) => format!("{text}T{hour:02}:{minute:02}:{second:02}"),
        }
    }

    /// The year as people count it, without the words for the era.
    pub(super) fn year_shown(self) -> u64 {
        if self.year > 0 {
            self.year.unsigned_abs()
        } else {
            self.year.abs_diff(1)
        }
    }

    /// The last day that it can mean.
    pub(super) fn last_day(self) -> Option<NaiveDate> {
        let year = i32::try_from(self.year).ok()?;
        let month = self.month.unwrap_or(12);
        let day = |day| NaiveDate::from_ymd_opt(year, month, day);
        match self.day {
            Some(known) => day(known),
            None => (28..=31).rev().find_map(day),
        }
    }

    /// The day of the week, Monday 0, of what is a day.
    pub(super) fn weekday(self) -> Option<u32> {
        self.day?;
        Some(self.last_day()?.weekday().num_days_from_monday())
    }
}

pub(super) fn edtf_year(year: i64) -> String {
    let sign = if year < 0 { "-" } else { "" };
    match year.unsigned_abs() {
        short @ 0..=9999 => format!("{sign}{short:04}"),
        long => format!("Y{sign}{long}"),
    }
}

/// Month and day, as far as they go together.
fn month_and_day(fields: &Value, year: i64, told: &mut Vec<String>) -> (Option<u32>, Option<u32>) {
    let mut ignored = |part: &str, why: &str| {
        let value = fields.get(part).map(shown).unwrap_or_default();
        told.push(format!("the {part} `{value}` is ignored{why}"));
    };
    let month = part_of(fields, "month", 1..=12);
    if month.is_err() {
        ignored("month", "");
    }
    let mut month = month.ok().flatten();
    if month.is_some() && year.unsigned_abs() > 9999 {
        ignored("month", ", as EDTF has years alone beyond 9999");
        month = None;
    }
    match (month, part_of(fields, "day", 1..=31)) {
        (Some(_), Ok(day)) => return (month, day),
        (None, Ok(None)) => {}
        (None, Ok(Some(_))) => ignored("day", ", as there is no month for it"),
        (_, Err(_)) => ignored("day", ""),
    }
    (month, None)
}

/// The time of a day, and whether TimelineJS shows it.
fn clock(fields: &Value, of_day: bool, told: &mut Vec<String>) -> (Option<[u32; 3]>, bool) {
    let parts = [("hour", 23), ("minute", 59), ("second", 59)];
    let time = parts.map(|(part, last)| part_of(fields, part, 0..=last));
    let texts = parts
        .iter()
        .any(|(part, _)| fields.get(*part).is_some_and(Value::is_string));
    match time {
        [Ok(None), Ok(None), Ok(None)] => (None, false),
        [Ok(Some(hour)), Ok(minute), Ok(second)] if of_day => {
            let time = [hour, minute.unwrap_or(0), second.unwrap_or(0)];
            (Some(time), texts || time != [0; 3])
        }
        _ => {
            let parts = parts.iter().filter_map(|(part, _)| fields.get(*part));
            let parts: Vec<String> = parts.map(shown).collect();
            told.push(format!("the time `{}` is ignored", parts.join(":")));
            (None, false)
        }
    }
}

/// A field within its limits. A month or a day that is 0 is not there for TimelineJS either.
fn part_of(
    fields: &Value,
    part: &str,
    limits: std::ops::RangeInclusive<i64>,
) -> Result<Option<u32>, String> {
    match whole(fields, part)? {
        None => Ok(None),
        Some(0) if *limits.start() == 1 => Ok(None),
        Some(value) if limits.contains(&value) => Ok(u32::try_from(value).ok()),
        Some(value) => Err(value.to_string()),
    }
}

/// A whole number, which may be written as a text or with zeros behind a point, as
/// spreadsheets and their readers do; `Err` has what is none.
fn whole(fields: &Value, part: &str) -> Result<Option<i64>, String> {
    let Some(value) = fields.get(part).filter(|value| !value.is_null()) else {
        return Ok(None);
    };
    let text = shown(value);
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let number = match text.split_once('.') {
        Some((number, zeros)) if zeros.bytes().all(|digit| digit == b'0') => number,
        _ => text,
    };
    number.parse().map(Some).map_err(|_| text.to_owned())
}

fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
