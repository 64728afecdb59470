//! What the view says for a state, as rendered on a server: words, their order
//! and their structure, without a browser.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests assert"
)]

use std::pin::pin;
use std::task::{Context, Poll, Waker};

use diplomatic_timeline::model;
use diplomatic_timeline::state::{
    Action, Chronology, Failure, Load, Mode, Panel, Reason, Shared, Sight, State,
};
use diplomatic_timeline::text::{Catalogue, PlainEnglish, Words};
use diplomatic_timeline::view::{Shell, ShellProps};
use serde_json::{Value, json};
use yew::LocalServerRenderer;

mod list;

fn first_chronology() -> String {
    std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/data/timeline.json")).unwrap()
}

fn ready() -> State {
    load(&first_chronology())
}

fn load(json: &str) -> State {
    let chronology = Chronology::new(model::read(json).unwrap());
    State::default()
        .reduce(Action::Width(1200.0))
        .reduce(Action::Load(Load::Ready(Shared::new(chronology))))
        .reduce(Action::Sight(Sight::Settled))
}

fn html(state: &State) -> String {
    let props = ShellProps::still(state.clone());
    let renderer = LocalServerRenderer::<Shell>::with_props(props).hydratable(false);
    let mut rendered = pin!(renderer.render());
    loop {
        if let Poll::Ready(html) = rendered
            .as_mut()
            .poll(&mut Context::from_waker(Waker::noop()))
        {
            return html;
        }
    }
}

/// The text between tags, one space between pieces.
fn text(html: &str) -> String {
    let mut text = String::new();
    for piece in html.split('<') {
        let said = piece.split_once('>').map_or("", |(_, said)| said);
        text += said;
        text.push(' ');
    }
    let text = text
        .replace("&quot;", "\"")
        .replace("&#x27;", "'")
        .replace("&amp;", "&");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text of the first element that starts with a mark-up.
fn part(html: &str, start: &str, end: &str) -> String {
    let from = html.find(start).unwrap_or_else(|| panic!("no {start}"));
    let rest = &html[from..];
    text(&rest[..rest.find(end).map_or(rest.len(), |to| to + end.len())])
}

fn card(state: &State, id: &str) -> String {
    let state = state.clone().reduce(Action::SelectId(id.into()));
    part(&html(&state), "class=\"dt-card\"", "</section>")
}

#[test]
fn a_strike_has_its_figures_in_order_of_weight() {
    assert_eq!(
        card(&ready(), "kyiv-barrage"),
        "Thursday 24 April 2025 early hours Date stated Strike Missiles and drones hit Kyiv Kyiv, Ukraine \
         at least 12 killed about 90 injured more than 200 projectiles launched 48 missiles intercepted \
         64 drones intercepted more than 40 fires as of 25 April 2025 Several neighbourhoods were struck; further projectiles were \
         diverted by electronic means. Rescue work was still going on when the toll was reported. \
         Carried out by Russia How we know Source Trump Urges Putin To Halt Attacks On Kyiv World News, 25 April 2025. \
         Paragraphs 1, 2, 3, 11 and 12 Date stated The report says ‘in the early hours’ of 24 April. Drawn as 00:00 to 06:00; \
         it names no hour. Related Compared with An earlier attack on Kyiv, named for comparison Answered by Trump tells Putin to stop striking Kyiv \
         Zelenskyy sees little pressure on Russia Zelenskyy: the strike is pressure on America too Macron: Putin must stop lying \
         Followed by Rescue crews search the rubble in Kyiv Dates counted from here \
         Ukraine accepts an American ceasefire proposal Hegseth and Rutte discuss defence spending"
    );
}

#[test]
fn figures_of_several_days_have_each_its_own() {
    let figure =
        |measure: &str, date: &str| json!({ "measure": measure, "amount": 3, "as_of": date });
    let told = |first: &str, second: &str| {
        let mut timeline: Value = serde_json::from_str(&first_chronology()).unwrap();
        timeline["events"][0]["figures"] =
            json!([figure("killed", first), figure("injured", second)]);
        let id = timeline["events"][0]["id"].as_str().unwrap().to_owned();
        card(&load(&timeline.to_string()), &id)
    };
    let said = told("2025-04-24", "2025-04-26");
    assert!(
        said.contains("3 killed as of 24 April 2025 3 injured as of 26 April 2025"),
        "{said}"
    );
    let said = told("2025-04-24", "2025-04-24");
    assert!(
        said.contains("3 killed 3 injured as of 24 April 2025"),
        "{said}"
    );
}

/// The card of the first event, with other quotations and people in it.
fn card_of(kind: &str, more: Value) -> String {
    let mut timeline: Value = serde_json::from_str(&first_chronology()).unwrap();
    let event = timeline["events"][0].as_object_mut().unwrap();
    event.insert("kind".into(), kind.into());
    event.extend(more.as_object().unwrap().clone());
    let id = event["id"].as_str().unwrap().to_owned();
    card(&load(&timeline.to_string()), &id)
}

#[test]
fn words_of_several_speakers_each_have_theirs() {
    let quote = |text: &str, speaker: &str| json!({ "text": text, "speaker": speaker });
    let speaks = |actor: &str| json!({ "actor": actor, "part": "speaker" });
    let said = card_of(
        "statement",
        json!({
            "actors": [speaks("macron"), speaks("starmer"), speaks("trump")],
            "quotes": [quote("First.", "macron"), quote("Second.", "starmer")],
        }),
    );
    assert!(
        said.contains(
            "First. Emmanuel Macron President of France \
             Second. Keir Starmer Prime Minister of the United Kingdom"
        ),
        "{said}"
    );
    assert_eq!(said.matches("Emmanuel Macron").count(), 1, "{said}");
    assert!(said.contains("Donald Trump President of"), "{said}");
    // Of one speaker the name stands once, below all the words.
    let said = card_of(
        "statement",
        json!({
            "summary": "",
            "actors": [speaks("macron")],
            "quotes": [quote("First.", "macron"), quote("Second.", "macron")],
        }),
    );
    assert!(said.contains("First. Second. Emmanuel Macron"), "{said}");
}

#[test]
fn what_a_kind_does_not_ask_for_is_shown_where_it_is_told() {
    let involved = |actor: &str, part: &str| json!({ "actor": actor, "part": part });
    let more = json!({
        "quotes": [{ "text": "We go on.", "speaker": "macron" }],
        "actors": [
            involved("macron", "speaker"), involved("starmer", "participant"),
            involved("hegseth", "host"), involved("putin", "subject"), involved("rutte", "addressee"),
            involved("trump", "other"), involved("ukraine", "party"),
        ],
        "figures": [{ "measure": "killed", "amount": 3 }],
        "medium": "Radio", "topic": "Grain",
    });
    for kind in ["statement", "meeting", "strike", "background", "vote"] {
        let said = card_of(kind, more.clone());
        for part in [
            "We go on. ",
            "Emmanuel Macron President of France",
            "Keir Starmer",
            "Host Pete Hegseth",
            "About Vladimir Putin",
            "Addressed to Mark Rutte",
            "Donald Trump",
            "Ukraine",
            "3 killed",
            "Medium Radio",
            "Topic Grain",
        ] {
            assert!(said.contains(part), "{kind}: {part}: {said}");
        }
    }
}

#[test]
fn a_host_who_takes_part_sits_at_the_table_once() {
    let involved = |actor: &str, part: &str| json!({ "actor": actor, "part": part });
    let actors = [
        involved("macron", "participant"),
        involved("starmer", "participant"),
        involved("macron", "host"),
    ];
    let said = card_of("meeting", json!({ "actors": actors }));
    assert_eq!(said.matches("President of France").count(), 1, "{said}");
    assert!(said.contains("Host Emmanuel Macron"), "{said}");
}

#[test]
fn an_event_with_very_many_related_ones_names_the_first_and_counts_the_rest() {
    let mut timeline: Value = serde_json::from_str(&first_chronology()).unwrap();
    let hub = timeline["events"][0]["id"].clone();
    for number in 0..40 {
        let mut event = timeline["events"][0].clone();
        event["id"] = format!("answer-{number}").into();
        event["headline"] = format!("Answer {number}.").into();
        event["relations"] = json!([{ "rel": "responds-to", "event": hub }]);
        timeline["events"].as_array_mut().unwrap().push(event);
    }
    let state = load(&timeline.to_string());
    let said = card(&state, hub.as_str().unwrap());
    assert!(said.contains("Answered by Answer 0. Answer 1. "), "{said}");
    assert!(said.contains(" Answer 23. + 16 more"), "{said}");
}

#[test]
fn a_statement_has_its_words_its_speaker_and_what_is_not_stated() {
    let said = card(&ready(), "trump-post");
    for part in [
        "Thursday 24 April 2025 no time stated Date inferred Statement Trump tells Putin to stop striking Kyiv Vladimir, STOP!",
        "Donald Trump President of the United States Medium Truth Social, post Place not stated",
        "Date inferred same day as “Missiles and drones hit Kyiv”",
        "Responds to Missiles and drones hit Kyiv",
    ] {
        assert!(said.contains(part), "{part}\n{said}");
    }
    assert!(card(&ready(), "trump-on-crimea").contains("Wording Reported, not quoted"));
}

#[test]
fn a_plan_is_called_one() {
    let said = card(&ready(), "witkoff-moscow");
    for part in [
        "from 25 April 2025 planned, no date Date not announced Meeting, planned Witkoff to meet Putin in Moscow",
        "Steve Witkoff U.S. special envoy Vladimir Putin President of Russia Status Planned Place Moscow Host not stated Topic",
        "Announced by White House announces a Moscow visit by Witkoff",
    ] {
        assert!(said.contains(part), "{part}\n{said}");
    }
    // Of one whose day is known that would be false.
    let when = json!({ "edtf": "2025-05-19", "precision": "day", "basis": "announced",
        "earliest": "2025-05-19T00:00:00Z", "latest": "2025-05-19T23:59:59Z" });
    let said = card_of("meeting", json!({ "status": "announced", "when": when }));
    assert!(said.contains("Date announced Meeting, planned"), "{said}");
}

#[test]
fn a_derived_date_has_its_working_and_the_other_reading() {
    let said = card(&ready(), "ceasefire-accepted");
    assert!(
        said.contains("Date derived 44 days before 24 April 2025"),
        "{said}"
    );
    assert!(said.contains("Other reading: 12 March 2025"), "{said}");
}

#[test]
fn every_failure_is_a_sentence_with_a_way_out() {
    let cases = [
        (Reason::Status, "404", "timeline.json"),
        (Reason::Network, "", "timeline.json"),
        (Reason::Timeout, "", "timeline.json"),
        (Reason::TooLarge, "", "timeline.json"),
        (
            Reason::Malformed,
            "expected value at line 1 column 2",
            "timeline.json",
        ),
        (
            Reason::Version,
            "diplomatic-timeline/9",
            "diplomatic-timeline/9",
        ),
        (Reason::Other, "odd", "odd"),
    ];
    let mut sentences = Vec::new();
    for (reason, detail, named) in cases {
        let failure = |fallback| {
            Shared::new(Failure {
                reason,
                file: "timeline.json".into(),
                detail: detail.into(),
                fallback,
            })
        };
        let page = html(&State::default().reduce(Action::Load(Load::Failed(failure(false)))));
        assert!(page.contains("role=\"alert\""), "{reason:?} is announced");
        let said = text(&page);
        assert!(
            said.starts_with("The chronology could not be loaded") && said.ends_with("Try again"),
            "{said}"
        );
        assert!(said.contains(named) && !said.contains('{'), "{said}");
        assert!(!said.contains("Below is the list"), "{said}");
        let with_list = text(&html(
            &State::default().reduce(Action::Load(Load::Failed(failure(true)))),
        ));
        assert!(
            with_list.contains("Below is the list saved with this page."),
            "{with_list}"
        );
        sentences.push(said);
    }
    sentences.sort();
    sentences.dedup();
    assert_eq!(
        sentences.len(),
        cases.len(),
        "each failure has a sentence of its own"
    );
}

#[test]
fn waiting_and_emptiness_are_said() {
    let waiting = html(&State::default().reduce(Action::Load(Load::Waiting)));
    assert!(
        waiting.contains("aria-busy=\"true\"") && text(&waiting).contains("Loading the chronology")
    );
    let empty =
        load(r#"{ "format": "diplomatic-timeline/1", "id": "e", "title": "E", "events": [] }"#);
    assert!(text(&html(&empty)).starts_with("No events yet"));
}

#[test]
fn events_that_were_left_out_are_named() {
    let state = load(
        r#"{ "format": "diplomatic-timeline/1", "id": "e", "title": "E", "events": [
            { "id": "a", "kind": "strike", "headline": "A", "when": { "edtf": "2025", "precision": "year", "basis": "stated",
              "earliest": "2025-01-01T00:00:00Z", "latest": "2025-12-31T23:59:59Z" } },
            { "id": "b", "kind": "strike", "headline": "B" } ] }"#,
    );
    let said = text(&html(&state));
    assert!(said.contains("Event 2 has no date."), "{said}");
}

#[test]
fn filters_are_counted_and_matches_marked() {
    let page = html(&ready().reduce(Action::Query("pressure".into())));
    assert!(text(&page).contains("2 of 17 events"), "{}", text(&page));
    let card = &page[page.find("dt-card").unwrap()..];
    assert!(card.contains("<mark class=\"dt-hit\">pressure</mark>"));
    let none = html(&ready().reduce(Action::Kinds(Some(Vec::new()))));
    let said = text(&none);
    assert!(
        said.contains("No event matches these filters.") && said.contains("Clear filters"),
        "{said}"
    );
    assert!(
        !none.contains("dt-playhead"),
        "there is no place to slide to"
    );
}

#[test]
fn people_can_be_chosen_by_name_role_and_count() {
    let page = html(&ready().reduce(Action::Panel(Panel::People)));
    let panel = part(&page, "class=\"dt-pop\"", "</div>");
    assert!(
        panel.contains("Volodymyr Zelenskyy President of Ukraine 4"),
        "{panel}"
    );
    assert_eq!(page.matches("type=\"checkbox\"").count(), 12);
}

#[test]
fn another_language_mirrors_the_widget_and_keeps_the_texts_own() {
    let words = Words::new("ar", Catalogue::default(), Box::new(PlainEnglish));
    let page = html(&ready().reduce(Action::Words(words)));
    assert!(page.contains("lang=\"ar\"") && page.contains("dir=\"rtl\""));
    let header = page.find("dt-head").unwrap();
    let header = &page[header..header + page[header..].find('>').unwrap()];
    assert!(header.contains("lang=\"en\""), "{header}");
}

#[test]
fn nothing_in_it_is_a_landmark_of_the_page() {
    let page = html(&ready());
    for landmark in ["<header", "<footer", "<main", "<nav", "<aside"] {
        assert!(!page.contains(landmark), "{landmark}");
    }
}

#[test]
fn nothing_is_styled_by_an_attribute_or_scripted() {
    for state in [
        ready(),
        ready().reduce(Action::Mode(Mode::List)),
        State::default(),
    ] {
        let page = html(&state);
        for refused in [" style=", "<script", "javascript:", " onclick"] {
            assert!(!page.contains(refused), "{refused}");
        }
    }
}
