//! The keys of the whole widget.

use yew::KeyboardEvent;

use super::context::Context;
use super::dom::{find, is_chord, target};
use crate::layout::{View, viewport};
use crate::state::{Action, Panel};

/// Does what a key says; those of a group have been heard before.
pub(crate) fn keys(
    context: &Context,
    root: &yew::NodeRef,
    view: View,
    playing: bool,
    open: bool,
    event: &KeyboardEvent,
) {
    if event.default_prevented() || is_chord(event) {
        return;
    }
    let Some(target) = target(event) else {
        return;
    };
    let key = event.key();
    let is = |selector: &str| matches!(target.closest(selector), Ok(Some(_)));
    let key_of_a_button = key == " " && is("button,a,summary");
    if key == "Escape" {
        if open {
            event.prevent_default();
            context.dispatch.emit(Action::Panel(Panel::None));
        }
        return;
    }
    if is("input") {
        // To the page the key would seem to come from no field, and might be one of its own.
        event.stop_propagation();
        return;
    }
    if key_of_a_button {
        return;
    }
    let scrubs = is(".dt-playhead,.dt-marks,.dt-scrub-strip");
    let rtl = context.words.rtl;
    let action = match (key.as_str(), scrubs) {
        ("ArrowRight", true) => Action::Step(if rtl { -1 } else { 1 }),
        ("ArrowLeft", true) => Action::Step(if rtl { 1 } else { -1 }),
        ("ArrowUp", true) => Action::Step(1),
        ("ArrowDown", true) => Action::Step(-1),
        ("Home", true) => Action::First,
        ("End", true) => Action::Last,
        ("PageUp", true) => Action::Date(1),
        ("PageDown", true) => Action::Date(-1),
        (" ", true) => Action::Play(!playing),
        ("0", _) => Action::View(viewport::fit(&view)),
        ("+" | "=" | "-" | "/" | "?", _) => {
            let selector = match key.as_str() {
                "?" => "[data-act=help]",
                "-" => "[data-act=zout]",
                "/" => ".dt-search .dt-q",
                _ => "[data-act=zin]",
            };
            let Some(root) = root.cast::<web_sys::Element>() else {
                return;
            };
            if let Some(found) = find(&root, selector) {
                event.prevent_default();
                // Where the keys are told may be out of sight.
                if key == "/" || key == "?" {
                    let _ = found.focus();
                }
                if key != "/" {
                    found.click();
                }
            }
            return;
        }
        _ => return,
    };
    event.prevent_default();
    context.dispatch.emit(action);
}
