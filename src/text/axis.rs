//! The words on the axes.

use super::phrase::{fineness, from, same};
use super::{DateStyle, Key, Words};
use crate::layout::{Entry, Gap, GapUnit, Open, Tick, Words as AxisWords};
use crate::model::{Basis, Precision};
use crate::scale::Unit;

impl AxisWords for Words {
    fn head(&self, entry: &Entry, roomy: bool, first_of_year: bool) -> (String, String) {
        let (start, days) = (entry.start, days(entry));
        let (month, day_month) = if roomy {
            (DateStyle::Month, DateStyle::DayMonth)
        } else {
            (DateStyle::ShortMonth, DateStyle::ShortDayMonth)
        };
        match (entry.open, entry.precision) {
            (Open::Start | Open::End, _) => {
                let (small, main, at) = if entry.open == Open::End {
                    let (key, style) = from(entry.since);
                    if key == Key::FromCoarse {
                        return (String::new(), self.dated(key, start, style));
                    }
                    (Key::OrLater, key, start)
                } else {
                    (Key::OrEarlier, Key::Until, entry.end - 1)
                };
                let small = if first_of_year {
                    self.date(at, DateStyle::Year)
                } else {
                    self.dated(small, at, DateStyle::ShortWeekday)
                };
                (small, self.dated(main, at, day_month))
            }
            (Open::Both, _) => (String::new(), self.get(Key::BasisUnknown).into()),
            // A stretch of hours that is all in one day is that day.
            (Open::None, Precision::Range | Precision::Open) if days > 1 => {
                self.range_head(entry, days, day_month, first_of_year)
            }
            (Open::None, precision) => {
                let weekday = DateStyle::ShortWeekday;
                let (small, main) = match precision {
                    Precision::Year => (None, DateStyle::Year),
                    Precision::Month => (Some(DateStyle::Year), month),
                    _ if first_of_year => {
                        let year = (start, DateStyle::Year);
                        let small = self.between(Key::Joined, (start, weekday), year);
                        return (small, self.date(start, day_month));
                    }
                    _ => (Some(weekday), day_month),
                };
                self.dates(start, small, main)
            }
        }
    }

    fn caption(&self, entry: &Entry, all_derived: bool) -> String {
        let key = match (entry.open, entry.precision) {
            (Open::End, _) if entry.basis == Basis::Announced => Key::PrecisionPlanned,
            (Open::End | Open::Both, _) => Key::PrecisionOpen,
            (Open::Start, _) => Key::PrecisionBefore,
            (_, Precision::Instant) => return self.date(entry.start, DateStyle::Time),
            (_, Precision::PartOfDay) => return self.part_of_day(entry.part_of_day).into(),
            (_, precision) => match fineness(precision, entry.lasting, days(entry)) {
                Key::PrecisionDay if all_derived => Key::BasisDerived,
                key => key,
            },
        };
        self.get(key).into()
    }

    fn gap(&self, gap: Gap) -> (String, String) {
        let mut value = self.number((gap.halves / 2) as f64);
        if gap.halves % 2 == 1 {
            value.push('½');
        }
        if gap.about {
            value = self.with(Key::About, "n", &value);
        }
        let key = match gap.unit {
            GapUnit::Days => Key::Days,
            GapUnit::Months => Key::Months,
            GapUnit::Years => Key::Years,
        };
        (value, self.count(key, gap.halves as f64 / 2.0, &[]))
    }

    fn tick(&self, tick: Tick) -> (String, String) {
        let context = |style| tick.context.then_some(style);
        let (small, main) = match tick.step.unit {
            Unit::Minute | Unit::Hour => (context(DateStyle::ShortDayMonth), DateStyle::Time),
            Unit::Day if tick.roomy => (Some(DateStyle::ShortWeekday), DateStyle::DayMonth),
            Unit::Day if tick.step.count == 1 && !tick.context => {
                (Some(DateStyle::ShortWeekday), DateStyle::Day)
            }
            Unit::Day | Unit::Week => (context(DateStyle::Year), DateStyle::ShortDayMonth),
            Unit::Month => (context(DateStyle::Year), DateStyle::ShortMonth),
            _ => (None, DateStyle::Year),
        };
        self.dates(tick.at, small, main)
    }

    fn strip(&self, entry: &Entry) -> String {
        let style = match (entry.open, entry.precision) {
            (Open::None, Precision::Year) => DateStyle::Year,
            (Open::None, Precision::Month) => DateStyle::ShortMonthYear,
            (Open::None, Precision::Day | Precision::PartOfDay | Precision::Instant) => {
                DateStyle::ShortDayMonth
            }
            _ => return String::new(),
        };
        self.date(entry.start, style)
    }
}

impl Words {
    fn range_head(
        &self,
        entry: &Entry,
        days: i64,
        style: DateStyle,
        first_of_year: bool,
    ) -> (String, String) {
        let (start, last) = (entry.start, entry.end - 1);
        let (key, style) = match days {
            367.. => (Key::ToCoarse, DateStyle::Year),
            2 if !entry.lasting => (Key::Or, style),
            _ => (Key::To, style),
        };
        let small = if days <= 7 && !first_of_year {
            let weekday = DateStyle::ShortWeekday;
            self.between(key, (start, weekday), (last, weekday))
        } else if same(Unit::Year, start, last) {
            self.date(start, DateStyle::Year)
        } else {
            String::new()
        };
        let first = if self.shares_month(start, last) {
            DateStyle::Day
        } else {
            style
        };
        (small, self.between(key, (start, first), (last, style)))
    }
}

/// How many days an interval touches.
fn days(entry: &Entry) -> i64 {
    super::phrase::days(entry.start, entry.end - 1)
}
