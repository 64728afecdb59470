//! How dates and numbers are written.

use chrono::Datelike;

use crate::model::cut::pieces;
use crate::model::digits::{digits, put};
use crate::model::{Moment, SECONDS_PER_DAY};

/// Which fields of a date are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum DateStyle {
    /// `2025`
    Year,
    /// `April`
    Month,
    /// `Apr`
    ShortMonth,
    /// `April 2025`
    MonthYear,
    /// `Apr 25`: month and two digits of the year
    ShortMonthYear,
    /// `24`
    Day,
    /// `24 April`
    DayMonth,
    /// `24 Apr`
    ShortDayMonth,
    /// `24 April 2025`
    Full,
    /// `Thursday`
    Weekday,
    /// `Thu`
    ShortWeekday,
    /// `05:30`
    Time,
}

impl DateStyle {
    /// Whether the year is written, or two digits of it.
    pub(crate) fn has_year(self) -> bool {
        use DateStyle as S;
        matches!(self, S::Year | S::MonthYear | S::ShortMonthYear | S::Full)
    }
}

/// Writes dates and numbers for one language.
pub trait Calendar {
    /// Writes a civil time, in seconds since 1970-01-01T00:00 of the wall clock.
    fn date(&self, civil: i64, style: DateStyle) -> String;
    /// Writes an instant, in seconds since 1970-01-01T00:00Z, by the reader's own clock.
    fn local(&self, utc: i64, style: DateStyle) -> String {
        self.date(utc, style)
    }
    /// The IANA name of the zone that the reader's own clock is set to, where it is known.
    fn zone(&self) -> Option<String> {
        None
    }
    /// Writes a number with the language's grouping.
    fn number(&self, value: f64) -> String;
    /// CLDR's name of the plural category of a count, which need not be whole: `zero`, `one`,
    /// `two`, `few`, `many` or `other`.
    fn plural(&self, count: f64) -> String;
}

/// British English without any help from a browser.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PlainEnglish;

/// Lists of names are one text each, since a table of so many texts is as long again.
const MONTHS: &str =
    "January February March April May June July August September October November December";
const WEEKDAYS: &str = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday";

/// The months in English, January first.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn months() -> impl Iterator<Item = &'static str> {
    pieces(MONTHS, b' ')
}

impl Calendar for PlainEnglish {
    fn date(&self, civil: i64, style: DateStyle) -> String {
        use DateStyle as S;
        let mut out = String::new();
        if style == S::Time {
            let minute = civil.rem_euclid(SECONDS_PER_DAY) / 60;
            two(&mut out, minute / 60);
            out.push(':');
            two(&mut out, minute % 60);
            return out;
        }
        let Some(date) = (Moment { civil, offset: 0 }).date() else {
            return far_year(civil);
        };
        let brief = matches!(
            style,
            S::ShortWeekday | S::ShortMonth | S::ShortMonthYear | S::ShortDayMonth
        );
        let name = |names: &'static str, index: u32| {
            let name = pieces(names, b' ').nth(index as usize);
            let name = name.unwrap_or_default();
            match name.split_at_checked(3) {
                Some((short, _)) if brief => short,
                _ => name,
            }
        };
        if matches!(style, S::Day | S::DayMonth | S::ShortDayMonth | S::Full) {
            put(&mut out, date.day().into());
        }
        match style {
            S::Year | S::Day => {}
            S::Weekday | S::ShortWeekday => {
                out.push_str(name(WEEKDAYS, date.weekday().num_days_from_monday()));
            }
            _ => {
                space(&mut out);
                out.push_str(name(MONTHS, date.month0()));
            }
        }
        if style.has_year() {
            space(&mut out);
            let year = date.year();
            if style == S::ShortMonthYear {
                two(&mut out, i64::from(year.max(1 - year)) % 100);
            } else {
                put_year(&mut out, year);
            }
        }
        out
    }

    fn number(&self, value: f64) -> String {
        // With as many decimals as `Intl` writes.
        #[allow(
            clippy::cast_possible_truncation,
            reason = "saturates where no figure is"
        )]
        let thousandths = (value.abs() * 1000.0).round() as i64;
        let whole = digits(thousandths / 1000);
        let mut out = String::from(if value < 0.0 { "−" } else { "" });
        for (index, digit) in whole.bytes().enumerate() {
            if index > 0 && (whole.len() - index).is_multiple_of(3) {
                out.push(',');
            }
            out.push(char::from(digit));
        }
        let mut rest = thousandths % 1000;
        if rest > 0 {
            out.push('.');
        }
        while rest > 0 {
            rest *= 10;
            put(&mut out, (rest / 1000).unsigned_abs());
            rest %= 1000;
        }
        out
    }

    fn plural(&self, count: f64) -> String {
        let one = (count - 1.0).abs() < f64::EPSILON;
        String::from(if one { "one" } else { "other" })
    }
}

/// Parts a word from what is there.
fn space(out: &mut String) {
    if !out.is_empty() {
        out.push(' ');
    }
}

/// Writes two digits after what is there.
#[inline(never)]
fn two(out: &mut String, number: i64) {
    if number < 10 {
        out.push('0');
    }
    put(out, number.unsigned_abs());
}

/// So far away that no calendar goes there; a year is all that is written.
pub(crate) fn far_year(civil: i64) -> String {
    /// Of the mean year.
    const SECONDS_PER_YEAR: i64 = 31_556_952;
    digits(civil / SECONDS_PER_YEAR + 1970)
}

/// Years before 1 are counted as historians do: year 0 is 1 BC. Those of one or two digits say
/// their era, too.
fn put_year(out: &mut String, year: i32) {
    let (year, era) = match i64::from(year) {
        year @ 100.. => (year, ""),
        year @ 1.. => (year, " AD"),
        year => (1 - year, " BC"),
    };
    put(out, year.unsigned_abs());
    out.push_str(era);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> i64 {
        text.parse::<Moment>().unwrap().civil
    }

    #[test]
    fn dates_read_as_in_a_british_newspaper() {
        let day = at("2025-04-24T05:30:00Z");
        let write = |style| PlainEnglish.date(day, style);
        assert_eq!(write(DateStyle::Full), "24 April 2025");
        assert_eq!(write(DateStyle::ShortDayMonth), "24 Apr");
        assert_eq!(write(DateStyle::Weekday), "Thursday");
        assert_eq!(write(DateStyle::ShortMonthYear), "Apr 25");
        assert_eq!(write(DateStyle::Time), "05:30");
    }

    #[test]
    fn years_before_the_first_are_bc() {
        let ides = at("-000043-03-15T00:00:00Z");
        assert_eq!(PlainEnglish.date(ides, DateStyle::Year), "44 BC");
        for (year, words) in [("0014", "14 AD"), ("0099", "99 AD"), ("0100", "100")] {
            let first = at(&format!("{year}-01-01T00:00:00Z"));
            assert_eq!(PlainEnglish.date(first, DateStyle::Year), words);
        }
        assert_eq!(PlainEnglish.date(ides, DateStyle::ShortMonthYear), "Mar 44");
    }

    #[test]
    fn numbers_are_grouped_by_thousands() {
        assert_eq!(PlainEnglish.number(1_234_567.5), "1,234,567.5");
        assert_eq!(PlainEnglish.number(-1000.0), "−1,000");
        assert_eq!(PlainEnglish.number(12.0), "12");
        assert_eq!(PlainEnglish.number(0.125), "0.125");
        assert_eq!(PlainEnglish.number(2.0304), "2.03");
    }

    #[test]
    fn what_no_calendar_reaches_is_a_year() {
        let far = 31_556_952 * 17_000_000;
        assert_eq!(PlainEnglish.date(far, DateStyle::Full), "17001970");
    }
}
