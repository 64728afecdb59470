//! Other people's data becomes a chronology that compiles, no finer than it came.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "import/shown.rs"]
mod shown;
#[path = "import/texts.rs"]
mod texts;
#[path = "import/timelinejs.rs"]
mod timelinejs;

use diplomatic_timeline::compile::compile;
use diplomatic_timeline::exchange::import::{Imported, acled, gdelt};
use diplomatic_timeline::model::{Basis, Event, Part, Precision, Timeline};

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
        [
            "record 4: `someday` is no date; left out",
            "ACLED has no date of publication: 2025-04-24 is put there, correct it"
        ]
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
    assert_eq!(
        clash.when.edtf, "[2025-01-28..2025-02-03]",
        "a week stays one"
    );
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
fn acled_rows_accuse_nobody_and_lose_nothing_unsaid() {
    let imported = acled(
        "event_id_cnty,event_date,event_type,actor1,actor2,fatalities\n\
         A1,2025-04-24,Protests,Protesters,Police,10.0\n\
         A1,2025-04-24,Battles,Army A,Army B,many\n\
         A2,2025-04-24,Strategic developments,State A\n\
         A3,2025-04-24\n",
    )
    .unwrap();
    assert_eq!(
        imported.warnings[..4],
        [
            "record 2: `A1` was there before; if they are one event, delete one",
            "record 2: `many` is no number of dead; left out",
            "record 3: 4 columns, and not 6; check it",
            "record 4: no `event_type`; left out",
        ]
    );
    let timeline = compiled(&imported);
    let protest = event(&timeline, "a1");
    assert_eq!(protest.figures[0].measure, "killed");
    let accused = timeline.events.iter().flat_map(|event| &event.actors);
    let accused = accused.filter(|actor| actor.part == Part::Perpetrator);
    assert_eq!(accused.count(), 0);
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
