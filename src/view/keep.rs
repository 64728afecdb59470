//! What a part of the view remembers from one drawing to the next.
//!
//! yew's hooks are generic throughout, and their machinery would be there once
//! for each type that is kept and each effect. Here a part keeps one thing with
//! all that it remembers, and one machinery serves them all.

use std::cell::{Cell, OnceCell};
use std::rc::Rc;

use yew::html::Scope;

use super::piece::Part;
use super::{chart, overview, people, scrub, shell, window};

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

/// What is the memory of a kind of part.
pub(crate) trait Remembered: Sized + 'static {
    fn known(memory: &Memory) -> Option<&Rc<Self>>;
    fn kept(self: Rc<Self>) -> Memory;
}

/// Lists the memories of parts.
macro_rules! memories {
    ($($kind:ident($memory:ty))*) => {
        /// The memory of a part. It could be anything, but that would be a name, a
        /// comparison and a table of functions in the program for each kind.
        pub(crate) enum Memory {
            $($kind(Rc<$memory>),)*
        }

        $(
            impl Remembered for $memory {
                fn known(memory: &Memory) -> Option<&Rc<Self>> {
                    match memory {
                        Memory::$kind(known) => Some(known),
                        _ => None,
                    }
                }
                fn kept(self: Rc<Self>) -> Memory {
                    Memory::$kind(self)
                }
            }
        )*
    };
}

memories! {
    Chart(chart::Memory)
    List(window::Memory)
    Overview(overview::Memory)
    People(people::Memory)
    Ready(shell::Memory)
    Scrub(scrub::Memory)
}

/// The memory of a part, and what it does once it has been drawn.
pub(crate) struct Keep {
    memory: OnceCell<Memory>,
    after: Cell<Option<Run>>,
    again: Again,
}

impl Keep {
    pub(crate) fn new(again: Again) -> Self {
        Self {
            memory: OnceCell::new(),
            after: Cell::default(),
            again,
        }
    }

    /// All that the part remembers, which can be changed at any time. Nothing is drawn for it
    /// unless [`Again`] is called.
    pub(crate) fn memory<T: Remembered>(&self, first: impl FnOnce() -> T) -> Rc<T> {
        if let Some(known) = self.memory.get().and_then(T::known) {
            return known.clone();
        }
        let new = Rc::new(first());
        self.remember(new.clone().kept());
        new
    }

    /// What draws the part again.
    #[inline(never)]
    pub(crate) fn again(&self) -> Again {
        self.again.clone()
    }

    #[inline(never)]
    fn remember(&self, new: Memory) {
        // A part is of one kind as long as it is there (`Piece` has a key for each).
        let _ = self.memory.set(new);
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
