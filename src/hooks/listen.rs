//! What happens to the window.

use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use web_sys::Event;

/// Calls back at every such event of the window until it is dropped: in the capture phase before
/// anybody can stop it, in the bubbling one after everybody has heard it.
pub(crate) fn listen(
    name: &'static str,
    phase: EventListenerPhase,
    heard: Box<dyn FnMut(&Event)>,
) -> Option<EventListener> {
    let window = web_sys::window()?;
    let options = EventListenerOptions {
        phase,
        passive: true,
    };
    let listener = EventListener::new_with_options(&window, name, options, heard);
    Some(listener)
}
