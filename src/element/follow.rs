//! The list and the reader follow one another: what is asked for is scrolled to, and what is
//! scrolled to is read.

use web_sys::Element;
use yew::Context;

use super::root::{Message, Root};
use crate::hooks::Reading;
use crate::state::{Action, State};

impl Root {
    /// After a scroll: the part of the list that came into sight, or else what is read there.
    pub(super) fn scrolled(&mut self) -> Option<Action> {
        let hushed = self.stands();
        if let Some(action) = self.in_sight() {
            self.reread = !hushed;
            return Some(action);
        }
        let read = self.read_entry().filter(|_| !hushed);
        read.map(Action::Read)
    }

    /// Whether what was scrolled to still stands where it was put: then the list around it moved,
    /// and not the reader.
    fn stands(&mut self) -> bool {
        const STILL: f64 = 2.0;
        let root = self.node.cast::<Element>();
        self.put = self.put.filter(|(entry, top)| {
            let now = root.as_ref().and_then(|root| Reading::top(root, *entry));
            now.is_some_and(|now| (now - top).abs() < STILL)
        });
        self.put.is_some()
    }

    /// The part of the list in sight, where it is another one.
    fn in_sight(&self) -> Option<Action> {
        let root = self.node.cast::<Element>().filter(|_| self.state.lists())?;
        let scroll = Reading::scroll(&root)?;
        (scroll != self.state.scroll).then_some(Action::Scroll(scroll))
    }

    fn read_entry(&self) -> Option<u32> {
        let root = self.node.cast::<Element>().filter(|_| self.state.lists())?;
        Reading::entry(&root)
    }

    /// After something was drawn.
    pub(super) fn follow_reading(&mut self, ctx: &Context<Self>, told: &State) {
        let lists = self.state.lists() && self.state.chronology().is_some();
        if !lists {
            self.reading = None;
            return;
        }
        if self.reading.is_none() {
            let link = ctx.link().clone();
            self.reading = Reading::new(move || link.send_message(Message::Scrolled));
            // What is seen first is read first, unless somebody asked for another event.
            if self.state.moves == 0 && !self.asked {
                ctx.link().send_message(Message::Scrolled);
            }
        }
        if std::mem::take(&mut self.reread)
            && let Some(entry) = self.read_entry()
        {
            ctx.link().send_message(Message::Act(Action::Read(entry)));
        }
        let asked = self.state.moves != told.moves;
        // Where only its own row was there, the rows around it move it when they come.
        let again = std::mem::take(&mut self.shown);
        if let (true, Some(entry), Some(root)) = (
            asked || again,
            self.state.selected,
            self.node.cast::<Element>(),
        ) {
            Reading::show(&root, entry, false);
            self.put = Reading::top(&root, entry).map(|top| (entry, top));
            if let Some(action) = self.in_sight() {
                self.shown = true;
                ctx.link().send_message(Message::Act(action));
            }
        }
    }
}
