//! The focus, held on to when what had it goes away.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::dom::{active, computed, find_in, focus, is_in, matches};
use super::shell::Memory;

/// Notes what has the focus, and where it could go from there: asked before a change is made, and
/// kept until it is, as afterwards nobody knows what had it.
pub(crate) fn note_focus(memory: &Memory) {
    let mut held = memory.held.borrow_mut();
    if held.is_none()
        && let Some(root) = memory.root.cast::<Element>()
    {
        let element = active(&root).filter(|element| is_in(element, ".dt"));
        *held = element.map(|element| {
            let kin = kin(&element);
            (element.unchecked_into(), kin)
        });
    }
}

/// Keeps the focus inside the widget: where a change has taken the focused element
/// away, or hidden it, its nearest kin gets the focus. Where only the selection
/// `moved`, nothing was hidden.
pub(crate) fn hold_focus(memory: &Memory, moved: bool) {
    let held = memory.held.take();
    let holds = |element: &HtmlElement| {
        // To ask whether it is shown takes a layout of the page.
        moved && is_in(element, ".dt") || can_hold(element)
    };
    let Some((element, kin)) = held.filter(|(element, _)| !holds(element)) else {
        return;
    };
    let taken = active(&element);
    if taken.is_some_and(|taken| taken != *element) {
        return;
    }
    for &selector in &[
        kin,
        ".dt-scrub-strip",
        ".dt-playhead",
        ".dt-kind[tabindex='0']",
    ] {
        if let Some(next) = find_in(&memory.root, selector)
            && can_hold(&next)
        {
            focus(&next);
            return;
        }
    }
}

/// Where the focus goes when an element is taken away.
fn kin(element: &Element) -> &'static str {
    let within = |selector: &str| is_in(element, selector);
    if within(".dt-card") {
        ".dt-card .dt-name"
    } else if within(".dt-people") {
        ".dt-people-b"
    } else if within(".dt-find,.dt-nothing") {
        ".dt-kind[tabindex='0']"
    } else if within(".dt-edge,.dt-plus,.dt-clus") {
        ".dt-marks[role=listbox]"
    } else {
        ".dt-playhead"
    }
}

/// Whether an element is in the page, shown, and not switched off.
fn can_hold(element: &HtmlElement) -> bool {
    // What is not in the page has no height, either.
    if matches(element, "[disabled]") || element.offset_height() == 0 {
        return false;
    }
    computed(element, "visibility") != "hidden"
}
