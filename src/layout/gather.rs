//! The columns in the making: a timeline's events sorted as they are drawn, in slices.

use std::cmp::Ordering;
use std::mem::{replace, swap, take};

use crate::model::order::Sorting;
use crate::model::{SECONDS_PER_DAY, Timeline};

use super::entries::Entries;
use super::entry::{Entry, drawn_before, entry};
use super::items::{DENSE, Items, SILENCES, Shape, main_period, published};
use super::lanes::count;
use super::peaks::Counting;

/// Columns that are not full yet.
#[derive(Debug)]
pub struct Gathering {
    /// Of each lane, the number that its entries have until they are in the columns, and its rank.
    numbers: Vec<(u8, usize)>,
    entries: Vec<Entry>,
    /// Their order, as long as it has to be found: those of a compiled file come in it.
    sorting: Option<Sorting>,
    /// How many entries are in the columns.
    done: usize,
    shape: Shape,
    counting: Counting,
    /// How many start on the day of the last entry that was counted, so far.
    today: usize,
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
            numbers: Vec::new(),
            entries: Vec::with_capacity(timeline.events.len()),
            sorting: None,
            done: 0,
            shape,
            counting: Counting::default(),
            today: 0,
        }
    }

    /// Deals with so many more events in one respect; the columns once they are full. It has to be
    /// the same timeline each time.
    #[inline(never)]
    pub fn step(&mut self, timeline: &Timeline, most: usize) -> Option<Items> {
        if self.entries.len() < timeline.events.len() {
            self.enter(timeline, most);
            return None;
        }
        if let Some(sorting) = &mut self.sorting {
            let dense = self.shape.dense;
            let entries = &self.entries;
            let order = sorting.step(most, &mut |a, b| match (entries.get(a), entries.get(b)) {
                (Some(a), Some(b)) => drawn_before(dense, a, b),
                _ => Ordering::Equal,
            })?;
            self.shape.places = vec![0; order.len()];
            for (event, place) in order.iter().zip(0_u32..) {
                if let Some(slot) = self.shape.places.get_mut(*event as usize) {
                    *slot = place;
                }
            }
            self.sorting = None;
            return None;
        }
        // One that is brought home makes room for another, and that may go on for long.
        for _ in 0..most {
            if self.done >= self.entries.len() {
                return Some(self.items(timeline));
            }
            self.fill();
        }
        None
    }

    /// Makes the entries of so many more events.
    fn enter(&mut self, timeline: &Timeline, most: usize) {
        let shape = &mut self.shape;
        let from = self.entries.len();
        let events = timeline.events.get(from..).unwrap_or_default();
        for (event, number) in events.iter().take(most).zip(from as u32..) {
            let of = count(timeline, &mut shape.lanes, &mut self.numbers, &event.kind);
            let entry = entry(event, number, of, shape.horizon);
            let (first, last) = shape.whole;
            shape.whole = (first.min(entry.start), last.max(entry.end));
            shape.fine |= entry.is_fine();
            let before = |last: &Entry| drawn_before(shape.dense, &entry, last).is_lt();
            if self.sorting.is_none() && self.entries.last().is_some_and(before) {
                self.sorting = Some(Sorting::new(timeline.events.len()));
            }
            self.entries.push(entry);
        }
        if self.entries.len() == timeline.events.len() {
            self.counting.lanes(shape.lanes.len());
        }
    }

    /// Takes down all that is asked of the next entry in their order, or brings the one that stands
    /// there home first. There is no second copy of them.
    fn fill(&mut self) {
        let at = self.done;
        let Some(entry) = self.entries.get_mut(at) else {
            return;
        };
        if let Some(home) = self.shape.places.get(entry.event as usize)
            && *home as usize != at
        {
            self.entries.swap(at, *home as usize);
            return;
        }
        self.done += 1;
        let own = |of: &(u8, usize)| of.0 == entry.lane;
        if let Some(lane) = self.numbers.iter().position(own) {
            entry.lane = lane as u8;
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
            let shorter = |other: &(i64, i64)| other.1 - other.0 < to - from;
            let at = found.iter().position(shorter).unwrap_or(found.len());
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
        if shape.dense {
            swap(&mut shape.peaks, &mut self.counting.peaks);
        }
        let entries = Entries::whole(take(&mut self.entries), shape.lanes.len());
        shape.main = main_period(timeline, &entries, first, last);
        shape.whole = (first, last.max(first + 1));
        Items::made(entries, replace(shape, Shape::new()))
    }
}
