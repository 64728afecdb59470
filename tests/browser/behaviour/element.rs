//! What the tests of the element share: a small chronology and pages around it.

use serde_json::{Value, json};

pub(crate) const SCRIPT: &str = r#"<script type="module" src="/diplomatic-timeline.js"></script>"#;

/// A page of nothing but `body`.
pub(crate) fn page(body: &str) -> String {
    format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><link rel=\"icon\" href=\"/icon.svg\"><title>A page</title>{body}</html>"
    )
}

/// A page that records the element's events in `window.heard` as `[name, detail]`.
pub(crate) fn hearing(body: &str) -> String {
    page(&format!(
        "<script>heard = [];\
         for (const name of ['ready', 'select', 'filter', 'error'])\
           addEventListener('timeline-' + name, (event) => heard.push([name, event.detail]));\
         </script>{SCRIPT}{body}"
    ))
}

/// A chronology of three days: a strike, a statement, a meeting.
pub(crate) fn three() -> Value {
    let event = |id: &str, kind: &str, headline: &str, day: u8| {
        json!({ "id": id, "kind": kind, "headline": headline, "when": {
            "edtf": format!("2025-04-{day}"), "precision": "day", "basis": "stated",
            "earliest": format!("2025-04-{day}T00:00:00+03:00"),
            "latest": format!("2025-04-{day}T23:59:59+03:00"),
        } })
    };
    json!({
        "format": "diplomatic-timeline/1", "id": "three", "title": "Three days", "language": "en",
        "events": [
            event("first", "strike", "A bridge is hit", 20),
            event("second", "statement", "A minister objects", 21),
            event("third", "meeting", "Envoys meet", 22),
        ],
    })
}
