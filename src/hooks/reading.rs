//! Which event of the list is being read: the one at the reading line.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{Element, HtmlElement};

use super::Fields;
use crate::layout::Scroll;
use crate::model::digits::digits;
use crate::scale::within;
use crate::view::{active, entry_of, find, find_all, focus, matches, scale};

#[wasm_bindgen]
extern "C" {
    /// The window, as what the page is seen through.
    #[wasm_bindgen(js_name = window)]
    type View;
    #[wasm_bindgen(static_method_of = View, js_class = "window", getter, js_name = innerHeight)]
    fn height() -> f64;
    #[wasm_bindgen(static_method_of = View, js_class = "window", getter, js_name = scrollY)]
    fn down() -> f64;
}

/// The entry at the reading line of a list, or `None` where the list is out of sight.
///
/// The line sinks from below the scrubber to the window's foot as the list's end
/// comes near, so that the last events are reached as well. It begins below where rows come
/// to stand that are scrolled to: `landed`, in pixels from the window's top.
pub(crate) fn entry(root: &Element, landed: f64) -> Option<u32> {
    let height = View::height();
    let (start, length) = list(root)?;
    if start + length < 0.0 || start > height {
        return None;
    }
    let (below, row) = match find(root, ".dt-scrub") {
        Some(scrub) => {
            let scrub = scrub.get_bounding_client_rect();
            // Where a page scrolls in a part of itself, the scrubber sticks there, or not at all.
            (scrub.bottom().max(scrub.height()) + 40.0, 16.0)
        }
        None => (140.0, 116.0),
    };
    let top = below
        .min(height / 2.0)
        .max((landed + row).min(height - 60.0));
    let way = (length - height + top).max(1.0);
    let share = within((top - start) / way, 0.0, 1.0);
    let line = top + share * share * share * (height - top - 60.0).max(0.0);
    let items = find_all(root, ".dt-li");
    let element = |index: u32| -> Option<Element> { Some(items.item(index)?.unchecked_into()) };
    // The last one whose top is above the line; tops ascend, so halve.
    let (mut low, mut high) = (0, items.length());
    while low < high {
        let middle = u32::midpoint(low, high);
        if top_of(&element(middle)?) < line {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    entry_of(&element(low.saturating_sub(1))?)
}

/// Which part of the list is in sight, in steps: a list is not drawn anew at every pixel.
pub(crate) fn scroll(root: &Element) -> Option<Scroll> {
    const STEP: f64 = 64.0;
    let height = View::height();
    let (start, length) = list(root)?;
    // Out of sight, it is all the same how far.
    let above = within(-start, -height, length);
    let scale = scale(root);
    Some(Scroll {
        above: (above / scale / STEP).floor() * STEP,
        height: height / scale + STEP,
    })
}

/// How far the row of an entry is from the window's top, and how far its list, in pixels.
pub(crate) fn place(root: &Element, entry: u32) -> Option<(f64, f64)> {
    let row = row(root, entry)?;
    Some((top_of(&row), list(root)?.0))
}

/// Scrolls to an entry of the list. A link in another row that led there gives it the focus.
/// Tells how far from the window's top it came to stand, unless the list's end kept it from there.
pub(crate) fn show(root: &Element, entry: u32) -> Option<f64> {
    let item = row(root, entry)?;
    scroll_to(&item);
    if active(root).is_some_and(|element| matches(&element, ".dt-lrel a"))
        && let Some(name) = find(&item, ".dt-name")
    {
        focus(&name);
    }
    let (start, length) = list(root)?;
    (start + length > View::height()).then(|| top_of(&item))
}

/// Whether the page has not been scrolled.
pub(crate) fn is_at_top() -> bool {
    View::down() <= 0.0
}

/// Scrolls to where the chart begins, unless that is in the window, with something of the chart.
pub(crate) fn begin(root: &Element) {
    if let Some(tools) = find(root, ".dt-tools")
        && !(0.0..View::height() / 2.0).contains(&top_of(&tools))
    {
        scroll_to(&tools);
    }
}

/// How far the list is from the window's top, and how high it is.
fn list(root: &Element) -> Option<(f64, f64)> {
    let list = find(root, ".dt-listview")?.get_bounding_client_rect();
    Some((list.top(), list.height()))
}

/// How far an element is from the window's top.
fn top_of(element: &Element) -> f64 {
    element.get_bounding_client_rect().top()
}

fn scroll_to(element: &Element) {
    let options = Fields::new();
    options.text("block", "start");
    options.text("behavior", "instant");
    element.scroll_into_view_with_scroll_into_view_options(options.unchecked_ref());
}

fn row(root: &Element, entry: u32) -> Option<HtmlElement> {
    let selector = [".dt-li[data-entry=\"", &digits(entry), "\"]"].concat();
    find(root, &selector)
}
