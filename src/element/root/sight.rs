//! The first sight: drawn once, for the right width and in the right type, and before all
//! that nobody sees yet.

use wasm_bindgen::JsCast;

use super::around::{Heard, ear};
use super::{Message, Root};
use crate::hooks::typeface;
use crate::state::{Action, Sight};
use crate::view::View;

/// Milliseconds of a frame: what is painted in one has been at its end.
const FRAME: u32 = 16;
/// Milliseconds until all that is in sight has been painted, with a few frames to spare.
const FIRST_SIGHT: u32 = 100;

impl Root {
    /// Finds out for what width and in what type the data will be drawn, so that this is done once.
    pub(super) fn look_ahead(&mut self) {
        let width = self.wide();
        if width > 0.0 {
            self.take_in(Action::Width(width));
        }
        self.measure();
    }

    /// Measures type anew; tells whether it is another one.
    pub(super) fn measure(&mut self) -> bool {
        let widget = self.find(".dt");
        let Some((key, surface)) = widget.and_then(|widget| typeface(&widget, &self.own.typeface))
        else {
            return false;
        };
        self.own.typeface = key;
        self.own.surface = surface;
        true
    }

    /// Measures type anew when it may have changed: at the start, with new words, at a new width.
    pub(super) fn look_at_type(&mut self) {
        let (told, now) = (&self.told, &self.state);
        let other = now.chronology().is_some_and(|chronology| {
            told.chronology() != Some(chronology)
                || told.words != now.words
                || told.width != now.width
        });
        // Asking the browser costs more than a frame's worth of moves.
        if other && self.measure() {
            // Drawn again with the right widths before anything is painted.
            self.handle.send(Message::Typeface);
        }
    }

    /// Lets the first sight be painted before what stands below it, and that before what nobody
    /// sees yet.
    pub(super) fn settle(&mut self) {
        let drawn = self.state.width > 0.0 && self.state.chronology().is_some();
        if !drawn || self.state.sight == Sight::Settled {
            self.settling = None;
            self.painting = None;
        } else if self.settling.is_none() {
            let settled = Message::from(Action::Sight(Sight::Settled));
            self.handle.later(&mut self.settling, FIRST_SIGHT, settled);
            let frame = ear(self.handle, Heard::Frame);
            // A page that is not shown has no frames; there the clock alone counts.
            if let Some(window) = web_sys::window() {
                window.unchecked_ref::<View>().frame(&frame);
            }
        }
    }

    /// The first sight is being painted.
    pub(super) fn paint(&mut self) {
        // A frame that comes late may be another page's.
        if self.settling.is_some() {
            let painted = Message::from(Action::Sight(Sight::Painted));
            self.handle.later(&mut self.painting, FRAME, painted);
        }
    }
}
