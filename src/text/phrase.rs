//! Dates in words, never finer than they are known.

use super::{DateStyle, Key, Words};
use crate::model::cut::{cut_last, spaced};
use crate::model::{Basis, Moment, Precision, SECONDS_PER_DAY, When};
use crate::scale::{Unit, day};

/// A date as the card and the list say it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DatePhrase {
    /// The day of the week, or both of two days; empty for coarser and for open dates, and before
    /// the present calendar began.
    pub weekday: String,
    /// The date itself.
    pub date: String,
    /// How fine it is: a part of the day, a clock time, or what is not known.
    pub precision: String,
}

impl DatePhrase {
    /// Words a date.
    #[must_use]
    pub fn new(words: &Words, when: &When) -> Self {
        let mut phrase = match when.bounds() {
            (Some(start), Some(end)) => bounded(words, when, start, end - 1),
            (Some(start), None) => {
                let (from, style) = from(when.since());
                let fine = if when.basis == Basis::Announced {
                    Key::PrecisionPlanned
                } else {
                    Key::PrecisionOpen
                };
                open(words, from, start, style, fine)
            }
            (None, Some(end)) => {
                let style = DateStyle::Full;
                open(words, Key::Until, end - 1, style, Key::PrecisionBefore)
            }
            (None, None) => Self::default(),
        };
        for &(so, key) in &[
            (when.approximate, Key::Approximate),
            (when.uncertain, Key::Uncertain),
        ] {
            if so {
                phrase.date = words.with(key, "date", &phrase.date);
            }
        }
        phrase
    }

    /// The phrase in one line, for screen readers.
    #[must_use]
    pub fn spoken(&self) -> String {
        let mut spoken = String::new();
        for &part in &[&self.weekday, &self.date, &self.precision] {
            if !spoken.is_empty() && !part.is_empty() {
                spoken.push(' ');
            }
            spoken.push_str(part);
        }
        spoken
    }
}

/// A date of which both ends are known.
fn bounded(words: &Words, when: &When, start: i64, last: i64) -> DatePhrase {
    let days = days(start, last);
    let say = |style| say(words, when, start, style);
    let (weekday, date) = match when.precision {
        Precision::Range | Precision::Open if days > 1 => {
            range(words, when.lasting, start, last, days)
        }
        Precision::Year => (String::new(), say(DateStyle::Year)),
        Precision::Month => (String::new(), say(DateStyle::MonthYear)),
        _ => (say(DateStyle::Weekday), say(DateStyle::Full)),
    };
    let precision = match when.precision {
        Precision::Instant => time(words, when, start),
        Precision::PartOfDay => words.part_of_day(when.part_of_day).into(),
        precision => words.get(fineness(precision, when.lasting, days)).into(),
    };
    DatePhrase {
        weekday,
        date,
        precision,
    }
}

/// A date of which one end is known.
fn open(words: &Words, key: Key, civil: i64, style: DateStyle, fine: Key) -> DatePhrase {
    DatePhrase {
        weekday: String::new(),
        date: words.dated(key, civil, style),
        precision: words.get(fine).into(),
    }
}

/// How many days there are from one time to another, with those of both.
pub(super) fn days(start: i64, last: i64) -> i64 {
    day(last) - day(start) + 1
}

/// How fine a date is that touches so many days, but for parts of a day and clock times, which are
/// told.
pub(super) fn fineness(precision: Precision, lasting: bool, days: i64) -> Key {
    match precision {
        Precision::Year => Key::PrecisionYear,
        Precision::Month => Key::PrecisionMonth,
        Precision::Range | Precision::Open if days > 1 => {
            if lasting {
                Key::PrecisionLasting
            } else if days <= 7 {
                Key::PrecisionDays
            } else {
                Key::PrecisionRange
            }
        }
        // A stretch of hours in one day is that day.
        _ => Key::PrecisionDay,
    }
}

/// When a clock time is by the reader's own clock, where it is told by that.
fn reader_time(words: &Words, when: &When) -> Option<i64> {
    let told = words.reader_time && when.precision == Precision::Instant;
    when.earliest.filter(|_| told).map(Moment::utc)
}

/// Says a date that starts then by the event's own clock or by the reader's.
fn say(words: &Words, when: &When, start: i64, style: DateStyle) -> String {
    match reader_time(words, when) {
        Some(utc) => words.local(utc, style),
        None => words.date(start, style),
    }
}

/// A clock time; by whose clock, is said where it is known.
fn time(words: &Words, when: &When, start: i64) -> String {
    let time = say(words, when, start, DateStyle::Time);
    let zone = match reader_time(words, when) {
        Some(_) => words.zone(),
        None => when.time_zone.clone(),
    };
    let Some(zone) = zone else { return time };
    let city = cut_last(&zone, b'/').map_or(&*zone, |(_, city)| city);
    let zone = spaced(city, b'_');
    words.fill(Key::InZone, &[("time", &time), ("zone", &zone)])
}

/// In which words an open interval begins that is known so finely: from a day, or a month or year.
pub(super) fn from(since: Precision) -> (Key, DateStyle) {
    match since {
        Precision::Year => (Key::FromCoarse, DateStyle::Year),
        Precision::Month => (Key::FromCoarse, DateStyle::MonthYear),
        _ => (Key::From, DateStyle::Full),
    }
}

/// `24 or 25 April 2025`, `May to July 2024`, `2010 to 2019`.
fn range(words: &Words, lasting: bool, start: i64, last: i64, days: i64) -> (String, String) {
    // Of a single month or year, its days or months are said.
    let whole = |unit| {
        !same(unit, start - SECONDS_PER_DAY, start)
            && !same(unit, start, last)
            && !same(unit, last, last + SECONDS_PER_DAY)
    };
    let same = |unit| same(unit, start, last);
    let two = days == 2;
    let (key, first, style) = if whole(Unit::Year) {
        (Key::ToCoarse, DateStyle::Year, DateStyle::Year)
    } else if whole(Unit::Month) {
        let first = if same(Unit::Year) {
            DateStyle::Month
        } else {
            DateStyle::MonthYear
        };
        (Key::ToCoarse, first, DateStyle::MonthYear)
    } else {
        let first = if words.shares_month(start, last) {
            DateStyle::Day
        } else if same(Unit::Year) {
            DateStyle::DayMonth
        } else {
            DateStyle::Full
        };
        let key = if two && !lasting { Key::Or } else { Key::To };
        (key, first, DateStyle::Full)
    };
    let weekday = if two {
        let weekday = DateStyle::Weekday;
        words.between(key, (start, weekday), (last, weekday))
    } else {
        String::new()
    };
    (weekday, words.between(key, (start, first), (last, style)))
}

/// Whether two times lie in one and the same year, say, or month.
pub(super) fn same(unit: Unit, a: i64, b: i64) -> bool {
    unit.floor(a) == unit.floor(b)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::PartOfDay;

    fn when(edtf: &str, from: &str, to: &str, precision: Precision) -> When {
        When {
            edtf: edtf.into(),
            earliest: from.parse().ok(),
            latest: to.parse().ok(),
            precision,
            basis: Basis::Stated,
            ..When::default()
        }
    }

    fn said(when: &When) -> (String, String, String) {
        let phrase = DatePhrase::new(&Words::default(), when);
        (phrase.weekday, phrase.date, phrase.precision)
    }

    fn owned(a: &str, b: &str, c: &str) -> (String, String, String) {
        (a.into(), b.into(), c.into())
    }

    #[test]
    fn each_precision_says_what_is_known_and_no_more() {
        let mut early = when(
            "2025-04-24",
            "2025-04-24T00:00:00+03:00",
            "2025-04-24T05:59:59+03:00",
            Precision::PartOfDay,
        );
        early.part_of_day = Some(PartOfDay::EarlyHours);
        assert_eq!(
            said(&early),
            owned("Thursday", "24 April 2025", "early hours")
        );
        let july = when(
            "2024-07",
            "2024-07-01T00:00:00Z",
            "2024-07-31T23:59:59Z",
            Precision::Month,
        );
        assert_eq!(said(&july), owned("", "July 2024", "month"));
        let year = when(
            "2014",
            "2014-01-01T00:00:00Z",
            "2014-12-31T23:59:59Z",
            Precision::Year,
        );
        assert_eq!(said(&year), owned("", "2014", "year"));
    }

    #[test]
    fn a_clock_time_names_the_zone_it_is_told_in() {
        let mut at = when(
            "2025-04-24T05:30",
            "2025-04-24T05:30:00+03:00",
            "2025-04-24T05:30:00+03:00",
            Precision::Instant,
        );
        at.time_zone = Some("Europe/Kyiv".into());
        assert_eq!(said(&at).2, "05:30, Kyiv time");
        let mut words = Words::default();
        words.reader_time = true;
        // Plain English has no clock of its own, takes Greenwich's, and does not say so.
        assert_eq!(DatePhrase::new(&words, &at).precision, "02:30");
    }

    #[test]
    fn one_of_two_days_is_an_or() {
        let two = when(
            "[2025-04-24,2025-04-25]",
            "2025-04-24T00:00:00Z",
            "2025-04-25T23:59:59Z",
            Precision::Range,
        );
        assert_eq!(
            said(&two),
            owned("Thursday or Friday", "24 or 25 April 2025", "day uncertain")
        );
    }

    #[test]
    fn hours_of_one_day_are_that_day_and_of_two_days_one_of_them() {
        let hours = |from: &str, to: &str| said(&when("", from, to, Precision::Range));
        assert_eq!(
            hours("2025-04-24T08:00:00Z", "2025-04-24T13:59:59Z"),
            owned("Thursday", "24 April 2025", "no time stated")
        );
        assert_eq!(
            hours("2025-04-24T20:00:00Z", "2025-04-25T01:59:59Z"),
            owned("Thursday or Friday", "24 or 25 April 2025", "day uncertain")
        );
    }

    #[test]
    fn longer_ranges_name_both_ends_at_their_own_grain() {
        let months = when(
            "2024-05/2024-07",
            "2024-05-01T00:00:00Z",
            "2024-07-31T23:59:59Z",
            Precision::Range,
        );
        assert_eq!(said(&months).1, "May to July 2024");
        let days = when(
            "2024-12-30/2025-01-02",
            "2024-12-30T00:00:00Z",
            "2025-01-02T23:59:59Z",
            Precision::Range,
        );
        assert_eq!(said(&days).1, "30 December 2024 to 2 January 2025");
    }

    #[test]
    fn a_single_year_of_days_is_not_from_itself_to_itself() {
        let year = when(
            "2023-01-01/2023-12-31",
            "2023-01-01T00:00:00Z",
            "2023-12-31T23:59:59Z",
            Precision::Range,
        );
        assert_eq!(said(&year).1, "January to December 2023");
    }

    #[test]
    fn open_ends_are_said() {
        let mut planned = when("2025-04-25/..", "2025-04-25T00:00:00Z", "", Precision::Open);
        planned.basis = Basis::Announced;
        assert_eq!(
            said(&planned),
            owned("", "from 25 April 2025", "planned, no date")
        );
        for (edtf, from) in [
            ("-0043/..", "from 44 BC"),
            ("~-0043-03/..", "from March 44 BC"),
        ] {
            let early = when(edtf, "-000043-03-01T00:00:00Z", "", Precision::Open);
            assert_eq!(said(&early).1, from);
        }
        let undated = when("../2025-04-25", "", "2025-04-25T23:59:59Z", Precision::Open);
        assert_eq!(
            said(&undated),
            owned("", "by 25 April 2025", "no date stated")
        );
    }

    #[test]
    fn an_approximate_date_says_so_and_an_uncertain_one_otherwise() {
        let mut about = when(
            "2014~",
            "2014-01-01T00:00:00Z",
            "2014-12-31T23:59:59Z",
            Precision::Year,
        );
        about.approximate = true;
        assert_eq!(said(&about).1, "about 2014");
        about.uncertain = true;
        assert_eq!(said(&about).1, "perhaps about 2014");
        about.approximate = false;
        assert_eq!(said(&about).1, "perhaps 2014");
    }
}
