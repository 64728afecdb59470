//! The card: when, what, and how we know.

use yew::{Html, html};

use super::bar::{Interval, glyph};
use super::body::{body, kind_line};
use super::context::Context;
use super::evidence::evidence;
use super::related;
use crate::text::{DatePhrase, Key};

/// The three columns of a card.
pub(crate) fn content(context: &Context, entry: u32) -> Html {
    let Some(event) = context.chronology.event(entry) else {
        return Html::default();
    };
    let words = &context.words;
    let phrase = DatePhrase::new(words, &event.when);
    let related = !context.chronology.links(entry).is_empty();
    html! { <>
        <div class="dt-when">
            if !phrase.weekday.is_empty() { <p class="dt-wd">{phrase.weekday}</p> }
            <p class="dt-date">{phrase.date}</p>
            { glyph(Interval::of(&event.when), words.rtl) }
            <p class="dt-prec">{phrase.precision}<br /><span>{words.basis_long(event.when.basis).to_owned()}</span></p>
        </div>
        <div class="dt-body">
            { kind_line(context, event, false) }
            { body(context, event, 3) }
        </div>
        <div class="dt-how">
            <h4>{context.get(Key::HowWeKnow)}</h4>
            { evidence(context, event) }
            if related {
                <h4>{context.get(Key::Related)}</h4>
                { related::buttons(context, entry) }
            }
        </div>
    </> }
}
