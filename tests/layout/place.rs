//! Dates that are open or not stated.

use diplomatic_timeline::layout::{Axis, Open};
use diplomatic_timeline::model::{Moment, Precision, When};

use crate::check::{Stage, on};
use crate::plain::{around, event, timeline};

const DAY: i64 = 86_400;

#[test]
fn an_event_known_only_to_be_no_later_sorts_by_that_day_and_opens_backwards() {
    let latest = Moment {
        civil: 10 * DAY - 1,
        offset: 0,
    };
    let undated = When {
        latest: Some(latest),
        precision: Precision::Open,
        ..When::default()
    };
    let stage = Stage::new(
        timeline(vec![
            event(0, "strike", around(Precision::Day, 3 * DAY)),
            event(1, "statement", undated),
            event(2, "strike", around(Precision::Day, 12 * DAY)),
        ]),
        800.0,
    );
    let order: Vec<u32> = stage.items.entries.iter().map(|e| e.event).collect();
    assert_eq!(order, [0, 1, 2]);
    assert_eq!(stage.items.entries[1].open, Open::Start);
    let scene = stage.scene(&on(Axis::Proportional));
    let bar = scene.bars.iter().find(|bar| bar.entry == 1).unwrap();
    let mark = scene.marks.iter().find(|mark| mark.entry == 1).unwrap();
    assert!((bar.x1 - scene.projection.x(10.0 * DAY as f64)).abs() < 0.01);
    assert!(bar.x0 < mark.x - 20.0);
}

#[test]
fn ties_keep_the_order_of_the_report_and_open_ends_come_last() {
    let stage = Stage::new(
        timeline(vec![
            event(0, "meeting", around(Precision::Open, 2 * DAY)),
            event(1, "strike", around(Precision::Day, 5 * DAY)),
            event(2, "statement", around(Precision::Day, 5 * DAY)),
            event(3, "strike", around(Precision::PartOfDay, 5 * DAY)),
            event(4, "strike", around(Precision::Day, 2 * DAY)),
        ]),
        800.0,
    );
    let order: Vec<u32> = stage.items.entries.iter().map(|e| e.event).collect();
    assert_eq!(order, [4, 3, 1, 2, 0]);
}

#[test]
fn unknown_kinds_get_lanes_after_the_known_ones() {
    use diplomatic_timeline::model::Kind;
    let mut all = timeline(vec![
        event(0, "zeta", around(Precision::Day, DAY)),
        event(1, "vote", around(Precision::Day, DAY)),
        event(2, "meeting", around(Precision::Day, DAY)),
    ]);
    all.kinds = vec![Kind {
        id: "vote".into(),
        label: "Vote".into(),
        ..Kind::default()
    }];
    let stage = Stage::new(all, 800.0);
    let lanes = stage.items.lanes.iter();
    let lanes: Vec<_> = lanes.map(|lane| lane.kind.as_str()).collect();
    assert_eq!(lanes, ["meeting", "vote", "zeta"]);
}

#[test]
fn more_kinds_than_rows_share_the_last_one() {
    let events = (0..600).map(|n| event(n, &format!("kind-{n}"), around(Precision::Day, DAY)));
    let stage = Stage::new(timeline(events.collect()), 800.0);
    let lanes = &stage.items.lanes;
    assert_eq!(lanes.len(), 255);
    assert_eq!(lanes.iter().map(|lane| lane.count).sum::<usize>(), 600);
    assert_eq!(lanes.last().map(|lane| lane.count), Some(600 - 254));
}
