//! Presses outside of what lies open.

use gloo::events::{EventListener, EventListenerPhase};
use web_sys::HtmlElement;

use super::{Heard, listen};

/// Listens for presses outside an element until it is dropped.
pub struct Outside {
    _listener: EventListener,
}

impl Outside {
    /// Calls back when a pointer goes down outside an element.
    #[must_use]
    pub fn of(element: HtmlElement, mut tell: Heard) -> Option<Self> {
        let listener = listen(
            "pointerdown",
            EventListenerPhase::Capture,
            Box::new(move |event| {
                if !event.composed_path().includes(&element, 0) {
                    tell(event);
                }
            }),
        )?;
        Some(Self {
            _listener: listener,
        })
    }
}
