//! What a reader's actions do to the state.

use super::*;
use crate::layout::{Axis, View, Zoom};
use crate::model::read;

/// Six events: what came before, a strike, two statements of one day, a strike, a plan.
pub(super) fn chronology() -> Shared<Chronology> {
    chronology_with("")
}

/// The same with more events, as JSON, each followed by a comma.
fn chronology_with(more: &str) -> Shared<Chronology> {
    Shared::new(Chronology::new(read(&json(more)).unwrap()))
}

fn json(more: &str) -> String {
    let day = |day: u32| {
        format!(
            r#""when": {{ "edtf": "2025-04-{day}", "precision": "day", "basis": "stated",
               "earliest": "2025-04-{day}T00:00:00+03:00", "latest": "2025-04-{day}T23:59:59+03:00" }}"#
        )
    };
    format!(
        r#"{{ "format": "diplomatic-timeline/1", "id": "t", "title": "T", "language": "en",
        "range": {{ "from": "2025-04-20", "to": "2025-04-25" }},
        "actors": [ {{ "id": "bo", "name": "Bo" }}, {{ "id": "ada", "name": "Ada", "role": "Minister" }} ],
        "events": [ {more}
          {{ "id": "old", "kind": "background", "headline": "What came before", "when": {{ "edtf": "2024",
             "precision": "year", "basis": "stated", "earliest": "2024-01-01T00:00:00Z", "latest": "2024-12-31T23:59:59Z" }} }},
          {{ "id": "bridge", "kind": "strike", "headline": "A bridge is hit", "summary": "{summary}", {d20} }},
          {{ "id": "objects", "kind": "statement", "headline": "Ada objects", {d21},
             "actors": [ {{ "actor": "ada", "part": "speaker" }} ],
             "quotes": [ {{ "text": "The bridge was ours.", "speaker": "ada" }} ] }},
          {{ "id": "denies", "kind": "statement", "headline": "Ada denies", {d21},
             "actors": [ {{ "actor": "ada", "part": "speaker" }} ] }},
          {{ "id": "depot", "kind": "strike", "headline": "A depot burns", {d23},
             "actors": [ {{ "actor": "bo", "part": "perpetrator" }} ] }},
          {{ "id": "talks", "kind": "meeting", "headline": "Talks", "status": "announced", "when": {{ "edtf": "2025-04-25/..",
             "precision": "open", "basis": "announced", "earliest": "2025-04-25T00:00:00+03:00" }},
             "actors": [ {{ "actor": "ada", "part": "participant" }}, {{ "actor": "bo", "part": "participant" }} ] }}
        ] }}"#,
        summary = "s".repeat(200),
        d20 = day(20),
        d21 = day(21),
        d23 = day(23),
    )
}

fn ready() -> State {
    State::default().reduce(Action::Load(Load::Ready(chronology())))
}

#[test]
fn the_words_searched_for_are_those_of_the_query_however_it_changed() {
    let state = ready().reduce(Action::Query("Bridge".into()));
    assert_eq!(*state.terms, Terms::of("bridge"));
    // The same, and not folded once more.
    assert!(state.reduce(Action::Step(1)).terms == state.terms);
    let other = state.reduce(Action::Go(parse("#?q=depot")));
    assert_eq!(*other.terms, Terms::of("depot"));
    assert!(other.reduce(Action::ClearFilters).terms.is_empty());
    // What is asked for is shown, whatever hides it.
    assert!(
        other
            .reduce(Action::SelectId("talks".into()))
            .terms
            .is_empty()
    );
}

#[test]
fn a_move_in_either_direction_changes_nothing_but_the_selection() {
    let start = ready().reduce(Action::Select(1));
    let there = start.reduce(Action::Step(1));
    assert!(there.only_moved(&start));
    let back = there.reduce(Action::Step(-1));
    assert!(back.only_moved(&there));
    let filtered = there.reduce(Action::ToggleKind("strike".into()));
    assert!(!filtered.only_moved(&there));
}

fn after(actions: impl IntoIterator<Item = Action>) -> State {
    actions
        .into_iter()
        .fold(ready(), |state, action| state.reduce(action))
}

fn at(state: &State) -> &str {
    let chronology = state.chronology().unwrap();
    state
        .selected
        .and_then(|entry| chronology.event(entry))
        .map_or("", |event| event.id.as_str())
}

fn id(id: &str) -> Action {
    Action::SelectId(id.into())
}

fn only(kind: &str) -> Action {
    Action::Kinds(Some(vec![kind.into()]))
}

#[test]
fn the_story_begins_where_its_range_does() {
    assert_eq!(at(&ready()), "bridge");
}

#[test]
fn steps_go_through_all_events_and_stay_at_the_ends() {
    let mut state = ready().reduce(Action::First);
    let mut seen = vec![at(&state).to_owned()];
    for _ in 0..5 {
        state = state.reduce(Action::Step(1));
        seen.push(at(&state).to_owned());
    }
    // The order of one day's events is the file's.
    assert_eq!(
        seen,
        ["old", "bridge", "objects", "denies", "depot", "talks"]
    );
    assert_eq!(at(&state.reduce(Action::Step(1))), "talks");
    assert_eq!(
        at(&state.reduce(Action::First).reduce(Action::Step(-1))),
        "old"
    );
    assert_eq!(at(&after([Action::Last])), "talks");
}

#[test]
fn dates_are_stepped_by_their_first_event() {
    let state = after([Action::Date(1), Action::Date(1)]);
    assert_eq!(at(&state), "depot");
    // Back into a date with two events: its first, and from within it, the date before.
    let state = state.reduce(Action::Date(-1));
    assert_eq!(at(&state), "objects");
    assert_eq!(
        at(&state.reduce(Action::Step(1)).reduce(Action::Date(-1))),
        "bridge"
    );
    assert_eq!(at(&after([Action::Last, Action::Date(1)])), "talks");
}

#[test]
fn a_filter_that_hides_the_selection_moves_it_to_the_nearest_match() {
    // Two days to the depot, more than a year to the background.
    assert_eq!(at(&after([id("objects"), only("strike")])), "bridge");
    assert_eq!(at(&after([id("depot"), only("meeting")])), "talks");
    assert_eq!(at(&after([id("depot"), only("statement")])), "denies");
    // What still matches stays, though its number changes.
    let state = after([id("depot"), only("strike")]);
    assert_eq!((at(&state), state.position()), ("depot", Some(1)));
}

#[test]
fn asking_for_a_hidden_event_lifts_the_filters() {
    let state = after([only("strike"), id("talks")]);
    assert_eq!(at(&state), "talks");
    assert!(state.filter.is_open());
    // One that is in sight leaves them alone, and so does one that does not exist.
    let state = after([only("strike"), id("depot"), id("nonsense")]);
    assert_eq!(at(&state), "depot");
    assert!(!state.filter.is_open());
}

#[test]
fn nothing_found_selects_nothing_and_clearing_brings_the_events_back() {
    let state = after([Action::Query("nobody said this".into())]);
    assert_eq!((state.visible.count(), state.selected), (0, None));
    // Nothing to step to, and nothing breaks.
    let state = state
        .reduce(Action::Step(1))
        .reduce(Action::Date(-1))
        .reduce(Action::Last);
    assert_eq!(state.selected, None);
    let state = state.reduce(Action::ClearFilters);
    assert_eq!(state.visible.count(), 6);
    assert!(state.selected.is_some());
}

#[test]
fn filters_combine() {
    let state = after([
        Action::OnlyPerson("ada".into()),
        Action::ToggleKind("meeting".into()),
        Action::Query("BRIDGE ours".into()),
    ]);
    assert_eq!((at(&state), state.visible.count()), ("objects", 1));
    let state = after([
        Action::Person("ada".into(), true),
        Action::Person("bo".into(), true),
    ]);
    assert_eq!(state.visible.count(), 4, "either of two people is enough");
}

#[test]
fn new_data_keeps_the_place() {
    let state = after([id("depot")]);
    let more = chronology_with(
        r#"{ "id": "first", "kind": "strike", "headline": "An earlier one", "when": { "edtf": "2025-04-01", "precision": "day",
           "basis": "stated", "earliest": "2025-04-01T00:00:00Z", "latest": "2025-04-01T23:59:59Z" } },"#,
    );
    let state = state.reduce(Action::Load(Load::Ready(more)));
    assert_eq!((at(&state), state.position()), ("depot", Some(5)));
    // Also across a failure in between.
    let failure = Shared::new(Failure {
        reason: Reason::Network,
        file: String::new(),
        detail: String::new(),
        fallback: false,
    });
    let state = state
        .reduce(Action::Load(Load::Failed(failure)))
        .reduce(Action::Load(Load::Ready(chronology())));
    assert_eq!(at(&state), "depot");
}

#[test]
fn what_is_asked_for_before_the_data_waits_for_it() {
    let state = State::default()
        .reduce(id("talks"))
        .reduce(Action::Load(Load::Ready(chronology())));
    assert_eq!(at(&state), "talks");
    let state = State::default()
        .reduce(only("strike"))
        .reduce(id("talks"))
        .reduce(Action::Load(Load::Ready(chronology())));
    assert_eq!(at(&state), "talks", "an event that was asked for is shown");
    let state = State::default()
        .reduce(Action::Go(parse("#depot?kinds=strike")))
        .reduce(Action::Load(Load::Ready(chronology())));
    assert_eq!((at(&state), state.visible.count()), ("depot", 2));
}

#[test]
fn playing_goes_to_the_end_and_stops_there() {
    let mut state = after([id("denies"), Action::Play(true)]);
    assert!(state.is_playing());
    state = state.reduce(Action::Tick);
    assert!(state.is_playing() && at(&state) == "depot");
    state = state.reduce(Action::Tick);
    assert!(at(&state) == "talks" && state.play == Play::Paused);
    // Where nothing matches there is nothing to play.
    let nothing = state.reduce(only("nobody")).reduce(Action::Play(true));
    assert!(!nothing.is_playing());
    // From the end it begins anew.
    let state = state.reduce(Action::Play(true));
    assert!(state.is_playing() && at(&state) == "old");
}

#[test]
fn whatever_a_reader_does_pauses_it() {
    for action in [
        Action::Step(1),
        Action::Select(0),
        Action::Date(1),
        Action::Last,
        only("strike"),
        Action::Play(false),
    ] {
        let state = after([Action::Play(true), action.clone()]);
        assert_eq!(state.play, Play::Paused, "{action:?}");
    }
    assert_eq!(
        after([Action::Play(false)]).play,
        Play::Never,
        "no news of what never was"
    );
}

#[test]
fn longer_texts_are_shown_longer() {
    let dwell = |name| after([id(name)]).dwell();
    assert_eq!(dwell("denies"), 2200, "a moment at least");
    assert_eq!(
        dwell("objects"),
        2200 + 28 * 20,
        "a quotation counts by its letters"
    );
    assert_eq!(dwell("bridge"), 2200 + 28 * 200, "and so does a summary");
}

#[test]
fn narrow_containers_list_unless_told_otherwise() {
    assert!(after([Action::Width(360.0)]).lists());
    assert!(!after([Action::Width(620.0)]).lists());
    assert!(!after([Action::Width(360.0), Action::Mode(Mode::Chart)]).lists());
    assert!(after([Action::Width(1200.0), Action::Mode(Mode::List)]).lists());
}

#[test]
fn what_does_not_concern_the_events_leaves_the_place_alone() {
    let axis = View {
        axis: Axis::Proportional,
        ..View::default()
    };
    let state = after([
        id("depot"),
        Action::View(axis),
        Action::Mode(Mode::List),
        Action::Panel(Panel::People),
    ]);
    assert_eq!((at(&state), state.moves), ("depot", 1));
}

#[test]
fn the_search_field_shows_what_is_typed_and_follows_the_filter() {
    let typed = after([Action::Typed("brid".into())]);
    assert_eq!((typed.typed.as_str(), typed.visible.count()), ("brid", 6));
    let found = typed.reduce(Action::Query("bridge".into()));
    assert_eq!((found.typed.as_str(), found.visible.count()), ("bridge", 2));
    assert_eq!(
        found.reduce(Action::ToggleKind("strike".into())).typed,
        "bridge"
    );
    let more = found.reduce(Action::Typed("bridges".into()));
    assert_eq!(more.reduce(Action::ClearFilters).typed, "");
    // An event that the filter hides lifts it.
    assert_eq!(more.reduce(Action::SelectId("talks".into())).typed, "");
}

#[test]
fn a_search_for_nothing_leaves_the_place_alone() {
    let lost = after([id("depot"), Action::Query("zzz".into())]);
    assert_eq!((lost.visible.count(), lost.selected), (0, None));
    assert_eq!(at(&lost.reduce(Action::ClearFilters)), "depot");
    let near = lost.reduce(Action::Query("bridge".into()));
    assert!(near.event().is_some(), "the nearest that matches");
}

#[test]
fn an_address_that_names_nothing_of_ours_changes_nothing() {
    let state = after([only("strike"), id("depot")]);
    let there = state.reduce(Action::Go(parse("#notes")));
    assert_eq!((at(&there), &there.filter), ("depot", &state.filter));
    let ours = state.reduce(Action::Go(parse("#talks")));
    assert_eq!((at(&ours), ours.filter.is_open()), ("talks", true));
}

#[test]
fn an_address_that_came_before_the_data_waits_to_be_known() {
    let arriving = |address: &str| {
        [only("strike"), id("depot"), Action::Go(parse(address))]
            .into_iter()
            .fold(State::default(), |state, action| state.reduce(action))
            .reduce(Action::Load(Load::Ready(chronology())))
    };
    let there = arriving("#comments");
    assert_eq!(
        (at(&there), &there.filter),
        ("depot", &after([only("strike")]).filter)
    );
    let ours = arriving("#talks");
    assert_eq!((at(&ours), ours.filter.is_open()), ("talks", true));
    let filtered = arriving("#objects?kinds=statement");
    assert_eq!((at(&filtered), filtered.visible.count()), ("objects", 2));
}

#[test]
fn other_data_is_seen_from_its_own_beginning() {
    let zoomed = View {
        zoom: Zoom::Elastic {
            scale: 3.0,
            start: 1.5,
        },
        ..View::default()
    };
    let state = after([Action::View(zoomed)]);
    let again = state.reduce(Action::Load(Load::Ready(chronology())));
    assert_eq!(again.view, zoomed, "the same data, come again");
    let mut loaded = read(&json("")).unwrap();
    loaded.timeline.id = "other".into();
    let other = Shared::new(Chronology::new(loaded));
    let other = state.reduce(Action::Load(Load::Ready(other)));
    assert_eq!(other.view.zoom, Zoom::Fit);
}

#[test]
fn after_data_that_nothing_matched_the_story_begins_where_it_begins() {
    let fruitless = State::default()
        .reduce(Action::Query("zzz".into()))
        .reduce(Action::Load(Load::Ready(chronology())));
    assert_eq!(fruitless.selected, None);
    assert_eq!(at(&fruitless.reduce(Action::ClearFilters)), "bridge");
}
