//! TimelineJS 3's JSON. It knows neither uncertainty nor status nor evidence: a date that
//! is only somewhere in a period is shown as that period, with words that say so.

use serde_json::{Map, Value, json};

use crate::model::{Event, Moment, Precision, Timeline, linkable};
use crate::text::Words;

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
    slide.insert(
        "display_date".into(),
        escaped(&said::date(words, &event.when)).into(),
    );
    slide.insert("unique_id".into(), event.id.as_str().into());
    slide.insert(
        "group".into(),
        escaped(&words.kind(timeline, &event.kind)).into(),
    );
    let mut text = Vec::new();
    for quote in &event.quotes {
        text.push(format!("<blockquote>{}</blockquote>", escaped(&quote.text)));
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

/// Which fields are there tells how fine the date is.
fn date(precision: Precision, at: Moment) -> Option<Value> {
    use chrono::Datelike;
    let day = at.date()?;
    let mut date = Map::new();
    date.insert("year".into(), day.year().into());
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
