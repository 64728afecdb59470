//! A loaded timeline with the indexes that answer the view's questions.

use std::ops::Deref;
use std::rc::Rc;

use super::Indexing;
use super::groups::Groups;
use super::parts::Parts;
use super::seek::Seek;
use crate::layout::{Entry, Items};
use crate::model::ids::Ids;
use crate::model::order::sort;
use crate::model::{Actor, Dropped, Event, Loaded, Place, RelationKind, Source, Timeline};

/// A value that many may hold; two are equal when they are the same one.
#[derive(Debug)]
pub struct Shared<T>(Rc<T>);

impl<T> Clone for Shared<T> {
    // Written out where it is made, the counting would be there dozens of times.
    #[inline(never)]
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

impl<T> Shared<T> {
    /// Shares a value.
    pub fn new(value: T) -> Self {
        Self(Rc::new(value))
    }

    /// A copy in its place, to be changed: who else has it keeps it as it is, and the state before an
    /// action always has it.
    pub(super) fn copied(&mut self) -> Option<&mut T>
    where
        T: Clone,
    {
        *self = Self::new(T::clone(self));
        self.get_mut()
    }

    /// The value, while nobody else has it.
    pub(super) fn get_mut(&mut self) -> Option<&mut T> {
        Rc::get_mut(&mut self.0)
    }
}

impl<T: Default> Default for Shared<T> {
    fn default() -> Self {
        Self::new(T::default())
    }
}

impl<T> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> Deref for Shared<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}

/// A timeline, in the order in which it is drawn.
///
/// An *entry* is the position of an event in that order, from 0.
#[derive(Clone, Debug)]
pub struct Chronology {
    pub(super) own: Shared<Own>,
    /// Its events as columns for the layout.
    pub items: Items,
    /// What is there of a chronology that comes in shards.
    pub(super) parts: Parts,
}

impl Deref for Chronology {
    type Target = Own;
    fn deref(&self) -> &Own {
        &self.own
    }
}

/// A document with its indexes: of a chronology, or of one of its shards. Events are known by their
/// numbers, which are their places in it.
#[derive(Debug)]
pub struct Own {
    /// Of a shard, its number.
    pub(super) shard: u32,
    /// The document.
    pub timeline: Timeline,
    /// What could not be used.
    pub dropped: Vec<Dropped>,
    /// Some event has a clock time.
    pub has_clock: bool,
    /// Who takes part in events: index of the actor and number of events, most first; nobody in a
    /// chronology in shards, whose people come in a file of their own.
    pub people: Vec<(u32, u32)>,
    /// The known actors of each event, each once; of a chronology in shards, in its shards.
    pub(super) actors: Groups<u32>,
    pub(super) ids: Index,
    actor_ids: Index,
    place_ids: Index,
    pub(super) links: Groups<Link>,
    pub(super) sought: Seek,
}

/// A relation as seen from one of its ends; ordered as they are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Link {
    /// Seen from the event that is referred to.
    pub reverse: bool,
    /// How the two are related.
    pub kind: LinkKind,
    /// The event at the other end: its entry; in [`Own`], its number.
    pub entry: u32,
}

/// How two events are linked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LinkKind {
    /// By a relation that an editor wrote down.
    Relation(RelationKind),
    /// By the working of a date: one was counted from the other.
    CountedFrom,
}

impl Chronology {
    /// Indexes a timeline.
    #[must_use]
    pub fn new(loaded: Loaded) -> Self {
        let mut indexing = Indexing::new(loaded);
        loop {
            if let Some(chronology) = indexing.step(u32::MAX) {
                return chronology;
            }
        }
    }

    /// How many events there are.
    #[must_use]
    pub fn len(&self) -> u32 {
        u32::try_from(self.items.entries.len()).unwrap_or(u32::MAX)
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.items.entries.is_empty()
    }

    /// The columns of an entry.
    #[must_use]
    pub fn entry(&self, entry: u32) -> Option<&Entry> {
        self.items.entries.get(entry as usize)
    }

    /// The event of an entry; `None` while the shard that holds it is not there.
    #[must_use]
    pub fn event(&self, entry: u32) -> Option<&Event> {
        let (own, number) = self.part(entry)?;
        own.event(number)
    }

    /// The entry of an event's id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<u32> {
        if self.is_sharded() {
            return self.find_in_parts(id);
        }
        self.items.entry_of(self.number(id)?)
    }

    /// What an entry is linked with: what it refers to first, then what refers to it.
    #[must_use]
    pub fn links(&self, entry: u32) -> Vec<Link> {
        let mut links: Vec<Link> = Vec::new();
        let Some((own, number)) = self.part(entry) else {
            return links;
        };
        for link in own.links.of(number) {
            if let Some(entry) = self.linked(own, link.entry) {
                links.push(Link { entry, ..link });
            }
        }
        sort(&mut links, Link::cmp);
        links
    }

    /// The actor of an id.
    #[must_use]
    pub fn actor(&self, id: &str) -> Option<&Actor> {
        let found = self.find_map(|own| own.actor(id));
        found.or_else(|| {
            let (actors, _) = &**self.parts.people.as_ref()?;
            actors.iter().find(|actor| actor.id == id)
        })
    }

    /// The place of an id.
    #[must_use]
    pub fn place(&self, id: &str) -> Option<&Place> {
        self.find_map(|own| own.place(id))
    }

    /// The source of an id.
    #[must_use]
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.find_map(|own| own.timeline.sources.iter().find(|source| source.id == id))
    }

    /// How many sources there are.
    #[must_use]
    pub fn sources(&self) -> usize {
        let index = self.timeline.shards.as_ref();
        index.map_or(self.timeline.sources.len(), |index| index.sources as usize)
    }

    /// The day on which the latest source was published, as civil seconds.
    #[must_use]
    pub fn horizon(&self) -> Option<i64> {
        self.items.horizon
    }
}

impl Own {
    /// Without what is found out by looking at every event.
    pub(super) fn new(loaded: Loaded, shard: u32) -> Self {
        let Loaded {
            timeline,
            dropped,
            ids,
        } = loaded;
        Self {
            shard,
            has_clock: timeline.shards.as_ref().is_some_and(|index| index.clock),
            ids: Index { ids, id: event_id },
            actor_ids: Index::of(&timeline, timeline.actors.len(), actor_id),
            place_ids: Index::of(&timeline, timeline.places.len(), place_id),
            timeline,
            dropped,
            people: Vec::new(),
            actors: Groups::default(),
            links: Groups::default(),
            sought: Seek::default(),
        }
    }

    /// How many events there are.
    pub(super) fn count(&self) -> u32 {
        u32::try_from(self.timeline.events.len()).unwrap_or(u32::MAX)
    }

    pub(super) fn event(&self, number: u32) -> Option<&Event> {
        self.timeline.events.get(number as usize)
    }

    /// The number of the event with an id.
    pub(super) fn number(&self, id: &str) -> Option<u32> {
        self.ids.find(&self.timeline, id)
    }

    pub(super) fn actor_index(&self, id: &str) -> Option<u32> {
        self.actor_ids.find(&self.timeline, id)
    }

    pub(super) fn actor(&self, id: &str) -> Option<&Actor> {
        self.timeline.actors.get(self.actor_index(id)? as usize)
    }

    pub(super) fn place(&self, id: &str) -> Option<&Place> {
        let index = self.place_ids.find(&self.timeline, id)?;
        self.timeline.places.get(index as usize)
    }
}

/// The id of the record at a position of one of a timeline's lists.
type Id = fn(&Timeline, u32) -> &str;

fn event_id(timeline: &Timeline, at: u32) -> &str {
    let event = timeline.events.get(at as usize);
    event.map_or("", |event| &event.id)
}

fn actor_id(timeline: &Timeline, at: u32) -> &str {
    let actor = timeline.actors.get(at as usize);
    actor.map_or("", |actor| &actor.id)
}

fn place_id(timeline: &Timeline, at: u32) -> &str {
    let place = timeline.places.get(at as usize);
    place.map_or("", |place| &place.id)
}

/// Which record of one of a timeline's lists has an id.
#[derive(Debug)]
pub(super) struct Index {
    ids: Ids,
    id: Id,
}

impl Index {
    /// Of so many records.
    fn of(timeline: &Timeline, count: usize, id: Id) -> Self {
        let ids = Ids::default();
        let mut index = Self { ids, id };
        for at in (0..count as u32).rev() {
            let own = id(timeline, at);
            // Of several with one id, the last counts.
            if index.find(timeline, own).is_none() {
                index.ids.add(own, at);
            }
        }
        index
    }

    /// The position of the record with an id.
    pub(super) fn find(&self, timeline: &Timeline, wanted: &str) -> Option<u32> {
        self.ids.find(wanted, |at| (self.id)(timeline, at))
    }
}
