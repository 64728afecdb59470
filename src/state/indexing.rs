//! What events have to do with each other and with people, worked out in steps.

use super::{Chronology, Link, LinkKind};
use crate::layout::Items;
use crate::model::Loaded;
use crate::model::order::sort;

/// A chronology in the making.
pub struct Indexing {
    chronology: Chronology,
    /// How many events there are; those in shards are looked at when they come.
    count: u32,
    /// The next entry to be looked at.
    next: u32,
    links: Vec<(u32, Link)>,
    /// For each actor, how many events it takes part in.
    counts: Vec<u32>,
}

impl Indexing {
    /// Sorts the events, which is a step of its own.
    #[must_use]
    pub fn new(loaded: Loaded) -> Self {
        let items = Items::new(&loaded.timeline);
        Self::of(loaded, items)
    }

    /// For events that are sorted already.
    pub(super) fn of(loaded: Loaded, items: Items) -> Self {
        let count = u32::try_from(loaded.timeline.events.len()).unwrap_or(u32::MAX);
        let chronology = Chronology::bare(loaded, items);
        Self {
            count,
            next: 0,
            links: Vec::new(),
            counts: vec![0; chronology.timeline.actors.len()],
            chronology,
        }
    }

    /// Looks at so many more events.
    ///
    /// # Errors
    ///
    /// Itself, while there are more to be looked at.
    pub fn step(mut self, events: u32) -> Result<Chronology, Box<Self>> {
        let end = self.next.saturating_add(events).min(self.count);
        for entry in self.next..end {
            self.look(entry);
        }
        self.next = end;
        if end < self.count {
            return Err(Box::new(self));
        }
        self.link();
        self.rank();
        Ok(self.chronology)
    }

    fn look(&mut self, from: u32) {
        let chronology = &self.chronology;
        let Some(event) = chronology.event(from) else {
            return;
        };
        for index in chronology.actors_in(event) {
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

    fn link(&mut self) {
        let mut all = std::mem::take(&mut self.links);
        let key = |(entry, link): &(u32, Link)| (*entry, link.reverse, link.kind, link.entry);
        sort(&mut all, |a, b| key(a).cmp(&key(b)));
        let count = self.count;
        let mut starts = Vec::with_capacity(count as usize + 1);
        let mut next = 0;
        for entry in 0..=count {
            while all.get(next).is_some_and(|(at, _)| *at < entry) {
                next += 1;
            }
            starts.push(u32::try_from(next).unwrap_or(u32::MAX));
        }
        if let Some(own) = self.chronology.own_mut() {
            own.link_starts = starts;
            own.links = all.into_iter().map(|(_, link)| link).collect();
        }
    }

    /// Orders people by how many events they take part in.
    fn rank(&mut self) {
        let counts = std::mem::take(&mut self.counts);
        let mut places = vec![None; counts.len()];
        let counts = (0..).zip(counts);
        let mut people: Vec<(u32, u32)> = counts.filter(|(_, count)| *count > 0).collect();
        sort(&mut people, |(_, a), (_, b)| b.cmp(a));
        for (place, (index, _)) in people.iter().enumerate() {
            if let Some(slot) = places.get_mut(*index as usize) {
                *slot = Some(place);
            }
        }
        if let Some(own) = self.chronology.own_mut() {
            own.person_places = places;
            own.people = people;
        }
    }
}
