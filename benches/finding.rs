//! What it costs to read a file, to move through its events and to find some of them, from a
//! thousand events to a hundred thousand, and how that grows; and how long the longest step of a
//! load takes, which is what the page has to wait for at once, as it does for a letter that is
//! typed over shards of which none is there.

#![allow(missing_docs)]

use std::hint::black_box;

use diplomatic_timeline::model::{Reader, ShardLane, Shards, Timeline, read};
use diplomatic_timeline::state::{Action, Chronology, Indexing, Load, Shared, State};

mod slope;

const SIZES: [usize; 3] = [1_000, 10_000, 100_000];
/// Sizes at which the longest step of a load is looked for.
const STEPS: [usize; 4] = [1_000, 10_000, 100_000, 1_000_000];

struct Loaded {
    text: String,
    state: State,
}

impl Loaded {
    fn new(size: usize) -> Self {
        let text = text(size, false);
        let state = opened(&text).reduce(Action::Query("border 7".into()));
        Self {
            text,
            state: state.reduce(Action::ClearFilters),
        }
    }

    fn does(&self, action: Action) {
        black_box(self.state.reduce(action));
    }
}

fn opened(text: &str) -> State {
    let chronology = match read(text) {
        Ok(loaded) => Chronology::new(loaded),
        Err(error) => unreachable!("{error}"),
    };
    State::default().reduce(Action::Load(Load::Ready(Shared::new(chronology))))
}

/// A file of so many events over thirty years, of three kinds and with fifty people, by date or
/// in no order within a month.
fn text(size: usize, ordered: bool) -> String {
    let people: Vec<String> = (0..50)
        .map(|n| format!(r#"{{"id":"p{n}","name":"Person {n}"}}"#))
        .collect();
    let events: Vec<String> = (0..size)
        .map(|n| {
            let kind = ["strike", "statement", "meeting"][n % 3];
            let day = format!("{}-{:02}-{:02}", 1990 + n * 30 / size, n * 360 / size % 12 + 1, if ordered { n * 360 * 28 / size } else { n } % 28 + 1);
            format!(
                r#"{{"id":"e{n}","kind":"{kind}","headline":"Report {n} from the northern border","summary":"Nobody would say whether the talks go on.","when":{{"edtf":"{day}","earliest":"{day}T00:00:00Z","latest":"{day}T23:59:59Z","precision":"day","basis":"stated"}},"actors":[{{"actor":"p{}","part":"speaker"}}]}}"#,
                n * 7 % 50
            )
        })
        .collect();
    format!(
        r#"{{"format":"diplomatic-timeline/1","id":"many","title":"Many","language":"en","actors":[{}],"events":[{}]}}"#,
        people.join(","),
        events.join(",")
    )
}

const CASES: [slope::Case<Loaded>; 8] = [
    ("read", |loaded| {
        black_box(read(&loaded.text).is_ok());
    }),
    ("read in pieces", |loaded| {
        let mut reader = Reader::of(loaded.text.len());
        for piece in loaded.text.as_bytes().chunks(1 << 15) {
            black_box(reader.read(piece).is_ok());
        }
        black_box(reader.end_of_text().is_ok());
    }),
    ("read and index", |loaded| {
        black_box(opened(&loaded.text));
    }),
    ("one step", |loaded| loaded.does(Action::Step(1))),
    ("select by id", |loaded| {
        loaded.does(Action::SelectId("e500".into()));
    }),
    ("filter by kind", |loaded| {
        loaded.does(Action::ToggleKind("strike".into()));
    }),
    ("filter by person", |loaded| {
        loaded.does(Action::OnlyPerson("p7".into()));
    }),
    ("search again", |loaded| {
        // Two, or the second would know the answer.
        loaded.does(Action::Query("report 99".into()));
        loaded.does(Action::Query("talks go".into()));
    }),
];

/// The longest step of a load in slices, of events in their order or not.
fn longest_step(size: usize, ordered: bool) -> f64 {
    let text = text(size, ordered);
    slope::longest(&mut |ended| {
        let mut reader = Reader::of(text.len());
        for piece in text.as_bytes().chunks(1 << 15) {
            black_box(reader.read(piece).is_ok());
            ended();
        }
        let Ok(Ok(loaded)) = reader.end_of_text() else {
            unreachable!("it is a timeline");
        };
        ended();
        let mut indexing = Indexing::new(loaded);
        let chronology = loop {
            if let Some(chronology) = indexing.step(4096) {
                break chronology;
            }
            ended();
        };
        ended();
        let load = Load::Ready(Shared::new(chronology));
        let state = State::default().reduce(Action::Load(load));
        ended();
        // To forget everything again is no part of it.
        drop(black_box(state));
    })
}

/// A chronology in shards of 125 events, of which none is there.
fn sharded(size: usize) -> State {
    let lane = |(kind, count): (&str, u32)| ShardLane {
        kind: kind.into(),
        counts: vec![count; size / 125],
        peaks: vec![count; 7],
    };
    let day = 86_400;
    let mut starts = vec![day; size / 125];
    starts[0] = 0;
    let end = starts.len() as i64 * day;
    let timeline = Timeline {
        format: "diplomatic-timeline/1".into(),
        id: "shards".into(),
        shards: Some(Shards {
            events: size as u32,
            last: end - day,
            end,
            starts,
            lanes: [("strike", 60), ("statement", 40), ("meeting", 25)]
                .map(lane)
                .into(),
            busiest: 125,
            ..Shards::default()
        }),
        ..Timeline::default()
    };
    match serde_json::to_string(&timeline) {
        Ok(text) => opened(&text),
        Err(error) => unreachable!("{error}"),
    }
}

/// How long one letter takes, all kinds on or one of them off.
fn letter(size: usize, off: bool) -> f64 {
    let state = sharded(size);
    let state = state.reduce(Action::Kinds(
        off.then(|| vec!["strike".into(), "meeting".into()]),
    ));
    slope::longest(&mut |ended| {
        let after = state.reduce(Action::Query("r".into()));
        ended();
        assert!(after.visible.count() > 0);
    })
}

fn main() {
    slope::run(&SIZES, Loaded::new, &CASES);
    slope::head(&STEPS);
    for (name, ordered) in [
        ("longest step of a load", true),
        ("… of events in no order", false),
    ] {
        slope::line(name, &STEPS.map(|size| longest_step(size, ordered)));
    }
    for (name, off) in [("a letter over shards", false), ("… with a kind off", true)] {
        slope::line(name, &STEPS.map(|size| letter(size, off)));
    }
}
