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
    /// and not the reader. Rows that came before the page told of that scrolling move it as well;
    /// then it is put there again.
    fn stands(&mut self) -> bool {
        let own = std::mem::take(&mut self.scrolling);
        let (Some((entry, put)), Some(root)) = (self.put, self.node.cast::<Element>()) else {
            return false;
        };
        if still(&root, entry, put) {
            return true;
        }
        self.put = None;
        if own {
            self.put_in_sight(&root, entry);
        }
        own
    }

    /// Whether what was drawn moved the row that was scrolled to.
    fn displaced(&self, root: &Element) -> bool {
        self.put
            .is_some_and(|(entry, put)| !still(root, entry, put))
    }

    fn put_in_sight(&mut self, root: &Element, entry: u32) {
        let before = Reading::top(root, entry);
        Reading::show(root, entry);
        let now = Reading::top(root, entry);
        self.scrolling = now != before;
        self.put = now.map(|top| (entry, top));
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
            self.put = None;
            return;
        }
        // A reader who asks for the list in place of the chart goes on where they were.
        let opened = told.mode != self.state.mode
            && told.chronology().is_some()
            && self.read_entry().is_some();
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
        if let (Some(entry), Some(root)) = (self.state.selected, self.node.cast::<Element>())
            && (asked || again || opened && !at_hand(&root, entry) || self.displaced(&root))
        {
            self.put_in_sight(&root, entry);
            if let Some(action) = self.in_sight() {
                self.shown = true;
                ctx.link().send_message(Message::Act(action));
            }
        }
    }
}

fn still(root: &Element, entry: u32, put: f64) -> bool {
    const STILL: f64 = 2.0;
    Reading::top(root, entry).is_some_and(|now| (now - put).abs() < STILL)
}

/// Whether the row of an event is where the list is opened.
fn at_hand(root: &Element, entry: u32) -> bool {
    const NEAR: f64 = 600.0;
    Reading::top(root, entry).is_some_and(|top| (0.0..NEAR).contains(&top))
}
