//! The card: when, what, and how we know.

use super::bar::{Interval, glyph};
use super::body::{body, kind_line};
use super::context::Context;
use super::evidence::evidence;
use super::notice::on_its_way;
use super::related::related;
use super::tag::{Tag, nodes, tag};
use crate::text::{DatePhrase, Key, basis_long};

/// The three columns of a card.
pub(crate) fn content(context: &Context, entry: u32) -> Tag {
    let Some(event) = context.chronology.event(entry) else {
        return nodes().child(on_its_way(context, entry));
    };
    let words = &context.words;
    let phrase = DatePhrase::new(words, &event.when);
    nodes()
        .child(
            tag("div.dt-when")
                .child((!phrase.weekday.is_empty()).then(|| tag("p.dt-wd").child(phrase.weekday)))
                .child(tag("p.dt-date").child(phrase.date))
                .child(glyph(Interval::of(&event.when), words.rtl))
                .child(
                    tag("p.dt-prec")
                        .child(phrase.precision)
                        .child(tag("br"))
                        .child(context.word("span", basis_long(&event.when))),
                ),
        )
        .child(
            tag("div.dt-body")
                .child(kind_line(context, event, false))
                .child(body(context, event, false)),
        )
        .child(
            tag("div.dt-how")
                .child(context.word("h4", Key::HowWeKnow))
                .child(evidence(context, event))
                .child(related(context, entry, false).map(|buttons| {
                    nodes()
                        .child(context.word("h4", Key::Related))
                        .child(buttons)
                })),
        )
}
