//! Where the reader is: from one event to another, and to the nearest that matches.

use super::estimate::Estimate;
use super::{Facets, Filter, Load, Matches, Play, Shared, State};

impl State {
    pub(super) fn select(&mut self, entry: Option<u32>) {
        let Some(entry) = entry else { return };
        let known = self.chronology().is_some_and(|c| entry < c.len());
        if !known {
            return;
        }
        let here = self.is_here(entry);
        let passes = self.visible.contains(entry);
        self.asked = !here && !passes;
        if here && !passes {
            self.lift_filter();
        }
        self.wanted.clear();
        self.chosen = true;
        if self.selected != Some(entry) {
            self.back = self.selected.is_some_and(|before| entry < before);
            self.moves = self.moves.wrapping_add(1);
        }
        self.selected = Some(entry);
    }

    /// Selects the n-th entry that matches, from 0; none where there are not so many.
    pub(super) fn select_nth(&mut self, rank: usize) {
        self.select(self.visible.nth(rank));
    }

    /// Selects an event by whose name somebody asked for it, and not for the next that passes.
    pub(super) fn ask_for(&mut self, entry: u32) {
        self.select(Some(entry));
        self.asked |= !self.is_here(entry);
    }

    /// Whether what an entry says is there.
    fn is_here(&self, entry: u32) -> bool {
        self.chronology()
            .is_some_and(|all| all.has_shard(all.shard_of(entry)))
    }

    pub(super) fn step(&mut self, by: i32) {
        let by = isize::try_from(by).unwrap_or(0);
        let to = self.selected.and_then(|at| self.visible.step(at, by));
        self.select(to);
    }

    pub(super) fn is_last(&self) -> bool {
        self.position()
            .is_none_or(|at| at + 1 >= self.visible.count())
    }

    pub(super) fn step_date(&mut self, by: i32) {
        let Some((chronology, at)) = self.chronology().zip(self.position()) else {
            return;
        };
        let at_rank = |rank: usize| chronology.entry(self.visible.nth(rank)?);
        let same = |a: usize, b: usize| match (at_rank(a), at_rank(b)) {
            // Of those that are not there, no more than the day is known.
            (Some(a), Some(b)) if a.is_guess() || b.is_guess() => a.day() == b.day(),
            (Some(a), Some(b)) => a.same_slot(b),
            _ => false,
        };
        // Beyond either end there is none, which is of no date and is not selected.
        let mut to = at;
        while same(to, at) {
            to = if by < 0 { to.wrapping_sub(1) } else { to + 1 };
        }
        // Backwards, the first event of that date.
        while by < 0 && same(to.wrapping_sub(1), to) {
            to -= 1;
        }
        self.select_nth(to);
    }

    pub(super) fn play(&mut self, on: bool) {
        if on {
            if self.is_last() {
                self.select_nth(0);
            }
            if !self.is_last() {
                self.play = Play::Playing;
            }
        } else if self.play == Play::Playing {
            self.play = Play::Paused;
        }
    }

    /// Lets all events through.
    pub(super) fn lift_filter(&mut self) {
        self.filter = Filter::default();
        self.refilter();
    }

    /// Works out anew what matches, and moves to the nearest matching event where needed.
    pub(super) fn refilter(&mut self) {
        let Load::Ready(chronology) = &self.load else {
            return;
        };
        self.visible = Shared::new(if chronology.is_sharded() && !self.filter.is_open() {
            Estimate::new(chronology, &self.filter, &self.far).count()
        } else {
            let (visible, facets) = Facets::count(chronology, &self.filter);
            Matches { visible, facets }
        });
        // Where nothing matched for a while, the reader goes on where they were before.
        let place = self.selected.or(self.before);
        self.before = place;
        match place {
            None => self.selected = self.first(),
            // It is not known yet whether it matches.
            Some(entry) if self.asked && !self.is_here(entry) => {}
            Some(entry) => {
                self.selected = self.nearest(entry);
                self.asked = false;
            }
        }
        self.play(false);
    }

    /// The matching entry whose start is nearest: itself, where it matches.
    fn nearest(&self, entry: u32) -> Option<u32> {
        let chronology = self.chronology()?;
        let start = |entry: u32| chronology.entry(entry).map_or(0, |entry| entry.start);
        let far = |other: Option<u32>| {
            other.map_or(u64::MAX, |other| start(other).abs_diff(start(entry)))
        };
        let rank = self.visible.rank(entry);
        // None is so far.
        let before = self.visible.nth(rank.wrapping_sub(1));
        let after = self.visible.nth(rank);
        if far(before) < far(after) {
            before
        } else {
            after
        }
    }
}
