//! The size of an element, as it changes.

use js_sys::Date;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;

use crate::layout::Steady;
use crate::view::computed;

#[wasm_bindgen]
extern "C" {
    type ResizeObserver;
    #[wasm_bindgen(constructor)]
    fn new(heard: &JsValue) -> ResizeObserver;
    #[wasm_bindgen(method)]
    fn observe(this: &ResizeObserver, element: &Element);
    #[wasm_bindgen(method)]
    fn disconnect(this: &ResizeObserver);
}

/// Watches the width of an element until it is dropped.
pub struct Observed {
    observer: ResizeObserver,
    _heard: Closure<dyn FnMut(JsValue)>,
}

impl Observed {
    /// Calls back with the width of the element's content box, in pixels: soon, and at every change
    /// that is not one to and fro.
    #[must_use]
    pub fn width(element: &Element, mut tell: impl FnMut(f64) + 'static) -> Self {
        let mut steady = Steady::default();
        let watched = element.clone();
        let heard = Closure::new(move |_: JsValue| {
            // Asked as ahead of the first sight, so that the answer is the same to the last digit.
            let now = width(&watched).unwrap_or_default();
            tell(steady.take(now, Date::now()));
        });
        let observer = ResizeObserver::new(heard.as_ref());
        observer.observe(element);
        Self {
            observer,
            _heard: heard,
        }
    }
}

/// The width of an element's content box at this moment, in pixels; nothing for one that is not
/// shown. A page may scale its parts: this is the width before that.
#[must_use]
pub fn width(element: &Element) -> Option<f64> {
    let width = js_sys::parse_float(&computed(element, "width"));
    (width > 0.0).then_some(width)
}

impl Drop for Observed {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
