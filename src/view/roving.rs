//! Arrow keys inside a group of buttons, as ARIA's toolbar and radio group ask.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::KeyboardEvent;

use super::dom::{focus, is_chord, target};

/// Moves the focus on arrow, Home and End keys among the matching children of
/// the element that hears the key. In a radio group the focus chooses.
pub(crate) fn rove(event: &KeyboardEvent, selector: &str) {
    let Some(target) = target(event).filter(|_| !is_chord(event)) else {
        return;
    };
    let group = target
        .closest("[role=toolbar],[role=radiogroup]")
        .ok()
        .flatten();
    let Some(group) = group else {
        return;
    };
    let Ok(found) = group.query_selector_all(selector) else {
        return;
    };
    let buttons: Vec<HtmlElement> = (0..found.length())
        .filter_map(|index| Some(found.item(index)?.unchecked_into()))
        .collect();
    let at = buttons.iter().position(|button| ***button == *target);
    let (Some(at), Some(last)) = (at, buttons.len().checked_sub(1)) else {
        return;
    };
    let rtl = group.closest("[dir=rtl]").ok().flatten().is_some();
    let to = match (event.key().as_str(), rtl) {
        ("ArrowRight", false) | ("ArrowLeft", true) | ("ArrowDown", _) => {
            if at == last {
                0
            } else {
                at + 1
            }
        }
        ("ArrowLeft", false) | ("ArrowRight", true) | ("ArrowUp", _) => {
            at.checked_sub(1).unwrap_or(last)
        }
        ("Home", _) => 0,
        ("End", _) => last,
        _ => return,
    };
    event.prevent_default();
    event.stop_propagation();
    if let Some(button) = buttons.get(to) {
        for other in &buttons {
            other.set_tab_index(if other == button { 0 } else { -1 });
        }
        focus(button);
        if group.get_attribute("role").as_deref() == Some("radiogroup") {
            button.click();
        }
    }
}
