//! Other people's data becomes a chronology that compiles, no finer than it came.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use diplomatic_timeline::compile::compile;
use diplomatic_timeline::exchange::import::{Imported, acled, gdelt, timelinejs};
use diplomatic_timeline::exchange::timelinejs::export;
use diplomatic_timeline::model::{Basis, Event, Precision, Timeline, read};

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

const ACLED: &str = "\u{feff}event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,actor2,country,location,source,notes,fatalities
AAA1,2025-04-24,1,Explosions/Remote violence,Air/drone strike,Military Forces of A,Civilians (B),B-land,Northtown,A paper; Another,\"Drones, at night.\",3
AAA2,31 January 2025,2,Battles,Armed clash,Military Forces of A,Military Forces of B,B-land,Northtown,A paper,,0
AAA3,2025-02-01,3,Protests,Peaceful protest,Protesters (B),,B-land,,A paper,,0
AAA4,someday,1,Protests,Peaceful protest,Protesters (B),,B-land,,A paper,,0
";

#[test]
fn acled_rows_keep_their_precision_and_their_dead() {
    let imported = acled(ACLED).unwrap();
    assert_eq!(
        imported.warnings,
        ["record 4: `someday` is no date; left out"]
    );
    let timeline = compiled(&imported);
    assert_eq!(timeline.events.len(), 3);
    let strike = event(&timeline, "aaa1");
    assert_eq!(
        (strike.kind.as_str(), strike.when.precision),
        ("strike", Precision::Day)
    );
    assert_eq!(strike.figures[0].measure, "killed");
    assert_eq!(strike.actors.len(), 2);
    let clash = event(&timeline, "aaa2");
    assert_eq!(clash.kind, "clash");
    assert!(clash.when.approximate, "a week is not a day");
    assert!(clash.figures.is_empty());
    assert_eq!(event(&timeline, "aaa3").when.precision, Precision::Month);
    let names: Vec<_> = timeline
        .actors
        .iter()
        .map(|actor| actor.name.as_str())
        .collect();
    assert_eq!(
        names,
        [
            "Military Forces of A",
            "Civilians (B)",
            "Military Forces of B",
            "Protesters (B)"
        ]
    );
}

#[test]
fn what_is_not_acled_is_refused_with_the_column() {
    assert_eq!(
        acled("a,b\n1,2\n").unwrap_err().to_string(),
        "the column `event_id_cnty` is missing"
    );
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
    assert_eq!(event(&timeline, "gdelt-3").actors.len(), 2);
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
    assert_eq!(imported.warnings.len(), 2, "{:?}", imported.warnings);
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
fn our_own_timelinejs_comes_back_with_the_same_headlines() {
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
}
