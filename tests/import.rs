//! Other people's data becomes a chronology that compiles, no finer than it came.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "import/acled.rs"]
mod acled;

use diplomatic_timeline::compile::compile;
use diplomatic_timeline::exchange::import::{Imported, gdelt, timelinejs};
use diplomatic_timeline::exchange::timelinejs::export;
use diplomatic_timeline::model::{Basis, Event, Status, Timeline, read};

fn compiled(imported: &Imported) -> Timeline {
    let compiled = compile(&imported.files);
    compiled
        .timeline
        .unwrap_or_else(|| panic!("{:#?}", compiled.diagnostics))
}

fn event<'t>(timeline: &'t Timeline, id: &str) -> &'t Event {
    let mut events = timeline.events.iter();
    events.find(|event| event.id == id).unwrap()
}

/// A line of GDELT 2.0 with the columns that matter.
fn gdelt_line(id: &str, day: &str, root: &str, added: &str) -> String {
    let mut columns = vec![String::new(); 61];
    for (at, value) in [
        (0, id),
        (1, day),
        (6, "PRESIDENT"),
        (16, "RUSSIA"),
        (26, "130"),
        (28, root),
        (52, "Moscow, Russia"),
        (59, added),
        (60, "https://news.example/a?b=\"c\""),
    ] {
        columns[at] = value.to_owned();
    }
    columns.join("\t")
}

#[test]
fn gdelt_lines_are_inferred_and_never_dated_after_their_article() {
    let text = [
        gdelt_line("1", "20250424", "18", "20250425101500"),
        gdelt_line("2", "20260424", "01", "20250425101500"),
        gdelt_line("3", "20250424", "04", "20250425101500"),
        "only\ttwo".to_owned(),
    ]
    .join("\n");
    let imported = gdelt(&text).unwrap();
    assert_eq!(imported.warnings.len(), 2, "{:?}", imported.warnings);
    let timeline = compiled(&imported);
    assert_eq!(timeline.sources.len(), 1);
    assert_eq!(timeline.sources[0].publisher, "news.example");
    let strike = event(&timeline, "gdelt-1");
    assert_eq!(
        (strike.kind.as_str(), strike.when.basis),
        ("strike", Basis::Inferred)
    );
    let later = event(&timeline, "gdelt-2");
    assert_eq!(
        (later.kind.as_str(), later.when.basis),
        ("statement", Basis::Unknown)
    );
    assert_eq!(later.when.edtf, "../2025-04-25");
    let note = later.when.note.as_deref().unwrap();
    assert_eq!(
        note,
        "GDELT’s program has 2026-04-24, which is after the article."
    );
    assert_eq!(event(&timeline, "gdelt-3").actors.len(), 2);
}

#[test]
fn a_gdelt_article_that_was_read_again_is_as_late_as_its_last_reading() {
    let rows = [
        ("1", "20250424", "20250425101500"),
        ("2", "20250430", "20250501101500"),
    ];
    for order in [[0, 1], [1, 0]] {
        let lines = order.map(|at| {
            let (id, day, added) = rows[at];
            gdelt_line(id, day, "18", added)
        });
        let timeline = compiled(&gdelt(&lines.join("\n")).unwrap());
        assert_eq!(timeline.sources.len(), 1);
        assert_eq!(timeline.sources[0].published, "2025-05-01");
        assert_eq!(timeline.sources[0].title, "news.example, 2025-05-01");
        assert_eq!(event(&timeline, "gdelt-2").when.edtf, "2025-04-30");
    }
}

#[test]
fn what_is_not_gdelt_is_refused_with_its_columns() {
    assert_eq!(
        gdelt("a\tb\n").unwrap_err().to_string(),
        "line 1: 2 columns, and not 61, 58 or 57; left out"
    );
}

#[test]
fn a_timelinejs_timeline_comes_in_with_dates_as_fine_as_its_fields() {
    let imported = timelinejs(
        r#"{"title":{"text":{"headline":"Talks &amp; trade"}},"events":[
            {"start_date":{"year":"2014"},"text":{"headline":"<b>Annexed</b>"},"group":"Borders"},
            {"start_date":{"year":2024,"month":"7"},"text":{"headline":"July"}},
            {"start_date":{"year":2025,"month":4,"day":24,"hour":5},"text":{"headline":"At five","text":"<p>One.</p><p>Two.</p>"}},
            {"start_date":{"year":2025,"month":4,"day":24},"end_date":{"year":2025,"month":4,"day":26},"text":{"headline":"Three days"}},
            {"start_date":{"year":-43},"text":{"headline":"Ides"}},
            {"text":{"headline":"No date"}}]}"#,
    )
    .unwrap();
    assert_eq!(imported.warnings.len(), 3, "{:?}", imported.warnings);
    let timeline = compiled(&imported);
    assert_eq!(timeline.title, "Talks & trade");
    let edtf: Vec<_> = timeline
        .events
        .iter()
        .map(|event| (event.headline.as_str(), event.when.edtf.as_str()))
        .collect();
    assert_eq!(
        edtf,
        [
            ("Ides", "-0043"),
            ("Annexed", "2014"),
            ("July", "2024-07"),
            ("Three days", "2025-04-24/2025-04-26"),
            ("At five", "2025-04-24T05:00:00Z"),
        ]
    );
    assert_eq!(event(&timeline, "annexed").kind, "borders");
    assert_eq!(event(&timeline, "at-five").summary, "One. Two.");
}

#[test]
fn a_date_is_no_finer_than_timelinejs_shows_it() {
    let day = r#""start_date":{"year":2025,"month":4,"day":20}"#;
    let days = &format!(r#"{day},"end_date":{{"year":2025,"month":4,"day":22}}"#);
    let year = r#""start_date":{"year":2014}"#;
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
        // Another event gives the day of publication.
        let imported = timelinejs(&format!(
            r#"{{"events":[{{{date},"display_date":"{shown}","text":{{"headline":"A"}}}},
                {{"start_date":{{"year":2025,"month":4,"day":25}},"text":{{"headline":"B"}}}}]}}"#
        ))
        .unwrap();
        let told = imported
            .warnings
            .iter()
            .any(|w| w.contains("not understood"));
        assert_eq!(told, !note.is_empty(), "{shown}");
        let timeline = compiled(&imported);
        let when = &event(&timeline, "a").when;
        assert_eq!(when.edtf, edtf, "{shown}");
        assert_eq!(when.note.as_deref().unwrap_or_default(), note);
    }
}

#[test]
fn a_headline_that_reads_like_a_date_is_no_short_name() {
    let slides = ["2014", "Publication"].map(|headline| {
        format!(r#"{{"start_date":{{"year":2014}},"text":{{"headline":"{headline}"}}}}"#)
    });
    let imported = timelinejs(&format!(r#"{{"events":[{}]}}"#, slides.join(","))).unwrap();
    let timeline = compiled(&imported);
    assert_eq!(event(&timeline, "event-2014").headline, "2014");
    assert_eq!(
        event(&timeline, "event-publication").headline,
        "Publication"
    );
}

#[test]
fn what_timelinejs_has_beyond_us_is_named() {
    let imported = timelinejs(
        r#"{"title":{"text":{"headline":"T","text":"<p>3 < 4 and 5 > 2</p>"},"media":{"url":"a.png"}},
            "eras":[{}],
            "events":[{"start_date":{"year":2025,"month":4,"day":24,"hour":5},"text":{"headline":"A"},"media":{"url":""}},
                {"start_date":{"year":12345},"text":{"headline":"Later"}}]}"#,
    )
    .unwrap();
    for words in ["`time_zone`", "media left out: 1", "eras left out: 1"] {
        let named = imported
            .warnings
            .iter()
            .filter(|w| w.contains(words))
            .count();
        assert_eq!(named, 1, "{words}: {:?}", imported.warnings);
    }
    let timeline = compiled(&imported);
    assert_eq!(timeline.summary, "3 < 4 and 5 > 2");
    assert_eq!(event(&timeline, "later").status, Status::Announced);
    assert_eq!(timeline.sources[0].published, "2025-04-24");
}

#[test]
fn our_own_timelinejs_comes_back_with_the_same_headlines_and_no_finer_dates() {
    let ours = read(include_str!("../data/timeline.json"))
        .unwrap()
        .timeline;
    let back = timelinejs(&export(&ours).to_string()).unwrap();
    let back = compiled(&back);
    let headlines = |timeline: &Timeline| {
        let mut all: Vec<_> = timeline.events.iter().map(|e| e.headline.clone()).collect();
        all.sort();
        all
    };
    assert_eq!(headlines(&back), headlines(&ours));
    for ours in &ours.events {
        let theirs = &event(&back, &ours.id).when;
        let ((start, end), (first, last)) = (theirs.bounds(), ours.when.bounds());
        assert!(start <= first, "{theirs:?}");
        assert!(
            last.map_or(end.is_none(), |last| end >= Some(last)),
            "{theirs:?}"
        );
        assert_eq!(
            theirs.approximate,
            ours.when.approximate || ours.when.uncertain
        );
    }
}
