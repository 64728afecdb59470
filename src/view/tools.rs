//! Filters and switches. The kind toggles are the legend, too.

use yew::{
    AttrValue, Callback, Html, InputEvent, KeyboardEvent, Properties, TargetCast, classes,
    component, html,
};

use super::context::Context;
use super::css::css;
use super::mark::{Icon, icon, mark};
use super::people::use_people;
use super::roving::rove;
use crate::layout::Axis;
use crate::model::KnownKind;
use crate::state::{Action, Facets, Filter, Mode, Panel, Shared};
use crate::text::Key;

/// What the tools show.
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct ToolsProps {
    pub(crate) context: Context,
    pub(crate) filter: Filter,
    pub(crate) facets: Shared<Facets>,
    pub(crate) axis: Axis,
    pub(crate) on_axis: Callback<Axis>,
    pub(crate) lists: bool,
    pub(crate) panel: Panel,
    /// How many events match; said aloud when a filter changes it.
    pub(crate) matching: usize,
}

/// Filters, and the switches for axis and view.
#[component]
pub(crate) fn Tools(props: &ToolsProps) -> Html {
    let ToolsProps {
        context, filter, ..
    } = props;
    let words = &context.words;
    let oninput = context.dispatch.reform(|event: InputEvent| {
        let input = event.target_dyn_into::<web_sys::HtmlInputElement>();
        Action::Query(input.map(|input| input.value()).unwrap_or_default())
    });
    let total = context.chronology.items.entries.len();
    let status = if filter.is_open() {
        String::new()
    } else {
        let (i, n) = (words.size(props.matching), words.size(total));
        words.fill(Key::Matching, &[("i", &i), ("n", &n)])
    };
    let people = use_people(
        context,
        &filter.people,
        &props.facets,
        props.panel == Panel::People,
    );
    html! {
        <div class="dt-tools" part="tools">
            <div class="dt-kinds" role="toolbar" aria-label={context.get(Key::Kinds)} onkeydown={Callback::from(|event: KeyboardEvent| rove(&event, "button"))}>
                { for order(context).into_iter().enumerate().map(|(place, lane)| kind(props, lane, place == 0)) }
            </div>
            <div class="dt-find">
                { people }
                <label class="dt-search">
                    { icon(Icon::Search) }
                    <span class="dt-vh">{context.get(Key::Search)}</span>
                    <input class="dt-q" type="search" autocomplete="off" placeholder={context.get(Key::Search)}
                        value={filter.query.clone()} {oninput} />
                </label>
                <button type="button" class={classes!("dt-btn", "dt-clear", (!filter.is_open()).then_some("is-on"))}
                    data-act="clear" onclick={context.on(Action::ClearFilters)}>
                    <span>{context.get(Key::Clear)}</span>{ icon(Icon::Close) }
                </button>
                <span class="dt-vh" role="status">{status}</span>
            </div>
            { switches(props) }
        </div>
    }
}

/// The lanes as toggles: as in the chart, but background last.
fn order(context: &Context) -> Vec<usize> {
    let lanes = &context.chronology.items.lanes;
    let background = |lane: &usize| {
        let lane = lanes.get(*lane);
        lane.is_some_and(|lane| lane.known == Some(KnownKind::Background))
    };
    let (last, mut order): (Vec<usize>, Vec<usize>) = (0..lanes.len()).partition(background);
    order.extend(last);
    order
}

fn kind(props: &ToolsProps, index: usize, first: bool) -> Html {
    let ToolsProps {
        context, filter, ..
    } = props;
    let Some(lane) = context.chronology.items.lanes.get(index) else {
        return Html::default();
    };
    let words = &context.words;
    let (shape, color) = context.look_of(&lane.kind);
    let pressed = if filter.has_kind(&lane.kind) {
        "true"
    } else {
        "false"
    };
    let count = props.facets.kinds.get(index).copied().unwrap_or(lane.count);
    // As wide as the whole number, so that filtering moves nothing.
    let room = [
        "min-width:",
        &lane.count.to_string().len().to_string(),
        "ch",
    ]
    .concat();
    html! {
        <button type="button" class="dt-kind" key={lane.kind.clone()} data-kind={lane.kind.clone()} data-color={color.clone()}
            aria-pressed={pressed} tabindex={if first { "0" } else { "-1" }}
            onclick={context.on(Action::ToggleKind(lane.kind.clone()))}>
            { mark(shape, &color, false) }
            <span>{words.kinds(&context.chronology.timeline, &lane.kind)}</span>
            <span class="dt-n" ~style={css(&room)}>{words.size(count)}</span>
        </button>
    }
}

fn switches(props: &ToolsProps) -> Html {
    let ToolsProps {
        context,
        axis,
        on_axis,
        ..
    } = props;
    let radio = |name: &'static str,
                 checked: bool,
                 key: Key,
                 onclick: Callback<yew::MouseEvent>| {
        html! {
            <button type="button" role="radio" data-set={name} aria-checked={if checked { "true" } else { "false" }}
                tabindex={if checked { "0" } else { "-1" }} {onclick}>{context.get(key)}</button>
        }
    };
    let onkeydown = Callback::from(|event: KeyboardEvent| rove(&event, "[role=radio]"));
    let axis_button = |name, value: Axis, key| {
        let on_axis = on_axis.clone();
        radio(
            name,
            *axis == value,
            key,
            Callback::from(move |_| on_axis.emit(value)),
        )
    };
    let mode_button = |name, mode: Mode, key| {
        radio(
            name,
            props.lists == (mode == Mode::List),
            key,
            context.on(Action::Mode(mode)),
        )
    };
    html! {
        <div class="dt-switches">
            <div class="dt-seg dt-seg-axis" role="radiogroup" aria-label={context.get(Key::Axis)} onkeydown={onkeydown.clone()}>
                { axis_button("elastic", Axis::Elastic, Key::Elastic) }
                { axis_button("proportional", Axis::Proportional, Key::ToScale) }
            </div>
            <div class="dt-seg dt-seg-view" role="radiogroup" aria-label={context.get(Key::View)} {onkeydown}>
                { mode_button("chart", Mode::Chart, Key::Chart) }
                { mode_button("list", Mode::List, Key::List) }
            </div>
        </div>
    }
}

/// The filters in force, in words, for when nothing matches.
pub(crate) fn in_force(context: &Context, filter: &Filter) -> AttrValue {
    let words = &context.words;
    let timeline = &context.chronology.timeline;
    let comma = words.get(Key::Comma);
    let mut parts = Vec::new();
    if let Some(kinds) = &filter.kinds {
        let names: Vec<String> = kinds
            .iter()
            .map(|kind| words.kinds(timeline, kind))
            .collect();
        parts.push(if names.is_empty() {
            words.get(Key::NoKind).into()
        } else {
            names.join(comma)
        });
    }
    if !filter.people.is_empty() {
        let name = |id: &String| {
            context
                .chronology
                .actor(id)
                .map_or(id.clone(), |actor| actor.name.clone())
        };
        parts.push(
            filter
                .people
                .iter()
                .map(name)
                .collect::<Vec<_>>()
                .join(comma),
        );
    }
    let query = filter.query.trim();
    if !query.is_empty() {
        parts.push(words.fill(Key::Quoted, &[("text", query)]));
    }
    parts.join(" · ").into()
}
