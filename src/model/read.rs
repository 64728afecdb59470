//! Reading `timeline.json`: what is good is kept, what is bad is named.

use std::cell::Cell;
use std::fmt;

use super::cut::{is_blank, up_to};
use super::ids::Ids;
use super::json::{Json, Object};
use super::{Event, FORMAT, Timeline, decode};

/// A chronology as read, with what could not be used.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Loaded {
    /// The usable part.
    pub timeline: Timeline,
    /// Events left out, and why.
    pub dropped: Vec<Dropped>,
    /// Which event has an id.
    pub(crate) ids: Ids,
}

impl From<Timeline> for Loaded {
    /// A timeline that was not read from a file, in which no two events have the same id.
    fn from(timeline: Timeline) -> Self {
        let mut ids = Ids::default();
        for (event, position) in timeline.events.iter().zip(0..) {
            ids.add(&event.id, position);
        }
        Self {
            timeline,
            dropped: Vec::new(),
            ids,
        }
    }
}

/// An event that was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dropped {
    /// Its place in the file's list, counted from 1; once a shard is taken in, its place among all.
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
    /// Not JSON, or not the shape of a timeline: the parser's words with line and column, or which
    /// field is wrong.
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

/// Reads a timeline from JSON text at once; [`Reader`](super::Reader) makes the same of its pieces.
///
/// Unknown fields are ignored and unknown kinds are kept, so that a file of a
/// later version of format 1 still reads.
///
/// # Errors
///
/// When the text is not a timeline at all, is one of another major version, or has something beside
/// the events that is not what it should be.
/// A bad event is no error: it is named in [`Loaded::dropped`].
pub fn read(json: &str) -> Result<Loaded, ReadError> {
    let read = finish(json.as_bytes(), Gathered::default());
    read.unwrap_or_else(|why| Err(ReadError::Malformed(why)))
}

/// Reads the text of a timeline, and its events unless they were gathered from it before; why it is
/// none stands apart from what is wrong in one.
pub(super) fn finish(
    json: &[u8],
    mut gathered: Gathered,
) -> Result<Result<Loaded, ReadError>, String> {
    let mark = "\u{feff}".as_bytes();
    let json = json.strip_prefix(mark).unwrap_or(json);
    let json = Json::of_bytes(json)?;
    let why = match &json {
        Json::Object(head) => match head.get("events") {
            Some(Json::List(events)) if gathered.count == 0 || events.is_empty() => {
                events.iter().for_each(|event| gathered.take(event));
                return Ok(whole(head, gathered));
            }
            Some(_) => "`events` should be a list at line 1",
            None => "missing field `events` at line 1",
        },
        _ => "expected an object with `format` and `events` at line 1",
    };
    Err(why.into())
}

/// Puts events that were read into their timeline, of which `head` is all the rest.
fn whole(head: &Object, gathered: Gathered) -> Result<Loaded, ReadError> {
    let format = head.get("format").and_then(Json::as_text);
    let format = format.unwrap_or_default();
    if up_to(format, b'.') != FORMAT {
        return Err(ReadError::OtherVersion(format.to_owned()));
    }
    let wrong = Cell::new(None);
    let loaded = Loaded {
        timeline: decode::timeline(head, gathered.events, &wrong),
        dropped: gathered.dropped,
        ids: gathered.ids,
    };
    match wrong.into_inner() {
        Some(decode::Wrong(why)) => Err(ReadError::Malformed(why)),
        None => Ok(loaded),
    }
}

/// Events as they are read one after another, and what is left out.
#[derive(Default)]
pub(super) struct Gathered {
    events: Vec<Event>,
    dropped: Vec<Dropped>,
    ids: Ids,
    /// How many were read, good or bad.
    pub(super) count: usize,
}

impl Gathered {
    /// How many good ones were read.
    pub(super) fn good(&self) -> usize {
        self.events.len()
    }

    /// Makes room for so many more events, if there is so much.
    pub(super) fn reserve(&mut self, more: usize) {
        if self.events.try_reserve_exact(more).is_err() {
            return;
        }
        // Twice as much room is taken if need be, so rather a little too few.
        self.ids.reserve(more - more / 16);
    }

    /// Reads the next event.
    pub(super) fn take(&mut self, value: &Json) {
        self.count += 1;
        let mut wrong = None;
        let event = decode::event(value, &mut wrong);
        let taken = || {
            let id_at = |at: u32| {
                let event = self.events.get(at as usize);
                event.map_or("", |event| event.id.as_str())
            };
            self.ids.find(&event.id, id_at).is_some()
        };
        if let Some(problem) = wrong.or_else(|| problem(&event, taken)) {
            let named = !event.id.is_empty();
            self.dropped.push(Dropped {
                number: self.count,
                id: named.then(|| event.id.clone()),
                problem,
            });
            return;
        }
        let position = u32::try_from(self.events.len()).unwrap_or(u32::MAX);
        self.ids.add(&event.id, position);
        self.events.push(event);
    }
}

/// What is wrong with an event, whose id may be taken.
fn problem(event: &Event, taken: impl Fn() -> bool) -> Option<Problem> {
    if event.id.is_empty() {
        return Some(Problem::NoId);
    }
    if is_blank(&event.headline) {
        return Some(Problem::NoHeadline);
    }
    match (event.when.earliest, event.when.latest) {
        (None, None) => Some(Problem::NoDate),
        (Some(earliest), Some(latest)) if latest.civil < earliest.civil => {
            Some(Problem::EndsBeforeItStarts)
        }
        _ => taken().then_some(Problem::SameId),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = r#"{"id":"a","kind":"strike","headline":"A","when":
        {"edtf":"2025","earliest":"2025-01-01T00:00:00Z","precision":"year","basis":"stated"}}"#;

    const FULL: &str = r#"{"id":"a","kind":"k","subtype":"s","status":"claimed","headline":"H","label":{"lead":"L","rest":"R"},
        "when":{"edtf":"2025","earliest":"2025-01-01T00:00:00Z","latest":"2025-12-31T23:59:59Z","precision":"year",
            "basis":"derived","part_of_day":"night","time_zone":"Europe/Kyiv","lasting":true,"approximate":true,"uncertain":true,
            "working":{"anchor":"b","span":"S","text":"T","other_reading":"O"},"note":"N"},
        "summary":"S","place":"p","place_detail":"d","topic":"t","medium":"m",
        "actors":[{"actor":"x","part":"host","detail":"d"}],"quotes":[{"text":"q","speaker":"x","source":"s"}],
        "figures":[{"measure":"killed","unit":"u","amount":[1,2],"qualifier":"about","as_of":"2025-01-01",
            "reports":[{"source":"s","amount":1.5,"qualifier":"up-to"}]}],
        "images":[{"src":"i","alt":"a","credit":"c"}],"relations":[{"rel":"follows","event":"b"}],
        "evidence":[{"source":"s","paragraphs":[1,2],"locator":"l"}],"topics":["x"]}"#;

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
        let derived: Event = serde_json::from_str(FULL).unwrap();
        let fields = serde_json::to_value(&derived).unwrap();
        let given: serde_json::Value = serde_json::from_str(FULL).unwrap();
        assert_eq!(
            fields.as_object().unwrap().len(),
            given.as_object().unwrap().len()
        );
        assert_eq!(with_events(FULL).timeline.events, [derived]);
    }

    #[test]
    fn an_event_keeps_no_room_for_what_it_does_not_have() {
        let event = with_events(FULL).timeline.events.remove(0);
        let rooms = [
            event.actors.capacity(),
            event.quotes.capacity(),
            event.figures.capacity(),
            event.images.capacity(),
            event.relations.capacity(),
            event.evidence.capacity(),
            event.topics.capacity(),
        ];
        assert_eq!(rooms, [1; 7]);
        assert_eq!(event.evidence[0].paragraphs.capacity(), 2);
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
        let by_a_second = turned.replace("2024-01-01T00:00:00Z", "2024-12-31T23:59:59Z");
        assert_eq!(problem(&by_a_second), Problem::EndsBeforeItStarts);
    }

    #[test]
    fn words_of_a_later_version_are_read_as_other() {
        let later = GOOD
            .replace(
                r#""kind":"strike""#,
                r#""kind":"eclipse","status":"dreamt""#,
            )
            .replace(r#""basis":"stated""#, r#""basis":"divined""#)
            .replace(
                r#""headline""#,
                r#""figures":[{"measure":"killed","amount":12,"qualifier":"perhaps"}],"headline""#,
            );
        let event = with_events(&later).timeline.events.remove(0);
        assert_eq!(event.kind, "eclipse");
        assert_eq!(event.status, crate::model::Status::Other);
        assert_eq!(event.when.basis, crate::model::Basis::Unknown);
        // No reader is told that a figure is exact which its source qualified.
        let qualifier = event.figures[0].qualifier;
        assert_eq!(qualifier, crate::model::Qualifier::About);
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
