//! TimelineJS 3's JSON. Which fields a date has tells how fine it is.

use serde_json::Value;

use crate::compile::slug;
use crate::model::KnownKind;

use super::{Draft, DraftArticle, DraftEvent, ImportError, Imported, html, shown};

/// Imports a TimelineJS timeline. It has no date of publication, so the last date in it
/// stands for that, and the editor is told; so of words for a date that are not understood,
/// of times, and of media and eras, which are left out.
///
/// # Errors
/// If the text is no JSON or has no `events`.
pub fn timelinejs(text: &str) -> Result<Imported, ImportError> {
    let value: Value =
        serde_json::from_str(text).map_err(|error| ImportError(format!("not JSON: {error}")))?;
    let slides = value
        .get("events")
        .and_then(Value::as_array)
        .ok_or_else(|| ImportError("there is no list `events` in it".into()))?;
    let title = value
        .pointer("/title/text/headline")
        .map(plain)
        .unwrap_or_default();
    let mut draft = Draft {
        title: if title.is_empty() {
            "Imported timeline".into()
        } else {
            title
        },
        summary: value
            .pointer("/title/text/text")
            .map(plain)
            .unwrap_or_default(),
        ..Draft::default()
    };
    let mut article = DraftArticle {
        title: draft.title.clone(),
        publisher: "TimelineJS".into(),
        ..DraftArticle::default()
    };
    let mut last = String::new();
    for (number, slide) in slides.iter().enumerate() {
        let Some(event) = event(&mut draft, number + 1, slide) else {
            let left = format!("event {}: no date or no headline; left out", number + 1);
            draft.warnings.push(left);
            continue;
        };
        let end = slide.get("end_date").or(slide.get("start_date"));
        if let Some(day) = end.and_then(last_day) {
            last = last.max(day);
        }
        article.events.push(event);
    }
    if article.events.is_empty() {
        return Err(ImportError("there is no event in it".into()));
    }
    article.published = if last.is_empty() {
        "9999-12-31".into()
    } else {
        last
    };
    draft.warnings.push(format!(
        "TimelineJS has no date of publication: {} is put there, correct it",
        article.published
    ));
    draft.articles.push(article);
    left_out(&mut draft, &value);
    Ok(draft.into_files())
}

/// Says what is not taken over, or taken over with a guess.
fn left_out(draft: &mut Draft, value: &Value) {
    let events = draft.articles.iter().flat_map(|article| &article.events);
    if events.into_iter().any(|event| event.when.contains("T")) {
        draft.warnings.push(
            "TimelineJS does not say by whose clock its times are: UTC is put there, correct \
             `time_zone` in timeline.toml"
                .into(),
        );
    }
    let list = |field: &str| value.get(field).and_then(Value::as_array);
    let slides = list("events")
        .into_iter()
        .flatten()
        .chain(value.get("title"));
    let media = slides.filter(|slide| slide.pointer("/media/url").is_some_and(|url| url != ""));
    for (count, what, help) in [
        (media.count(), "media", ": give pictures as `images`"),
        (list("eras").map_or(0, Vec::len), "eras", ""),
    ] {
        if count > 0 {
            draft
                .warnings
                .push(format!("{what} left out: {count}{help}"));
        }
    }
}

fn event(draft: &mut Draft, number: usize, slide: &Value) -> Option<DraftEvent> {
    let headline = plain(slide.pointer("/text/headline")?);
    let start = date(slide.get("start_date")?)?;
    let end = slide.get("end_date").and_then(date);
    let end = end.filter(|end| *end != start);
    // A time cannot begin or end an interval of EDTF.
    let start = if end.is_some() {
        day_of(&start)
    } else {
        &start
    };
    let words = slide.get("display_date").map(plain).unwrap_or_default();
    let shown = shown::read(&words, start, end.as_deref().map(day_of));
    let mut note = String::new();
    if !shown.understood {
        draft.warnings.push(format!(
            "event {number}: the words “{words}” of its date were not understood; check its `when`"
        ));
        note = format!("TimelineJS shows “{words}”.");
    }
    // Years of more digits than a day of publication can have are yet to come.
    let planned = shown.planned || start.starts_with('Y') && !start.starts_with("Y-");
    let group = slide.get("group").map(plain).unwrap_or_default();
    let kind = slug(&group);
    if !kind.is_empty()
        && KnownKind::from_id(&kind).is_none()
        && !draft.kinds.iter().any(|(id, ..)| *id == kind)
    {
        draft.kinds.push((kind.clone(), group, "ring"));
    }
    let id = slide.get("unique_id").map(plain).unwrap_or_default();
    (!headline.is_empty()).then(|| DraftEvent {
        id: if id.is_empty() { headline.clone() } else { id },
        kind: if kind.is_empty() {
            "background".into()
        } else {
            kind
        },
        status: if planned { "announced" } else { "" },
        when: shown.when,
        note,
        headline,
        summary: slide.pointer("/text/text").map(plain).unwrap_or_default(),
        locator: "imported from TimelineJS".into(),
        ..DraftEvent::default()
    })
}

/// A field that may be a number or a text, as TimelineJS allows.
fn number(date: &Value, field: &str) -> Option<i64> {
    let value = date.get(field)?;
    value
        .as_i64()
        .or_else(|| value.as_str()?.trim().parse().ok())
}

fn date(date: &Value) -> Option<String> {
    let year = number(date, "year")?;
    let sign = if year < 0 { "-" } else { "" };
    let year = match year.unsigned_abs() {
        short @ 0..=9999 => format!("{sign}{short:04}"),
        // Years beyond four digits have no months in EDTF.
        long => return Some(format!("Y{sign}{long}")),
    };
    let within = |field: &str, low: i64, high: i64| {
        number(date, field).filter(|value| (low..=high).contains(value))
    };
    let Some(month) = within("month", 1, 12) else {
        return Some(year);
    };
    let Some(day) = within("day", 1, 31) else {
        return Some(format!("{year}-{month:02}"));
    };
    let day = format!("{year}-{month:02}-{day:02}");
    Some(match (within("hour", 0, 23), within("minute", 0, 59)) {
        (Some(hour), minute) => format!("{day}T{hour:02}:{:02}", minute.unwrap_or(0)),
        (None, _) => day,
    })
}

fn day_of(date: &str) -> &str {
    date.split('T').next().unwrap_or(date)
}

/// The last day that a date can mean, `YYYY-MM-DD`.
fn last_day(value: &Value) -> Option<String> {
    let text = date(value)?;
    let day = match day_of(&text).len() {
        4 => format!("{text}-12-31"),
        7 => format!("{text}-28"),
        _ => day_of(&text).to_owned(),
    };
    super::is_day(&day).then_some(day)
}

/// A field's text: TimelineJS's are HTML, ours are not.
fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => html::plain(text),
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    }
}
