//! What a part of the view does once it has been drawn, and what draws it again.
//!
//! yew's hooks are generic throughout, and their machinery would be there once
//! for each type that is kept and each effect. Here a part keeps one thing with
//! all that it remembers (see `piece.rs`), and one machinery serves them all.

use std::cell::Cell;

use yew::html::Scope;

use super::piece::Part;

/// Draws a part of the view again.
#[derive(Clone)]
pub(crate) struct Again(pub(super) Scope<Part>);

impl Again {
    /// Called as a callback is, which would be one more thing around the part.
    #[inline(never)]
    pub(crate) fn emit(&self, (): ()) {
        self.0.send_message(());
    }
}

type Run = Box<dyn FnOnce()>;

/// What a part does once it has been drawn.
pub(crate) struct Keep {
    after: Cell<Option<Run>>,
    again: Again,
}

impl Keep {
    pub(crate) fn new(again: Again) -> Self {
        Self {
            after: Cell::default(),
            again,
        }
    }

    /// What draws the part again.
    #[inline(never)]
    pub(crate) fn again(&self) -> Again {
        self.again.clone()
    }

    /// Does something once what was drawn is in the page: of each drawing one thing.
    pub(crate) fn after(&self, run: impl FnOnce() + 'static) {
        self.put(Box::new(run));
    }

    #[inline(never)]
    fn put(&self, run: Run) {
        self.after.set(Some(run));
    }

    /// Forgets what was to be done after a drawing that another has taken the place of.
    pub(crate) fn begin(&self) {
        self.after.set(None);
    }

    /// What was drawn is in the page.
    pub(crate) fn rendered(&self) {
        if let Some(run) = self.after.take() {
            run();
        }
    }
}
