//! How many events each choice of a filter would leave, given the other choices.

use std::ops::Deref;

use super::{Chronology, Filter};
use crate::layout::{Each, Entry, Visible};

/// What a filter lets through, and what each choice would.
#[derive(Clone, Debug, Default)]
pub struct Matches {
    /// What matches.
    pub visible: Visible,
    /// How many events each choice of the filter would leave.
    pub facets: Facets,
}

impl Deref for Matches {
    type Target = Visible;
    fn deref(&self) -> &Visible {
        &self.visible
    }
}

/// Counts for the choices on offer. A list is empty where what is asked for are the counts of the
/// whole, as the lanes and the people have them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    /// For each lane, its events that agree with the people and the words searched for.
    pub kinds: Vec<usize>,
    /// For each actor, their events that agree with the kinds and the words searched for; none of a
    /// chronology in shards, which knows only the whole's.
    pub people: Vec<usize>,
    /// Of a chronology in shards, not all that may match is there: the counts are the most there
    /// can be.
    pub unsure: bool,
    /// Of each shard, whether its events were judged by the filter in force; it need not be there
    /// any more. Empty where nothing had to be judged by shards.
    pub(super) judged: Vec<bool>,
}

impl Facets {
    /// What a filter lets through, and what each choice would, in one pass.
    pub(super) fn count(chronology: &Chronology, filter: &Filter) -> (Visible, Self) {
        let items = &chronology.items;
        if filter.is_open() {
            return (Visible::all(items), Self::default());
        }
        let on = filter.lanes(chronology);
        let is_on = |entry: &Entry| on.get(usize::from(entry.lane)) == Some(&true);
        let mut actors = vec![0; chronology.timeline.actors.len()];
        let (visible, kinds) = if filter.shows_whole_kinds() {
            // Whole lanes are shown or not, so nothing is asked of their entries.
            let visible = Visible::of_lanes(items, &on);
            visible.each(&mut |at| count(chronology, items.event_of(at), &mut actors));
            (visible, Vec::new())
        } else {
            let mut kinds = vec![0; items.lanes.len()];
            let agrees = filter.test(chronology);
            let mut each = Each(|_, entry: &Entry| {
                let (person, query) = agrees(entry.event);
                let kind = is_on(entry);
                if person
                    && query
                    && let Some(count) = kinds.get_mut(usize::from(entry.lane))
                {
                    *count += 1;
                }
                if kind && query {
                    count(chronology, entry.event, &mut actors);
                }
                kind && person && query
            });
            (Visible::asked(items, &mut each), kinds)
        };
        let facets = Self {
            kinds,
            people: actors,
            unsure: false,
            judged: Vec::new(),
        };
        (visible, facets)
    }
}

/// Counts an event for each who has part in it. Within the loops over a million of them: a call for
/// each would take as long again.
#[inline(always)]
fn count(chronology: &Chronology, event: u32, actors: &mut [usize]) {
    for actor in chronology.actors.of(event) {
        if let Some(count) = actors.get_mut(actor as usize) {
            *count += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::chronology;
    use super::*;
    use crate::model::Involvement;

    /// Names of kinds and people with their counts.
    fn counted(filter: &Filter) -> Vec<(String, usize)> {
        let chronology = chronology();
        let (visible, facets) = Facets::count(&chronology, filter);
        let mut all = Vec::new();
        for (at, lane) in chronology.items.lanes.iter().enumerate() {
            let count = facets.kinds.get(at).copied().unwrap_or(lane.count);
            all.push((lane.kind.clone(), count));
        }
        for (index, whole) in &chronology.people {
            let index = *index as usize;
            let count = facets.people.get(index).copied().unwrap_or(*whole as usize);
            let actor = &chronology.timeline.actors[index];
            all.push((actor.id.clone(), count));
        }
        all.push(("shown".into(), visible.count()));
        all
    }

    fn of<'a>(counted: &'a [(String, usize)], name: &str) -> &'a usize {
        &counted.iter().find(|(other, _)| other == name).unwrap().1
    }

    #[test]
    fn a_choice_counts_what_the_other_choices_leave() {
        let all = counted(&Filter::default());
        assert_eq!(
            (of(&all, "strike"), of(&all, "ada"), of(&all, "shown")),
            (&2, &3, &6)
        );
        let ada = counted(&Filter {
            people: vec!["ada".into()],
            ..Filter::default()
        });
        // Ada is in no strike; a second person would still be an addition.
        assert_eq!((of(&ada, "strike"), of(&ada, "statement")), (&0, &2));
        assert_eq!((of(&ada, "bo"), of(&ada, "shown")), (&2, &3));
        let strikes = counted(&Filter {
            kinds: Some(vec!["strike".into()]),
            ..Filter::default()
        });
        // Kinds that are off say how much they would bring back.
        assert_eq!((of(&strikes, "statement"), of(&strikes, "ada")), (&2, &0));
        let words = counted(&Filter {
            query: "bridge".into(),
            ..Filter::default()
        });
        assert_eq!((of(&words, "strike"), of(&words, "statement")), (&1, &1));
    }

    #[test]
    fn whatever_is_chosen_the_counts_are_those_of_the_events() {
        let chronology = chronology();
        let kinds = [
            None,
            Some(vec![]),
            Some(vec!["strike"]),
            Some(vec!["meeting", "statement"]),
        ];
        let people = [vec![], vec!["ada"], vec!["bo", "ada"], vec!["nobody"]];
        for (kinds, people) in kinds
            .iter()
            .flat_map(|k| people.iter().map(move |p| (k, p)))
        {
            for query in ["", "bridge"] {
                let own = |ids: &Vec<&str>| ids.iter().map(|id| (*id).to_owned()).collect();
                let filter = Filter {
                    kinds: kinds.as_ref().map(own),
                    people: own(people),
                    query: query.into(),
                };
                let (visible, facets) = Facets::count(&chronology, &filter);
                let agrees = |entry: u32| {
                    let number = chronology.entry(entry).unwrap().event;
                    let event = chronology.event(entry).unwrap();
                    let has = |id: &str| event.actors.iter().any(|part| part.actor == id);
                    (
                        filter.has_kind(&event.kind),
                        people.is_empty() || people.iter().any(|id| has(id)),
                        super::super::search::haystack(&chronology, number).contains(query),
                    )
                };
                let all = 0..chronology.len();
                for entry in all.clone() {
                    let agrees = agrees(entry);
                    let shown = agrees.0 && agrees.1 && agrees.2;
                    assert_eq!(visible.contains(entry), shown, "{filter:?}, {entry}");
                }
                for (at, lane) in chronology.items.lanes.iter().enumerate() {
                    let count = facets.kinds.get(at).unwrap_or(&lane.count);
                    let counted = all.clone().filter(|entry| {
                        let (_, person, words) = agrees(*entry);
                        person && words && chronology.event(*entry).unwrap().kind == lane.kind
                    });
                    assert_eq!(counted.count(), *count, "{filter:?}, {}", lane.kind);
                }
                for (actor, whole) in &chronology.people {
                    let (actor, whole) = (*actor as usize, *whole as usize);
                    let count = facets.people.get(actor).unwrap_or(&whole);
                    let id = &chronology.timeline.actors[actor].id;
                    let counted = all.clone().filter(|entry| {
                        let (kind, _, words) = agrees(*entry);
                        let parts = &chronology.event(*entry).unwrap().actors;
                        kind && words && parts.iter().any(|part| part.actor == *id)
                    });
                    assert_eq!(counted.count(), *count, "{filter:?}, {id}");
                }
            }
        }
    }

    #[test]
    fn somebody_whom_the_file_does_not_name_is_found_by_id() {
        let mut timeline = chronology().timeline.clone();
        timeline.events[1].actors.push(Involvement {
            actor: "stranger".into(),
            ..Involvement::default()
        });
        let id = timeline.events[1].id.clone();
        let chronology = Chronology::new(timeline.into());
        let filter = Filter {
            people: vec!["stranger".into(), "nobody".into()],
            ..Filter::default()
        };
        let (visible, _) = Facets::count(&chronology, &filter);
        assert_eq!(visible.count(), 1);
        assert_eq!(visible.nth(0), chronology.find(&id));
    }
}
