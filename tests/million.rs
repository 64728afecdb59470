//! What a million events cost to open. Slow, and so only on request:
//! `cargo test --profile bench --test million -- --ignored --nocapture`.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeMap;
use std::time::Instant;

use diplomatic_timeline::model::{Actor, Event, Involvement, Source, Timeline, read};
use diplomatic_timeline::shards::cut;
use diplomatic_timeline::state::{Action, Chronology, File, Load, Shared, State};

const EVENTS: usize = 1_000_000;

/// Twelve years in bursts, four kinds, 300 people, 2,000 articles.
fn timeline(number: usize) -> Timeline {
    let mut seed = 7_u64;
    let mut random = move |below: u64| {
        seed = seed * 16_807 % 2_147_483_647;
        seed % below
    };
    let summary = "Generated text of about the length that reports have, so that the files weigh what they would.";
    let events = (0..number).map(|n| {
        let mut day = random(4032);
        if random(2) == 0 {
            day = day / 400 * 400 + random(60);
        }
        let date = format!("{}-{:02}-{:02}", 2012 + day / 336, day / 28 % 12 + 1, day % 28 + 1);
        let kind = ["strike", "statement", "meeting", "background"][random(4) as usize];
        let event = format!(
            r#"{{"id":"event-{n}","kind":"{kind}","headline":"Report {} of district {}","summary":"{summary}",
            "when":{{"edtf":"{date}","earliest":"{date}T00:00:00+03:00","latest":"{date}T23:59:59+03:00","precision":"day","basis":"stated"}},
            "evidence":[{{"source":"s{}","paragraphs":[1]}}]}}"#,
            random(10_000), random(500), random(2000)
        );
        let mut event: Event = serde_json::from_str(&event).unwrap();
        event.actors.push(Involvement {
            actor: format!("a{}", random(300)),
            ..Involvement::default()
        });
        event
    });
    Timeline {
        format: "diplomatic-timeline/1".into(),
        id: "million".into(),
        title: "A million events".into(),
        actors: (0..300)
            .map(|n| Actor {
                id: format!("a{n}"),
                name: format!("Person {n}"),
                role: None,
            })
            .collect(),
        sources: (0..2000)
            .map(|n| Source {
                id: format!("s{n}"),
                title: format!("Report {n}"),
                publisher: "A paper".into(),
                published: "2024-01-01".into(),
                ..Source::default()
            })
            .collect(),
        events: events.collect(),
        ..Timeline::default()
    }
}

#[test]
#[ignore = "takes a minute or two"]
fn a_million_events_open_with_less_than_300_kib() {
    let start = Instant::now();
    let cut = cut(timeline(EVENTS)).unwrap();
    let index = serde_json::to_string(&cut.index).unwrap();
    let files: BTreeMap<String, String> = cut.files.into_iter().collect();
    let all: usize = files.values().map(String::len).sum();
    println!(
        "{} files of {} MB, cut in {:.0?}",
        files.len(),
        all / 1_000_000,
        start.elapsed()
    );
    let opened = Instant::now();
    let chronology = Chronology::new(read(&index).unwrap());
    let mut state = State::default().reduce(Action::Load(Load::Ready(Shared::new(chronology))));
    println!(
        "index: {} bytes, opened in {:.1?}",
        index.len(),
        opened.elapsed()
    );
    let mut fetched = index.len();
    while let Some(file) = state.files().first().copied() {
        let text = &files[&state.chronology().unwrap().address(file)];
        fetched += text.len();
        let arrived = Instant::now();
        state = state.reduce(Action::Part(file, Some(text.clone())));
        println!(
            "{file:?}: {} bytes, taken in in {:.1?}",
            text.len(),
            arrived.elapsed()
        );
    }
    assert!(state.event().is_some());
    println!("together: {fetched} bytes");
    assert!(fetched < 300 * 1024, "{fetched}");
    // A link and a search, too.
    let state = state.reduce(Action::SelectId("event-777777".into()));
    let mut fetched = 0;
    let mut state = state;
    while let Some(file) = state.files().into_iter().find(|file| *file > File::People) {
        let text = &files[&state.chronology().unwrap().address(file)];
        fetched += text.len();
        state = state.reduce(Action::Part(file, Some(text.clone())));
    }
    println!("to find an id: {fetched} bytes");
    assert_eq!(state.chronology().unwrap().len() as usize, EVENTS);
}
