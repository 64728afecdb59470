//! What stands in the chronology's place while there is none.

use yew::{Callback, Html, html};

use crate::model::{Dropped, Problem};
use crate::state::{Failure, Reason};
use crate::text::{Key, Words};

/// At most so many problems are named one by one.
const NAMED: usize = 5;

/// A skeleton, and a word for those who cannot see it.
pub(crate) fn loading(words: &Words) -> Html {
    let column = |marks: usize| {
        html! {
            <div class="dt-sk-col"><i></i>{ for (0..marks).map(|_| html! { <b></b> }) }</div>
        }
    };
    html! {
        <div class="dt dt-loading" lang={words.language.clone()} dir={words.dir()} aria-busy="true">
            <p class="dt-vh" role="status">{words.get(Key::Loading).to_owned()}</p>
            <div class="dt-sk" aria-hidden="true">
                <i class="dt-sk-title"></i><i class="dt-sk-deck"></i>
                <div class="dt-sk-tools"><i></i><i></i><i></i></div>
                <div class="dt-sk-stage">{ for [1, 0, 1, 1, 1, 4, 3, 1].into_iter().map(column) }</div>
                <div class="dt-sk-card"><i></i><i></i><i></i></div>
            </div>
        </div>
    }
}

/// A chronology without events.
pub(crate) fn empty(words: &Words) -> Html {
    html! {
        <div class="dt dt-empty" lang={words.language.clone()} dir={words.dir()}>
            <div class="dt-notice" part="notice" role="status">
                <h2 class="dt-notice-h">{words.get(Key::EmptyTitle).to_owned()}</h2>
                <p>{words.get(Key::EmptyText).to_owned()}</p>
            </div>
        </div>
    }
}

/// Why there is nothing to show, and a way out.
pub(crate) fn failed(words: &Words, what: &Failure, retry: &Callback<()>) -> Html {
    let mut text = failure(words, what);
    if what.fallback {
        text = [&text, words.get(Key::ErrorBelow)].join(" ");
    }
    html! {
        <div class="dt dt-error" lang={words.language.clone()} dir={words.dir()}>
            <div class="dt-notice" part="notice" role="alert">
                <h2 class="dt-notice-h">{words.get(Key::ErrorTitle).to_owned()}</h2>
                <p>{text}</p>
                <button class="dt-btn dt-btn-line" type="button" data-act="retry"
                    onclick={retry.reform(|_| ())}>{words.get(Key::Retry).to_owned()}</button>
            </div>
        </div>
    }
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
        Reason::Program => Key::ErrorProgram,
        Reason::Other => Key::ErrorOther,
    };
    let places = [
        ("file", failure.file.as_str()),
        ("status", failure.detail.as_str()),
        ("why", failure.detail.as_str()),
    ];
    words.fill(key, &places)
}

/// Events that could not be shown, and why.
pub(crate) fn left_out(words: &Words, dropped: &[Dropped]) -> Html {
    if dropped.is_empty() {
        return Html::default();
    }
    let count = dropped.len() as f64;
    let n = words.size(dropped.len());
    html! {
        <details class="dt-dropped">
            <summary>{words.count(Key::LeftOut, count, &[("n", &n)])}</summary>
            <ul>{ for dropped.iter().take(NAMED).map(|dropped| html! { <li>{problem(words, dropped)}</li> }) }</ul>
        </details>
    }
}

/// Why an event was left out, in a sentence.
pub(crate) fn problem(words: &Words, dropped: &Dropped) -> String {
    let (key, why) = match &dropped.problem {
        Problem::NoDate => (Key::EventNoDate, ""),
        Problem::NoHeadline => (Key::EventNoHeadline, ""),
        Problem::NoId => (Key::EventNoId, ""),
        Problem::SameId => (Key::EventSameId, ""),
        Problem::EndsBeforeItStarts => (Key::EventTurned, ""),
        Problem::Malformed(why) => (Key::EventMalformed, why.as_str()),
    };
    words.fill(key, &[("n", &words.size(dropped.number)), ("why", why)])
}
