//! Arrow keys inside a group of buttons, as ARIA's toolbar and radio group ask.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::KeyboardEvent;

use super::dom::{Way, closest, find_all, focus, is_in, matches, target, way};
use super::tag::Tag;

impl Tag {
    /// One at which the tab key stops, or one to which arrow keys or the program alone lead.
    #[inline(never)]
    pub(crate) fn stop(self, on: bool) -> Self {
        self.is("tabindex", if on { "0" } else { "-1" })
    }
}

/// Moves the focus on arrow, Home and End keys among the buttons of the group
/// in which the key is heard. In a radio group the focus chooses.
pub(crate) fn rove(event: &KeyboardEvent) {
    let Some(target) = target(event) else {
        return;
    };
    let Some(group) = closest(&target, "[role=toolbar],[role=radiogroup]") else {
        return;
    };
    let found = find_all(&group, "button");
    let button = |index: u32| -> Option<HtmlElement> { Some(found.item(index)?.unchecked_into()) };
    let count = found.length();
    let is_target = |index: &u32| button(*index).is_some_and(|button| *button == target);
    let Some(at) = (0..count).find(is_target) else {
        return;
    };
    let rtl = is_in(&group, "[dir=rtl]");
    let to = match way(event, rtl) {
        Some(Way::On | Way::Down) => (at + 1) % count,
        Some(Way::Back | Way::Up) => at.checked_sub(1).unwrap_or(count - 1),
        Some(Way::First) => 0,
        Some(Way::Last) => count - 1,
        _ => return,
    };
    event.prevent_default();
    event.stop_propagation();
    for index in 0..count {
        let Some(button) = button(index) else {
            continue;
        };
        button.set_tab_index(if index == to { 0 } else { -1 });
        if index == to {
            focus(&button);
            if matches(&group, "[role=radiogroup]") {
                button.click();
            }
        }
    }
}
