//! What an event's card says, by kind; the list says the same.

use yew::{AttrValue, Html, classes, html};

use super::context::{Context, hollow};
use super::mark::mark;
use crate::model::{Event, Figure, KnownKind, Part};
use crate::text::Key;

/// Lengths, in characters, from which type is set smaller.
const LONG_HEADLINE: usize = 90;
const LONG_QUOTE: usize = 110;
const SHORT_QUOTE: usize = 48;

/// How many of an event's people a card shows one by one.
const MOST_PARTIES: usize = 12;

/// The kind in words, with its mark.
pub(crate) fn kind_line(context: &Context, event: &Event, bare: bool) -> Html {
    let words = &context.words;
    let timeline = &context.chronology.timeline;
    let (shape, color) = context.look(event);
    let mut name = words.kind(timeline, &event.kind);
    if let Some(subtype) = event
        .subtype
        .as_deref()
        .filter(|_| KnownKind::from_id(&event.kind).is_none())
    {
        name = words.fill(
            Key::Joined,
            &[("a", &name), ("b", &subtype.replace('-', " "))],
        );
    }
    if let Some(status) = words.status_in_line(event.status) {
        name = words.fill(Key::Joined, &[("a", &name), ("b", status)]);
    }
    html! {
        <p class={classes!("dt-kindline", bare.then_some("is-bare"))} data-color={color.clone()}>
            if !bare { { mark(shape, &color, hollow(event)) } }
            {name}
        </p>
    }
}

/// Everything a card says of an event below its kind; `level` is the heading's, 3 to 6.
pub(crate) fn body(context: &Context, event: &Event, level: u8) -> Html {
    match KnownKind::from_id(&event.kind) {
        Some(KnownKind::Statement) => statement(context, event, level),
        Some(KnownKind::Meeting) => meeting(context, event, level),
        _ if !event.figures.is_empty() => strike(context, event, level),
        _ if !event.quotes.is_empty() => statement(context, event, level),
        _ => plain(context, event, level),
    }
}

fn headline(context: &Context, event: &Event, level: u8, small: bool) -> Html {
    let long = event.headline.chars().count() > LONG_HEADLINE;
    let class = classes!(
        "dt-name",
        small.then_some("is-small"),
        long.then_some("is-long")
    );
    let text = context.marked(&event.headline);
    match level {
        // Takes the focus when the control that had it goes with the old card.
        3 => html! { <h3 {class} tabindex="-1">{text}</h3> },
        4 => html! { <h4 {class}>{text}</h4> },
        _ => html! { <h5 {class}>{text}</h5> },
    }
}

fn statement(context: &Context, event: &Event, level: u8) -> Html {
    let quoted = !event.quotes.is_empty();
    let cite: Option<AttrValue> = event
        .evidence
        .first()
        .and_then(|evidence| context.chronology.source(&evidence.source))
        .and_then(|source| source.url.clone())
        .map(AttrValue::from);
    html! { <>
        { headline(context, event, level, quoted) }
        { for event.quotes.iter().map(|quote| {
            let length = quote.text.chars().count();
            let class = classes!("dt-quote",
                (length > LONG_QUOTE).then_some("is-long"),
                (length < SHORT_QUOTE).then_some("is-short"));
            html! { <blockquote {class} cite={cite.clone()}><p>{context.marked(&quote.text)}</p></blockquote> }
        }) }
        if !event.summary.is_empty() {
            <p class={if quoted { "dt-sum" } else { "dt-para" }}>{context.marked(&event.summary)}</p>
        }
        { speakers(context, event) }
        <dl class="dt-facts">
            { fact(context, Key::Medium, context.or_not_stated(event.medium.as_deref())) }
            { fact(context, Key::Place, context.or_not_stated(context.place(event).as_deref())) }
            if !quoted { { fact(context, Key::Wording, html! { {context.get(Key::NotQuoted)} }) } }
            { others(context, event, Part::Addressee, Key::PartAddressee) }
            { others(context, event, Part::Subject, Key::PartSubject) }
        </dl>
        { figures(context, event) }
    </> }
}

/// Who says it: those named as speakers, else the parties.
fn speakers(context: &Context, event: &Event) -> Html {
    let with = |part: Part| event.actors.iter().filter(move |actor| actor.part == part);
    let mut by: Vec<_> = with(Part::Speaker).collect();
    if by.is_empty() {
        by = with(Part::Party).collect();
    }
    if by.is_empty() {
        return html! { <p class="dt-by"><span>{context.get(Key::Speaker)}{" "}{context.or_not_stated(None)}</span></p> };
    }
    by.into_iter()
        .map(|part| {
            let role = part.detail.as_deref().or_else(|| context.role(&part.actor));
            html! {
                <p class="dt-by">
                    <b>{context.name(&part.actor)}</b>
                    if let Some(role) = role { <span>{context.marked(role)}</span> }
                </p>
            }
        })
        .collect()
}

fn others(context: &Context, event: &Event, part: Part, key: Key) -> Html {
    let names: Vec<Html> = event
        .actors
        .iter()
        .filter(|actor| actor.part == part)
        .map(|actor| context.name(&actor.actor))
        .collect();
    if names.is_empty() {
        return Html::default();
    }
    fact(context, key, joined(context, names))
}

fn joined(context: &Context, names: Vec<Html>) -> Html {
    let comma = context.get(Key::Comma);
    let separated = names.into_iter().enumerate().map(|(index, name)| {
        html! { <>if index > 0 { {comma.clone()} }{name}</> }
    });
    html! { { for separated } }
}

fn fact(context: &Context, key: Key, value: Html) -> Html {
    html! { <div><dt>{context.get(key)}</dt><dd>{value}</dd></div> }
}

fn meeting(context: &Context, event: &Event, level: u8) -> Html {
    let at_table = |part: Part| {
        matches!(
            part,
            Part::Participant | Part::Host | Part::Party | Part::Other
        )
    };
    let parties = event.actors.iter().filter(|actor| at_table(actor.part));
    let hosts: Vec<Html> = event
        .actors
        .iter()
        .filter(|actor| actor.part == Part::Host)
        .map(|actor| context.name(&actor.actor))
        .collect();
    let status = context.words.status(event.status).to_owned();
    html! { <>
        { headline(context, event, level, false) }
        <ul class="dt-parties">
            { for parties.take(MOST_PARTIES).map(|part| {
                let role = part.detail.as_deref().or_else(|| context.role(&part.actor));
                html! { <li>
                    <b>{context.name(&part.actor)}</b>
                    if let Some(role) = role { <span>{context.marked(role)}</span> }
                </li> }
            }) }
        </ul>
        <dl class="dt-facts">
            { fact(context, Key::Status, if hollow(event) {
                html! { <span class="dt-planned">{status}</span> }
            } else {
                html! { {status} }
            }) }
            { fact(context, Key::Place, context.or_not_stated(context.place(event).as_deref())) }
            { fact(context, Key::Host, if hosts.is_empty() { context.or_not_stated(None) } else { joined(context, hosts) }) }
            <div class="is-wide"><dt>{context.get(Key::Topic)}</dt>
                <dd>{context.or_not_stated(event.topic.as_deref())}</dd></div>
        </dl>
        { summary(context, event) }
        { figures(context, event) }
    </> }
}

fn strike(context: &Context, event: &Event, level: u8) -> Html {
    html! { <>
        { headline(context, event, level, false) }
        { place_line(context, event) }
        { figures(context, event) }
        { summary(context, event) }
        { parties(context, event) }
    </> }
}

fn plain(context: &Context, event: &Event, level: u8) -> Html {
    html! { <>
        { headline(context, event, level, false) }
        { place_line(context, event) }
        { summary(context, event) }
        { parties(context, event) }
    </> }
}

/// Who is named beside those that a kind's own layout shows.
fn parties(context: &Context, event: &Event) -> Html {
    let target = others(context, event, Part::Target, Key::PartTarget);
    let perpetrator = others(context, event, Part::Perpetrator, Key::PartPerpetrator);
    let rest: Vec<Html> = event
        .actors
        .iter()
        .filter(|actor| !matches!(actor.part, Part::Target | Part::Perpetrator))
        .map(|actor| context.name(&actor.actor))
        .collect();
    if event.actors.is_empty() {
        return Html::default();
    }
    html! { <dl class="dt-facts">
        {perpetrator}{target}
        if !rest.is_empty() { { fact(context, Key::People, joined(context, rest)) } }
    </dl> }
}

fn place_line(context: &Context, event: &Event) -> Html {
    match context.place(event) {
        Some(place) => html! { <p class="dt-place">{context.marked(&place)}</p> },
        None => Html::default(),
    }
}

fn summary(context: &Context, event: &Event) -> Html {
    if event.summary.is_empty() {
        return Html::default();
    }
    html! { <p class="dt-sum">{context.marked(&event.summary)}</p> }
}

/// Deaths and injuries largest, then the rest.
fn figures(context: &Context, event: &Event) -> Html {
    let leads = |figure: &&Figure| matches!(figure.measure.as_str(), "killed" | "injured");
    let lead: Html = event
        .figures
        .iter()
        .filter(leads)
        .map(|f| figure(context, f))
        .collect();
    let rest: Html = event
        .figures
        .iter()
        .filter(|f| !leads(f))
        .map(|f| figure(context, f))
        .collect();
    let any_lead = event.figures.iter().any(|f| leads(&f));
    let any_rest = event.figures.iter().any(|f| !leads(&f));
    html! { <>
        if any_lead { <ul class="dt-figs is-lead">{lead}</ul> }
        if any_rest { <ul class="dt-figs">{rest}</ul> }
    </> }
}

fn figure(context: &Context, figure: &Figure) -> Html {
    let words = &context.words;
    html! {
        <li>
            <span class="dt-q1">{words.qualifier(figure.qualifier).to_owned()}</span>
            <b>{words.amount(figure.amount)}</b>
            <span>{words.measure(&figure.measure, figure.unit.as_deref(), figure.amount)}</span>
            { for figure.reports.iter().map(|report| {
                let source = context.chronology.source(&report.source);
                let name = source.map_or(report.source.as_str(), |source| source.publisher.as_str());
                let qualifier = words.qualifier(report.qualifier);
                html! { <small class="dt-report">
                    {name.to_owned()}{context.get(Key::Colon)}{qualifier.to_owned()}{" "}{words.amount(report.amount)}
                </small> }
            }) }
        </li>
    }
}
