//! The columns in the making: a timeline's events sorted as they are drawn, in slices.

use std::cmp::Ordering;
use std::mem::{replace, take};

use crate::model::order::Sorting;
use crate::model::{SECONDS_PER_DAY, Timeline};

use super::entries::Entries;
use super::entry::{Entry, drawn_before, entry};
use super::items::{DENSE, Items, SILENCES, Shape, main_period, published};
use super::lanes::{lane, put_in_order};
use super::peaks::Counting;

/// Columns that are not full yet.
#[derive(Debug)]
pub struct Gathering {
    stage: Stage,
    /// How many events or entries the stage has dealt with.
    done: usize,
    /// Up to the columns, entries have the numbers of lanes in the order in which they occur: for
    /// each of these, where it stands.
    lanes: Vec<usize>,
    entries: Vec<Entry>,
    /// The entries are in drawing order as they come, as those of a compiled file are.
    ordered: bool,
    /// Their order, if it has to be found.
    sorting: Sorting,
    /// Its places are those where entries belong, up to the columns.
    shape: Shape,
    /// For each lane, the places of its entries.
    columns: Vec<Vec<u32>>,
    counting: Counting,
    /// How many start on the day of the last entry that was counted, so far.
    today: usize,
}

#[derive(Clone, Copy, Debug)]
enum Stage {
    Entries,
    Sorting,
    Moving,
    Columns,
}

impl Gathering {
    /// For a timeline that comes whole.
    #[must_use]
    #[inline(never)]
    pub fn new(timeline: &Timeline) -> Self {
        let mut shape = Shape::new();
        shape.horizon = published(timeline);
        shape.whole = (i64::MAX, i64::MIN);
        shape.dense = timeline.events.len() > DENSE;
        Self {
            stage: Stage::Entries,
            done: 0,
            lanes: Vec::new(),
            entries: Vec::with_capacity(timeline.events.len()),
            ordered: true,
            sorting: Sorting::default(),
            shape,
            columns: Vec::new(),
            counting: Counting::new(0),
            today: 0,
        }
    }

    /// Deals with so many more events in one respect; the columns once they are full. It has to be
    /// the same timeline each time.
    #[inline(never)]
    pub fn step(&mut self, timeline: &Timeline, most: usize) -> Option<Items> {
        let all = timeline.events.len();
        let mut to = self.done.saturating_add(most).min(all);
        let next = match self.stage {
            Stage::Entries => {
                self.enter(timeline, to);
                if self.ordered {
                    Stage::Columns
                } else {
                    Stage::Sorting
                }
            }
            Stage::Sorting => {
                let dense = self.shape.dense;
                let entries = &self.entries;
                let order = self.sorting.step(most, &mut |a, b| match (
                    entries.get(a),
                    entries.get(b),
                ) {
                    (Some(a), Some(b)) => drawn_before(dense, a, b),
                    _ => Ordering::Equal,
                })?;
                self.shape.places = vec![0; order.len()];
                for (event, place) in order.iter().zip(0_u32..) {
                    if let Some(slot) = self.shape.places.get_mut(*event as usize) {
                        *slot = place;
                    }
                }
                self.sorting = Sorting::default();
                self.stage = Stage::Moving;
                return None;
            }
            Stage::Moving => {
                to = self.move_home(most, all);
                Stage::Columns
            }
            Stage::Columns => {
                for at in self.done..to {
                    self.fill(at);
                }
                if to == all {
                    return Some(self.items(timeline));
                }
                Stage::Columns
            }
        };
        self.done = to;
        if to == all {
            self.done = 0;
            match next {
                Stage::Sorting => self.sorting = Sorting::new(all),
                Stage::Columns => self.make_room(timeline),
                _ => {}
            }
            self.stage = next;
        }
        None
    }

    /// Makes the entries of the next events.
    fn enter(&mut self, timeline: &Timeline, to: usize) {
        let shape = &mut self.shape;
        let events = timeline.events.get(self.done..to).unwrap_or_default();
        for (event, number) in events.iter().zip(self.done as u32..) {
            let of = lane(&mut shape.lanes, &event.kind);
            let entry = entry(event, number, of, shape.horizon);
            let (first, last) = shape.whole;
            shape.whole = (first.min(entry.start), last.max(entry.end));
            shape.fine |= entry.is_fine();
            if let Some(lane) = shape.lanes.get_mut(usize::from(of)) {
                lane.count += 1;
            }
            let last = self.entries.last();
            self.ordered &= last.is_none_or(|last| drawn_before(shape.dense, last, &entry).is_le());
            self.entries.push(entry);
        }
    }

    /// Goes on or brings an entry home, so many times; up to where all are at home. There is no
    /// second copy of them.
    fn move_home(&mut self, most: usize, all: usize) -> usize {
        let mut at = self.done;
        // One that is brought home makes room for another, and that may go on for long.
        for _ in 0..most {
            match self.shape.places.get(at).map(|home| *home as usize) {
                Some(home) if home != at => {
                    self.entries.swap(at, home);
                    self.shape.places.swap(at, home);
                }
                _ => at += 1,
            }
            if at >= all {
                break;
            }
        }
        at
    }

    fn make_room(&mut self, timeline: &Timeline) {
        self.lanes = put_in_order(timeline, &mut self.shape.lanes);
        for lane in &self.shape.lanes {
            self.columns.push(Vec::with_capacity(lane.count));
        }
        self.counting = Counting::new(self.shape.lanes.len());
    }

    /// Takes down all that is asked of the entries in their order.
    fn fill(&mut self, at: usize) {
        let Some(entry) = self.entries.get_mut(at) else {
            return;
        };
        if let Some(lane) = self.lanes.get(usize::from(entry.lane)) {
            entry.lane = *lane as u8;
        }
        if let Some(column) = self.columns.get_mut(usize::from(entry.lane)) {
            column.push(at as u32);
        }
        if let Some(place) = self.shape.places.get_mut(entry.event as usize) {
            *place = at as u32;
        }
        if !self.shape.dense {
            return;
        }
        let (last, day) = (self.counting.day, entry.day());
        self.counting.add(entry);
        self.shape.long.add(at as u32, entry);
        if let Some(last) = last.filter(|last| *last != day) {
            // From the end of the one day to the start of the other.
            let from = (last + 1) * SECONDS_PER_DAY;
            self.silence(from, day * SECONDS_PER_DAY);
            self.today = 0;
        }
        self.today += 1;
        self.shape.busiest = self.shape.busiest.max(self.today);
    }

    /// Silences of more than a fortnight, the longest first, as many as the widest axis can show.
    fn silence(&mut self, from: i64, to: i64) {
        if to - from > 14 * SECONDS_PER_DAY {
            let found = &mut self.shape.silences;
            let at = found.partition_point(|other| other.1 - other.0 >= to - from);
            found.insert(at, (from, to));
            found.truncate(SILENCES);
        }
    }

    fn items(&mut self, timeline: &Timeline) -> Items {
        let shape = &mut self.shape;
        if self.entries.is_empty() {
            shape.whole = (0, 0);
        }
        let (first, last) = shape.whole;
        shape.last = self.entries.last().map_or(0, |entry| entry.start);
        if shape.dense {
            shape.peaks = take(&mut self.counting.peaks);
        }
        let entries = Entries::whole(take(&mut self.entries), take(&mut self.columns));
        shape.main = main_period(timeline, first, last, &|from, to| {
            let mut all = entries.all().iter();
            all.any(|e| e.start >= from && e.start < to)
        });
        shape.whole = (first, last.max(first + 1));
        Items::made(entries, replace(shape, Shape::new()))
    }
}
