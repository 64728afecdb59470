//! Both axes as maps between time and pixels.

use diplomatic_timeline::layout::{Axis, strip, viewport};
use diplomatic_timeline::model::Precision;
use diplomatic_timeline::scale::Elastic;
use proptest::prelude::*;

use crate::check::{Stage, after, cases, chronology, heads_have_room, moves, on};
use crate::plain::{around, event, timeline};

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn a_pixel_returns_to_itself_by_way_of_its_time(
        timeline in chronology(40),
        width in 280.0..1600.0_f64,
        moves in moves(),
        share in 0.0..1.0_f64,
    ) {
        let stage = Stage::new(timeline, width);
        let scene = stage.scene(&after(&stage, &moves));
        // Not every pixel has a time of its own (a slot may have no length), but every time has
        // its pixel.
        let time = scene.projection.time(width * share);
        let x = scene.projection.x(time);
        let again = scene.projection.x(scene.projection.time(x));
        prop_assert!((again - x).abs() <= 1.0, "{x} became {again}");
    }

    #[test]
    fn widths_add_up_and_breaks_keep_theirs(
        parts in prop::collection::vec((1.0..300.0_f64, any::<bool>()), 1..40),
        scale in 1.0..50.0_f64,
    ) {
        let mut axis = Elastic::default();
        for (n, (width, silent)) in parts.iter().enumerate() {
            axis.add(n as f64 * 10.0, n as f64 * 10.0 + 10.0, *width, *silent);
        }
        let sum: f64 = parts.iter().map(|part| part.0).sum();
        prop_assert!((axis.units() - sum).abs() < 1e-6);
        prop_assert!((axis.pixel(axis.units(), scale) - axis.length(scale)).abs() < 1e-6);
        for piece in axis.pieces() {
            let end = (piece.unit + piece.width).min(axis.units()) - 1e-9;
            let pixels = axis.pixel(end, scale) - axis.pixel(piece.unit, scale);
            let stretch = if piece.silent { 1.0 } else { scale };
            prop_assert!((pixels - piece.width * stretch).abs() < 1e-3);
        }
    }

    #[test]
    fn slots_fill_the_axis(timeline in chronology(40), width in 280.0..1600.0_f64) {
        let stage = Stage::new(timeline, width);
        let scene = stage.scene(&on(Axis::Elastic));
        let mut edges: Vec<(f64, f64)> = scene.slots.iter().map(|s| (s.x, s.x + s.width)).collect();
        edges.extend(scene.breaks.iter().map(|b| (b.x, b.x + b.width)));
        edges.sort_by(|a, b| a.0.total_cmp(&b.0));
        for pair in edges.windows(2) {
            prop_assert!((pair[0].1 - pair[1].0).abs() < 0.01, "a hole or an overlap");
        }
        prop_assert!(edges[0].0 <= 0.01);
        prop_assert!(edges[edges.len() - 1].1 >= width * 0.99);
    }

    #[test]
    fn zooming_keeps_what_is_under_the_pointer(
        timeline in chronology(40),
        width in 280.0..1600.0_f64,
        moves in moves(),
        factor in 1.05..4.0_f64,
        share in 0.1..0.9_f64,
    ) {
        let stage = Stage::new(timeline, width);
        let view = after(&stage, &moves);
        let at = share * width;
        let next = viewport::zoom(&stage.plan, &view, factor, at);
        let (before, after) = (stage.scene(&view).projection, stage.scene(&next).projection);
        let time = before.time(at);
        // Inside a slot without a length, a time is a place for many pixels.
        let same = (after.time(at) - time).abs() <= 1.0 || (after.x(time) - at).abs() <= 1.0;
        prop_assert!(same, "{time} went from {at} to {}", after.x(time));
    }

    #[test]
    fn the_overview_gives_back_its_window(
        timeline in chronology(40),
        width in 600.0..1600.0_f64,
        from in 0.0..0.5_f64,
        length in 0.2..0.5_f64,
    ) {
        let stage = Stage::new(timeline, width);
        let strip = 500.0;
        let (a, b) = (from * strip, (from + length) * strip);
        let view = strip::set_window(&stage.plan, &on(Axis::Elastic), strip, a, b);
        let (c, d) = strip::window(&stage.plan, &view, strip);
        let (out, closer) = viewport::limits(&stage.plan, &view);
        if out && closer {
            prop_assert!((c - a).abs() < 1.0 && (d - b).abs() < 1.0, "{a} {b} became {c} {d}");
        }
        prop_assert!((0.0..=strip).contains(&c) && c < d && d <= strip);
    }
}

#[test]
fn coming_closer_to_a_single_day_never_shows_more() {
    let day = event(0, "strike", around(Precision::Day, 1_600_000_000));
    let stage = Stage::new(timeline(vec![day]), 280.0);
    let view = on(Axis::Proportional);
    let ends = |view| {
        let projection = stage.scene(view).projection;
        (projection.time(0.0), projection.time(280.0))
    };
    let closer = viewport::zoom(&stage.plan, &view, 1.05, 224.0);
    let (before, after) = (ends(&view), ends(&closer));
    assert!(
        before.0 <= after.0 && after.1 <= before.1,
        "{before:?} became {after:?}"
    );
}

#[test]
fn ticks_read_well_from_hours_to_millennia() {
    let day = 86_400;
    for span in [1, 30, 400, 4000, 40_000, 400_000, 1_000_000] {
        let events = [0, span * day / 2, span * day]
            .iter()
            .enumerate()
            .map(|(n, at)| event(n, "strike", around(Precision::Instant, *at)))
            .collect::<Vec<_>>();
        for width in [280.0, 700.0, 1600.0] {
            let stage = Stage::new(timeline(events.clone()), width);
            let mut view = on(Axis::Proportional);
            loop {
                let scene = stage.scene(&view);
                assert!(!scene.heads.is_empty(), "{span} days at {width}: {view:?}");
                assert!(scene.heads.len() < 40);
                assert!(scene.ticks.len() < 400, "{} ticks", scene.ticks.len());
                heads_have_room(&scene);
                if !viewport::limits(&stage.plan, &view).1 {
                    break;
                }
                view = viewport::zoom(&stage.plan, &view, 2.0, width * 0.3);
            }
        }
    }
}
