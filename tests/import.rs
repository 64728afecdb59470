//! Other people's data becomes a chronology that compiles, no finer than it came.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "import/acled.rs"]
mod acled;
#[path = "import/shown.rs"]
mod shown;
#[path = "import/texts.rs"]
mod texts;
#[path = "import/timelinejs.rs"]
mod timelinejs;

use diplomatic_timeline::compile::compile;
use diplomatic_timeline::exchange::import::{Imported, gdelt};
use diplomatic_timeline::model::{Basis, Event, Timeline};

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
fn a_source_of_gdelt_that_is_not_on_the_web_is_the_publisher() {
    let line = gdelt_line("1", "20250424", "19", "20250424120000");
    let lines = ["BBC Monitoring", "JSTOR", "", "x:///a"].map(|name| {
        let (columns, _) = line.rsplit_once('\t').unwrap();
        [columns, "\t", name].concat()
    });
    let timeline = compiled(&gdelt(&lines.join("\n")).unwrap());
    let sources = timeline.sources.iter();
    let sources: Vec<_> = sources
        .map(|source| (source.publisher.as_str(), source.url.as_deref()))
        .collect();
    assert_eq!(
        sources,
        [
            ("BBC Monitoring", None),
            ("GDELT", None),
            ("JSTOR", None),
            ("x:///a", None)
        ]
    );
}

#[test]
fn what_is_not_gdelt_is_refused_with_its_columns() {
    assert_eq!(
        gdelt("a\tb\n").unwrap_err().to_string(),
        "line 1: 2 columns, and not 61, 58 or 57; left out"
    );
}
