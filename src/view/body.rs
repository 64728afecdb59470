//! What an event's card says, by kind; the list says the same.

use yew::{AttrValue, Html};

use super::context::{Context, hollow};
use super::mark::mark;
use super::tag::{Tag, group, nodes, tag, text_node};
use crate::model::{Event, Figure, Involvement, KnownKind, Part, day};
use crate::text::{DateStyle, Key};

/// Lengths, in characters, from which type is set smaller.
const LONG_HEADLINE: usize = 90;
const LONG_QUOTE: usize = 110;
const SHORT_QUOTE: usize = 48;

/// The kind in words, with its mark.
pub(crate) fn kind_line(context: &Context, event: &Event, bare: bool) -> Tag {
    let words = &context.words;
    let timeline = &context.chronology.timeline;
    let (shape, color) = context.look(event);
    let mut name = words.kind(timeline, &event.kind);
    if let Some(subtype) = event
        .subtype
        .as_deref()
        .filter(|_| KnownKind::from_id(&event.kind).is_none())
    {
        name = context.joined(&name, &subtype.replace('-', " "));
    }
    if let Some(status) = words.status_in_line(event.status) {
        name = context.joined(&name, status);
    }
    tag("p")
        .class("dt-kindline")
        .also(bare, "is-bare")
        .set("data-color", color.clone())
        .child((!bare).then(|| mark(shape, &color, hollow(event), false)))
        .child(name)
}

/// Everything a card says of an event below its kind; `level` is the heading's, 3 to 6.
pub(crate) fn body(context: &Context, event: &Event, level: u8) -> Html {
    match KnownKind::from_id(&event.kind) {
        Some(KnownKind::Statement) => statement(context, event, level),
        Some(KnownKind::Meeting) => meeting(context, event, level),
        _ if event.figures.is_empty() && !event.quotes.is_empty() => {
            statement(context, event, level)
        }
        _ => plain(context, event, level),
    }
}

fn headline(context: &Context, event: &Event, level: u8, small: bool) -> Tag {
    let long = event.headline.chars().count() > LONG_HEADLINE;
    let name = match level {
        3 => "h3",
        4 => "h4",
        _ => "h5",
    };
    context
        .own(name)
        .class("dt-name")
        .also(small, "is-small")
        .also(long, "is-long")
        // Takes the focus when the control that had it goes with the old card.
        .set("tabindex", (level == 3).then_some("-1"))
        .child(context.marked(&event.headline))
}

fn statement(context: &Context, event: &Event, level: u8) -> Html {
    let quoted = !event.quotes.is_empty();
    let cite: Option<AttrValue> = event
        .evidence
        .first()
        .and_then(|evidence| context.chronology.source(&evidence.source))
        .and_then(|source| source.url.clone())
        .map(AttrValue::from);
    nodes()
        .child(headline(context, event, level, quoted))
        .child(group(event.quotes.iter().map(|quote| {
            let length = quote.text.chars().count();
            context
                .own("blockquote")
                .class("dt-quote")
                .also(length > LONG_QUOTE, "is-long")
                .also(length < SHORT_QUOTE, "is-short")
                .set("cite", cite.clone())
                .child(tag("p").child(context.marked(&quote.text)))
        })))
        .child(summary(
            context,
            event,
            if quoted { "dt-sum" } else { "dt-para" },
        ))
        .child(speakers(context, event))
        .child(
            tag("dl")
                .class("dt-facts")
                .child(fact(
                    context,
                    Key::Medium,
                    context.or_not_stated(event.medium.as_deref()),
                ))
                .child(fact(
                    context,
                    Key::Place,
                    context.or_not_stated(context.place(event).as_deref()),
                ))
                .child((!quoted).then(|| {
                    fact(
                        context,
                        Key::Wording,
                        text_node(context.get(Key::NotQuoted)),
                    )
                }))
                .child(others(context, event, Part::Addressee, Key::PartAddressee))
                .child(others(context, event, Part::Subject, Key::PartSubject)),
        )
        .child(figures(context, event))
        .html()
}

/// Who says it: those named as speakers, else the parties.
fn speakers(context: &Context, event: &Event) -> Html {
    let is = |part: Part| event.actors.iter().any(|actor| actor.part == part);
    let by = match (is(Part::Speaker), is(Part::Party)) {
        (true, _) => Part::Speaker,
        (_, true) => Part::Party,
        _ => {
            return tag("p")
                .class("dt-by")
                .child(
                    tag("span")
                        .child(context.get(Key::Speaker))
                        .child(" ")
                        .child(context.or_not_stated(None)),
                )
                .html();
        }
    };
    let by = event.actors.iter().filter(|actor| actor.part == by);
    group(by.map(|actor| bearer(context, context.own("p").class("dt-by"), actor)))
}

/// A name with its role.
fn bearer(context: &Context, made: Tag, actor: &Involvement) -> Tag {
    let role = actor.detail.as_deref();
    let role = role.or_else(|| context.role(&actor.actor));
    made.child(tag("b").child(context.name(&actor.actor)))
        .child(role.map(|role| tag("span").child(context.marked(role))))
}

fn others(context: &Context, event: &Event, part: Part, key: Key) -> Option<Tag> {
    let names = named(context, event, &|of| of == part)?;
    Some(fact(context, key, names))
}

/// The names of those who have such a part, if any, separated by commas.
fn named(context: &Context, event: &Event, such: &dyn Fn(Part) -> bool) -> Option<Html> {
    let comma = context.get(Key::Comma);
    let (mut all, mut any) = (nodes(), false);
    for actor in event.actors.iter().filter(|actor| such(actor.part)) {
        let name = context.name(&actor.actor);
        all = all.child(nodes().child(any.then_some(comma)).child(name));
        any = true;
    }
    any.then(|| all.html())
}

fn fact(context: &Context, key: Key, value: Html) -> Tag {
    tag("div")
        .child(tag("dt").child(context.get(key)))
        .child(tag("dd").child(value))
}

fn meeting(context: &Context, event: &Event, level: u8) -> Html {
    let at_table = |part: Part| {
        matches!(
            part,
            Part::Participant | Part::Host | Part::Party | Part::Other
        )
    };
    let parties = event.actors.iter().filter(|actor| at_table(actor.part));
    let hosts = named(context, event, &|part| part == Part::Host);
    let status = context.words.status(event.status).to_owned();
    nodes()
        .child(headline(context, event, level, false))
        .child(
            tag("ul")
                .class("dt-parties")
                .children(parties.map(|actor| bearer(context, context.own("li"), actor))),
        )
        .child(
            tag("dl")
                .class("dt-facts")
                .child(fact(
                    context,
                    Key::Status,
                    if hollow(event) {
                        tag("span").class("dt-planned").child(status).html()
                    } else {
                        text_node(status)
                    },
                ))
                .child(fact(
                    context,
                    Key::Place,
                    context.or_not_stated(context.place(event).as_deref()),
                ))
                .child(fact(
                    context,
                    Key::Host,
                    hosts.unwrap_or_else(|| context.or_not_stated(None)),
                ))
                .child(
                    tag("div")
                        .class("is-wide")
                        .child(tag("dt").child(context.get(Key::Topic)))
                        .child(tag("dd").child(context.or_not_stated(event.topic.as_deref()))),
                ),
        )
        .child(summary(context, event, "dt-sum"))
        .child(figures(context, event))
        .html()
}

fn plain(context: &Context, event: &Event, level: u8) -> Html {
    nodes()
        .child(headline(context, event, level, false))
        .child(place_line(context, event))
        .child(figures(context, event))
        .child(summary(context, event, "dt-sum"))
        .child(parties(context, event))
        .html()
}

/// Who is named beside those that a kind's own layout shows.
fn parties(context: &Context, event: &Event) -> Option<Tag> {
    if event.actors.is_empty() {
        return None;
    }
    let rest = named(context, event, &|part| {
        !matches!(part, Part::Target | Part::Perpetrator)
    });
    Some(
        tag("dl")
            .class("dt-facts")
            .child(others(
                context,
                event,
                Part::Perpetrator,
                Key::PartPerpetrator,
            ))
            .child(others(context, event, Part::Target, Key::PartTarget))
            .child(rest.map(|names| fact(context, Key::People, names))),
    )
}

fn place_line(context: &Context, event: &Event) -> Option<Tag> {
    let place = context.place(event)?;
    Some(tag("p").class("dt-place").child(context.marked(&place)))
}

fn summary(context: &Context, event: &Event, class: &'static str) -> Option<Tag> {
    if event.summary.is_empty() {
        return None;
    }
    let made = context.own("p").class(class);
    Some(made.child(context.marked(&event.summary)))
}

/// Deaths and injuries largest, then the rest, and for which day they are given.
fn figures(context: &Context, event: &Event) -> Html {
    let shared = event.figures_as_of();
    let list = |lead: bool, class: &'static str| {
        let listed = |of: &&Figure| matches!(of.measure.as_str(), "killed" | "injured") == lead;
        let figures = || event.figures.iter().filter(listed);
        figures().next()?;
        let figures = figures().map(|of| {
            let own = of.as_of.as_deref().filter(|_| shared.is_none());
            figure(context, of).child(as_of(context, own))
        });
        Some(tag("ul").class(class).children(figures))
    };
    nodes()
        .child(list(true, "dt-figs is-lead"))
        .child(list(false, "dt-figs"))
        .child(as_of(context, shared))
        .html()
}

/// `as of 25 April 2025`
fn as_of(context: &Context, date: Option<&str>) -> Option<Tag> {
    let civil = day(date?)?;
    let text = context.words.dated(Key::AsOf, civil, DateStyle::Full);
    Some(tag("p").class("dt-report").child(text))
}

fn figure(context: &Context, figure: &Figure) -> Tag {
    let words = &context.words;
    tag("li")
        .child(
            tag("span")
                .class("dt-q1")
                .child(words.qualifier(figure.qualifier)),
        )
        .child(tag("b").child(words.amount(figure.amount)))
        .child(tag("span").child(words.measure(
            &figure.measure,
            figure.unit.as_deref(),
            figure.amount,
        )))
        .children(figure.reports.iter().map(|report| {
            let source = context.chronology.source(&report.source);
            let name = source.map_or(report.source.as_str(), |source| source.publisher.as_str());
            let qualifier = words.qualifier(report.qualifier);
            tag("small")
                .class("dt-report")
                .child(name)
                .child(context.get(Key::Colon))
                .child(qualifier)
                .child(" ")
                .child(words.amount(report.amount))
        }))
}
