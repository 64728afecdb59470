//! Filters and switches. The kind toggles are the legend, too.

use std::rc::Rc;

use yew::Event;

use super::context::Context;
use super::dom::typed;
use super::keep::Keep;
use super::mark::{Icon, icon, mark};
use super::people::{Memory, field, people};
use super::roving::rove;
use super::tag::{Tag, button, heard, nodes, tag};
use super::transport::at_most;
use crate::layout::{Axis, Lane};
use crate::model::KnownKind;
use crate::model::cut::trim;
use crate::model::digits::digits;
use crate::state::{Action, Matches, Mode, Panel, Shared};
use crate::text::Key;

/// What the tools show.
#[derive(Clone, PartialEq)]
pub(crate) struct ToolsProps {
    pub(crate) context: Context,
    /// What stands in the search's field.
    pub(crate) typed: String,
    pub(crate) visible: Shared<Matches>,
    pub(crate) axis: Axis,
    pub(crate) lists: bool,
    pub(crate) panel: Panel,
}

/// Filters, and the switches for axis and view.
#[inline(never)]
pub(super) fn draw_tools(props: &ToolsProps, memory: &Rc<Memory>, _: &Keep) -> Tag {
    let context = &props.context;
    let filter = &context.filter;
    let oninput = {
        let context = context.clone();
        heard(move |event: &Event| context.act(Action::Query(typed(event))))
    };
    let total = context.chronology.items.entries.len();
    // What has been filtered is said to be whole again; at the start there is nothing to say.
    let filters = !filter.is_open();
    let filtered = memory.filtered.get() || filters;
    memory.filtered.set(filtered);
    let status = if filtered {
        let (i, n) = (at_most(context, props.visible.count()), context.size(total));
        context.of(Key::Matching, &i, &n)
    } else {
        String::new()
    };
    let open = props.panel == Panel::People;
    let people = people(memory, context, &props.visible.facets, open);
    tag("div.dt-tools")
        .part("tools")
        .child(
            group(context, "div.dt-kinds", "toolbar", Key::Kinds)
                // Made anew when kinds come and go, one of which was the stop of the tab key.
                .key(digits(context.chronology.items.lanes.len()))
                .child(kinds(props)),
        )
        .child(
            tag("div.dt-find")
                .child(people)
                .child(
                    tag("label.dt-search")
                        .child(icon(Icon::Search))
                        .child(context.word("span.dt-vh", Key::Search))
                        .child(field(
                            "input.dt-q",
                            context.get(Key::Search),
                            &props.typed,
                            oninput,
                        )),
                )
                .child(
                    button("dt-btn dt-clear")
                        .also(filters, "is-on")
                        .is("data-act", "clear")
                        .acts(context, Action::ClearFilters)
                        .child(context.word("span", Key::Clear))
                        .child(icon(Icon::Close)),
                )
                .child(tag("span.dt-vh").role("status").child(status)),
        )
        .child(switches(props))
}

/// A group of buttons in which arrow keys lead from one to the next.
fn group(context: &Context, name: &'static str, role: &'static str, label: Key) -> Tag {
    tag(name)
        .role(role)
        .label(context.get(label))
        .onkeydown(heard(rove))
}

/// The lanes as toggles: as in the chart, but background last.
fn kinds(props: &ToolsProps) -> Tag {
    let lanes = &props.context.chronology.items.lanes;
    let (mut kinds, mut first) = (nodes(), true);
    for &background in &[false, true] {
        for (index, lane) in lanes.iter().enumerate() {
            if background == (lane.known == Some(KnownKind::Background)) {
                kinds = kinds.child(kind(props, index, lane, first));
                first = false;
            }
        }
    }
    kinds
}

fn kind(props: &ToolsProps, index: usize, lane: &Lane, first: bool) -> Tag {
    let context = &props.context;
    let look = context.look_of(&lane.kind);
    let counts = &props.visible.facets.kinds;
    let count = counts.get(index).copied().unwrap_or(lane.count);
    // As wide as the whole number, so that filtering moves nothing.
    let wide = digits(lane.count).len() as f64;
    button("dt-kind")
        .key(lane.kind.as_str())
        .set("data-kind", &lane.kind)
        .set("data-color", look.color)
        .truth("aria-pressed", context.filter.has_kind(&lane.kind))
        .stop(first)
        .acts(context, Action::ToggleKind(lane.kind.clone()))
        .child(mark(look, false, false))
        .child(tag("span").child(context.kinds(&lane.kind)))
        .child(
            tag("span.dt-n")
                .style("min-width:#ch", &[wide])
                .child(context.size(count)),
        )
}

fn switches(props: &ToolsProps) -> Tag {
    let (context, lists) = (&props.context, props.lists);
    let elastic = props.axis == Axis::Elastic;
    tag("div.dt-switches")
        .child(
            group(context, "div.dt-seg dt-seg-axis", "radiogroup", Key::Axis)
                .child(radio(
                    context,
                    "elastic",
                    elastic,
                    Key::Elastic,
                    Action::Axis(Axis::Elastic),
                ))
                .child(radio(
                    context,
                    "proportional",
                    !elastic,
                    Key::ToScale,
                    Action::Axis(Axis::Proportional),
                )),
        )
        .child(
            group(context, "div.dt-seg dt-seg-view", "radiogroup", Key::View)
                .child(radio(
                    context,
                    "chart",
                    !lists,
                    Key::Chart,
                    Action::Mode(Mode::Chart),
                ))
                .child(radio(
                    context,
                    "list",
                    lists,
                    Key::List,
                    Action::Mode(Mode::List),
                )),
        )
}

fn radio(context: &Context, name: &'static str, checked: bool, key: Key, action: Action) -> Tag {
    tag("button")
        .is("type", "button")
        .role("radio")
        .is("data-set", name)
        .truth("aria-checked", checked)
        .stop(checked)
        .acts(context, action)
        .child(context.get(key))
}

/// The filters in force, in words, for when nothing matches.
pub(crate) fn in_force(context: &Context) -> String {
    let (words, filter) = (&context.words, &context.filter);
    let mut all = String::new();
    let mut add = |begins: bool, name: &str| {
        if !all.is_empty() {
            all.push_str(if begins {
                " · "
            } else {
                words.get(Key::Comma)
            });
        }
        all.push_str(name);
    };
    if let Some(kinds) = &filter.kinds {
        if kinds.is_empty() {
            add(true, words.get(Key::NoKind));
        }
        for (index, kind) in kinds.iter().enumerate() {
            add(index == 0, &context.kinds(kind));
        }
    }
    for (index, id) in filter.people.iter().enumerate() {
        let actor = context.chronology.actor(id);
        add(index == 0, actor.map_or(id, |actor| &actor.name));
    }
    let query = trim(&filter.query);
    if !query.is_empty() {
        add(true, &words.with(Key::Quoted, "text", query));
    }
    all
}
