//! What a filter lets through of a chronology in shards: exactly where a shard is there, and as
//! much as the keys allow where it is not.

use super::far::Far;
use super::{Chronology, Facets, Filter, Matches, search};
use crate::layout::{Entry, Pass, Visible};
use crate::model::cut::is_blank;

/// A filter with what the keys say of it, to be asked of entries in their order.
pub(super) struct Estimate<'a> {
    chronology: &'a Chronology,
    filter: &'a Filter,
    /// The words searched for.
    terms: Vec<String>,
    /// Something is searched for that has no word in it, and so is in no event.
    wordless: bool,
    /// For each lane, whether its kind is on.
    on: Vec<bool>,
    /// For each shard, the most of its events that can pass people and words.
    limits: Vec<u32>,
    /// Whether the shard is there whose entries are asked.
    here: bool,
}

impl Pass for Estimate<'_> {
    fn begin(&mut self, shard: usize) -> Option<u32> {
        self.here = self.chronology.has_shard(shard as u32);
        if self.here {
            return Some(u32::MAX);
        }
        let mut count = 0_u32;
        for (lane, on) in self.on.iter().enumerate() {
            if *on {
                let own = self.chronology.items.entries.in_lane(shard, lane);
                count = count.saturating_add(own);
            }
        }
        let most = self.limit(shard).min(count);
        (most < count || count == 0).then_some(most)
    }

    fn has_lane(&self, lane: usize) -> bool {
        self.on.get(lane) == Some(&true)
    }

    fn passes(&mut self, at: u32, entry: &Entry) -> bool {
        self.has_lane(usize::from(entry.lane)) && (!self.here || self.agrees(at))
    }
}

impl<'a> Estimate<'a> {
    pub(super) fn new(chronology: &'a Chronology, filter: &'a Filter, far: &Far) -> Self {
        let mut limits = far.limits(filter, chronology.items.entries.chunks());
        let terms = search::words(&filter.query);
        let wordless = terms.is_empty() && !is_blank(&filter.query);
        if wordless {
            limits.fill(0);
        }
        Self {
            chronology,
            filter,
            terms,
            wordless,
            on: filter.lanes(chronology),
            limits,
            here: false,
        }
    }

    /// What passes, and what each choice would let through at most.
    pub(super) fn count(&mut self) -> Matches {
        let items = &self.chronology.items;
        let shards = items.entries.chunks();
        let mut facets = Facets {
            kinds: vec![0; self.on.len()],
            people: Vec::new(),
            unsure: false,
            judged: vec![false; shards],
        };
        for shard in 0..shards {
            for (lane, sum) in facets.kinds.iter_mut().enumerate() {
                *sum += self.guess(shard, lane);
            }
        }
        for own in &self.chronology.parts.here {
            self.judge(own.shard as usize, &mut facets);
        }
        facets.unsure = self.unsure(&facets.judged);
        let mut visible = Visible::asked(items, self);
        if self.filter.shows_whole_kinds() {
            // Counted of guesses; of whole kinds the index knows them.
            visible.set_peaks(items, &self.on);
        }
        Matches { visible, facets }
    }

    /// The same after one shard has come that was not judged.
    pub(super) fn count_again(&mut self, shard: usize, matches: &mut Matches) {
        let Matches { visible, facets } = matches;
        visible.ask(&self.chronology.items, shard..shard + 1, self);
        self.judge(shard, facets);
        facets.unsure = self.unsure(&facets.judged);
    }

    /// Whether an event agrees with the people and the words. It is judged by the words that it has,
    /// as are those that are not there.
    fn agrees(&self, entry: u32) -> bool {
        let Some((part, number)) = self.chronology.part(entry) else {
            return false;
        };
        let event = part.event(number);
        !self.wordless
            && event.is_some_and(|event| self.filter.has_people(event))
            && part.has_words(number, &self.terms)
    }

    /// The most events of a lane that can agree with the people and the words, of a shard that was
    /// not judged.
    fn guess(&self, shard: usize, lane: usize) -> usize {
        let count = self.chronology.items.entries.in_lane(shard, lane);
        count.min(self.limit(shard)) as usize
    }

    /// The most events of a shard that can agree with the people and the words.
    fn limit(&self, shard: usize) -> u32 {
        self.limits.get(shard).copied().unwrap_or(0)
    }

    /// Counts the events of a shard that is there which agree with the people and the words, in
    /// place of the guess at them.
    fn judge(&self, shard: usize, facets: &mut Facets) {
        for (lane, sum) in facets.kinds.iter_mut().enumerate() {
            *sum = sum.saturating_sub(self.guess(shard, lane));
        }
        for at in self.chronology.items.entries.range(shard) {
            if self.agrees(at)
                && let Some(entry) = self.chronology.entry(at)
                && let Some(sum) = facets.kinds.get_mut(usize::from(entry.lane))
            {
                *sum += 1;
            }
        }
        if let Some(judged) = facets.judged.get_mut(shard) {
            *judged = true;
        }
    }

    /// Whether some shard that was not judged leaves it open how many of its events match.
    fn unsure(&self, judged: &[bool]) -> bool {
        let Filter {
            kinds,
            people,
            query,
        } = self.filter;
        if self.filter.shows_whole_kinds() {
            return false;
        }
        // The keys count a single person's events.
        let counted = kinds.is_none() && people.len() == 1 && is_blank(query);
        self.limits.iter().zip(judged).any(|(limit, judged)| {
            let exact = *limit == 0 || counted && *limit < u32::MAX;
            !exact && !judged
        })
    }
}
