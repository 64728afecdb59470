//! Plain objects of the page, filled field by field.

use js_sys::Object;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

// One call into the page for a field: at each move of a pointer there are six.
#[wasm_bindgen]
extern "C" {
    /// What an event tells, or what a function of the browser takes beside its arguments.
    pub(crate) type Fields;
    #[wasm_bindgen(method, indexing_setter)]
    pub(crate) fn text(this: &Fields, name: &str, value: &str);
    #[wasm_bindgen(method, indexing_setter)]
    pub(crate) fn number(this: &Fields, name: &str, value: u32);
    #[wasm_bindgen(method, indexing_setter)]
    pub(crate) fn value(this: &Fields, name: &str, value: &JsValue);
}

impl Fields {
    /// None yet.
    pub(crate) fn new() -> Self {
        Object::new().unchecked_into()
    }
}
