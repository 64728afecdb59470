//! What happens to the window, and to what it has.

use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use web_sys::{Event, EventTarget};

/// What is called back with an event.
pub type Heard = Box<dyn FnMut(&Event)>;

/// Calls back at every such event of the window until it is dropped: in the capture phase before
/// anybody can stop it, in the bubbling one after everybody has heard it.
pub(crate) fn listen(
    name: &'static str,
    phase: EventListenerPhase,
    heard: Heard,
) -> Option<EventListener> {
    Some(listen_to(&web_sys::window()?.into(), name, phase, heard))
}

/// The same of something else.
pub(super) fn listen_to(
    target: &EventTarget,
    name: &'static str,
    phase: EventListenerPhase,
    heard: Heard,
) -> EventListener {
    let options = EventListenerOptions {
        phase,
        passive: true,
    };
    EventListener::new_with_options(target, name, options, heard)
}
