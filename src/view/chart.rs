//! The chart: stage, transport and card, and the hands on them.

use yew::{
    Callback, Html, KeyboardEvent, PointerEvent, Properties, WheelEvent, classes, component, html,
    use_effect_with, use_memo, use_mut_ref, use_node_ref, use_state_eq,
};

use super::backdrop::{Backdrop, gutter};
use super::context::Context;
use super::css::{css, px};
use super::mark::{Icon, icon};
use super::marks::{Marks, spoken};
use super::pointer;
use super::reserve::Reserve;
use super::roving::focus;
use super::strip::{StripProps, use_overview};
use super::thread::{threads, tint};
use super::tools::in_force;
use crate::layout::{self, Frame, Mode, Plan, Scene, Visible, viewport};
use crate::model::KnownKind;
use crate::state::{Action, Edge, Filter, Shared};
use crate::text::Key;

/// The gutter beside the plot, in multiples of `--dt-size`; the sheet says the same.
const GUTTER: f64 = 6.125;
/// From this width on, the gutter stands beside the plot.
const WIDE: f64 = 900.0;
/// Height of the overview.
const STRIP: f64 = 54.0;
/// One step of the zoom buttons.
const STEP: f64 = 1.6;

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

/// What is held while a pointer is down.
#[derive(Clone, Copy, Default)]
struct Hold {
    scrubbing: bool,
    /// Pointers down by touch: id and x; two of them pinch.
    touches: [Option<(i32, f64)>; 2],
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
    let hold = use_mut_ref(Hold::default);
    let drag = use_state_eq(|| None::<f64>);
    let rtl = context.words.rtl;

    let scrub = {
        let (hands, drag, plot) = (hands.clone(), drag.clone(), plot.clone());
        move |event: &PointerEvent| {
            let Some(x) = pointer::x_in(&plot, event, plot_width, rtl) else {
                return;
            };
            let x = x.clamp(0.0, plot_width);
            drag.set(Some(x));
            let items = &hands.context.chronology.items;
            if let Some(entry) = layout::nearest(&hands.scene, items, &hands.visible, x) {
                hands.context.dispatch.emit(Action::Select(entry));
            }
        }
    };
    let onpointerdown = {
        let (hold, scrub, knob, dispatch) = (
            hold.clone(),
            scrub.clone(),
            knob.clone(),
            context.dispatch.clone(),
        );
        let plot = plot.clone();
        Callback::from(move |event: PointerEvent| {
            dispatch.emit(Action::Play(false));
            if event.button() != 0 || pointer::on_target(&event) {
                return;
            }
            let mut held = hold.borrow_mut();
            if event.pointer_type() == "touch"
                && let Some(x) = pointer::x_in(&plot, &event, plot_width, rtl)
                && let Some(free) = held.touches.iter_mut().find(|touch| touch.is_none())
            {
                *free = Some((event.pointer_id(), x));
                if held.touches.iter().all(Option::is_some) {
                    held.scrubbing = false;
                    return;
                }
            }
            held.scrubbing = true;
            drop(held);
            pointer::capture(&event);
            if let Some(knob) = knob.cast::<web_sys::HtmlElement>() {
                focus(&knob);
            }
            event.prevent_default();
            scrub(&event);
        })
    };
    let onpointermove = {
        let (hold, scrub, hands, plot) = (hold.clone(), scrub.clone(), hands.clone(), plot.clone());
        Callback::from(move |event: PointerEvent| {
            let held = *hold.borrow();
            if held.scrubbing {
                scrub(&event);
            } else if let [Some(a), Some(b)] = held.touches
                && let Some(x) = pointer::x_in(&plot, &event, plot_width, rtl)
            {
                let (moved, still) = if a.0 == event.pointer_id() {
                    (a, b)
                } else {
                    (b, a)
                };
                let (was, is) = (
                    (moved.1 - still.1).abs().max(8.0),
                    (x - still.1).abs().max(8.0),
                );
                let middle = f64::midpoint(x, still.1);
                let zoomed = viewport::zoom(&hands.plan, &hands.view, is / was, middle);
                let by = f64::midpoint(moved.1, still.1) - middle;
                hands.look(viewport::pan(&hands.plan, &zoomed, by));
                for touch in hold.borrow_mut().touches.iter_mut().flatten() {
                    if touch.0 == event.pointer_id() {
                        touch.1 = x;
                    }
                }
            }
        })
    };
    let release = {
        let (hold, drag) = (hold.clone(), drag.clone());
        Callback::from(move |event: PointerEvent| {
            let mut held = hold.borrow_mut();
            held.scrubbing = false;
            for touch in &mut held.touches {
                if touch.is_some_and(|touch| touch.0 == event.pointer_id()) {
                    *touch = None;
                }
            }
            drag.set(None);
        })
    };
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
                <div class="dt-plot" ref={plot} ~style={css(&height)} {onwheel} {onpointerdown} {onpointermove}
                    onpointerup={release.clone()} onpointercancel={release}>
                    if let Some(entry) = *selected { { tint(context, &scene, entry) } }
                    <Backdrop context={context.clone()} scene={scene.clone()} />
                    { (*drawn).clone() }
                    <Marks context={context.clone()} scene={scene.clone()} selected={*selected} prefix={props.prefix.clone()} {glide} {onkeydown} />
                    { hands.playhead(*selected, spot.map(|spot| spot.x), *drag, &knob) }
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

/// Keeps the selected event in view when the selection moves.
#[yew::hook]
fn use_in_view(hands: &Hands, selected: Option<u32>) {
    let hands = hands.clone();
    use_effect_with(
        (selected, hands.plan.clone(), hands.view.axis),
        move |(selected, _, _)| {
            if let Some(entry) = *selected {
                let items = &hands.context.chronology.items;
                let shown = viewport::show(items, &hands.plan, &hands.view, entry);
                if shown != hands.view {
                    hands.look(shown);
                }
            }
        },
    );
}

/// Shows the same stretch of time when the axis is switched.
#[yew::hook]
fn use_same_place(hands: &Hands, selected: Option<u32>) {
    let last = use_mut_ref(|| hands.view);
    let hands = hands.clone();
    use_effect_with(hands.view, move |view| {
        let before = last.replace(*view);
        // A zoom that came along with the axis was meant; one left over from the other axis was not.
        if before.axis != view.axis && before.zoom == view.zoom {
            let items = &hands.context.chronology.items;
            let same = viewport::switch(items, &hands.plan, &before, view.axis, selected);
            hands.look(same);
        }
    });
}

/// What hands on the chart need to know.
#[derive(Clone)]
struct Hands {
    context: Context,
    plan: Shared<Plan>,
    scene: Shared<Scene>,
    visible: Shared<Visible>,
    view: layout::View,
}

impl Hands {
    fn look(&self, view: layout::View) {
        if view != self.view {
            self.context.dispatch.emit(Action::View(view));
        }
    }

    /// Ctrl (or ⌘) zooms, a sideways movement pans, all else scrolls the page.
    fn wheel(&self, event: &WheelEvent, plot: &yew::NodeRef) {
        let width = self.scene.width;
        let rtl = self.context.words.rtl;
        let unit = match event.delta_mode() {
            WheelEvent::DOM_DELTA_LINE => 16.0,
            WheelEvent::DOM_DELTA_PAGE => width,
            _ => 1.0,
        };
        if event.ctrl_key() || event.meta_key() {
            event.prevent_default();
            let Some(at) = pointer::x_at(plot, f64::from(event.client_x()), width, rtl) else {
                return;
            };
            let turned = (event.delta_y() * unit).clamp(-200.0, 200.0);
            let more = 1.0 + turned.abs() / 250.0;
            let factor = if turned > 0.0 { 1.0 / more } else { more };
            self.look(viewport::zoom(&self.plan, &self.view, factor, at));
            return;
        }
        let sideways = if event.shift_key() && event.delta_x() == 0.0 {
            event.delta_y()
        } else {
            event.delta_x()
        };
        if sideways.abs() > event.delta_y().abs() || event.shift_key() && sideways != 0.0 {
            let by = sideways * unit * if rtl { -1.0 } else { 1.0 };
            let panned = viewport::pan(&self.plan, &self.view, by);
            if panned != self.view {
                event.prevent_default();
                self.look(panned);
            }
        }
    }

    /// ↑ and ↓ in the list box go to the nearest mark above and below.
    fn list_key(&self, event: &KeyboardEvent, selected: Option<u32>) {
        let down = match event.key().as_str() {
            "ArrowDown" => true,
            "ArrowUp" => false,
            _ => return,
        };
        if self.scene.mode != Mode::Marks {
            return;
        }
        event.prevent_default();
        event.stop_propagation();
        let to = selected.and_then(|entry| layout::vertical(&self.scene, entry, down));
        if let Some(entry) = to {
            self.context.dispatch.emit(Action::Select(entry));
        }
    }

    fn playhead(
        &self,
        selected: Option<u32>,
        x: Option<f64>,
        drag: Option<f64>,
        knob: &yew::NodeRef,
    ) -> Html {
        let words = &self.context.words;
        let Some(entry) = selected else {
            return Html::default();
        };
        let rtl = words.rtl;
        let Some(x) = drag.or(x) else {
            return Html::default();
        };
        let x = if rtl { self.scene.width - x } else { x };
        let marks = self.scene.mode == Mode::Marks && self.view.axis == layout::Axis::Elastic;
        let top = if marks {
            self.scene.head_height + self.scene.ruler_height
        } else {
            self.scene.head_height + 17.0
        };
        let style = ["transform:translateX(", &px(x), "px);--t:", &px(top), "px"].concat();
        let now = self.visible.rank(entry) + 1;
        html! {
            <div class={classes!("dt-playhead", drag.is_some().then_some("is-drag"))} role="slider" tabindex="0" ref={knob.clone()}
                aria-label={self.context.get(Key::Position)} aria-valuemin="1" aria-valuemax={self.visible.count().max(1).to_string()}
                aria-valuenow={now.to_string()} aria-valuetext={spoken(&self.context, entry)} ~style={css(&style)}><i></i></div>
        }
    }

    fn edge(&self, edge: Edge) -> Html {
        let words = &self.context.words;
        let edges = &self.scene.edges;
        let (count, to, key, class, arrow) = match edge {
            Edge::Start => (
                edges.before,
                edges.last_before,
                Key::Earlier,
                "dt-edge dt-edge-start",
                if words.rtl { "▸ " } else { "◂ " },
            ),
            Edge::End => (
                edges.after,
                edges.first_after,
                Key::Later,
                "dt-edge dt-edge-end",
                if words.rtl { " ◂" } else { " ▸" },
            ),
        };
        let (Some(to), 1..) = (to, count) else {
            return Html::default();
        };
        let text = words.fill(key, &[("n", &words.size(count))]);
        let text = if edge == Edge::Start {
            [arrow, &text].concat()
        } else {
            [&text, arrow].concat()
        };
        // In the background row there is room; without one, beside the ruler's captions.
        let lanes = &self.context.chronology.items.lanes;
        let first = self.scene.lanes.first().filter(|lane| {
            let of = lanes.get(lane.lane);
            of.is_some_and(|lane| lane.known == Some(KnownKind::Background))
        });
        let top = first.map_or(self.scene.ruler_y + 8.0, |lane| lane.y + 6.0);
        let hands = self.clone();
        let onclick = Callback::from(move |_| {
            let items = &hands.context.chronology.items;
            hands.look(viewport::show(items, &hands.plan, &hands.view, to));
        });
        html! { <button type="button" {class} ~style={css(&["top:", &px(top), "px"].concat())} {onclick}>{text}</button> }
    }

    fn nothing(&self, filter: &Filter) -> Html {
        html! { <div class="dt-nothing">{ nothing(&self.context, filter) }</div> }
    }
}

/// Nothing matches: what is in force, and the way back.
pub(crate) fn nothing(context: &Context, filter: &Filter) -> Html {
    html! { <>
        <p><b>{context.get(Key::NoMatch)}</b><br /><span>{in_force(context, filter)}</span></p>
        <button type="button" class="dt-btn dt-btn-line" data-act="clear"
            onclick={context.on(Action::ClearFilters)}>{context.get(Key::Clear)}</button>
    </> }
}

/// What the transport shows.
struct Transport<'a> {
    plan: &'a Shared<Plan>,
    selected: Option<u32>,
    /// Where the zoom buttons zoom, in pixels of the plot.
    focus: f64,
}

/// Previous, play, next; the count; the overview; zoom.
#[yew::hook]
fn use_transport(props: &ChartProps, transport: Transport<'_>) -> Html {
    let ChartProps {
        context,
        visible,
        view,
        ..
    } = props;
    let Transport {
        plan,
        selected,
        focus,
    } = transport;
    let node = use_node_ref();
    let strip_width = use_state_eq(|| (props.width * 0.62).round());
    {
        let (node, strip_width) = (node.clone(), strip_width.clone());
        let key = (
            props.width.to_bits(),
            context.words.clone(),
            context.surface.clone(),
            visible.count(),
        );
        use_effect_with(key, move |_| {
            if let Some(node) = node.cast::<web_sys::Element>() {
                strip_width.set(f64::from(node.client_width()));
            }
        });
    }
    let strip = StripProps {
        context: context.clone(),
        plan: plan.clone(),
        visible: visible.clone(),
        selected,
        width: *strip_width,
        height: STRIP,
    };
    let overview = use_overview(strip, *view, context.dispatch.reform(Action::View));
    let (out, closer) = viewport::limits(plan, view);
    let zoom = |factor: f64| {
        let (context, plan, view, at) = (context.clone(), plan.clone(), *view, focus);
        Callback::from(move |_| {
            context
                .dispatch
                .emit(Action::View(viewport::zoom(&plan, &view, factor, at)));
        })
    };
    let fit = context.on(Action::View(viewport::fit(view)));
    html! {
        <div class="dt-transport" role="group" aria-label={context.get(Key::Transport)}>
            { steps(context, visible, selected, Some(props.playing)) }
            { count(context, visible, selected, !props.filter.is_open()) }
            <div ref={node}>
                { overview }
            </div>
            <div class="dt-zoom">
                <button type="button" class="dt-btn dt-ib" data-act="zout" aria-label={context.get(Key::ZoomOut)} disabled={!out} onclick={zoom(1.0 / STEP)}>{ icon(Icon::ZoomOut) }</button>
                <button type="button" class="dt-btn dt-ib" data-act="zin" aria-label={context.get(Key::ZoomIn)} disabled={!closer} onclick={zoom(STEP)}>{ icon(Icon::ZoomIn) }</button>
                <button type="button" class="dt-btn dt-ib" data-act="fit" aria-label={context.get(Key::ShowAll)} onclick={fit}>{ icon(Icon::Fit) }</button>
            </div>
        </div>
    }
}

/// Previous, play (where wanted) and next.
pub(crate) fn steps(
    context: &Context,
    visible: &Visible,
    selected: Option<u32>,
    playing: Option<bool>,
) -> Html {
    let at = selected.map(|entry| visible.rank(entry));
    let first = at.is_none_or(|at| at == 0);
    let last = at.is_none_or(|at| at + 1 >= visible.count());
    html! {
        <div class="dt-steps">
            <button type="button" class="dt-btn dt-ib" data-act="prev" aria-label={context.get(Key::Previous)} aria-disabled={first.then_some("true")}
                onclick={context.on(Action::Step(-1))}>{ icon(Icon::Previous) }</button>
            if let Some(on) = playing {
                <button type="button" class="dt-btn dt-ib dt-play" data-act="play" aria-label={context.get(if on { Key::Pause } else { Key::Play })}
                    disabled={visible.count() < 2} onclick={context.on(Action::Play(!on))}>{ icon(if on { Icon::Pause } else { Icon::Play }) }</button>
            }
            <button type="button" class="dt-btn dt-ib" data-act="next" aria-label={context.get(Key::Next)} aria-disabled={last.then_some("true")}
                onclick={context.on(Action::Step(1))}>{ icon(Icon::Next) }</button>
        </div>
    }
}

/// `6 of 15`, and how many there are in all while filters are on.
pub(crate) fn count(
    context: &Context,
    visible: &Visible,
    selected: Option<u32>,
    filtered: bool,
) -> Html {
    let words = &context.words;
    let all = context.chronology.items.entries.len();
    let matching = visible.count();
    let at = selected
        .filter(|_| matching > 0)
        .map_or(0, |entry| visible.rank(entry) + 1);
    let of = if matching > 0 { matching } else { all };
    html! {
        <p class="dt-count" aria-hidden="true">
            <b>{words.fill(Key::Of, &[("i", &words.size(at)), ("n", &words.size(of))])}</b>
            if filtered && matching > 0 { <small>{words.fill(Key::InAll, &[("n", &words.size(all))])}</small> }
        </p>
    }
}
