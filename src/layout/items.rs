//! The events as columns, sorted as they are drawn. Built once when a timeline is loaded.

use chrono::NaiveDate;

use std::ops::Deref;
use std::rc::Rc;

use crate::model::{KnownKind, Mark, SECONDS_PER_DAY, Shards, Timeline};
use crate::scale::ranked;

use super::entries::Entries;
use super::entry::{Entry, Open, entry, on_calendar, order};

/// From this many events on, the chart counts instead of listing.
pub const DENSE: usize = 400;

/// At most so many silences can be shown by the widest axis.
const SILENCES: usize = 24;

/// The row of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lane {
    /// The kind's id.
    pub kind: String,
    /// Which known kind it is.
    pub known: Option<KnownKind>,
    /// The shape of its marks.
    pub mark: Mark,
    /// Which colour token, such as `strike`; `None` is neutral.
    pub color: Option<String>,
    /// How many events it has.
    pub count: usize,
}

/// A silence between two neighbouring entries.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Silence {
    pub(crate) from: i64,
    pub(crate) to: i64,
}

/// The columns. O(n log n) once; everything after searches them.
#[derive(Clone, Debug, Default)]
pub struct Items {
    /// By start, then end, ties in the order given; open intervals last (from [`DENSE`] events on:
    /// last among those with their start, so that the column can be searched by time).
    pub entries: Entries,
    shape: Rc<Shape>,
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
    /// The period the chronology is about, civil seconds, end exclusive.
    pub main: (i64, i64),
    /// First start and last end.
    pub whole: (i64, i64),
    /// The start of the last day on which a source was published.
    pub horizon: Option<i64>,
    dense: bool,
    /// The longest silences of a dense chronology, longest first.
    pub(crate) silences: Vec<Silence>,
    /// The most events that a dense chronology has on one day.
    pub(crate) busiest: usize,
    /// When the last event starts.
    pub(crate) last: i64,
    /// Some date is finer than a day.
    pub(crate) fine: bool,
    /// Known from an index: the most events of each lane in each counted unit.
    pub(crate) peaks: Vec<Vec<u32>>,
}

impl Items {
    /// Sorts a timeline's events into columns; of one that comes in shards, guesses them.
    #[must_use]
    pub fn new(timeline: &Timeline) -> Self {
        if let Some(index) = &timeline.shards {
            return Self::of_shards(timeline, index);
        }
        let (mut lanes, kinds) = lanes(timeline);
        let dense = timeline.events.len() > DENSE;
        let far = published(timeline);
        let mut entries: Vec<Entry> = timeline
            .events
            .iter()
            .zip(0_u32..)
            .map(|(event, index)| entry(event, index, lane(&kinds, &event.kind), far))
            .collect();
        // Ties keep the order in which the reports tell them.
        entries.sort_unstable_by_key(|entry| {
            let late = entry.open > Open::Start;
            let (last, open) = if dense {
                (false, entry.open)
            } else {
                (late, Open::None)
            };
            let interval = (last, entry.start, open, entry.end);
            (interval, order(entry), entry.event)
        });
        let first = entries.iter().map(|e| e.start).min().unwrap_or(0);
        let last = entries.iter().map(|e| e.end).max().unwrap_or(0);
        let main = main_period(timeline, first, last, |from, to| {
            entries.iter().any(|e| e.start >= from && e.start < to)
        });
        let (mut silent, mut busy) = (Vec::new(), 0);
        if dense {
            (silent, busy) = (silences(&entries), busiest(&entries));
        }
        let latest = entries.last().map_or(0, |entry| entry.start);
        let fine = entries.iter().any(|e| e.share_of_day().is_some());
        let entries = Entries::whole(entries, lanes.len());
        for (number, lane) in lanes.iter_mut().enumerate() {
            lane.count = entries.in_lane(0, number) as usize;
        }
        let shape = Rc::new(Shape {
            main,
            whole: (first, last.max(first.saturating_add(1))),
            horizon: far,
            dense,
            silences: silent,
            busiest: busy,
            last: latest,
            fine,
            lanes,
            peaks: Vec::new(),
        });
        Self { entries, shape }
    }

    fn of_shards(timeline: &Timeline, index: &Shards) -> Self {
        let entries = Entries::of_shards(index);
        let lanes = index.lanes.iter().map(|of| {
            let count = of.counts.iter().map(|count| *count as usize).sum();
            let lane = a_lane(timeline, &of.kind);
            Lane { count, ..lane }
        });
        let first = entries.get(0).map_or(0, |entry| entry.start);
        let end = on_calendar(index.end).max(first.saturating_add(1));
        let silences = index.silences().take(SILENCES);
        let shape = Rc::new(Shape {
            main: main_period(timeline, first, end, |from, to| {
                entries.before(to) > entries.before(from)
            }),
            whole: (first, end),
            horizon: day(&index.published),
            dense: true,
            silences: silences
                .map(|(from, to)| Silence {
                    from: from.clamp(first, end),
                    to: to.clamp(first, end),
                })
                .collect(),
            busiest: index.busiest as usize,
            last: on_calendar(index.last).clamp(first, end),
            fine: index.fine,
            lanes: lanes.collect(),
            peaks: index.lanes.iter().map(|lane| lane.peaks.clone()).collect(),
        });
        Self { entries, shape }
    }

    /// The events of a shard as they are given, for looking them up by their numbers alone.
    #[must_use]
    pub fn as_given(timeline: &Timeline) -> Self {
        let events = timeline.events.iter().zip(0..);
        let entries = events.map(|(event, number)| entry(event, number, 0, None));
        Self {
            entries: Entries::whole(entries.collect(), 1),
            ..Self::default()
        }
    }

    /// The same with a shard's events in place of the guess; their numbers are their places in
    /// the shard, after those of the shards before it.
    #[must_use]
    pub fn with(&self, shard: usize, timeline: &Timeline) -> Self {
        let numbers = self.entries.range(shard);
        let lane_of = |kind: &str| self.lanes.iter().position(|lane| lane.kind == kind);
        let mut found = Vec::with_capacity(timeline.events.len());
        for (event, number) in timeline.events.iter().zip(numbers) {
            if let Some(lane) = lane_of(&event.kind) {
                found.push(entry(event, number, lane as u8, self.horizon));
            }
        }
        Self {
            entries: self.entries.with(shard, found),
            shape: Rc::clone(&self.shape),
        }
    }

    /// When the last event starts.
    #[must_use]
    pub fn last(&self) -> i64 {
        self.last
    }

    /// The longest stretches without an event, longest first.
    #[must_use]
    pub fn silences(&self) -> Vec<(i64, i64)> {
        self.silences.iter().map(|s| (s.from, s.to)).collect()
    }

    /// The most events of one day.
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

    /// The entry of an event of the timeline. O(n).
    #[must_use]
    pub fn entry_of(&self, event: u32) -> Option<u32> {
        let at = self.entries.iter().position(|entry| entry.event == event)?;
        u32::try_from(at).ok()
    }

    /// An entry by its index.
    #[must_use]
    pub fn get(&self, entry: u32) -> Option<&Entry> {
        self.entries.get(entry as usize)
    }

    /// How many entries of a dense chronology start before a time.
    pub(crate) fn before(&self, civil: i64) -> usize {
        self.entries.before(civil)
    }
}

/// The lanes, and the lane of each kind that occurs.
fn lanes(timeline: &Timeline) -> (Vec<Lane>, Vec<(&str, u8)>) {
    let mut used: Vec<&str> = Vec::new();
    for event in &timeline.events {
        // Events of a kind come in runs and kinds are few: the last one seen is the likely one.
        if !used.iter().rev().any(|kind| *kind == event.kind) {
            used.push(&event.kind);
        }
    }
    let mut kinds: Vec<&str> = KnownKind::ALL.iter().map(|kind| kind.id()).collect();
    let rest = timeline.kinds.iter().map(|kind| kind.id.as_str());
    for kind in rest.chain(used.iter().copied()) {
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    kinds.retain(|kind| used.contains(kind));
    let lanes = kinds.iter().take(usize::from(u8::MAX));
    let lanes = lanes.map(|id| a_lane(timeline, id)).collect();
    let numbered = kinds
        .into_iter()
        .zip((0..u8::MAX).chain(std::iter::repeat(u8::MAX - 1)))
        .collect();
    (lanes, numbered)
}

/// The row of a kind, without a count.
fn a_lane(timeline: &Timeline, id: &str) -> Lane {
    let known = KnownKind::from_id(id);
    let declared = timeline.kinds.iter().find(|kind| kind.id == id);
    let fallback = known.map(|_| id.to_owned());
    Lane {
        kind: id.to_owned(),
        known,
        mark: match (known, declared) {
            (Some(known), _) => known.mark(),
            (None, Some(declared)) => declared.mark,
            (None, None) => Mark::Ring,
        },
        color: declared.and_then(|kind| kind.color.clone()).or(fallback),
        count: 0,
    }
}

fn lane(kinds: &[(&str, u8)], kind: &str) -> u8 {
    let found = kinds.iter().find(|(id, _)| *id == kind);
    found.map_or(0, |(_, lane)| *lane)
}

/// The start of the last day on which a source was published.
fn published(timeline: &Timeline) -> Option<i64> {
    let days = timeline.sources.iter();
    days.filter_map(|source| day(&source.published)).max()
}

/// `YYYY-MM-DD` as civil seconds.
fn day(text: &str) -> Option<i64> {
    let mut parts = text.splitn(3, '-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let date = NaiveDate::from_ymd_opt(
        year.parse().ok()?,
        month.parse().ok()?,
        day.get(..2)?.parse().ok()?,
    )?;
    let epoch = NaiveDate::from_ymd_opt(1970, 1, 1)?;
    Some((date - epoch).num_days() * SECONDS_PER_DAY)
}

fn main_period(
    timeline: &Timeline,
    first: i64,
    last: i64,
    any: impl Fn(i64, i64) -> bool,
) -> (i64, i64) {
    let Some(range) = &timeline.range else {
        return (first, last);
    };
    let from = day(&range.from).unwrap_or(first);
    let to = day(&range.to).map_or(last, |day| day.saturating_add(SECONDS_PER_DAY));
    if any(from, to) {
        (from.max(first), to.max(last))
    } else {
        (first, last)
    }
}

/// The most entries that start on one day.
fn busiest(entries: &[Entry]) -> usize {
    let days = entries.chunk_by(|a, b| a.day() == b.day());
    days.map(<[Entry]>::len).max().unwrap_or(0)
}

/// Silences of more than a fortnight, the longest first, as many as the widest axis can show.
fn silences(entries: &[Entry]) -> Vec<Silence> {
    let day_of = |civil: i64| civil.div_euclid(SECONDS_PER_DAY) * SECONDS_PER_DAY;
    let mut found: Vec<Silence> = Vec::new();
    let mut end = entries.first().map_or(0, |entry| day_of(entry.start));
    for entry in entries {
        let start = day_of(entry.start);
        if start.saturating_sub(end) > 14 * SECONDS_PER_DAY {
            found.push(Silence {
                from: end,
                to: start,
            });
        }
        end = start.saturating_add(SECONDS_PER_DAY);
    }
    let order = ranked(
        found
            .iter()
            .map(|silence| (silence.from - silence.to) as f64),
    );
    let longest = order.iter().filter_map(|place| found.get(*place as usize));
    longest.take(SILENCES).copied().collect()
}
