//! The widget as its surroundings have it: what it is sent waits here until it takes it in.

use std::cell::{OnceCell, Ref, RefCell};

use gloo::timers::callback::Timeout;
use web_sys::Element;

use super::root::{Message, Root};
use crate::view::{self, Again, Host, Tag, nodes};

/// A widget that can be sent messages. It is there as long as the program: what the browser may
/// call at any time reaches it by this.
#[derive(Default)]
pub(crate) struct Handle {
    /// Nothing until it is mounted.
    root: RefCell<Option<Root>>,
    /// What it was sent and has not taken in.
    sent: RefCell<Vec<Message>>,
    again: OnceCell<Again>,
}

impl Handle {
    /// Mounts a widget, which empties an element and is there from then on.
    pub(crate) fn mount(place: Element) -> &'static Self {
        let handle: &'static Self = Box::leak(Box::default());
        handle.root.replace(Some(Root::new(handle)));
        let _ = handle.again.set(view::mount(place, handle));
        handle
    }

    /// Sends the widget a message, which it takes in soon.
    #[inline(never)]
    pub(crate) fn send(&self, message: Message) {
        self.sent.borrow_mut().push(message);
        if let Some(again) = self.again.get() {
            again.emit(());
        }
    }

    /// Sends it a message after so many milliseconds, unless its clock is set anew or taken away
    /// before.
    pub(super) fn later(
        &'static self,
        clock: &mut Option<Timeout>,
        milliseconds: u32,
        message: Message,
    ) {
        let send = || self.send(message);
        *clock = Some(Timeout::new(milliseconds, send));
    }

    /// The widget itself, unless it is being changed.
    pub(crate) fn widget(&self) -> Option<Ref<'_, Root>> {
        let root = self.root.try_borrow().ok()?;
        Ref::filter_map(root, Option::as_ref).ok()
    }
}

impl Host for Handle {
    fn update(&self) -> bool {
        let mut changed = false;
        if let Some(root) = &mut *self.root.borrow_mut() {
            for message in &self.sent.take() {
                changed |= root.update(message);
            }
        }
        changed
    }

    fn draw(&self) -> Tag {
        self.root.borrow().as_ref().map_or_else(nodes, Root::view)
    }

    fn drawn(&self) {
        if let Some(root) = &mut *self.root.borrow_mut() {
            root.drawn();
        }
    }
}
