//! What the page is told of a change of state.
//!
//! The details are documented in `diplomatic-timeline.d.ts`; a page relies on
//! their names.

use js_sys::Array;
use wasm_bindgen::JsValue;

use super::emit::Emit;
use crate::state::{Load, State};

/// Sends the events that lie between the state of which the page was last told
/// and the present one; `answered` where data was asked for and has come or failed.
pub(crate) fn tell(told: &State, now: &State, answered: bool, emit: &Emit) {
    if answered {
        match &now.load {
            Load::Waiting => {}
            Load::Ready(chronology) => {
                let timeline = &chronology.timeline;
                emit.send(
                    "ready",
                    &[
                        ("id", timeline.id.as_str().into()),
                        ("title", timeline.title.as_str().into()),
                        ("language", timeline.language.as_str().into()),
                        ("count", chronology.len().into()),
                        ("dropped", count(chronology.left_out().len())),
                    ],
                );
            }
            Load::Failed(failure) => emit.send(
                "error",
                &[
                    ("reason", failure.reason.name().into()),
                    ("message", failure.detail.as_str().into()),
                    ("fatal", true.into()),
                ],
            ),
        }
    }
    // Of a chronology in shards, an event may be selected before it is there.
    let came = now.event().is_some() && told.event().is_none();
    if now.selected != told.selected || answered || came {
        let entry = now.selected.zip(now.chronology());
        if let Some((event, rank)) = entry.and_then(|(entry, chronology)| {
            Some((chronology.event(entry)?, now.visible.rank(entry)))
        }) {
            emit.send(
                "select",
                &[
                    ("id", event.id.as_str().into()),
                    ("kind", event.kind.as_str().into()),
                    ("headline", event.headline.as_str().into()),
                    ("date", event.when.edtf.as_str().into()),
                    ("position", count(rank + 1)),
                    ("count", count(now.visible.count())),
                ],
            );
        }
    }
    if now.filter != told.filter
        && let Some(chronology) = now.chronology()
    {
        let all = chronology.len();
        let list = |ids: &[String]| {
            ids.iter()
                .map(|id| JsValue::from_str(id))
                .collect::<Array>()
        };
        let kinds = now
            .filter
            .kinds
            .as_deref()
            .map_or(JsValue::NULL, |kinds| list(kinds).into());
        emit.send(
            "filter",
            &[
                ("kinds", kinds),
                ("people", list(&now.filter.people).into()),
                ("query", now.filter.query.as_str().into()),
                ("shown", count(now.visible.count())),
                ("count", all.into()),
            ],
        );
    }
}

fn count(count: usize) -> JsValue {
    u32::try_from(count).unwrap_or(u32::MAX).into()
}
