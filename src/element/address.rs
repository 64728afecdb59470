//! The page's address after `#`, where the page lets the widget have it.

use gloo::events::{EventListener, EventListenerPhase};
use web_sys::Event;

use crate::hooks::listen;
use crate::state::{self, State};

/// Follows the address until it is dropped.
pub(crate) struct Address {
    _changed: Option<EventListener>,
}

impl Address {
    /// Calls back when the reader follows a link within the page, or goes back.
    pub(crate) fn follow(mut changed: impl FnMut() + 'static) -> Self {
        let heard = Box::new(move |_: &Event| changed());
        Self {
            _changed: listen("hashchange", EventListenerPhase::Bubble, heard),
        }
    }

    /// What the address asks for now.
    pub(crate) fn read() -> state::Address {
        state::parse(&page().1)
    }

    /// The address follows the state without adding to the history.
    pub(crate) fn write(told: &State, now: &State) {
        // Where a chronology in shards begins is nobody's wish either, and an event that is to be
        // fetched has no id yet.
        let away = now.selected.is_some() && now.event().is_none();
        let id = |state: &State| state.event().map(|event| event.id.clone());
        let moved = now.filter != told.filter || now.is_chosen() && id(now) != id(told);
        // What was selected by itself at the start is nobody's wish to keep.
        if !moved || away || told.chronology().is_none() {
            return;
        }
        let (page, before) = page();
        let text = state::write(&now.address());
        let history = web_sys::window().and_then(|window| window.history().ok());
        if before != text
            && let Some(history) = history
        {
            // The whole address, since a page may have another base; what the page keeps with it
            // is kept.
            let url = [&page, "#", &text].concat();
            let kept = history.state().unwrap_or_default();
            // A page inside a sandbox may refuse; the widget works without.
            let _ = history.replace_state_with_url(&kept, "", Some(&url));
        }
    }
}

/// The page's address before and after `#`.
fn page() -> (String, String) {
    let whole = web_sys::window().and_then(|window| window.location().href().ok());
    let whole = whole.unwrap_or_default();
    let (page, after) = whole.split_once('#').unwrap_or((&whole, ""));
    (page.to_owned(), after.to_owned())
}
