//! The people to choose from.

use wasm_bindgen::JsCast;
use yew::{
    Callback, Event, FocusEvent, Html, InputEvent, KeyboardEvent, TargetCast, html, use_node_ref,
    use_state,
};

use super::context::Context;
use super::mark::{Icon, icon};
use crate::state::{Action, Facets, Panel, pieces};
use crate::text::Key;

/// From this many people on, the panel has a search field of its own.
const SEARCHED: usize = 12;
/// At most so many are listed at once; the rest is found by searching.
const LISTED: usize = 60;

/// A button that opens a panel of checkboxes.
#[yew::hook]
pub(crate) fn use_people(
    context: &Context,
    chosen: &[String],
    facets: &Facets,
    open: bool,
) -> Html {
    let wanted = use_state(String::new);
    let button = use_node_ref();
    let node = use_node_ref();
    let toggle = if open { Panel::None } else { Panel::People };
    let onkeydown = {
        let (context, button, open) = (context.clone(), button.clone(), open);
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" && open {
                event.stop_propagation();
                context.dispatch.emit(Action::Panel(Panel::None));
                if let Some(button) = button.cast::<web_sys::HtmlElement>() {
                    // A focus that cannot move leaves things as they are.
                    let _ = button.focus();
                }
            }
        })
    };
    let onfocusout = {
        let (context, node, open) = (context.clone(), node.clone(), open);
        Callback::from(move |event: FocusEvent| {
            let to = event
                .related_target()
                .and_then(|to| to.dyn_into::<web_sys::Node>().ok());
            let inside = node
                .cast::<web_sys::Node>()
                .is_some_and(|node| node.contains(to.as_ref()));
            // Without a target the focus only left the window, or a pointer is down on a label.
            if open && to.is_some() && !inside {
                context.dispatch.emit(Action::Panel(Panel::None));
            }
        })
    };
    html! {
        <div class="dt-people" ref={node} {onkeydown} {onfocusout}>
            <button type="button" class="dt-btn dt-people-b" ref={button} aria-expanded={if open { "true" } else { "false" }}
                onclick={context.on(Action::Panel(toggle))}>
                {context.get(Key::People)}
                if !chosen.is_empty() { <span class="dt-people-n">{context.words.size(chosen.len())}</span> }
                { icon(Icon::Down) }
            </button>
            if open { { panel(context, chosen, facets, &wanted) } }
        </div>
    }
}

fn panel(
    context: &Context,
    chosen: &[String],
    facets: &Facets,
    wanted: &yew::UseStateHandle<String>,
) -> Html {
    let people = &context.chronology.people;
    let search = {
        let wanted = wanted.clone();
        Callback::from(move |event: InputEvent| {
            let input = event.target_dyn_into::<web_sys::HtmlInputElement>();
            wanted.set(input.map(|input| input.value()).unwrap_or_default());
        })
    };
    let listed = people
        .iter()
        .zip(&facets.people)
        .filter_map(|((index, _), count)| {
            let actor = context.chronology.timeline.actors.get(*index as usize)?;
            let role = actor.role.as_deref().unwrap_or_default();
            let found = |text: &str| pieces(text, wanted).iter().any(|(_, hit)| *hit);
            (wanted.trim().is_empty() || found(&actor.name) || found(role))
                .then_some((actor, *count))
        })
        .take(LISTED);
    html! {
        <div class="dt-pop" role="group" aria-label={context.get(Key::People)}>
            if people.len() >= SEARCHED {
                <input class="dt-q dt-people-q" type="search" autocomplete="off" aria-label={context.get(Key::FindPeople)}
                    placeholder={context.get(Key::FindPeople)} value={(**wanted).clone()} oninput={search} />
            }
            // Of its own, or the field would be made anew when their number changes.
            <div>
            { for listed.map(|(actor, count)| {
                let on = chosen.contains(&actor.id);
                let id = actor.id.clone();
                let onchange = context.dispatch.reform(move |_: Event| Action::Person(id.clone(), !on));
                html! {
                    <label class="dt-person-l" key={actor.id.clone()}>
                        <input type="checkbox" class="dt-person" value={actor.id.clone()} checked={on} {onchange} />
                        <span><b>{actor.name.clone()}</b>
                            if let Some(role) = actor.role.clone() { <small>{role}</small> }
                        </span>
                        <span class="dt-n">{context.words.size(count)}</span>
                    </label>
                }
            }) }
            </div>
        </div>
    }
}
