//! Reading `timeline.json`: what is good is kept, what is bad is named.

use std::collections::HashSet;
use std::fmt;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::{Actor, Event, FORMAT, Kind, Place, Range, Source, Timeline};

/// A chronology as read, with what could not be used.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Loaded {
    /// The usable part.
    pub timeline: Timeline,
    /// Events left out, and why.
    pub dropped: Vec<Dropped>,
}

/// An event that was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dropped {
    /// Its place in the file's list, counted from 1.
    pub number: usize,
    /// Its id, where it has one.
    pub id: Option<String>,
    /// Why.
    pub problem: Problem,
}

/// Why an event was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// It has no `id`.
    NoId,
    /// Another event has its `id` already.
    SameId,
    /// It has no date, or one without any bound.
    NoDate,
    /// Its latest second lies before its earliest.
    EndsBeforeItStarts,
    /// It has no `headline`.
    NoHeadline,
    /// It does not fit the format; the parser's words.
    Malformed(String),
}

/// Why a file could not be used at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// Not JSON, or not the shape of a timeline; the parser's words with line and column.
    Malformed(String),
    /// A timeline of another version.
    OtherVersion(String),
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Malformed(why) => f.write_str(why),
            Self::OtherVersion(found) => write!(f, "expected \"{FORMAT}\", found \"{found}\""),
        }
    }
}

#[derive(Deserialize)]
struct Document<'a> {
    #[serde(default)]
    format: String,
    #[serde(default)]
    id: String,
    #[serde(default)]
    title: String,
    #[serde(default)]
    summary: String,
    #[serde(default)]
    language: String,
    #[serde(default)]
    time_zone: String,
    #[serde(default)]
    range: Option<Range>,
    #[serde(default)]
    kinds: Vec<Kind>,
    #[serde(default)]
    sources: Vec<Source>,
    #[serde(default)]
    actors: Vec<Actor>,
    #[serde(default)]
    places: Vec<Place>,
    #[serde(borrow)]
    events: Vec<&'a RawValue>,
}

/// Reads a timeline from JSON text.
///
/// Unknown fields are ignored and unknown kinds are kept, so that a file of a
/// later version of format 1 still reads.
///
/// # Errors
///
/// When the text is not a timeline at all, or one of another major version.
/// A bad event is no error: it is named in [`Loaded::dropped`].
pub fn read(json: &str) -> Result<Loaded, ReadError> {
    let json = json.strip_prefix('\u{feff}').unwrap_or(json);
    let document: Document<'_> =
        serde_json::from_str(json).map_err(|error| ReadError::Malformed(error.to_string()))?;
    let major = document.format.split('.').next().unwrap_or_default();
    if major != FORMAT {
        return Err(ReadError::OtherVersion(document.format));
    }
    let mut events = Vec::with_capacity(document.events.len());
    let mut dropped = Vec::new();
    let mut seen = HashSet::with_capacity(document.events.len());
    for (index, raw) in document.events.iter().enumerate() {
        match event(raw, &mut seen) {
            Ok(event) => events.push(event),
            Err((id, problem)) => dropped.push(Dropped {
                number: index + 1,
                id,
                problem,
            }),
        }
    }
    let timeline = Timeline {
        format: document.format,
        id: document.id,
        title: document.title,
        summary: document.summary,
        language: document.language,
        time_zone: document.time_zone,
        range: document.range,
        kinds: document.kinds,
        sources: document.sources,
        actors: document.actors,
        places: document.places,
        events,
    };
    Ok(Loaded { timeline, dropped })
}

fn event(raw: &RawValue, seen: &mut HashSet<String>) -> Result<Event, (Option<String>, Problem)> {
    let event: Event = serde_json::from_str(raw.get()).map_err(|error| explain(raw, &error))?;
    let problem = if event.id.is_empty() {
        Problem::NoId
    } else if event.headline.trim().is_empty() {
        Problem::NoHeadline
    } else {
        match event.when.bounds() {
            (None, None) => Problem::NoDate,
            (Some(start), Some(end)) if end < start => Problem::EndsBeforeItStarts,
            _ if !seen.insert(event.id.clone()) => Problem::SameId,
            _ => return Ok(event),
        }
    };
    let id = (!event.id.is_empty()).then_some(event.id);
    Err((id, problem))
}

/// Names the missing field where that is the cause; the parser's words otherwise.
fn explain(raw: &RawValue, error: &serde_json::Error) -> (Option<String>, Problem) {
    #[derive(Deserialize)]
    struct Probe<'a> {
        #[serde(default)]
        id: Option<String>,
        #[serde(default, borrow)]
        when: Option<&'a RawValue>,
        #[serde(default)]
        headline: Option<String>,
    }
    let Ok(probe) = serde_json::from_str::<Probe<'_>>(raw.get()) else {
        return (None, Problem::Malformed(error.to_string()));
    };
    let problem = if probe.when.is_none() {
        Problem::NoDate
    } else if probe.headline.is_none() {
        Problem::NoHeadline
    } else if probe.id.is_none() {
        Problem::NoId
    } else {
        Problem::Malformed(error.to_string())
    };
    (probe.id, problem)
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = r#"{"id":"a","kind":"strike","headline":"A","when":
        {"edtf":"2025","earliest":"2025-01-01T00:00:00Z","precision":"year","basis":"stated"}}"#;

    fn with_events(events: &str) -> Loaded {
        read(&format!(
            r#"{{"format":"diplomatic-timeline/1","title":"T","later":1,"events":[{events}]}}"#
        ))
        .unwrap()
    }

    fn problem(event: &str) -> Problem {
        let mut loaded = with_events(event);
        assert_eq!(loaded.timeline.events.len(), 0);
        loaded.dropped.remove(0).problem
    }

    #[test]
    fn good_events_stay_when_others_are_bad() {
        let loaded = with_events(&format!(r#"{{"id":"b","kind":"x"}},{GOOD},7,{GOOD}"#));
        assert_eq!(loaded.timeline.events.len(), 1);
        let dropped: Vec<_> = loaded
            .dropped
            .iter()
            .map(|d| (d.number, d.id.as_deref(), &d.problem))
            .collect();
        assert!(matches!(dropped[0], (1, Some("b"), Problem::NoDate)));
        assert!(matches!(dropped[1], (3, None, Problem::Malformed(_))));
        assert_eq!(dropped[2], (4, Some("a"), &Problem::SameId));
    }

    #[test]
    fn an_event_without_any_bound_has_no_date() {
        let open = GOOD.replace(r#""earliest":"2025-01-01T00:00:00Z","#, "");
        assert_eq!(problem(&open), Problem::NoDate);
    }

    #[test]
    fn an_event_must_not_end_before_it_starts() {
        let turned = GOOD.replace(
            r#""precision""#,
            r#""latest":"2024-01-01T00:00:00Z","precision""#,
        );
        assert_eq!(problem(&turned), Problem::EndsBeforeItStarts);
    }

    #[test]
    fn words_of_a_later_version_are_read_as_other() {
        let later = GOOD
            .replace(
                r#""kind":"strike""#,
                r#""kind":"eclipse","status":"dreamt""#,
            )
            .replace(r#""basis":"stated""#, r#""basis":"divined""#);
        let event = with_events(&later).timeline.events.remove(0);
        assert_eq!(event.kind, "eclipse");
        assert_eq!(event.status, crate::model::Status::Other);
        assert_eq!(event.when.basis, crate::model::Basis::Unknown);
    }

    #[test]
    fn another_version_is_refused_and_named() {
        let error = read(r#"{"format":"diplomatic-timeline/2","events":[]}"#).unwrap_err();
        assert_eq!(
            error,
            ReadError::OtherVersion("diplomatic-timeline/2".into())
        );
        assert!(read(r#"{"format":"diplomatic-timeline/1.4","events":[]}"#).is_ok());
    }

    #[test]
    fn what_is_no_timeline_is_refused_with_line_and_column() {
        for text in [
            "",
            "<!doctype html>",
            "[]",
            "{\"format\":\"diplomatic-timeline/1\"}",
        ] {
            let ReadError::Malformed(why) = read(text).unwrap_err() else {
                panic!("{text:?} was taken for another version");
            };
            assert!(why.contains("line 1"), "{why}");
        }
    }
}
