//! More than 400 events: counted, and told apart when one comes near.

use std::collections::BTreeSet;

use diplomatic_timeline::layout::{
    Axis, Items, Mode, Scene, View, Visible, band, nearest, spot, strip, viewport,
};
use diplomatic_timeline::model::{Precision, Timeline};
use diplomatic_timeline::shards::cut;
use proptest::prelude::*;

use crate::check::{Stage, after, cases, heads_have_room, moves, nothing_overlaps, on};
use crate::plain::{around, event, many, texts, timeline, when};

fn modes(stage: &Stage, axis: Axis) -> Vec<Mode> {
    let mut modes = Vec::new();
    let mut view = on(axis);
    loop {
        let mode = stage.scene(&view).mode;
        if modes.last() != Some(&mode) {
            modes.push(mode);
        }
        if !viewport::limits(&stage.plan, &view).1 {
            return modes;
        }
        view = viewport::zoom(&stage.plan, &view, 1.3, stage.width() * 0.61);
    }
}

#[test]
fn bars_become_clusters_become_columns() {
    let stage = Stage::new(many(20_000), 1000.0);
    assert_eq!(
        modes(&stage, Axis::Elastic),
        [Mode::Bars, Mode::Clusters, Mode::Columns]
    );
}

#[test]
fn the_bars_add_up_to_what_passes_the_filter() {
    let stage = Stage::new(many(5000), 1000.0);
    for axis in [Axis::Elastic, Axis::Proportional] {
        for part in [1, 2, 5] {
            let some = Visible::new(&stage.items, |entry| entry % part == 0);
            let scene = stage.filtered(&on(axis), &some);
            assert_eq!(scene.mode, Mode::Bars);
            let sum: usize = scene.histogram.iter().map(|bar| bar.count).sum();
            assert_eq!(sum, some.count());
        }
    }
}

#[test]
fn the_overview_begins_with_the_year_or_month_of_the_first_event() {
    const DAY: i64 = 86_400;
    // 1 January 2015.
    const FIRST: i64 = 16_436 * DAY;
    let named = |days: i64, width: f64| -> Vec<String> {
        let on = |nth: usize| around(Precision::Day, FIRST + nth as i64 * days / 999 * DAY);
        let events = (0..1000).map(|nth| event(nth, "strike", on(nth)));
        let stage = Stage::new(timeline(events.collect()), 1000.0);
        let all = Visible::all(&stage.items);
        let texts = texts(&stage.timeline);
        let strip = strip::strip(&stage.items, &stage.plan, &all, width, 54.0, texts);
        strip.texts.into_iter().map(|text| text.text).collect()
    };
    // Steps of a year, of two, of ten, and of months.
    assert_eq!(named(2500, 1000.0)[..2], ["2015", "2016"]);
    assert_eq!(named(2500, 200.0), ["2015", "2018", "2020"]);
    assert_eq!(named(20_000, 400.0)[..2], ["2015", "2020"]);
    assert_eq!(named(300, 1000.0)[0], "Jan");
}

#[test]
fn the_tallest_bar_has_the_height_of_its_lane_and_stays_so_when_panning() {
    let stage = Stage::new(many(5000), 1000.0);
    let view = viewport::zoom(&stage.plan, &on(Axis::Elastic), 2.0, 500.0);
    let heights = |view: &View| -> Vec<(u32, f64)> {
        let scene = stage.scene(view);
        assert_eq!(scene.mode, Mode::Bars);
        scene
            .histogram
            .iter()
            .map(|bar| (bar.first, bar.height))
            .collect()
    };
    let before = heights(&view);
    let after = heights(&viewport::pan(&stage.plan, &view, 40.0));
    let shared: Vec<_> = after
        .iter()
        .filter_map(|(first, height)| Some((height, before.iter().find(|b| b.0 == *first)?.1)))
        .collect();
    assert!(shared.len() > 50);
    assert!(shared.iter().all(|(a, b)| (*a - b).abs() < 1e-9));
}

#[test]
fn bars_of_all_lanes_have_one_scale() {
    let stage = Stage::new(many(5000), 1000.0);
    let scene = stage.scene(&on(Axis::Elastic));
    // Those of a single event are drawn no lower than can be seen.
    let bars = scene.histogram.iter().filter(|bar| bar.height > 1.5);
    let heights: Vec<f64> = bars.map(|bar| bar.height / bar.count as f64).collect();
    assert!(heights.len() > 100);
    assert!(heights.iter().all(|one| (one - heights[0]).abs() < 1e-9));
    // It is as large as can be: in some lane the tallest has all the room there is.
    let full = scene.tallest.iter().any(|tallest| {
        let lane = scene.lanes.iter().find(|lane| lane.y == tallest.top);
        lane.is_some_and(|lane| tallest.count as f64 * heights[0] > lane.height * 0.8)
    });
    assert!(full);
}

#[test]
fn silences_of_more_than_a_fortnight_are_cut_and_named() {
    let stage = Stage::new(many(5000), 1000.0);
    let scene = stage.scene(&on(Axis::Elastic));
    let breaks: Vec<&str> = scene.breaks.iter().map(|b| b.value.as_str()).collect();
    assert_eq!(breaks.len(), 3);
    assert!(breaks[0].parse::<u32>().unwrap() >= 38, "{breaks:?}");
    for bar in &scene.histogram {
        for gap in &scene.breaks {
            let apart = bar.x + bar.width <= gap.x + 1.0 || bar.x >= gap.x + gap.width - 1.0;
            assert!(apart, "a bar stands in a silence");
        }
    }
}

#[test]
fn silences_that_an_index_tells_wrongly_are_drawn_somehow() {
    let mut index = cut(many(5000)).unwrap().index;
    let shards = index.shards.as_mut().unwrap();
    let [from, to, ..] = shards.silences[..] else {
        panic!("a silence")
    };
    let within = (from + to) / 2;
    for silences in [
        vec![to, from],
        vec![from, to, from, to, within, to],
        vec![i64::MAX, i64::MIN, i64::MIN, i64::MAX, to, to],
    ] {
        index.shards.as_mut().unwrap().silences = silences;
        let stage = Stage::new(index.clone(), 1000.0);
        assert!(stage.scene(&on(Axis::Elastic)).width > 0.0);
    }
}

#[test]
fn every_one_of_many_events_gets_its_mark_at_some_zoom() {
    // A hundred statements on one day among thousands of others.
    let mut all = many(3000);
    let day = all.events[40].when.clone();
    all.events
        .extend((3000..3100).map(|n| event(n, "statement", day.clone())));
    let stage = Stage::new(all, 700.0);
    let last = stage.items.entries.len() as u32 - 1;
    let crowd = (3000..3100).map(|n| stage.items.entry_of(n).unwrap());
    let others = (0..=last).step_by(97);
    for entry in crowd.chain(others).chain([last]) {
        let mut view = on(Axis::Elastic);
        let mut closer = 0;
        loop {
            view = viewport::show(&stage.items, &stage.plan, &view, entry);
            let scene = stage.scene(&view);
            assert!(
                spot(&scene, &stage.items, entry).is_some(),
                "{entry} {view:?}"
            );
            if scene.marks.iter().any(|mark| mark.entry == entry) {
                break;
            }
            closer += 1;
            assert!(closer < 30, "entry {entry} has no mark at any zoom");
            view = viewport::zoom(&stage.plan, &view, 2.0, 350.0);
        }
    }
}

#[test]
fn a_change_of_width_keeps_the_place() {
    // On a phone there is room for fewer breaks than on a desk.
    let all = many(5000);
    let (wide, narrow) = (Stage::new(all.clone(), 1400.0), Stage::new(all, 300.0));
    let view = viewport::zoom(&wide.plan, &on(Axis::Elastic), 30.0, 1000.0);
    assert_ne!(
        wide.scene(&on(Axis::Elastic)).breaks.len(),
        narrow.scene(&on(Axis::Elastic)).breaks.len()
    );
    let start = |stage: &Stage| stage.scene(&view).projection.time(0.0);
    assert!((start(&wide) - start(&narrow)).abs() < 86_400.0);
}

#[test]
fn the_pointer_reaches_every_event_of_a_day() {
    let stage = Stage::new(many(5000), 1000.0);
    let all = Visible::all(&stage.items);
    let (mut view, entry) = (on(Axis::Elastic), 2500);
    while stage.scene(&view).mode != Mode::Columns {
        view = viewport::zoom(&stage.plan, &view, 2.0, 500.0);
        view = viewport::show(&stage.items, &stage.plan, &view, entry);
    }
    let scene = stage.scene(&view);
    let found: Vec<u32> = (0..4000)
        .filter_map(|x| nearest(&scene, &stage.items, &all, f64::from(x) / 4.0))
        .collect();
    assert!(found.is_sorted());
    let inside = scene
        .slots
        .iter()
        .filter(|s| s.x >= 0.0 && s.x + s.width <= 1000.0);
    for entry in inside.flat_map(|slot| slot.entries.clone()) {
        assert!(found.contains(&entry));
    }
}

#[test]
fn a_sparse_chronicle_of_millennia_has_its_bars_and_its_marks() {
    let century = 3_155_760_000;
    let events = (0..600_i64).map(|n| {
        let at = -62_000_000_000 + n * n % 601 * century / 30;
        event(n as usize, "statement", around(Precision::Year, at))
    });
    let stage = Stage::new(timeline(events.collect()), 1000.0);
    let scene = stage.scene(&on(Axis::Elastic));
    assert!(scene.breaks.iter().map(|b| b.width).sum::<f64>() <= 400.0);
    heads_have_room(&scene);
    assert!(modes(&stage, Axis::Proportional).contains(&Mode::Marks));
}

#[test]
fn what_began_long_before_the_view_and_lasts_is_there() {
    let mut all = many(3000);
    let start = {
        let stage = Stage::new(all.clone(), 1000.0);
        move |n: u32| stage.items.get(n).unwrap().start
    };
    let lasting = |n: usize, to: i64| event(n, "statement", when(Precision::Range, start(100), to));
    let middle = start(2000);
    let [through, over] = [lasting(3000, start(2900)), lasting(3001, start(1000))];
    all.events.extend([through, over]);
    let stage = Stage::new(all, 1000.0);
    let (through, over) = (
        stage.items.entry_of(3000).unwrap(),
        stage.items.entry_of(3001).unwrap(),
    );
    let mut view = on(Axis::Proportional);
    let seen = (0..stage.items.entries.len() as u32)
        .find(|entry| stage.items.get(*entry).unwrap().start >= middle)
        .unwrap();
    while stage.scene(&view).mode != Mode::Marks {
        view = viewport::zoom(&stage.plan, &view, 2.0, 500.0);
        view = viewport::show(&stage.items, &stage.plan, &view, seen);
    }
    let scene = stage.scene(&view);
    let shown = |scene: &Scene, entry: u32| {
        let mark = scene.marks.iter().any(|mark| mark.entry == entry);
        mark || scene.clusters.iter().any(|crowd| crowd.first == entry)
    };
    assert!(shown(&scene, through), "it lasts through what is in view");
    assert!(!shown(&scene, over), "it is over by then");
    let without = Visible::new(&stage.items, |entry| entry != through);
    assert!(!shown(&stage.filtered(&view, &without), through));

    let in_shards = in_shards(stage);
    assert!(shown(&in_shards.scene(&view), through), "in shards, too");
}

#[test]
fn the_pointer_finds_in_a_crowd_what_it_stands_for() {
    // Twenty that began years before the view and last through it, one in five of what follows.
    let mut all = many(3000);
    let stage = Stage::new(all.clone(), 1000.0);
    let start = |n: u32| stage.items.get(n).unwrap().start;
    let long = (0..20).map(|n| {
        let lasting = when(Precision::Range, start(100 + 20 * n), start(2900));
        event(3000 + n as usize, "statement", lasting)
    });
    all.events.extend(long);
    let stage = Stage::new(all, 1000.0);
    let long: Vec<u32> = (3000..3020)
        .map(|n| stage.items.entry_of(n).unwrap())
        .collect();
    let mut view = on(Axis::Proportional);
    while stage.scene(&view).mode != Mode::Marks {
        view = viewport::zoom(&stage.plan, &view, 2.0, 500.0);
    }
    let scene = stage.scene(&view);
    let crowd = scene
        .clusters
        .iter()
        .max_by_key(|crowd| crowd.count)
        .unwrap();
    assert!(long.contains(&crowd.first), "{crowd:?}");
    let mut found = BTreeSet::new();
    for step in 0..300 {
        let x = crowd.x0 + (crowd.x1 - crowd.x0) * (f64::from(step) + 0.5) / 300.0;
        let entry = nearest(&scene, &stage.items, &Visible::all(&stage.items), x).unwrap();
        let spot = spot(&scene, &stage.items, entry).unwrap();
        assert!(spot.cluster.is_some(), "{entry} stands elsewhere");
        found.insert(entry);
    }
    assert_eq!(found.len(), crowd.count);
}

/// The same chronology in shards, all of which have come.
fn in_shards(stage: Stage) -> Stage {
    let cut = cut(stage.timeline.clone()).unwrap();
    let mut items = Items::new(&cut.index);
    let shards = cut.index.shards.unwrap();
    for shard in 0..shards.starts.len() {
        let (_, text) = cut
            .files
            .iter()
            .find(|(name, _)| *name == shards.file(shard))
            .unwrap();
        items.take_shard(shard, &serde_json::from_str(text).unwrap());
    }
    Stage { items, ..stage }
}

fn crowds() -> impl Strategy<Value = Timeline> {
    (
        401..900_usize,
        prop_oneof![Just(1_i64), Just(20), Just(2000), Just(200_000)],
    )
        .prop_map(|(number, days)| {
            let mut at = 77_i64;
            let events = (0..number).map(|n| {
                at = at * 48_271 % 2_147_483_647;
                let precision = match at % 5 {
                    0 => Precision::Instant,
                    1 => Precision::Range,
                    _ => Precision::Day,
                };
                let kind = ["strike", "statement", "background"][(at % 3) as usize];
                event(n, kind, around(precision, at % (days * 86_400)))
            });
            timeline(events.collect())
        })
}

fn shapes(scene: &Scene) -> usize {
    scene.marks.len() + scene.clusters.len() + scene.mores.len()
}

/// Half a cluster may stand over the edge.
const CLUSTER: f64 = 18.0;

proptest! {
    #![proptest_config(cases(48))]

    #[test]
    fn many_marks_never_overlap_and_stay_few(
        timeline in crowds(),
        width in 280.0..1600.0_f64,
        moves in moves(),
    ) {
        let stage = Stage::new(timeline, width);
        let view = after(&stage, &moves);
        let scene = stage.scene(&view);
        nothing_overlaps(&scene);
        heads_have_room(&scene);
        prop_assert!(shapes(&scene) < 500, "{} shapes", shapes(&scene));
        prop_assert_eq!(scene.height, stage.plan.height());
    }

    #[test]
    fn the_selected_one_has_its_place_and_its_band(
        timeline in crowds(),
        width in 280.0..1600.0_f64,
        moves in moves(),
        pick in 0.0..1.0_f64,
    ) {
        let stage = Stage::new(timeline, width);
        let entry = (pick * stage.items.entries.len() as f64) as u32;
        let view = after(&stage, &moves);
        let view = viewport::show(&stage.items, &stage.plan, &view, entry);
        let scene = stage.scene(&view);
        let spot = spot(&scene, &stage.items, entry);
        prop_assert!(
            spot.as_ref().is_some_and(|spot| (-CLUSTER..=width + CLUSTER).contains(&spot.x)),
            "{:?} {:?} {:?}", spot, scene.mode, view
        );
        prop_assert!(band(&scene, &stage.items, entry).is_some());
    }

    #[test]
    fn the_strip_counts_everything(timeline in crowds(), width in 200.0..1200.0_f64) {
        let stage = Stage::new(timeline, 800.0);
        let all = Visible::all(&stage.items);
        let drawn = strip::strip(&stage.items, &stage.plan, &all, width, 54.0, texts(&stage.timeline));
        prop_assert!(!drawn.bars.is_empty());
        prop_assert!(drawn.bars.iter().all(|(x, h)| *x >= 0.0 && x + strip::THICK <= width && *h <= drawn.base));
        for entry in [0, stage.items.entries.len() as u32 - 1] {
            let at = strip::position(&stage.items, &stage.plan, width, entry).unwrap();
            prop_assert!((0.0..=width).contains(&at));
        }
    }
}
