//! The people to choose from.

use wasm_bindgen::JsCast;
use yew::{Callback, Event, FocusEvent, Html, InputEvent, KeyboardEvent, TargetCast, use_node_ref};

use super::context::Context;
use super::keep::{Shown, use_shown};
use super::mark::{Icon, icon};
use super::tag::{Tag, button, tag};
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
    let wanted = use_shown(String::new);
    let opener = use_node_ref();
    let node = use_node_ref();
    let toggle = if open { Panel::None } else { Panel::People };
    let onkeydown = {
        let (context, opener, open) = (context.clone(), opener.clone(), open);
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" && open {
                event.stop_propagation();
                context.dispatch.emit(Action::Panel(Panel::None));
                if let Some(opener) = opener.cast::<web_sys::HtmlElement>() {
                    // A focus that cannot move leaves things as they are.
                    let _ = opener.focus();
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
    tag("div")
        .class("dt-people")
        .node(&node)
        .onkeydown(onkeydown)
        .onfocusout(onfocusout)
        .child(
            button("dt-btn dt-people-b")
                .node(&opener)
                .truth("aria-expanded", open)
                .onclick(context.on(Action::Panel(toggle)))
                .child(context.get(Key::People))
                .child((!chosen.is_empty()).then(|| {
                    tag("span")
                        .class("dt-people-n")
                        .child(context.words.size(chosen.len()))
                }))
                .child(icon(Icon::Down)),
        )
        .child(open.then(|| panel(context, chosen, facets, &wanted)))
        .html()
}

fn panel(context: &Context, chosen: &[String], facets: &Facets, wanted: &Shown<String>) -> Tag {
    let text = wanted.get();
    let crowd = context.chronology.crowd();
    let people = &crowd.people;
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
            let actor = crowd.timeline.actors.get(*index as usize)?;
            let role = actor.role.as_deref().unwrap_or_default();
            let found = |of: &str| pieces(of, &text).iter().any(|(_, hit)| *hit);
            (text.trim().is_empty() || found(&actor.name) || found(role)).then_some((actor, *count))
        })
        .take(LISTED);
    tag("div")
        .class("dt-pop")
        .is("role", "group")
        .set("aria-label", context.get(Key::People))
        .child((people.len() >= SEARCHED).then(|| {
            tag("input")
                .class("dt-q dt-people-q")
                .is("type", "search")
                .is("autocomplete", "off")
                .set("aria-label", context.get(Key::FindPeople))
                .set("placeholder", context.get(Key::FindPeople))
                .value(text.clone())
                .oninput(search)
        }))
        // Of its own, or the field would be made anew when their number changes.
        .child(tag("div").children(listed.map(|(actor, count)| {
            let on = chosen.contains(&actor.id);
            let id = actor.id.clone();
            let onchange = context
                .dispatch
                .reform(move |_: Event| Action::Person(id.clone(), !on));
            tag("label")
                .class("dt-person-l")
                .key(actor.id.clone())
                .child(
                    tag("input")
                        .class("dt-person")
                        .is("type", "checkbox")
                        .value(actor.id.clone())
                        .checked(on)
                        .onchange(onchange),
                )
                .child(
                    tag("span")
                        .child(tag("b").child(&actor.name))
                        .child(actor.role.clone().map(|role| tag("small").child(role))),
                )
                .child(tag("span").class("dt-n").child(context.words.size(count)))
        })))
}
