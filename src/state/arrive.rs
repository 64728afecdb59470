//! What follows when data arrives: a chronology, or a file of one that comes in shards.

use std::ops::Range;

use super::estimate::Estimate;
use super::{Chronology, Far, File, Load, Shared, State};
use crate::layout::Zoom;
use crate::model::{beside, day, read};

impl State {
    /// Takes new data in, keeping the place where the same event is still there.
    pub(super) fn load(&mut self, load: Load) {
        let before = std::mem::replace(&mut self.load, load);
        let before = before.ready();
        let entry = self.selected.take();
        let place = before.zip(entry);
        let place = place.and_then(|(before, entry)| Some(before.event(entry)?.id.as_str()));
        let place = place.unwrap_or_default();
        let now = self.chronology();
        if let Some(before) = before
            && now.is_none_or(|now| now.timeline.id != before.timeline.id)
        {
            self.view.zoom = Zoom::default();
        }
        self.before = None;
        self.asked = false;
        self.back = false;
        self.chosen = false;
        self.far = Shared::new(Far::default());
        if self.chronology().is_some()
            && let Some(link) = self.link.take()
            && self.follow(&link)
            && let Some(event) = &link.event
        {
            self.wanted.clone_from(event);
        }
        self.refilter();
        let Some(whole) = self.chronology().filter(|all| !all.is_sharded()) else {
            if self.wanted.is_empty() {
                place.clone_into(&mut self.wanted);
            }
            self.selected = None;
            self.find_wanted();
            return;
        };
        let asked = whole.find(&self.wanted);
        let found = asked.or_else(|| whole.find(place));
        self.wanted.clear();
        let Some(entry) = found else { return };
        let mut passes = self.visible.contains(entry);
        // What was asked for is shown, even if a filter would hide it.
        if asked.is_some() && !passes {
            self.lift_filter();
            passes = true;
        }
        if passes {
            self.selected = found;
        }
    }

    /// The main story's beginning: the first event of the range.
    pub(super) fn first(&self) -> Option<u32> {
        let chronology = self.chronology()?;
        let range = chronology.timeline.range.as_ref();
        if let Some(from) = range.and_then(|range| day(&range.from)) {
            let mut rank = 0;
            if chronology.items.dense() {
                rank = self.visible.rank(chronology.items.before(from) as u32);
            }
            while let Some(entry) = self.visible.nth(rank) {
                if chronology.entry(entry)?.start >= from {
                    return Some(entry);
                }
                rank += 1;
            }
        }
        self.visible.nth(0)
    }

    /// Selects an event by id, at once or when the data arrives; filters that hide it are lifted.
    pub(super) fn want(&mut self, id: &str) {
        if let Some(entry) = self.chronology().and_then(|all| all.find(id)) {
            self.ask_for(entry);
        } else {
            // It may come with other data, which the page has just asked for.
            id.clone_into(&mut self.wanted);
            self.find_wanted();
        }
    }

    /// Takes in a file that has arrived; one that makes no sense counts as missed.
    pub(super) fn part(&mut self, file: File, text: Option<&str>) {
        let taken = text.and_then(|text| self.take(file, text));
        match file {
            _ if taken.is_none() => {
                if let Some(far) = self.far.copied() {
                    far.failed.push(file);
                }
            }
            File::Shard(shard) => self.arrive(shard),
            File::People => return,
            File::Keys | File::Block(_) => {
                if !self.filter.people.is_empty() || !self.filter.query.is_empty() {
                    let playing = self.play;
                    self.refilter();
                    self.play = playing;
                }
            }
        }
        self.find_wanted();
    }

    /// Takes in what a file holds; `None` where that makes no sense. Only for what the chronology
    /// has of it, another one takes its place, for which all is drawn again.
    fn take(&mut self, file: File, text: &str) -> Option<()> {
        let wanted = self.wish();
        match file {
            File::Shard(shard) => {
                let loaded = read(text).ok()?;
                self.known()?.take_shard(shard, loaded, &wanted);
            }
            File::People => {
                let (actors, counts) = beside::read_people(text)?;
                self.known()?.take_people(actors, &counts);
            }
            File::Keys => self.far.copied()?.keys = Some(Shared::new(beside::read_keys(text)?)),
            File::Block(block) => {
                let entries = beside::read_block(text)?;
                self.far.copied()?.keep(block, entries, &wanted);
            }
        }
        Some(())
    }

    /// The chronology, to be changed.
    fn known(&mut self) -> Option<&mut Chronology> {
        match &mut self.load {
            Load::Ready(chronology) => chronology.copied(),
            _ => None,
        }
    }

    /// Keeps the place now that another shard is there.
    fn arrive(&mut self, shard: u32) {
        let Load::Ready(chronology) = &self.load else {
            return;
        };
        let range = chronology.items.entries.range(shard as usize);
        let place = self.place_in(&range);
        if self.visible.facets.judged.get(shard as usize) == Some(&false)
            && let Some(matches) = self.visible.copied()
        {
            Estimate::new(chronology, &self.filter, &self.far).count_again(shard as usize, matches);
        }
        if let Some(entry) = self.selected
            && let Some(place) = place
        {
            if !self.asked {
                self.keep_place_in(&range, place);
            } else if !self.visible.contains(entry) {
                self.lift_filter();
            }
        }
    }

    /// How many matches of a shard the reader has passed, coming from the side from which they came.
    fn place_in(&self, range: &Range<u32>) -> Option<usize> {
        let entry = self.selected.filter(|entry| range.contains(entry))?;
        let rank = |entry| self.visible.rank(entry);
        Some(if self.back {
            rank(range.end).saturating_sub(rank(entry) + 1)
        } else {
            rank(entry) - rank(range.start)
        })
    }

    /// Goes to the match that has as many before it in its shard as its guess had; on to the next
    /// one that matches, or might, where the shard has none.
    fn keep_place_in(&mut self, range: &Range<u32>, place: usize) {
        let (from, to) = (self.visible.rank(range.start), self.visible.rank(range.end));
        let back = self.back;
        // None is so far.
        let (before, after) = (from.wrapping_sub(1), to);
        let (next, last) = if back {
            (before, after)
        } else {
            (after, before)
        };
        let first = if from == to {
            next
        } else if back {
            from.max(to.saturating_sub(place + 1))
        } else {
            (from + place).min(to - 1)
        };
        let nth = |rank| self.visible.nth(rank);
        let found = nth(first).or_else(|| nth(last));
        if found != self.selected {
            self.selected = None;
            self.select(found);
            self.back = back;
        }
    }

    /// Selects what was asked for once it is known where it is; the beginning, if it is nowhere. Of
    /// a chronology that came whole, all of that is known when it comes.
    pub(super) fn find_wanted(&mut self) {
        let Some(chronology) = self.chronology().filter(|all| all.is_sharded()) else {
            return;
        };
        let id = &self.wanted;
        if !id.is_empty() {
            let told = || {
                // A file may be wrong about how many there are.
                let place = self.far.place(id)?;
                Some(place.filter(|entry| *entry < chronology.len()))
            };
            let place = chronology.find(id).map(Some).or_else(told);
            match place {
                Some(Some(entry)) => {
                    // What is shown first is no move.
                    let moves = self.moves + u32::from(self.selected.is_some());
                    self.ask_for(entry);
                    self.moves = self.moves.min(moves);
                    return;
                }
                Some(None) => self.wanted.clear(),
                // Without the keys, the beginning is better than nothing.
                None if !self.far.failed.is_empty() => {}
                None => return,
            }
        }
        // Where exactly the story begins is known only with the shard in which it does.
        if !self.chosen {
            self.selected = self.first();
        }
    }
}
