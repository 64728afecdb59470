//! Which entries pass the filters, counted so that any stretch of them is known at once.

use std::ops::Range;

use crate::scale::Unit;

use super::peaks::{Counting, Peaks, counted};
use super::ranked::Ranked;
use super::{Edges, Entry, Items};

/// The entries that the filters let through. Built when a filter changes, in one pass.
#[derive(Clone, Debug, Default)]
pub struct Visible {
    all: Ranked,
    lanes: Vec<Ranked>,
    peaks: Vec<Peaks>,
}

/// Decides which entries pass, asked in their order.
pub(crate) trait Pass {
    /// A chunk's entries come next: how many of them pass at most, the first ones of which it is
    /// said; `None` where whole lanes pass.
    fn begin(&mut self, chunk: usize) -> Option<u32>;

    /// Whether a lane passes where whole ones do, as each of its entries then does.
    fn has_lane(&self, lane: usize) -> bool;

    /// Whether an entry passes, by its place and itself.
    fn passes(&mut self, at: u32, entry: &Entry) -> bool;
}

/// Asks each entry, by its place and itself.
pub(crate) struct Each<F>(pub(crate) F);

impl<F: FnMut(u32, &Entry) -> bool> Pass for Each<F> {
    fn begin(&mut self, _: usize) -> Option<u32> {
        Some(u32::MAX)
    }

    fn has_lane(&self, _: usize) -> bool {
        false
    }

    fn passes(&mut self, at: u32, entry: &Entry) -> bool {
        (self.0)(at, entry)
    }
}

impl Visible {
    /// Nothing filtered out.
    #[must_use]
    pub fn all(items: &Items) -> Self {
        let mut visible = Self::every(items, true);
        // None is off.
        visible.set_peaks(items, &[]);
        visible
    }

    /// Lanes of a chronology that came whole, each with all of its entries or with none.
    #[must_use]
    pub fn of_lanes(items: &Items, on: &[bool]) -> Self {
        let mut visible = Self::every(items, false);
        for (number, lane) in items.lanes.iter().enumerate() {
            if on.get(number) == Some(&true) {
                for place in items.entries.lane(number) {
                    visible.all.add(*place as usize);
                }
                if let Some(set) = visible.lanes.get_mut(number) {
                    set.fill(0..lane.count, true);
                    set.count_again();
                }
            }
        }
        visible.set_peaks(items, on);
        visible.all.count_again();
        visible
    }

    /// Gives lanes their own peaks, but none to those that are not on.
    pub fn set_peaks(&mut self, items: &Items, on: &[bool]) {
        self.peaks = items.peaks.clone();
        for (peaks, on) in self.peaks.iter_mut().zip(on) {
            if !on {
                *peaks = Peaks::default();
            }
        }
    }

    /// Asks of every entry whether it passes.
    #[must_use]
    pub fn new(items: &Items, mut passes: impl FnMut(u32) -> bool) -> Self {
        Self::asked(items, &mut Each(|at, _: &Entry| passes(at)))
    }

    /// Asks of all entries whether they pass.
    pub(crate) fn asked(items: &Items, pass: &mut dyn Pass) -> Self {
        let mut visible = Self::every(items, false);
        visible.peaks = visible.ask(items, 0..items.entries.chunks(), pass);
        visible
    }

    /// All entries or none of them, their peaks not told.
    fn every(items: &Items, member: bool) -> Self {
        let mut lanes = Vec::new();
        for lane in &items.lanes {
            lanes.push(Ranked::of(lane.count, member));
        }
        Self {
            all: Ranked::of(items.entries.len(), member),
            lanes,
            peaks: Vec::new(),
        }
    }

    /// Asks the entries of some chunks again; tells their peaks, and keeps those of all as they
    /// are. Where whole lanes pass, they are the most that there can be.
    pub(crate) fn ask(
        &mut self,
        items: &Items,
        chunks: Range<usize>,
        pass: &mut dyn Pass,
    ) -> Vec<Peaks> {
        let entries = &items.entries;
        let mut places = vec![0; self.lanes.len()];
        let mut counting = Counting::default();
        counting.lanes(items.peaks.len());
        for chunk in chunks {
            let most = pass.begin(chunk);
            let mut all = true;
            for (lane, (of, place)) in self.lanes.iter_mut().zip(&mut places).enumerate() {
                let own = entries.of_lane(chunk, lane);
                *place = own.start;
                let on = most.is_none() && pass.has_lane(lane);
                all &= on || own.is_empty();
                if on && let Some(most) = items.peaks.get(lane) {
                    counting.add_unknown(lane, own.len() as u32, most);
                }
                of.fill(own, on);
            }
            let range = entries.range(chunk);
            self.all.fill(range.start as usize..range.end as usize, all);
            let mut left = most.unwrap_or(u32::MAX);
            if all || left == 0 {
                continue;
            }
            entries.tell(chunk, &mut |at, entry| {
                let lane = usize::from(entry.lane);
                let passes = pass.passes(at, entry);
                if passes {
                    self.all.add(at as usize);
                    left -= 1;
                }
                if most.is_some()
                    && let (Some(of), Some(place)) =
                        (self.lanes.get_mut(lane), places.get_mut(lane))
                {
                    if passes {
                        of.add(*place);
                        counting.add(entry);
                    }
                    *place += 1;
                }
                left > 0
            });
        }
        self.all.count_again();
        for lane in &mut self.lanes {
            lane.count_again();
        }
        counting.peaks
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
        self.all.nth(n)
    }

    /// Tells all that pass, in their order.
    pub fn each(&self, tell: &mut dyn FnMut(u32)) {
        self.all.each(tell);
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

    /// The most that pass of a lane in one unit, and so the height of its tallest bar; 0 where none
    /// passes.
    pub(crate) fn peak(&self, lane: usize, unit: Unit) -> usize {
        let peaks = self.peaks.get(lane);
        let peak = peaks.and_then(|peaks| peaks.get(counted(unit)));
        peak.copied().unwrap_or(0) as usize
    }

    /// The most that pass of a lane in one day, week, month, quarter, year, decade and century; not
    /// told of up to [`DENSE`](super::DENSE) events.
    #[must_use]
    pub fn peaks_of(&self, lane: usize) -> Vec<u32> {
        self.peaks
            .get(lane)
            .map_or(Vec::new(), |peaks| peaks.to_vec())
    }

    /// How many of all pass among the entries `from..to`.
    pub fn among(&self, from: usize, to: usize) -> usize {
        self.all.rank(to).saturating_sub(self.all.rank(from))
    }

    /// What passes outside the entries `from..to`.
    pub(crate) fn beside(&self, from: usize, to: usize) -> Edges {
        let (before, end) = (self.all.rank(from), self.all.rank(to));
        Edges {
            before,
            after: self.count() - end,
            last_before: before.checked_sub(1).and_then(|n| self.nth(n)),
            first_after: self.nth(end),
        }
    }

    /// How many of a lane pass before a position.
    pub(crate) fn lane_rank(&self, lane: usize, at: usize) -> usize {
        self.lanes.get(lane).map_or(0, |lane| lane.rank(at))
    }

    /// The position in its lane of the n-th one of the lane that passes.
    pub(crate) fn lane_nth(&self, lane: usize, n: usize) -> Option<u32> {
        self.lanes.get(lane).and_then(|lane| lane.nth(n))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::peaks::COUNTED;
    use crate::model::{SECONDS_PER_DAY, ShardLane, Shards, Timeline};

    /// Lets 30 of the first chunk through, those that are second or later of three; nothing of the
    /// second chunk; and of the third one the second lane.
    struct Mixed {
        third: Range<u32>,
        /// Whether it says so of each entry alone.
        asked: bool,
    }

    impl Pass for Mixed {
        fn begin(&mut self, chunk: usize) -> Option<u32> {
            match chunk {
                _ if self.asked => Some(u32::MAX),
                0 => Some(30),
                1 => Some(0),
                _ => None,
            }
        }

        fn has_lane(&self, lane: usize) -> bool {
            lane == 1
        }

        fn passes(&mut self, at: u32, entry: &Entry) -> bool {
            if self.third.contains(&at) {
                return entry.lane == 1;
            }
            !at.is_multiple_of(3) && (at < 45 || !self.asked)
        }
    }

    #[test]
    fn what_passes_as_a_whole_or_not_at_all_is_what_would_if_it_were_asked() {
        let lane = |kind: &str, counts: [u32; 3]| ShardLane {
            kind: kind.into(),
            counts: counts.into(),
            peaks: vec![200; COUNTED.len()],
        };
        let index = Shards {
            events: 300,
            starts: vec![0, 20 * SECONDS_PER_DAY, 20 * SECONDS_PER_DAY],
            last: 60 * SECONDS_PER_DAY,
            end: 61 * SECONDS_PER_DAY,
            lanes: vec![lane("strike", [40, 70, 30]), lane("meeting", [50, 20, 90])],
            ..Shards::default()
        };
        let items = Items::of_shards(&Timeline::default(), &index);
        let passing = |asked| {
            let visible = Visible::asked(
                &items,
                &mut Mixed {
                    third: items.entries.range(2),
                    asked,
                },
            );
            let sets = format!("{:?} {:?}", visible.all, visible.lanes);
            (visible, sets)
        };
        let ((visible, sets), (_, asked)) = (passing(false), passing(true));
        assert_eq!(sets, asked);
        let last = visible.lane_rank(1, 160) - visible.lane_rank(1, 70);
        assert_eq!((visible.count(), last), (30 + 90, 90));
        // Not the most of all that there are, of which few pass.
        for peak in visible.peaks_of(1) {
            assert!((90..=30 + 90).contains(&peak), "{peak}");
        }
    }
}
