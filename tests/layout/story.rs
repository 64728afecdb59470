//! The shipped chronology as the design shows it.

use diplomatic_timeline::layout::{
    Axis, Open, Side, Visible, arcs, band, dimension, nearest, spot, viewport,
};
use diplomatic_timeline::model::{KnownKind, Precision, RelationKind, Timeline, read};

use crate::check::{Rect, Stage, label, on};
use crate::plain::{around, event, timeline};

pub(crate) fn story() -> Timeline {
    let text = std::fs::read_to_string("data/timeline.json").unwrap();
    read(&text).unwrap().timeline
}

fn entry(stage: &Stage, id: &str) -> u32 {
    let event = stage
        .timeline
        .events
        .iter()
        .position(|event| event.id == id);
    stage.items.entry_of(event.unwrap() as u32).unwrap()
}

#[test]
fn zoomed_to_scale_what_goes_on_beyond_the_view_does_not_end_in_it() {
    let stage = Stage::new(story(), 1046.0);
    let strike = entry(&stage, "kyiv-barrage");
    let view = viewport::show(&stage.items, &stage.plan, &on(Axis::Proportional), strike);
    let at = spot(&stage.scene(&view), &stage.items, strike).unwrap().x;
    let view = viewport::zoom(&stage.plan, &view, 30.0, at);
    let scene = stage.scene(&view);
    let mut beyond = 0;
    for bar in scene.bars.iter().filter(|bar| bar.open == Open::None) {
        let entry = stage.items.get(bar.entry).unwrap();
        let end = scene.projection.x(entry.end as f64);
        assert!((bar.x1 - end).abs() < 1e-6, "{} and {end}", bar.x1);
        beyond += usize::from(end > stage.width());
    }
    assert!(beyond > 0);
}

#[test]
fn what_happened_within_an_hour_is_shown_as_that_hour() {
    let events = (0..12).map(|n| {
        event(
            n,
            "strike",
            around(Precision::Instant, 36_120 + 300 * n as i64),
        )
    });
    let stage = Stage::new(timeline(events.collect()), 1046.0);
    let scene = stage.scene(&on(Axis::Proportional));
    let (first, last) = (&scene.marks[0], &scene.marks[11]);
    assert!(last.x - first.x > 0.8 * stage.width());
}

#[test]
fn dates_side_by_side_have_one_form() {
    for width in [760.0, 900.0, 1046.0, 1300.0] {
        let stage = Stage::new(story(), width);
        let scene = stage.scene(&on(Axis::Elastic));
        let named = |date: &str| scene.heads.iter().any(|head| head.main.contains(date));
        // In view are at least these two, of which one needs more room than the other.
        assert!(
            !(named("23 April") && named("11 Mar") && !named("11 March")),
            "{width}"
        );
        assert!(
            !(named("July") && named("Feb") && !named("February")),
            "{width}"
        );
    }
}

#[test]
fn one_slot_for_each_interval_and_a_break_for_each_silence() {
    let stage = Stage::new(story(), 1046.0);
    let scene = stage.scene(&on(Axis::Elastic));
    let dates: Vec<&str> = scene.heads.iter().map(|head| head.main.as_str()).collect();
    assert_eq!(
        dates,
        [
            "2014",
            "Feb",
            "Jul",
            "11 March",
            "23 April",
            "24 April",
            "24 or 25 April",
            "from 25 April"
        ]
    );
    let breaks: Vec<String> = scene
        .breaks
        .iter()
        .map(|b| [b.value.as_str(), b.unit.as_str()].join(" "))
        .collect();
    assert_eq!(breaks, ["≈ 8 years", "≈ 2½ years", "≈ 8 months", "43 days"]);
    assert_eq!(scene.slots.len(), 9);
    assert_eq!(scene.marks.len(), stage.items.entries.len());
}

#[test]
fn the_day_of_the_strike_has_two_slots_under_one_date() {
    let stage = Stage::new(story(), 1046.0);
    let scene = stage.scene(&on(Axis::Elastic));
    let strike = entry(&stage, "kyiv-barrage");
    let post = entry(&stage, "trump-post");
    let slot = |e: u32| {
        scene
            .slots
            .iter()
            .position(|s| s.entries.contains(&e))
            .unwrap()
    };
    assert_eq!(slot(strike) + 1, slot(post));
    assert_eq!(scene.spans.len(), 1);
    let soft = scene.slots.iter().filter(|slot| slot.line == Some(true));
    assert_eq!(soft.count(), 1);
    let bar = scene.bars.iter().find(|bar| bar.entry == strike).unwrap();
    assert_eq!(bar.part, Some((0.0, 0.25)));
}

#[test]
fn events_without_an_hour_stand_at_one_x() {
    let stage = Stage::new(story(), 1046.0);
    let scene = stage.scene(&on(Axis::Elastic));
    for slot in &scene.slots {
        let marks = scene
            .marks
            .iter()
            .filter(|m| slot.entries.contains(&m.entry));
        let xs: Vec<f64> = marks.map(|mark| mark.x).collect();
        assert!(xs.windows(2).all(|pair| pair[0] == pair[1]), "{xs:?}");
    }
}

#[test]
fn where_not_everything_fits_the_period_of_the_story_comes_first() {
    let stage = Stage::new(story(), 700.0);
    let scene = stage.scene(&on(Axis::Elastic));
    assert_eq!((scene.edges.before, scene.edges.after), (3, 0));
    let before = scene.edges.last_before.unwrap();
    assert_eq!(before, entry(&stage, "july-attack"));
    let view = viewport::show(&stage.items, &stage.plan, &on(Axis::Elastic), before);
    let scene = stage.scene(&view);
    assert!(spot(&scene, &stage.items, before).is_some());
}

#[test]
fn to_scale_the_silence_has_its_length_and_the_report_its_line() {
    let stage = Stage::new(story(), 1046.0);
    let scene = stage.scene(&on(Axis::Proportional));
    let gaps: Vec<&str> = scene.gaps.iter().map(|gap| gap.text.as_str()).collect();
    assert_eq!(gaps, ["43 days"]);
    assert_eq!(scene.edges.before, 3);
    let horizon = scene.horizon.unwrap();
    assert_eq!(horizon.side, Side::Start);
    let visit = entry(&stage, "witkoff-moscow");
    let mark = scene.marks.iter().find(|mark| mark.entry == visit).unwrap();
    assert!(mark.x > horizon.x);
    let whisker = scene.bars.iter().find(|bar| bar.entry == visit).unwrap();
    assert_eq!(whisker.open, Open::End);
    assert!(stage.items.get(visit).unwrap().hollow);
}

#[test]
fn lanes_keep_the_known_order_and_background_is_above() {
    let stage = Stage::new(story(), 1046.0);
    let kinds: Vec<_> = stage.items.lanes.iter().map(|lane| lane.known).collect();
    assert_eq!(kinds, KnownKind::ALL.map(Some));
    let counts: usize = stage.items.lanes.iter().map(|lane| lane.count).sum();
    assert_eq!(counts, stage.items.entries.len());
}

#[test]
fn arcs_run_from_the_one_that_refers_to_the_one_referred_to() {
    let stage = Stage::new(story(), 1046.0);
    let (strike, post) = (entry(&stage, "kyiv-barrage"), entry(&stage, "trump-post"));
    for axis in [Axis::Elastic, Axis::Proportional] {
        let scene = stage.scene(&on(axis));
        let relations = [(RelationKind::RespondsTo, true, post)];
        let arcs = arcs(&scene, &stage.items, strike, &relations);
        let near = |point: (f64, f64), entry: u32| {
            let spot = spot(&scene, &stage.items, entry).unwrap();
            (spot.x - point.0).hypot(spot.y.unwrap() - point.1)
        };
        let arc = &arcs[0];
        assert!(near(arc.path[0], post) < 14.0);
        assert!(near(arc.tip[1], strike) < 14.0);
        assert!(near(arc.tip[1], strike) > 6.0, "the tip is under the mark");
    }
}

#[test]
fn an_arc_goes_around_the_labels() {
    for width in [600.0, 640.0, 700.0, 728.0, 760.0, 900.0, 1046.0, 1300.0] {
        let stage = Stage::new(story(), width);
        let scene = stage.scene(&on(Axis::Elastic));
        let accepted = entry(&stage, "ceasefire-accepted");
        let later = entry(&stage, "zelenskyy-pressure");
        let relations = [(RelationKind::RespondsTo, true, later)];
        let arcs = arcs(&scene, &stage.items, accepted, &relations);
        for (x, y) in &arcs[0].path {
            let covers = |[left, top, right, bottom]: Rect| {
                *x > left && *x < right && *y > top && *y < bottom
            };
            let covered = scene.marks.iter().filter_map(label).any(covers);
            assert!(!covered, "at {x}, {y} of a chart of {width}");
        }
    }
}

#[test]
fn a_derived_date_shows_how_it_was_counted() {
    let stage = Stage::new(story(), 1046.0);
    let (derived, anchor) = (
        entry(&stage, "ceasefire-accepted"),
        entry(&stage, "kyiv-barrage"),
    );
    let scene = stage.scene(&on(Axis::Proportional));
    let line = dimension(&scene, &stage.items, derived, anchor).unwrap();
    assert_eq!(line.x0, spot(&scene, &stage.items, derived).unwrap().x);
    assert_eq!(line.x1, spot(&scene, &stage.items, anchor).unwrap().x);
    let (top, height) = scene.background;
    assert!(line.y > top && line.y < top + height);
}

#[test]
fn the_band_is_the_interval_in_which_the_event_may_lie() {
    let stage = Stage::new(story(), 1046.0);
    let macron = entry(&stage, "macron-madagascar");
    let scene = stage.scene(&on(Axis::Proportional));
    let (x, width) = band(&scene, &stage.items, macron).unwrap();
    let day = scene.projection.x(86_400.0) - scene.projection.x(0.0);
    assert!((width - 2.0 * day).abs() < 0.01);
    let spot = spot(&scene, &stage.items, macron).unwrap();
    assert!((spot.x - (x + day)).abs() < 0.01);
}

#[test]
fn scrubbing_over_a_slot_divides_its_width_among_its_events() {
    let stage = Stage::new(story(), 1046.0);
    let scene = stage.scene(&on(Axis::Elastic));
    let post = entry(&stage, "trump-post");
    let slot = scene
        .slots
        .iter()
        .find(|s| s.entries.contains(&post))
        .unwrap();
    let all = Visible::all(&stage.items);
    let at = |share: f64| nearest(&scene, &stage.items, &all, slot.x + slot.width * share);
    assert_eq!(at(0.01), Some(slot.entries.start));
    assert_eq!(at(0.99), Some(slot.entries.end - 1));
    let without = Visible::new(&stage.items, |entry| entry != slot.entries.start);
    let first = nearest(&scene, &stage.items, &without, slot.x + 1.0);
    assert_eq!(first, Some(slot.entries.start + 1));
}

#[test]
fn the_strip_has_every_event_and_dates_that_do_not_collide() {
    use diplomatic_timeline::layout::{Font, Measure, strip};
    let stage = Stage::new(story(), 1046.0);
    let all = Visible::all(&stage.items);
    for width in [300.0, 680.0, 1200.0] {
        let texts = crate::plain::texts(&stage.timeline);
        let strip = strip::strip(&stage.items, &stage.plan, &all, width, 54.0, texts);
        assert_eq!(strip.marks.len(), stage.items.entries.len());
        for pair in strip.texts.windows(2) {
            let half = |text: &str| crate::plain::Fixed.width(text, Font::Strip) / 2.0;
            assert!(pair[0].x + half(&pair[0].text) < pair[1].x - half(&pair[1].text));
        }
        for mark in &strip.marks {
            assert!(mark.x > 0.0 && mark.x < width && mark.y > 0.0 && mark.y < strip.base);
        }
    }
}
