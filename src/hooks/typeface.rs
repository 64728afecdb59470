//! The width of words in the widget's typefaces, measured on a canvas that is never shown.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, TextMetrics};

use super::observe::pixels;
use crate::layout::{Font, Measure};
use crate::view::{Surface, computed, find, px};

#[wasm_bindgen]
extern "C" {
    /// A canvas. Its context in two dimensions may be missing; what guards readers against being
    /// recognised may throw instead.
    type Canvas;
    #[wasm_bindgen(method, catch, js_name = getContext)]
    fn context(this: &Canvas, kind: &str) -> Result<Option<Context>, JsValue>;

    /// What measures texts in the font that it is given.
    type Context;
    #[wasm_bindgen(method, setter)]
    fn set_font(this: &Context, font: &str);
    #[wasm_bindgen(method, js_name = measureText)]
    fn measure(this: &Context, text: &str) -> TextMetrics;
}

struct Letters {
    context: Context,
    fonts: [String; 5],
    current: Cell<Option<Font>>,
}

impl Measure for Letters {
    fn width(&self, text: &str, font: Font) -> f64 {
        if self.current.replace(Some(font)) != Some(font)
            && let Some(css) = self.fonts.get(font as usize)
        {
            self.context.set_font(css);
        }
        self.context.measure(text).width()
    }
}

/// The typefaces in force at an element of the widget (`.dt`), and what identifies them; nothing
/// where they are those that are known.
///
/// The size follows from the type itself, so `--dt-size` may be in any unit.
#[must_use]
pub fn typeface(root: &Element, known: &str) -> Option<(String, Surface)> {
    /// Size of the interface's type in multiples of `--dt-size`; the sheet says the same.
    const INTERFACE: f64 = 0.9375;
    let size = pixels(root, "font-size");
    if !size.is_finite() {
        return None;
    }
    let size = size / INTERFACE;
    let interface = computed(root, "font-family");
    let title = find(root, ".dt-title,.dt-sk-title");
    let text = computed(title.as_deref().unwrap_or(root), "font-family");
    let font = |weight: &str, share: f64, family: &str| {
        [weight, " ", &px(size * share), "px ", family].concat()
    };
    let key = [interface.as_str(), "|", &text, "|", &px(size)].concat();
    if key == known {
        return None;
    }
    let canvas = root.owner_document()?.create_element("canvas").ok()?;
    let measure: Rc<dyn Measure> = Rc::new(Letters {
        context: canvas.unchecked_into::<Canvas>().context("2d").ok()??,
        fonts: [
            font("400", 0.8125, &interface),
            font("600", 0.8125, &interface),
            font("600", 0.96875, &text),
            font("400", 0.75, &interface),
            font("400", 0.656, &interface),
        ],
        current: Cell::new(None),
    });
    Some((key, Surface { size, measure }))
}
