//! What a new state asks for outside the view.

use super::super::address::REST;
use super::super::tell::tell;
use super::{Message, Root};
use crate::state::{Action, State};

impl Root {
    /// Does what a new state asks for outside the view.
    pub(super) fn follow(&mut self) {
        let told = std::mem::replace(&mut self.told, self.state.clone());
        let answered = std::mem::take(&mut self.answered);
        tell(&told, &self.state, answered);
        self.write_address();
        self.settle();
        self.play(&told);
        self.requests.follow(&self.state);
        self.follow_reading(&told);
    }

    /// Follows the chart to the entry to which a pointer has taken it.
    pub(super) fn catch_up(&mut self) {
        if let Some(entry) = self.selection.ahead() {
            self.take_in(Action::Scrub(entry));
            self.selection.set(self.state.selected);
        }
    }

    /// Lets all but the chart know where a pointer has taken it; tells whether more than that
    /// has to be drawn.
    pub(super) fn scrub(&mut self) -> bool {
        if !self.state.only_moved(&self.told) {
            return true;
        }
        self.follow();
        false
    }

    pub(super) fn write_address(&mut self) {
        if let Some(link) = &mut self.link
            && link.write(&self.state)
        {
            self.handle
                .later(&mut link.resting, REST, Message::Address(false));
        }
    }

    fn play(&mut self, told: &State) {
        let now = &self.state;
        // What is not there yet cannot be read.
        let here = now.event().is_some();
        if !now.is_playing() || !here {
            self.tick = None;
        } else if !told.is_playing() || now.moves != told.moves || self.tick.is_none() {
            let tick = Message::from(Action::Tick);
            self.handle.later(&mut self.tick, now.dwell(), tick);
        }
    }
}
