//! Pointers on the stage.
//!
//! A mouse, a pen or one finger on the empty stage scrubs; two fingers move and
//! stretch it. A finger may also want to scroll the page, so it scrubs only once
//! the browser has left the movement to us, or with its release.

use std::cell::Cell;
use std::rc::Rc;

use yew::PointerEvent;

use super::chart::Memory;
use super::dom::{drawn, focus};
use super::hands::Hands;
use super::inertia::Inertia;
use super::pointer::{self, Hear, Held, Phase, Place};
use crate::layout::{self, viewport};
use crate::scale::within;
use crate::state::{Action, Shared};

/// How the playhead is held: where the pointer took it, and how far from there the pointer would
/// have scrubbed to what is selected.
#[derive(Clone, Copy)]
struct Grip {
    x: f64,
    by: f64,
}

impl Grip {
    /// Where the pointer scrubs: from what is selected, and soon to where the pointer is.
    fn at(self, x: f64) -> f64 {
        let way = (x - self.x).abs() / (2.0 * self.by.abs()).max(1.0);
        x + self.by * (1.0 - way).max(0.0)
    }
}

/// What the stage remembers of pointers.
#[derive(Default)]
pub(crate) struct Touch {
    /// The pointer that scrubs, or may do so.
    held: Cell<(i32, Held)>,
    /// Fingers that are down, and where; two of them pinch.
    fingers: [Cell<Option<(i32, f64)>>; 2],
    grip: Cell<Option<Grip>>,
    /// Found out when a pointer goes down: at each move that could take a layout of the page.
    place: Cell<Option<Place>>,
    pub(super) inertia: Inertia,
}

impl Touch {
    /// Both fingers, where two are down.
    fn both(&self) -> Option<[(i32, f64); 2]> {
        let [a, b] = &self.fingers;
        Some([a.get()?, b.get()?])
    }
}

/// The stage, as its pointers find it.
pub(crate) struct Stage {
    pub(crate) hands: Shared<Hands>,
    pub(crate) memory: Rc<Memory>,
}

impl Hear for Stage {
    fn hear(&self, phase: Phase, event: &PointerEvent) {
        match phase {
            Phase::Down => self.down(event),
            Phase::Moved => self.moved(event),
            Phase::Up => self.up(event),
            Phase::Cancelled => self.cancelled(event),
        }
    }

    fn pull(&self, by: f64) -> bool {
        self.hands.pan(-by)
    }
}

impl Stage {
    fn at(&self, event: &PointerEvent) -> Option<f64> {
        let (width, rtl) = (self.hands.scene.width, self.hands.context.words.rtl);
        let place = &self.memory.touch.place;
        if place.get().is_none_or(|place| !place.fits(width)) {
            place.set(Place::of(&self.memory.plot, width, rtl));
        }
        Some(place.get()?.x(event))
    }

    fn scrub(&self, event: &PointerEvent) {
        let hands = &self.hands;
        let Some(x) = self.at(event) else { return };
        let x = within(x, 0.0, hands.scene.width);
        let at = self.memory.touch.grip.get().map_or(x, |grip| grip.at(x));
        let items = &hands.context.chronology.items;
        let entry = layout::nearest(&hands.scene, items, &hands.visible, at);
        let held = self.memory.drag.replace(Some(x)).is_some();
        let alone = held && entry.is_some_and(|entry| hands.follow(&self.memory, entry, x));
        if let Some(entry) = entry {
            hands.context.selection.go_ahead(entry);
        }
        if !alone {
            self.memory.again.emit(());
        }
    }

    fn begin(&self, event: &PointerEvent) {
        let touch = &self.memory.touch;
        touch.held.set((event.pointer_id(), Held::Scrubbing));
        pointer::capture(&self.memory.plot, event);
        if let Some(knob) = drawn(&self.memory.followers.knob) {
            focus(&knob);
        }
        // Held where it is, it stays there.
        if touch.grip.get().is_none() {
            self.scrub(event);
        }
    }

    /// How the playhead is held, if it is what was pressed.
    fn grip(&self, event: &PointerEvent) -> Option<Grip> {
        let hands = &self.hands;
        let items = &hands.context.chronology.items;
        let selected = hands.context.selection.get();
        let entry = selected.filter(|_| pointer::is_on(event, ".dt-playhead"))?;
        let x = self.at(event)?;
        // Of an event out of view the handle alone is there, and stays until it is moved.
        let held = layout::held(&hands.scene, items, &hands.visible, entry).unwrap_or(x);
        Some(Grip { x, by: held - x })
    }

    fn down(&self, event: &PointerEvent) {
        if event.button() != 0 {
            return;
        }
        self.memory.touch.place.take();
        if pointer::is_finger(event) {
            self.touched(event);
        } else if self.is_pressed(event) {
            // Or the press would take the focus from the knob, and mark text.
            event.prevent_default();
            self.begin(event);
        }
    }

    /// Whether the stage itself is pressed; from then on it is known how the playhead is held.
    fn is_pressed(&self, event: &PointerEvent) -> bool {
        let pressed = !pointer::on_target(event);
        if pressed {
            self.memory.touch.grip.set(self.grip(event));
        }
        pressed
    }

    fn touched(&self, event: &PointerEvent) {
        let (touch, id) = (&self.memory.touch, event.pointer_id());
        // It may have been a mouse that scrubbed until now, or the first of two fingers.
        self.let_go();
        if let Some(x) = self.at(event) {
            if event.is_primary() {
                for finger in &touch.fingers {
                    finger.take();
                }
            }
            if let Some(free) = touch.fingers.iter().find(|finger| finger.get().is_none()) {
                free.set(Some((id, x)));
            }
            if let Some([a, b]) = touch.both() {
                touch.inertia.hold(event, f64::midpoint(a.1, b.1));
                return;
            }
        }
        if self.is_pressed(event) {
            let (x, y) = pointer::in_window(event);
            touch.held.set((id, Held::Waiting(x, y)));
        }
    }

    fn moved(&self, event: &PointerEvent) {
        let (touch, id) = (&self.memory.touch, event.pointer_id());
        match touch.held.get() {
            (held, Held::Scrubbing) if held == id => self.scrub(event),
            (held, Held::Waiting(x, y)) if held == id => {
                if pointer::is_sideways(event, x, y) {
                    self.begin(event);
                }
            }
            _ => self.pinch(event, id),
        }
    }

    /// One of two fingers moves.
    fn pinch(&self, event: &PointerEvent, id: i32) {
        let touch = &self.memory.touch;
        if let Some([a, b]) = touch.both()
            && let Some(x) = self.at(event)
        {
            let [first, second] = &touch.fingers;
            let (finger, was, other) = if a.0 == id {
                (first, a, b)
            } else {
                (second, b, a)
            };
            if was.0 == id {
                let hands = &self.hands;
                hands.look(hands.pinched(was.1, other.1, x));
                finger.set(Some((id, x)));
                touch.inertia.moved(event, f64::midpoint(x, other.1));
            }
        }
    }

    fn up(&self, event: &PointerEvent) {
        let (touch, id) = (&self.memory.touch, event.pointer_id());
        if touch.both().is_some_and(|[a, b]| a.0 == id || b.0 == id) {
            touch.inertia.release(event, &self.memory.plot);
        }
        // A tap.
        if let (held, Held::Waiting(..)) = touch.held.get()
            && held == id
        {
            self.begin(event);
        }
        self.cancelled(event);
    }

    fn cancelled(&self, event: &PointerEvent) {
        let (touch, id) = (&self.memory.touch, event.pointer_id());
        for finger in &touch.fingers {
            if finger.get().is_some_and(|finger| finger.0 == id) {
                finger.set(None);
            }
        }
        // One that scrubs goes on, whatever becomes of others.
        if touch.held.get().0 == id {
            self.let_go();
        }
    }

    /// Nothing drags the playhead any more.
    fn let_go(&self) {
        if let (_, Held::Scrubbing) = self.memory.touch.held.take() {
            if self.memory.drag.take().is_some() {
                self.memory.again.emit(());
            }
            self.hands.context.act(Action::Scrubbed);
        }
    }
}

impl Hands {
    /// The view after one of two fingers moved from one place to another while the other finger
    /// stood still: both stay on what they hold.
    fn pinched(&self, from: f64, still: f64, to: f64) -> layout::View {
        // Fingers that meet would stretch without end.
        const CLOSEST: f64 = 8.0;
        let was = (from - still).abs().max(CLOSEST);
        let is = (to - still).abs().max(CLOSEST);
        let middle = f64::midpoint(to, still);
        let zoomed = self.zoomed(is / was, middle);
        // Stretched like all else, what lay between the fingers is farther from where it was.
        let by = (f64::midpoint(from, still) - middle) * is / was;
        viewport::pan(&self.plan, &zoomed, by)
    }
}
