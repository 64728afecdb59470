//! Presses outside of what lies open.

use gloo::events::{EventListener, EventListenerPhase};
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::listen;

/// Listens for presses outside an element until it is dropped.
pub struct Outside {
    _listener: EventListener,
}

impl Outside {
    /// Calls back when a pointer goes down outside every element that matches.
    #[must_use]
    pub fn of(selector: &'static str, mut tell: impl FnMut() + 'static) -> Option<Self> {
        let listener = listen(
            "pointerdown",
            EventListenerPhase::Capture,
            Box::new(move |event| {
                let within = event.composed_path().iter().any(|node| {
                    node.dyn_into::<Element>()
                        .is_ok_and(|element| element.matches(selector).unwrap_or(false))
                });
                if !within {
                    tell();
                }
            }),
        )?;
        Some(Self {
            _listener: listener,
        })
    }
}
