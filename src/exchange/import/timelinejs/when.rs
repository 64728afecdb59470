//! When a slide's event was: by its words and its fields, with what is to be said of both.

use serde_json::Value;

use crate::compile::is_day;

use super::date::Date;
use super::plain;
use super::shown::{Shown, of_ends, of_slide};

/// When an event was, and whether it was.
pub(super) struct When {
    /// As an editor would write it; empty if nothing is known.
    pub(super) text: String,
    /// As an editor would write it.
    pub(super) status: &'static str,
    /// For readers: what TimelineJS has that is not in the date.
    pub(super) note: String,
    /// The same for the editor.
    pub(super) told: Vec<String>,
    /// The last day that its fields have, `YYYY-MM-DD`; empty if there is none.
    pub(super) last: String,
}

impl When {
    pub(super) fn of(slide: &Value) -> Self {
        let mut told = Vec::new();
        let mut read = |name: &str| {
            let fields = slide.get(name).filter(|fields| says_something(fields))?;
            let mut wrong = Vec::new();
            let date = Date::read(fields, &mut wrong);
            let wrong = wrong.into_iter();
            told.extend(wrong.map(|what| format!("in `{name}`, {what}; check its `when`")));
            date
        };
        let (start, end) = (read("start_date"), read("end_date"));
        let (words, shown) = match start {
            Some(start) => shown(slide, start, end),
            None => Default::default(),
        };
        let last = end.or(start).and_then(Date::last_day);
        let last = last.map(|day| day.to_string());
        // Years of more digits than a day of publication can have are yet to come.
        let far = |date: Option<Date>| date.is_some_and(|date| date.year > 9999);
        Self {
            status: match shown.status {
                "" if far(start) => "announced",
                "" if far(end) => "ongoing",
                status => status,
            },
            last: last.filter(|day| is_day(day)).unwrap_or_default(),
            note: tell(&shown, &words, &mut told),
            told,
            text: shown.when,
        }
    }
}

/// The words that TimelineJS shows, if it does not show the fields, and the date.
fn shown(slide: &Value, start: Date, end: Option<Date>) -> (String, Shown) {
    let words = plain(slide.get("display_date"));
    if !words.is_empty() {
        let shown = of_slide(&words, start, end);
        return (words, shown);
    }
    let own = ["/start_date/display_date", "/end_date/display_date"];
    let [first, last] = own.map(|pointer| plain(slide.pointer(pointer)));
    let shown = of_ends((&first, start), end.map(|end| (last.as_str(), end)));
    let words = [first, last];
    let words = words.into_iter().filter(|words| !words.is_empty());
    (words.collect::<Vec<_>>().join(" — "), shown)
}

/// The note for readers; what the editor should look at goes to `told`.
fn tell(shown: &Shown, words: &str, told: &mut Vec<String>) -> String {
    let mut notes = Vec::new();
    if shown.beyond || shown.when.is_empty() && !words.is_empty() {
        notes.push(format!("TimelineJS shows “{words}”."));
    }
    if shown.beyond {
        told.push(format!(
            "the words “{words}” of its date were not understood, or not all of them; check its `when`"
        ));
    }
    if shown.cut_time {
        told.push(
            "its times are left out, since what lasts has days only; tell them in `note`".into(),
        );
    }
    if let Some((date, why)) = &shown.refused {
        notes.push(format!("TimelineJS’s date {date} is left out: {why}."));
        told.push(format!(
            "its date {date} is left out: {why}; give its `when`"
        ));
    }
    notes.join(" ")
}

/// Whether any of a date's fields is filled in: spreadsheets leave an end of empty ones.
fn says_something(fields: &Value) -> bool {
    let empty = |value: &Value| {
        value.is_null() || value.as_str().is_some_and(|text| text.trim().is_empty())
    };
    let fields = fields.as_object();
    fields.is_some_and(|fields| !fields.values().all(empty))
}
