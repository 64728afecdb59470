//! The events as columns, sorted as they are drawn. Built once when a timeline is loaded.

use std::ops::{Deref, Range};
use std::rc::Rc;

use crate::model::{SECONDS_PER_DAY, Shards, Timeline, day};
use crate::scale::DAY;

use super::entries::Entries;
use super::entry::{Entry, entry, on_calendar};
use super::gather::Gathering;
use super::lanes::{Lane, a_lane};
use super::long::Long;
use super::peaks::Peaks;

/// Of more events than this, the chart counts instead of listing.
pub const DENSE: usize = 400;

/// At most so many silences can be shown by the widest axis.
pub(super) const SILENCES: usize = 24;

/// The columns. Filled once, by [`Gathering`]; everything after searches them.
#[derive(Clone, Debug)]
pub struct Items {
    /// By start, then end, ties in the order given; open intervals last (of more than [`DENSE`]
    /// events: last among those with their start, so that the column can be searched by time).
    pub entries: Entries,
    shape: Rc<Shape>,
}

impl Default for Items {
    fn default() -> Self {
        Self::made(Entries::default(), Shape::new())
    }
}

impl Deref for Items {
    type Target = Shape;

    fn deref(&self) -> &Shape {
        &self.shape
    }
}

/// What the columns have in common, whichever of their entries are known.
#[derive(Debug, Default)]
pub struct Shape {
    /// Background first, then the known kinds, the declared ones and the rest; none is empty.
    pub lanes: Vec<Lane>,
    /// From the start of the period that the chronology is about, or of its first event if that is
    /// later, to the end of that period or of the last event, whichever is later: in civil seconds,
    /// end exclusive. All, where no event starts in that period.
    pub main: (i64, i64),
    /// First start and last end.
    pub whole: (i64, i64),
    /// The start of the last day on which a source was published.
    pub horizon: Option<i64>,
    pub(super) dense: bool,
    /// The longest silences between neighbours of a dense chronology, longest first.
    pub(crate) silences: Vec<(i64, i64)>,
    /// The most events that a dense chronology has on one day.
    pub(crate) busiest: usize,
    /// Some date is finer than a day.
    pub(crate) fine: bool,
    /// Of a dense chronology, the most events of each lane in each counted unit.
    pub(crate) peaks: Vec<Peaks>,
    /// Those that a dense view has to be told of; of a chronology in shards, those that the index
    /// tells.
    pub(crate) long: Long,
    /// The entry of each event, where they stand in another order.
    pub(super) places: Vec<u32>,
}

impl Shape {
    /// Of no columns. Made in so many places that the calls weigh less than all the fields.
    #[inline(never)]
    pub(super) fn new() -> Self {
        Self::default()
    }
}

impl Items {
    /// Sorts a timeline's events into columns; of one that comes in shards, guesses them.
    #[must_use]
    pub fn new(timeline: &Timeline) -> Self {
        if let Some(index) = &timeline.shards {
            return Self::of_shards(timeline, index);
        }
        let mut gathering = Gathering::new(timeline);
        loop {
            if let Some(items) = gathering.step(timeline, usize::MAX) {
                return items;
            }
        }
    }

    /// Columns that have been filled.
    pub(super) fn made(entries: Entries, shape: Shape) -> Self {
        let shape = Rc::new(shape);
        Self { entries, shape }
    }

    /// Guesses the columns of a timeline that comes in shards.
    #[inline(never)]
    pub(crate) fn of_shards(timeline: &Timeline, index: &Shards) -> Self {
        let entries = Entries::of_shards(index);
        let first = entries.first();
        let end = on_calendar(index.end).max(first + 1);
        let mut shape = Shape::new();
        shape.main = main_period(timeline, &entries, first, end);
        shape.whole = (first, end);
        shape.horizon = day(&index.published);
        shape.dense = true;
        shape.busiest = index.busiest as usize;
        let inside = |civil: i64| civil.max(first).min(end);
        shape.fine = index.fine;
        for (number, of) in index.lanes.iter().enumerate() {
            let mut lane = a_lane(&of.kind);
            lane.count = entries.lane_before_entry(number, u32::MAX);
            shape.lanes.push(lane);
            let mut peaks = Peaks::default();
            for (peak, told) in peaks.iter_mut().zip(&of.peaks) {
                *peak = *told;
            }
            shape.peaks.push(peaks);
        }
        for (from, to) in entries.silences().iter().take(SILENCES) {
            shape.silences.push((inside(*from), inside(*to)));
        }
        for (at, until) in index.long() {
            shape.long.push(at as u32, on_calendar(until));
        }
        Self::made(entries, shape)
    }

    /// Puts a shard's events in place of the guess; their numbers are their places in the shard,
    /// after those of the shards before it.
    pub fn take_shard(&mut self, shard: usize, timeline: &Timeline) {
        let Self { entries, shape } = self;
        let own = timeline.events.iter().take(timeline.own());
        let found = own.zip(entries.range(shard)).filter_map(|(event, number)| {
            let mut lanes = shape.lanes.iter();
            let lane = lanes.position(|lane| lane.kind == event.kind)?;
            Some(entry(event, number, lane as u8, shape.horizon))
        });
        entries.exchange(shard, found);
    }

    /// When the last event starts.
    #[must_use]
    pub fn last(&self) -> i64 {
        self.entries.last()
    }

    /// The longest stretches of more than a fortnight without an event, longest first, 24 at most;
    /// none of up to [`DENSE`] events.
    #[must_use]
    pub fn silences(&self) -> Vec<(i64, i64)> {
        self.silences.clone()
    }

    /// The most events of one day; 0 of up to [`DENSE`] events.
    #[must_use]
    pub fn busiest(&self) -> usize {
        self.busiest
    }

    /// Whether some date is finer than a day.
    #[must_use]
    pub fn is_fine(&self) -> bool {
        self.fine
    }

    /// Whether there are so many events that the chart counts them.
    #[must_use]
    pub fn dense(&self) -> bool {
        self.dense
    }

    /// The entry of an event of a timeline that came whole.
    #[must_use]
    pub fn entry_of(&self, event: u32) -> Option<u32> {
        let place = self.places.get(event as usize).copied().unwrap_or(event);
        self.get(place)
            .filter(|entry| entry.event == event)
            .map(|_| place)
    }

    /// The event of an entry of a timeline that came whole.
    pub(crate) fn event_of(&self, entry: u32) -> u32 {
        // Where the events came in their order, none of a million entries is looked at for it.
        if self.places.is_empty() {
            return entry;
        }
        let of = self.entries.all().get(entry as usize);
        of.map_or(entry, |of| of.event)
    }

    /// An entry by its index.
    #[must_use]
    pub fn get(&self, entry: u32) -> Option<&Entry> {
        self.entries.get(entry as usize)
    }

    /// The civil second after all that is known of what stands before an entry; of a dense
    /// chronology, whose silences go by starts, of the one before it.
    pub(crate) fn until(&self, entry: u32) -> i64 {
        let from = if self.dense {
            entry.saturating_sub(1)
        } else {
            0
        };
        let before = (from..entry).filter_map(|entry| self.get(entry));
        before.map(Entry::until).fold(i64::MIN, i64::max)
    }

    /// How many entries of a dense chronology start before a time.
    pub(crate) fn before(&self, civil: i64) -> usize {
        self.entries.before(civil)
    }

    /// The entries of a dense chronology that start on the day with this midnight.
    pub(crate) fn on_day(&self, midnight: f64) -> Range<usize> {
        self.before(midnight as i64)..self.before((midnight + DAY) as i64)
    }
}

/// The start of the last day on which a source was published.
pub(super) fn published(timeline: &Timeline) -> Option<i64> {
    let mut last = None;
    for source in &timeline.sources {
        last = last.max(day(&source.published));
    }
    last
}

/// The period that a timeline is about, of which the whole is given: the one that it tells, if some
/// entry starts in it.
pub(super) fn main_period(
    timeline: &Timeline,
    entries: &Entries,
    first: i64,
    last: i64,
) -> (i64, i64) {
    let Some(range) = &timeline.range else {
        return (first, last);
    };
    let from = day(&range.from).unwrap_or(first);
    let to = day(&range.to).map_or(last, |day| day + SECONDS_PER_DAY);
    let any = match timeline.shards {
        Some(_) => entries.before(to) > entries.before(from),
        // Those of few events are not in the order of their starts alone.
        None => {
            let mut all = entries.all().iter();
            all.any(|entry| entry.start >= from && entry.start < to)
        }
    };
    if any {
        (from.max(first), to.max(last))
    } else {
        (first, last)
    }
}
