//! Pans that glide on when the hand lets go, until anything is touched.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;
use yew::{NodeRef, PointerEvent};

use super::dom::{View, computed, numeric, window};
use super::pointer::Hear;
use crate::scale::{Glide, Hand};

/// What ends a glide, wherever in the page it happens.
const STOPS: [&str; 3] = ["pointerdown", "keydown", "wheel"];

/// A hand that pans, and what it let go of.
#[derive(Clone, Default)]
pub(crate) struct Inertia(Rc<Inner>);

#[derive(Default)]
struct Inner {
    hand: Cell<Hand>,
    /// What is drawn holds it; held from its own memory, it would never go.
    pulled: RefCell<Option<Weak<dyn Hear>>>,
    /// Taken out and put back at each frame.
    run: Cell<Option<Box<Run>>>,
}

/// A glide under way.
struct Run {
    view: View,
    glide: Glide,
    last: f64,
    frame: i32,
    /// Hears both the frames and what ends them.
    ear: Closure<dyn FnMut(JsValue)>,
}

impl Run {
    fn ask(&mut self) {
        self.frame = self.view.frame(self.ear.as_ref());
    }
}

impl Drop for Run {
    fn drop(&mut self) {
        self.view.no_frame(self.frame);
        for name in &STOPS {
            self.view.unlisten(name, self.ear.as_ref(), true);
        }
    }
}

impl Inertia {
    /// From now on this is what is panned.
    pub(crate) fn moves(&self, pulled: &Rc<dyn Hear>) {
        self.0.pulled.replace(Some(Rc::downgrade(pulled)));
    }

    /// The hand takes hold.
    pub(crate) fn hold(&self, event: &PointerEvent, x: f64) {
        self.0.run.set(None);
        self.0.hand.set(Hand::new(event.time_stamp(), x));
    }

    /// The hand moves.
    pub(crate) fn moved(&self, event: &PointerEvent, x: f64) {
        let mut hand = self.0.hand.get();
        hand.to(event.time_stamp(), x);
        self.0.hand.set(hand);
    }

    /// The hand lets go of what it holds in an element.
    pub(crate) fn release(&self, event: &PointerEvent, node: &NodeRef) {
        let last = event.time_stamp();
        let Some(glide) = self.0.hand.get().release(last) else {
            return;
        };
        let Some(element) = node.cast::<Element>() else {
            return;
        };
        // The sheet has it where motion is to be reduced.
        let still = computed(&element, "--dt-still");
        if !still.is_empty() {
            return;
        }
        let Some(window) = window(&element) else {
            return;
        };
        // Each holds the other, until a frame finds nothing to pull any more.
        let this = self.0.clone();
        let mut run = Box::new(Run {
            view: window.unchecked_into(),
            glide,
            last,
            frame: 0,
            ear: Closure::new(move |news| hear(&this, &news)),
        });
        for name in &STOPS {
            let _ = run.view.listen(name, run.ear.as_ref(), true);
        }
        run.ask();
        self.0.run.set(Some(run));
    }
}

/// A frame brings its time; all else is an event.
fn hear(inner: &Inner, news: &JsValue) {
    let now = numeric(news);
    let Some(mut run) = inner.run.take().filter(|_| !now.is_nan()) else {
        return;
    };
    let time = now - std::mem::replace(&mut run.last, now);
    let Some(way) = run.glide.run(time) else {
        return;
    };
    let pulled = inner.pulled.borrow().as_ref().and_then(Weak::upgrade);
    if pulled.is_some_and(|pulled| pulled.pull(way)) {
        run.ask();
        inner.run.set(Some(run));
    }
}
