//! The chart: stage, transport and card, and the hands on them.

use std::cell::Cell;
use std::rc::Rc;

use yew::{NodeRef, WheelEvent};

use super::backdrop::{BackdropProps, GutterProps, gutter_width};
use super::context::Matching;
use super::follow::Followers;
use super::hands::{Grasp, Laid};
use super::keep::{Again, Keep};
use super::marks::MarksProps;
use super::pace::{Pace, paced};
use super::piece::part;
use super::playhead::edge;
use super::pointer::{Hear, pointers};
use super::reserve::{Card, ReserveProps};
use super::stage::{Stage, Touch};
use super::strip::Maps;
use super::tag::{Tag, heard, tag};
use super::thread::{ThreadsProps, tint};
use super::transport::transport;
use crate::layout::{self, Frame, Mode, Plan, Projection};
use crate::state::{Edge, Shared, Sight};

/// From this width on, the gutter stands beside the plot.
pub(super) const WIDE: f64 = 900.0;

/// What the chart shows.
#[derive(Clone, PartialEq)]
pub(crate) struct ChartProps {
    pub(crate) matching: Matching,
    pub(crate) moves: u32,
    pub(crate) view: layout::View,
    pub(crate) sight: Sight,
}

/// What the chart remembers.
pub(crate) struct Memory {
    pub(super) again: Again,
    pub(super) grasp: Grasp,
    pub(super) plot: NodeRef,
    pub(super) touch: Touch,
    /// Where the playhead is while it is dragged.
    pub(super) drag: Cell<Option<f64>>,
    pub(super) followers: Followers,
    pub(super) pace: Pace,
    /// The entry that the playhead names.
    said: Cell<Option<u32>>,
    pub(super) card: Card,
    pub(super) maps: Maps,
    /// Where the overview is, how much of the width it leaves to what stands beside it, and whether
    /// that may be asked for by now.
    pub(super) over: NodeRef,
    pub(super) beside: Cell<f64>,
    pub(super) fitted: Cell<bool>,
}

impl PartialEq for Memory {
    // A chart has one as long as it is there.
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Memory {
    pub(super) fn new(props: &ChartProps, keep: &Keep) -> Self {
        Self {
            again: keep.again(),
            grasp: Grasp::default(),
            plot: NodeRef::default(),
            touch: Touch::default(),
            drag: Cell::default(),
            followers: Followers::default(),
            pace: Pace::default(),
            said: Cell::default(),
            card: Card::default(),
            maps: Maps::default(),
            over: NodeRef::default(),
            beside: Cell::new((props.matching.width * 0.38).round()),
            fitted: Cell::default(),
        }
    }
}

/// The chart with everything below it.
#[inline(never)]
pub(super) fn draw_chart(props: &ChartProps, memory: &Rc<Memory>, keep: &Keep) -> Tag {
    let ChartProps { matching, view, .. } = props;
    let Matching {
        context, visible, ..
    } = matching;
    let selected = context.selection.get();
    let chronology = &context.chronology;
    let grasp = &memory.grasp;
    let hands = grasp.hands(matching, *view);
    let scene = &hands.scene;
    let moved = *view != hands.view;
    hands.asked.set(hands.view);
    let stage = Rc::new(Stage {
        hands: hands.clone(),
        memory: memory.clone(),
    });
    let hear: Rc<dyn Hear> = stage.clone();
    // From now on this is what glides.
    memory.touch.inertia.moves(&hear);
    let drag = memory.drag.get();
    let onwheel = {
        let stage = stage.clone();
        heard(move |event: &WheelEvent| stage.hands.wheel(event, &stage.memory.plot))
    };
    let nothing = visible.count() == 0;
    let scrubbing = drag.is_some();
    let read = paced(memory, selected.filter(|_| !nothing), scrubbing);
    if !matching.playing || memory.said.get().is_none() {
        memory.said.set(read);
    }
    let said = memory.said.get().or(selected);
    let before = grasp.settled.borrow();
    let same = before
        .as_ref()
        .is_some_and(|before| before.plan == hands.plan);
    memory.card.turn(context, same, read, scrubbing);
    let spot = selected.and_then(|entry| layout::spot(scene, &chronology.items, entry));
    let cluster = spot.and_then(|spot| scene.clusters.get(spot.cluster?));
    let marked = selected.filter(|_| !scene.marks.is_empty());
    let x = drag.or(spot.map(|spot| spot.x)).unwrap_or_else(|| {
        // Out of view, on the side where it is, but not out of reach of the keys.
        const AWAY: f64 = 64.0;
        let later = |entry: u32| match scene.projection {
            // What is open stands last among all, and where it began.
            Projection::Linear { .. } => chronology
                .entry(entry)
                .is_some_and(|entry| entry.start as f64 > scene.projection.time(0.0)),
            _ => scene.edges.first_after.is_some_and(|after| entry >= after),
        };
        if selected.is_some_and(later) {
            scene.width + AWAY
        } else {
            -AWAY
        }
    });
    let ahead = context.selection.ahead();
    let settled = props.sight == Sight::Settled;
    keep.after(move || {
        let (hands, memory) = (&stage.hands, &stage.memory);
        let before = memory.grasp.settled.replace(Some(hands.clone()));
        hands.settle(memory, moved, selected, ahead, x);
        hands.fit(memory, before.as_deref(), settled);
    });
    let painted = props.sight > Sight::Coming;
    let transport = painted.then(|| transport(props, memory, &hands, selected, read));
    // The playhead's beginning stands here, or each of its moves would set it again.
    let height = [scene.height, hands.top()];
    tag("div.dt-timeline")
        .also(nothing, "is-none")
        .also(scrubbing, "is-scrubbing")
        .also(grasp.glide.get(), "is-glide")
        .is(
            "data-axis",
            if hands.view.axis == layout::Axis::Elastic {
                "elastic"
            } else {
                "proportional"
            },
        )
        .is(
            "data-mode",
            match scene.mode {
                Mode::Marks => "marks",
                Mode::Bars => "bars",
                Mode::Clusters => "clusters",
                Mode::Columns => "columns",
            },
        )
        .child(
            tag("div.dt-stage")
                .style("--gutter:#px", &[hands.room - scene.width])
                .part("stage")
                .child(part(GutterProps(hands.clone())))
                .child(
                    pointers(tag("div.dt-plot"), &memory.plot, hear)
                        .style("height:#px;--t:#px", &height)
                        .onwheel(onwheel)
                        .child(
                            selected.and_then(|entry| tint(&hands, entry, &memory.followers.tint)),
                        )
                        .child(part(BackdropProps(hands.clone())))
                        .child(selected.filter(|_| painted).map(|entry| {
                            part(ThreadsProps {
                                hands: hands.clone(),
                                entry,
                            })
                        }))
                        .child(part(MarksProps {
                            hands: hands.clone(),
                            selected: cluster.map(|cluster| cluster.first).or(marked),
                            painted,
                        }))
                        .child(hands.playhead(scrubbing, said, x, &memory.followers.knob))
                        .child(edge(&hands, Edge::Start))
                        .child(edge(&hands, Edge::End))
                        .child(nothing.then(|| hands.nothing())),
                ),
        )
        .child(transport)
        .child(part(ReserveProps {
            context: context.clone(),
            entry: read,
            plan: hands.plan.clone(),
            sight: props.sight,
            chart: memory.clone(),
        }))
}

/// What is laid out, by the plan of what was laid out `before` where that still holds.
#[inline(never)]
pub(crate) fn planned(before: Option<&Laid>, matching: &Matching, wide: bool) -> Laid {
    let Matching {
        context,
        visible,
        width,
        ..
    } = matching;
    let items = &context.chronology.items;
    let holds = |before: &&Laid| {
        let of = &before.context;
        // Which shards are there is nothing that a plan depends on.
        of.chronology.items.entries.same_frame(&items.entries)
            && of.sets_like(context)
            && before.room == *width
    };
    let plan = match before.filter(holds) {
        Some(before) => before.plan.clone(),
        None => {
            let gutter = if wide { gutter_width(context) } else { 0.0 };
            let frame = Frame {
                width: width - gutter,
                size: context.surface.size,
                wide,
            };
            Shared::new(Plan::new(items, frame, context.texts()))
        }
    };
    Laid {
        context: context.clone(),
        plan,
        visible: visible.clone(),
        room: *width,
    }
}
