//! The events that the element sends to its page.
//!
//! Details are plain objects of strings, numbers and booleans, documented in
//! `diplomatic-timeline.d.ts`; the element's script makes them `CustomEvent`s.

use js_sys::Function;
use wasm_bindgen::JsValue;

use crate::hooks::Fields;

/// Where events leave the program.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Emit(Function);

impl Emit {
    /// `send` takes a name without its prefix, and a detail.
    pub(crate) fn new(send: Function) -> Self {
        Self(send)
    }

    /// Sends an event; what its listeners throw is theirs.
    pub(crate) fn send(&self, name: &str, fill: &dyn Fn(&Fields)) {
        let detail = Fields::new();
        fill(&detail);
        let name = JsValue::from_str(name);
        let _ = self.0.call2(&JsValue::UNDEFINED, &name, &detail);
    }

    /// Sends what went wrong beside the data that is shown or on its way.
    pub(crate) fn warn(&self, reason: &str, message: &str) {
        self.fault("warning", reason, message, false);
    }

    /// Sends why data did not come, and whether nothing can be shown for it.
    pub(crate) fn error(&self, reason: &str, message: &str, fatal: bool) {
        self.fault("error", reason, message, fatal);
    }

    fn fault(&self, name: &str, reason: &str, message: &str, fatal: bool) {
        self.send(name, &|detail| {
            detail.text("reason", reason);
            detail.text("message", message);
            detail.value("fatal", &fatal.into());
        });
    }
}
