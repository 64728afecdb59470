//! Related events, as buttons on the card and as links in the list.

use yew::{Callback, Html, MouseEvent, html};

use super::context::{Context, hollow};
use super::mark::mark;
use crate::state::{Action, Link, LinkKind};
use crate::text::Key;

/// Related events by relation, as buttons.
pub(crate) fn buttons(context: &Context, entry: u32) -> Html {
    html! {
        <dl class="dt-rel">
            { for groups(context, entry).into_iter().map(|(name, links)| html! {
                <div>
                    <dt>{name}</dt>
                    { for links.into_iter().map(|link| html! { <dd>{ button(context, link.entry) }</dd> }) }
                </div>
            }) }
        </dl>
    }
}

fn button(context: &Context, entry: u32) -> Html {
    let Some(event) = context.chronology.event(entry) else {
        return Html::default();
    };
    let (shape, color) = context.look(event);
    html! {
        <button type="button" class="dt-rel-b" data-go={event.id.clone()}
            onclick={context.on(Action::Select(entry))}>
            { mark(shape, &color, hollow(event)) }
            <span>{event.headline.clone()}</span>
        </button>
    }
}

/// Related events by relation, in one paragraph.
pub(crate) fn lines(context: &Context, entry: u32) -> Html {
    let groups = groups(context, entry);
    if groups.is_empty() {
        return Html::default();
    }
    let (comma, colon) = (context.get(Key::Comma), context.get(Key::Colon));
    html! {
        <p class="dt-lrel">
            { for groups.into_iter().map(|(name, links)| html! {
                <span>{name}{colon.clone()}{ for links.iter().enumerate().map(|(index, link)| html! {
                    <>if index > 0 { {comma.clone()} }{ anchor(context, link.entry) }</>
                }) }</span>
            }) }
        </p>
    }
}

fn anchor(context: &Context, entry: u32) -> Html {
    let Some(event) = context.chronology.event(entry) else {
        return Html::default();
    };
    let dispatch = context.dispatch.clone();
    let onclick = Callback::from(move |click: MouseEvent| {
        click.prevent_default();
        dispatch.emit(Action::Select(entry));
    });
    let href = ["#", &event.id].concat();
    html! { <a {href} data-go={event.id.clone()} {onclick}>{event.headline.clone()}</a> }
}

/// Links by their names, in the order of [`crate::state::Chronology::links`].
fn groups(context: &Context, entry: u32) -> Vec<(String, Vec<Link>)> {
    let mut groups: Vec<(String, Vec<Link>)> = Vec::new();
    for link in context.chronology.links(entry) {
        let words = &context.words;
        let name = match (link.kind, link.reverse) {
            (LinkKind::Relation(kind), reverse) => words.relation(kind, reverse),
            (LinkKind::CountedFrom, false) => words.get(Key::CountedFrom),
            (LinkKind::CountedFrom, true) => words.get(Key::CountedBy),
        };
        match groups.iter_mut().find(|(known, _)| known == name) {
            Some((_, links)) => links.push(*link),
            None => groups.push((name.to_owned(), vec![*link])),
        }
    }
    groups
}
