//! TimelineJS: the words that it shows in place of its fields.

use diplomatic_timeline::exchange::import::timelinejs;
use diplomatic_timeline::model::{Event, PartOfDay, Status};

use crate::{compiled, event};

#[test]
fn a_date_is_no_finer_than_timelinejs_shows_it() {
    let day = r#""start_date":{"year":2025,"month":4,"day":20}"#;
    let days = &format!(r#"{day},"end_date":{{"year":2025,"month":4,"day":22}}"#);
    let year = r#""start_date":{"year":2014}"#;
    let hour = r#""start_date":{"year":2025,"month":4,"day":20,"hour":3,"minute":15}"#;
    let bc = r#""start_date":{"year":-44,"month":3,"day":15}"#;
    let cases = [
        (day, "April 20, 2025", "2025-04-20", ""),
        (day, "20th Apr 2025", "2025-04-20", ""),
        (day, "about 20 April 2025", "2025-04-20~", ""),
        (day, "c. 2025", "2025~", ""),
        (day, "April 2025", "2025-04", ""),
        (day, "from 20 April 2025", "[2025-04-20..2025-04-25]", ""),
        (day, "by 20 April 2025", "../2025-04-20", ""),
        (
            days,
            "20 to 22 April 2025, over this period",
            "2025-04-20/2025-04-22",
            "",
        ),
        (day, "April", "2025-04", ""),
        (day, "Spring 2025", "2025-21", ""),
        (day, "2025?", "2025?", ""),
        (day, "20 April 2025 (?)", "2025-04-20?", ""),
        (day, "20 April 2025, uncertain", "2025-04-20?", ""),
        (day, "perhaps about 20 April 2025", "2025-04-20%", ""),
        (day, "Sunday", "2025-04-20", ""),
        (day, "20.4.2025", "2025-04-20", ""),
        (day, "4/2025", "2025-04", ""),
        (day, "from April 2025, no end stated", "2025-04/..", ""),
        (day, "20 April 2025, early hours", "2025-04-20", ""),
        (hour, "20 April 2025", "2025-04-20", ""),
        (hour, "20 April 2025, no time stated", "2025-04-20", ""),
        (hour, "20 April 2025, early hours", "2025-04-20", ""),
        (hour, "20 April 2025, 03:15", "2025-04-20T03:15:00Z", ""),
        (hour, "3:15 am, April 20, 2025", "2025-04-20T03:15:00Z", ""),
        (hour, "", "2025-04-20T03:15:00Z", ""),
        (bc, "15 March 44 BC", "-0043-03-15", ""),
        (bc, "March, 44 B.C.E.", "-0043-03", ""),
        (
            days,
            "20 to 22 April 2025, day uncertain",
            "[2025-04-20..2025-04-22]",
            "",
        ),
        (days, "April 2025", "2025-04", ""),
        (
            day,
            "Easter 2025",
            "2025",
            "TimelineJS shows “Easter 2025”.",
        ),
        (
            year,
            "The year of the &eacute;lite",
            "2014",
            "TimelineJS shows “The year of the élite”.",
        ),
    ];
    for (date, shown, edtf, note) in cases {
        let (event, told) = slide(&format!(r#"{date},"display_date":"{shown}""#));
        assert_eq!(told, !note.is_empty(), "{shown}");
        let when = event.when;
        assert_eq!(when.edtf, edtf, "{shown}");
        assert_eq!(when.note.as_deref().unwrap_or_default(), note);
    }
}

/// The event of one slide, imported beside another that gives the day of publication, and whether
/// the editor is told of words that were not understood.
fn slide(date: &str) -> (Event, bool) {
    let imported = timelinejs(&format!(
        r#"{{"events":[{{{date},"text":{{"headline":"A"}}}},
            {{"start_date":{{"year":2025,"month":4,"day":25}},"text":{{"headline":"B"}}}}]}}"#
    ))
    .unwrap();
    let told = imported
        .warnings
        .iter()
        .any(|w| w.contains("not understood"));
    (event(&compiled(&imported), "a").clone(), told)
}

#[test]
fn each_end_is_shown_in_its_own_words() {
    let start = |own: &str| format!(r#""start_date":{{"year":1865,"month":4,"day":1{own}}}"#);
    let end = r#""end_date":{"year":"1866","month":"7","day":"4""#;
    let spring = r#","display_date":"Spring 1865""#;
    for (date, edtf) in [
        (start(spring), "1865-21"),
        (format!("{},{end}}}", start("")), "1865-04-01/1866-07-04"),
        (format!("{},{end}}}", start(spring)), "1865-21/1866-07-04"),
        (
            format!(r#"{},{end},"display_date":"c. July 1866"}}"#, start("")),
            "1865-04-01/1866-07~",
        ),
        // What is shown for all of it goes before.
        (
            format!(r#"{},{end}}},"display_date":"1865 to 1866""#, start(spring)),
            "1865/1866",
        ),
    ] {
        let (event, told) = slide(&date);
        assert_eq!(event.when.edtf, edtf, "{date}");
        assert!(!told, "{date}");
    }
}

#[test]
fn words_that_a_date_cannot_say_are_told_though_they_are_known() {
    let day = r#""start_date":{"year":2025,"month":4,"day":20}"#;
    let days = &format!(r#"{day},"end_date":{{"year":2025,"month":4,"day":22}}"#);
    for (date, shown, edtf) in [
        (day, "March 20, 2025", "2025-04-20"),
        (day, "Monday, 20 April 2025", "2025-04-20"),
        (day, "20 April 2025 or 2026", "2025-04-20"),
        (day, "20 April 2025, over this period", "2025-04-20"),
        (day, "not before 20 April 2025", "2025-04-20"),
        (day, "morning to evening of 20 April 2025", "2025-04-20"),
        (day, "20 April 2025 BC", "2025-04-20"),
        (day, "20 April 2025, 22:15", "2025-04-20"),
        (day, "winter 2025", "2025"),
        (days, "since 20 April 2025", "2025-04-20/2025-04-22"),
        (
            days,
            "perhaps 20 or 22 April 2025",
            "[2025-04-20..2025-04-22]",
        ),
        (days, "20 and 22 April 2025", "2025-04-20/2025-04-22"),
    ] {
        let (event, told) = slide(&format!(r#"{date},"display_date":"{shown}""#));
        assert_eq!(event.when.edtf, edtf, "{shown}");
        assert!(told, "{shown}");
        let note = format!("TimelineJS shows “{shown}”.");
        assert_eq!(event.when.note, Some(note));
    }
}

#[test]
fn words_say_the_status_and_the_part_of_the_day() {
    let hour = r#""start_date":{"year":2025,"month":4,"day":20,"hour":3}"#;
    for (shown, status, part) in [
        (
            "20 April 2025, early hours",
            Status::Occurred,
            Some(PartOfDay::EarlyHours),
        ),
        (
            "20 April 2025, no time stated, cancelled",
            Status::Cancelled,
            None,
        ),
        ("20 April 2025 (unconfirmed)", Status::Claimed, None),
        (
            "from 20 April 2025, planned, no date",
            Status::Announced,
            None,
        ),
        (
            "from 20 April 2025, planned, no date, cancelled",
            Status::Cancelled,
            None,
        ),
        ("from 20 April 2025, no end stated", Status::Ongoing, None),
    ] {
        let (event, told) = slide(&format!(r#"{hour},"display_date":"{shown}""#));
        assert_eq!(
            (event.status, event.when.part_of_day),
            (status, part),
            "{shown}"
        );
        assert!(!told, "{shown}");
    }
}

#[test]
fn what_is_shown_without_a_date_has_none() {
    let (event, told) =
        slide(r#""start_date":{"year":2025,"month":4,"day":20},"display_date":"no date""#);
    assert_eq!(event.when.earliest, None);
    assert_eq!(
        event.when.note.as_deref(),
        Some("TimelineJS shows “no date”.")
    );
    assert!(!told);
}
