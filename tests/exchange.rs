//! What leaves a timeline for other programs: whole, well formed, and safe.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "exchange/dates.rs"]
mod dates;
#[path = "exchange/foreign.rs"]
mod foreign;

use diplomatic_timeline::compile::{File, compile};
use diplomatic_timeline::exchange::{annotations, html, icalendar, json_ld, timelinejs};
use diplomatic_timeline::model::{Status, Timeline, read};

fn first_chronology() -> Timeline {
    read(include_str!("../data/timeline.json"))
        .unwrap()
        .timeline
}

const TIMELINE: &str =
    "id = \"t\"\ntitle = \"T\"\nlanguage = \"en\"\ntime_zone = \"Europe/Kyiv\"\n";

/// A timeline of one event a date, each as an editor writes it; their ids are `e0`, `e1`…
fn dated(dates: &[&str]) -> Timeline {
    let events = dates.iter().enumerate().map(|(number, when)| {
        format!(
            "[[event]]\nid = \"e{number}\"\nkind = \"meeting\"\nstatus = \"ongoing\"\n\
             when = \"{when}\"\nheadline = \"H{number}\"\nparagraphs = [1]\n"
        )
    });
    let source = "[source]\ntitle = \"A\"\npublisher = \"P\"\npublished = 2025-04-25\n";
    let compiled = compile(&[
        File::new("timeline.toml", TIMELINE),
        File::new(
            "articles/a.toml",
            source.to_owned() + &events.collect::<String>(),
        ),
    ]);
    let timeline = compiled.timeline;
    timeline.unwrap_or_else(|| panic!("{:#?}", compiled.diagnostics))
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
        event["images"] = serde_json::json!([{ "src": "javascript:alert(2)", "alt": evil }]);
    }
    for source in value["sources"].as_array_mut().unwrap() {
        source["url"] = "javascript:alert(3)".into();
    }
    read(&value.to_string()).unwrap().timeline
}

#[test]
fn the_html_list_says_for_which_day_figures_are_given() {
    let page = html::fallback(&first_chronology());
    assert_eq!(page.matches("as of 25 April 2025").count(), 1, "{page}");
    let mut timeline = first_chronology();
    let strike = timeline
        .events
        .iter_mut()
        .find(|event| event.id == "kyiv-barrage");
    strike.unwrap().figures[0].as_of = Some("2025-04-26".into());
    let page = html::fallback(&timeline);
    assert_eq!(page.matches("as of 26 April 2025").count(), 1, "{page}");
    assert_eq!(page.matches("as of 25 April 2025").count(), 5, "{page}");
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
        "<time datetime=\"2025-04-24\">24</time> or <time datetime=\"2025-04-25\">25 April 2025</time>"
    ));
    assert_eq!(
        tags.iter()
            .filter(|tag| tag.starts_with("blockquote"))
            .count(),
        6
    );
    assert!(html.contains("Other reading: 12 March 2025"));
    let links = tags.iter().filter_map(|tag| tag.split("href=\"#").nth(1));
    for link in links {
        let id = format!("id=\"{}\"", link.split('"').next().unwrap());
        assert!(html.contains(&id), "{id} is linked to and not there");
    }
}

#[test]
fn the_html_list_links_to_no_script() {
    let html = html::fallback(&hostile());
    let at = html.find("javascript:");
    assert_eq!(at.map(|at| &html[at.saturating_sub(80)..at + 20]), None);
}

#[test]
fn the_html_list_runs_as_its_language_does() {
    for (language, dir) in [("ps", "rtl"), ("ckb-IQ", "rtl"), ("uk", "ltr"), ("", "ltr")] {
        let timeline = Timeline {
            language: language.into(),
            ..dated(&[])
        };
        let html = html::fallback(&timeline);
        assert!(html.contains(&format!("dir=\"{dir}\"")), "{language}");
    }
}

#[test]
fn the_html_list_tells_dates_as_carefully_as_the_widget() {
    let html = html::fallback(&dated(&[
        "2022-02/2022-04",
        "199X",
        "spring 2024",
        "~2025-04-20/2025-04-22~",
        "2 hours after e5",
        "morning of 2025-04-23",
        "2024-12-30/2025-01-02",
    ]));
    for words in [
        "<time datetime=\"2022-02\">February</time> to <time datetime=\"2022-04\">April 2022</time>",
        "<time datetime=\"1990\">1990</time> to <time datetime=\"1999\">1999</time>",
        "<time datetime=\"2024-03\">March</time> to <time datetime=\"2024-05\">May 2024</time>",
        "<time datetime=\"2025-04-20\">about 20</time> to <time datetime=\"2025-04-22\">22 April 2025</time>",
        "<time datetime=\"2025-04-23\">23 April 2025</time></h3><p>no time stated",
        "<time datetime=\"2024-12-30\">30 December 2024</time> to <time datetime=\"2025-01-02\">2 January 2025</time>",
    ] {
        assert!(html.contains(words), "{words}: {html}");
    }
}

#[test]
fn only_dates_that_read_the_same_stand_under_one_heading() {
    for (dates, headings) in [
        (["2025-04-20", "2025-04-20"], 1),
        (["2025-04-20", "~2025-04-20"], 2),
        (["2025-04-20", "2025-04-20?"], 2),
        (["2025-04-10/2025-04-15", "[2025-04-10..2025-04-15]"], 2),
    ] {
        let html = html::fallback(&dated(&dates));
        assert_eq!(html.matches("<h3>").count(), headings, "{dates:?}: {html}");
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
        assert_eq!(of("Quotation"), 6);
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
fn a_calendar_says_in_words_what_its_days_cannot() {
    let dates = [
        ("2025-04-24", ""),
        ("2025-04-24T05:30", ""),
        ("~2025-04-20", "about 20 April 2025"),
        ("2025-04-20?", "perhaps 20 April 2025"),
        (
            "about 2025-04-24T05:30",
            "about 24 April 2025, 05:30, Kyiv time",
        ),
        ("2022-02-24/..", "from 24 February 2022, no end stated"),
        (
            "2022-02/2022-04",
            "February to April 2022, over this period",
        ),
        (
            "2022-02~/2022-04-02?",
            "perhaps about 1 February to 2 April 2022, over this period",
        ),
        ("early hours of 2025-04-24", "24 April 2025, early hours"),
        ("spring 2024", "March to May 2024, date uncertain"),
        ("2014", "2014"),
        ("2024-07", "July 2024"),
    ];
    let timeline = dated(&dates.map(|(written, _)| written));
    let calendar = icalendar::calendar(&timeline).replace("\r\n ", "");
    for (number, (written, words)) in dates.iter().enumerate() {
        let summary = format!("SUMMARY:H{number}\r\nDESCRIPTION:");
        let (_, told) = calendar.split_once(&summary).unwrap();
        let told = told.split("\r\n").next().unwrap();
        let words = words.replace(',', "\\,");
        let words = if words.is_empty() {
            words
        } else {
            format!("Date: {words}.")
        };
        assert_eq!(told, words, "{written}");
    }
}

#[test]
fn a_calendar_names_what_it_cannot_hold() {
    let timeline = dated(&["2025-04-24", "-0043", "by 2025-04-20"]);
    let left_out = icalendar::left_out(&timeline);
    let ids: Vec<_> = left_out.iter().map(|(id, _)| *id).collect();
    assert_eq!(ids, ["e1", "e2"]);
    assert_eq!(icalendar::calendar(&timeline).matches("UID:").count(), 1);
    let left_out = timelinejs::left_out(&timeline);
    assert_eq!(left_out.len(), 1);
    assert_eq!(left_out[0].0, "e2");
}

#[test]
fn timelinejs_shows_dates_without_the_words_for_their_grain() {
    let mut timeline = dated(&["2014", "2024-07", "early hours of 2025-04-24"]);
    for event in &mut timeline.events {
        event.status = Status::Occurred;
    }
    let slides = timelinejs::export(&timeline);
    let shown: Vec<_> = slides["events"].as_array().unwrap().iter().collect();
    let shown: Vec<_> = shown.iter().map(|slide| &slide["display_date"]).collect();
    assert_eq!(shown, ["2014", "July 2024", "24 April 2025, early hours"]);
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
fn timelinejs_counts_years_before_christ_without_a_0() {
    let slides = timelinejs::export(&dated(&["-0043-03-15", "0000", "0001"]));
    let years = [0, 1, 2].map(|at| slides["events"][at]["start_date"]["year"].clone());
    // It shows -44 as 44 BCE.
    assert_eq!(years, [-44, -1, 1]);
    assert_eq!(
        slides["events"][0]["display_date"],
        "15 March 44 BC, ongoing"
    );
}

#[test]
fn json_ld_says_of_a_claim_that_it_is_one() {
    let mut timeline = dated(&["2025-04-24", "2025-04-25"]);
    timeline.events[0].status = Status::Claimed;
    timeline.events[0].summary = "Nobody else says so.".into();
    let graph = json_ld::graph(&timeline);
    let mut events = graph["@graph"].as_array().unwrap().iter();
    let mut next = || events.find(|node| node["@type"] == "Event").unwrap();
    assert_eq!(
        next()["description"],
        "Claimed, unconfirmed. Nobody else says so."
    );
    assert!(next().get("description").is_none());
}

#[test]
fn annotations_point_at_the_words_of_the_article() {
    let page = annotations::page(&first_chronology());
    let items = page["items"].as_array().unwrap();
    assert_eq!(items.len(), 6);
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
