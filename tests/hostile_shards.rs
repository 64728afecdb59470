//! Indexes of shards that nobody in their right mind would write.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use diplomatic_timeline::model::read;
use diplomatic_timeline::state::{Action, Chronology, Load, Shared, State};
use proptest::prelude::*;

fn number() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("0".to_owned()),
        Just("-1".to_owned()),
        Just("4096".to_owned()),
        Just("9223372036854775807".to_owned()),
        Just("1e300".to_owned()),
        Just("\"x\"".to_owned()),
        (0_i64..50).prop_map(|n| n.to_string()),
        any::<i64>().prop_map(|n| n.to_string()),
    ]
}

fn numbers() -> impl Strategy<Value = String> {
    prop::collection::vec(number(), 0..6).prop_map(|list| format!("[{}]", list.join(",")))
}

proptest! {
    #[test]
    fn a_hostile_index_is_refused_or_harmless(
        events in number(), starts in numbers(), last in number(), end in number(),
        counts in prop::collection::vec(numbers(), 0..4), peaks in numbers(), silence in numbers(),
        answer in prop_oneof![Just("{}"), Just("[]"), Just("{\"w:a\":[1,2,3]}"), Just("[\"i:a\"]"), Just("")],
    ) {
        let lanes: Vec<String> = counts.iter().enumerate().map(|(n, counts)| {
            format!(r#"{{"kind":"k{n}","counts":{counts},"peaks":{peaks}}}"#)
        }).collect();
        let index = format!(
            r#"{{"format":"diplomatic-timeline/1","events":[],"shards":{{"events":{events},"folder":"f","starts":{starts},
            "last":{last},"end":{end},"lanes":[{}],"silences":{silence},"long":{silence},"busiest":{last}}}}}"#,
            lanes.join(",")
        );
        if let Ok(loaded) = read(&index) {
            let chronology = Shared::new(Chronology::new(loaded));
            let mut state = State::default().reduce(Action::Load(Load::Ready(chronology)));
            for action in [Action::Last, Action::Step(-1), Action::Query("a".into()), Action::Date(1), Action::Seen(1..40), Action::SelectId("a".into())] {
                state = state.reduce(action);
                for file in state.files().into_iter().take(4) {
                    state = state.reduce(Action::Part(file, answer.into()));
                }
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
