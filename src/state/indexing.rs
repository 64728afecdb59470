//! A chronology's indexes, worked out in steps: the events' order, what they have to do with each
//! other and with people.

use super::groups::Groups;
use super::{Chronology, Link, LinkKind};
use crate::layout::{Gathering, Items};
use crate::model::order::Sorting;
use crate::model::{Loaded, Precision};
use crate::scale::ranked;

/// A chronology in the making.
pub struct Indexing {
    chronology: Chronology,
    /// The events' columns, until they are full.
    gathering: Option<Gathering>,
    /// How many events there are; those in shards are looked at when they come.
    count: u32,
    /// The next entry to be looked at.
    next: u32,
    links: Vec<(u32, Link)>,
    /// The links by their entries, once all are known.
    sorting: Option<Sorting>,
    /// The known actors of each entry.
    actors: Groups<u32>,
    /// For each actor, how many events it takes part in.
    counts: Vec<u32>,
    /// Some event has a clock time.
    clock: bool,
}

impl Indexing {
    /// Starts with the events' order.
    #[must_use]
    pub fn new(loaded: Loaded) -> Self {
        let items = match &loaded.timeline.shards {
            Some(index) => Items::of_shards(&loaded.timeline, index),
            None => Items::default(),
        };
        let mut indexing = Self::of(loaded, items);
        let chronology = &indexing.chronology;
        if chronology.timeline.shards.is_none() {
            indexing.gathering = Some(Gathering::new(&chronology.timeline));
        }
        indexing
    }

    /// For events that are sorted already.
    pub(super) fn of(loaded: Loaded, items: Items) -> Self {
        let count = u32::try_from(loaded.timeline.events.len()).unwrap_or(u32::MAX);
        let chronology = Chronology::bare(loaded, items);
        Self {
            gathering: None,
            count,
            next: 0,
            links: Vec::new(),
            sorting: None,
            actors: Groups::default(),
            counts: vec![0; chronology.timeline.actors.len()],
            clock: false,
            chronology,
        }
    }

    /// Works on so many more events, in one respect.
    ///
    /// # Errors
    ///
    /// Itself, while there is more to be done.
    pub fn step(mut self: Box<Self>, events: u32) -> Result<Chronology, Box<Self>> {
        let most = events as usize;
        if let Some(gathering) = &mut self.gathering {
            if let Some(items) = gathering.step(&self.chronology.timeline, most) {
                self.chronology.items = items;
                self.gathering = None;
            }
            return Err(self);
        }
        let end = self.next.saturating_add(events).min(self.count);
        for entry in self.next..end {
            self.look(entry);
        }
        let looked = self.next < end;
        self.next = end;
        if looked || !self.link(most) {
            return Err(self);
        }
        self.rank();
        Ok(self.chronology)
    }

    fn look(&mut self, from: u32) {
        let chronology = &self.chronology;
        let Some(event) = chronology.event(from) else {
            return;
        };
        self.clock |= event.when.precision == Precision::Instant;
        for index in chronology.actors_in(event) {
            self.actors.add(from, index);
            if let Some(count) = self.counts.get_mut(index as usize) {
                *count += 1;
            }
        }
        let links = &mut self.links;
        let mut connect = |kind, to: &str| {
            let Some(to) = chronology.find(to).filter(|to| *to != from) else {
                return;
            };
            let link = |reverse, entry| Link {
                kind,
                reverse,
                entry,
            };
            links.push((from, link(false, to)));
            links.push((to, link(true, from)));
        };
        for relation in &event.relations {
            connect(LinkKind::Relation(relation.rel), &relation.event);
        }
        let working = event.when.working.as_ref();
        if let Some(anchor) = working.and_then(|working| working.anchor.as_deref())
            && !event.relations.iter().any(|other| other.event == anchor)
        {
            connect(LinkKind::CountedFrom, anchor);
        }
    }

    /// Whether all links are at their entries.
    fn link(&mut self, most: usize) -> bool {
        let all = &self.links;
        let sorting = self.sorting.get_or_insert_with(|| Sorting::new(all.len()));
        let key = |at: usize| {
            let (entry, link) = all.get(at)?;
            Some((*entry, link.reverse, link.kind, link.entry))
        };
        let order = sorting.step(most, &mut |a, b| key(a).cmp(&key(b)));
        let (Some(order), Some(own)) = (order, self.chronology.own_mut()) else {
            return false;
        };
        let from = own.links.len();
        if from == 0 && !all.is_empty() {
            own.links.reserve(self.count, all.len());
        }
        let to = from.saturating_add(most).min(all.len());
        for at in order.get(from..to).unwrap_or_default() {
            if let Some((entry, link)) = all.get(*at as usize) {
                own.links.add(*entry, *link);
            }
        }
        to == all.len()
    }

    /// Orders people by how many events they take part in.
    fn rank(&mut self) {
        let counts = &self.counts;
        let order = ranked(counts.iter().map(|count| -f64::from(*count)));
        let of = |actor: u32| Some((actor, *counts.get(actor as usize)?));
        let people = order.into_iter().filter_map(of);
        let people = people.filter(|(_, count)| *count > 0).collect();
        if let Some(own) = self.chronology.own_mut() {
            own.actors = std::mem::take(&mut self.actors);
            own.actors.end(self.count);
            own.links.end(self.count);
            own.has_clock |= self.clock;
            own.people = people;
        }
    }
}
