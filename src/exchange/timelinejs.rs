//! TimelineJS 3's JSON. It knows neither uncertainty nor status nor evidence: a date that
//! is only somewhere in a period is shown as that period, with words that say so, and what
//! has not simply taken place has words for that beside its date.

use serde_json::{Map, Value, json};

use crate::model::{Event, Moment, Part, Precision, Quote, Timeline, linkable};
use crate::text::{Key, Words};

use super::said;

/// The timeline for TimelineJS 3. Texts there are HTML, so ours are escaped.
/// Events without a first day are left out: TimelineJS must have one. [`left_out`] names them.
#[must_use]
pub fn export(timeline: &Timeline) -> Value {
    let words = Words::default();
    let events: Vec<Value> = timeline
        .events
        .iter()
        .filter_map(|event| slide(timeline, &words, event))
        .collect();
    json!({
        "title": { "text": { "headline": escaped(&timeline.title), "text": escaped(&timeline.summary) } },
        "events": events,
    })
}

/// Ids of the events that [`export`] leaves out, and why.
#[must_use]
pub fn left_out(timeline: &Timeline) -> Vec<(&str, &'static str)> {
    let undated = timeline.events.iter();
    let undated = undated.filter(|event| event.when.earliest.is_none());
    undated
        .map(|event| {
            let why = "TimelineJS needs its first day, which is not known";
            (event.id.as_str(), why)
        })
        .collect()
}

fn slide(timeline: &Timeline, words: &Words, event: &Event) -> Option<Value> {
    let start = event.when.earliest?;
    let one_unit = !matches!(event.when.precision, Precision::Range | Precision::Open);
    let mut slide = Map::new();
    slide.insert("start_date".into(), date(event.when.precision, start)?);
    if let Some(end) = event.when.latest.filter(|_| !one_unit) {
        slide.insert("end_date".into(), date(event.when.precision, end)?);
    }
    let shown = escaped(&shown(words, event));
    slide.insert("display_date".into(), shown.into());
    slide.insert("unique_id".into(), event.id.as_str().into());
    slide.insert(
        "group".into(),
        escaped(&words.kind(timeline, &event.kind)).into(),
    );
    let mut text = Vec::new();
    for quote in &event.quotes {
        let words = escaped(&quote.text);
        let by = cite(timeline, event, quote);
        text.push(format!("<blockquote><p>{words}</p>{by}</blockquote>"));
    }
    let note = event.when.note.as_deref().unwrap_or_default();
    for paragraph in [event.summary.as_str(), note] {
        if !paragraph.is_empty() {
            text.push(format!("<p>{}</p>", escaped(paragraph)));
        }
    }
    slide.insert(
        "text".into(),
        json!({ "headline": escaped(&event.headline), "text": text.concat() }),
    );
    if let Some(image) = event.images.first() {
        slide.insert(
            "media".into(),
            json!({ "url": linkable(&image.src), "alt": image.alt, "credit": image.credit.as_deref().map(escaped) }),
        );
    }
    Some(slide.into())
}

/// The date, and what is to be said of an event that has not simply taken place.
fn shown(words: &Words, event: &Event) -> String {
    let date = said::date(words, &event.when);
    let status = words.status_in_line(event.status);
    // `planned, no date` says it already.
    match status.filter(|status| !date.contains(*status)) {
        Some(status) => words.fill(Key::Joined, &[("a", &date), ("b", status)]),
        None => date,
    }
}

/// Who said it, and how they are named here where that differs: of words without a speaker of
/// their own all who speak, unless other words are of one of them.
fn cite(timeline: &Timeline, event: &Event, quote: &Quote) -> String {
    let together = event.quotes.iter().all(|quote| quote.speaker.is_none());
    let all = event.involved(&|part| together && part == Part::Speaker);
    let all = all.into_iter().map(|speaker| speaker.actor.as_str());
    let named = quote
        .speaker
        .as_deref()
        .into_iter()
        .chain(all)
        .filter_map(|speaker| {
            let actor = timeline.actors.iter().find(|actor| actor.id == speaker)?;
            let detail = event.detail(speaker);
            let detail = detail.map(|detail| format!(", <small>{}</small>", escaped(detail)));
            Some(escaped(&actor.name) + &detail.unwrap_or_default())
        });
    let named: Vec<String> = named.collect();
    match named.join(", ").as_str() {
        "" => String::new(),
        named => format!("<cite>{named}</cite>"),
    }
}

/// Which fields are there tells how fine the date is.
fn date(precision: Precision, at: Moment) -> Option<Value> {
    use chrono::Datelike;
    let day = at.date()?;
    let mut date = Map::new();
    // TimelineJS shows -44 as 44 BCE and has no name for 0, which is 1 BC.
    let year = day.year();
    let year = if year > 0 { year } else { year - 1 };
    date.insert("year".into(), year.into());
    if precision != Precision::Year {
        date.insert("month".into(), day.month().into());
        if precision != Precision::Month {
            date.insert("day".into(), day.day().into());
        }
    }
    if precision == Precision::Instant {
        let second = at.civil.rem_euclid(crate::model::SECONDS_PER_DAY);
        date.insert("hour".into(), (second / 3600).into());
        date.insert("minute".into(), (second / 60 % 60).into());
    }
    Some(date.into())
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
