//! Which entries pass the filters, counted so that any stretch of them is known at once.

use crate::model::SECONDS_PER_DAY;
use crate::scale::Unit;

use super::Items;

/// The units in which a dense chronology is counted, from the finest.
pub(crate) const COUNTED: [Unit; 7] = [
    Unit::Day,
    Unit::Week,
    Unit::Month,
    Unit::Quarter,
    Unit::Year,
    Unit::Decade,
    Unit::Century,
];

/// The most visible events of a lane in one of each of the units.
type Peaks = [u32; COUNTED.len()];

/// A set of positions with the number of members before each word of 64.
#[derive(Clone, Debug, Default)]
struct Ranked {
    words: Vec<u64>,
    before: Vec<u32>,
    count: usize,
}

impl Ranked {
    fn new(members: impl Iterator<Item = bool>) -> Self {
        let mut set = Self::default();
        let (mut word, mut bit) = (0_u64, 0_u32);
        for member in members {
            word |= u64::from(member) << bit;
            bit += 1;
            if bit == 64 {
                set.push(word);
                (word, bit) = (0, 0);
            }
        }
        set.push(word);
        set
    }

    fn push(&mut self, word: u64) {
        self.words.push(word);
        self.before.push(self.count as u32);
        self.count += word.count_ones() as usize;
    }

    fn contains(&self, at: usize) -> bool {
        let word = self.words.get(at / 64).copied().unwrap_or(0);
        word >> (at % 64) & 1 == 1
    }

    fn rank(&self, at: usize) -> usize {
        match (self.words.get(at / 64), self.before.get(at / 64)) {
            (Some(word), Some(before)) => {
                let below = word & ((1_u64 << (at % 64)) - 1);
                *before as usize + below.count_ones() as usize
            }
            _ => self.count,
        }
    }

    fn nth(&self, n: usize) -> Option<usize> {
        if n >= self.count {
            return None;
        }
        let word = self
            .before
            .partition_point(|before| *before as usize <= n)
            .checked_sub(1)?;
        let mut bits = self.words.get(word).copied()?;
        for _ in *self.before.get(word)? as usize..n {
            bits &= bits - 1;
        }
        Some(word * 64 + bits.trailing_zeros() as usize)
    }
}

/// The entries that the filters let through. Built when a filter changes, in one pass.
#[derive(Clone, Debug, Default)]
pub struct Visible {
    all: Ranked,
    lanes: Vec<Ranked>,
    peaks: Vec<Peaks>,
}

impl Visible {
    /// Nothing filtered out.
    #[must_use]
    pub fn all(items: &Items) -> Self {
        Self::new(items, |_| true)
    }

    /// Asks of every entry whether it passes.
    #[must_use]
    pub fn new(items: &Items, mut passes: impl FnMut(u32) -> bool) -> Self {
        let all = Ranked::new((0..items.entries.len() as u32).map(&mut passes));
        let lanes = items
            .columns
            .iter()
            .map(|column| {
                Ranked::new(
                    column
                        .entries
                        .iter()
                        .map(|entry| all.contains(*entry as usize)),
                )
            })
            .collect();
        let peaks = if items.dense() {
            peaks(items, &all)
        } else {
            Vec::new()
        };
        Self { all, lanes, peaks }
    }

    /// How many pass.
    #[must_use]
    pub fn count(&self) -> usize {
        self.all.count
    }

    /// Whether an entry passes.
    #[must_use]
    pub fn contains(&self, entry: u32) -> bool {
        self.all.contains(entry as usize)
    }

    /// How many pass among the entries before this one: its place in the row, from 0.
    #[must_use]
    pub fn rank(&self, entry: u32) -> usize {
        self.all.rank(entry as usize)
    }

    /// The n-th entry that passes, from 0.
    #[must_use]
    pub fn nth(&self, n: usize) -> Option<u32> {
        self.all.nth(n).map(|entry| entry as u32)
    }

    /// The entry `by` places further among those that pass; stays at the first and the last.
    #[must_use]
    pub fn step(&self, entry: u32, by: isize) -> Option<u32> {
        let last = self.count().checked_sub(1)?;
        let from = self.rank(entry);
        // From an entry that is filtered out, the next one is already a step.
        let from = if by > 0 && !self.contains(entry) {
            from as isize - 1
        } else {
            from as isize
        };
        self.nth(from.saturating_add(by).clamp(0, last as isize) as usize)
    }

    /// The most that pass of a lane in one unit, and so the height of its tallest bar.
    pub(crate) fn peak(&self, lane: usize, unit: Unit) -> usize {
        let unit = COUNTED.iter().position(|counted| *counted == unit);
        let peaks = self.peaks.get(lane);
        let peak = unit.and_then(|unit| peaks.and_then(|peaks| peaks.get(unit)));
        peak.copied().unwrap_or(1).max(1) as usize
    }

    /// How many of all pass among the entries `from..to`.
    pub(crate) fn among(&self, from: usize, to: usize) -> usize {
        self.all.rank(to).saturating_sub(self.all.rank(from))
    }

    /// How many of a lane pass among its positions `from..to`.
    pub(crate) fn in_lane(&self, lane: usize, from: usize, to: usize) -> usize {
        self.lanes
            .get(lane)
            .map_or(0, |lane| lane.rank(to).saturating_sub(lane.rank(from)))
    }

    /// How many of a lane pass before a position.
    pub(crate) fn lane_rank(&self, lane: usize, at: usize) -> usize {
        self.lanes.get(lane).map_or(0, |lane| lane.rank(at))
    }

    /// The position in its lane of the n-th one of the lane that passes.
    pub(crate) fn lane_nth(&self, lane: usize, n: usize) -> Option<usize> {
        self.lanes.get(lane).and_then(|lane| lane.nth(n))
    }
}

/// Counts by day, and carries each day into its week, month and so on; the calendar is asked once
/// a day, not once an event.
fn peaks(items: &Items, visible: &Ranked) -> Vec<Peaks> {
    let mut peaks = vec![Peaks::default(); items.lanes.len()];
    let mut counts = peaks.clone();
    let mut starts = [i64::MIN; COUNTED.len()];
    let mut day = i64::MIN;
    for (entry, at) in items.entries.iter().zip(0..) {
        if entry.day() != day {
            day = entry.day();
            let civil = day.saturating_mul(SECONDS_PER_DAY);
            for (nth, (unit, start)) in COUNTED.iter().zip(&mut starts).enumerate() {
                let now = unit.floor(civil);
                if now != *start {
                    *start = now;
                    for count in counts.iter_mut().filter_map(|lane| lane.get_mut(nth)) {
                        *count = 0;
                    }
                }
            }
        }
        let lane = usize::from(entry.lane);
        if visible.contains(at)
            && let (Some(counts), Some(peaks)) = (counts.get_mut(lane), peaks.get_mut(lane))
        {
            for (count, peak) in counts.iter_mut().zip(peaks) {
                *count += 1;
                *peak = (*peak).max(*count);
            }
        }
    }
    peaks
}
