//! Questions asked of every scene, and made-up input to ask them of.

use diplomatic_timeline::layout::{
    Axis, Frame, Items, MarkBox, Plan, Scene, Side, View, Visible, Zoom, scene, viewport,
};
use diplomatic_timeline::model::{Basis, Event, Precision, Status, Timeline};
use proptest::prelude::*;

use crate::plain::{self, Fixed, around, event, texts};

/// A chronology in one frame.
pub(crate) struct Stage {
    pub(crate) timeline: Timeline,
    pub(crate) items: Items,
    pub(crate) plan: Plan,
}

impl Stage {
    pub(crate) fn new(timeline: Timeline, width: f64) -> Self {
        let items = Items::new(&timeline);
        let frame = Frame {
            width,
            size: 16.0,
            wide: width >= 780.0,
        };
        let plan = Plan::new(&items, frame, texts(&timeline));
        Self {
            timeline,
            items,
            plan,
        }
    }

    pub(crate) fn scene(&self, view: &View) -> Scene {
        self.filtered(view, &Visible::all(&self.items))
    }

    pub(crate) fn filtered(&self, view: &View, visible: &Visible) -> Scene {
        let texts = texts(&self.timeline);
        scene(&self.items, &self.plan, visible, view, texts)
    }

    pub(crate) fn width(&self) -> f64 {
        self.plan.frame().width
    }
}

/// A rectangle: left, top, right, bottom.
pub(crate) type Rect = [f64; 4];

/// The place of a label, where one is shown.
pub(crate) fn label(mark: &MarkBox) -> Option<Rect> {
    let x = match mark.side {
        Side::End => mark.x + mark.gap,
        Side::Start => mark.x - mark.gap - mark.label_width,
        Side::Hidden => return None,
    };
    let top = mark.y - 8.0;
    let bottom = top + f64::from(mark.lines) * 16.0;
    Some([x, top, x + mark.label_width, bottom])
}

/// Fails if two marks, labels or clusters overlap.
pub(crate) fn nothing_overlaps(scene: &Scene) {
    let mut rects: Vec<(Rect, String, u32)> = Vec::new();
    for mark in scene.marks.iter().filter(|mark| !mark.ghost) {
        let (x, y) = (mark.x, mark.y);
        let shape = [x - 6.5, y - 6.5, x + 6.5, y + 6.5];
        rects.push((shape, format!("mark {}", mark.entry), mark.entry));
        if let Some(label) = label(mark) {
            rects.push((label, format!("label {}", mark.entry), mark.entry));
        }
    }
    for cluster in &scene.clusters {
        let (x, y, r) = (cluster.x, cluster.y, cluster.r);
        let shape = [x - r, y - r, x + r, y + r];
        rects.push((shape, format!("cluster of {}", cluster.count), u32::MAX));
    }
    for (n, (a, a_name, a_entry)) in rects.iter().enumerate() {
        for (b, b_name, b_entry) in &rects[n + 1..] {
            if a_entry == b_entry && *a_entry != u32::MAX {
                continue;
            }
            let apart = a[2] <= b[0] + 0.01
                || b[2] <= a[0] + 0.01
                || a[3] <= b[1] + 0.01
                || b[3] <= a[1] + 0.01;
            assert!(apart, "{a_name} {a:?} overlaps {b_name} {b:?}");
        }
    }
}

/// Fails if dates above the axis run into each other or backwards.
pub(crate) fn heads_have_room(scene: &Scene) {
    use diplomatic_timeline::layout::{Font, Measure};
    for pair in scene.heads.windows(2) {
        let [a, b] = pair else { continue };
        let end = a.x + 9.0 + Fixed.width(&a.main, Font::Head).min(a.width - 9.0);
        assert!(end <= b.x + 9.0, "{} runs into {}", a.main, b.main);
    }
    for pair in scene.ticks.windows(2) {
        assert!(pair[0].x <= pair[1].x, "ticks run backwards");
    }
}

/// So many cases; a failure prints what it needs to be told again, so no file is kept.
pub(crate) fn cases(number: u32) -> ProptestConfig {
    ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(number)
    }
}

/// What a reader can do to a view.
#[derive(Clone, Debug)]
pub(crate) enum Move {
    Zoom(f64, f64),
    Pan(f64),
    Switch,
}

pub(crate) fn moves() -> impl Strategy<Value = Vec<Move>> {
    let one = prop_oneof![
        3 => (0.3..6.0_f64, 0.0..1.0_f64).prop_map(|(by, at)| Move::Zoom(by, at)),
        2 => (-1.0..1.0_f64).prop_map(Move::Pan),
        1 => Just(Move::Switch),
    ];
    prop::collection::vec(one, 0..6)
}

/// The view after some moves.
pub(crate) fn after(stage: &Stage, moves: &[Move]) -> View {
    let mut view = View::default();
    for step in moves {
        let plan = &stage.plan;
        view = match *step {
            Move::Zoom(by, at) => viewport::zoom(plan, &view, by, at * stage.width()),
            Move::Pan(by) => viewport::pan(plan, &view, by * stage.width()),
            Move::Switch => viewport::switch(plan, &view, other(view.axis)),
        };
    }
    view
}

pub(crate) fn other(axis: Axis) -> Axis {
    match axis {
        Axis::Elastic => Axis::Proportional,
        Axis::Proportional => Axis::Elastic,
    }
}

pub(crate) fn on(axis: Axis) -> View {
    View {
        axis,
        zoom: Zoom::Fit,
    }
}

const KINDS: [&str; 5] = ["strike", "statement", "meeting", "background", "vote"];

fn made_up(span: i64) -> impl Strategy<Value = (usize, i64, usize, bool)> {
    (0..KINDS.len(), 0..span, 0..14_usize, any::<bool>())
}

fn build(number: usize, (kind, civil, precision, announced): (usize, i64, usize, bool)) -> Event {
    let precision = [
        Precision::Day,
        Precision::Day,
        Precision::Day,
        Precision::Day,
        Precision::Day,
        Precision::Instant,
        Precision::Instant,
        Precision::PartOfDay,
        Precision::PartOfDay,
        Precision::Range,
        Precision::Range,
        Precision::Month,
        Precision::Year,
        Precision::Open,
    ][precision];
    let mut made = event(
        number,
        KINDS[kind],
        around(precision, 1_600_000_000 + civil),
    );
    if announced && precision == Precision::Open {
        made.when.basis = Basis::Announced;
        made.status = Status::Announced;
    }
    made
}

/// Up to `most` events within hours, weeks, years or centuries.
pub(crate) fn chronology(most: usize) -> impl Strategy<Value = Timeline> {
    prop_oneof![
        Just(40_000_i64),
        Just(900_000),
        Just(90_000_000),
        Just(9_000_000_000)
    ]
    .prop_flat_map(move |span| prop::collection::vec(made_up(span), 1..most))
    .prop_map(|all| {
        plain::timeline(
            all.into_iter()
                .enumerate()
                .map(|(n, one)| build(n, one))
                .collect(),
        )
    })
}
