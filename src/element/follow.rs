//! The list and the reader follow one another: what is asked for is scrolled to, and what is
//! scrolled to is read.

use web_sys::Element;

use super::root::{Message, Root};
use crate::hooks::reading;
use crate::state::{Action, Sight, State};

/// Pixels from the window's top, within which is the row that a list is opened at.
const NEAR: f64 = 600.0;

impl Root {
    /// After a scroll: the part of the list that came into sight, or else what is read there.
    pub(super) fn scrolled(&mut self) -> Option<Action> {
        let root = self.own.node.cast::<Element>()?;
        let hushed = self.stands(&root);
        // One that has given way has not been scrolled by anybody.
        if !self.state.lists() {
            return None;
        }
        let read = reading::entry(&root, self.landed);
        // Nor has one that is just getting wider or narrower.
        let same = || self.state.width > 0.0 && self.wide() == self.state.width;
        self.read = read.is_some() || self.read && !same();
        if let Some(action) = self.in_sight(&root) {
            self.reread = !hushed;
            return Some(action);
        }
        read.filter(|_| !hushed).map(Action::Read)
    }

    /// Whether what was scrolled to still stands where it was put: then the list around it moved,
    /// and not the reader, who moves the row and the list alike. Rows that came or grew may have
    /// moved it as well; then it is put there again.
    fn stands(&mut self, root: &Element) -> bool {
        let Some((entry, put)) = self.put.take() else {
            return false;
        };
        let Some(now) = reading::place(root, entry) else {
            return false;
        };
        if still(now.0, put.0) {
            self.put = Some((entry, now));
        } else if !still(now.0 - now.1, put.0 - put.1) {
            self.put_in_sight(root, entry);
        }
        self.put.is_some()
    }

    /// Whether what was drawn moved the row that was scrolled to.
    fn displaced(&self, root: &Element) -> bool {
        self.put.is_some_and(|(entry, put)| {
            reading::place(root, entry).is_some_and(|now| !still(now.0, put.0))
        })
    }

    fn put_in_sight(&mut self, root: &Element, entry: u32) {
        if let Some(landed) = reading::show(root, entry) {
            self.landed = landed;
        }
        self.put = reading::place(root, entry).map(|place| (entry, place));
    }

    /// The part of the list in sight, where it is another one.
    pub(super) fn in_sight(&self, root: &Element) -> Option<Action> {
        let scroll = reading::scroll(root)?;
        if scroll == self.state.scroll {
            return None;
        }
        Some(Action::Scroll(scroll))
    }

    /// Of a window that has another size, the part of the list in sight.
    pub(super) fn resized(&self) -> Option<Action> {
        if !self.state.lists() {
            return None;
        }
        self.in_sight(&self.own.node.cast()?)
    }

    /// After something was drawn.
    pub(super) fn follow_reading(&mut self, told: &State) {
        let linked = self.arrives();
        let Some(root) = self.own.node.cast::<Element>() else {
            return;
        };
        let lists = self.state.lists() && self.state.chronology().is_some();
        if !lists {
            self.reading = false;
            self.landed = 0.0;
            self.put = None;
            // The window may be far below what took the place of the list.
            let read = std::mem::take(&mut self.read);
            if linked || read {
                reading::begin(&root);
            }
            return;
        }
        // A reader who asks for the list in place of the chart goes on where they were; so does
        // one for whom it becomes another list, by a filter or by the width.
        let now = &self.state;
        let other = (told.mode, told.width) != (now.mode, now.width);
        let filtered = !other && told.filter != now.filter;
        let other = other || filtered;
        let other =
            other && told.chronology().is_some() && reading::entry(&root, self.landed).is_some();
        if !self.reading {
            self.reading = true;
            // What is seen first is read first, unless somebody asked for another event.
            if self.state.moves == 0 && !self.asked {
                self.handle.send(Message::Scrolled);
            }
        }
        if std::mem::take(&mut self.reread)
            && let Some(entry) = reading::entry(&root, self.landed)
        {
            self.handle.send(Message::from(Action::Read(entry)));
        }
        // What is played to a reader who has left the list does not bring them back.
        let watched = || !self.state.is_playing() || reading::entry(&root, self.landed).is_some();
        let asked = linked || self.state.moves != told.moves && watched();
        // Where only its own row was there, the rows around it move it when they come.
        let again = std::mem::take(&mut self.shown);
        let Some(entry) = self.state.selected else {
            return;
        };
        let place = other.then(|| reading::place(&root, entry)).flatten();
        // Above the list are its filters.
        let above = place.is_none_or(|(_, list)| list > 0.0);
        // Where a list is opened.
        let at_hand = place.is_some_and(|(row, _)| (0.0..NEAR).contains(&row));
        if other && filtered && !asked && above {
            // What they filter with stays under their hands.
            self.put = None;
        } else if asked || again || other && !at_hand || self.displaced(&root) {
            self.put_in_sight(&root, entry);
            if let Some(action) = self.in_sight(&root) {
                self.shown = true;
                self.handle.send(Message::from(action));
            }
        } else if other {
            // Rows before it may yet turn out higher than they seem.
            self.put = place.map(|place| (entry, place));
        }
    }

    /// Whether what a link names is there to be brought into the window, as a browser does with
    /// places of the page itself; once. Who comes back to a page is where they left it.
    fn arrives(&mut self) -> bool {
        let here = self
            .state
            .event()
            .filter(|_| self.state.sight == Sight::Settled);
        let Some(event) = here else { return false };
        self.linked
            .take()
            .is_some_and(|(named, in_page)| named == event.id && (in_page || reading::is_at_top()))
    }
}

fn still(now: f64, before: f64) -> bool {
    const STILL: f64 = 2.0;
    (now - before).abs() < STILL
}
