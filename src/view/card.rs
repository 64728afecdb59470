//! The card: when, what, and how we know.

use yew::Html;

use super::bar::{Interval, glyph};
use super::body::{body, kind_line};
use super::context::Context;
use super::evidence::evidence;
use super::notice::on_its_way;
use super::related;
use super::tag::{group, tag};
use crate::text::{DatePhrase, Key};

/// The three columns of a card.
pub(crate) fn content(context: &Context, entry: u32) -> Html {
    let Some(event) = context.chronology.event(entry) else {
        return on_its_way(context);
    };
    let words = &context.words;
    let phrase = DatePhrase::new(words, &event.when);
    let related = !context.chronology.links(entry).is_empty();
    group([
        tag("div")
            .class("dt-when")
            .child(if !phrase.weekday.is_empty() {
                tag("p").class("dt-wd").child(phrase.weekday).html()
            } else {
                Html::default()
            })
            .child(tag("p").class("dt-date").child(phrase.date))
            .child(glyph(Interval::of(&event.when), words.rtl))
            .child(
                tag("p")
                    .class("dt-prec")
                    .child(phrase.precision)
                    .child(tag("br"))
                    .child(tag("span").child(words.basis_long(event.when.basis).to_owned())),
            )
            .html(),
        tag("div")
            .class("dt-body")
            .child(kind_line(context, event, false))
            .child(body(context, event, 3))
            .html(),
        tag("div")
            .class("dt-how")
            .child(tag("h4").child(context.get(Key::HowWeKnow)))
            .child(evidence(context, event))
            .child(if related {
                group([
                    tag("h4").child(context.get(Key::Related)).html(),
                    related::buttons(context, entry),
                ])
            } else {
                Html::default()
            })
            .html(),
    ])
}
