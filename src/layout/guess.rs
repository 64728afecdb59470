//! What stands for the entries of a chunk that is not there.

use crate::model::{Basis, Precision, SECONDS_PER_DAY};
use crate::scale::day;

use super::entry::{Entry, NO_EVENT, Open};

/// The part of a lane in a guess.
pub(super) struct Share {
    lane: u8,
    count: f64,
    placed: f64,
    /// Where its next entry belongs, from 0 to 1; beyond that, where it has no other.
    due: f64,
}

impl Share {
    /// Of a lane that has so many entries.
    pub(super) fn new(lane: u8, count: u32) -> Self {
        let mut share = Self {
            lane,
            count: f64::from(count),
            placed: 0.0,
            due: 0.0,
        };
        share.place(0.0);
        share
    }

    /// Places so many, and tells where the next one belongs.
    fn place(&mut self, more: f64) {
        self.placed += more;
        self.due = (self.placed + 0.5) / self.count;
    }
}

/// Tells entries that might be those of a chunk, in their order, until told that it is enough: so
/// many from one civil second to another, and of each lane its own.
pub(super) fn guess(
    (from, to): (i64, i64),
    count: i64,
    mut shares: Vec<Share>,
    tell: &mut dyn FnMut(&Entry) -> bool,
) {
    for nth in 0..count {
        // The lane that is furthest behind its share; one that has all of its own never is.
        let mut first: Option<&mut Share> = None;
        for share in &mut shares {
            if first.as_ref().is_none_or(|first| share.due < first.due) {
                first = Some(share);
            }
        }
        let Some(share) = first else {
            return;
        };
        share.place(1.0);
        let start = day(from + (to - from) * nth / count) * SECONDS_PER_DAY;
        if !tell(&unknown(start.max(from), share.lane)) {
            return;
        }
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
