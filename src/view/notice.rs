//! What stands in the chronology's place while there is none.

use std::rc::Rc;

use yew::{Callback, Event, Html};

use super::context::Context;
use super::tag::{Heard, Tag, all, button, heard, tag};
use crate::model::{Dropped, Problem};
use crate::state::{Action, Failure, Reason};
use crate::text::{Key, Words};

/// At most so many problems are named one by one.
const NAMED: usize = 5;

/// Nothing, in the widget's type: often the data is there before anything would be painted.
pub(crate) fn blank() -> Html {
    tag("div.dt").child(tag("i.dt-sk-title")).html()
}

/// A skeleton, and a word for those who cannot see it.
pub(crate) fn loading(words: &Words) -> Html {
    let several = |name: &'static str, count: usize| all((0..count).map(|_| tag(name)));
    let column = |marks: &usize| {
        tag("div.dt-sk-col")
            .child(tag("i"))
            .child(several("b", *marks))
    };
    frame(words, "dt dt-loading")
        .is("aria-busy", "true")
        .child(tag("p.dt-vh").role("status").child(words.get(Key::Loading)))
        .child(
            tag("div.dt-sk")
                .hidden()
                .child(tag("i.dt-sk-title"))
                .child(tag("i.dt-sk-deck"))
                .child(tag("div.dt-sk-tools").child(several("i", 3)))
                .child(tag("div.dt-sk-stage").children([1, 0, 1, 1, 1, 4, 3, 1].iter().map(column)))
                .child(tag("div.dt-sk-card").child(several("i", 3))),
        )
        .html()
}

/// A chronology without events.
pub(crate) fn empty(words: &Words) -> Html {
    let text = words.get(Key::EmptyText);
    frame(words, "dt dt-empty")
        .child(notice(words, "status", Key::EmptyTitle, text))
        .html()
}

/// Why there is nothing to show, and a way out.
pub(crate) fn failed(words: &Words, what: &Failure, dispatch: &Callback<Rc<Action>>) -> Html {
    let mut text = failure(words, what);
    if what.fallback {
        text += " ";
        text += words.get(Key::ErrorBelow);
    }
    let dispatch = dispatch.clone();
    let ask = heard(move |_: &Event| dispatch.emit(Rc::new(Action::AskAgain)));
    frame(words, "dt dt-error")
        .child(notice(words, "alert", Key::ErrorTitle, &text).child(again(words, "retry", ask)))
        .html()
}

/// Asks again for what did not come.
#[inline(never)]
fn again(words: &Words, act: &'static str, ask: Heard) -> Tag {
    button("dt-btn dt-btn-line")
        .is("data-act", act)
        .onclick(ask)
        .child(words.get(Key::Retry))
}

/// The widget without what it shows.
pub(crate) fn frame(words: &Words, class: &'static str) -> Tag {
    tag("div")
        .class(class)
        .set("lang", &words.language)
        .set("dir", words.dir())
}

fn notice(words: &Words, role: &'static str, title: Key, text: &str) -> Tag {
    tag("div.dt-notice")
        .part("notice")
        .role(role)
        .child(tag("h2.dt-notice-h").child(words.get(title)))
        .child(tag("p").child(text))
}

/// A failure in a sentence.
pub(crate) fn failure(words: &Words, failure: &Failure) -> String {
    let key = match failure.reason {
        Reason::Status => Key::ErrorMissing,
        Reason::Network => Key::ErrorNetwork,
        Reason::Timeout => Key::ErrorTimeout,
        Reason::TooLarge => Key::ErrorTooLarge,
        Reason::Malformed => Key::ErrorMalformed,
        Reason::Version => Key::ErrorVersion,
        Reason::Other => Key::ErrorOther,
    };
    let places = [
        ("file", failure.file.as_str()),
        ("status", failure.detail.as_str()),
        ("why", failure.detail.as_str()),
    ];
    words.fill(key, &places)
}

/// In the place of an event that is not there: with its shard it is yet to come, or it is missing
/// from it.
pub(crate) fn on_its_way(context: &Context, entry: u32) -> Option<Tag> {
    let chronology = &context.chronology;
    let key = match chronology.has_shard(chronology.shard_of(entry)) {
        true => Key::PartMissing,
        false if context.missed => return None,
        false => Key::PartLoading,
    };
    Some(context.word("p.dt-part", key))
}

/// Some shard did not come, and a way to ask for it again.
pub(crate) fn missed(context: &Context) -> Option<Tag> {
    if !context.missed {
        return None;
    }
    Some(
        tag("p.dt-part")
            .role("alert")
            .child(context.get(Key::PartMissing))
            .child(" ")
            .child(again(&context.words, "again", context.on(Action::AskAgain))),
    )
}

/// Events that could not be shown, and why.
pub(crate) fn left_out(words: &Words, dropped: &[&Dropped]) -> Option<Tag> {
    if dropped.is_empty() {
        return None;
    }
    Some(
        tag("details.dt-dropped")
            .child(tag("summary").child(so_many(words, Key::LeftOut, dropped.len(), "")))
            .child(
                tag("ul").children(
                    dropped
                        .iter()
                        .take(NAMED)
                        .map(|dropped| tag("li").child(problem(words, dropped))),
                ),
            ),
    )
}

/// Words for so many of something, some of which may be named in them.
#[inline(never)]
pub(crate) fn so_many(words: &Words, key: Key, count: usize, names: &str) -> String {
    let n = words.size(count);
    words.count(key, count as f64, &[("n", &n), ("names", names)])
}

/// Why an event was left out, in a sentence.
pub(crate) fn problem(words: &Words, dropped: &Dropped) -> String {
    let key = match dropped.problem {
        Problem::NoDate => Key::EventNoDate,
        Problem::NoHeadline => Key::EventNoHeadline,
        Problem::NoId => Key::EventNoId,
        Problem::SameId => Key::EventSameId,
        Problem::EndsBeforeItStarts => Key::EventTurned,
        Problem::Malformed(_) => Key::EventMalformed,
    };
    let why = match &dropped.problem {
        Problem::Malformed(why) => why.as_str(),
        _ => "",
    };
    words.fill(key, &[("n", &words.size(dropped.number)), ("why", why)])
}
