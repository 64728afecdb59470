//! What happens to the window, and to what it has.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::EventTarget;

use crate::view::View;

/// Calls a function at every such event from now on: in the capture phase before anybody can stop
/// it, in the bubbling one after everybody has heard it.
pub(crate) fn listen(target: &EventTarget, name: &str, capture: bool, call: &JsValue) {
    // All that can be listened to can be in the same way.
    let target: &View = target.unchecked_ref();
    // Not everything that a browser should have is there, such as a document's typefaces.
    let _ = target.listen(name, call, capture);
}
