//! The events that the element sends to its page.
//!
//! Details are plain objects of strings, lists of strings, numbers, booleans and null, documented
//! in `diplomatic-timeline.d.ts`; the element's script makes them `CustomEvent`s.

use std::cell::Cell;

use js_sys::Function;
use wasm_bindgen::JsValue;

use crate::hooks::Fields;

thread_local! {
    /// Where events leave the program, which runs one widget.
    static EMIT: Cell<Option<&'static Function>> = const { Cell::new(None) };
}

/// From now on events go to a function that takes a name without its prefix, and a detail.
pub(crate) fn emit_to(function: Function) {
    EMIT.set(Some(Box::leak(Box::new(function))));
}

/// Sends an event; what its listeners throw is theirs.
pub(crate) fn send(name: &str, detail: Fields) {
    let name = JsValue::from_str(name);
    if let Some(emit) = EMIT.get() {
        let _ = emit.call2(&JsValue::UNDEFINED, &name, &detail);
    }
}

/// Sends what went wrong beside the data that is shown or on its way.
pub(crate) fn warn(reason: &str, message: &str) {
    fault("warning", reason, message, false);
}

/// Sends why data did not come, and whether nothing can be shown for it.
pub(crate) fn error(reason: &str, message: &str, fatal: bool) {
    fault("error", reason, message, fatal);
}

fn fault(name: &str, reason: &str, message: &str, fatal: bool) {
    let detail = Fields::new();
    detail.text("reason", reason);
    detail.text("message", message);
    detail.value("fatal", &fatal.into());
    send(name, detail);
}
