//! The first sight: drawn once, for the right width and in the right type, and before all
//! that nobody sees yet.

use web_sys::Element;
use yew::Context;

use super::{Message, Root, later};
use crate::hooks::{find, typeface, width};
use crate::state::Action;

/// Milliseconds until what was drawn first has been painted, with a few frames to spare.
const FIRST_SIGHT: u32 = 100;

impl Root {
    /// Finds out for what width and in what type the data will be drawn, so that this is done once.
    pub(super) fn look_ahead(&mut self) {
        if let Some(width) = self.ruler.cast::<Element>().as_ref().and_then(width) {
            self.state.width = width;
        }
        if let Some(root) = self.node.cast::<Element>() {
            self.measure(&root);
        }
    }

    /// Measures type anew; tells whether it is another one.
    fn measure(&mut self, root: &Element) -> bool {
        let widget = find(root, ".dt");
        let Some((key, surface)) = widget.as_ref().and_then(typeface) else {
            return false;
        };
        let other = key != self.typeface;
        if other {
            self.typeface = key;
            self.surface = surface;
        }
        other
    }

    /// Measures type anew when it may have changed: at the start, with new words, at a new width.
    pub(super) fn look_at_type(&mut self, ctx: &Context<Self>) {
        let state = &self.state;
        let looked = state.chronology();
        let looked = looked.map(|data| (data.clone(), state.words.clone(), state.width));
        // Asking the browser costs more than a frame's worth of moves.
        if looked.is_some() && looked == self.looked {
            return;
        }
        let Some(root) = self.node.cast::<Element>() else {
            return;
        };
        if find(&root, ".dt-title").is_some() {
            self.looked = looked;
        }
        if self.measure(&root) {
            // Drawn again with the right widths before anything is painted.
            ctx.link().send_message(Message::Typeface);
        }
    }

    /// Lets the first sight be painted before what nobody sees is done.
    pub(super) fn settle(&mut self, ctx: &Context<Self>) {
        let drawn = self.state.width > 0.0 && self.state.chronology().is_some();
        if self.state.settled {
            self.settling = None;
        } else if drawn && self.settling.is_none() {
            self.settling = Some(later(ctx, FIRST_SIGHT, Message::Act(Action::Settled)));
        }
    }
}
