//! What a part of the view does once it has been drawn, and what draws it again.
//!
//! yew's hooks are generic throughout, and their machinery would be there once
//! for each type that is kept and each effect. Here a part keeps one thing with
//! all that it remembers (see `piece.rs`), and one machinery serves them all.

use std::cell::Cell;

use yew::html::Scope;

use super::piece::Part;

/// Draws a part of the view again.
pub(crate) struct Again(pub(super) Scope<Part>);

impl Again {
    /// Called as a callback is, which would be one more thing around the part.
    #[inline(never)]
    pub(crate) fn emit(&self, (): ()) {
        self.0.send_message(());
    }
}

/// What is done after a drawing.
pub(crate) type After = Cell<Option<Box<dyn FnOnce()>>>;

/// What a part has at hand while it is drawn.
pub(crate) struct Keep<'a> {
    pub(super) after: &'a After,
    pub(super) scope: &'a Scope<Part>,
}

impl Keep<'_> {
    /// What draws the part again.
    #[inline(never)]
    pub(crate) fn again(&self) -> Again {
        Again(self.scope.clone())
    }

    /// Does something once what was drawn is in the page: of each drawing one thing.
    pub(crate) fn after(&self, run: impl FnOnce() + 'static) {
        self.put(Box::new(run));
    }

    #[inline(never)]
    fn put(&self, run: Box<dyn FnOnce()>) {
        self.after.set(Some(run));
    }
}
