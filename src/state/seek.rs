//! A search through many events, which may stop and go on.

use std::cell::RefCell;

use super::Chronology;
use super::chronology::Own;
use super::search::{self, Terms};
use crate::model::cut::is_blank;

/// How far the latest search has come.
#[derive(Debug, Default)]
pub(super) struct Seek(RefCell<Sought>);

#[derive(Debug, Default)]
struct Sought {
    /// The text in which a search looks, folded, of the events seen so far.
    texts: Vec<String>,
    terms: Terms,
    /// For each event that was looked at for these terms, whether it has them all.
    hits: Vec<bool>,
}

impl Chronology {
    /// Looks at so many more events for a query; a new query starts from the first.
    ///
    /// Whether all have been looked at; the filter then need not do it. Nothing is to be looked for
    /// without words, and by its events in a chronology in shards.
    #[must_use]
    pub fn seek(&self, query: &str, events: usize) -> bool {
        if self.is_sharded() || is_blank(query) {
            return true;
        }
        let mut sought = self.sought.0.borrow_mut();
        let Sought { texts, terms, hits } = &mut *sought;
        let wanted = Terms::of(query);
        if *terms != wanted {
            *terms = wanted;
            hits.clear();
        }
        let all = self.timeline.events.len();
        let to = hits.len().saturating_add(events).min(all);
        while hits.len() < to {
            let text = text(texts, self, hits.len());
            hits.push(terms.are_in_folded(text));
        }
        to == all
    }
}

impl Own {
    /// Whether words of an event of a shard begin with all the terms.
    pub(super) fn has_words(&self, number: u32, terms: &[String]) -> bool {
        let mut sought = self.sought.0.borrow_mut();
        let text = text(&mut sought.texts, self, number as usize);
        terms.iter().all(|term| search::has_word(text, term))
    }

    /// Whether an event has what was sought last.
    pub(super) fn is_hit(&self, number: u32) -> bool {
        let sought = self.sought.0.borrow();
        sought.hits.get(number as usize).copied().unwrap_or(false)
    }
}

/// The text in which a search looks, of an event.
fn text<'t>(texts: &'t mut Vec<String>, own: &Own, number: usize) -> &'t str {
    while texts.len() <= number {
        texts.push(search::haystack(own, texts.len() as u32));
    }
    texts.get(number).map_or("", |text| text)
}

#[cfg(test)]
mod tests {
    use super::super::tests::chronology;

    #[test]
    fn a_search_in_steps_finds_what_one_at_once_finds() {
        let (whole, steps) = (chronology(), chronology());
        for query in ["bridge", "bridge ada", "nothing of the kind"] {
            assert!(whole.seek(query, usize::MAX));
            let mut turns = 1;
            while !steps.seek(query, 2) {
                turns += 1;
            }
            assert_eq!(turns, steps.len().div_ceil(2), "{query}");
            for event in 0..whole.len() {
                assert_eq!(whole.is_hit(event), steps.is_hit(event), "{query} {event}");
            }
        }
    }

    #[test]
    fn another_query_in_the_middle_starts_anew() {
        let chronology = chronology();
        assert!(!chronology.seek("ada", 3));
        assert!(chronology.seek("bridge", usize::MAX));
        let hits = (0..chronology.len()).filter(|event| chronology.is_hit(*event));
        let other = super::super::tests::chronology();
        assert!(other.seek("bridge", usize::MAX));
        let same = (0..other.len()).filter(|event| other.is_hit(*event));
        assert!(hits.eq(same));
    }
}
