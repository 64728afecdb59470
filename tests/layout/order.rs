//! The order in which events are drawn, found in slices as at once.

use diplomatic_timeline::layout::{DENSE, Entry, Gathering, Items, Open, Visible};
use diplomatic_timeline::model::{Moment, Precision, SECONDS_PER_DAY, Timeline};
use proptest::prelude::*;

use crate::check::cases;
use crate::plain::{around, event, many, timeline, when};

/// More than are sorted at once.
const LONG: usize = 10_000;

/// Seconds between two events, precision, and which bound is unknown.
type Given = (i64, u8, u8);

/// Events of which some share a day, some are open, and some come before those before them.
fn given(longest: usize) -> impl Strategy<Value = Vec<Given>> {
    let step = prop_oneof![
        2 => Just(0),
        4 => 0..3 * SECONDS_PER_DAY,
        1 => 0..60 * SECONDS_PER_DAY,
        1 => -400 * SECONDS_PER_DAY..0,
    ];
    let ordered = (step.clone(), 0..7_u8, 0..12_u8);
    let lists = prop::collection::vec(ordered, 0..longest);
    (lists, any::<bool>()).prop_map(|(mut list, forward)| {
        if forward {
            for (step, ..) in &mut list {
                *step = step.abs();
            }
        }
        list
    })
}

fn told(given: &[Given]) -> Timeline {
    let mut civil = 946_684_800;
    let mut events = Vec::new();
    for (number, (step, fine, bound)) in given.iter().enumerate() {
        civil += step;
        let precision = match fine {
            0 => Precision::Instant,
            1 => Precision::PartOfDay,
            2 => Precision::Range,
            3 => Precision::Month,
            4 => Precision::Year,
            _ => Precision::Day,
        };
        let mut at = around(precision, civil);
        match bound {
            0 => at.latest = None,
            1 => at.earliest = None,
            2 => (at.earliest, at.latest) = (None, None),
            3 => at = when(Precision::Range, civil, civil + 90 * SECONDS_PER_DAY),
            _ => {}
        }
        let kind = ["strike", "statement", "meeting", "eclipse"][number % 7 % 4];
        events.push(event(number, kind, at));
    }
    timeline(events)
}

/// The columns, filled so many events at a time.
fn sliced(timeline: &Timeline, most: usize) -> Items {
    let mut gathering = Gathering::new(timeline);
    let mut steps = 0;
    loop {
        if let Some(items) = gathering.step(timeline, most) {
            return items;
        }
        steps += 1;
        // Nothing is done more often than it takes to merge the sorted runs.
        assert!(
            steps < 20 * (timeline.events.len() / most + 1),
            "{steps} of {most}"
        );
    }
}

/// All of the order but for the precision, which only keeps equal slots together.
fn key(entry: &Entry, dense: bool) -> (bool, i64, Open, i64) {
    let late = !dense && entry.open > Open::Start;
    let open = if dense { entry.open } else { Open::None };
    (late, entry.start, open, entry.end)
}

fn is_in_order(items: &Items, timeline: &Timeline) {
    let entries: Vec<&Entry> = items.entries.iter().collect();
    let dense = timeline.events.len() > DENSE;
    assert_eq!(items.dense(), dense);
    for pair in entries.windows(2) {
        let (a, b) = (key(pair[0], dense), key(pair[1], dense));
        assert!(a <= b, "{a:?} stands before {b:?}");
        let tie = pair[0].same_slot(pair[1]);
        assert!(
            !tie || pair[0].event < pair[1].event,
            "a tie changed places"
        );
    }
    assert_eq!(entries.len(), timeline.events.len());
    for (number, event) in timeline.events.iter().enumerate() {
        let entry = items.entry_of(number as u32).unwrap();
        let found = items.get(entry).unwrap();
        assert_eq!(found.event as usize, number);
        assert_eq!(items.lanes[usize::from(found.lane)].kind, event.kind);
    }
    assert_eq!(items.entry_of(entries.len() as u32), None);
}

/// Whatever lanes are shown, the entries need not be asked.
fn lanes_are_enough(items: &Items, on: [bool; 4]) {
    let on: Vec<bool> = (0..items.lanes.len()).map(|lane| on[lane]).collect();
    let lanes = Visible::of_lanes(items, &on);
    let asked = Visible::new(items, |at| on[usize::from(items.get(at).unwrap().lane)]);
    assert_eq!(format!("{lanes:?}"), format!("{asked:?}"));
    let mut told = Vec::new();
    lanes.each(&mut |entry| told.push(entry));
    let counted = (0..lanes.count()).filter_map(|n| lanes.nth(n));
    assert!(counted.eq(told));
}

fn holds(timeline: &Timeline, most: usize, on: [bool; 4]) {
    let whole = Items::new(timeline);
    is_in_order(&whole, timeline);
    let slices = sliced(timeline, most);
    assert_eq!(format!("{slices:?}"), format!("{whole:?}"));
    lanes_are_enough(&whole, on);
    let all = Visible::new(&whole, |_| true);
    assert_eq!(format!("{:?}", Visible::all(&whole)), format!("{all:?}"));
}

proptest! {
    #![proptest_config(cases(80))]

    #[test]
    fn few_and_many_stand_in_their_order(given in given(3 * DENSE), most in 1..900_usize, on: [bool; 4]) {
        holds(&told(&given), most, on);
    }
}

proptest! {
    #![proptest_config(cases(6))]

    #[test]
    fn more_than_are_sorted_at_once_stand_in_their_order(given in given(LONG), most in 900..9000_usize, on: [bool; 4]) {
        let mut timeline = told(&given);
        holds(&timeline, most, on);
        timeline.events.reverse();
        holds(&timeline, most, on);
    }
}

#[test]
fn the_main_period_of_many_needs_an_event_in_it() {
    let mut timeline = many(2 * LONG);
    let ordered = Items::new(&timeline);
    let day = |civil: i64| Moment { civil, offset: 0 }.to_string()[..10].to_owned();
    let (first, last) = ordered.whole;
    for (from, to, main) in [
        (
            first + 40 * SECONDS_PER_DAY,
            last - 90 * SECONDS_PER_DAY,
            true,
        ),
        (
            last + 40 * SECONDS_PER_DAY,
            last + 90 * SECONDS_PER_DAY,
            false,
        ),
    ] {
        timeline.range = Some(diplomatic_timeline::model::Range {
            from: day(from),
            to: day(to),
        });
        let items = sliced(&timeline, 1000);
        assert_eq!(items.main == (from, last), main, "{:?}", items.main);
        assert_eq!(items.main == (first, last), !main);
    }
}
