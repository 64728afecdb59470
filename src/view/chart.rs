//! The chart: stage, transport and card, and the hands on them.

use std::rc::Rc;

use yew::{Callback, Html, WheelEvent, hook, use_node_ref};

use super::backdrop::{BackdropProps, GutterProps, gutter_width};
use super::context::{Context, Setting};
use super::hands::{Hands, use_in_view, use_latest, use_same_place, use_seen};
use super::keep::{use_kept, use_known};
use super::marks::{MarksProps, spoken};
use super::pace::use_pace;
use super::piece::{part, piece};
use super::reserve::{ReserveProps, use_tallest};
use super::stage::use_pointers;
use super::tag::tag;
use super::thread::{ThreadsProps, tint};
use super::transport::{Transport, use_transport};
use crate::layout::{self, Frame, Mode, Plan, Scene, Visible};
use crate::state::{Chronology, Edge, Filter, Shared, Sight};

/// From this width on, the gutter stands beside the plot.
const WIDE: f64 = 900.0;

/// What the chart shows.
#[derive(Clone, PartialEq)]
pub(crate) struct ChartProps {
    pub(crate) context: Context,
    pub(crate) visible: Shared<Visible>,
    pub(crate) filter: Filter,
    /// As it was when the widget was drawn last; what counts is what [`Context`] says.
    pub(crate) selected: Option<u32>,
    pub(crate) moves: u32,
    pub(crate) view: layout::View,
    pub(crate) width: f64,
    pub(crate) sight: Sight,
    pub(crate) playing: bool,
    /// Starts the ids of marks.
    pub(crate) prefix: yew::AttrValue,
}

piece!(ChartProps, use_chart);

/// The chart with everything below it.
#[hook]
fn use_chart(props: &ChartProps) -> Html {
    let ChartProps {
        context,
        visible,
        view,
        width,
        ..
    } = props;
    let selected = &context.selection.get();
    let chronology = &context.chronology;
    let (beside, plan): (f64, Shared<Plan>) = use_known(
        (
            SameFrame(context.chronology.clone()),
            Setting::new(context, *width),
        ),
        |_| {
            let wide = *width >= WIDE;
            let beside = if wide { gutter_width(context) } else { 0.0 };
            let frame = Frame {
                width: (width - beside).max(1.0),
                size: context.surface.size,
                wide,
            };
            let plan = Plan::new(&chronology.items, frame, context.texts());
            (beside, Shared::new(plan))
        },
    );
    let scene: Shared<Scene> = use_known(
        (
            context.chronology.clone(),
            plan.clone(),
            visible.clone(),
            *view,
        ),
        |(chronology, plan, visible, view)| {
            Shared::new(layout::scene(
                &chronology.items,
                plan,
                visible,
                view,
                context.texts(),
            ))
        },
    );
    let asked = use_kept(|| *view);
    asked.replace(*view);
    let hands = Rc::new(Hands {
        context: context.clone(),
        plan: plan.clone(),
        scene: scene.clone(),
        visible: visible.clone(),
        view: *view,
        asked,
    });
    use_same_place(&hands, *selected);
    use_in_view(&hands, *selected);
    use_seen(&hands);

    // Marks glide when the axis changes, and stay under the finger while zooming.
    let before = use_kept(|| (view.axis, view.zoom, false));
    let glide = {
        let mut before = before.borrow_mut();
        if before.0 != view.axis {
            *before = (view.axis, view.zoom, true);
        } else if before.1 != view.zoom {
            *before = (view.axis, view.zoom, false);
        }
        before.2
    };

    let plot = use_node_ref();
    let knob = use_node_ref();
    let pointers = use_pointers(&hands, &plot, &knob);
    let onwheel = {
        let (hands, plot) = (hands.clone(), plot.clone());
        Callback::from(move |event: WheelEvent| hands.wheel(&event, &plot))
    };
    let latest = use_latest(&hands, *selected);
    let behind = BackdropProps {
        context: context.clone(),
        scene: scene.clone(),
    };
    let nothing = visible.count() == 0;
    let scrubbing = pointers.drag.is_some();
    let read = use_pace(selected.filter(|_| !nothing), scrubbing, &plot);
    let said = use_kept(|| None::<u32>);
    if !props.playing || said.borrow().is_none() {
        said.replace(read);
    }
    let said = said.borrow().or(*selected);
    let named = use_known(
        (context.clone(), visible.clone(), said),
        |(context, _, said)| Some(yew::AttrValue::from(spoken(context, (*said)?))),
    );
    let card = use_node_ref();
    let tallest = use_tallest(&card, *width, read);
    let spot = selected.and_then(|entry| layout::spot(&scene, &chronology.items, entry));
    let cluster = spot.and_then(|spot| scene.clusters.get(spot.cluster?));
    let shown = if scene.marks.is_empty() {
        cluster.map(|cluster| cluster.first)
    } else {
        *selected
    };
    let transport = use_transport(
        props,
        Transport {
            plan: &plan,
            selected: *selected,
            read,
            hands: &latest,
        },
    );
    // The playhead's beginning stands here, or each of its moves would set it again.
    let height = [scene.height, hands.top()];
    tag("div")
        .class("dt-timeline")
        .also(nothing, "is-none")
        .also(scrubbing, "is-scrubbing")
        .is(
            "data-axis",
            if view.axis == layout::Axis::Elastic {
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
            tag("div")
                .class("dt-stage")
                .style("--gutter:#px", &[beside])
                .is("part", "stage")
                .child(part(GutterProps(behind.clone())))
                .child(
                    tag("div")
                        .class("dt-plot")
                        .node(&plot)
                        .style("height:#px;--t:#px", &height)
                        .onwheel(onwheel)
                        .onpointerdown(pointers.down)
                        .onpointermove(pointers.moved)
                        .onpointerup(pointers.up)
                        .onpointercancel(pointers.cancelled)
                        .onlostpointercapture(pointers.lost)
                        .child(selected.map(|entry| tint(context, &scene, entry)))
                        .child(part(behind))
                        .child(selected.map_or_else(Html::default, |entry| {
                            part(ThreadsProps {
                                context: context.clone(),
                                scene: scene.clone(),
                                entry,
                            })
                        }))
                        .child(part(MarksProps {
                            context: context.clone(),
                            scene: scene.clone(),
                            selected: shown,
                            prefix: props.prefix.clone(),
                            glide,
                            painted: props.sight > Sight::Coming,
                            hands: latest.clone(),
                        }))
                        .child(hands.playhead(
                            pointers.drag,
                            said.zip(named),
                            spot.map(|spot| spot.x),
                            &knob,
                        ))
                        .child(hands.edge(Edge::Start))
                        .child(hands.edge(Edge::End))
                        .child(nothing.then(|| hands.nothing(&props.filter))),
                ),
        )
        .child(transport)
        .child(part(ReserveProps {
            context: context.clone(),
            entry: read,
            width: *width,
            sight: props.sight,
            scrubbing,
            card,
            tallest,
        }))
        .html()
}

/// A chronology compared by what a plan depends on: not by which of its shards are there.
#[derive(Clone)]
pub(crate) struct SameFrame(pub(crate) Shared<Chronology>);

impl PartialEq for SameFrame {
    fn eq(&self, other: &Self) -> bool {
        self.0.items.entries.same_frame(&other.0.items.entries)
    }
}
