//! A chronology's indexes, worked out in steps: the events' order, what they have to do with each
//! other and with people.

use super::Shared;
use super::chronology::{Chronology, Link, LinkKind, Own};
use super::parts::Parts;
use crate::layout::{Gathering, Items};
use crate::model::order::order;
use crate::model::{Loaded, Precision};

/// A chronology in the making.
pub struct Indexing {
    /// What is found out is put into it as it is found.
    own: Shared<Own>,
    /// The events' columns, until they are full.
    gathering: Option<Gathering>,
    /// The columns from then on.
    items: Option<Items>,
    /// The next event to be looked at; those in shards are looked at when they come.
    next: u32,
    /// For each actor, how many events it takes part in.
    counts: Vec<u32>,
}

impl Indexing {
    /// Starts with the events' order.
    #[must_use]
    pub fn new(loaded: Loaded) -> Self {
        let timeline = &loaded.timeline;
        let (items, gathering) = match &timeline.shards {
            Some(index) => (Some(Items::of_shards(timeline, index)), None),
            None => (None, Some(Gathering::new(timeline))),
        };
        Self {
            gathering,
            items,
            next: 0,
            counts: vec![0; timeline.actors.len()],
            own: Shared::new(Own::new(loaded, 0)),
        }
    }

    /// Works on so many more events, in one respect; the chronology once there is no more to be
    /// done.
    #[must_use]
    pub fn step(&mut self, events: u32) -> Option<Chronology> {
        let own = self.own.get_mut()?;
        if let Some(gathering) = &mut self.gathering {
            self.items = gathering.step(&own.timeline, events as usize);
            if self.items.is_some() {
                self.gathering = None;
            }
            return None;
        }
        // Beside shards, an index has no events that count.
        let count = match own.timeline.shards {
            Some(_) => 0,
            None => own.count(),
        };
        let end = self.next.saturating_add(events).min(count);
        for number in self.next..end {
            own.look(number, &mut self.counts);
        }
        self.next = end;
        if end < count {
            return None;
        }
        own.rank(&self.counts);
        Some(Chronology {
            items: self.items.take()?,
            parts: Parts::of(&own.timeline),
            own: self.own.clone(),
        })
    }
}

impl Own {
    /// Finds out what an event has to do with other events and with people, whose events are counted.
    pub(super) fn look(&mut self, from: u32, counts: &mut [u32]) {
        let Some(event) = self.timeline.events.get(from as usize) else {
            return;
        };
        self.has_clock |= event.when.precision == Precision::Instant;
        for part in &event.actors {
            if let Some(actor) = self.actor_index(&part.actor)
                && !self.actors.of(from).any(|other| other == actor)
            {
                self.actors.add(from, actor);
                if let Some(count) = counts.get_mut(actor as usize) {
                    *count += 1;
                }
            }
        }
        let (timeline, ids, links) = (&self.timeline, &self.ids, &mut self.links);
        let mut connect = |kind, to: &str| {
            let Some(to) = ids.find(timeline, to).filter(|to| *to != from) else {
                return;
            };
            let link = |reverse, entry| Link {
                reverse,
                kind,
                entry,
            };
            links.add(from, link(false, to));
            links.add(to, link(true, from));
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

    /// Orders people by how many events they take part in.
    fn rank(&mut self, counts: &[u32]) {
        let order = order(counts.len(), &mut |a, b| counts.get(b).cmp(&counts.get(a)));
        for actor in order {
            let count = counts.get(actor as usize).copied().unwrap_or(0);
            if count > 0 {
                self.people.push((actor, count));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Relation, RelationKind, Timeline, read};

    /// Many events in no order, each of which refers to some others.
    fn tangle() -> Timeline {
        let text = include_str!("../../data/timeline.json");
        let mut timeline = read(text).unwrap().timeline;
        let few = std::mem::take(&mut timeline.events);
        for number in 0..700_usize {
            let mut event = few[number * 7 % few.len()].clone();
            event.id = format!("e{number}");
            event.when.working = None;
            let to = |by: usize| Relation {
                rel: RelationKind::RespondsTo,
                event: format!("e{}", number * by % 701),
            };
            event.relations = vec![to(3), to(5), to(11)];
            timeline.events.push(event);
        }
        timeline
    }

    fn told(chronology: &Chronology) -> Vec<String> {
        let all = 0..chronology.len();
        let of = |entry| {
            let (id, links) = (
                &chronology.event(entry).unwrap().id,
                chronology.links(entry),
            );
            let number = chronology.entry(entry).unwrap().event;
            let actors: Vec<u32> = chronology.actors.of(number).collect();
            assert_eq!(chronology.find(id), Some(entry));
            format!("{id} {links:?} {actors:?}")
        };
        let mut told: Vec<String> = all.map(of).collect();
        told.push(format!("{:?} {}", chronology.people, chronology.has_clock));
        told
    }

    #[test]
    fn steps_of_any_length_come_to_the_same() {
        let timeline = tangle();
        let whole = Chronology::new(timeline.clone().into());
        for most in [1, 64, 699, 100_000] {
            let mut indexing = Indexing::new(timeline.clone().into());
            let mut steps = 0;
            let chronology = loop {
                if let Some(chronology) = indexing.step(most) {
                    break chronology;
                }
                steps += 1;
            };
            assert!(most > 699 || steps > 4 * 700 / most, "{steps}");
            assert_eq!(told(&chronology), told(&whole));
        }
    }

    #[test]
    fn links_are_known_at_both_ends_in_their_order() {
        let chronology = Chronology::new(tangle().into());
        let mut forward = 0;
        for entry in 0..chronology.len() {
            let links = chronology.links(entry);
            let keys = links
                .iter()
                .map(|link| (link.reverse, link.kind, link.entry));
            assert!(keys.is_sorted());
            for link in &links {
                let back = Link {
                    reverse: !link.reverse,
                    entry,
                    ..*link
                };
                assert!(chronology.links(link.entry).contains(&back));
            }
            let event = chronology.event(entry).unwrap();
            let known = event
                .relations
                .iter()
                .filter_map(|to| chronology.find(&to.event));
            let known = known.filter(|to| *to != entry).count();
            let own = links.iter().filter(|link| !link.reverse).count();
            assert_eq!(own, known);
            forward += own;
        }
        assert!(forward > 2000, "{forward}");
    }
}
