//! The interval that a date amounts to, and arithmetic that never makes it finer.

use chrono::{Datelike, NaiveDate};

use crate::model::{Moment, PartOfDay, Precision, SECONDS_PER_DAY};

use super::phrase::{Side, Unit};
use super::zone::{Zone, local, offset_of_bound};

/// A date worked out: an interval of the wall clock, both ends inclusive to the second.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Span {
    /// First second since 1970-01-01T00:00 of the wall clock; `None` where open.
    pub(crate) earliest: Option<i64>,
    /// Last second; `None` where open.
    pub(crate) latest: Option<i64>,
    pub(crate) grain: Precision,
    pub(crate) part: Option<PartOfDay>,
    pub(crate) lasting: bool,
    /// Of what lasts, its start and its end, each as coarse as written and unbounded where open.
    pub(crate) ends: Option<Box<[Self; 2]>>,
    pub(crate) approximate: bool,
    pub(crate) uncertain: bool,
    /// Minutes east of Greenwich, where they are known.
    pub(crate) offset: Option<i16>,
    /// EDTF as the editor wrote it, in canonical form; `None` if worked out.
    pub(crate) edtf: Option<String>,
}

/// Why arithmetic on a date is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// The date has no bound on the side from which to count.
    Open,
    /// The result lies outside the calendar.
    OutOfCalendar,
    /// A part of the day was asked of a date that is no single day.
    NotADay,
    /// The end lies before the start.
    Backwards,
    /// Neither end is known.
    Unbounded,
}

impl Span {
    /// One day, given in days since 1970-01-01.
    pub(crate) fn of_day(day: i64) -> Self {
        Self::of_days(Some(day), Some(day), Precision::Day)
    }

    /// Whole days from one to another, inclusive; one and the same day has the grain of a day.
    pub(crate) fn of_days(first: Option<i64>, last: Option<i64>, grain: Precision) -> Self {
        let grain = match (first, last) {
            (Some(a), Some(b)) if a == b => Precision::Day,
            (Some(_), Some(_)) => grain,
            _ => Precision::Open,
        };
        Self {
            earliest: first.map(|day| day * SECONDS_PER_DAY),
            latest: last.map(|day| day * SECONDS_PER_DAY + SECONDS_PER_DAY - 1),
            grain,
            ..Self::default()
        }
    }

    pub(crate) fn first_day(&self) -> Option<i64> {
        self.earliest.map(|at| at.div_euclid(SECONDS_PER_DAY))
    }

    pub(crate) fn last_day(&self) -> Option<i64> {
        self.latest.map(|at| at.div_euclid(SECONDS_PER_DAY))
    }

    /// The whole days that a date touches: what `same day as` means. A night has the day by which
    /// it is named.
    pub(crate) fn days(&self) -> Self {
        let last = match self.grain {
            Precision::PartOfDay => self.first_day(),
            _ => self.last_day(),
        };
        let grain = match self.grain {
            Precision::Instant | Precision::PartOfDay => Precision::Day,
            grain => grain,
        };
        Self {
            approximate: self.approximate,
            uncertain: self.uncertain,
            ..Self::of_days(self.first_day(), last, grain)
        }
    }

    /// A part of the one day that the date is.
    pub(crate) fn part_of_day(&self, part: PartOfDay) -> Result<Self, Refusal> {
        let day = match (self.first_day(), self.last_day(), self.grain) {
            (Some(first), Some(last), Precision::Day) if first == last => first,
            _ => return Err(Refusal::NotADay),
        };
        let (from, to) = part.hours();
        Ok(Self {
            earliest: Some(day * SECONDS_PER_DAY + i64::from(from) * 3600),
            latest: Some(day * SECONDS_PER_DAY + i64::from(to) * 3600 - 1),
            grain: Precision::PartOfDay,
            part: Some(part),
            edtf: None,
            ..self.clone()
        })
    }

    /// From the start of one date to the end of another, in whole days; open on a side that
    /// has none.
    pub(crate) fn between(from: Option<&Self>, to: Option<&Self>) -> Result<Self, Refusal> {
        let first = from.and_then(Self::first_day);
        let last = to.and_then(Self::last_day);
        match (first, last) {
            (None, None) => return Err(Refusal::Unbounded),
            (Some(first), Some(last)) if first > last => return Err(Refusal::Backwards),
            _ => {}
        }
        let either = |says: fn(&Self) -> bool| from.is_some_and(says) || to.is_some_and(says);
        Ok(Self {
            approximate: either(|end| end.approximate),
            uncertain: either(|end| end.uncertain),
            ..Self::of_days(first, last, Precision::Range)
        })
    }

    /// The last day before a date or the first after it; `None` of a clock time, which has the rest
    /// of its day beyond it, and where there is no such day.
    pub(crate) fn next_day(&self, side: Side) -> Option<Self> {
        let day = match side {
            Side::Before => self.first_day()? - 1,
            Side::After => self.last_day()? + 1,
        };
        date(day)
            .ok()
            .filter(|_| self.grain != Precision::Instant)?;
        Some(Self {
            approximate: self.approximate,
            uncertain: self.uncertain,
            ..Self::of_day(day)
        })
    }

    /// Its bounds by the clock of a zone.
    pub(crate) fn moments(&self, zone: Zone) -> [Option<Moment>; 2] {
        [(self.earliest, Side::Before), (self.latest, Side::After)].map(|(civil, end)| {
            let civil = civil?;
            let offset = self
                .offset
                .unwrap_or_else(|| offset_of_bound(zone, civil, end));
            Some(Moment { civil, offset })
        })
    }

    /// Its bounds as seconds since 1970-01-01T00:00Z.
    pub(crate) fn utc(&self, zone: Zone) -> [Option<i64>; 2] {
        self.moments(zone).map(|at| at.map(Moment::utc))
    }

    /// The same time, so many seconds later, from the clock of one zone on that of another.
    pub(crate) fn on_clock(&self, from: Zone, to: Zone, later: i64) -> Self {
        // Beyond the calendar there are no clocks.
        let there =
            |utc: Option<i64>| utc.map(|at| local(to, at + later).unwrap_or((at + later, 0)));
        let [earliest, latest] = self.utc(from).map(there);
        Self {
            earliest: earliest.map(|(civil, _)| civil),
            latest: latest.map(|(civil, _)| civil),
            grain: match self.grain {
                grain @ (Precision::Instant | Precision::Open) => grain,
                _ => Precision::Range,
            },
            offset: earliest
                .filter(|_| self.grain == Precision::Instant)
                .map(|(_, offset)| offset),
            approximate: self.approximate,
            uncertain: self.uncertain,
            ..Self::default()
        }
    }

    /// So much before or after, from the clock of one zone on that of another; the result is
    /// as coarse as the coarser of date and unit, unless the count is said to be exact.
    /// Days, months and years are those of the calendar, whichever the zone.
    pub(crate) fn count(
        &self,
        number: u32,
        unit: Unit,
        side: Side,
        exact: bool,
        [from, to]: [Zone; 2],
    ) -> Result<Self, Refusal> {
        let signed = match side {
            Side::Before => -i64::from(number),
            Side::After => i64::from(number),
        };
        let base = self.end_to_count_from(side)?;
        let mut counted = match unit {
            Unit::Minute | Unit::Hour => base.on_clock(from, to, signed * unit.seconds()),
            Unit::Day | Unit::Week => base.count_days(signed * unit.seconds() / SECONDS_PER_DAY)?,
            Unit::Month | Unit::Year => {
                let months = if unit == Unit::Year { 12 } else { 1 };
                base.days().count_months(signed, months, exact)?
            }
        };
        counted.within_calendar()?;
        counted.approximate = self.approximate;
        counted.uncertain = self.uncertain;
        Ok(counted)
    }

    /// Whether its bounds are days of the calendar, beyond which another zone's clock may lead, too.
    pub(crate) fn within_calendar(&self) -> Result<(), Refusal> {
        for at in [self.earliest, self.latest].into_iter().flatten() {
            date(at.div_euclid(SECONDS_PER_DAY))?;
        }
        Ok(())
    }

    /// Counting before something that lasts starts from its beginning, after it from its end.
    pub(crate) fn end_to_count_from(&self, side: Side) -> Result<&Self, Refusal> {
        let end = match (self.ends.as_deref(), side) {
            (Some([start, _]), Side::Before) => start,
            (Some([_, end]), Side::After) => end,
            (None, _) => self,
        };
        if end.earliest.is_none() || end.latest.is_none() {
            return Err(Refusal::Open);
        }
        Ok(end)
    }

    fn count_days(&self, days: i64) -> Result<Self, Refusal> {
        let whole = self.days();
        let shift = |day: Option<i64>| day.and_then(|day| day.checked_add(days));
        let grain = match whole.grain {
            Precision::Day => Precision::Day,
            _ => Precision::Range,
        };
        Ok(Self::of_days(
            shift(whole.first_day()),
            shift(whole.last_day()),
            grain,
        ))
    }

    fn count_months(&self, number: i64, months: i64, exact: bool) -> Result<Self, Refusal> {
        let (Some(first), Some(last)) = (self.first_day(), self.last_day()) else {
            return Err(Refusal::Open);
        };
        let shift = |day: i64| {
            let date = date(day)?;
            let month = i64::from(date.year()) * 12 + i64::from(date.month0()) + number * months;
            Ok((month.div_euclid(12), month.rem_euclid(12) + 1, date.day()))
        };
        let ((y1, m1, d1), (y2, m2, _)) = (shift(first)?, shift(last)?);
        if exact && self.grain == Precision::Day {
            let day = d1.min(days_in_month(y1, m1)?);
            return Ok(Self::of_day(day_of(y1, m1, day)?));
        }
        let fits_years = months == 12 && !(exact && self.grain != Precision::Year);
        let grain = match self.grain {
            Precision::Range | Precision::Open => Precision::Range,
            Precision::Year if months == 1 => Precision::Range,
            _ if fits_years => Precision::Year,
            _ => Precision::Month,
        };
        let (from, to) = if fits_years {
            (day_of(y1, 1, 1)?, day_of(y2, 12, 31)?)
        } else {
            (day_of(y1, m1, 1)?, day_of(y2, m2, days_in_month(y2, m2)?)?)
        };
        Ok(Self::of_days(Some(from), Some(to), grain))
    }

    /// The date in EDTF.
    pub(crate) fn to_edtf(&self) -> String {
        if let Some(edtf) = &self.edtf {
            return edtf.clone();
        }
        let mark = match (self.approximate, self.uncertain) {
            (true, true) => "%",
            (true, false) => "~",
            (false, true) => "?",
            (false, false) => "",
        };
        let day = |day: i64| edtf_day(day).map(|text| text + mark);
        let (first, last) = (self.first_day(), self.last_day());
        let text = match (self.grain, first, last) {
            (Precision::Instant, ..) => self.edtf_instant(),
            (Precision::PartOfDay, Some(first), _) => day(first),
            (Precision::Month, Some(first), _) => edtf_day(first).and_then(|text| {
                text.get(..text.len() - 3)
                    .map(|text| text.to_owned() + mark)
            }),
            (Precision::Year, Some(first), _) => {
                date(first).ok().map(|date| edtf_year(date.year()) + mark)
            }
            (_, Some(a), Some(b)) if a == b => day(a),
            (_, Some(a), Some(b)) if self.lasting => join(day(a), "/", day(b)),
            (_, Some(a), Some(b)) if b == a + 1 => {
                join(day(a), ",", day(b)).map(|inner| format!("[{inner}]"))
            }
            // EDTF has no qualified ends of a range in a set; `approximate` still says it.
            (_, Some(a), Some(b)) => {
                join(edtf_day(a), "..", edtf_day(b)).map(|inner| format!("[{inner}]"))
            }
            (_, Some(a), None) => day(a).map(|a| format!("{a}/..")),
            (_, None, Some(b)) => day(b).map(|b| format!("../{b}")),
            (_, None, None) => None,
        };
        text.unwrap_or_default()
    }

    fn edtf_instant(&self) -> Option<String> {
        let moment = Moment {
            civil: self.earliest?,
            offset: self.offset?,
        };
        moment.date().map(|_| moment.to_string())
    }
}

fn join(a: Option<String>, between: &str, b: Option<String>) -> Option<String> {
    Some(format!("{}{between}{}", a?, b?))
}

/// A day in EDTF; beyond the years 0–9999 and their negatives EDTF has years only.
fn edtf_day(day: i64) -> Option<String> {
    let date = date(day).ok()?;
    let year = edtf_year(date.year());
    Some(if year.starts_with('Y') {
        year
    } else {
        format!("{year}-{:02}-{:02}", date.month(), date.day())
    })
}

fn edtf_year(year: i32) -> String {
    match year {
        0..=9999 => format!("{year:04}"),
        -9999..=-1 => format!("-{:04}", -year),
        _ => format!("Y{year}"),
    }
}

pub(super) fn date(day: i64) -> Result<NaiveDate, Refusal> {
    let moment = Moment {
        civil: day
            .checked_mul(SECONDS_PER_DAY)
            .ok_or(Refusal::OutOfCalendar)?,
        offset: 0,
    };
    moment.date().ok_or(Refusal::OutOfCalendar)
}

pub(super) fn day_of(year: i64, month: i64, day: u32) -> Result<i64, Refusal> {
    let year = i32::try_from(year).map_err(|_| Refusal::OutOfCalendar)?;
    let month = u32::try_from(month).map_err(|_| Refusal::OutOfCalendar)?;
    Moment::midnight(year, month, day, 0)
        .map(Moment::day)
        .ok_or(Refusal::OutOfCalendar)
}

fn days_in_month(year: i64, month: i64) -> Result<u32, Refusal> {
    let next = if month == 12 {
        day_of(year + 1, 1, 1)?
    } else {
        day_of(year, month + 1, 1)?
    };
    u32::try_from(next - day_of(year, month, 1)?).map_err(|_| Refusal::OutOfCalendar)
}
