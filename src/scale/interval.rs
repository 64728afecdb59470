//! Calendar units as intervals on civil seconds: floor, offset and count, after d3-time.

use chrono::{Datelike, NaiveDate};

use crate::model::{Moment, SECONDS_PER_DAY};

/// A unit of the civil calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// 60 seconds.
    Minute,
    /// 60 minutes.
    Hour,
    /// Midnight to midnight.
    Day,
    /// Seven days from a Monday.
    Week,
    /// A calendar month.
    Month,
    /// Three months from January, April, July or October.
    Quarter,
    /// A calendar year.
    Year,
    /// Ten years from one divisible by ten; before Christ, by the years as they are named.
    Decade,
    /// A hundred years from one divisible by a hundred, likewise.
    Century,
}

/// A number of units, aligned so that steps of one kind always share their boundaries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// Of what.
    pub unit: Unit,
    /// How many; 0 counts as 1.
    pub count: u32,
}

/// 1970-01-01 was a Thursday: the Monday before lies this many seconds earlier.
const MONDAY: i64 = 3 * SECONDS_PER_DAY;

impl Unit {
    /// One of it.
    #[must_use]
    pub const fn step(self) -> Step {
        Step::new(self, 1)
    }

    /// The start of the unit that holds a time.
    #[must_use]
    pub fn floor(self, civil: i64) -> i64 {
        self.step().floor(civil)
    }

    /// The boundary that lies `n` units after (or before) the start of the unit that holds a time.
    #[must_use]
    pub fn offset(self, civil: i64, n: i64) -> i64 {
        self.step().offset(civil, n)
    }

    /// How many starts of this unit lie after `from`, up to and including `to`.
    #[must_use]
    pub fn count(self, from: i64, to: i64) -> i64 {
        self.step().count(from, to)
    }
}

impl Step {
    /// So many of a unit.
    #[must_use]
    pub const fn new(unit: Unit, count: u32) -> Self {
        Self { unit, count }
    }

    /// Its length in seconds, or in months where it is one of these.
    fn length(self) -> i64 {
        let one = match self.unit {
            Unit::Minute => 60,
            Unit::Hour => 3600,
            Unit::Day => SECONDS_PER_DAY,
            Unit::Week => 7 * SECONDS_PER_DAY,
            Unit::Month => 1,
            Unit::Quarter => 3,
            Unit::Year => 12,
            Unit::Decade => 120,
            Unit::Century => 1200,
        };
        one * i64::from(self.count.max(1))
    }

    /// Whether months make its length, which are not all of one length themselves.
    fn is_of_months(self) -> bool {
        self.unit >= Unit::Month
    }

    fn shift(self) -> i64 {
        if self.unit == Unit::Week { MONDAY } else { 0 }
    }

    /// The last boundary at or before a time.
    #[must_use]
    pub fn floor(self, civil: i64) -> i64 {
        self.boundary(self.index(civil))
    }

    /// The boundary that lies `n` steps after (or before) the last one at or before a time.
    #[must_use]
    pub fn offset(self, civil: i64, n: i64) -> i64 {
        self.boundary(self.index(civil).saturating_add(n))
    }

    /// The first boundary at or after a time. From there on [`Step::offset`] leads to the next one,
    /// which is later until one lies beyond the calendar.
    #[must_use]
    pub fn since(self, time: f64) -> i64 {
        self.offset((time.ceil() - 1.0) as i64, 1)
    }

    /// How many boundaries lie after `from`, up to and including `to`.
    #[must_use]
    pub fn count(self, from: i64, to: i64) -> i64 {
        self.index(to) - self.index(from)
    }

    /// Its length in seconds; of months and years, the average.
    #[must_use]
    pub fn seconds(self) -> f64 {
        let length = self.length() as f64;
        if self.is_of_months() {
            length * 2_629_746.0
        } else {
            length
        }
    }

    fn index(self, civil: i64) -> i64 {
        let length = self.length();
        let of = if self.is_of_months() {
            let month = month(civil);
            month - before(month, length)
        } else {
            civil.saturating_add(self.shift())
        };
        of.div_euclid(length)
    }

    fn boundary(self, index: i64) -> i64 {
        let length = self.length();
        // Half as far as numbers go: to saturate, all would be worked out in twice the bits.
        let most = i64::MAX / 2 / length;
        let start = index.min(most).max(-most) * length;
        if self.is_of_months() {
            month_start(start + before(start, length))
        } else {
            start - self.shift()
        }
    }
}

/// Months by which steps of several years are later before Christ: what lies 750 years before 1 BC
/// by the astronomers' count is 751 BC to all others, and 750 BC is the round one.
fn before(month: i64, length: i64) -> i64 {
    if month < 0 && length > 12 { 12 } else { 0 }
}

/// The calendar date of a time, or the nearest one that the calendar holds.
#[must_use]
pub(crate) fn date(civil: i64) -> NaiveDate {
    Moment { civil, offset: 0 }.date().unwrap_or(if civil < 0 {
        NaiveDate::MIN
    } else {
        NaiveDate::MAX
    })
}

/// Months since the start of the year 0.
fn month(civil: i64) -> i64 {
    let date = date(civil);
    i64::from(date.year()) * 12 + i64::from(date.month0())
}

fn month_start(index: i64) -> i64 {
    let year = i32::try_from(index.div_euclid(12));
    let month = index.rem_euclid(12) as u32 + 1;
    let first = year
        .ok()
        .and_then(|year| Moment::midnight(year, month, 1, 0));
    match first {
        Some(first) => first.civil,
        None if index < 0 => i64::MIN / 4,
        None => i64::MAX / 4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> i64 {
        text.parse::<Moment>().unwrap().civil
    }

    #[test]
    fn a_floor_is_the_start_of_the_unit_that_holds_the_time() {
        let time = at("2025-04-24T05:37:41Z");
        for (unit, floor) in [
            (Unit::Minute, "2025-04-24T05:37:00Z"),
            (Unit::Hour, "2025-04-24T05:00:00Z"),
            (Unit::Day, "2025-04-24T00:00:00Z"),
            (Unit::Week, "2025-04-21T00:00:00Z"),
            (Unit::Month, "2025-04-01T00:00:00Z"),
            (Unit::Quarter, "2025-04-01T00:00:00Z"),
            (Unit::Year, "2025-01-01T00:00:00Z"),
            (Unit::Decade, "2020-01-01T00:00:00Z"),
            (Unit::Century, "2000-01-01T00:00:00Z"),
        ] {
            assert_eq!(unit.floor(time), at(floor), "{unit:?}");
            assert_eq!(unit.floor(at(floor)), at(floor), "{unit:?} is not stable");
        }
    }

    #[test]
    fn weeks_start_on_monday_before_1970_too() {
        assert_eq!(
            Unit::Week.floor(at("1969-12-31T12:00:00Z")),
            at("1969-12-29T00:00:00Z")
        );
    }

    #[test]
    fn months_step_over_february_and_the_turn_of_the_year() {
        let january = at("2024-01-31T23:59:59Z");
        assert_eq!(Unit::Month.offset(january, 1), at("2024-02-01T00:00:00Z"));
        assert_eq!(Unit::Month.offset(january, -1), at("2023-12-01T00:00:00Z"));
        assert_eq!(Unit::Month.count(january, at("2025-01-01T00:00:00Z")), 12);
    }

    #[test]
    fn the_first_boundary_may_be_the_time_itself() {
        assert_eq!(Unit::Day.step().since(0.0), 0);
        assert_eq!(Unit::Day.step().since(0.5), 86_400);
        assert_eq!(Unit::Day.step().since(-0.5), 0);
    }

    #[test]
    fn there_is_always_a_later_boundary_up_to_where_the_calendar_ends() {
        for unit in [Unit::Minute, Unit::Week, Unit::Month, Unit::Century] {
            for (from, most) in [(-1e13, 9), (8.2e12, 40)] {
                let mut at = unit.step().since(from);
                for _ in 0..most {
                    // Whoever goes from one to the next up to the end of a view gets there.
                    if at > 10_000_000_000_000 {
                        break;
                    }
                    let next = unit.offset(at, 1);
                    assert!(at < next, "{unit:?} after {at}");
                    at = next;
                }
            }
        }
    }

    #[test]
    fn before_christ_the_round_years_are_those_that_are_named_so() {
        let century = |text: &str| Unit::Century.floor(at(text));
        // The year -43 is 44 BC, -99 is 100 BC, 0 is 1 BC.
        assert_eq!(
            century("-000043-03-15T12:00:00Z"),
            at("-000099-01-01T00:00:00Z")
        );
        assert_eq!(
            century("-000099-01-01T00:00:00Z"),
            at("-000099-01-01T00:00:00Z")
        );
        assert_eq!(
            century("-000100-12-31T23:59:59Z"),
            at("-000199-01-01T00:00:00Z")
        );
        assert_eq!(century("0000-06-01T00:00:00Z"), at("0000-01-01T00:00:00Z"));
        assert_eq!(
            Unit::Century.offset(at("-000001-01-01T00:00:00Z"), 1),
            at("0000-01-01T00:00:00Z")
        );
        // Every year has a name of its own.
        assert_eq!(
            Unit::Year.floor(at("-000043-03-15T12:00:00Z")),
            at("-000043-01-01T00:00:00Z")
        );
    }

    #[test]
    fn times_beyond_the_calendar_have_a_floor_too() {
        for civil in [i64::MIN, i64::MIN / 2, i64::MAX / 2, i64::MAX] {
            for unit in [Unit::Minute, Unit::Week, Unit::Month, Unit::Century] {
                let (before, after) = (unit.offset(civil, i64::MIN), unit.offset(civil, i64::MAX));
                let floor = unit.floor(civil);
                assert!((before..=after).contains(&floor), "{unit:?} of {civil}");
                assert_eq!(unit.count(civil, 0) > 0, civil < 0);
            }
        }
    }
}
