//! The people to choose from.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::{FocusEvent, InputEvent};

use super::context::{Context, Word};
use super::dom::{is_in, typed};
use super::keep::{Again, Keep};
use super::mark::{Icon, icon};
use super::tag::{Heard, Tag, button, heard, nodes, tag};
use super::tools::ToolsProps;
use crate::model::Actor;
use crate::state::{Action, Facets, Panel, Terms};
use crate::text::Key;

/// From this many people on, the panel has a search field of its own.
const SEARCHED: usize = 12;
/// At most so many are listed at once; the rest is found by searching.
const LISTED: usize = 60;

/// What the tools remember, most of it of the choice of people.
pub(crate) struct Memory {
    /// Something has been filtered.
    pub(super) filtered: Cell<bool>,
    /// What is searched for among them.
    wanted: RefCell<String>,
    again: Again,
}

impl Memory {
    pub(super) fn new(_: &ToolsProps, keep: &Keep) -> Self {
        Self {
            filtered: Cell::new(false),
            wanted: RefCell::default(),
            again: keep.again(),
        }
    }
}

/// A button that opens a panel of checkboxes.
pub(crate) fn people(memory: &Rc<Memory>, context: &Context, facets: &Facets, open: bool) -> Tag {
    let chosen = context.filter.people.len();
    let onfocusout = {
        let context = context.clone();
        heard(move |event: &FocusEvent| {
            let to: Option<Element> = event.related_target().map(JsCast::unchecked_into);
            // Without a target the focus only left the window, or a pointer is down on a label.
            if open && to.is_some_and(|to| !is_in(&to, ".dt-people")) {
                context.act(Action::Panel(Panel::None));
            }
        })
    };
    tag("div.dt-people")
        .onfocusout(onfocusout)
        .child(
            button("dt-btn dt-people-b")
                .opens(context, Panel::People, open)
                .child(context.get(Key::People))
                .child((chosen > 0).then(|| tag("span.dt-people-n").child(context.size(chosen))))
                .child(icon(Icon::Down)),
        )
        .child(open.then(|| panel(context, facets, memory)))
}

fn panel(context: &Context, facets: &Facets, memory: &Rc<Memory>) -> Tag {
    let chosen = &context.filter.people;
    let text = memory.wanted.borrow();
    let wanted = Terms::of(&text);
    let crowd = context.chronology.crowd();
    let people = crowd.people;
    let search = {
        let memory = memory.clone();
        heard(move |event: &InputEvent| {
            memory.wanted.replace(typed(event));
            memory.again.emit(());
        })
    };
    let (mut listed, mut room) = (nodes(), LISTED);
    for (index, all) in people {
        let index = *index as usize;
        let count = facets.people.get(index).copied().unwrap_or(*all as usize);
        let Some(actor) = crowd.actors.get(index) else {
            continue;
        };
        let role = actor.role.as_deref().unwrap_or_default();
        if wanted.are_in(&[&actor.name, " ", role].concat()) {
            listed = listed.child(person(context, actor, chosen.contains(&actor.id), count));
            room -= 1;
        }
        if room == 0 {
            break;
        }
    }
    tag("div.dt-pop")
        .role("group")
        .label(context.get(Key::People))
        .child((people.len() >= SEARCHED).then(|| {
            let wanted = context.get(Key::FindPeople);
            field("input.dt-q dt-people-q", wanted, &text, search).label(wanted)
        }))
        // Of its own, or the field would be made anew when their number changes.
        .child(tag("div").child(listed))
}

/// A field to search in, which says what for, with what stands in it.
#[inline(never)]
pub(crate) fn field(name: &'static str, wanted: Word<'_>, text: &str, oninput: Heard) -> Tag {
    tag(name)
        .is("type", "search")
        .is("autocomplete", "off")
        .set("placeholder", wanted)
        .value(text)
        .oninput(oninput)
}

fn person(context: &Context, actor: &Actor, on: bool, count: usize) -> Tag {
    let turned = Action::Person(actor.id.clone(), !on);
    tag("label.dt-person-l")
        .key(actor.id.as_str())
        .child(
            tag("input.dt-person")
                .value(actor.id.as_str())
                .ticks(context, on, turned),
        )
        .child(
            tag("span")
                .child(tag("b").child(&actor.name))
                .child(actor.role.as_ref().map(|role| tag("small").child(role))),
        )
        .child(tag("span.dt-n").child(context.size(count)))
}
