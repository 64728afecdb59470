//! Up to 400 events: every one has its place, at every width and zoom.

use diplomatic_timeline::layout::{
    Axis, Items, Open, Visible, Zoom, held, nearest, spot, vertical, viewport,
};
use diplomatic_timeline::model::Precision;
use proptest::prelude::*;

use crate::check::{
    Stage, after, cases, chronology, heads_have_room, moves, nothing_overlaps, on, other,
};
use crate::plain::{around, event, timeline, when};

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn marks_and_labels_never_overlap(
        timeline in chronology(40),
        width in 280.0..1600.0_f64,
        moves in moves(),
        dim in 1..5_u32,
    ) {
        let stage = Stage::new(timeline, width);
        let view = after(&stage, &moves);
        nothing_overlaps(&stage.scene(&view));
        heads_have_room(&stage.scene(&view));
        let some = Visible::new(&stage.items, |entry| entry % dim != 0);
        nothing_overlaps(&stage.filtered(&view, &some));
    }

    #[test]
    fn the_height_stays_whatever_the_reader_does(
        timeline in chronology(60),
        width in 280.0..1600.0_f64,
        moves in moves(),
    ) {
        let stage = Stage::new(timeline, width);
        let start = stage.scene(&on(Axis::Elastic));
        let none = Visible::new(&stage.items, |_| false);
        let scene = stage.filtered(&after(&stage, &moves), &none);
        prop_assert_eq!(start.height, scene.height);
        prop_assert_eq!(start.lanes, scene.lanes);
        for mark in &scene.marks {
            prop_assert!(mark.y > scene.head_height && mark.y < scene.height);
        }
    }

    #[test]
    fn marks_stay_in_order(
        timeline in chronology(60),
        width in 280.0..1600.0_f64,
        moves in moves(),
    ) {
        let stage = Stage::new(timeline, width);
        let view = after(&stage, &moves);
        let scene = stage.scene(&view);
        for pair in scene.marks.windows(2) {
            let [a, b] = pair else { continue };
            prop_assert!(a.entry < b.entry);
            let (e, f) = (stage.items.get(a.entry).unwrap(), stage.items.get(b.entry).unwrap());
            match view.axis {
                Axis::Elastic if a.slot != b.slot => prop_assert!(a.x < b.x),
                Axis::Elastic => {}
                Axis::Proportional => {
                    let plain = e.open == Open::None && f.open == Open::None;
                    if plain && e.start <= f.start && e.end <= f.end {
                        prop_assert!(a.x <= b.x + 0.01, "{e:?} {f:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn every_event_gets_its_mark_at_some_zoom(timeline in chronology(120), width in 280.0..1600.0_f64) {
        let stage = Stage::new(timeline, width);
        for entry in 0..stage.items.entries.len() as u32 {
            let mut view = on(Axis::Elastic);
            let mut closer = 0;
            loop {
                view = viewport::show(&stage.items, &stage.plan, &view, entry);
                if stage.scene(&view).marks.iter().any(|mark| mark.entry == entry) {
                    break;
                }
                closer += 1;
                prop_assert!(closer < 12, "entry {entry} has no mark at any zoom");
                view = viewport::zoom(&stage.plan, &view, 2.0, width / 2.0);
            }
        }
    }

    #[test]
    fn switching_the_axis_keeps_the_place(
        timeline in chronology(40),
        width in 280.0..1600.0_f64,
        moves in moves(),
    ) {
        let stage = Stage::new(timeline, width);
        let view = after(&stage, &moves);
        let scene = stage.scene(&view);
        let next = viewport::switch(&stage.plan, &view, other(view.axis));
        if view.zoom == Zoom::Fit {
            prop_assert_eq!(next.zoom, Zoom::Fit);
        } else if viewport::limits(&stage.plan, &next) == (true, true) {
            // Where neither a limit nor an end moves it.
            let middle = stage.scene(&next).projection.time(width / 2.0);
            let (start, end) = (scene.projection.time(0.0), scene.projection.time(width));
            prop_assert!(start - 1.0 <= middle && middle <= end + 1.0, "{next:?}");
        }
    }

    #[test]
    fn the_pointer_finds_the_marks_under_it(
        timeline in chronology(30),
        width in 280.0..1600.0_f64,
        moves in moves(),
    ) {
        let stage = Stage::new(timeline, width);
        let view = after(&stage, &moves);
        let scene = stage.scene(&view);
        let all = Visible::all(&stage.items);
        let at = |x: f64| nearest(&scene, &stage.items, &all, x).unwrap();
        for slot in scene.slots.iter().filter(|s| s.x >= 0.0 && s.x + s.width <= width) {
            for entry in slot.entries.clone() {
                let x = held(&scene, &stage.items, &all, entry).unwrap();
                prop_assert!((slot.x..=slot.x + slot.width).contains(&x));
                prop_assert_eq!(at(x), entry);
            }
        }
        if view.axis == Axis::Proportional {
            // Those of one interval stand side by side, six pixels apart at most.
            let apart = 3.0 * all.count() as f64;
            for mark in &scene.marks {
                let found = spot(&scene, &stage.items, at(mark.x)).unwrap();
                prop_assert!((found.x - mark.x).abs() <= apart, "{} at {}", mark.entry, mark.x);
            }
        }
    }

    #[test]
    fn wild_numbers_do_no_harm(
        starts in prop::collection::vec((any::<i64>(), any::<i64>()), 0..12),
        width in prop::num::f64::ANY,
        factor in prop::num::f64::ANY,
        at in prop::num::f64::ANY,
    ) {
        use diplomatic_timeline::layout::strip;
        use diplomatic_timeline::model::Precision;
        let events = starts.iter().enumerate().map(|(n, (a, b))| {
            crate::plain::event(n, "x", crate::plain::when(Precision::Range, *a, *b))
        });
        let stage = Stage::new(crate::plain::timeline(events.collect()), width);
        for axis in [Axis::Elastic, Axis::Proportional] {
            let view = viewport::zoom(&stage.plan, &on(axis), factor, at);
            let view = viewport::pan(&stage.plan, &view, at);
            let view = strip::set_window(&stage.plan, &view, width, at, factor);
            let view = viewport::show(&stage.items, &stage.plan, &view, 3);
            let _ = stage.scene(&view);
        }
    }
}

#[test]
fn down_and_up_lead_to_a_neighbour_and_back() {
    let stage = Stage::new(crate::story::story(), 1046.0);
    let scene = stage.scene(&on(Axis::Elastic));
    let slot = scene
        .slots
        .iter()
        .find(|slot| slot.entries.len() > 2)
        .unwrap();
    let first = slot.entries.start;
    let below = vertical(&scene, first, true).unwrap();
    assert!(slot.entries.contains(&below));
    assert_eq!(vertical(&scene, below, false), Some(first));
}

#[test]
fn a_slot_of_too_many_events_says_how_many_are_left_out() {
    let day = crate::plain::around(diplomatic_timeline::model::Precision::Day, 1_745_452_800);
    let events = (0..200).map(|n| crate::plain::event(n, "statement", day.clone()));
    let stage = Stage::new(crate::plain::timeline(events.collect()), 900.0);
    let scene = stage.scene(&on(Axis::Elastic));
    let shown = scene.marks.len();
    assert!(shown < 200);
    assert_eq!(
        scene.mores.iter().map(|more| more.count).sum::<usize>(),
        200 - shown
    );
    let hidden = scene.mores[0].first;
    let spot = spot(&scene, &stage.items, hidden).unwrap();
    assert!(spot.mark.is_none() && spot.y.is_some());
}

#[test]
fn nothing_at_all_is_an_empty_chart() {
    let stage = Stage::new(crate::plain::timeline(Vec::new()), 800.0);
    for axis in [Axis::Elastic, Axis::Proportional] {
        let scene = stage.scene(&on(axis));
        assert!(scene.marks.is_empty());
        assert!(scene.height > 0.0);
        let all = Visible::all(&stage.items);
        assert_eq!(nearest(&scene, &stage.items, &all, 10.0), None);
    }
}

#[test]
fn places_are_counted_as_by_hand() {
    let stage = Stage::new(crate::plain::many(390), 800.0);
    let items: &Items = &stage.items;
    let some = Visible::new(items, |entry| entry % 7 == 3);
    let by_hand: Vec<u32> = (0..390).filter(|entry| entry % 7 == 3).collect();
    assert_eq!(some.count(), by_hand.len());
    for (place, entry) in by_hand.iter().enumerate() {
        assert_eq!(some.nth(place), Some(*entry));
        assert_eq!(some.rank(*entry), place);
    }
    assert_eq!(some.nth(by_hand.len()), None);
    assert_eq!(some.step(by_hand[4], 1), Some(by_hand[5]));
    assert_eq!(some.step(by_hand[4] + 1, 1), Some(by_hand[5]));
    assert_eq!(some.step(by_hand[4] + 1, -1), Some(by_hand[4]));
    assert_eq!(some.step(by_hand[0], -1), Some(by_hand[0]));
}

#[test]
fn a_night_stays_with_the_day_on_which_it_begins() {
    const HOUR: i64 = 3600;
    let night = when(Precision::PartOfDay, 21 * HOUR, 30 * HOUR - 1);
    let day = |civil| around(Precision::Day, civil);
    let stage = Stage::new(
        timeline(vec![
            event(0, "strike", day(0)),
            event(1, "strike", night),
            event(2, "strike", day(24 * HOUR)),
        ]),
        900.0,
    );
    let scene = stage.scene(&on(Axis::Elastic));
    nothing_overlaps(&scene);
    assert_eq!(scene.heads.len(), 2, "{:?}", scene.heads);
    let parts: Vec<_> = scene.bars.iter().filter_map(|bar| bar.part).collect();
    assert_eq!(parts, [(0.875, 1.0)]);
}

#[test]
fn a_pointer_beside_many_of_one_day_finds_none_whose_mark_is_out_of_view() {
    const MONTH: i64 = 1_598_918_400;
    const DAY: i64 = MONTH + 12 * 86_400;
    let month = event(
        0,
        "strike",
        when(Precision::Month, MONTH, DAY + 18 * 86_400 - 1),
    );
    let of_day =
        (1..8).map(|number| event(number, "strike", when(Precision::Day, DAY, DAY + 86_399)));
    let stage = Stage::new(timeline([month].into_iter().chain(of_day).collect()), 427.0);
    let all = Visible::all(&stage.items);
    let whole = viewport::zoom(&stage.plan, &on(Axis::Proportional), 3.0, 0.0);
    for step in 0..400 {
        let view = viewport::pan(&stage.plan, &whole, f64::from(step) * 2.0);
        let scene = stage.scene(&view);
        for x in [0.0, 213.0, 427.0] {
            let found = nearest(&scene, &stage.items, &all, x).unwrap();
            let seen = scene.marks.is_empty() || spot(&scene, &stage.items, found).is_some();
            assert!(seen, "entry {found} at {x}, {view:?}");
        }
    }
}
