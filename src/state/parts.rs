//! A chronology that comes in shards: which of its files are there, and what is in them.
//!
//! Ranks and counts are of the whole from the start, because the index knows how many events
//! each shard has; only what an event says has to wait for its shard.

use std::ops::Range;

use super::Shared;
use super::chronology::{Chronology, Own};
use crate::model::digits::digits;
use crate::model::{Actor, Dropped, Event, Loaded, Timeline};

/// So many shards are kept; of those that nobody wants now, the ones that came first make room.
const KEPT: usize = 48;

/// A file beside the index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum File {
    /// The events of one stretch of time.
    Shard(u32),
    /// Everybody who takes part, with the number of their events.
    People,
    /// Which keys each block holds.
    Keys,
    /// Some keys, and where they occur.
    Block(u32),
}

impl File {
    /// Whether it says where something occurs.
    pub(super) fn is_of_keys(self) -> bool {
        matches!(self, Self::Keys | Self::Block(_))
    }
}

/// Whether a file leaves before another comes in: the same one that came before, and where there is
/// no room, one that is not wanted now.
pub(super) fn leaves(file: File, comes: File, room: bool, wanted: &[File]) -> bool {
    file == comes || !room && !wanted.contains(&file)
}

/// What is there of the shards.
#[derive(Clone, Debug, Default)]
pub(super) struct Parts {
    /// How many shards there are.
    count: usize,
    /// Those that are there, the one that came first first.
    pub(super) here: Vec<Shared<Own>>,
    /// Everybody, once asked for.
    pub(super) people: Option<Shared<Everybody>>,
}

/// All actors, with the index of each and the number of its events.
pub(super) type Everybody = (Vec<Actor>, Vec<(u32, u32)>);

/// Everybody who takes part.
#[derive(Clone, Copy, Debug)]
pub struct Crowd<'a> {
    /// Who they are.
    pub actors: &'a [Actor],
    /// Index of each and number of events, most first.
    pub people: &'a [(u32, u32)],
}

impl Parts {
    pub(super) fn of(timeline: &Timeline) -> Self {
        let shards = timeline.shards.as_ref().map(|index| index.starts.len());
        Self {
            count: shards.unwrap_or(0),
            here: Vec::new(),
            people: None,
        }
    }

    /// A shard, if it is there.
    fn get(&self, shard: u32) -> Option<&Own> {
        let own = self.here.iter().find(|own| own.shard == shard);
        own.map(|own| &**own)
    }
}

impl Chronology {
    /// Whether its events stand in shards.
    #[must_use]
    pub fn is_sharded(&self) -> bool {
        self.parts.count > 0
    }

    /// The shard of an entry.
    #[must_use]
    pub fn shard_of(&self, entry: u32) -> u32 {
        self.items.entries.chunk_of(entry as usize) as u32
    }

    /// Whether a shard is there; all that is not in shards is.
    #[must_use]
    pub fn has_shard(&self, shard: u32) -> bool {
        !self.is_sharded() || self.parts.get(shard).is_some()
    }

    /// A file's address relative to the index.
    #[must_use]
    pub fn address(&self, file: File) -> String {
        let Some(index) = &self.timeline.shards else {
            return String::new();
        };
        let (name, number) = match file {
            File::Shard(shard) => ("", Some(shard)),
            File::People => ("people", None),
            File::Keys => ("keys", None),
            File::Block(block) => ("keys-", Some(block)),
        };
        let number = number.map_or_else(String::new, digits);
        [&index.folder, "/", name, &number, ".json"].concat()
    }

    /// Takes in a shard that has arrived; `wanted` shards stay, whatever else has to go.
    pub(super) fn take_shard(&mut self, shard: u32, mut loaded: Loaded, wanted: &[File]) {
        self.items.take_shard(shard as usize, &loaded.timeline);
        let first = self.items.entries.range(shard as usize).start as usize;
        for dropped in &mut loaded.dropped {
            dropped.number += first;
        }
        let here = &mut self.parts.here;
        let file = File::Shard(shard);
        while let Some(at) = here.iter().position(|own| {
            let room = here.len() < KEPT;
            leaves(File::Shard(own.shard), file, room, wanted)
        }) {
            here.remove(at);
        }
        let mut own = Own::new(loaded, shard);
        for number in 0..own.count() {
            own.look(number, &mut []);
        }
        here.push(Shared::new(own));
    }

    /// Takes in everybody who takes part.
    pub(super) fn take_people(&mut self, actors: Vec<Actor>, counts: &[u32]) {
        let mut people = Vec::new();
        for (actor, count) in (0..).zip(counts) {
            people.push((actor, *count));
        }
        self.parts.people = Some(Shared::new((actors, people)));
    }

    /// Where everybody who takes part is named and counted.
    #[must_use]
    pub fn crowd(&self) -> Crowd<'_> {
        let (actors, people) = match &self.parts.people {
            Some(everybody) => (&everybody.0, &everybody.1),
            None => (&self.timeline.actors, &self.people),
        };
        Crowd { actors, people }
    }

    /// What could not be used of all that is there.
    #[must_use]
    pub fn left_out(&self) -> Vec<&Dropped> {
        let mut left_out = Vec::new();
        self.look(&mut |own| {
            for dropped in &own.dropped {
                left_out.push(dropped);
            }
            false
        });
        left_out
    }

    /// The entries that are there: all, or those of the shards around an entry.
    #[must_use]
    pub fn there(&self, around: Option<u32>) -> Range<u32> {
        if !self.is_sharded() {
            return 0..self.len();
        }
        let here = around.map(|entry| self.shard_of(entry));
        let Some(here) = here.filter(|shard| self.has_shard(*shard)) else {
            return 0..0;
        };
        let (mut from, mut to) = (here, here);
        while from > 0 && self.has_shard(from - 1) {
            from -= 1;
        }
        while self.has_shard(to + 1) {
            to += 1;
        }
        let entries = &self.items.entries;
        entries.range(from as usize).start..entries.range(to as usize).end
    }

    /// Looks into the document, and then into the shards that are there, the latest first, until
    /// something is found.
    fn look<'a>(&'a self, finds: &mut dyn FnMut(&'a Own) -> bool) {
        let mut here = self.parts.here.iter().rev();
        let _ = finds(&self.own) || here.any(|own| finds(own));
    }

    /// What is found in the document, or in one of the shards that are there.
    pub(super) fn find_map<'a, T>(
        &'a self,
        find: impl Fn(&'a Own) -> Option<&'a T>,
    ) -> Option<&'a T> {
        let mut found = None;
        self.look(&mut |own| {
            found = find(own);
            found.is_some()
        });
        found
    }

    /// What has the events of an entry's shard, if it is there, and the number of the first; all
    /// that are not in shards are its own.
    fn holder(&self, entry: u32) -> Option<(&Own, u32)> {
        if !self.is_sharded() {
            return Some((&self.own, 0));
        }
        let shard = self.shard_of(entry);
        let first = self.items.entries.range(shard as usize).start;
        Some((self.parts.get(shard)?, first))
    }

    /// What has the event of an entry, if it is there, and the event's number in it.
    pub(super) fn part(&self, entry: u32) -> Option<(&Own, u32)> {
        let (own, first) = self.holder(entry)?;
        Some((own, self.entry(entry)?.event.checked_sub(first)?))
    }

    /// The entry of an event of a shard, by its number in it.
    fn entry_in(&self, shard: u32, number: u32) -> Option<u32> {
        let mut entries = self.items.entries.range(shard as usize);
        let event = entries.start + number;
        entries.find(|entry| self.entry(*entry).is_some_and(|e| e.event == event))
    }

    pub(super) fn find_in_parts(&self, id: &str) -> Option<u32> {
        let mut here = self.parts.here.iter().rev();
        here.find_map(|own| self.entry_in(own.shard, own.number(id)?))
    }

    /// The event of an entry, or what a shard that is there tells of it.
    #[must_use]
    pub fn glimpse(&self, entry: u32) -> Option<&Event> {
        self.event(entry).or_else(|| {
            self.find_map(|own| {
                let timeline = &own.timeline;
                let at = timeline.beyond.iter().position(|place| *place == entry)?;
                timeline.events.get(timeline.own() + at)
            })
        })
    }

    /// The entry at the other end of a link, which is known by a number where the link is.
    pub(super) fn linked(&self, own: &Own, number: u32) -> Option<u32> {
        if !self.is_sharded() {
            return self.items.entry_of(number);
        }
        match (number as usize).checked_sub(own.timeline.own()) {
            Some(at) => own.timeline.beyond.get(at).copied(),
            None => self.entry_in(own.shard, number),
        }
    }
}

impl crate::layout::Labels for Chronology {
    fn label(&self, event: u32) -> (&str, &str) {
        // Events of a shard are numbered after those of the shards before it.
        self.holder(event).map_or(("", ""), |(own, first)| {
            own.timeline.label(event.saturating_sub(first))
        })
    }
}
