//! The entries of a dense chronology that may last so long that a view does not look back to
//! their beginnings.

use crate::model::SECONDS_PER_DAY;

use super::entry::Entry;

/// A view looks back at least a day for what reaches into it.
const LONG: i64 = SECONDS_PER_DAY;
/// So many share one latest end, by which all are passed over at once.
const BLOCK: usize = 64;

/// These entries, in drawing order.
#[derive(Debug, Default)]
pub(crate) struct Long {
    /// Each with its end.
    entries: Vec<(u32, i64)>,
    /// The latest end in each block of them.
    latest: Vec<i64>,
}

impl Long {
    /// Takes the next entry in drawing order down, if it is one of them.
    pub(crate) fn add(&mut self, at: u32, entry: &Entry) {
        if entry.end - entry.start > LONG {
            self.push(at, entry.end);
        }
    }

    /// Takes the next one of them in drawing order down.
    pub(crate) fn push(&mut self, at: u32, end: i64) {
        if self.entries.len().is_multiple_of(BLOCK) {
            self.latest.push(end);
        }
        if let Some(latest) = self.latest.last_mut() {
            *latest = (*latest).max(end);
        }
        self.entries.push((at, end));
    }

    /// All of them with their ends.
    #[cfg(not(target_arch = "wasm32"))]
    pub(crate) fn iter(&self) -> impl Iterator<Item = (u32, i64)> {
        self.entries.iter().copied()
    }

    /// Those before an entry that end after a civil second and pass, at most so many: the ones
    /// that began last.
    pub(crate) fn reaching(
        &self,
        before: u32,
        civil: i64,
        most: usize,
        passes: &dyn Fn(u32) -> bool,
    ) -> Vec<u32> {
        let mut found = Vec::new();
        let mut rest = self.entries.partition_point(|(entry, _)| *entry < before);
        while let Some(at) = rest.checked_sub(1)
            && found.len() < most
        {
            let latest = self.latest.get(at / BLOCK);
            if latest.is_some_and(|latest| *latest <= civil) {
                rest = at / BLOCK * BLOCK;
                continue;
            }
            rest = at;
            if let Some((entry, end)) = self.entries.get(at)
                && *end > civil
                && passes(*entry)
            {
                found.push(*entry);
            }
        }
        found.reverse();
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Open;
    use crate::model::{Basis, Precision};

    const DAY: i64 = SECONDS_PER_DAY;

    fn lasting(start: i64, days: i64) -> Entry {
        Entry {
            event: 0,
            start,
            end: start + days * DAY,
            open: Open::None,
            lane: 0,
            precision: Precision::Range,
            since: Precision::Day,
            basis: Basis::Stated,
            part_of_day: None,
            lasting: true,
            hollow: false,
        }
    }

    #[test]
    fn what_reaches_into_a_view_is_found_in_every_block() {
        // Each starts a day after the one before and lasts from one day to thirteen.
        let all: Vec<Entry> = (0..500).map(|n| lasting(n * DAY, 1 + n % 13)).collect();
        let mut long = Long::default();
        for (at, entry) in (0..).zip(&all) {
            long.add(at, entry);
        }
        for (before, day) in [
            (0, 0),
            (10, 9),
            (64, 64),
            (128, 133),
            (500, 480),
            (500, 520),
        ] {
            let odd = |entry: u32| entry % 2 == 1;
            let found = long.reaching(before, day * DAY, usize::MAX, &odd);
            let those = (0..before).filter(|entry| odd(*entry));
            let reach = |entry: &u32| {
                let entry = &all[*entry as usize];
                entry.end - entry.start > DAY && entry.end > day * DAY
            };
            let expected: Vec<u32> = those.filter(reach).collect();
            assert_eq!(found, expected, "before {before}, day {day}");
            let latest = long.reaching(before, day * DAY, 2, &odd);
            let from = expected.len().saturating_sub(2);
            assert_eq!(latest, expected[from..], "before {before}, day {day}");
        }
    }
}
