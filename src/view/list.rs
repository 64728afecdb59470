//! The list: the same events as text. Also what narrow containers and printers get.

use yew::{Html, Properties, classes, component, html};

use super::backdrop::zigzag;
use super::bar::{Interval, glyph};
use super::body::{body, kind_line};
use super::context::{Context, hollow};
use super::evidence::evidence;
use super::mark::mark;
use super::playhead::nothing;
use super::related;
use crate::layout::list::{Group, groups};
use crate::layout::{Visible, Words as _};
use crate::model::Precision;
use crate::state::{Action, Filter, Shared};
use crate::text::{DatePhrase, Key};

/// At most so many events stand in the list at once.
const WINDOW: usize = 200;

/// What the list shows.
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct ListProps {
    pub(crate) context: Context,
    pub(crate) visible: Shared<Visible>,
    pub(crate) filter: Filter,
    pub(crate) selected: Option<u32>,
    /// Evidence is open from the start: there is room beside the text.
    pub(crate) roomy: bool,
}

/// All matching events, grouped by date.
#[component]
pub(crate) fn List(props: &ListProps) -> Html {
    let ListProps {
        context,
        visible,
        filter,
        selected,
        ..
    } = props;
    let count = visible.count();
    if count == 0 {
        return html! {
            <div class="dt-listview" part="list"><div class="dt-nothing is-list">{ nothing(context, filter) }</div></div>
        };
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
    let jump = |rank: Option<usize>, key: Key, n: usize| match rank
        .and_then(|rank| visible.nth(rank))
    {
        Some(entry) if n > 0 => html! {
            <p class="dt-more"><button type="button" class="dt-btn dt-btn-line" onclick={context.on(Action::Select(entry))}>
                {words.fill(key, &[("n", &words.size(n))])}</button></p>
        },
        _ => Html::default(),
    };
    let before = places.start;
    let after = count - places.end;
    html! {
        <div class="dt-listview" part="list">
            { jump(before.checked_sub(1), Key::Earlier, before) }
            { for groups(&context.chronology.items, visible, places.clone()).iter().map(|group| section(props, group, open)) }
            { jump(Some(places.end), Key::Later, after) }
        </div>
    }
}

fn section(props: &ListProps, group: &Group, open: bool) -> Html {
    let ListProps {
        context, visible, ..
    } = props;
    let words = &context.words;
    let (Some(first), Some(entry)) = (
        context.chronology.event(group.first),
        context.chronology.entry(group.first),
    ) else {
        return Html::default();
    };
    let phrase = DatePhrase::new(words, &first.when);
    let mut entries = group.places.clone().filter_map(|place| visible.nth(place));
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
    let many = group.many && !matches!(entry.precision, Precision::Instant);
    let class = classes!("dt-lg", many.then_some("is-many"));
    let gap = group.gap.filter(|_| open).map(|gap| {
        let (value, unit) = words.gap(gap);
        html! {
            <p class="dt-lbrk">
                <svg viewBox="0 0 12 40" aria-hidden="true"><path d={zigzag(6.0, 0.0, 40.0)} /></svg>
                <span>{[value, unit].join(" ")}</span>
            </p>
        }
    });
    html! { <>
        { gap.unwrap_or_default() }
        <section {class} key={first.id.clone()}>
            <header class="dt-lh">
                <h3>if !phrase.weekday.is_empty() { <small>{phrase.weekday}</small>{" "} }{phrase.date}</h3>
                { glyph(Interval::of(&first.when), words.rtl) }
                <p>{precision}</p>
            </header>
            <ol class="dt-lo">
                if many { <li class="dt-lnote" key="note">{context.get(Key::Untimed)}</li> }
                { for group.places.clone().filter_map(|place| visible.nth(place)).map(|entry| item(props, entry)) }
            </ol>
        </section>
    </> }
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
    let class = classes!("dt-li", (*selected == Some(entry)).then_some("is-on"));
    html! {
        <li {class} key={event.id.clone()} data-id={event.id.clone()} data-entry={entry.to_string()} data-kind={event.kind.clone()}
            aria-current={(*selected == Some(entry)).then_some("true")}>
            <span class="dt-lm">{ mark(shape, &color, hollow(event)) }</span>
            <article class="dt-la">
                { kind_line(context, event, true) }
                { body(context, event, 4) }
                { related::lines(context, entry) }
            </article>
            <details class="dt-lhow" open={*roomy}>
                <summary>{context.get(Key::HowWeKnow)}</summary>
                { evidence(context, event) }
            </details>
        </li>
    }
}
