//! Dates for machines: as fine as they were given, and told where they cannot be.

use diplomatic_timeline::exchange::{html, icalendar, json_ld};
use diplomatic_timeline::model::{Actor, Timeline};

use crate::dated;

/// Start and end of each event in JSON-LD, in the order of the dates that were given.
fn machine_dates(timeline: &Timeline) -> Vec<(String, String)> {
    let graph = json_ld::graph(timeline);
    let nodes = graph["@graph"].as_array().unwrap();
    let date = |node: &serde_json::Value, name: &str| {
        let date = node[name].as_str();
        date.unwrap_or("none").to_owned()
    };
    (0..timeline.events.len())
        .map(|number| {
            let id = format!("#t-e{number}");
            let node = nodes.iter().find(|node| node["@id"] == *id).unwrap();
            (date(node, "startDate"), date(node, "endDate"))
        })
        .collect()
}

#[test]
fn no_day_is_written_that_nobody_gave() {
    let cases = [
        ("2022-02/2022-04", "2022-02", "2022-04"),
        ("2022-02/..", "2022-02", "none"),
        ("2014/..", "2014", "none"),
        ("../2022-04", "none", "2022-04"),
        ("199X", "1990", "1999"),
        ("spring 2024", "2024-03", "2024-05"),
        ("2022-02~/2022-04-02?", "2022-02", "2022-04-02"),
        ("2004-XX/2005-03", "2004", "2005-03"),
        ("2004-1X", "2004-10", "2004-12"),
        ("[2014-01-01,2014-12-31]", "2014-01-01", "2014-12-31"),
        ("2022-02-24/..", "2022-02-24", "none"),
        ("[2025-04-20..2025-04-22]", "2025-04-20", "2025-04-22"),
        ("[2025-04-24,2025-04-25]", "2025-04-24", "2025-04-25"),
        ("2022-02-01/2022-04-30", "2022-02-01", "2022-04-30"),
        ("2024-07", "2024-07", "none"),
        ("morning of 2025-04-23", "2025-04-23", "none"),
        ("night of 2025-04-23", "2025-04-23", "none"),
    ];
    let timeline = dated(&cases.map(|(written, ..)| written));
    for ((written, start, end), found) in cases.iter().zip(machine_dates(&timeline)) {
        assert_eq!(found, ((*start).into(), (*end).into()), "{written}");
    }
}

#[test]
fn the_html_list_tells_machines_no_more_than_readers() {
    let html = html::fallback(&dated(&["2022-02/..", "2014/.."]));
    for words in [
        "<time datetime=\"2022-02\">from February 2022</time>",
        "<time datetime=\"2014\">from 2014</time>",
    ] {
        assert!(html.contains(words), "{words}: {html}");
    }
}

#[test]
fn json_ld_names_the_dates_that_it_cannot_hold() {
    let timeline = dated(&["2025-04-24", "-0043-03-15", "by 2025-04-20", "-0043/0014"]);
    let undated = json_ld::undated(&timeline);
    let ids: Vec<_> = undated.iter().map(|(id, _)| *id).collect();
    assert_eq!(ids, ["e3", "e1"]);
}

#[test]
fn an_event_and_an_actor_never_share_a_name() {
    let mut timeline = dated(&["2025-04-24"]);
    timeline.events[0].id = "actor-minister".into();
    timeline.actors.push(Actor {
        id: "minister".into(),
        name: "Ann".into(),
        role: None,
    });
    let graph = json_ld::graph(&timeline);
    let nodes = graph["@graph"].as_array().unwrap().iter();
    let mut ids: Vec<_> = nodes.map(|node| node["@id"].as_str().unwrap()).collect();
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all, "{ids:?}");
}

#[test]
fn a_night_has_the_day_on_which_it_begins() {
    let calendar = icalendar::calendar(&dated(&["night of 2025-04-23"]));
    let days = "DTSTART;VALUE=DATE:20250423\r\nDTEND;VALUE=DATE:20250424\r\n";
    assert!(calendar.contains(days), "{calendar}");
}
