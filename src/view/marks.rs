//! Marks, clusters and what a column leaves out, as one list to choose from.

use yew::{AttrValue, KeyboardEvent, MouseEvent};

use super::body::with_status;
use super::context::{Context, hollow};
use super::hands::Hands;
use super::keep::Keep;
use super::mark::{Look, mark, outline};
use super::tag::{Tag, all, button, heard, nodes, tag};
use super::transport::nth;
use crate::layout::{Labels, MarkBox, Mode, Side, Visible, Words as _};
use crate::model::Mark;
use crate::model::digits::digits;
use crate::state::{Action, Shared};
use crate::text::{DatePhrase, DateStyle, Key, Words};

/// What the marks show.
#[derive(PartialEq)]
pub(crate) struct MarksProps {
    pub(crate) hands: Shared<Hands>,
    /// The selected entry, where there are marks, which show it; where a cluster does, its first.
    pub(crate) selected: Option<u32>,
    /// They have been painted: now they can be given the names that nobody sees.
    pub(crate) painted: bool,
}

/// The events as a list box.
#[inline(never)]
pub(super) fn draw_marks(props: &MarksProps, _: &Keep) -> Tag {
    let MarksProps {
        hands, selected, ..
    } = props;
    let (context, scene) = (&hands.context, &hands.scene);
    let mut names = hands.names.borrow_mut();
    let open = |first: u32, last: u32| {
        let hands = hands.clone();
        heard(move |_: &MouseEvent| hands.open(first, last))
    };
    let onkeydown = {
        let hands = hands.clone();
        heard(move |event: &KeyboardEvent| hands.list_key(event))
    };
    let lists = scene.mode == Mode::Marks || scene.mode == Mode::Columns;
    let is_drawn = |entry: &u32| scene.marks.iter().any(|mark| mark.entry == *entry);
    let list = tag("div.dt-marks")
        .role(if lists { "listbox" } else { "group" })
        .stop(lists)
        .label(context.get(Key::Events))
        .set(
            "aria-activedescendant",
            selected.filter(is_drawn).map(|entry| id(context, entry)),
        )
        .onkeydown(onkeydown)
        .children(scene.marks.iter().enumerate().map(|(index, mark)| {
            if props.painted && index == names.len() {
                names.push(name(context, mark));
            }
            one(props, mark, names.get(index))
        }));
    let clusters = all(scene.clusters.iter().map(|cluster| {
        let on = *selected == Some(cluster.first);
        let (words, chronology) = (&context.words, &*context.chronology);
        let kind = &chronology.items.lanes.get(usize::from(cluster.lane))?.kind;
        let start = chronology.items.get(cluster.first)?.start;
        // `12 strikes`
        let name = words.kind_count(&chronology.timeline, kind, cluster.count);
        let date = words.date(start, DateStyle::Full);
        let Look { shape, color } = context.look_of(kind);
        // A diamond is narrow where its digits are high.
        let times = if shape == Mark::Diamond { 3.1 } else { 2.8 };
        let size = cluster.r * times;
        let made = button("dt-clus")
            .also(on, "is-on")
            .also(cluster.count == 1, "is-one")
            .set("data-color", color)
            .set("aria-label", context.joined(&name, &date))
            .style(
                "transform:translate(#px,#px)",
                &[hands.across(cluster.x), cluster.y],
            )
            .onclick(if cluster.count == 1 {
                context.on(Action::Select(cluster.first))
            } else {
                open(cluster.first, cluster.last)
            })
            .child(
                tag("svg")
                    .is("viewBox", "-10 -10 20 20")
                    .hidden()
                    .style("width:#px;height:#px", &[size, size])
                    .child(outline(shape)),
            )
            .child((cluster.count > 1).then(|| tag("b").child(context.size(cluster.count))));
        Some(made)
    }));
    let mores = tag("div.dt-marks").children(scene.mores.iter().map(|more| {
        let place = [more.x, more.width, more.y];
        button("dt-plus")
            .style("inset-inline-start:#px;width:#px;top:#px", &place)
            .onclick(open(more.first, more.first))
            .child(context.counted(Key::More, more.count))
    }));
    // A list box may hold nothing but its options.
    let (list, mores) = if lists {
        (list, mores.child(clusters))
    } else {
        (list.child(clusters), mores)
    };
    nodes().child(list).child(mores)
}

fn id(context: &Context, entry: u32) -> String {
    context.id(&digits(entry))
}

/// What a mark is called: its label and what is said of its event.
fn name(context: &Context, place: &MarkBox) -> AttrValue {
    let chronology = &*context.chronology;
    let Some(entry) = chronology.entry(place.entry).filter(|_| !place.ghost) else {
        return AttrValue::default();
    };
    let (lead, rest) = chronology.label(entry.event);
    let space = if lead.is_empty() { "" } else { " " };
    [
        lead,
        space,
        rest,
        if rest.ends_with('.') { " " } else { ". " },
        &told(context, place.entry),
    ]
    .concat()
    .into()
}

fn one(props: &MarksProps, place: &MarkBox, name: Option<&AttrValue>) -> Option<Tag> {
    let MarksProps {
        hands, selected, ..
    } = props;
    let (context, visible): (&Context, &Visible) = (&hands.context, &hands.visible);
    let chronology = &*context.chronology;
    let entry = chronology.entry(place.entry)?;
    let event = chronology.event(place.entry)?;
    let look = context.look(event);
    let hollow = hollow(event);
    let (lead, rest) = chronology.label(entry.event);
    // It stands in the column of its first day, which says more than is known.
    let coarse = hands.scene.mode == Mode::Columns && !entry.on_one_day();
    let date = (coarse && !place.ghost).then(|| context.words.head(entry, false, false).1);
    let on = *selected == Some(place.entry);
    let in_band = place.slot.is_some()
        && selected
            .and_then(|s| chronology.entry(s))
            .is_some_and(|s| s.same_slot(entry));
    let side = match (place.side, place.ghost) {
        (_, true) | (Side::Hidden, _) => "",
        (Side::End, _) => "end",
        (Side::Start, _) => "start",
    };
    let made = tag("div.dt-ev")
        .also(place.ghost, "is-ghost")
        .also(in_band, "is-band")
        .key(digits(place.entry))
        .set("id", id(context, place.entry))
        .set("data-id", &event.id)
        .set("data-kind", &event.kind)
        .set("data-color", look.color)
        .is("data-side", side)
        .flag("data-open", place.on_bar)
        .is("data-lines", if place.lines > 1 { "many" } else { "one" })
        .style(
            "transform:translate(#px,#px);--lw:#px;--ln:#;--gap:#px",
            &[
                hands.across(place.x),
                place.y,
                place.label_width,
                f64::from(place.lines),
                place.gap,
            ],
        )
        .child(mark(look, hollow, on || hollow))
        .child(
            context
                .own("span.dt-lab")
                .child(date.map(|date| {
                    let date = tag("span.dt-n").child(date);
                    nodes()
                        .child(date.set("lang", &context.words.language))
                        .child(" ")
                }))
                .child(
                    (!lead.is_empty())
                        .then(|| nodes().child(tag("b").marked(context, lead)).child(" ")),
                )
                .marked(context, rest),
        );
    if place.ghost {
        return Some(made.hidden());
    }
    Some(
        made.role("option")
            .truth("aria-selected", on)
            .set("aria-posinset", visible.rank(place.entry) + 1)
            .set("aria-setsize", visible.count())
            .set("aria-label", name)
            .acts(context, Action::Select(place.entry)),
    )
}

/// Its place among those that match, and what it is:
/// `6 of 15. Thursday 24 April 2025 early hours, stated. Strike: Missiles and drones hit Kyiv`
pub(crate) fn spoken(context: &Context, visible: &Visible, entry: u32) -> String {
    let n = context.size(visible.count());
    let place = nth(context, visible.rank(entry) + 1, &n);
    [&place, ". ", &told(context, entry)].concat()
}

/// What an entry is: `Thursday 24 April 2025 early hours, stated. Strike: Missiles and drones hit Kyiv`
fn told(context: &Context, entry: u32) -> String {
    let words: &Words = &context.words;
    let Some(event) = context.chronology.event(entry) else {
        return words.get(Key::PartLoading).to_owned();
    };
    let date = DatePhrase::new(words, &event.when).spoken();
    let date = context.with_basis(&date, &event.when);
    let kind = context.kind(&event.kind);
    let kind = with_status(context, event, &kind);
    [&date, ". ", &kind, words.get(Key::Colon), &event.headline].concat()
}
