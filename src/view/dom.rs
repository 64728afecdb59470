//! What the view asks of the page's elements.
//!
//! Everything in the widget is an element of HTML or SVG, so none of it is looked at before it is
//! taken for one.

use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Element, Event, FocusOptions, HtmlElement, HtmlInputElement, KeyboardEvent, MouseEvent,
    NodeList, ShadowRoot, Window,
};
use yew::NodeRef;

use crate::model::cut::place;
use crate::model::digits::number;

// None of these can fail: all selectors and properties are the program's own.
#[wasm_bindgen]
extern "C" {
    /// An element, and what stands in it.
    type Tree;
    #[wasm_bindgen(method)]
    fn matches(this: &Tree, selector: &str) -> bool;
    #[wasm_bindgen(method)]
    fn closest(this: &Tree, selector: &str) -> Option<Element>;
    #[wasm_bindgen(method, js_name = querySelector)]
    fn first(this: &Tree, selector: &str) -> Option<HtmlElement>;
    #[wasm_bindgen(method, js_name = querySelectorAll)]
    fn all(this: &Tree, selector: &str) -> NodeList;
    #[wasm_bindgen(method)]
    fn focus(this: &Tree, options: &FocusOptions);

    /// A window that elements are seen in.
    pub(crate) type View;
    /// Calls a function at the next frame; tells the number by which that can be taken back.
    #[wasm_bindgen(method, js_name = requestAnimationFrame)]
    pub(crate) fn frame(this: &View, call: &JsValue) -> i32;
    #[wasm_bindgen(method, js_name = cancelAnimationFrame)]
    pub(crate) fn no_frame(this: &View, number: i32);
    #[wasm_bindgen(method, catch, js_name = addEventListener)]
    pub(crate) fn listen(
        this: &View,
        event: &str,
        call: &JsValue,
        first: bool,
    ) -> Result<(), JsValue>;
    #[wasm_bindgen(method, js_name = removeEventListener)]
    pub(crate) fn unlisten(this: &View, event: &str, call: &JsValue, first: bool);

    /// The style of an element, as it is computed.
    type Style;
    #[wasm_bindgen(js_name = getComputedStyle)]
    fn style(element: &Element) -> Style;
    #[wasm_bindgen(method, js_name = getPropertyValue)]
    fn property(this: &Style, name: &str) -> String;

    /// A value as a number; an object is none.
    #[wasm_bindgen(js_name = Number)]
    pub(crate) fn numeric(value: &JsValue) -> f64;

    /// Calls a function after so many milliseconds.
    #[wasm_bindgen(js_name = setTimeout)]
    pub(crate) fn later(call: &JsValue, milliseconds: i32);
}

/// The window's pixels for each of an element's own, which a page may zoom or scale.
pub(crate) fn scale(element: &Element) -> f64 {
    let own: &HtmlElement = element.unchecked_ref();
    let scale = element.get_bounding_client_rect().width() / f64::from(own.offset_width());
    // Its own are rounded, and there may be none.
    if (scale - 1.0).abs() < 0.01 || !scale.is_normal() {
        return 1.0;
    }
    scale
}

/// The element in which an event happened.
pub(crate) fn target(event: &Event) -> Option<Element> {
    event.target().map(JsCast::unchecked_into)
}

/// Whether a key is pressed with one that makes it the browser's own, as Alt and ← lead back.
pub(crate) fn is_chord(event: &KeyboardEvent) -> bool {
    // A press tells of them by the same names.
    let event: &MouseEvent = event.unchecked_ref();
    event.alt_key() || event.ctrl_key() || event.meta_key()
}

/// Where a key leads in a row or on a scale.
#[derive(Clone, Copy)]
pub(crate) enum Way {
    On,
    Back,
    Up,
    Down,
    PageUp,
    PageDown,
    First,
    Last,
}

/// The keys that lead somewhere.
const KEYS: &str = "ArrowRight ArrowLeft ArrowUp ArrowDown PageUp PageDown Home End";
/// Where each of them leads in a text that runs from left to right.
const WAYS: &[Way] = &[
    Way::On,
    Way::Back,
    Way::Up,
    Way::Down,
    Way::PageUp,
    Way::PageDown,
    Way::First,
    Way::Last,
];

/// Where a key leads, if it leads anywhere and is not the browser's own, in a text that runs from
/// right to left or does not.
#[inline(never)]
pub(crate) fn way(event: &KeyboardEvent, rtl: bool) -> Option<Way> {
    if is_chord(event) {
        return None;
    }
    Some(match WAYS.get(place(KEYS, &event.key()))? {
        Way::On if rtl => Way::Back,
        Way::Back if rtl => Way::On,
        way => *way,
    })
}

/// Whether an element matches.
#[inline(never)]
pub(crate) fn matches(element: &Element, selector: &str) -> bool {
    element.unchecked_ref::<Tree>().matches(selector)
}

/// The first element that matches among this one and those around it.
#[inline(never)]
pub(crate) fn closest(element: &Element, selector: &str) -> Option<Element> {
    element.unchecked_ref::<Tree>().closest(selector)
}

/// Whether an element matches, or one around it.
pub(crate) fn is_in(element: &Element, selector: &str) -> bool {
    closest(element, selector).is_some()
}

/// The window that an element is shown in.
pub(crate) fn window(element: &Element) -> Option<Window> {
    element.owner_document()?.default_view()
}

/// A property of an element's style, as it is computed.
#[inline(never)]
pub(crate) fn computed(element: &Element, property: &str) -> String {
    style(element).property(property)
}

/// What stands in the field in which something was typed.
pub(crate) fn typed(event: &Event) -> String {
    let field = target(event).map(JsCast::unchecked_into::<HtmlInputElement>);
    field.map_or_else(String::new, |field| field.value())
}

/// The entry of a row of the list.
#[inline(never)]
pub(crate) fn entry_of(row: &Element) -> Option<u32> {
    number(&row.get_attribute("data-entry")?)
}

/// An element that was drawn, as one that can have the focus.
pub(crate) fn drawn(node: &NodeRef) -> Option<HtmlElement> {
    node.get().map(JsCast::unchecked_into)
}

/// The first element inside another one that matches.
pub(crate) fn find(root: &Element, selector: &str) -> Option<HtmlElement> {
    root.unchecked_ref::<Tree>().first(selector)
}

/// All elements inside another one that match.
pub(crate) fn find_all(root: &Element, selector: &str) -> NodeList {
    root.unchecked_ref::<Tree>().all(selector)
}

/// The first element inside one that was drawn that matches.
#[inline(never)]
pub(crate) fn find_in(node: &NodeRef, selector: &str) -> Option<HtmlElement> {
    find(&node.cast::<Element>()?, selector)
}

/// Focuses an element without scrolling the page.
pub(crate) fn focus(element: &HtmlElement) {
    take_focus(element, true);
}

/// Focuses an element, wherever in the page it is.
pub(crate) fn visit(element: &HtmlElement) {
    take_focus(element, false);
}

/// One that cannot take the focus leaves it where it is.
#[inline(never)]
fn take_focus(element: &HtmlElement, still: bool) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(still);
    element.unchecked_ref::<Tree>().focus(&options);
}

/// What has the focus in the tree that an element stands in.
#[inline(never)]
pub(crate) fn active(element: &Element) -> Option<Element> {
    // A document, which knows its focus as well, will do.
    let root: ShadowRoot = element.get_root_node().unchecked_into();
    root.active_element()
}
