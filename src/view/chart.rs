//! The chart: stage, transport and card, and the hands on them.

use yew::{
    Callback, Html, KeyboardEvent, Properties, WheelEvent, classes, component, html, use_memo,
    use_mut_ref, use_node_ref,
};

use super::backdrop::{Backdrop, gutter};
use super::context::Context;
use super::css::{css, px};
use super::hands::{Hands, use_in_view, use_pointers, use_same_place};
use super::marks::Marks;
use super::reserve::Reserve;
use super::thread::{threads, tint};
use super::transport::{Transport, use_transport};
use crate::layout::{self, Frame, Mode, Plan, Scene, Visible};
use crate::state::{Edge, Filter, Shared};

/// The gutter beside the plot, in multiples of `--dt-size`; the sheet says the same.
const GUTTER: f64 = 6.125;
/// From this width on, the gutter stands beside the plot.
const WIDE: f64 = 900.0;

/// What the chart shows.
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct ChartProps {
    pub(crate) context: Context,
    pub(crate) visible: Shared<Visible>,
    pub(crate) filter: Filter,
    pub(crate) selected: Option<u32>,
    pub(crate) view: layout::View,
    pub(crate) width: f64,
    pub(crate) playing: bool,
    /// Starts the ids of marks.
    pub(crate) prefix: yew::AttrValue,
}

/// The chart with everything below it.
#[component]
pub(crate) fn Chart(props: &ChartProps) -> Html {
    let ChartProps {
        context,
        visible,
        selected,
        view,
        width,
        ..
    } = props;
    let chronology = &context.chronology;
    let size = context.surface.size;
    let wide = *width >= WIDE;
    let plot_width = if wide { width - GUTTER * size } else { *width }.max(1.0);
    let frame = Frame {
        width: plot_width,
        size,
        wide,
    };
    let plan = use_memo(
        (
            context.chronology.clone(),
            context.words.clone(),
            context.surface.clone(),
            Pixels(frame),
        ),
        |_| Shared::new(Plan::new(&chronology.items, frame, context.texts())),
    );
    let plan: Shared<Plan> = (*plan).clone();
    let scene = use_memo(
        (plan.clone(), visible.clone(), *view),
        |(plan, visible, view)| {
            Shared::new(layout::scene(
                &chronology.items,
                plan,
                visible,
                view,
                context.texts(),
            ))
        },
    );
    let scene: Shared<Scene> = (*scene).clone();
    let hands = Hands {
        context: context.clone(),
        plan: plan.clone(),
        scene: scene.clone(),
        visible: visible.clone(),
        view: *view,
    };
    use_same_place(&hands, *selected);
    use_in_view(&hands, *selected);

    // Marks glide when the axis changes, and stay under the finger while zooming.
    let before = use_mut_ref(|| (view.axis, view.zoom, false));
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
    let onkeydown = {
        let hands = hands.clone();
        let selected = *selected;
        Callback::from(move |event: KeyboardEvent| hands.list_key(&event, selected))
    };

    let drawn = use_memo(
        (scene.clone(), context.clone(), *selected),
        |(scene, context, selected)| {
            selected.map_or_else(Html::default, |entry| threads(context, scene, entry))
        },
    );
    let said = use_mut_ref(|| None::<u32>);
    if !props.playing || said.borrow().is_none() {
        said.replace(*selected);
    }
    let said = *said.borrow();
    let nothing = visible.count() == 0;
    let spot = selected.and_then(|entry| layout::spot(&scene, &chronology.items, entry));
    let transport = use_transport(
        props,
        Transport {
            plan: &plan,
            selected: *selected,
            focus: spot.map_or(plot_width / 2.0, |spot| spot.x),
        },
    );
    let height = ["height:", &px(scene.height), "px"].concat();
    html! {
        <div class={classes!("dt-timeline", nothing.then_some("is-none"))} data-axis={if view.axis == layout::Axis::Elastic { "elastic" } else { "proportional" }}
            data-mode={match scene.mode { Mode::Marks => "marks", Mode::Bars => "bars", Mode::Clusters => "clusters", Mode::Columns => "columns" }}>
            <div class="dt-stage" part="stage">
                { gutter(context, &scene) }
                <div class="dt-plot" ref={plot} ~style={css(&height)} {onwheel} onpointerdown={pointers.down} onpointermove={pointers.moved}
                    onpointerup={pointers.up} onpointercancel={pointers.cancelled} onlostpointercapture={pointers.lost}>
                    if let Some(entry) = *selected { { tint(context, &scene, entry) } }
                    <Backdrop context={context.clone()} scene={scene.clone()} />
                    { (*drawn).clone() }
                    <Marks context={context.clone()} scene={scene.clone()} selected={*selected} prefix={props.prefix.clone()} {glide} {onkeydown} />
                    { hands.playhead(pointers.drag, *selected, said, spot.map(|spot| spot.x), &knob) }
                    { hands.edge(Edge::Start) }
                    { hands.edge(Edge::End) }
                    if nothing { { hands.nothing(&props.filter) } }
                </div>
            </div>
            { transport }
            <Reserve context={context.clone()} entry={if nothing { None } else { *selected }} width={*width} />
        </div>
    }
}

/// A frame compared by its pixels.
#[derive(Clone, Copy, PartialEq)]
struct Pixels(Frame);
