//! What the layout needs of an event, and the order in which events are drawn.

use std::cmp::Ordering;

use crate::model::{Basis, Event, PartOfDay, Precision, SECONDS_PER_DAY, Status};
use crate::scale::day;

/// The event of an entry that has none to show.
pub(crate) const NO_EVENT: u32 = u32::MAX;

/// How long an open interval is drawn.
const OPEN_LENGTH: i64 = 3 * SECONDS_PER_DAY;

/// Which ends of an interval are open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Open {
    /// Both bounds are known.
    #[default]
    None,
    /// Only known to be no later than its end.
    Start,
    /// Only known to be no earlier than its start.
    End,
    /// Nothing bounds it.
    Both,
}

/// What the layout needs of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Index into the timeline's events; in shards, after those of the shards before, and the
    /// highest number of all while it is not there.
    pub event: u32,
    /// First civil second; of an interval open at the start, the one from which it is drawn.
    pub start: i64,
    /// The civil second after the last; of an open interval, the one up to which it is drawn; of a
    /// clock time, its start.
    pub end: i64,
    /// Which ends are open.
    pub open: Open,
    /// Index into [`Items::lanes`].
    pub lane: u8,
    /// How fine the date is.
    pub precision: Precision,
    /// How fine its start is, which of an open one is all that is known.
    pub since: Precision,
    /// How the date is known.
    pub basis: Basis,
    /// The part of the day, where one is named.
    pub part_of_day: Option<PartOfDay>,
    /// It fills its interval instead of lying somewhere in it.
    pub lasting: bool,
    /// Announced or cancelled: drawn hollow.
    pub hollow: bool,
}

impl Entry {
    /// Whether two entries have one and the same interval, and so one slot.
    #[must_use]
    pub fn same_slot(&self, other: &Self) -> bool {
        let event = self.event;
        drawn_before(true, self, &Self { event, ..*other }).is_eq()
    }

    /// Whether it only keeps the place of one that is not there yet.
    pub(crate) fn is_guess(&self) -> bool {
        self.event == NO_EVENT
    }

    /// Civil days since 1970 of its start.
    #[must_use]
    pub fn day(&self) -> i64 {
        day(self.start)
    }

    /// A day or finer.
    #[must_use]
    pub fn within_a_day(&self) -> bool {
        self.is_fine() || self.precision == Precision::Day
    }

    /// Whether all that is known of it lies on one day.
    #[must_use]
    pub fn on_one_day(&self) -> bool {
        self.within_a_day() || self.precision == Precision::Range && day(self.end - 1) == self.day()
    }

    /// The civil second after all that is known of it: an open one is drawn longer.
    #[must_use]
    pub fn until(&self) -> i64 {
        if self.open > Open::Start {
            self.start + SECONDS_PER_DAY
        } else {
            // A clock time ends when it begins.
            self.end.max(self.start + 1)
        }
    }

    /// Whether it lies on some day of several, nobody knows which.
    pub(crate) fn lies_within(&self) -> bool {
        self.precision == Precision::Range && !self.lasting
    }

    /// Finer than a day.
    pub(crate) fn is_fine(&self) -> bool {
        matches!(self.precision, Precision::PartOfDay | Precision::Instant)
    }

    /// Its share of its first day, 0 to 1, from and to; `None` unless finer than a day.
    #[must_use]
    pub fn share_of_day(&self) -> Option<(f64, f64)> {
        if !self.is_fine() {
            return None;
        }
        let midnight = self.day() * SECONDS_PER_DAY;
        let day = SECONDS_PER_DAY as f64;
        let from = (self.start - midnight) as f64 / day;
        let to = from + (self.end - self.start) as f64 / day;
        Some((from, to.min(1.0)))
    }
}

/// The entry of an event.
pub(crate) fn entry(event: &Event, index: u32, lane: u8, published: Option<i64>) -> Entry {
    let (earliest, after) = event.when.bounds();
    let (earliest, after) = (earliest.map(on_calendar), after.map(on_calendar));
    let (start, end, open) = match (earliest, after) {
        (Some(start), Some(end)) => (start, end.max(start), Open::None),
        (Some(start), None) => (start, start + OPEN_LENGTH, Open::End),
        // Drawn on the last day it can lie on, with an arrow towards the earlier ones.
        (None, Some(end)) => (day(end - 1) * SECONDS_PER_DAY, end, Open::Start),
        (None, None) => {
            let start = published.unwrap_or(0);
            (start, start + SECONDS_PER_DAY, Open::Both)
        }
    };
    Entry {
        event: index,
        start,
        end,
        open,
        lane,
        precision: if open == Open::None {
            event.when.precision
        } else {
            Precision::Open
        },
        since: event.when.since(),
        basis: event.when.basis,
        part_of_day: event.when.part_of_day,
        lasting: event.when.lasting,
        hollow: matches!(event.status, Status::Announced | Status::Cancelled),
    }
}

/// Beyond the calendar's 262,000 years there is nothing to draw, and sums could overflow. Asked for
/// in so many places that the calls weigh less than the bounds.
#[inline(never)]
pub(crate) fn on_calendar(civil: i64) -> i64 {
    const EDGE: i64 = 8_300_000_000_000;
    civil.clamp(-EDGE, EDGE)
}

/// The order in which events are drawn: by start, then end, open intervals last; among many, last
/// among those with their start. Ties keep the order in which the reports tell them.
pub(crate) fn drawn_before(many: bool, a: &Entry, b: &Entry) -> Ordering {
    key(many, a).cmp(&key(many, b))
}

/// What decides over the order, one after the other. All but the last number is the interval's, so
/// that the entries of one slot stand together.
fn key(many: bool, entry: &Entry) -> [i64; 8] {
    let (open, last) = if many {
        (entry.open, false)
    } else {
        (Open::None, entry.open > Open::Start)
    };
    [
        last.into(),
        entry.start,
        open as i64,
        entry.end,
        entry.open as i64,
        entry.precision as i64,
        entry.lasting.into(),
        entry.event.into(),
    ]
}
