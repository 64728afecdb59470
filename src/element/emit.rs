//! The events that the element sends to its page.
//!
//! Details are plain objects of strings, numbers and booleans, documented in
//! `diplomatic-timeline.d.ts`; the element's script makes them `CustomEvent`s.

use js_sys::{Array, Function, Object};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

// Set by name: one call into the page for a field, and at each move of a pointer there are six.
#[wasm_bindgen]
extern "C" {
    /// What an event tells; each kind of event has some of these fields.
    pub(crate) type Detail;
    #[wasm_bindgen(method, setter)]
    pub(crate) fn set_id(this: &Detail, id: &str);
    #[wasm_bindgen(method, setter)]
    pub(crate) fn set_title(this: &Detail, title: &str);
    #[wasm_bindgen(method, setter)]
    pub(crate) fn set_language(this: &Detail, language: &str);
    #[wasm_bindgen(method, setter)]
    pub(crate) fn set_count(this: &Detail, count: u32);
    #[wasm_bindgen(method, setter)]
    pub(crate) fn set_dropped(this: &Detail, dropped: u32);
    #[wasm_bindgen(method, setter)]
    pub(crate) fn set_reason(this: &Detail, reason: &str);
    #[wasm_bindgen(method, setter)]
    pub(crate) fn set_message(this: &Detail, message: &str);
    #[wasm_bindgen(method, setter)]
    pub(crate) fn set_fatal(this: &Detail, fatal: bool);
    #[wasm_bindgen(method, setter)]
    pub(crate) fn set_kind(this: &Detail, kind: &str);
    #[wasm_bindgen(method, setter)]
    pub(crate) fn set_headline(this: &Detail, headline: &str);
    #[wasm_bindgen(method, setter)]
    pub(crate) fn set_date(this: &Detail, date: &str);
    #[wasm_bindgen(method, setter)]
    pub(crate) fn set_position(this: &Detail, position: u32);
    #[wasm_bindgen(method, setter)]
    pub(crate) fn set_kinds(this: &Detail, kinds: &JsValue);
    #[wasm_bindgen(method, setter)]
    pub(crate) fn set_people(this: &Detail, people: Array);
    #[wasm_bindgen(method, setter)]
    pub(crate) fn set_query(this: &Detail, query: &str);
    #[wasm_bindgen(method, setter)]
    pub(crate) fn set_shown(this: &Detail, shown: u32);
}

/// Where events leave the program.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Emit(Function);

impl Emit {
    /// `send` takes a name without its prefix, and a detail.
    pub(crate) fn new(send: Function) -> Self {
        Self(send)
    }

    /// Sends an event; what its listeners throw is theirs.
    pub(crate) fn send(&self, name: &str, fill: &dyn Fn(&Detail)) {
        let detail = Object::new().unchecked_into();
        fill(&detail);
        let name = JsValue::from_str(name);
        let _ = self.0.call2(&JsValue::UNDEFINED, &name, &detail);
    }

    /// Sends what went wrong, and whether nothing can be shown for it.
    pub(crate) fn error(&self, reason: &str, message: &str, fatal: bool) {
        self.send("error", &|detail| {
            detail.set_reason(reason);
            detail.set_message(message);
            detail.set_fatal(fatal);
        });
    }
}
