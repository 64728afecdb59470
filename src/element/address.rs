//! The page's address after `#`, where the page lets the widget have it.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::model::cut::cut;
use crate::state::{self, State};

#[wasm_bindgen]
extern "C" {
    /// The page's address with what stands after `#`.
    #[wasm_bindgen(js_namespace = location, js_name = toString)]
    fn whole() -> String;

    /// The pages that were seen in the window. A script of the page may call something else so.
    #[wasm_bindgen(js_namespace = window, js_name = history)]
    type History;
    #[wasm_bindgen(js_namespace = window, static_method_of = History, js_class = "history")]
    #[wasm_bindgen(getter, catch)]
    fn state() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = window, static_method_of = History, js_class = "history")]
    #[wasm_bindgen(catch, js_name = replaceState)]
    fn replace(kept: &JsValue, title: &str, url: &str) -> Result<(), JsValue>;
}

/// Milliseconds between two writings: browsers refuse more than a few in a second, and then the
/// address would stop at what the reader has left.
pub(super) const REST: u32 = 300;

/// The address that follows the state, and is followed.
pub(crate) struct Address {
    /// The state of which it was last to tell; nothing while there is no chronology.
    known: Option<Rc<State>>,
    /// Until it may be written again.
    pub(crate) resting: Option<Timeout>,
}

impl Address {
    /// It follows from now on.
    pub(crate) fn follow(now: &Rc<State>) -> Self {
        Self {
            known: now.chronology().map(|_| now.clone()),
            resting: None,
        }
    }

    /// What the address asks for now.
    pub(crate) fn read() -> state::Address {
        let whole = whole();
        state::parse(cut(&whole, b'#').map_or("", |(_, after)| after))
    }

    /// The address follows the state without adding to the history; tells whether it was to be written.
    pub(crate) fn write(&mut self, now: &Rc<State>) -> bool {
        if now.chronology().is_none() {
            self.known = None;
            return false;
        }
        let event = named(now);
        // Where a chronology in shards begins is nobody's wish either, and an event that is to be
        // fetched has no id yet.
        let away = now.selected.is_some() && event.is_none();
        if away || self.resting.is_some() {
            return false;
        }
        // What was selected by itself at the start is nobody's wish to keep.
        let moved = self.known.replace(now.clone()).is_some_and(|known| {
            known.filter != now.filter || now.is_chosen() && named(&known) != event
        });
        moved && replace(&state::write(event, &now.filter))
    }
}

/// Replaces what stands after `#` in the page's address; tells whether something else did.
fn replace(text: &str) -> bool {
    let whole = whole();
    let (page, before) = cut(&whole, b'#').unwrap_or((&whole, ""));
    if before == text {
        return false;
    }
    // The whole address, since a page may have another base; what the page keeps with it is kept.
    let url = [page, "#", text].concat();
    // A page inside a sandbox may refuse; the widget works without.
    let _ = History::replace(&History::state().unwrap_or_default(), "", &url);
    true
}

/// The id of the selected event.
fn named(state: &State) -> Option<&str> {
    Some(&state.event()?.id)
}
