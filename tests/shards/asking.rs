//! What a reader asks for before the shards are there that could answer it.

use diplomatic_timeline::state::{Action, Address, File, Filter, Load, Shared, State};

use crate::host::{Host, expected, host, id, serve, timeline};

fn asked(host: &Host, entry: u32, filter: &Filter) -> State {
    let event = id(&host.whole, entry).map(str::to_owned);
    let filter = filter.clone();
    let (state, _) = host.settle(host.open().reduce(Action::Go(Address { event, filter })));
    state
}

#[test]
fn a_link_keeps_its_filter_unless_the_event_does_not_pass() {
    let host = host(1500);
    let filters = [
        Filter {
            kinds: Some(vec!["strike".into(), "summit".into()]),
            ..Filter::default()
        },
        Filter {
            people: vec!["a3".into()],
            ..Filter::default()
        },
        Filter {
            query: "grain".into(),
            ..Filter::default()
        },
    ];
    for filter in filters {
        let passing = expected(&host, &filter);
        for entry in (0..1500).step_by(131) {
            let state = asked(&host, entry, &filter);
            let wanted = id(&host.whole, entry).unwrap();
            assert_eq!(state.event().unwrap().id, wanted, "{filter:?}");
            let passes = passing.iter().any(|id| id == wanted);
            assert_eq!(state.filter == filter, passes, "{wanted} {filter:?}");
            assert_eq!(state.filter.is_open(), !passes);
        }
    }
}

#[test]
fn what_was_asked_for_stays_so_when_the_list_shows_it_before_its_shard_is_there() {
    let host = host(1500);
    let query = Filter {
        query: "grain".into(),
        ..Filter::default()
    };
    let passing = expected(&host, &query);
    let all = |entry| id(&host.whole, entry).unwrap();
    let entry = (900..1500).find(|entry| !passing.iter().any(|id| id == all(*entry)));
    let wanted = all(entry.unwrap());
    let state = host.open().reduce(Action::Query(query.query));
    let state = host.serve(&state, File::Keys);
    let state = state.reduce(Action::SelectId(wanted.into()));
    // Where it is, but not yet what has the word.
    let mut last = state.files().into_iter().rev();
    let of_ids = last.find(|file| matches!(file, File::Block(_)));
    let state = host.serve(&state, of_ids.unwrap());
    let read = state.reduce(Action::Read(state.selected.unwrap()));
    assert!(read.event().is_none() && read.visible.count() > passing.len());
    let (state, _) = host.settle(read);
    assert_eq!(state.event().unwrap().id, wanted);
    assert!(state.filter.is_open());
}

#[test]
fn what_tells_nothing_new_of_the_events_leaves_the_chronology_as_it_is() {
    let host = host(1500);
    let (state, _) = host.settle(host.open());
    let wanting = state.reduce(Action::SelectId("nowhere".into()));
    let told = host.serve(&wanting, File::Keys);
    let blocks = told.files().into_iter();
    let told = blocks.fold(told.clone(), |told, file| host.serve(&told, file));
    let missed = told.reduce(Action::Part(File::Shard(9), None));
    // Two are equal when they are one: all would be laid out and drawn again for another.
    assert_eq!(told.files(), []);
    assert!(missed.far != told.far && missed.load == state.load);
}

#[test]
fn counts_stay_exact_when_shards_make_room_for_others_and_come_again() {
    let host = host(7000);
    let query = Action::Query("bridge".into());
    let mut state = host.open().reduce(query.clone());
    while let Some(file) = state.files().into_iter().find(|f| *f > File::People) {
        state = host.serve(&state, file);
    }
    let shards = state.chronology().unwrap().items.entries.chunks() as u32;
    for shard in (0..shards).chain([0, 1, 2, 0]) {
        state = host.serve(&state, File::Shard(shard));
    }
    let whole = State::default()
        .reduce(Action::Load(Load::Ready(host.whole.clone())))
        .reduce(query);
    assert_eq!(state.visible.facets.kinds, whole.visible.facets.kinds);
    assert_eq!(state.visible.count(), whole.visible.count());
    assert!(!state.visible.facets.unsure);
}

#[test]
fn where_the_keys_are_missing_the_beginning_is_shown() {
    let host = host(1500);
    let state = host.open().reduce(Action::SelectId("e834".into()));
    let (state, _) = host.settle(state.reduce(Action::Part(File::Keys, None)));
    assert!(state.event().is_some());
}

#[test]
fn where_the_keys_name_a_place_that_is_not_there_the_beginning_is_shown() {
    let host = host(1500);
    let wanted = State::default().reduce(Action::SelectId("e834".into()));
    let mut state = host.serve(&wanted.reduce(Action::Load(host.open().load)), File::Keys);
    while let Some(file @ File::Block(_)) = state.files().first().copied() {
        let wrong = r#"{"i:e834":[99999999]}"#;
        state = state.reduce(Action::Part(file, Some(wrong.into())));
    }
    let ((state, _), (beginning, _)) = (host.settle(state), host.settle(host.open()));
    assert!(state.event().is_some());
    assert_eq!(state.event(), beginning.event());
}

#[test]
fn what_is_in_sight_is_asked_for_when_the_same_data_comes_anew() {
    let host = host(1500);
    let state = host
        .open()
        .reduce(Action::Seen(Shared::new(Vec::from_iter(Some(700..720)))));
    let shard = File::Shard(state.chronology().unwrap().shard_of(710));
    assert!(state.files().contains(&shard));
    let again = state.reduce(Action::Load(host.open().load));
    assert!(again.files().contains(&shard), "{:?}", again.files());
}

#[test]
fn of_more_shards_than_can_be_loaded_those_of_what_is_drawn_are() {
    let host = host(7000);
    let state = host.open();
    let shard = |entry: u32| File::Shard(state.chronology().unwrap().shard_of(entry));
    let all = state.reduce(Action::Seen(Shared::new(Vec::from_iter(Some(100..6900)))));
    assert!(!all.files().contains(&shard(3000)));
    // In columns the first of each day are drawn, and the rest is counted.
    let drawn = [300, 301, 3000, 3001, 6000];
    let ranges = drawn.map(|entry| entry..entry + 1);
    let state = state.reduce(Action::Seen(Shared::new(ranges.to_vec())));
    for entry in drawn {
        assert!(state.files().contains(&shard(entry)), "{entry}");
    }
    assert!(!state.files().contains(&shard(4500)));
}

#[test]
fn nothing_has_a_word_of_punctuation_in_it() {
    let host = host(500);
    let state = host.open().reduce(Action::Query("?!".into()));
    assert_eq!(state.visible.count(), 0);
    assert!(!state.visible.facets.unsure);
}

#[test]
fn a_day_over_many_shards_is_one_date() {
    let mut timeline = timeline(1500);
    let when = timeline.events[0].when.clone();
    for event in &mut timeline.events {
        event.when = when.clone();
    }
    let host = serve(timeline);
    let (state, _) = host.settle(host.open().reduce(Action::Select(750)));
    let shards = state.chronology().unwrap().items.entries.chunks();
    assert!(shards > 6, "{shards} shards");
    assert_eq!(state.reduce(Action::Date(1)).selected, Some(750));
    assert_eq!(state.reduce(Action::Date(-1)).selected, Some(750));
}

#[test]
fn paper_has_what_is_around_the_reader() {
    let host = host(1500);
    let (state, _) = host.settle(host.open().reduce(Action::First));
    let (state, _) = host.settle(state.reduce(Action::Last));
    let (state, served) = host.settle(state.reduce(Action::First));
    assert_eq!(served, 0, "it is there from before");
    let there = state.chronology().unwrap().there(state.selected);
    assert!(there.contains(&0) && !there.contains(&1499), "{there:?}");
}

#[test]
fn an_event_that_was_asked_for_gives_way_to_a_filter_as_any_other() {
    let host = host(1500);
    let (state, _) = host.settle(host.open().reduce(Action::SelectId("e834".into())));
    let event = state.event().unwrap();
    assert_eq!(event.id, "e834");
    let kind = event.kind.clone();
    let (state, _) = host.settle(state.reduce(Action::ToggleKind(kind.clone())));
    assert_ne!(state.event().unwrap().kind, kind);
}

#[test]
fn the_first_of_a_kind_is_the_first_of_all_of_it() {
    let host = host(1500);
    for kind in ["strike", "meeting", "summit"] {
        let filter = Filter {
            kinds: Some(vec![kind.into()]),
            ..Filter::default()
        };
        let state = host.open().reduce(Action::Kinds(filter.kinds.clone()));
        let (state, _) = host.settle(state.reduce(Action::First));
        assert_eq!(state.event().unwrap().id, expected(&host, &filter)[0]);
    }
}

#[test]
fn the_most_of_a_kind_on_a_day_stays_known_when_another_kind_goes() {
    let host = host(1500);
    let off = Action::ToggleKind("statement".into());
    let whole = State::default().reduce(Action::Load(Load::Ready(host.whole.clone())));
    let (whole, parts) = (whole.reduce(off.clone()), host.open().reduce(off));
    // Whatever is searched for could be in all of them, as long as nothing is known of the words.
    let searched = parts.reduce(Action::Query("s".into()));
    for lane in 0..host.whole.items.lanes.len() {
        assert_eq!(parts.visible.peaks_of(lane), whole.visible.peaks_of(lane));
        assert_eq!(
            searched.visible.peaks_of(lane),
            whole.visible.peaks_of(lane)
        );
    }
}
