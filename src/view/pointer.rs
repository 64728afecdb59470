//! Pointers: mouse, pen and touch through Pointer Events alone.

use std::rc::Rc;

use web_sys::Element;
use yew::{MouseEvent, NodeRef, PointerEvent};

use super::dom::{is_in, target};
use super::tag::{Tag, heard};

/// Keeps a pointer's moves coming to the element that hears it, wherever it goes.
/// That element stays; the one under the pointer may be gone with the next picture.
pub(crate) fn capture(node: &NodeRef, event: &PointerEvent) {
    if let Some(element) = node.cast::<Element>() {
        // A pointer that is gone already cannot be captured, and need not be.
        let _ = element.set_pointer_capture(event.pointer_id());
    }
}

/// What a pointer does.
#[derive(Clone, Copy)]
pub(crate) enum Phase {
    Down,
    Moved,
    Up,
    /// It goes on to do something else, or is gone.
    Cancelled,
}

/// What a pointer that is down does where one can scrub.
#[derive(Clone, Copy, Default)]
pub(crate) enum Held {
    #[default]
    No,
    /// A finger may scroll the page instead: where it went down.
    Waiting(f64, f64),
    Scrubbing,
}

/// Who hears a pointer.
pub(crate) trait Hear {
    fn hear(&self, phase: Phase, event: &PointerEvent);

    /// Moves what glides on when a hand lets go by pixels; tells whether there is room for more.
    fn pull(&self, _by: f64) -> bool {
        false
    }
}

/// Lets an element hear pointers, which it captures as `node`.
pub(crate) fn pointers(made: Tag, node: &NodeRef, hear: Rc<dyn Hear>) -> Tag {
    let hears = |phase: Phase, loss: bool| {
        let (node, hear) = (node.clone(), hear.clone());
        heard(move |event: &PointerEvent| {
            if !loss || lost(&node, event) {
                hear.hear(phase, event);
            }
        })
    };
    made.node(node)
        .onpointerdown(hears(Phase::Down, false))
        .onpointermove(hears(Phase::Moved, false))
        .onpointerup(hears(Phase::Up, false))
        .onpointercancel(hears(Phase::Cancelled, false))
        .onlostpointercapture(hears(Phase::Cancelled, true))
}

/// Whether it is this element that captured a pointer and has lost it. A finger is
/// captured by what it touched before, and the loss of that is no loss.
fn lost(node: &NodeRef, event: &PointerEvent) -> bool {
    node.cast::<Element>()
        .is_some_and(|own| target(event).is_some_and(|lost| lost == own))
}

/// Where a pointer is inside an element, in the element's own pixels and in reading direction.
pub(crate) fn x_in(node: &NodeRef, event: &MouseEvent, width: f64, rtl: bool) -> Option<f64> {
    Some(Place::of(node, width, rtl)?.x(event))
}

/// Where an element stands in the window. To find out can take a layout of the page.
#[derive(Clone, Copy)]
pub(crate) struct Place {
    /// Where reading begins in it.
    start: f64,
    /// Its own pixels for each of the window's, in reading direction.
    scale: f64,
    width: f64,
}

impl Place {
    /// Asks where an element stands that is so wide in its own pixels.
    pub(crate) fn of(node: &NodeRef, width: f64, rtl: bool) -> Option<Self> {
        let rect = node.cast::<Element>()?.get_bounding_client_rect();
        // A page may scale its parts, so pixels are converted.
        let shown = rect.width();
        let scale = if shown > 0.0 { width / shown } else { 1.0 };
        let left = rect.left();
        let (start, scale) = if rtl {
            (left + shown, -scale)
        } else {
            (left, scale)
        };
        Some(Self {
            start,
            scale,
            width,
        })
    }

    /// Where a pointer is, in the element's own pixels and in reading direction.
    pub(crate) fn x(&self, event: &MouseEvent) -> f64 {
        (f64::from(event.client_x()) - self.start) * self.scale
    }

    /// Whether it is of an element so wide.
    pub(crate) fn fits(&self, width: f64) -> bool {
        self.width.to_bits() == width.to_bits()
    }
}

/// Whether a pointer is a finger, which may want to scroll the page.
#[inline(never)]
pub(crate) fn is_finger(event: &PointerEvent) -> bool {
    event.pointer_type() == "touch"
}

/// Where a pointer is in the window.
pub(crate) fn in_window(event: &PointerEvent) -> (f64, f64) {
    (f64::from(event.client_x()), f64::from(event.client_y()))
}

/// Whether a pointer has gone more sideways than up or down from a place in the window.
pub(crate) fn is_sideways(event: &PointerEvent, x: f64, y: f64) -> bool {
    let to = in_window(event);
    (to.0 - x).abs() > (to.1 - y).abs()
}

/// Whether a pointer is on something that answers to a click of its own.
pub(crate) fn on_target(event: &PointerEvent) -> bool {
    is_on(event, ".dt-ev:not(.is-ghost),button,a,input")
}

/// Whether a pointer is on an element of that kind, or inside one.
pub(crate) fn is_on(event: &PointerEvent, selector: &str) -> bool {
    target(event).is_some_and(|element| is_in(&element, selector))
}
