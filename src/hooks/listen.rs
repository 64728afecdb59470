//! What happens to the window, and to what it has.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::EventTarget;

/// Calls a function at every such event from now on: in the capture phase before anybody can stop
/// it, in the bubbling one after everybody has heard it.
pub(crate) fn listen(target: &EventTarget, name: &str, capture: bool, call: &JsValue) {
    let _ = target.add_event_listener_with_callback_and_bool(name, call.unchecked_ref(), capture);
}
