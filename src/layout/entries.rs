//! The entries of a chronology in chunks, so that a part of a million can be exchanged for little.
//!
//! A chronology that came whole is one chunk. Of one that comes in shards each shard is a chunk;
//! until a shard is there, its chunk is a guess: as many entries of each lane as the index says,
//! spread over the shard's time. Ranks and counts are therefore those of the whole at any moment.

use std::cell::OnceCell;
use std::ops::Range;
use std::rc::Rc;

use crate::model::Shards;
use crate::model::order::sort;
use crate::scale::first;

use super::entry::{Entry, drawn_before, on_calendar};
use super::guess::{Share, guess, unknown};

/// Neighbouring entries.
#[derive(Clone, Debug, Default)]
struct Chunk {
    pub(crate) entries: Vec<Entry>,
    /// For each lane, the places of its entries in the chunk.
    lanes: Vec<Vec<u32>>,
}

impl Chunk {
    pub(crate) fn new(entries: Vec<Entry>, lanes: usize) -> Self {
        let mut columns: Vec<Vec<u32>> = Vec::new();
        for _ in 0..lanes {
            columns.push(Vec::new());
        }
        for (entry, place) in entries.iter().zip(0_u32..) {
            if let Some(column) = columns.get_mut(usize::from(entry.lane)) {
                column.push(place);
            }
        }
        Self {
            entries,
            lanes: columns,
        }
    }

    fn lane(&self, lane: usize) -> &[u32] {
        self.lanes.get(lane).map_or(&[], Vec::as_slice)
    }
}

/// What stays the same whichever chunks are known.
#[derive(Debug, Default)]
struct Frame {
    /// When each chunk's first entry starts, and when the last of all does.
    starts: Vec<i64>,
    /// In which a guess puts no entries, from and to.
    silences: Vec<(i64, i64)>,
    lanes: usize,
    /// For each chunk, how many entries of each lane stand before it, and how many of all; then how
    /// many there are.
    before: Vec<u32>,
}

impl Frame {
    /// Without chunks.
    fn new(lanes: usize) -> Self {
        Self {
            starts: Vec::new(),
            silences: Vec::new(),
            lanes,
            before: vec![0; lanes + 1],
        }
    }

    /// Puts a chunk after the others: when its first entry starts, how many each lane has of it.
    fn add(&mut self, start: i64, count: &dyn Fn(usize) -> u32) {
        self.starts.push(start);
        let mut all = 0_u32;
        for lane in 0..self.lanes {
            let before = self.before.get(self.before.len() - self.lanes - 1);
            let before = before.copied().unwrap_or(0) + count(lane);
            self.before.push(before);
            all += before;
        }
        self.before.push(all);
    }
}

/// All entries, in drawing order.
#[derive(Clone, Debug, Default)]
pub struct Entries {
    frame: Rc<Frame>,
    chunks: Vec<Rc<OnceCell<Chunk>>>,
}

impl Entries {
    /// Entries that are all there, in drawing order, of so many lanes.
    pub(crate) fn whole(entries: Vec<Entry>, lanes: usize) -> Self {
        let start = |entry: Option<&Entry>| entry.map_or(0, |entry| entry.start);
        let (first, last) = (start(entries.first()), start(entries.last()));
        let chunk = Chunk::new(entries, lanes);
        let mut frame = Frame::new(lanes);
        frame.add(first, &|lane| chunk.lane(lane).len() as u32);
        frame.starts.push(last);
        Self {
            frame: Rc::new(frame),
            chunks: vec![Rc::new(OnceCell::from(chunk))],
        }
    }

    /// Entries of which only the index is there.
    pub(crate) fn of_shards(index: &Shards) -> Self {
        let mut frame = Frame::new(index.lanes.len());
        for silence in index.silences() {
            frame.silences.push(silence);
        }
        let mut at = 0_i64;
        let mut chunks = Vec::new();
        for (shard, by) in index.starts.iter().enumerate() {
            at = at.saturating_add(*by);
            frame.add(on_calendar(at), &|lane| {
                let lane = index.lanes.get(lane);
                let count = lane.and_then(|lane| lane.counts.get(shard));
                count.copied().unwrap_or(0)
            });
            chunks.push(Rc::default());
        }
        frame.starts.push(on_calendar(index.last.max(at)));
        Self {
            frame: Rc::new(frame),
            chunks,
        }
    }

    /// In which a guess puts no entries, from and to, the longest first.
    pub(crate) fn silences(&self) -> &[(i64, i64)] {
        &self.frame.silences
    }

    /// Exchanges a chunk for what its shard says. Entries that the index does not know of are left
    /// out; ones that it knows and the shard lacks stay without an event.
    pub(crate) fn exchange(&mut self, chunk: usize, found: impl Iterator<Item = Entry>) {
        let (from, to) = (self.start(chunk), self.start(chunk + 1));
        let mut missing = Vec::new();
        for lane in 0..self.frame.lanes {
            missing.push(self.in_lane(chunk, lane));
        }
        let mut entries: Vec<Entry> = Vec::new();
        for mut entry in found {
            if let Some(room @ 1..) = missing.get_mut(usize::from(entry.lane)) {
                *room -= 1;
                // Searches rely on the order of the chunks.
                entry.start = entry.start.max(from).min(to);
                entry.end = entry.end.max(entry.start);
                entries.push(entry);
            }
        }
        for (room, lane) in missing.iter().zip(0_u8..) {
            for _ in 0..*room {
                entries.push(unknown(to, lane));
            }
        }
        sort(&mut entries, |a, b| drawn_before(true, a, b));
        if let Some(place) = self.chunks.get_mut(chunk) {
            *place = Rc::new(OnceCell::from(Chunk::new(entries, self.frame.lanes)));
        }
    }

    /// Whether two are the same but for what is known of their chunks.
    #[must_use]
    pub fn same_frame(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.frame, &other.frame)
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.before_all(self.chunks.len()) as usize
    }

    /// When the first one starts.
    pub(crate) fn first(&self) -> i64 {
        self.start(0)
    }

    /// When the last one starts.
    pub(crate) fn last(&self) -> i64 {
        self.start(self.chunks.len())
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// In how many chunks they are.
    #[must_use]
    pub fn chunks(&self) -> usize {
        self.chunks.len()
    }

    /// An entry by its place.
    #[must_use]
    pub fn get(&self, at: usize) -> Option<&Entry> {
        let chunk = self.chunk_of(at);
        let first = self.before_all(chunk) as usize;
        self.chunk(chunk)?.entries.get(at.checked_sub(first)?)
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Entry> {
        (0..self.chunks.len()).flat_map(|chunk| self.of(chunk))
    }

    /// The chunk in which an entry stands.
    #[must_use]
    pub fn chunk_of(&self, at: usize) -> usize {
        self.chunk_with(self.frame.lanes, at)
    }

    /// The entries of a chunk, known or not, by their places; empty beyond the last one.
    #[must_use]
    pub fn range(&self, chunk: usize) -> Range<u32> {
        self.before_all(chunk)..self.before_all(chunk + 1)
    }

    /// How many entries of a lane a chunk has.
    #[must_use]
    pub fn in_lane(&self, chunk: usize, lane: usize) -> u32 {
        self.before_chunk(chunk + 1, lane) - self.before_chunk(chunk, lane)
    }

    /// The places that a chunk's entries of a lane have in the lane.
    pub(crate) fn of_lane(&self, chunk: usize, lane: usize) -> Range<usize> {
        self.before_chunk(chunk, lane) as usize..self.before_chunk(chunk + 1, lane) as usize
    }

    /// Tells a chunk's entries and their places, until told that it is enough; what has to be
    /// guessed for it is not kept.
    pub(crate) fn tell(&self, chunk: usize, tell: &mut dyn FnMut(u32, &Entry) -> bool) {
        let mut at = self.before_all(chunk);
        let mut next = |entry: &Entry| {
            at += 1;
            tell(at - 1, entry)
        };
        match self.chunks.get(chunk).and_then(|cell| cell.get()) {
            Some(chunk) => _ = chunk.entries.iter().all(next),
            None => self.guess(chunk, &mut next),
        }
    }

    /// The entries of a chunk.
    pub(crate) fn of(&self, chunk: usize) -> &[Entry] {
        self.chunk(chunk)
            .map_or(&[], |chunk| chunk.entries.as_slice())
    }

    /// All entries of a chronology that came whole.
    pub(crate) fn all(&self) -> &[Entry] {
        self.of(0)
    }

    /// The entries of a lane of a chronology that came whole.
    pub(crate) fn lane(&self, lane: usize) -> &[u32] {
        self.chunk(0).map_or(&[], |chunk| chunk.lane(lane))
    }

    /// How many start before a time.
    pub(crate) fn before(&self, civil: i64) -> usize {
        // The chunk that holds the last entries that start before it, or the first one.
        let chunks = self.frame.starts.partition_point(|start| *start < civil);
        let chunk = chunks.min(self.chunks.len()).saturating_sub(1);
        let before = self.of(chunk).partition_point(|entry| entry.start < civil);
        self.before_all(chunk) as usize + before
    }

    /// How many of a lane stand before an entry.
    pub(crate) fn lane_before_entry(&self, lane: usize, entry: u32) -> usize {
        let at = self.chunk_of(entry as usize);
        let first = self.before_all(at);
        let before = self.chunk(at).map_or(0, |chunk| {
            chunk
                .lane(lane)
                .partition_point(|place| first + place < entry)
        });
        self.before_chunk(at, lane) as usize + before
    }

    /// The entry at a place of a lane.
    pub(crate) fn lane_nth(&self, lane: usize, place: usize) -> Option<u32> {
        let chunk = self.chunk_with(lane, place);
        let within = place.checked_sub(self.before_chunk(chunk, lane) as usize)?;
        let found = self.chunk(chunk)?.lane(lane).get(within)?;
        Some(self.before_all(chunk) + found)
    }

    /// The chunk that holds a place of a lane; of all lanes, by the number of lanes.
    fn chunk_with(&self, lane: usize, place: usize) -> usize {
        let beyond = |chunk: usize| self.before_chunk(chunk + 1, lane) as usize > place;
        first(0, self.chunks.len(), &beyond)
    }

    /// When a chunk's first entry starts; after the last chunk, when its last one does. Asked for in
    /// so many places that the calls weigh less.
    #[inline(never)]
    fn start(&self, chunk: usize) -> i64 {
        self.frame.starts.get(chunk).copied().unwrap_or(0)
    }

    /// How many entries of a lane stand before a chunk; of all lanes, by the number of lanes.
    fn before_chunk(&self, chunk: usize, lane: usize) -> u32 {
        let place = chunk.min(self.chunks.len()) * (self.frame.lanes + 1) + lane;
        self.frame.before.get(place).copied().unwrap_or(0)
    }

    /// How many entries stand before a chunk.
    fn before_all(&self, chunk: usize) -> u32 {
        self.before_chunk(chunk, self.frame.lanes)
    }

    fn chunk(&self, chunk: usize) -> Option<&Chunk> {
        let cell = self.chunks.get(chunk)?;
        Some(cell.get_or_init(|| {
            let mut entries = Vec::new();
            self.guess(chunk, &mut |entry| {
                entries.push(*entry);
                true
            });
            Chunk::new(entries, self.frame.lanes)
        }))
    }

    /// Tells as many entries of each lane as there are, evenly over the time of the chunk, but no
    /// finer than days, until told that it is enough. Asks no chunk for its entries, which could be
    /// the one that is being guessed.
    fn guess(&self, chunk: usize, tell: &mut dyn FnMut(&Entry) -> bool) {
        let (from, next) = (self.start(chunk), self.start(chunk + 1));
        let mut to = next;
        // Nothing happens in the silence before the next chunk.
        for (silent, end) in &self.frame.silences {
            if from < *end && *end <= next {
                to = to.min(from.max(*silent));
            }
        }
        let mut shares = Vec::new();
        for lane in 0..self.frame.lanes {
            let count = self.in_lane(chunk, lane);
            if count > 0 {
                shares.push(Share::new(lane as u8, count));
            }
        }
        let count = self.range(chunk).len() as i64;
        guess((from, to), count, shares, tell);
    }
}

impl std::ops::Index<usize> for Entries {
    type Output = Entry;

    fn index(&self, at: usize) -> &Entry {
        const NONE: Entry = unknown(0, 0);
        self.get(at).unwrap_or(&NONE)
    }
}
