//! The list: the same events as text. Also what narrow containers and paper get.

use yew::{Html, hook};

use super::backdrop::zigzag;
use super::bar::{Interval, glyph};
use super::body::{body, kind_line};
use super::context::{Context, hollow};
use super::evidence::evidence;
use super::mark::mark;
use super::notice::on_its_way;
use super::piece::piece;
use super::playhead::nothing;
use super::related;
use super::tag::{button, classes, group, tag, text_node, when};
use crate::layout::list::{Group, groups};
use crate::layout::{Visible, Words as _};
use crate::model::Precision;
use crate::state::{Action, Filter, Shared};
use crate::text::{DatePhrase, Key};

/// At most so many events stand in the list at once.
const WINDOW: usize = 200;

/// What the list shows.
#[derive(Clone, PartialEq)]
pub(crate) struct ListProps {
    pub(crate) context: Context,
    pub(crate) visible: Shared<Visible>,
    pub(crate) filter: Filter,
    pub(crate) selected: Option<u32>,
    /// Evidence is open from the start: there is room beside the text.
    pub(crate) roomy: bool,
}

piece!(ListProps, use_list);

/// Every matching event that is there at once, as paper wants it.
pub(crate) fn whole(props: &ListProps) -> Html {
    let (visible, open) = (&props.visible, props.filter.is_open());
    // Of a chronology in shards, those that the reader has before them.
    let there = props.context.chronology.there();
    let places = visible.rank(there.start)..visible.rank(there.end);
    tag("div")
        .class("dt-listview")
        .children(
            groups(&props.context.chronology.items, visible, places)
                .iter()
                .map(|day| section(props, day, open)),
        )
        .html()
}

/// All matching events, grouped by date.
#[hook]
fn use_list(props: &ListProps) -> Html {
    let ListProps {
        context,
        visible,
        filter,
        selected,
        ..
    } = props;
    let count = visible.count();
    if count == 0 {
        return tag("div")
            .class("dt-listview")
            .is("part", "list")
            .child(
                tag("div")
                    .class("dt-nothing is-list")
                    .child(nothing(context, filter)),
            )
            .html();
    }
    let at = selected.map_or(0, |entry| visible.rank(entry));
    let places = if count <= WINDOW {
        0..count
    } else {
        // Whole pages, so that reading on does not shift what is read.
        let half = WINDOW / 2;
        let start = (at / half * half)
            .saturating_sub(half / 2)
            .min(count - WINDOW);
        start..(start + WINDOW).min(count)
    };
    let words = &context.words;
    let open = filter.is_open();
    let jump =
        |rank: Option<usize>, key: Key, n: usize| match rank.and_then(|rank| visible.nth(rank)) {
            Some(entry) if n > 0 => tag("p")
                .class("dt-more")
                .child(
                    button("dt-btn dt-btn-line")
                        .onclick(context.on(Action::Select(entry)))
                        .child(words.fill(key, &[("n", &words.size(n))])),
                )
                .html(),
            _ => Html::default(),
        };
    let before = places.start;
    let after = count - places.end;
    tag("div")
        .class("dt-listview")
        .is("part", "list")
        .child(jump(before.checked_sub(1), Key::Earlier, before))
        .children(
            groups(&context.chronology.items, visible, places.clone())
                .iter()
                .map(|day| section(props, day, open)),
        )
        .child(jump(Some(places.end), Key::Later, after))
        .html()
}

/// Once for each shard that is not there.
fn missing(context: &Context, entry: u32) -> Html {
    let chronology = &context.chronology;
    let before = entry.checked_sub(1);
    if before.is_some_and(|before| chronology.shard_of(before) == chronology.shard_of(entry)) {
        return Html::default();
    }
    on_its_way(context)
}

fn section(props: &ListProps, day: &Group, open: bool) -> Html {
    let ListProps {
        context, visible, ..
    } = props;
    let words = &context.words;
    let (Some(first), Some(entry)) = (
        context.chronology.event(day.first),
        context.chronology.entry(day.first),
    ) else {
        return missing(context, day.first);
    };
    let phrase = DatePhrase::new(words, &first.when);
    let mut entries = day.places.clone().filter_map(|place| visible.nth(place));
    let one_basis = entries.all(|other| {
        context
            .chronology
            .event(other)
            .is_some_and(|event| event.when.basis == first.when.basis)
    });
    let precision = if one_basis {
        words.fill(
            Key::Joined,
            &[
                ("a", &phrase.precision),
                ("b", words.basis(first.when.basis)),
            ],
        )
    } else {
        phrase.precision.clone()
    };
    let many = day.many && !matches!(entry.precision, Precision::Instant);
    let class = classes(&["dt-lg", when(many, "is-many")]);
    let gap = day.gap.filter(|_| open).map(|gap| {
        let (value, unit) = words.gap(gap);
        tag("p")
            .class("dt-lbrk")
            .child(
                tag("svg")
                    .is("viewBox", "0 0 12 40")
                    .is("aria-hidden", "true")
                    .child(tag("path").set("d", zigzag(6.0, 0.0, 40.0))),
            )
            .child(tag("span").child([value, unit].join(" ")))
            .html()
    });
    group([
        gap.unwrap_or_default(),
        tag("section")
            .class(class)
            .key(first.id.clone())
            .child(
                tag("header")
                    .class("dt-lh")
                    .child(
                        tag("h3")
                            .child(if !phrase.weekday.is_empty() {
                                group([tag("small").child(phrase.weekday).html(), text_node(" ")])
                            } else {
                                Html::default()
                            })
                            .child(phrase.date),
                    )
                    .child(glyph(Interval::of(&first.when), words.rtl))
                    .child(tag("p").child(precision)),
            )
            .child(
                tag("ol")
                    .class("dt-lo")
                    .child(if many {
                        tag("li")
                            .class("dt-lnote")
                            .key("note")
                            .child(context.get(Key::Untimed))
                            .html()
                    } else {
                        Html::default()
                    })
                    .children(
                        day.places
                            .clone()
                            .filter_map(|place| visible.nth(place))
                            .map(|entry| item(props, entry)),
                    ),
            )
            .html(),
    ])
}

fn item(props: &ListProps, entry: u32) -> Html {
    let ListProps {
        context,
        selected,
        roomy,
        ..
    } = props;
    let Some(event) = context.chronology.event(entry) else {
        return Html::default();
    };
    let (shape, color) = context.look(event);
    let class = classes(&["dt-li", when(*selected == Some(entry), "is-on")]);
    tag("li")
        .class(class)
        .key(event.id.clone())
        .set("data-id", event.id.clone())
        .set("data-entry", entry.to_string())
        .set("data-kind", event.kind.clone())
        .set("aria-current", (*selected == Some(entry)).then_some("true"))
        .child(
            tag("span")
                .class("dt-lm")
                .child(mark(shape, &color, hollow(event))),
        )
        .child(
            tag("article")
                .class("dt-la")
                .child(kind_line(context, event, true))
                .child(body(context, event, 4))
                .child(related::lines(context, entry)),
        )
        .child(
            tag("details")
                .class("dt-lhow")
                .flag("open", *roomy)
                .child(tag("summary").child(context.get(Key::HowWeKnow)))
                .child(evidence(context, event)),
        )
        .html()
}
