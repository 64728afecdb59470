//! What changes faster than anybody reads.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::Element;
use yew::{NodeRef, hook, use_force_update, use_mut_ref};

/// A card that stays for less is not even glanced at, in milliseconds.
const GLANCE: i32 = 120;

/// The entry whose texts are shown. Under a moving pointer one stays long enough to be glanced
/// at, and those passed meanwhile are left out; the one that is reached comes by itself.
#[hook]
pub(crate) fn use_pace(entry: Option<u32>, scrubbing: bool, plot: &NodeRef) -> Option<u32> {
    let again = use_force_update();
    let shown = use_mut_ref(|| entry);
    let stays = use_mut_ref(|| false);
    if !scrubbing {
        stays.replace(false);
    }
    if !*stays.borrow() && shown.replace(entry) != entry && scrubbing {
        let over = stays.clone();
        let then = Closure::once_into_js(move || {
            over.replace(false);
            again.force_update();
        });
        // Without a clock everything is shown at once.
        let document = plot
            .cast::<Element>()
            .and_then(|plot| plot.owner_document());
        let window = document.and_then(|document| document.default_view());
        let clock = window.and_then(|window| {
            let then = then.unchecked_ref();
            let timer = window.set_timeout_with_callback_and_timeout_and_arguments_0(then, GLANCE);
            timer.ok()
        });
        stays.replace(clock.is_some());
    }
    *shown.borrow()
}
