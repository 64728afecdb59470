//! The keys of the whole widget.

use yew::{KeyboardEvent, NodeRef};

use super::context::Context;
use super::dom::{Way, find_in, is_chord, is_in, target, visit, way};
use crate::state::{Action, Panel};

/// Does what a key says while a panel is open and it plays, or not; keys of a group have been heard
/// before.
pub(crate) fn keys(
    context: &Context,
    (panel, playing): (Panel, bool),
    root: &NodeRef,
    event: &KeyboardEvent,
) {
    if event.default_prevented() || is_chord(event) {
        return;
    }
    let Some(target) = target(event) else {
        return;
    };
    let key = event.key();
    if key == "Escape" {
        if panel != Panel::None {
            event.prevent_default();
            if is_in(&target, ".dt-people")
                && let Some(opener) = find_in(root, ".dt-people-b")
            {
                visit(&opener);
            }
            context.act(Action::Panel(Panel::None));
        }
        return;
    }
    if is_in(&target, "input") {
        // To the page the key would seem to come from no field, and might be one of its own.
        event.stop_propagation();
        return;
    }
    let space = key == " ";
    // A button does what it does.
    if space && is_in(&target, "button,a,summary") {
        return;
    }
    let scrubs = is_in(&target, ".dt-playhead,.dt-marks,.dt-scrub-strip");
    let action = match way(event, context.words.rtl).filter(|_| scrubs) {
        Some(Way::On | Way::Up) => Action::Step(1),
        Some(Way::Back | Way::Down) => Action::Step(-1),
        Some(Way::PageUp) => Action::Date(1),
        Some(Way::PageDown) => Action::Date(-1),
        Some(Way::First) => Action::First,
        Some(Way::Last) => Action::Last,
        None if space && scrubs => Action::Play(!playing),
        None => return use_control(root, &key, event),
    };
    event.prevent_default();
    context.act(action);
}

/// Uses the control that a key stands for.
fn use_control(root: &NodeRef, key: &str, event: &KeyboardEvent) {
    let [sign] = *key.as_bytes() else {
        return;
    };
    let selector = match sign {
        b'?' => "[data-act=help]",
        b'0' => "[data-act=fit]",
        b'-' => "[data-act=zout]",
        b'/' => ".dt-search .dt-q",
        b'+' | b'=' => "[data-act=zin]",
        _ => return,
    };
    let Some(found) = find_in(root, selector) else {
        return;
    };
    event.prevent_default();
    // Where the keys are told may be out of sight.
    if sign == b'/' || sign == b'?' {
        visit(&found);
    }
    if sign != b'/' {
        found.click();
    }
}
