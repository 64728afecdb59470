//! A made-up chronology, and a host that serves it in shards.

use std::collections::BTreeMap;

use diplomatic_timeline::model::{Event, Timeline, read};
use diplomatic_timeline::shards::cut;
use diplomatic_timeline::state::{Action, Chronology, File, Filter, Load, Shared, State};

/// Events over three years, with bursts, silences, clock times and open ends.
pub(crate) fn timeline(number: usize) -> Timeline {
    let mut seed = 11_u64;
    let mut random = move |below: u64| {
        seed = seed * 16_807 % 2_147_483_647;
        seed % below
    };
    let events = (0..number).map(|n| {
        let mut day = random(900);
        if random(3) == 0 {
            day = 200 + random(12);
        } else if (500..560).contains(&day) {
            day = 499;
        }
        let month = day / 28 % 12 + 1;
        let date = format!("{}-{month:02}-{:02}", 2022 + day / 336, day % 28 + 1);
        let kind = ["strike", "statement", "meeting", "summit"][random(4) as usize];
        let (earliest, latest) = match random(20) {
            0 => (format!(r#""{date}T05:30:00Z""#), format!(r#""{date}T05:30:00Z""#)),
            1 => (format!(r#""{date}T00:00:00Z""#), "null".into()),
            _ => (format!(r#""{date}T00:00:00Z""#), format!(r#""{date}T23:59:59Z""#)),
        };
        let precision = if earliest == latest { "instant" } else { "day" };
        let text = ["The bridge was hit", "Talks about grain", "Élysée statement, again"];
        let text = text[random(3) as usize];
        let event = format!(
            r#"{{"id":"e{n}","kind":"{kind}","headline":"{text} {n}","when":{{"edtf":"{date}","earliest":{earliest},
            "latest":{latest},"precision":"{precision}","basis":"stated"}},"place":"p{}","actors":[{{"actor":"a{}","part":"speaker"}}],
            "evidence":[{{"source":"s{}","paragraphs":[1]}}],"summary":"{}"}}"#,
            random(5), random(7), random(9), "Some words of its own. ".repeat(random(12) as usize)
        );
        serde_json::from_str::<Event>(&event).unwrap()
    });
    let named = |letter: &str, number: usize, rest: &str| -> String {
        let all = (0..number).map(|n| format!(r#"{{"id":"{letter}{n}"{rest}}}"#));
        all.collect::<Vec<_>>().join(",")
    };
    let frame = format!(
        r#"{{"format":"diplomatic-timeline/1","id":"many","title":"Many","range":{{"from":"2022-03-01","to":"2025-01-01"}},
        "kinds":[{{"id":"summit","label":"Summit"}}],"sources":[{}],"actors":[{}],"places":[{}],"events":[]}}"#,
        named(
            "s",
            9,
            r#","title":"T","publisher":"P","published":"2024-12-01""#
        ),
        named("a", 7, r#","name":"Ada Lovelace","role":"Minister""#),
        named("p", 5, r#","name":"Kyiv""#),
    );
    let frame: Timeline = serde_json::from_str(&frame).unwrap();
    Timeline {
        events: events.collect(),
        ..frame
    }
}

/// What a host serves of a timeline: the index, and files by their addresses.
pub(crate) struct Host {
    pub(crate) whole: Shared<Chronology>,
    index: String,
    pub(crate) files: BTreeMap<String, String>,
}

pub(crate) fn host(number: usize) -> Host {
    serve(timeline(number))
}

pub(crate) fn serve(timeline: Timeline) -> Host {
    let whole = serde_json::to_string(&timeline).unwrap();
    let cut = cut(timeline).unwrap();
    Host {
        whole: Shared::new(Chronology::new(read(&whole).unwrap())),
        index: serde_json::to_string(&cut.index).unwrap(),
        files: cut.files.into_iter().collect(),
    }
}

impl Host {
    /// The widget with the index alone.
    pub(crate) fn open(&self) -> State {
        let loaded = read(&self.index).unwrap();
        let chronology = Shared::new(Chronology::new(loaded));
        State::default().reduce(Action::Load(Load::Ready(chronology)))
    }

    pub(crate) fn serve(&self, state: &State, file: File) -> State {
        let address = state.chronology().unwrap().address(file);
        state.reduce(Action::Part(file, Some(self.files[&address].clone())))
    }

    /// The state after all that it wants has arrived, and how many files that were.
    pub(crate) fn settle(&self, mut state: State) -> (State, usize) {
        let mut served = 0;
        while let Some(file) = state.files().first().copied() {
            state = self.serve(&state, file);
            served += 1;
            assert!(served < 500, "it never has enough");
        }
        (state, served)
    }
}

pub(crate) fn id(chronology: &Chronology, entry: u32) -> Option<&str> {
    Some(chronology.event(entry)?.id.as_str())
}

/// Ids of the matching events that are there, in their order.
fn shown(state: &State) -> Vec<String> {
    let chronology = state.chronology().unwrap();
    let ranks = (0..state.visible.count()).filter_map(|rank| state.visible.nth(rank));
    ranks
        .filter_map(|entry| id(chronology, entry))
        .map(str::to_owned)
        .collect()
}

/// The same of the whole chronology.
pub(crate) fn expected(host: &Host, filter: &Filter) -> Vec<String> {
    let mut state = State::default().reduce(Action::Load(Load::Ready(host.whole.clone())));
    state = state.reduce(Action::Kinds(filter.kinds.clone()));
    state = state.reduce(Action::People(filter.people.clone()));
    shown(&state.reduce(Action::Query(filter.query.clone())))
}
