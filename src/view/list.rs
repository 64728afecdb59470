//! The list: the same events as text. Also what narrow containers and paper get.

use std::rc::Rc;

use yew::Html;

use super::bar::{Interval, glyph};
use super::body::{body, kind_line};
use super::context::{Context, Matching, hollow};
use super::dom::{is_in, target};
use super::evidence::evidence;
use super::keep::Keep;
use super::mark::mark;
use super::notice::on_its_way;
use super::playhead::nothing;
use super::related::related;
use super::tag::{Tag, button, heard, nodes, tag};
use super::window::{Memory, Rows};
use crate::layout::list::{Group, groups};
use crate::layout::{Heights, Scroll, Words as _};
use crate::model::Event;
use crate::model::digits::digits;
use crate::state::Action;
use crate::text::{DatePhrase, Key};

/// What the list shows.
#[derive(Clone, PartialEq)]
pub(crate) struct ListProps {
    pub(crate) matching: Matching,
    pub(crate) scroll: Scroll,
}

/// From this width on, evidence is open from the start: there is room beside the text.
pub(crate) const ROOMY: f64 = 900.0;

/// Every matching event that is there at once, as paper wants it; of a chronology in shards, those
/// around where the reader is.
pub(crate) fn whole(matching: &Matching, around: Option<u32>) -> Html {
    let visible = &matching.visible;
    let chronology = &matching.context.chronology;
    let there = chronology.there(around);
    let places = visible.rank(there.start)..visible.rank(there.end);
    let heights = Heights::new(0);
    let (groups, _) = groups(
        &chronology.items,
        visible,
        places.clone(),
        &[places],
        &heights,
    );
    tag("div.dt-listview")
        .children(groups.iter().map(|day| section(matching, day, None)))
        .html()
}

/// All matching events, grouped by date; of many, those in sight.
#[inline(never)]
pub(super) fn draw_list(props: &ListProps, memory: &Rc<Memory>, keep: &Keep) -> Tag {
    let matching = &props.matching;
    let Matching {
        context, visible, ..
    } = matching;
    let rows = Rows::new(props, memory);
    let list = tag("div.dt-listview").part("list").node(&memory.node);
    let count = visible.count();
    let jump = |rank: usize, key: Key, n: usize| {
        let entry = visible.nth(rank)?;
        Some(
            tag("p.dt-more").child(
                button("dt-btn dt-btn-line")
                    .acts(context, Action::Select(entry))
                    .child(context.counted(key, n)),
            ),
        )
    };
    let (before, after) = (rows.page.start, count - rows.page.end);
    let list = if count == 0 {
        list.child(tag("div.dt-nothing is-list").child(nothing(context)))
    } else {
        let days = rows.groups.iter();
        // Before the first row is none: what comes before 0 is beyond all of them.
        list.child(jump(before.wrapping_sub(1), Key::Earlier, before))
            .children(days.map(|day| section(matching, day, Some(&rows))))
            .child(skip(rows.rest))
            .child(jump(rows.page.end, Key::Later, after))
    };
    rows.settle(props, keep);
    list
}

/// The room of what is left out.
fn skip(height: f64) -> Option<Tag> {
    if height <= 0.0 {
        return None;
    }
    Some(tag("div.dt-lskip").style("height:#px", &[height]))
}

/// The date of a group, the silence before it, and what is shown of its events; on paper, which
/// waits for nothing and hears nothing, there is no `list`.
fn section(matching: &Matching, day: &Group, list: Option<&Rows>) -> Option<Tag> {
    let Matching {
        context, visible, ..
    } = matching;
    let chronology = &context.chronology;
    let entry = chronology.entry(day.first)?;
    let words = &context.words;
    let gap = match day.gap {
        Some(gap) if context.filter.is_open() => {
            let (value, unit) = words.gap(gap);
            let line = tag("svg")
                .is("viewBox", "0 0 12 40")
                .hidden()
                .child(tag("path").is("d", "M6 0L8.5 7L3.5 14L8.5 21L3.5 28L8.5 35"));
            Some(
                tag("p.dt-lbrk")
                    .child(line)
                    .child(value)
                    .child(" ")
                    .child(unit),
            )
        }
        _ => None,
    };
    let first = chronology.event(day.first);
    let (mut first, mut one_basis) = (first.map(|event| Dated::new(context, event)), true);
    let last = day.parts.last().map_or(0, |part| part.places.end);
    let mut rows = nodes();
    for part in &day.parts {
        let mut before = part.skipped;
        for place in part.places.clone() {
            let after = if place + 1 == last { day.rest } else { 0.0 };
            if let Some(entry) = visible.nth(place) {
                let event = chronology.event(entry);
                if let Some(event) = event {
                    let first = first.get_or_insert_with(|| Dated::new(context, event));
                    one_basis &= first.event.when.basis == event.when.basis;
                }
                let heading = first.as_ref().map_or("", |first| &first.text);
                let room = (before, after);
                rows = rows.child(item(matching, entry, event, place, room, heading, list));
            }
            before = 0.0;
        }
    }
    // The same for the same group, whatever is shown of it.
    let section = nodes()
        .key(digits(entry.start) + " " + &digits(entry.end))
        .child(skip(day.skipped))
        .child(gap)
        .child(
            tag("section.dt-lg")
                .also(day.many, "is-many")
                .child(match &first {
                    Some(first) => date(context, first, one_basis),
                    None => tag("header.dt-lh"),
                })
                .child(
                    tag("ol.dt-lo")
                        .child(day.many.then(|| {
                            tag("li.dt-lnote")
                                .key("note")
                                .child(context.get(Key::Untimed))
                        }))
                        .child(rows),
                ),
        );
    Some(section)
}

/// The date above a group's events, or beside them; `one_basis` where all of them know it in the
/// same way.
fn date(context: &Context, first: &Dated<'_>, one_basis: bool) -> Tag {
    let Dated { event, phrase, .. } = first;
    let (when, words) = (&event.when, &context.words);
    let precision = if one_basis {
        tag("p").child(context.with_basis(&phrase.precision, when))
    } else {
        tag("p").child(&phrase.precision)
    };
    let weekday = &phrase.weekday;
    let weekday = (!weekday.is_empty()).then(|| nodes().child(weekday).child(" "));
    tag("header.dt-lh")
        .child(tag("h3").child(weekday).child(tag("b").child(&phrase.date)))
        .child(glyph(Interval::of(when), words.rtl))
        .child(precision)
}

/// An event with its date.
struct Dated<'a> {
    event: &'a Event,
    phrase: DatePhrase,
    /// The date in one text, as it stands beside the kind where the event is not dated as its group
    /// is.
    text: String,
}

impl<'a> Dated<'a> {
    #[inline(never)]
    fn new(context: &Context, event: &'a Event) -> Self {
        let phrase = DatePhrase::new(&context.words, &event.when);
        let text = context.joined(&phrase.date, &phrase.precision);
        Self {
            event,
            phrase,
            text,
        }
    }
}

/// An event, where it is there, in its place among all, with room before and after it.
fn item(
    matching: &Matching,
    entry: u32,
    event: Option<&Event>,
    place: usize,
    (before, after): (f64, f64),
    heading: &str,
    list: Option<&Rows>,
) -> Option<Tag> {
    let Matching {
        context,
        visible,
        selected,
        width,
        ..
    } = matching;
    let on = *selected == Some(entry);
    let mut row = tag("li.dt-li")
        .also(event.is_none(), "is-away")
        .also(on, "is-on")
        .key(digits(entry))
        .set("data-entry", entry as usize)
        .set("aria-current", on.then_some("true"));
    if list.is_some_and(|list| !list.whole) {
        row = row
            .set("aria-setsize", visible.count())
            .set("aria-posinset", place + 1);
    }
    if before > 0.0 || after > 0.0 {
        row = row.style("margin-block:#px #px", &[before, after]);
    }
    let Some(event) = event else {
        let height = list?.estimate;
        let room = tag("div").style("height:#px", &[height]);
        return Some(row.child(room.child(on_its_way(context, entry))));
    };
    let look = context.look(event);
    let hollow = hollow(event);
    let mut open = *width >= ROOMY;
    let mut summary = context.word("summary", Key::HowWeKnow);
    if let Some(list) = list {
        let (id, memory) = (event.id.clone(), list.memory.clone());
        if let Some((_, turned)) = memory.folds.borrow().iter().find(|(other, _)| *other == id) {
            open = *turned;
        }
        summary = summary.onclick(heard(move |event: &yew::Event| {
            let mut folds = memory.folds.borrow_mut();
            // The browser opens what it finds a word in, and tells nobody.
            let open = target(event).is_some_and(|summary| is_in(&summary, "[open]"));
            match folds.iter_mut().find(|(other, _)| *other == id) {
                Some((_, turned)) => *turned = !open,
                None => folds.push((id.clone(), !open)),
            }
        }));
    }
    // Of one interval, what is said of it may yet be another thing: about that day, or by whose clock.
    let own = Dated::new(context, event);
    let own = (own.text != heading).then(|| tag("small").child(&own.text));
    Some(
        row.set("data-id", &event.id)
            .set("data-kind", &event.kind)
            .child(mark(look, hollow, on || hollow))
            .child(
                tag("article.dt-la")
                    .child(kind_line(context, event, true).child(own))
                    .child(body(context, event, true))
                    .child(related(context, entry, true)),
            )
            .child(
                tag("details.dt-lhow")
                    .flag("open", open)
                    .child(summary)
                    .child(evidence(context, event)),
            ),
    )
}
