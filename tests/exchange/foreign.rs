//! Timelines that other programs wrote: what is wrong in them breaks no other form.

use std::collections::BTreeSet;

use diplomatic_timeline::exchange::{annotations, icalendar, timelinejs};
use diplomatic_timeline::model::{Actor, Involvement, Part, Quote, Timeline, read};

use crate::first_chronology;

/// A timeline of one event with a quotation and an image, and the fields of its source.
fn foreign(source: &serde_json::Value) -> Timeline {
    let mut timeline = serde_json::json!({
        "format": "diplomatic-timeline/1", "id": "x", "title": "T", "language": "en",
        "time_zone": "UTC",
        "sources": [{ "id": "s", "title": "S", "publisher": "P", "published": "2025-04-25" }],
        "events": [{
            "id": "a b", "kind": "strike", "headline": "H",
            "when": {
                "edtf": "2025-04-24", "precision": "day", "basis": "stated",
                "earliest": "2025-04-24T00:00:00Z", "latest": "2025-04-24T23:59:59Z",
            },
            "quotes": [{ "text": "Never mind.", "source": "s" }],
            "images": [{ "src": "javascript:alert(2)", "alt": "A map" }],
            "evidence": [{ "source": "s" }],
        }],
    });
    for (name, value) in source.as_object().unwrap() {
        timeline["sources"][0][name] = value.clone();
    }
    read(&timeline.to_string()).unwrap().timeline
}

#[test]
fn a_calendar_has_a_stamp_whatever_the_day_of_publication_is() {
    for (published, stamp) in [
        ("2025-04-25", "20250425"),
        ("2025-04-25T10:00:00Z", "20250425"),
        ("2025\r\nATTACH:http://evil", "20250424"),
        ("yesterday", "20250424"),
        ("", "20250424"),
    ] {
        let timeline = foreign(&serde_json::json!({ "published": published }));
        let calendar = icalendar::calendar(&timeline);
        let stamp = format!("DTSTAMP:{stamp}T000000Z");
        let lines: Vec<&str> = calendar.split("\r\n").collect();
        assert!(lines.contains(&stamp.as_str()), "{published}: {calendar}");
        assert!(!calendar.contains("ATTACH"), "{calendar}");
    }
}

#[test]
fn no_script_becomes_an_address() {
    let timeline = foreign(&serde_json::json!({ "url": "javascript:alert(1)" }));
    let page = annotations::page(&timeline).to_string();
    assert!(!page.contains("javascript"), "{page}");
    let slides = timelinejs::export(&timeline).to_string();
    assert!(!slides.contains("javascript"), "{slides}");
}

#[test]
fn quotations_whose_article_nothing_names_are_told() {
    let sum = "586ac7797c070a5cc125c8153812ed7f311f059291e9bfe33ef4f93be83eae3e";
    for (source, target, why) in [
        (
            serde_json::json!({ "url": "https://example.org/a" }),
            "https://example.org/a",
            "",
        ),
        (
            serde_json::json!({ "sha256": sum }),
            &*format!("urn:sha256:{sum}"),
            "",
        ),
        (
            serde_json::json!({ "url": "javascript:alert(1)", "sha256": sum }),
            &format!("urn:sha256:{sum}"),
            "",
        ),
        (
            serde_json::json!({ "url": "javascript:alert(1)" }),
            "",
            "the `url` of its source is no web address",
        ),
        (
            serde_json::json!({ "sha256": "a b" }),
            "",
            "its source has neither `url` nor `sha256`",
        ),
        (
            serde_json::json!({ "id": "other" }),
            "",
            "its source is not in the timeline",
        ),
    ] {
        let timeline = foreign(&source);
        let page = annotations::page(&timeline);
        let items = page["items"].as_array().unwrap();
        let targets: Vec<_> = items.iter().map(|item| &item["target"]["source"]).collect();
        let left_out = annotations::left_out(&timeline);
        if why.is_empty() {
            assert!(
                left_out.is_empty() && targets == [target],
                "{source}: {targets:?}"
            );
        } else {
            assert_eq!(left_out, [("Never mind.", "a b", why)]);
            assert!(targets.is_empty(), "{source}");
        }
    }
}

#[test]
fn every_annotation_has_an_iri_of_its_own() {
    let page = annotations::page(&first_chronology());
    let items = page["items"].as_array().unwrap();
    let ids: BTreeSet<_> = items
        .iter()
        .map(|item| item["id"].as_str().unwrap())
        .collect();
    assert_eq!(ids.len(), items.len());
    assert!(ids.contains("urn:diplomatic-timeline:ceasefire-to-moscow:trump-post:1"));
    let page = annotations::page(&foreign(
        &serde_json::json!({ "url": "https://example.org/a" }),
    ));
    assert_eq!(page["items"][0]["id"], "urn:diplomatic-timeline:x:a%20b:1");
}

#[test]
fn timelinejs_names_all_who_say_something_together() {
    let mut timeline = foreign(&serde_json::json!({}));
    for name in ["Ann", "Bob"] {
        timeline.actors.push(Actor {
            id: name.to_lowercase(),
            name: name.to_owned(),
            role: None,
        });
        timeline.events[0].actors.push(Involvement {
            actor: name.to_lowercase(),
            part: Part::Speaker,
            detail: None,
        });
    }
    let text = |timeline: &Timeline| timelinejs::export(timeline).to_string();
    let slides = text(&timeline);
    assert!(
        slides.contains("<p>Never mind.</p><cite>Ann, Bob</cite>"),
        "{slides}"
    );
    timeline.events[0].quotes.push(Quote {
        text: "No.".to_owned(),
        speaker: Some("bob".to_owned()),
        source: None,
    });
    let slides = text(&timeline);
    assert!(
        slides.contains("<p>Never mind.</p></blockquote>"),
        "{slides}"
    );
    assert!(slides.contains("<p>No.</p><cite>Bob</cite>"), "{slides}");
}
