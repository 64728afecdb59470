//! Related events, as buttons on the card and as links in the list.

use yew::MouseEvent;

use super::context::{Context, hollow};
use super::mark::mark;
use super::tag::{Tag, button, heard, nodes, tag};
use crate::state::{Action, LinkKind};
use crate::text::Key;

/// How many events a relation names one by one.
const MOST: usize = 24;

/// Related events by relation, as buttons.
pub(crate) fn buttons(context: &Context, entry: u32) -> Option<Tag> {
    let groups = groups(context, entry);
    if groups.is_empty() {
        return None;
    }
    Some(
        tag("dl.dt-rel").children(groups.iter().map(|(name, entries)| {
            let named = entries.iter().take(MOST);
            tag("div")
                .child(tag("dt").child(*name))
                .children(named.map(|entry| tag("dd").child(target(context, *entry))))
                .child(rest(context, entries.len()).map(|rest| tag("dd").child(rest)))
        })),
    )
}

/// ` + 3 more`
fn rest(context: &Context, count: usize) -> Option<String> {
    let more = count.checked_sub(MOST).filter(|more| *more > 0)?;
    Some([" ", &context.counted(Key::More, more)].concat())
}

fn target(context: &Context, entry: u32) -> Option<Tag> {
    let event = context.chronology.glimpse(entry)?;
    let (shape, color) = context.look(event);
    Some(
        button("dt-rel-b")
            .set("data-go", &event.id)
            .acts(context, Action::Select(entry))
            .child(mark(shape, color, hollow(event), false))
            .child(context.own("span").child(&event.headline)),
    )
}

/// Related events by relation, in one paragraph.
pub(crate) fn lines(context: &Context, entry: u32) -> Option<Tag> {
    let groups = groups(context, entry);
    if groups.is_empty() {
        return None;
    }
    let (comma, colon) = (context.get(Key::Comma), context.get(Key::Colon));
    Some(
        tag("p.dt-lrel").children(groups.iter().map(|(name, entries)| {
            let named = entries.iter().take(MOST).enumerate();
            tag("span")
                .child(*name)
                .child(colon)
                .children(named.map(|(index, entry)| {
                    nodes()
                        .child((index > 0).then_some(comma))
                        .child(anchor(context, *entry))
                }))
                .child(rest(context, entries.len()))
        })),
    )
}

fn anchor(context: &Context, entry: u32) -> Option<Tag> {
    let event = context.chronology.glimpse(entry)?;
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
    Some(
        context
            .own("a")
            .set("href", href)
            .set("data-go", &event.id)
            .onclick(onclick)
            .child(&event.headline),
    )
}

/// The entries at the other ends of links by the names of these, in the order of
/// [`crate::state::Chronology::links`].
fn groups(context: &Context, entry: u32) -> Vec<(&str, Vec<u32>)> {
    let words = &context.words;
    let mut groups: Vec<(&str, Vec<u32>)> = Vec::new();
    for link in context.chronology.links(entry) {
        let name = match link.kind {
            LinkKind::Relation(kind) => words.relation(kind, link.reverse),
            LinkKind::CountedFrom if link.reverse => words.get(Key::CountedBy),
            LinkKind::CountedFrom => words.get(Key::CountedFrom),
        };
        match groups.iter_mut().find(|(known, _)| *known == name) {
            Some((_, entries)) => entries.push(link.entry),
            None => groups.push((name, vec![link.entry])),
        }
    }
    groups
}
