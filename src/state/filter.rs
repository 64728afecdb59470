//! Which events a reader wants to see.

use super::Chronology;
use super::chronology::Own;
use crate::model::Event;
use crate::model::cut::is_blank;

/// Kinds, people and free text; an event is shown when all three agree.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Ids of the kinds shown; `None` for all.
    pub kinds: Option<Vec<String>>,
    /// Ids of people of whom one at least must take part; empty for all.
    pub people: Vec<String>,
    /// Words that must all occur somewhere in the event.
    pub query: String,
}

impl Filter {
    /// Whether nothing is left out.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.kinds.is_none() && self.shows_whole_kinds()
    }

    /// Whether events are left out by their kinds alone, if at all.
    pub(super) fn shows_whole_kinds(&self) -> bool {
        self.people.is_empty() && is_blank(&self.query)
    }

    /// Whether a kind is switched on.
    #[must_use]
    pub fn has_kind(&self, kind: &str) -> bool {
        self.kinds
            .as_ref()
            .is_none_or(|kinds| kinds.iter().any(|on| on == kind))
    }

    /// For each lane, whether its kind is switched on.
    pub(super) fn lanes(&self, chronology: &Chronology) -> Vec<bool> {
        let mut lanes = Vec::new();
        for lane in &chronology.items.lanes {
            lanes.push(self.has_kind(&lane.kind));
        }
        lanes
    }

    /// Switches a kind; all kinds on is the same as no filter.
    pub fn toggle_kind<'a>(&mut self, kind: &str, all: impl Iterator<Item = &'a str>) {
        let mut kinds = Vec::new();
        let mut some_off = false;
        for other in all {
            if self.has_kind(other) == (other == kind) {
                some_off = true;
            } else {
                kinds.push(other.to_owned());
            }
        }
        self.kinds = some_off.then_some(kinds);
    }

    /// Adds or removes a person.
    pub fn set_person(&mut self, person: &str, on: bool) {
        let mut people = Vec::new();
        for other in &self.people {
            if other != person {
                people.push(other.clone());
            }
        }
        if on {
            people.push(person.to_owned());
        }
        self.people = people;
    }

    /// Whether events of a chronology that came whole agree with the people and with the words, by
    /// their numbers; with what can be worked out once done once.
    pub(super) fn test<'a>(
        &'a self,
        chronology: &'a Chronology,
    ) -> impl Fn(u32) -> (bool, bool) + 'a {
        let wordless = is_blank(&self.query);
        if !wordless {
            // Whoever has no time for it has let it go on in steps before.
            let _ = chronology.seek(&self.query, usize::MAX);
        }
        let mut known = Vec::new();
        for id in &self.people {
            if let Some(actor) = chronology.actor_index(id) {
                known.push(actor);
            }
        }
        let all_known = known.len() == self.people.len();
        let own: &Own = chronology;
        move |number| {
            let person = if all_known {
                let mut actors = own.actors.of(number);
                known.is_empty() || actors.any(|actor| known.contains(&actor))
            } else {
                let event = own.event(number);
                event.is_some_and(|event| self.has_people(event))
            };
            (person, wordless || own.is_hit(number))
        }
    }

    pub(super) fn has_people(&self, event: &Event) -> bool {
        self.people.is_empty()
            || event
                .actors
                .iter()
                .any(|part| self.people.contains(&part.actor))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn switching_a_kind_off_and_on_again_leaves_no_filter() {
        let all = ["strike", "statement", "meeting"];
        let mut filter = Filter::default();
        filter.toggle_kind("strike", all.into_iter());
        assert!(!filter.has_kind("strike") && filter.has_kind("meeting"));
        filter.toggle_kind("meeting", all.into_iter());
        assert_eq!(filter.kinds, Some(vec!["statement".into()]));
        filter.toggle_kind("strike", all.into_iter());
        filter.toggle_kind("meeting", all.into_iter());
        assert!(filter.is_open());
    }
}
