//! What the page is told of a change of state.
//!
//! The details are documented in `diplomatic-timeline.d.ts`; a page relies on
//! their names.

use js_sys::Array;
use wasm_bindgen::JsValue;

use super::emit::{error, send};
use crate::hooks::Fields;
use crate::state::{Load, State};

/// Sends the events that lie between the state of which the page was last told
/// and the present one; `answered` where data was asked for and has come or failed.
pub(crate) fn tell(told: &State, now: &State, answered: bool) {
    if answered {
        match &now.load {
            Load::Idle | Load::Waiting => {}
            Load::Ready(chronology) => {
                let timeline = &chronology.timeline;
                let detail = Fields::new();
                detail.text("id", &timeline.id);
                detail.text("title", &timeline.title);
                detail.text("language", &timeline.language);
                detail.number("count", chronology.len());
                detail.number("dropped", count(chronology.left_out().len()));
                send("ready", detail);
            }
            Load::Failed(failure) => {
                error(failure.reason.name(), &failure.detail, true);
            }
        }
    }
    let Some(chronology) = now.chronology() else {
        return;
    };
    // Of a chronology in shards, an event may be selected before it is there.
    let came = told.event().is_none();
    if (now.selected != told.selected || answered || came)
        && let Some((event, rank)) = now.event().zip(now.position())
    {
        let detail = Fields::new();
        detail.text("id", &event.id);
        detail.text("kind", &event.kind);
        detail.text("headline", &event.headline);
        detail.text("date", &event.when.edtf);
        detail.number("position", count(rank + 1));
        detail.number("count", count(now.visible.count()));
        send("select", detail);
    }
    // As files of a chronology in shards come, what matches is known better.
    let recounted = || now.visible.count() != told.visible.count();
    let again = !now.filter.is_open() && told.chronology().is_some() && recounted();
    if now.filter != told.filter || again {
        let list = |ids: &[String]| {
            ids.iter()
                .map(|id| JsValue::from_str(id))
                .collect::<Array>()
        };
        let kinds = now.filter.kinds.as_deref();
        let kinds = kinds.map_or(JsValue::NULL, |kinds| list(kinds).into());
        let detail = Fields::new();
        detail.value("kinds", &kinds);
        detail.value("people", &list(&now.filter.people));
        detail.text("query", &now.filter.query);
        detail.number("shown", count(now.visible.count()));
        detail.number("count", chronology.len());
        send("filter", detail);
    }
}

fn count(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
