//! Indexes of shards that nobody in their right mind would write.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "shards/host.rs"]
#[allow(dead_code, unreachable_pub)]
mod host;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use diplomatic_timeline::model::{Relation, RelationKind, read};
use diplomatic_timeline::shards::cut;
use diplomatic_timeline::state::{Action, Chronology, Load, Panel, Shared, State};
use proptest::prelude::*;
use serde_json::Value;

/// A chronology of a few shards as it should be, small enough to be read again and again.
static GOOD: LazyLock<(Value, BTreeMap<String, Value>)> = LazyLock::new(|| {
    let mut timeline = host::timeline(60);
    for event in &mut timeline.events {
        event.summary.truncate(20);
    }
    // So long that one shard does not hold two of them.
    for event in timeline.events.iter_mut().step_by(12) {
        event.when.note = Some("-".repeat(40_000));
    }
    // All related to what stands in another shard for most of them.
    for event in &mut timeline.events {
        event.relations.push(Relation {
            rel: RelationKind::Follows,
            event: "e50".into(),
        });
    }
    timeline.events[7].when.edtf = "2022-01-05/2024-01-05".into();
    timeline.events[7].when.latest = Some("2024-01-05T23:59:59Z".parse().unwrap());
    let parsed = |(path, text): (String, String)| (path, serde_json::from_str(&text).unwrap());
    let cut = cut(timeline).unwrap();
    (
        serde_json::to_value(cut.index).unwrap(),
        cut.files.into_iter().map(parsed).collect(),
    )
});

/// What stands where something else should: a number of another size, no number, nothing.
fn slip() -> impl Strategy<Value = (prop::sample::Index, Value)> {
    let value = prop_oneof![
        6 => (0_i64..50).prop_map(Value::from),
        4 => any::<i64>().prop_map(Value::from),
        1 => Just(Value::from(-1)),
        1 => Just(Value::from(4096)),
        1 => Just(Value::from(i64::MAX)),
        1 => Just(Value::from("x")),
        1 => Just(Value::Null),
        1 => Just(Value::Array(Vec::new())),
    ];
    (any::<prop::sample::Index>(), value)
}

fn slips() -> impl Strategy<Value = Vec<(prop::sample::Index, Value)>> {
    prop::collection::vec(slip(), 0..3)
}

/// All values inside another, lists and objects before what they hold.
fn places(value: &Value, at: &str, found: &mut Vec<String>) {
    let mut inside = |key: &str, value: &Value| {
        let at = format!("{at}/{key}");
        found.push(at.clone());
        places(value, &at, found);
    };
    match value {
        Value::Array(items) => {
            for (key, item) in items.iter().enumerate() {
                inside(&key.to_string(), item);
            }
        }
        Value::Object(fields) => {
            for (key, field) in fields {
                inside(key, field);
            }
        }
        _ => {}
    }
}

/// What of an index nothing else in it has to agree with, and all of it.
const PARTS: [&str; 6] = [
    "/shards/long",
    "/shards/silences",
    "/shards/lanes/0/peaks",
    "/shards/lanes/1/peaks",
    "/shards/lanes",
    "/shards",
];

/// The same with slips somewhere below a place.
fn slipped(good: &Value, below: &str, slips: &[(prop::sample::Index, Value)]) -> Value {
    let mut value = good.clone();
    for (index, slip) in slips {
        let mut found = Vec::new();
        if let Some(inside) = value.pointer(below) {
            places(inside, below, &mut found);
        }
        if !found.is_empty()
            && let Some(place) = value.pointer_mut(index.get(&found) as &String)
        {
            *place = slip.clone();
        }
    }
    value
}

/// Does what readers do, and gives the ids of all related events that were named meanwhile.
fn used(
    chronology: Chronology,
    in_files: &[(prop::sample::Index, Value)],
    query: String,
    date: i32,
) -> Vec<String> {
    let (_, files) = &*GOOD;
    let mut named = Vec::new();
    let chronology = Shared::new(chronology);
    let mut state = State::default().reduce(Action::Load(Load::Ready(chronology)));
    for action in [
        Action::Last,
        Action::Step(-1),
        Action::Panel(Panel::People),
        Action::People(vec!["a3".into()]),
        Action::Query(query),
        Action::Step(1),
        Action::Date(date),
        Action::Seen(Shared::new(Vec::from_iter(Some(1..40)))),
        Action::SelectId("e7".into()),
        Action::Select(3),
        Action::Select(u32::MAX),
    ] {
        state = state.reduce(action);
        for file in state.files().into_iter().take(3) {
            let good = files.get(&state.chronology().unwrap().address(file));
            let text = good.map(|good| slipped(good, "", in_files).to_string());
            state = state.reduce(Action::Part(file, text));
        }
        let chronology = state.chronology().unwrap();
        let links = state
            .selected
            .map_or_else(Vec::new, |entry| chronology.links(entry));
        let events = links
            .iter()
            .filter_map(|link| chronology.glimpse(link.entry));
        named.extend(events.map(|event| event.id.clone()));
    }
    named
}

#[test]
fn without_slips_all_of_it_is_read_and_related_events_are_named() {
    let index = read(&GOOD.0.to_string()).unwrap();
    let named = used(Chronology::new(index), &[], String::new(), 0);
    assert!(!named.is_empty());
}

proptest! {
    // A failure prints what it needs to be told again, so no file is kept.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_index_and_files_with_slips_are_refused_or_harmless(
        part in prop::sample::select(&PARTS), in_index in slips(), in_files in slips(), query in "[a-z]?", date in any::<i32>(),
    ) {
        let (index, _) = &*GOOD;
        let index = slipped(index, part, &in_index).to_string();
        if let Ok(loaded) = read(&index) {
            for event in used(Chronology::new(loaded), &in_files, query, date) {
                prop_assert!(!event.is_empty());
            }
        }
    }

    #[test]
    fn an_index_that_adds_up_is_drawn_whatever_it_says(
        counts in prop::collection::vec((0_u32..200, 1_u32..200), 1..20),
        gaps in prop::collection::vec(0_i64..9_000_000_000_000, 20),
        first in -9_000_000_000_000_i64..9_000_000_000_000,
    ) {
        let starts: Vec<i64> = std::iter::once(first).chain(gaps).take(counts.len()).collect();
        let last: i64 = starts.iter().sum();
        let of = |pick: fn(&(u32, u32)) -> u32| counts.iter().map(pick).collect::<Vec<_>>();
        let all: u32 = counts.iter().map(|(a, b)| a + b).sum();
        let index = format!(
            r#"{{"format":"diplomatic-timeline/1","events":[],"shards":{{"events":{all},"folder":"f","starts":{starts:?},
            "last":{last},"end":{last},"lanes":[{{"kind":"a","counts":{:?}}},{{"kind":"b","counts":{:?}}}]}}}}"#,
            of(|c| c.0), of(|c| c.1)
        );
        let chronology = Chronology::new(read(&index).unwrap());
        let entries = &chronology.items.entries;
        let mut before = i64::MIN;
        let mut of_lane = [0_u32; 2];
        for at in 0..all {
            let entry = entries.get(at as usize).unwrap();
            prop_assert!(entry.start >= before, "in order");
            before = entry.start;
            of_lane[usize::from(entry.lane)] += 1;
            let shard = chronology.shard_of(at);
            prop_assert!(entries.range(shard as usize).contains(&at));
        }
        prop_assert_eq!(of_lane[0] as usize, chronology.items.lanes[0].count);
        prop_assert_eq!(of_lane[1] as usize, chronology.items.lanes[1].count);
    }
}

#[test]
fn what_is_no_number_is_not_taken_for_nought() {
    let (index, _) = &*GOOD;
    // Before 1970, nought would be late enough.
    let mut index = index.clone();
    index["shards"]["starts"][0] = (-9_000_000_000_i64).into();
    index["shards"]["last"] = (-1).into();
    index["shards"]["end"] = 0.into();
    assert!(read(&index.to_string()).is_ok());
    for field in ["last", "end", "events"] {
        for wrong in [Value::from("0"), Value::from(0.5), Value::Null] {
            let mut index = index.clone();
            index["shards"][field] = wrong;
            assert!(read(&index.to_string()).is_err(), "{field}");
        }
    }
}
