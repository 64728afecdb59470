//! iCalendar (RFC 5545): every event as a whole-day entry, or with its time where one
//! is known. A date that is only somewhere in a period fills the period and says so.

use crate::model::{Event, Moment, Precision, Status, Timeline, day};
use crate::text::Words;

use super::said;

const DAY: i64 = crate::model::SECONDS_PER_DAY;

/// The timeline as an `.ics` file. Events without a first day, or outside the years 1
/// to 9998, are left out: a calendar cannot hold them. [`left_out`] names them.
#[must_use]
pub fn calendar(timeline: &Timeline) -> String {
    let words = Words::default();
    let mut out = Lines::default();
    out.line("BEGIN", "VCALENDAR");
    out.line("VERSION", "2.0");
    out.line("PRODID", "-//diplomatic-timeline//EN");
    out.text("X-WR-CALNAME", &timeline.title);
    for event in &timeline.events {
        entry(&mut out, &words, timeline, event);
    }
    out.line("END", "VCALENDAR");
    out.0
}

/// Ids of the events that [`calendar`] leaves out, and why.
#[must_use]
pub fn left_out(timeline: &Timeline) -> Vec<(&str, &'static str)> {
    let why = |event: &Event| match event.when.earliest {
        None => Some("a calendar needs its first day, which is not known"),
        Some(at) if !plain(at) => Some("a calendar has the years 1 to 9998 only"),
        Some(_) => None,
    };
    let events = timeline.events.iter();
    events
        .filter_map(|event| Some((event.id.as_str(), why(event)?)))
        .collect()
}

fn entry(out: &mut Lines, words: &Words, timeline: &Timeline, event: &Event) {
    let Some(start) = event.when.earliest.filter(|at| plain(*at)) else {
        return;
    };
    // The stamp must be there; the day of the first report keeps the file the same for the same input.
    let reported = event
        .evidence
        .first()
        .and_then(|evidence| timeline.sources.iter().find(|s| s.id == evidence.source))
        .and_then(|source| day(&source.published))
        .filter(|civil| plain(midnight(*civil)));
    let stamp = date(reported.unwrap_or(start.civil));
    out.line("BEGIN", "VEVENT");
    out.text(
        "UID",
        &format!("{}@{}.diplomatic-timeline", event.id, timeline.id),
    );
    out.line("DTSTAMP", &format!("{stamp}T000000Z"));
    if event.when.precision == Precision::Instant {
        let utc = start.utc();
        let second = utc.rem_euclid(DAY);
        let time = format!(
            "{:02}{:02}{:02}",
            second / 3600,
            second / 60 % 60,
            second % 60
        );
        out.line("DTSTART", &format!("{}T{time}Z", date(utc)));
    } else {
        out.line("DTSTART;VALUE=DATE", &date(start.civil));
        // The end is the day after the last one; an open end is told by the description alone.
        let last = event
            .when
            .latest
            // A night has the day by which it is named.
            .filter(|at| plain(*at) && event.when.precision != Precision::PartOfDay)
            .map_or(start.civil, |at| at.civil);
        out.line("DTEND;VALUE=DATE", &date(last + DAY));
    }
    out.text("SUMMARY", &event.headline);
    let place = event
        .place
        .as_ref()
        .and_then(|id| timeline.places.iter().find(|place| place.id == *id));
    if let Some(place) = place {
        out.text("LOCATION", &place.name);
    }
    // What the entry's own days or time say is not said twice.
    let when = &event.when;
    let exact = matches!(when.precision, Precision::Day | Precision::Instant)
        && !when.approximate
        && !when.uncertain;
    let mut told = vec![event.summary.clone()];
    told.extend(event.quotes.iter().map(|quote| format!("“{}”", quote.text)));
    if !exact {
        told.push(format!("Date: {}.", said::date(words, when)));
    }
    told.extend(when.note.clone());
    told.retain(|text| !text.is_empty());
    out.text("DESCRIPTION", &told.join("\n"));
    out.line(
        "STATUS",
        match event.status {
            Status::Announced | Status::Claimed => "TENTATIVE",
            Status::Cancelled => "CANCELLED",
            Status::Occurred | Status::Ongoing | Status::Other => "CONFIRMED",
        },
    );
    out.line("TRANSP", "TRANSPARENT");
    out.line("END", "VEVENT");
}

/// Whether a moment is in the years that a calendar can hold.
fn plain(at: Moment) -> bool {
    use chrono::Datelike;
    at.date()
        .is_some_and(|date| (1..=9998).contains(&date.year()))
}

fn midnight(civil: i64) -> Moment {
    Moment { civil, offset: 0 }
}

fn date(civil: i64) -> String {
    let text = midnight(civil).to_string();
    text.chars().take(10).filter(char::is_ascii_digit).collect()
}

/// Lines of at most 75 bytes, longer ones folded, as the standard asks.
#[derive(Default)]
struct Lines(String);

impl Lines {
    fn line(&mut self, name: &str, value: &str) {
        let mut width = 0;
        for c in format!("{name}:{value}").chars() {
            if width + c.len_utf8() > 74 {
                self.0.push_str("\r\n ");
                width = 1;
            }
            self.0.push(c);
            width += c.len_utf8();
        }
        self.0.push_str("\r\n");
    }

    fn text(&mut self, name: &str, value: &str) {
        let mut escaped = String::with_capacity(value.len());
        for c in value.chars() {
            match c {
                '\\' | ';' | ',' => escaped.extend(['\\', c]),
                '\n' => escaped.push_str("\\n"),
                c if c.is_control() => escaped.push(' '),
                c => escaped.push(c),
            }
        }
        self.line(name, &escaped);
    }
}
