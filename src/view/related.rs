//! Related events, as buttons on the card and as links in the list.

use yew::MouseEvent;

use super::context::{Context, hollow};
use super::mark::mark;
use super::tag::{Tag, button, heard, nodes, tag};
use crate::model::Event;
use crate::state::{Action, LinkKind};
use crate::text::{Key, relation};

/// How many events a relation names one by one.
const MOST: usize = 24;

/// Related events by relation: as links in a paragraph each, or as buttons.
pub(crate) fn related(context: &Context, entry: u32, in_text: bool) -> Option<Tag> {
    let relations = relations(context, entry);
    if relations.is_empty() {
        return None;
    }
    let (comma, colon) = (context.get(Key::Comma), context.get(Key::Colon));
    let place = || if in_text { nodes() } else { tag("dd") };
    let link = |entry: u32, event: &Event| {
        if in_text {
            anchor(context, entry, event)
        } else {
            target(context, entry, event)
        }
    };
    let mut all = if in_text { nodes() } else { tag("dl.dt-rel") };
    for (name, entries) in &relations {
        let mut named = nodes();
        for (index, entry) in entries.iter().take(MOST).enumerate() {
            let event = context.chronology.glimpse(*entry);
            if in_text && index > 0 {
                named = named.child(comma);
            }
            named = named.child(place().child(event.map(|event| link(*entry, event))));
        }
        let count = entries.len();
        let rest = (count > MOST).then(|| {
            let rest = context.counted(Key::More, count - MOST);
            place().child(" ").child(rest)
        });
        let relation = if in_text {
            let name = context.get(*name);
            tag("p.dt-lrel").child(name).child(colon)
        } else {
            tag("div").child(context.word("dt", *name))
        };
        all = all.child(relation.child(named).child(rest));
    }
    Some(all)
}

fn target(context: &Context, entry: u32, event: &Event) -> Tag {
    let look = context.look(event);
    button("dt-rel-b")
        .set("data-go", &event.id)
        .acts(context, Action::Select(entry))
        .child(mark(look, hollow(event), false))
        .child(context.own("span").child(&event.headline))
}

fn anchor(context: &Context, entry: u32, event: &Event) -> Tag {
    let onclick = {
        let context = context.clone();
        heard(move |click: &MouseEvent| {
            // What opens it elsewhere stays the browser's.
            if !click.ctrl_key() && !click.meta_key() && !click.shift_key() {
                click.prevent_default();
                context.act(Action::Select(entry));
            }
        })
    };
    let href = ["#", &event.id].concat();
    context
        .own("a")
        .set("href", href)
        .set("data-go", &event.id)
        .onclick(onclick)
        .child(&event.headline)
}

/// The name of each relation that an entry has, with the entries that it leads to: links of one name
/// need not stand side by side.
fn relations(context: &Context, entry: u32) -> Vec<(Key, Vec<u32>)> {
    let mut relations: Vec<(Key, Vec<u32>)> = Vec::new();
    for link in &context.chronology.links(entry) {
        let name = match link.kind {
            LinkKind::Relation(kind) => relation(kind, link.reverse),
            LinkKind::CountedFrom if link.reverse => Key::CountedBy,
            LinkKind::CountedFrom => Key::CountedFrom,
        };
        match relations.iter_mut().find(|(known, _)| *known == name) {
            Some((_, entries)) => entries.push(link.entry),
            None => relations.push((name, vec![link.entry])),
        }
    }
    relations
}
