//! What follows a pointer from one drawing of the chart to the next.
//!
//! Most moves of a pointer that scrubs change nothing but where three things stand: the
//! playhead, the tint behind it and its line in the overview. Those are put there at once.

use std::cell::Cell;
use std::rc::Rc;

use web_sys::js_sys::Reflect;
use yew::NodeRef;

use super::chart::Memory;
use super::css::css;
use super::hands::{Hands, Laid};
use super::pace::paced;
use crate::layout::{band, strip};
use crate::scale::within;

/// The things that follow.
#[derive(Default)]
pub(crate) struct Followers {
    pub(crate) knob: NodeRef,
    pub(crate) tint: NodeRef,
    pub(crate) line: NodeRef,
    /// They may not be where they were drawn.
    astray: Cell<bool>,
}

/// The style of the playhead; see [`Hands::playhead_at`].
pub(crate) const KNOB: &str = "transform:translateX(#px);--aside:#px";
/// The style of its line in the overview; see [`place_in_strip`].
pub(crate) const LINE: &str = "transform:translateX(#px)";
/// The style of the tint; see [`Hands::tint_at`]. A pixel shifted and stretched, not placed: nothing
/// to lay out while it is dragged along.
pub(crate) const TINT: &str = "transform:translateX(#px)scaleX(#);top:#px";

/// Where an event stands in an overview so wide.
pub(crate) fn place_in_strip(laid: &Laid, width: f64, entry: Option<u32>) -> Option<f64> {
    let Laid { context, plan, .. } = laid;
    let x = strip::position(&context.chronology.items, plan, width, entry?)?;
    // Half of the line would widen the page.
    const HALF: f64 = 0.75;
    Some(within(context.across(width)(x), HALF, width - HALF))
}

fn put(node: &NodeRef, style: &str, numbers: &[f64]) {
    if let Some(node) = node.get() {
        // As a drawing sets it; an element always has this property.
        let _ = Reflect::set(&node, &"style".into(), &css(style, numbers));
    }
}

impl Hands {
    /// Where the playhead stands, and how far its handle stands aside, so that the chart's edge does
    /// not cut it.
    #[inline(never)]
    pub(crate) fn playhead_at(&self, x: f64) -> [f64; 2] {
        const HALF: f64 = 7.0;
        let x = self.across(x);
        [x, within(x, HALF, self.scene.width - HALF) - x]
    }

    /// Where the tint of the interval stands in which an event may lie: how far from the left, how
    /// wide and how far down.
    pub(crate) fn tint_at(&self, entry: u32) -> Option<[f64; 3]> {
        let scene = &self.scene;
        let (x, width) = band(scene, &self.context.chronology.items, entry)?;
        let top = if scene.slots.is_empty() {
            scene.head_height + 4.0
        } else {
            0.0
        };
        Some([self.left(x, width), width, top])
    }

    /// Lets what follows a pointer at `x` follow it to an entry. Tells whether that is all there
    /// is to be done: nothing else that is drawn depends on it.
    pub(crate) fn follow(&self, memory: &Rc<Memory>, entry: u32, x: f64) -> bool {
        let Some(before) = self.context.selection.get() else {
            return false;
        };
        // Marks and clusters show which one is selected, counting bars do not; arcs lead from it.
        let shows = !(self.scene.marks.is_empty() && self.scene.clusters.is_empty());
        let linked = |entry| !self.context.chronology.links(entry).is_empty();
        if before != entry && (shows || linked(before) || linked(entry)) {
            return false;
        }
        let read = memory.pace.shown.get();
        if paced(memory, Some(entry), true) != read {
            return false;
        }
        memory.followers.astray.set(true);
        // Within one event only the playhead moves.
        self.lay(memory, (before != entry).then_some(entry), x);
        true
    }

    /// Puts what follows where it is drawn: of what a drawing leaves where the last one had it,
    /// it does not tell the browser.
    pub(crate) fn gather(&self, memory: &Memory, entry: Option<u32>, x: f64) {
        if memory.followers.astray.take() {
            self.lay(memory, entry, x);
        }
    }

    fn lay(&self, memory: &Memory, entry: Option<u32>, x: f64) {
        let followers = &memory.followers;
        put(&followers.knob, KNOB, &self.playhead_at(x));
        if let Some(place) = &entry.and_then(|entry| self.tint_at(entry)) {
            put(&followers.tint, TINT, place);
        }
        if let Some(x) = place_in_strip(self, self.overview(memory), entry) {
            put(&followers.line, LINE, &[x]);
        }
    }
}
