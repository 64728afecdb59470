//! The key to marks and bars, the credit, and the keyboard's keys.

use yew::{Html, html};

use super::bar::{Interval, glyph};
use super::context::Context;
use super::evidence::publication;
use super::mark::{Icon, icon, mark};
use super::notice::left_out;
use crate::model::{Basis, KnownKind, Mark, Precision};
use crate::state::{Action, Panel};
use crate::text::Key;

/// At most so many sources are named in the credit.
const NAMED: usize = 3;

/// Everything below the card or the list.
pub(crate) fn foot(context: &Context, keys_open: bool) -> Html {
    html! {
        <footer class="dt-foot" part="foot">
            <details class="dt-key">
                <summary>{context.get(Key::KeyTitle)}</summary>
                { key(context) }
            </details>
            { left_out(&context.words, &context.chronology.dropped) }
            if context.chronology.has_clock { { clock(context) } }
            <p class="dt-credit">{credit(context)}</p>
            <button type="button" class="dt-btn dt-help-b" data-act="help" aria-expanded={if keys_open { "true" } else { "false" }}
                onclick={context.on(Action::Panel(if keys_open { Panel::None } else { Panel::Keys }))}>
                { icon(Icon::Help) }<span>{context.get(Key::HelpTitle)}</span>
            </button>
            if keys_open { { help(context) } }
        </footer>
    }
}

/// Whose clock tells the times.
fn clock(context: &Context) -> Html {
    let on = context.words.reader_time;
    html! {
        <label class="dt-clock">
            <input type="checkbox" checked={on} onchange={context.on::<yew::Event>(Action::ReaderTime(!on))} />
            {context.get(Key::YourTime)}
        </label>
    }
}

fn credit(context: &Context) -> String {
    let sources = &context.chronology.timeline.sources;
    if sources.is_empty() {
        return String::new();
    }
    let mut names: Vec<String> = sources
        .iter()
        .take(NAMED)
        .map(|source| publication(context, source))
        .collect();
    if sources.len() > NAMED {
        names.push("…".into());
    }
    let words = &context.words;
    words.count(
        Key::Credit,
        sources.len() as f64,
        &[
            ("n", &words.size(sources.len())),
            ("names", &names.join("; ")),
        ],
    )
}

fn key(context: &Context) -> Html {
    let rtl = context.words.rtl;
    let lanes = context.chronology.items.lanes.iter().map(|lane| {
        let (shape, color) = context.look_of(&lane.kind);
        let text = if lane.known == Some(KnownKind::Background) {
            context.words.get(Key::KeyBackground).to_owned()
        } else {
            context.words.kind(&context.chronology.timeline, &lane.kind)
        };
        html! { <li>{ mark(shape, &color, false) }<span>{text}</span></li> }
    });
    let row = |precision, basis, key: Key| {
        html! {
            <li>{ glyph(Interval::sample(precision, basis), rtl) }<span>{context.get(key)}</span></li>
        }
    };
    let part = Interval {
        hours: (0.0, 0.25),
        ..Interval::sample(Precision::PartOfDay, Basis::Stated)
    };
    html! {
        <div class="dt-key-grid">
            <ul>
                { for lanes }
                <li>{ mark(Mark::Square, "meeting", true) }<span>{context.get(Key::KeyPlanned)}</span></li>
            </ul>
            <ul>
                { row(Precision::Instant, Basis::Stated, Key::KeyInstant) }
                <li>{ glyph(part, rtl) }<span>{context.get(Key::KeyPart)}</span></li>
                { row(Precision::Day, Basis::Stated, Key::KeyDay) }
                { row(Precision::Range, Basis::Stated, Key::KeyDays) }
            </ul>
            <ul>
                { row(Precision::Month, Basis::Stated, Key::KeyMonth) }
                { row(Precision::Year, Basis::Stated, Key::KeyYear) }
                { row(Precision::Day, Basis::Derived, Key::KeyDerived) }
                { row(Precision::Open, Basis::Announced, Key::KeyOpen) }
            </ul>
        </div>
    }
}

fn help(context: &Context) -> Html {
    let row = |keys: &[&'static str], key: Key| {
        html! {
            <div>
                <dt>{ for keys.iter().map(|key| html! { <><kbd>{*key}</kbd>{" "}</> }) }</dt>
                <dd>{context.get(key)}</dd>
            </div>
        }
    };
    html! {
        <dl class="dt-help">
            { row(&["←", "→"], Key::HelpStep) }
            { row(&["Home", "End"], Key::HelpEnds) }
            { row(&["PgUp", "PgDn"], Key::HelpDates) }
            { row(&["␣"], Key::HelpPlay) }
            { row(&["+", "−", "0"], Key::HelpZoom) }
            { row(&["/"], Key::HelpSearch) }
            { row(&["?"], Key::HelpHelp) }
            { row(&["Esc"], Key::HelpClose) }
        </dl>
    }
}
