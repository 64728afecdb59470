//! What an event's card says, by kind; the list says the same.

use super::context::{Context, hollow};
use super::evidence::address;
use super::mark::mark;
use super::tag::{Tag, all, nodes, tag};
use crate::model::cut::spaced;
use crate::model::{Event, Figure, KnownKind, Part, day};
use crate::text::{DateStyle, Key};

/// Lengths, in characters, from which type is set smaller.
const LONG_HEADLINE: usize = 90;
const LONG_QUOTE: usize = 110;
const SHORT_QUOTE: usize = 48;

/// The kind in words, with its mark.
pub(crate) fn kind_line(context: &Context, event: &Event, bare: bool) -> Tag {
    let look = context.look(event);
    let mut name = context.kind(&event.kind);
    if let Some(subtype) = event
        .subtype
        .as_deref()
        .filter(|_| KnownKind::from_id(&event.kind).is_none())
    {
        name = context.joined(&name, &spaced(subtype, b'-'));
    }
    tag("p.dt-kindline")
        .set("data-color", look.color)
        .child((!bare).then(|| mark(look, hollow(event), false)))
        .child(with_status(context, event, &name))
}

/// The name of a kind, and whether the event has simply taken place.
pub(crate) fn with_status(context: &Context, event: &Event, kind: &str) -> String {
    let status = context.words.status_in_line(event.status);
    context.joined(kind, status.unwrap_or_default())
}

/// What comes first, and what is said to be missing. Whatever else an event tells stands in every
/// form.
#[derive(Clone, Copy, PartialEq)]
enum Form {
    /// What somebody said.
    Statement,
    /// Who met.
    Meeting,
    /// What happened.
    Other,
}

impl Form {
    fn of(event: &Event) -> Self {
        match KnownKind::from_id(&event.kind) {
            Some(KnownKind::Statement) => Self::Statement,
            Some(KnownKind::Meeting) => Self::Meeting,
            _ if event.figures.is_empty() && !event.quotes.is_empty() => Self::Statement,
            _ => Self::Other,
        }
    }
}

/// Everything a card says of an event below its kind; in the list, `in_text`, a level lower and facts
/// in lines.
pub(crate) fn body(context: &Context, event: &Event, in_text: bool) -> Tag {
    let heading = if in_text { "h4.dt-name" } else { "h3.dt-name" };
    let form = Form::of(event);
    let quoted = !event.quotes.is_empty();
    let small = form == Form::Statement && quoted;
    let all = nodes().child(headline(context, event, heading, small));
    let quotes = quotations(context, event);
    let speaks = quoted || form == Form::Statement;
    let part = event.says().filter(|_| speaks);
    let by = speaks.then(|| speakers(context, event, part));
    let alone = form == Form::Statement && !quoted;
    let summary = summary(context, event, if alone { "p.dt-para" } else { "p.dt-sum" });
    let place = context.place(event);
    let facts = facts(context, event, form, part, &place, in_text);
    let figures = figures(context, event);
    match form {
        Form::Statement => all
            .child(quotes)
            .child(summary)
            .child(by)
            .child(facts)
            .child(figures),
        Form::Meeting => all
            .child(parties(context, event))
            .child(quotes)
            .child(by)
            .child(facts)
            .child(summary)
            .child(figures),
        Form::Other => all
            .child((!place.is_empty()).then(|| tag("p.dt-place").marked(context, &place)))
            .child(figures)
            .child(quotes)
            .child(summary)
            .child(by)
            .child(facts),
    }
}

fn headline(context: &Context, event: &Event, heading: &'static str, small: bool) -> Tag {
    let long = event.headline.chars().count() > LONG_HEADLINE;
    context
        .own(heading)
        .also(small, "is-small")
        .also(long, "is-long")
        // Takes the focus when the control that had it goes with the old card, or led to its row.
        .stop(false)
        .marked(context, &event.headline)
}

/// The words, each with its source; who said them stands below where they are of several.
fn quotations(context: &Context, event: &Event) -> Tag {
    let apart = event.speaks_apart();
    let first = event.evidence.first().map(|evidence| &evidence.source);
    all(event.quotes.iter().map(|quote| {
        let length = quote.text.chars().count();
        let source = quote.source.as_ref().or(first);
        let source = source.and_then(|source| context.chronology.source(source));
        let by = quote.speaker.as_deref().filter(|_| apart).map(|speaker| {
            let made = context.own("p.dt-by");
            bearer(context, made, speaker, event.detail(speaker))
        });
        nodes()
            .child(
                context
                    .own("blockquote.dt-quote")
                    .also(length > LONG_QUOTE, "is-long")
                    .also(length < SHORT_QUOTE, "is-short")
                    .set("cite", source.and_then(address))
                    .marked(context, &quote.text),
            )
            .child(by)
    }))
}

/// Who says it, unless each quotation has its own speaker: those named as speakers, else the parties.
fn speakers(context: &Context, event: &Event, part: Option<Part>) -> Tag {
    let Some(part) = part else {
        return tag("p.dt-by").child(
            context
                .word("span", Key::Speaker)
                .child(" ")
                .child(context.or_not_stated(tag("i"), None)),
        );
    };
    involved(context, event, "p.dt-by", &|other| other == part, true)
}

/// Those who have such a part, each in an element of that name; where they are `saying` something,
/// but for those who stand beside their own words.
fn involved(
    context: &Context,
    event: &Event,
    name: &'static str,
    such: &dyn Fn(Part) -> bool,
    saying: bool,
) -> Tag {
    let mut all = nodes();
    for actor in event.involved(such) {
        if !(saying && event.is_named_apart(&actor.actor)) {
            let (made, detail) = (context.own(name), actor.detail.as_deref());
            all = all.child(bearer(context, made, &actor.actor, detail));
        }
    }
    all
}

/// A name with its role.
fn bearer(context: &Context, made: Tag, actor: &str, detail: Option<&str>) -> Tag {
    let role = detail.or_else(|| context.role(actor));
    made.child(context.name(actor, tag("b")))
        .child(role.map(|role| tag("span").marked(context, role)))
}

/// The names of those who have such a part, if any, separated by commas.
fn named(context: &Context, event: &Event, such: &dyn Fn(Part) -> bool) -> Option<Tag> {
    let comma = context.get(Key::Comma);
    let mut names: Option<Tag> = None;
    for actor in event.involved(such) {
        let before = match names {
            Some(names) => names.child(comma),
            None => tag("dd"),
        };
        names = Some(before.child(context.name(&actor.actor, nodes())));
    }
    names
}

/// A fact in words; where it is `due`, it is said to be missing, too.
fn told(context: &Context, value: Option<&str>, due: bool) -> Option<Tag> {
    (due || value.is_some()).then(|| context.or_not_stated(tag("dd"), value))
}

/// Who sits at the table of a meeting.
fn at_table(part: Part) -> bool {
    matches!(
        part,
        Part::Participant | Part::Host | Part::Party | Part::Other
    )
}

fn parties(context: &Context, event: &Event) -> Tag {
    tag("ul.dt-parties").child(involved(context, event, "li", &at_table, false))
}

/// Everything that has a name of its own, and who else is named; those who say it, whose part is
/// `by`, stand elsewhere.
fn facts(
    context: &Context,
    event: &Event,
    form: Form,
    by: Option<Part>,
    place: &str,
    in_text: bool,
) -> Option<Tag> {
    let (says, meets) = (form == Form::Statement, form == Form::Meeting);
    let quoted = !event.quotes.is_empty();
    // Elsewhere it has a line of its own.
    let placed = form != Form::Other;
    let people = |of: Part| named(context, event, &|part| part == of);
    let status = || {
        let made = if hollow(event) {
            tag("span.dt-planned")
        } else {
            nodes()
        };
        tag("dd").child(made.child(context.words.status(event.status)))
    };
    let wording = || context.word("dd", Key::NotQuoted);
    let rest = named(context, event, &|part| {
        let shown = by == Some(part) || part == Part::Host || meets && at_table(part);
        !shown && (part == Part::Speaker || at_table(part))
    });
    let pairs = [
        (Key::Status, meets.then(status)),
        (Key::Medium, told(context, event.medium.as_deref(), says)),
        (Key::Place, told(context, placed.then_some(place), placed)),
        (
            Key::Host,
            people(Part::Host).or_else(|| told(context, None, meets)),
        ),
        (Key::Topic, told(context, event.topic.as_deref(), meets)),
        (Key::Wording, (says && !quoted).then(wording)),
        (Key::PartAddressee, people(Part::Addressee)),
        (Key::PartSubject, people(Part::Subject)),
        (Key::PartPerpetrator, people(Part::Perpetrator)),
        (Key::PartTarget, people(Part::Target)),
        (Key::People, rest),
    ];
    let mut all = None;
    for (key, value) in pairs {
        let Some(value) = value else { continue };
        let name = context.word("dt", key);
        let list = all.unwrap_or_else(|| tag("dl.dt-facts"));
        all = Some(if in_text {
            // Stays on the line of the value's first word.
            list.child(name.child("\u{a0}")).child(value).child(" ")
        } else {
            let wide = (key == Key::Topic).then_some("is-wide");
            let pair = tag("div").set("class", wide);
            list.child(pair.child(name).child(value))
        });
    }
    all
}

fn summary(context: &Context, event: &Event, name: &'static str) -> Option<Tag> {
    if event.summary.is_empty() {
        return None;
    }
    Some(context.own(name).marked(context, &event.summary))
}

/// Deaths and injuries largest, then the rest, and for which day they are given.
fn figures(context: &Context, event: &Event) -> Tag {
    let shared = event.figures_as_of();
    let (mut lead, mut rest) = (None, None);
    for of in &event.figures {
        let own = of.as_of.as_deref().filter(|_| shared.is_none());
        let figure = figure(context, of).child(as_of(context, own));
        if matches!(of.measure.as_str(), "killed" | "injured") {
            let list = lead.unwrap_or_else(|| tag("ul.dt-figs is-lead"));
            lead = Some(list.child(figure));
        } else {
            let list = rest.unwrap_or_else(|| tag("ul.dt-figs"));
            rest = Some(list.child(figure));
        }
    }
    nodes()
        .child(lead)
        .child(rest)
        .child(as_of(context, shared))
}

/// `as of 25 April 2025`
fn as_of(context: &Context, date: Option<&str>) -> Option<Tag> {
    let civil = day(date?)?;
    let text = context.words.dated(Key::AsOf, civil, DateStyle::Full);
    Some(tag("p.dt-report").child(text))
}

fn figure(context: &Context, figure: &Figure) -> Tag {
    let words = &context.words;
    let qualifier = words.qualifier(figure.qualifier);
    tag("li")
        .child((!qualifier.is_empty()).then(|| tag("span.dt-q1").child(qualifier)))
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
            tag("small.dt-report")
                .child(name)
                .child(context.get(Key::Colon))
                .child(qualifier)
                .child(" ")
                .child(words.amount(report.amount))
        }))
}
