//! The width of words in the widget's typefaces, measured on a canvas that is never shown.

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerPhase};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{Element, HtmlCanvasElement, TextMetrics};

use super::listen::{Heard, listen_to};
use crate::layout::{Font, Measure};
use crate::view::{Surface, computed, find, px};

#[wasm_bindgen]
extern "C" {
    /// What measures texts in the font that it is given.
    type Context;
    #[wasm_bindgen(method, setter)]
    fn set_font(this: &Context, font: &str);
    #[wasm_bindgen(method, js_name = measureText)]
    fn measure(this: &Context, text: &str) -> TextMetrics;
}

struct Canvas {
    context: Context,
    fonts: [String; 5],
    current: Cell<Option<Font>>,
}

impl Measure for Canvas {
    fn width(&self, text: &str, font: Font) -> f64 {
        if self.current.replace(Some(font)) != Some(font)
            && let Some(css) = self.fonts.get(font as usize)
        {
            self.context.set_font(css);
        }
        self.context.measure(text).width()
    }
}

/// Calls back when typefaces of the page have arrived, until it is dropped: what was measured
/// before was measured in others.
#[must_use]
pub fn arriving(heard: Heard) -> Option<EventListener> {
    let fonts = web_sys::window()?.document()?.fonts();
    let phase = EventListenerPhase::Bubble;
    Some(listen_to(&fonts, "loadingdone", phase, heard))
}

/// The typefaces in force at an element of the widget (`.dt`), and what identifies them; nothing
/// where they are those that are known.
///
/// The size follows from the type itself, so `--dt-size` may be in any unit.
#[must_use]
pub fn typeface(root: &Element, known: &str) -> Option<(String, Surface)> {
    /// Size of the interface's type in multiples of `--dt-size`; the sheet says the same.
    const INTERFACE: f64 = 0.9375;
    // The page's own reading of numbers: Rust's would bring tables of ten kilobytes.
    let size = js_sys::parse_float(&computed(root, "font-size"));
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
    let fonts = [
        font("400", 0.8125, &interface),
        font("600", 0.8125, &interface),
        font("600", 0.96875, &text),
        font("400", 0.75, &interface),
        font("400", 0.656, &interface),
    ];
    let key = [&fonts[0], "|", &fonts[2]].concat();
    if key == known {
        return None;
    }
    let canvas: HtmlCanvasElement = root
        .owner_document()?
        .create_element("canvas")
        .ok()?
        .unchecked_into();
    let context = canvas.get_context("2d").ok()??.unchecked_into();
    let measure: Rc<dyn Measure> = Rc::new(Canvas {
        context,
        fonts,
        current: Cell::new(None),
    });
    Some((key, Surface { size, measure }))
}
