//! What stands for the entries of a chunk that is not there.

use crate::model::{Basis, Precision, SECONDS_PER_DAY};
use crate::scale::day;

use super::entry::{Entry, NO_EVENT, Open};

/// The part of a lane in a guess.
struct Share {
    lane: u8,
    count: f64,
    placed: f64,
    /// Where its next entry belongs, from 0 to 1; beyond that, where it has no other.
    due: f64,
}

impl Share {
    /// Places so many, and tells where the next one belongs.
    fn place(&mut self, more: f64) {
        self.placed += more;
        self.due = (self.placed + 0.5) / self.count;
    }
}

/// Entries that might be those of a chunk, in their order.
pub(super) struct Guess {
    from: i64,
    to: i64,
    nth: i64,
    count: i64,
    lanes: Vec<Share>,
}

impl Guess {
    /// So many from one civil second to another, of lanes that are added then.
    pub(super) fn new(from: i64, to: i64, count: usize) -> Self {
        Self {
            from,
            to,
            nth: 0,
            count: count as i64,
            lanes: Vec::new(),
        }
    }

    /// Adds a lane that has so many of them.
    pub(super) fn add(&mut self, lane: u8, count: u32) {
        if count > 0 {
            let mut share = Share {
                lane,
                count: count.into(),
                placed: 0.0,
                due: 0.0,
            };
            share.place(0.0);
            self.lanes.push(share);
        }
    }
}

impl Iterator for Guess {
    type Item = Entry;

    fn next(&mut self) -> Option<Entry> {
        if self.nth == self.count {
            return None;
        }
        // The lane that is furthest behind its share; one that has all of its own never is.
        let mut first: Option<&mut Share> = None;
        for share in &mut self.lanes {
            if first.as_ref().is_none_or(|first| share.due < first.due) {
                first = Some(share);
            }
        }
        let share = first?;
        share.place(1.0);
        let lane = share.lane;
        let at = self.from + (self.to - self.from) * self.nth / self.count;
        self.nth += 1;
        let start = day(at) * SECONDS_PER_DAY;
        Some(unknown(start.max(self.from), lane))
    }
}

/// An entry of which nothing is known but about when, and its lane.
pub(super) const fn unknown(start: i64, lane: u8) -> Entry {
    Entry {
        event: NO_EVENT,
        start,
        end: start,
        open: Open::None,
        lane,
        precision: Precision::Day,
        since: Precision::Day,
        basis: Basis::Unknown,
        part_of_day: None,
        lasting: false,
        hollow: false,
    }
}
