//! What follows when a file of a chronology in shards arrives.

use super::estimate::Estimate;
use super::{Chronology, File, Load, Shared, State};
use crate::model::{beside, read};

impl State {
    /// Takes in a file that has arrived; one that makes no sense counts as missed.
    pub(super) fn part(&mut self, file: File, text: &str) {
        let Some(chronology) = self.chronology().cloned() else {
            return;
        };
        let understood = match file {
            File::Shard(shard) => read(text).ok().map(|loaded| {
                let after = chronology.with_shard(shard, loaded, &self.wish());
                self.arrive(&chronology, after, shard);
            }),
            File::People => beside::read_people(text).map(|(actors, counts)| {
                let after = chronology.with_people(actors, &counts);
                let mut facets = (*self.facets).clone();
                facets.people = after.counts();
                self.facets = Shared::new(facets);
                self.load = Load::Ready(Shared::new(after));
            }),
            File::Keys => beside::read_keys(text).map(|keys| {
                self.far.keys = Some(Shared::new(keys));
            }),
            File::Block(block) => beside::read_block(text).map(|entries| {
                let needed = self.wish();
                self.far.keep(block, entries, &needed);
            }),
        };
        if understood.is_none() {
            self.far.failed.push(file);
        }
        if matches!(file, File::Keys | File::Block(_)) {
            let playing = self.play;
            if !self.filter.people.is_empty() || !self.filter.query.is_empty() {
                self.refilter();
                self.play = playing;
            }
            self.find_wanted();
        }
    }

    /// Exchanges the chronology for one with another shard in it.
    fn arrive(&mut self, before: &Chronology, after: Chronology, shard: u32) {
        let range = after.items.entries.range(shard as usize);
        if !self.filter.is_open() {
            let (mut visible, mut facets) = ((*self.visible).clone(), (*self.facets).clone());
            let counts = (&mut visible, &mut facets);
            Estimate::new(&after, &self.filter, &self.far)
                .count_again(before, &after, shard, counts);
            self.visible = Shared::new(visible);
            self.facets = Shared::new(facets);
        }
        self.load = Load::Ready(Shared::new(after));
        // An event that might have matched does not: on to the next that does, or might.
        if let Some(entry) = self.selected
            && range.contains(&entry)
            && !self.visible.contains(entry)
        {
            let next = self.visible.nth(self.visible.rank(entry));
            let last = self.visible.rank(range.end).checked_sub(1);
            let last = last.and_then(|last| self.visible.nth(last));
            let to = if self.far.back {
                last.or(next)
            } else {
                next.or(last)
            };
            let back = self.far.back;
            self.selected = None;
            self.select(to);
            self.far.back = back;
        }
        self.find_wanted();
    }

    /// Selects what was asked for once it is known where it is; the beginning, if it is nowhere.
    pub(super) fn find_wanted(&mut self) {
        let Some(chronology) = self.chronology().cloned() else {
            return;
        };
        if let Some(id) = self.wanted.clone() {
            let place = chronology
                .find(&id)
                .map(Some)
                .or_else(|| self.far.place(&id));
            match place {
                Some(Some(entry)) => {
                    // What is shown first is no move.
                    let moves = self.moves + u32::from(self.selected.is_some());
                    self.select(Some(entry));
                    self.moves = self.moves.min(moves);
                    return;
                }
                Some(None) => self.wanted = None,
                // Without the keys, the beginning is better than nothing.
                None if !self.far.failed.is_empty() => {}
                None => return,
            }
        }
        // Where exactly the story begins is known only with the shard in which it does.
        if !self.far.chosen {
            self.selected = self.first();
        }
    }
}
