//! What the list says.

use diplomatic_timeline::state::{Action, Mode};
use serde_json::{Value, json};

use crate::{html, load, ready, text};

#[test]
fn the_list_has_every_event_under_its_date() {
    let page = html(&ready().reduce(Action::Mode(Mode::List)));
    assert_eq!(page.matches("data-entry=\"").count(), 17);
    let list = text(&page[page.find("dt-listview").unwrap()..]);
    let mut last = 0;
    for part in [
        "2014 year, stated",
        "Russia annexes Crimea",
        "Tuesday 11 March 2025",
        "43 days",
        "Thursday 24 April 2025 early hours, stated",
        "24 or 25 April 2025",
        "from 25 April 2025",
    ] {
        let at = list.find(part).unwrap_or_else(|| panic!("{part}: {list}"));
        assert!(at >= last || part == "43 days", "{part} comes later");
        last = last.max(at);
    }
    // No chart beside it, and the axis has nothing to switch.
    assert!(!page.contains("dt-plot"));
}

#[test]
fn what_is_said_otherwise_of_the_same_time_has_its_own_date() {
    let at = |more: Value| {
        let mut when = json!({ "edtf": "2025-04-24T12:00", "precision": "instant", "basis": "stated",
            "earliest": "2025-04-24T12:00:00Z", "latest": "2025-04-24T12:00:59Z" });
        for (key, value) in more.as_object().unwrap() {
            when[key] = value.clone();
        }
        when
    };
    let whens = [
        at(json!({ "time_zone": "Europe/Kyiv" })),
        at(json!({ "time_zone": "America/New_York" })),
        at(json!({ "time_zone": "Europe/Kyiv" })),
        at(json!({ "time_zone": "Europe/Kyiv", "approximate": true })),
    ];
    let events: Vec<Value> = whens
        .into_iter()
        .zip(["One.", "Two.", "Three.", "Four."])
        .map(|(when, headline)| json!({ "id": headline, "kind": "strike", "headline": headline, "when": when }))
        .collect();
    let timeline = json!({ "format": "diplomatic-timeline/1", "id": "t", "title": "T", "language": "en", "events": events });
    let page = html(&load(&timeline.to_string()).reduce(Action::Mode(Mode::List)));
    let list = text(&page[page.find("dt-listview").unwrap()..]);
    let mut rest = list.as_str();
    for said in [
        "Thursday 24 April 2025 12:00, Kyiv time, stated",
        "Strike One.",
        "Strike 24 April 2025, 12:00, New York time Two.",
        "Strike Three.",
        "Strike about 24 April 2025, 12:00, Kyiv time Four.",
    ] {
        let at = rest.find(said);
        rest = &rest[at.unwrap_or_else(|| panic!("{said}: {list}"))..];
    }
}
