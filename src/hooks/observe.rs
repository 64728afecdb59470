//! The size of an element, as it changes.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;

use crate::view::computed;

#[wasm_bindgen]
extern "C" {
    type ResizeObserver;
    #[wasm_bindgen(constructor)]
    fn new(call: &JsValue) -> ResizeObserver;
    #[wasm_bindgen(method)]
    fn observe(this: &ResizeObserver, element: &Element);
}

/// Calls a function soon, and from now on whenever the size of an element has changed.
pub(crate) fn observe(element: &Element, call: &JsValue) {
    // The page keeps it as long as it keeps the element.
    ResizeObserver::new(call).observe(element);
}

/// The width of an element's content box at this moment, in pixels; 0 for one that is not shown.
/// A page may scale its parts: this is the width before that.
#[must_use]
pub(crate) fn width(element: &Element) -> f64 {
    pixels(element, "width").max(0.0)
}

/// A length of an element's style, as it is computed.
pub(super) fn pixels(element: &Element, property: &str) -> f64 {
    // The page's own reading of numbers: Rust's would bring tables of ten kilobytes.
    js_sys::parse_float(&computed(element, property))
}
