//! What a new state asks for outside the view.

use yew::Context;

use super::super::address::REST;
use super::super::tell::tell;
use super::{Message, Root, later};
use crate::state::{Action, State};

impl Root {
    /// Does what a new state asks for outside the view.
    pub(super) fn follow(&mut self, ctx: &Context<Self>) {
        let told = std::mem::replace(&mut self.told, self.state.clone());
        let answered = std::mem::take(&mut self.answered);
        tell(&told, &self.state, answered);
        self.write_address(ctx);
        self.settle(ctx);
        self.play(ctx, &told);
        self.requests.follow(&self.state);
        self.follow_reading(ctx, &told);
    }

    /// Follows the chart to the entry to which a pointer has taken it.
    pub(super) fn catch_up(&mut self) {
        if let Some(entry) = self.selection.ahead() {
            self.take_in(&Action::Scrub(entry));
            self.selection.set(self.state.selected);
        }
    }

    /// Lets all but the chart know where a pointer has taken it; tells whether more than that
    /// has to be drawn.
    pub(super) fn scrub(&mut self, ctx: &Context<Self>) -> bool {
        if !self.state.only_moved(&self.told) {
            return true;
        }
        self.follow(ctx);
        false
    }

    pub(super) fn write_address(&mut self, ctx: &Context<Self>) {
        if let Some(link) = &mut self.link
            && link.write(&self.state)
        {
            later(ctx, &mut link.resting, REST, Message::Address(false));
        }
    }

    fn play(&mut self, ctx: &Context<Self>, told: &State) {
        let now = &self.state;
        // What is not there yet cannot be read.
        let here = now.event().is_some();
        if !now.is_playing() || !here {
            self.tick = None;
        } else if !told.is_playing() || now.moves != told.moves || self.tick.is_none() {
            let tick = Message::from(Action::Tick);
            later(ctx, &mut self.tick, now.dwell(), tick);
        }
    }
}
