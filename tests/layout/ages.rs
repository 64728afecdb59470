//! So many years that one bar counts several centuries.

use diplomatic_timeline::layout::{Axis, Mode, Scene, viewport};
use diplomatic_timeline::model::Precision;

use crate::check::{Stage, on};
use crate::plain::{around, event, timeline};

const CENTURY: i64 = 36_525 * 86_400;

/// Three events a century for thirty thousand years, and twenty in each seventh.
fn ages(width: f64) -> Stage {
    let centuries = (0..300).flat_map(|century| {
        let number = if century % 7 == 0 { 20 } else { 3 };
        (0..number).map(move |nth| (century - 300) * CENTURY + nth * CENTURY / number)
    });
    let events = centuries.zip(0..).map(|(at, number)| {
        let kind = if number % 4 == 0 { "meeting" } else { "strike" };
        event(number, kind, around(Precision::Year, at))
    });
    Stage::new(timeline(events.collect()), width)
}

/// The most that a bar of each lane counts, and what is said of it.
fn tallest(scene: &Scene) -> Vec<(usize, usize)> {
    assert_eq!(scene.mode, Mode::Bars);
    let most = |lane: u8| {
        let bars = scene.histogram.iter().filter(|bar| bar.lane == lane);
        bars.map(|bar| bar.count).max().unwrap()
    };
    let said = scene.tallest.iter().zip(0..);
    said.map(|(said, lane)| (most(lane), said.count)).collect()
}

#[test]
fn bars_of_several_centuries_are_measured_by_the_tallest_of_these() {
    for width in [200.0, 350.0, 560.0] {
        let stage = ages(width);
        let scene = stage.scene(&on(Axis::Proportional));
        assert!(scene.tallest.iter().all(|tallest| tallest.step.count > 1));
        let all = tallest(&scene);
        assert!(all.iter().all(|(most, said)| most == said), "{all:?}");
        // None is cut: each is as high as it counts, and one has all the room there is.
        let bars = scene.histogram.iter().filter(|bar| bar.height > 1.5);
        let one = |height: f64, count: usize| height / count as f64;
        let heights: Vec<f64> = bars.map(|bar| one(bar.height, bar.count)).collect();
        assert!(heights.iter().all(|one| (one - heights[0]).abs() < 1e-9));
        let room = scene.lanes.iter().zip(&all);
        let mut room = room.map(|(lane, (most, _))| one(lane.rows, *most));
        assert!(room.any(|one| (one - heights[0]).abs() < 1e-9));
        // In a part of them and between silences, the scale is that of all.
        let closer = viewport::zoom(&stage.plan, &on(Axis::Proportional), 1.2, 0.0);
        for view in [closer, on(Axis::Elastic)] {
            let some = tallest(&stage.scene(&view));
            assert!(some.iter().all(|(most, said)| most <= said), "{some:?}");
        }
    }
}
