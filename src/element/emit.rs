//! The events that the element sends to its page.
//!
//! Details are plain objects of strings, numbers and booleans, documented in
//! `diplomatic-timeline.d.ts`; the element's script makes them `CustomEvent`s.

use js_sys::{Function, Object, Reflect};
use wasm_bindgen::JsValue;

/// Where events leave the program.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Emit(Function);

impl Emit {
    /// `send` takes a name without its prefix, and a detail.
    pub(crate) fn new(send: Function) -> Self {
        Self(send)
    }

    /// Sends an event; what its listeners throw is theirs.
    pub(crate) fn send(&self, name: &str, detail: &[(&str, JsValue)]) {
        let object = Object::new();
        for (key, value) in detail {
            // Only a frozen object refuses a property.
            let _ = Reflect::set(&object, &JsValue::from_str(key), value);
        }
        let name = JsValue::from_str(name);
        let _ = self.0.call2(&JsValue::UNDEFINED, &name, &object);
    }
}
