//! Days of many events, in columns.

use diplomatic_timeline::layout::{Axis, View, viewport};
use diplomatic_timeline::model::{Precision, SECONDS_PER_DAY};

use crate::check::{Stage, on};
use crate::plain::{around, event, timeline};

/// A quiet day after a crowded one.
fn crowded() -> Stage {
    let day = |number: usize| 200 * SECONDS_PER_DAY + i64::from(number >= 900) * SECONDS_PER_DAY;
    let events = (0..903).map(|n| event(n, "strike", around(Precision::Day, day(n))));
    Stage::new(timeline(events.collect()), 1000.0)
}

/// As close as one can come, with an entry in view.
fn closest(stage: &Stage, axis: Axis, entry: u32) -> View {
    let mut view = on(axis);
    while viewport::limits(&stage.plan, &view).1 {
        view = viewport::zoom(&stage.plan, &view, 2.0, 500.0);
        view = viewport::show(&stage.items, &stage.plan, &view, entry);
    }
    view
}

#[test]
fn wherever_one_pans_in_a_day_its_events_are_there_and_the_rest_is_counted() {
    let stage = crowded();
    for axis in [Axis::Elastic, Axis::Proportional] {
        let mut view = closest(&stage, axis, 100);
        for _ in 0..30 {
            let scene = stage.scene(&view);
            assert!(!scene.marks.is_empty(), "{axis:?} {view:?}");
            let hidden: usize = scene.mores.iter().map(|more| more.count).sum();
            let shown = scene.marks.len() + hidden;
            let aside = scene.edges.before + scene.edges.after;
            assert_eq!(
                shown + aside,
                903,
                "{axis:?} {:?} {:?}",
                scene.edges,
                scene.mode
            );
            view = viewport::pan(&stage.plan, &view, 90.0);
        }
    }
}

#[test]
fn the_few_events_of_a_wide_day_stay_in_view_with_it() {
    let stage = crowded();
    let view = closest(&stage, Axis::Elastic, 901);
    let view = viewport::pan(&stage.plan, &view, 700.0);
    let scene = stage.scene(&view);
    assert_eq!(scene.marks.len(), 3);
    assert!(
        scene
            .marks
            .iter()
            .all(|mark| mark.x > 0.0 && mark.x < 1000.0)
    );
}
