//! The events as columns, sorted as they are drawn. Built once when a timeline is loaded.

use chrono::NaiveDate;

use crate::model::{
    Basis, Event, KnownKind, Mark, PartOfDay, Precision, SECONDS_PER_DAY, Status, Timeline,
};
use crate::scale::ranked;

/// From this many events on, the chart counts instead of listing.
pub const DENSE: usize = 400;

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
    /// Index into the timeline's events.
    pub event: u32,
    /// First civil second; of an interval open at the start, the one from which it is drawn.
    pub start: i64,
    /// The civil second after the last; of an open interval, the one up to which it is drawn.
    pub end: i64,
    /// Which ends are open.
    pub open: Open,
    /// Index into [`Items::lanes`].
    pub lane: u8,
    /// How fine the date is.
    pub precision: Precision,
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
        slot_key(self) == slot_key(other)
    }

    /// Civil days since 1970 of its start.
    #[must_use]
    pub fn day(&self) -> i64 {
        self.start.div_euclid(SECONDS_PER_DAY)
    }

    /// A day or finer.
    #[must_use]
    pub fn within_a_day(&self) -> bool {
        matches!(
            self.precision,
            Precision::Day | Precision::PartOfDay | Precision::Instant
        )
    }

    /// Its share of its first day, 0 to 1, from and to; `None` unless finer than a day.
    #[must_use]
    pub fn share_of_day(&self) -> Option<(f64, f64)> {
        if !matches!(self.precision, Precision::PartOfDay | Precision::Instant) {
            return None;
        }
        let day = SECONDS_PER_DAY as f64;
        let from = self.start.rem_euclid(SECONDS_PER_DAY) as f64 / day;
        let to = from + self.end.saturating_sub(self.start) as f64 / day;
        Some((from, to.min(1.0)))
    }
}

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

/// The events of one lane, in drawing order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Column {
    pub(crate) entries: Vec<u32>,
}

/// The columns. O(n log n) once; everything after searches them.
#[derive(Clone, Debug, Default)]
pub struct Items {
    /// By start, then end, ties in the order given; open intervals last (from [`DENSE`] events on:
    /// last among those with their start, so that the column can be searched by time).
    pub entries: Vec<Entry>,
    /// Background first, then the known kinds, the declared ones and the rest; none is empty.
    pub lanes: Vec<Lane>,
    /// The period the chronology is about, civil seconds, end exclusive.
    pub main: (i64, i64),
    /// First start and last end.
    pub whole: (i64, i64),
    /// The start of the last day on which a source was published.
    pub horizon: Option<i64>,
    /// [`Items::entries`] index of each event of the timeline.
    entry_of: Vec<u32>,
    pub(crate) columns: Vec<Column>,
    /// The longest silences of a dense chronology, longest first.
    pub(crate) silences: Vec<Silence>,
    /// The most events that a dense chronology has on one day.
    pub(crate) busiest: usize,
    /// Some date is finer than a day.
    pub(crate) fine: bool,
}

impl Items {
    /// Sorts a timeline's events into columns.
    #[must_use]
    pub fn new(timeline: &Timeline) -> Self {
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
        let mut entry_of = vec![0; entries.len()];
        let mut columns = vec![Column::default(); lanes.len()];
        for (entry, index) in entries.iter().zip(0_u32..) {
            if let Some(slot) = entry_of.get_mut(entry.event as usize) {
                *slot = index;
            }
            if let Some(column) = columns.get_mut(usize::from(entry.lane)) {
                column.entries.push(index);
            }
        }
        for (lane, column) in lanes.iter_mut().zip(&columns) {
            lane.count = column.entries.len();
        }
        let first = entries.iter().map(|e| e.start).min().unwrap_or(0);
        let last = entries.iter().map(|e| e.end).max().unwrap_or(0);
        Self {
            main: main_period(timeline, &entries, first, last),
            whole: (first, last.max(first.saturating_add(1))),
            horizon: far,
            silences: if dense {
                silences(&entries)
            } else {
                Vec::new()
            },
            busiest: if dense { busiest(&entries) } else { 0 },
            fine: entries.iter().any(|e| e.share_of_day().is_some()),
            entries,
            lanes,
            entry_of,
            columns,
        }
    }

    /// Whether there are so many events that the chart counts them.
    #[must_use]
    pub fn dense(&self) -> bool {
        self.entries.len() > DENSE
    }

    /// The entry of an event of the timeline.
    #[must_use]
    pub fn entry_of(&self, event: u32) -> Option<u32> {
        self.entry_of.get(event as usize).copied()
    }

    /// An entry by its index.
    #[must_use]
    pub fn get(&self, entry: u32) -> Option<&Entry> {
        self.entries.get(entry as usize)
    }

    /// How many entries of a dense chronology start before a time.
    pub(crate) fn before(&self, civil: i64) -> usize {
        self.entries.partition_point(|entry| entry.start < civil)
    }
}

/// What must come after start and end so that one slot's entries stand together.
fn order(entry: &Entry) -> (Open, u8, bool) {
    (entry.open, entry.precision as u8, entry.lasting)
}

fn slot_key(entry: &Entry) -> (i64, i64, (Open, u8, bool)) {
    (entry.start, entry.end, order(entry))
}

fn entry(event: &Event, index: u32, lane: u8, published: Option<i64>) -> Entry {
    let (earliest, after) = event.when.bounds();
    let (earliest, after) = (earliest.map(on_calendar), after.map(on_calendar));
    let (start, end, open) = match (earliest, after) {
        (Some(start), Some(end)) => (start, end.max(start), Open::None),
        (Some(start), None) => (start, start.saturating_add(OPEN_LENGTH), Open::End),
        // Drawn on the last day it can lie on, with an arrow towards the earlier ones.
        (None, Some(end)) => (
            end.saturating_sub(1).div_euclid(SECONDS_PER_DAY) * SECONDS_PER_DAY,
            end,
            Open::Start,
        ),
        (None, None) => {
            let day = published.unwrap_or(0);
            (day, day.saturating_add(SECONDS_PER_DAY), Open::Both)
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
        basis: event.when.basis,
        part_of_day: event.when.part_of_day,
        lasting: event.when.lasting,
        hollow: matches!(event.status, Status::Announced | Status::Cancelled),
    }
}

/// Beyond the calendar's 262,000 years there is nothing to draw, and sums could overflow.
fn on_calendar(civil: i64) -> i64 {
    const EDGE: i64 = 8_300_000_000_000;
    civil.clamp(-EDGE, EDGE)
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
    let lanes = kinds
        .iter()
        .take(usize::from(u8::MAX))
        .map(|id| {
            let known = KnownKind::from_id(id);
            let declared = timeline.kinds.iter().find(|kind| kind.id == *id);
            let fallback = known.map(|_| (*id).to_owned());
            Lane {
                kind: (*id).to_owned(),
                known,
                mark: match (known, declared) {
                    (Some(known), _) => known.mark(),
                    (None, Some(declared)) => declared.mark,
                    (None, None) => Mark::Ring,
                },
                color: declared.and_then(|kind| kind.color.clone()).or(fallback),
                count: 0,
            }
        })
        .collect();
    let numbered = kinds
        .into_iter()
        .zip((0..u8::MAX).chain(std::iter::repeat(u8::MAX - 1)))
        .collect();
    (lanes, numbered)
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

fn main_period(timeline: &Timeline, entries: &[Entry], first: i64, last: i64) -> (i64, i64) {
    let Some(range) = &timeline.range else {
        return (first, last);
    };
    let from = day(&range.from).unwrap_or(first);
    let to = day(&range.to).map_or(last, |day| day.saturating_add(SECONDS_PER_DAY));
    if entries.iter().any(|e| e.start >= from && e.start < to) {
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
    longest.take(24).copied().collect()
}
