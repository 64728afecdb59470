//! A point on the calendar with the offset of the place it belongs to.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// Seconds in a civil day.
pub const SECONDS_PER_DAY: i64 = 86_400;

/// A wall-clock time at a place, written as RFC 3339 with its offset.
///
/// The wall clock decides where an event is drawn, so a date without an hour
/// can never slip to another day in a reader's zone. Years outside 0–9999 use
/// the expanded form of ISO 8601 (`-000043-03-15T00:00:00Z`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Moment {
    /// Seconds of the local wall clock since 1970-01-01T00:00, ignoring leap seconds.
    pub civil: i64,
    /// Minutes east of Greenwich, from -1439 to 1439.
    pub offset: i16,
}

impl Moment {
    /// Midnight at the start of a date (month 1 to 12, day 1 to 31) at an offset from UTC in
    /// minutes, or `None` for a day that does not exist, or outside chrono's calendar (about
    /// 262,000 years either way).
    #[must_use]
    pub fn midnight(year: i32, month: u32, day: u32, offset: i16) -> Option<Self> {
        let date = NaiveDate::from_ymd_opt(year, month, day)?;
        Some(Self {
            civil: days_since_epoch(date) * SECONDS_PER_DAY,
            offset,
        })
    }

    /// Seconds since 1970-01-01T00:00Z.
    #[must_use]
    pub fn utc(self) -> i64 {
        self.civil - i64::from(self.offset) * 60
    }

    /// Days of the local calendar since 1970-01-01.
    #[must_use]
    pub fn day(self) -> i64 {
        self.civil.div_euclid(SECONDS_PER_DAY)
    }

    /// The local calendar date, or `None` outside chrono's calendar.
    #[must_use]
    pub fn date(self) -> Option<NaiveDate> {
        date_of_day(self.day())
    }
}

/// Midnight of a day written `YYYY-MM-DD`, as civil seconds.
#[must_use]
pub fn day(text: &str) -> Option<i64> {
    let mut day = text.as_bytes().get(..10)?;
    Some(date(&mut day)?.civil)
}

fn days_since_epoch(date: NaiveDate) -> i64 {
    i64::from(date.num_days_from_ce()) - EPOCH_FROM_CE
}

/// Days from 0001-01-01 (day 1) to 1970-01-01.
const EPOCH_FROM_CE: i64 = 719_163;

/// The date that lies a number of days after 1970-01-01.
pub(crate) fn date_of_day(day: i64) -> Option<NaiveDate> {
    let day = i32::try_from(day.checked_add(EPOCH_FROM_CE)?).ok()?;
    NaiveDate::from_num_days_from_ce_opt(day)
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let date = self.date().ok_or(fmt::Error)?;
        let year = date.year();
        if (0..=9999).contains(&year) {
            write!(f, "{year:04}")?;
        } else {
            let sign = if year < 0 { '-' } else { '+' };
            write!(f, "{sign}{:06}", year.unsigned_abs())?;
        }
        let second = self.civil.rem_euclid(SECONDS_PER_DAY);
        write!(
            f,
            "-{:02}-{:02}T{:02}:{:02}:{:02}",
            date.month(),
            date.day(),
            second / 3600,
            second / 60 % 60,
            second % 60
        )?;
        if self.offset == 0 {
            return f.write_str("Z");
        }
        let sign = if self.offset < 0 { '-' } else { '+' };
        let minutes = self.offset.unsigned_abs();
        write!(f, "{sign}{:02}:{:02}", minutes / 60, minutes % 60)
    }
}

/// The text is not an RFC 3339 time (nor its expanded form).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAMoment;

impl fmt::Display for NotAMoment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected a time with its offset, such as 2025-04-24T00:00:00+03:00")
    }
}

impl FromStr for Moment {
    type Err = NotAMoment;

    fn from_str(text: &str) -> Result<Self, NotAMoment> {
        parse(text.as_bytes()).ok_or(NotAMoment)
    }
}

fn parse(mut text: &[u8]) -> Option<Moment> {
    let midnight = date(&mut text)?;
    sign(&mut text, b"Tt ")?;
    let [hours, minutes, second] = numbers(&mut text, "00:00:00")?;
    let (east, form) = match sign(&mut text, b"Zz+-")? {
        '+' => (1, "00:00"),
        '-' => (-1, "00:00"),
        _ => (0, ""),
    };
    let [of_hours, of_minutes, _] = numbers(&mut text, form)?;
    let clocks = hours.max(of_hours) < 24 && minutes.max(of_minutes) < 60;
    if !clocks || second > 60 || !text.is_empty() {
        return None;
    }
    let seconds = hours * 3600 + minutes * 60 + second.min(59);
    Some(Moment {
        civil: midnight.civil + i64::from(seconds),
        offset: east * (of_hours * 60 + of_minutes) as i16,
    })
}

/// Takes a year, a month and a day from the start of a text: the midnight of that day.
fn date(text: &mut &[u8]) -> Option<Moment> {
    let (years, form) = match sign(text, b"+-") {
        None => (1, "0000-00-00"),
        Some('+') => (1, "000000-00-00"),
        Some(_) => (-1, "000000-00-00"),
    };
    let [year, month, day] = numbers(text, form)?;
    Moment::midnight(years * year as i32, month, day, 0)
}

/// Takes one of these signs from the start of a text, if it begins with one.
fn sign(text: &mut &[u8], signs: &[u8]) -> Option<char> {
    let (first, rest) = text.split_first()?;
    if !signs.contains(first) {
        return None;
    }
    *text = rest;
    Some(char::from(*first))
}

/// Takes what has such a form from the start of a text, in which `0` stands for any digit, and
/// tells its numbers.
fn numbers(text: &mut &[u8], form: &str) -> Option<[u32; 3]> {
    let (given, rest) = text.split_at_checked(form.len())?;
    *text = rest;
    let mut numbers = [0_u32; 3];
    let mut places = numbers.iter_mut();
    let mut number = places.next()?;
    for (byte, form) in given.iter().zip(form.bytes()) {
        if form == b'0' && byte.is_ascii_digit() {
            *number = *number * 10 + u32::from(byte - b'0');
        } else if *byte == form {
            number = places.next()?;
        } else {
            return None;
        }
    }
    Some(numbers)
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl de::Visitor<'_> for Visitor {
            type Value = Moment;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&NotAMoment, f)
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<Moment, E> {
                text.parse().map_err(E::custom)
            }
        }
        deserializer.deserialize_str(Visitor)
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl schemars::JsonSchema for Moment {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Moment".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "A wall-clock time with its offset, RFC 3339; years outside 0 to 9999 have a sign and six digits.",
            "type": "string",
            "pattern": r"^(\d{4}|[+-]\d{6})-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(Z|[+-]\d{2}:\d{2})$",
            "examples": ["2025-04-24T00:00:00+03:00"],
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(text: &str) -> Moment {
        text.parse().unwrap()
    }

    #[test]
    fn a_time_is_written_back_as_it_was_read() {
        for text in [
            "2025-04-24T00:00:00+03:00",
            "1970-01-01T00:00:00Z",
            "2025-04-24T23:59:59-09:30",
            "0001-01-01T00:00:00Z",
            "-000043-03-15T12:00:00Z",
            "+012025-01-01T00:00:00Z",
        ] {
            assert_eq!(moment(text).to_string(), text);
        }
    }

    #[test]
    fn the_wall_clock_stays_and_the_offset_gives_the_instant() {
        let kyiv = moment("2025-04-24T01:00:00+03:00");
        assert_eq!(kyiv.day(), moment("2025-04-24T23:00:00Z").day());
        assert_eq!(kyiv.utc(), moment("2025-04-23T22:00:00Z").utc());
    }

    #[test]
    fn what_is_no_time_is_refused() {
        for text in [
            "",
            "2025-04-24",
            "2025-02-30T00:00:00Z",
            "2025-04-24T24:00:00Z",
            "2025-04-24T00:00:00",
            "2025-04-24T00:00:00+3:00",
            "+2025-04-24T00:00:00Z",
            "２025-04-24T00:00:00Z",
        ] {
            assert!(text.parse::<Moment>().is_err(), "{text:?} was accepted");
        }
    }
}
