//! What leaves a timeline for other programs: whole, well formed, and safe.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use diplomatic_timeline::exchange::{annotations, html, icalendar, json_ld, timelinejs};
use diplomatic_timeline::model::{Timeline, read};

fn first_chronology() -> Timeline {
    read(include_str!("../data/timeline.json"))
        .unwrap()
        .timeline
}

/// A timeline whose every text tries to break out of its place.
fn hostile() -> Timeline {
    let evil = "</script><img src=x onerror=alert(1)>\"'&;,\\\r\nEND:VEVENT";
    let json = include_str!("../data/timeline.json");
    let mut value: serde_json::Value = serde_json::from_str(json).unwrap();
    value["title"] = evil.into();
    for event in value["events"].as_array_mut().unwrap() {
        event["headline"] = evil.into();
        event["summary"] = evil.into();
    }
    read(&value.to_string()).unwrap().timeline
}

/// Tags in the order of their opening; every one must be closed where it should be.
fn tags(html: &str) -> Vec<String> {
    let mut open: Vec<String> = Vec::new();
    let mut seen = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let end = rest[at..].find('>').unwrap() + at;
        let tag = &rest[at + 1..end];
        rest = &rest[end + 1..];
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop().as_deref(), Some(name), "closed out of order");
        } else {
            let name = tag.split(' ').next().unwrap().to_owned();
            seen.push(tag.to_owned());
            if name == "script" {
                rest = &rest[rest.find("</script>").unwrap()..];
            }
            if name != "img" {
                open.push(name);
            }
        }
    }
    assert!(open.is_empty(), "left open: {open:?}");
    seen
}

#[test]
fn the_html_list_has_every_event_with_its_date_and_its_words() {
    let timeline = first_chronology();
    let html = html::fallback(&timeline);
    let tags = tags(&html);
    for event in &timeline.events {
        let id = format!("id=\"ceasefire-to-moscow-{}\"", event.id);
        assert_eq!(html.matches(&id).count(), 1, "{id}");
        for quote in &event.quotes {
            assert!(html.contains(&quote.text), "{}", quote.text);
        }
    }
    assert!(html.contains("<time datetime=\"2025-03-11\">11 March 2025</time>"));
    assert!(html.contains(
        "<time datetime=\"2025-04-24\">24 April 2025</time> or <time datetime=\"2025-04-25\">25 April 2025</time>"
    ));
    assert_eq!(
        tags.iter()
            .filter(|tag| tag.starts_with("blockquote"))
            .count(),
        5
    );
    assert!(html.contains("Other reading: 12 March 2025"));
    let links = tags.iter().filter_map(|tag| tag.split("href=\"#").nth(1));
    for link in links {
        let id = format!("id=\"{}\"", link.split('"').next().unwrap());
        assert!(html.contains(&id), "{id} is linked to and not there");
    }
}

#[test]
fn html_runs_under_a_strict_policy_whatever_the_texts_say() {
    for timeline in [first_chronology(), hostile()] {
        let html = html::fallback(&timeline);
        for tag in tags(&html) {
            assert!(!tag.contains(" style="), "{tag}");
            assert!(!tag.contains(" on"), "{tag}");
            assert!(!tag.starts_with("script") || tag == "script type=\"application/ld+json\"");
            assert!(!tag.starts_with("img"), "{tag}");
        }
    }
}

#[test]
fn json_ld_is_json_and_names_every_event_and_quotation() {
    for timeline in [first_chronology(), hostile()] {
        let html = html::fallback(&timeline);
        let start = html.find("ld+json\">").unwrap() + "ld+json\">".len();
        let end = html.find("</script>").unwrap();
        let graph: serde_json::Value = serde_json::from_str(&html[start..end]).unwrap();
        assert_eq!(graph, json_ld::graph(&timeline));
        let of = |wanted: &str| {
            let nodes = graph["@graph"].as_array().unwrap().iter();
            nodes.filter(|node| node["@type"] == wanted).count()
        };
        assert_eq!(of("Event"), timeline.events.len());
        assert_eq!(of("Quotation"), 5);
        assert_eq!(of("NewsArticle"), 1);
    }
    let graph = json_ld::graph(&first_chronology());
    let visit = graph["@graph"]
        .as_array()
        .unwrap()
        .iter()
        .find(|node| node["@id"] == "#ceasefire-to-moscow-witkoff-moscow")
        .unwrap();
    assert_eq!(visit["startDate"], "2025-04-25");
    assert_eq!(visit["eventStatus"], "https://schema.org/EventScheduled");
    assert!(visit.get("endDate").is_none());
}

#[test]
fn a_calendar_has_short_lines_and_no_entry_but_ours() {
    for timeline in [first_chronology(), hostile()] {
        let calendar = icalendar::calendar(&timeline);
        assert!(calendar.split("\r\n").all(|line| line.len() <= 75));
        let lines = |wanted: &str| {
            calendar
                .split("\r\n")
                .filter(|line| *line == wanted)
                .count()
        };
        assert_eq!(lines("BEGIN:VEVENT"), timeline.events.len());
        assert_eq!(lines("END:VEVENT"), timeline.events.len());
        assert_eq!(lines("STATUS:TENTATIVE"), 1);
    }
}

#[test]
fn a_calendar_day_ends_on_the_next_and_a_year_on_new_years_day() {
    let calendar = icalendar::calendar(&first_chronology());
    assert!(calendar.contains("DTSTART;VALUE=DATE:20250311\r\nDTEND;VALUE=DATE:20250312\r\n"));
    assert!(calendar.contains("DTSTART;VALUE=DATE:20140101\r\nDTEND;VALUE=DATE:20150101\r\n"));
}

#[test]
fn timelinejs_gets_dates_no_finer_than_they_are() {
    let slides = timelinejs::export(&first_chronology());
    let date = |id: &str| {
        let slides = slides["events"].as_array().unwrap();
        let slide = slides
            .iter()
            .find(|slide| slide["unique_id"] == id)
            .unwrap();
        (slide["start_date"].clone(), slide["end_date"].clone())
    };
    let year = serde_json::json!({ "year": 2014 });
    assert_eq!(date("crimea-annexed"), (year, serde_json::Value::Null));
    let month = serde_json::json!({ "year": 2024, "month": 7 });
    assert_eq!(date("july-attack"), (month, serde_json::Value::Null));
    let (start, end) = date("macron-madagascar");
    assert_eq!(
        start,
        serde_json::json!({ "year": 2025, "month": 4, "day": 24 })
    );
    assert_eq!(
        end,
        serde_json::json!({ "year": 2025, "month": 4, "day": 25 })
    );
}

#[test]
fn annotations_point_at_the_words_of_the_article() {
    let page = annotations::page(&first_chronology());
    let items = page["items"].as_array().unwrap();
    assert_eq!(items.len(), 5);
    let target = &items[0]["target"];
    assert!(
        target["source"]
            .as_str()
            .unwrap()
            .starts_with("urn:sha256:586ac7")
    );
    assert!(
        target["selector"]["exact"]
            .as_str()
            .unwrap()
            .starts_with("Vladimir, STOP!")
    );
}

#[test]
fn a_draft_finds_quotations_paragraphs_and_dates_and_no_rates() {
    let text = "A paper\n\nA title of five words\n\n25 April 2025\n\n\
        In a turn that nobody at all had expected the two sides met in the early hours of \
        April 24, 2025, some ten days after the first proposal had been made.\n\n\
        She said: “It costs us 5000 lives a week to wait.” He spoke of “talks”.\n\n\
        Nothing is said here.";
    let draft = diplomatic_timeline::exchange::draft::draft(text);
    assert!(draft.contains("title = \"A title of five words\"\n"));
    assert!(draft.contains("published = 2025-04-25\n"));
    assert!(draft.contains("first_words = \"In a turn that nobody at\"\n"));
    assert!(
        draft.contains("when = \"\"  # “hours of April 24, 2025,”"),
        "{draft}"
    );
    assert!(
        draft.contains("quote = \"It costs us 5000 lives a week to wait.\"\nparagraphs = [2]\n")
    );
    assert!(
        !draft.contains("“5000 lives a week”"),
        "a rate is no date: {draft}"
    );
    assert!(!draft.contains("talks"), "a term is no quotation");
    assert!(!draft.contains("[3]"), "an empty paragraph needs no event");
}
