//! A timeline cut into shards, and the widget's state that puts it together again.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod asking;
mod host;

use diplomatic_timeline::model::Timeline;
use diplomatic_timeline::state::{Action, File, Filter, Panel, Shared, State};

use host::{expected, host, id, serve, timeline};

#[test]
fn every_event_is_in_one_shard_at_its_rank_among_all() {
    let host = host(1500);
    let mut state = host.open();
    let shards = state.chronology().unwrap().items.entries.chunks();
    assert!(shards > 6, "{shards} shards");
    for shard in 0..shards as u32 {
        state = host.serve(&state, File::Shard(shard));
        let chronology = state.chronology().unwrap();
        for entry in chronology.items.entries.range(shard as usize) {
            assert_eq!(chronology.shard_of(entry), shard);
            assert_eq!(id(chronology, entry), id(&host.whole, entry));
            assert_eq!(
                chronology.find(id(&host.whole, entry).unwrap()),
                Some(entry)
            );
        }
    }
}

#[test]
fn counts_are_exact_before_any_shard_is_there() {
    let host = host(1500);
    let state = host.open();
    let chronology = state.chronology().unwrap();
    assert_eq!(chronology.len(), 1500);
    assert_eq!(chronology.items.lanes, host.whole.items.lanes);
    assert_eq!(chronology.items.whole, host.whole.items.whole);
    assert_eq!(chronology.horizon(), host.whole.horizon());
    assert_eq!(chronology.sources(), 9);
    let filter = Filter {
        kinds: Some(vec!["strike".into()]),
        ..Filter::default()
    };
    let strikes = expected(&host, &filter).len();
    let state = state.reduce(Action::Kinds(filter.kinds));
    assert_eq!(state.visible.count(), strikes);
    assert!(!state.visible.facets.unsure);
}

#[test]
fn a_widget_opens_with_the_index_and_one_shard() {
    let host = host(1500);
    let (state, served) = host.settle(host.open());
    assert_eq!(served, 1);
    let first = state
        .event()
        .expect("the first event of the range is there");
    assert!(first.when.edtf.as_str() >= "2022-03-01");
    // From the first step on, the neighbours are there before they are needed.
    let (state, served) = host.settle(state.reduce(Action::Step(1)));
    assert!((1..=3).contains(&served), "{served}");
    let end = state
        .chronology()
        .unwrap()
        .items
        .entries
        .range(
            state
                .chronology()
                .unwrap()
                .shard_of(state.selected.unwrap()) as usize,
        )
        .end;
    let over = state
        .reduce(Action::Select(end))
        .reduce(Action::Step(-1))
        .reduce(Action::Step(1));
    assert!(
        over.event().is_some(),
        "the next shard came ahead of the reader"
    );
}

#[test]
fn what_is_not_wanted_any_more_is_not_asked_for() {
    let host = host(1500);
    let state = host.open().reduce(Action::Last);
    let last = state.chronology().unwrap().items.entries.chunks() as u32 - 1;
    assert_eq!(state.files()[0], File::Shard(last));
    let state = state.reduce(Action::First);
    assert_eq!(state.files()[0], File::Shard(0));
    assert!(!state.files().contains(&File::Shard(last)));
}

#[test]
fn what_began_long_before_the_view_is_looked_for() {
    let mut timeline = timeline(1500);
    let times: Vec<String> = timeline
        .events
        .iter()
        .map(|e| e.when.edtf.clone())
        .collect();
    let first = times.iter().min().unwrap();
    let at = times.iter().position(|time| time == first).unwrap();
    timeline.events[at].when.edtf = format!("{first}/2024-01-05");
    timeline.events[at].when.latest = Some("2024-01-05T23:59:59Z".parse().unwrap());
    let host = serve(timeline);
    let (state, _) = host.settle(host.open().reduce(Action::Select(600)));
    let chronology = state.chronology().unwrap().clone();
    let long = host.whole.find(&format!("e{at}")).unwrap();
    let shard = File::Shard(chronology.shard_of(long));
    let near = state.selected.unwrap();
    assert!(!chronology.has_shard(chronology.shard_of(long)));
    let state = state.reduce(Action::Seen(Shared::new(Vec::from_iter(Some(
        near..near + 20,
    )))));
    assert!(state.files().contains(&shard), "{:?}", state.files());
    // When it is over by then, it is not.
    let later = state.reduce(Action::Seen(Shared::new(Vec::from_iter(Some(1450..1480)))));
    assert!(!later.files().contains(&shard));
}

#[test]
fn related_events_are_named_across_shards() {
    let mut timeline = timeline(1500);
    // Every event answers one that is anywhere.
    for at in 0..timeline.events.len() {
        let to = format!("e{}", at * 977 % 1500);
        let relation = format!(r#"{{"event":"{to}","rel":"responds-to"}}"#);
        timeline.events[at].relations = vec![serde_json::from_str(&relation).unwrap()];
    }
    let host = serve(timeline);
    let (mut state, _) = host.settle(host.open());
    let mut far = 0;
    for entry in [0, 400, 777, 1499] {
        (state, _) = host.settle(state.reduce(Action::Select(entry)));
        let chronology = state.chronology().unwrap();
        let links = chronology.links(entry);
        assert_eq!(links, host.whole.links(entry));
        for link in links {
            let named = chronology.glimpse(link.entry).expect("it is named");
            let event = host.whole.event(link.entry).unwrap();
            assert_eq!(named.headline, event.headline);
            far += usize::from(chronology.event(link.entry).is_none());
        }
        // What is only named is in no shard twice, and found where it is.
        let other = chronology.links(entry)[0].entry;
        let (there, _) = host.settle(state.reduce(Action::Select(other)));
        assert_eq!(there.event().map(|e| e.id.as_str()), id(&host.whole, other));
    }
    assert!(far > 0, "some are in shards that have not come");
}

#[test]
fn an_event_to_which_thousands_are_related_does_not_swell_its_shard() {
    let mut timeline = timeline(3000);
    for (at, event) in timeline.events.iter_mut().enumerate().skip(2) {
        let relation = r#"{"event":"e0","rel":"responds-to"}"#;
        event.relations = vec![serde_json::from_str(relation).unwrap()];
        event.headline = format!("The answer of number {at}");
    }
    // What the event names itself is told however far it is.
    let relation = r#"{"event":"e1","rel":"follows"}"#;
    timeline.events[0].relations = vec![serde_json::from_str(relation).unwrap()];
    let host = serve(timeline);
    let longest = host.files.values().map(String::len).max().unwrap();
    assert!(longest < 3 * 64 * 1024, "a file of {longest} bytes");
    let hub = host.whole.find("e0").unwrap();
    let (state, _) = host.settle(host.open().reduce(Action::SelectId("e0".into())));
    let chronology = state.chronology().unwrap();
    let links = chronology.links(hub);
    assert_eq!(id(&host.whole, links[0].entry), Some("e1"));
    let start = |entry: u32| host.whole.entry(entry).unwrap().start;
    let distance = |entry: u32| start(entry).abs_diff(start(hub));
    let told: Vec<u32> = links.iter().skip(1).map(|link| link.entry).collect();
    let farthest = told.iter().map(|entry| distance(*entry)).max().unwrap();
    assert!(told.len() > 100, "{} are told", told.len());
    for link in host.whole.links(hub).iter().skip(1) {
        let near = distance(link.entry) < farthest;
        assert!(!near || told.contains(&link.entry), "the nearest are told");
    }
}

#[test]
fn stepping_goes_through_all_events_in_their_order() {
    let host = host(500);
    let (mut state, _) = host.settle(host.open().reduce(Action::First));
    for entry in 0..500 {
        assert_eq!(state.event().map(|e| e.id.as_str()), id(&host.whole, entry));
        (state, _) = host.settle(state.reduce(Action::Step(1)));
    }
}

#[test]
fn an_event_is_found_by_its_id_wherever_it_is() {
    let host = host(1500);
    for wanted in ["e0", "e834", "e1499"] {
        let state = State::default().reduce(Action::SelectId(wanted.into()));
        let chronology = host.open().load;
        let (state, served) = host.settle(state.reduce(Action::Load(chronology)));
        assert_eq!(state.event().unwrap().id, wanted);
        assert!(served <= 3, "keys, block and shard, not {served}");
        // Later, too.
        let (state, _) = host.settle(state.reduce(Action::SelectId("e77".into())));
        assert_eq!(state.event().unwrap().id, "e77");
    }
    let (state, _) = host.settle(host.open().reduce(Action::SelectId("nobody".into())));
    assert!(
        state.event().is_some(),
        "an unknown id leaves the reader where they are"
    );
}

#[test]
fn filters_find_what_they_find_in_the_whole() {
    let host = host(700);
    let some = |kinds: &[&str], people: &[&str], query: &str| Filter {
        kinds: (!kinds.is_empty()).then(|| kinds.iter().map(|k| (*k).to_owned()).collect()),
        people: people.iter().map(|p| (*p).to_owned()).collect(),
        query: query.into(),
    };
    for filter in [
        some(&[], &["a3"], ""),
        some(&[], &["a3", "a1"], ""),
        some(&["strike"], &["a2"], ""),
        some(&[], &[], "élysée"),
        some(&[], &[], "123"),
        some(&["summit", "meeting"], &["a5"], "gra talk"),
        some(&[], &[], "nothing-like-it"),
    ] {
        let expected = expected(&host, &filter);
        let mut state = host.open().reduce(Action::Kinds(filter.kinds));
        state = state.reduce(Action::People(filter.people));
        state = state.reduce(Action::Query(filter.query));
        (state, _) = host.settle(state.reduce(Action::First));
        assert!(state.visible.count() >= expected.len(), "never too few");
        // To the next match, over all that lies between.
        let mut found: Vec<String> = Vec::new();
        while let Some(event) = state.event() {
            if found.last() == Some(&event.id) {
                break;
            }
            found.push(event.id.clone());
            (state, _) = host.settle(state.reduce(Action::Step(1)));
        }
        assert_eq!(found, expected);
        // And back.
        let mut back = found.clone();
        while let Some(event) = state.event() {
            assert_eq!(back.pop(), Some(event.id.clone()));
            if back.is_empty() {
                break;
            }
            (state, _) = host.settle(state.reduce(Action::Step(-1)));
        }
    }
}

#[test]
fn a_single_person_is_counted_exactly_by_the_keys_alone() {
    let host = host(1500);
    let expected = expected(
        &host,
        &Filter {
            people: vec!["a3".into()],
            ..Filter::default()
        },
    );
    let mut state = host.open().reduce(Action::People(vec!["a3".into()]));
    assert!(
        state.visible.facets.unsure,
        "before the keys are there, all may match"
    );
    while let Some(file) = state
        .files()
        .into_iter()
        .find(|file| !matches!(file, File::Shard(_)))
    {
        state = host.serve(&state, file);
    }
    assert_eq!(state.visible.count(), expected.len());
    assert!(!state.visible.facets.unsure);
}

#[test]
fn people_come_when_they_are_asked_for() {
    let host = host(1200);
    let state = host.open();
    assert!(state.chronology().unwrap().crowd().people.is_empty());
    assert!(!state.files().contains(&File::People));
    let (state, _) = host.settle(state.reduce(Action::Panel(Panel::People)));
    let chronology = state.chronology().unwrap();
    assert_eq!(chronology.crowd().people.len(), host.whole.people.len());
    let counts: Vec<u32> = host.whole.people.iter().map(|(_, count)| *count).collect();
    let crowd = chronology.crowd().people.iter();
    let shown: Vec<u32> = crowd.map(|(_, count)| *count).collect();
    assert_eq!(shown, counts);
}

#[test]
fn a_file_that_does_not_come_is_asked_for_again_only_on_request() {
    let host = host(1200);
    let state = host.open().reduce(Action::First);
    let missed = state.reduce(Action::Part(File::Shard(0), None));
    assert!(!missed.files().contains(&File::Shard(0)));
    // The rest goes on working.
    let (elsewhere, _) = host.settle(missed.reduce(Action::Last));
    assert!(elsewhere.event().is_some());
    let (again, _) = host.settle(missed.reduce(Action::AskAgain));
    assert!(again.event().is_some());
    let broken = state.reduce(Action::Part(File::Shard(0), Some("<!doctype html>".into())));
    assert_eq!(broken.far.failed, [File::Shard(0)]);
}

#[test]
fn only_so_many_shards_are_kept() {
    let host = host(7000);
    let mut state = host.open();
    let shards = state.chronology().unwrap().items.entries.chunks() as u32;
    assert!(shards > 50, "{shards}");
    for shard in 0..shards {
        state = host.serve(&state, File::Shard(shard));
    }
    let chronology = state.chronology().unwrap();
    let kept = (0..shards)
        .filter(|shard| chronology.has_shard(*shard))
        .count();
    assert!(kept <= 50, "{kept} are kept");
    assert!(chronology.has_shard(shards - 1), "the latest stay");
}

#[test]
fn a_shard_that_is_not_as_the_index_says_moves_nothing() {
    let host = host(1200);
    let state = host.open();
    let address = state.chronology().unwrap().address(File::Shard(1));
    let mut other: Timeline = serde_json::from_str(&host.files[&address]).unwrap();
    other.events.truncate(5);
    other.events[0].kind = "strike".into();
    other.events[1].kind = "unheard-of".into();
    let text = serde_json::to_string(&other).unwrap();
    let state = state.reduce(Action::Part(File::Shard(1), Some(text)));
    let (state, _) = host.settle(state);
    let chronology = state.chronology().unwrap();
    assert_eq!(chronology.len(), 1200);
    let range = chronology.items.entries.range(1);
    let there = range
        .filter(|entry| chronology.event(*entry).is_some())
        .count();
    assert!((3..=5).contains(&there), "{there}");
    let after = chronology.items.entries.range(2).start;
    let state = host.serve(&state, File::Shard(2));
    assert_eq!(
        id(state.chronology().unwrap(), after),
        id(&host.whole, after)
    );
}

#[test]
fn a_shard_that_refers_to_what_is_not_there_does_no_harm() {
    let host = host(1200);
    let state = host.open();
    let address = state.chronology().unwrap().address(File::Shard(1));
    let mut other: Timeline = serde_json::from_str(&host.files[&address]).unwrap();
    let number = other.events.len();
    for at in 0..number {
        let to = other.events[(at + number / 2) % number].id.clone();
        let relation = format!(r#"{{"event":"{to}","rel":"follows"}}"#);
        other.events[at].relations = vec![serde_json::from_str(&relation).unwrap()];
    }
    // Too many places, and one that no event has.
    for beyond in [vec![u32::MAX, 3], vec![7; number + 5]] {
        other.beyond = beyond;
        let text = serde_json::to_string(&other).unwrap();
        let state = state.reduce(Action::Part(File::Shard(1), Some(text)));
        let chronology = state.chronology().unwrap();
        let range = chronology.items.entries.range(1);
        let links: Vec<u32> = range
            .flat_map(|entry| chronology.links(entry))
            .map(|link| link.entry)
            .collect();
        assert_eq!(links.is_empty(), other.own() == 0);
        for entry in links {
            let state = state.reduce(Action::Select(entry));
            assert!(state.selected.is_some_and(|at| at < 1200), "{entry}");
            let told = chronology.glimpse(entry);
            assert!(told.is_none_or(|event| !event.id.is_empty()));
        }
        assert_eq!(state.chronology().unwrap().len(), 1200);
    }
}
