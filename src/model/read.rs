//! Reading `timeline.json`: what is good is kept, what is bad is named.

use std::fmt;

use serde::de::{Error as _, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use super::{Event, FORMAT, Timeline, decode, order};

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

/// The top of a file: its events as they stand there, all else as values.
struct Document<'a> {
    head: Map<String, Value>,
    events: Vec<&'a RawValue>,
}

impl<'de> Deserialize<'de> for Document<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Top)
    }
}

struct Top;

impl<'de> Visitor<'de> for Top {
    type Value = Document<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with `format` and `events`")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Document<'de>, A::Error> {
        let mut head = Map::new();
        let mut events = None;
        while let Some(name) = fields.next_key::<String>()? {
            if name == "events" {
                events = Some(fields.next_value()?);
            } else {
                head.insert(name, fields.next_value()?);
            }
        }
        let events = events.ok_or_else(|| A::Error::missing_field("events"))?;
        Ok(Document { head, events })
    }
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
    let format = document.head.get("format").and_then(Value::as_str);
    let format = format.unwrap_or_default();
    if format.split('.').next() != Some(FORMAT) {
        return Err(ReadError::OtherVersion(format.to_owned()));
    }
    let mut timeline =
        decode::timeline(&document.head).map_err(|decode::Wrong(why)| ReadError::Malformed(why))?;
    let (events, dropped) = events(&document.events);
    timeline.events = events;
    Ok(Loaded { timeline, dropped })
}

fn events(raw: &[&RawValue]) -> (Vec<Event>, Vec<Dropped>) {
    let mut events = Vec::with_capacity(raw.len());
    let mut numbers = Vec::with_capacity(raw.len());
    let mut dropped = Vec::new();
    for (number, raw) in (1..).zip(raw) {
        match event(raw) {
            Ok(event) => {
                events.push(event);
                numbers.push(number);
            }
            Err((id, problem)) => dropped.push(Dropped {
                number,
                id,
                problem,
            }),
        }
    }
    let id = |at: usize| events.get(at).map_or("", |event: &Event| event.id.as_str());
    let order = order::order(events.len(), &mut |a, b| id(a).cmp(id(b)));
    let mut again = vec![false; events.len()];
    for pair in order.windows(2) {
        if let [first, second] = pair
            && id(*first as usize) == id(*second as usize)
            && let Some(again) = again.get_mut(*second as usize)
        {
            *again = true;
        }
    }
    if again.contains(&true) {
        let mut at = 0..;
        let mut is_again = || again.get(at.next().unwrap_or_default()) == Some(&true);
        let mut number = numbers.into_iter();
        events.retain(|event: &Event| {
            let number = number.next().unwrap_or_default();
            let drop = is_again();
            if drop {
                dropped.push(Dropped {
                    number,
                    id: Some(event.id.clone()),
                    problem: Problem::SameId,
                });
            }
            !drop
        });
        order::sort(&mut dropped, |a, b| a.number.cmp(&b.number));
    }
    (events, dropped)
}

fn event(raw: &RawValue) -> Result<Event, (Option<String>, Problem)> {
    let value: Value = serde_json::from_str(raw.get())
        .map_err(|error| (None, Problem::Malformed(error.to_string())))?;
    let event = decode::event(&value).map_err(|(id, unread)| {
        let problem = match unread {
            decode::Unread::NoDate => Problem::NoDate,
            decode::Unread::Wrong(decode::Wrong(why)) => Problem::Malformed(why),
        };
        (id, problem)
    })?;
    let problem = if event.id.is_empty() {
        Problem::NoId
    } else if event.headline.trim().is_empty() {
        Problem::NoHeadline
    } else {
        match event.when.bounds() {
            (None, None) => Problem::NoDate,
            (Some(start), Some(end)) if end < start => Problem::EndsBeforeItStarts,
            _ => return Ok(event),
        }
    };
    let id = (!event.id.is_empty()).then_some(event.id);
    Err((id, problem))
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
    fn what_is_written_is_what_is_read() {
        let text = std::fs::read_to_string("data/timeline.json").unwrap();
        let derived: Timeline = serde_json::from_str(&text).unwrap();
        let loaded = read(&text).unwrap();
        assert!(loaded.dropped.is_empty());
        assert_eq!(loaded.timeline, derived);
    }

    #[test]
    fn every_field_of_an_event_is_read() {
        let full = r#"{"id":"a","kind":"k","subtype":"s","status":"claimed","headline":"H","label":{"lead":"L","rest":"R"},
            "when":{"edtf":"2025","earliest":"2025-01-01T00:00:00Z","latest":"2025-12-31T23:59:59Z","precision":"year",
                "basis":"derived","part_of_day":"night","time_zone":"Europe/Kyiv","lasting":true,"approximate":true,"uncertain":true,
                "working":{"anchor":"b","span":"S","text":"T","other_reading":"O"},"note":"N"},
            "summary":"S","place":"p","place_detail":"d","topic":"t","medium":"m",
            "actors":[{"actor":"x","part":"host","detail":"d"}],"quotes":[{"text":"q","speaker":"x","source":"s"}],
            "figures":[{"measure":"killed","unit":"u","amount":[1,2],"qualifier":"about","as_of":"2025-01-01",
                "reports":[{"source":"s","amount":1.5,"qualifier":"up-to"}]}],
            "images":[{"src":"i","alt":"a","credit":"c"}],"relations":[{"rel":"follows","event":"b"}],
            "evidence":[{"source":"s","paragraphs":[1,2],"locator":"l"}],"topics":["x"]}"#;
        let derived: Event = serde_json::from_str(full).unwrap();
        let fields = serde_json::to_value(&derived).unwrap();
        let given: Value = serde_json::from_str(full).unwrap();
        assert_eq!(
            fields.as_object().unwrap().len(),
            given.as_object().unwrap().len()
        );
        assert_eq!(with_events(full).timeline.events, [derived]);
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
