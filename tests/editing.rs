//! The editors' guide names every field, every date in it is one, and its examples and those of the
//! README compile.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use diplomatic_timeline::compile::{File, Look, Schema, compile, render, schema, starter};
use diplomatic_timeline::model::Timeline;

const GUIDE: &str = include_str!("../docs/editing.md");
const README: &str = include_str!("../README.md");

/// The texts of the blocks of TOML in a page, in order.
fn blocks(page: &'static str) -> Vec<&'static str> {
    let block = |rest: &'static str| rest.split_once("```").expect("the block's end").0;
    page.split("```toml\n").skip(1).map(block).collect()
}

/// Compiles without a single message.
fn compiled(files: &[File]) -> Timeline {
    let compiled = compile(files);
    let said: Vec<_> = compiled
        .diagnostics
        .iter()
        .map(|found| render(found, files, Look::Plain))
        .collect();
    assert!(said.is_empty(), "{}", said.join("\n\n"));
    compiled.timeline.unwrap()
}

#[test]
fn every_field_is_in_the_guide() {
    let article = schema(Schema::Article);
    let timeline = schema(Schema::Timeline);
    let fields = [
        "/properties/event/items/properties",
        "/properties/source/properties",
    ]
    .into_iter()
    .map(|place| article.pointer(place).unwrap())
    .chain([&timeline["properties"]])
    .flat_map(|fields| fields.as_object().unwrap().keys());
    let missing: Vec<_> = fields
        .filter(|field| {
            let shown = [
                format!("`{field}`"),
                format!("`{field} ="),
                format!("\n{field} ="),
                format!("[[{field}]]"),
            ];
            !shown.iter().any(|form| GUIDE.contains(form))
        })
        .collect();
    assert!(missing.is_empty(), "the guide does not show {missing:?}");
}

#[test]
fn every_date_in_the_table_compiles() {
    let rows = GUIDE.lines().filter_map(|line| line.strip_prefix("| `"));
    let mut dates: Vec<&str> = Vec::new();
    for row in rows {
        let cell = row.split(" | ").next().unwrap();
        dates.extend(cell.trim_end_matches('`').split("`, `"));
    }
    assert!(dates.len() >= 19, "{dates:?}");
    for date in dates {
        let files = [
            File::new(
                "timeline.toml",
                "id = \"t\"\ntitle = \"T\"\nlanguage = \"en\"\ntime_zone = \"Europe/Kyiv\"\n",
            ),
            File::new(
                "articles/a.toml",
                format!(
                    "[source]\ntitle = \"A\"\npublisher = \"P\"\npublished = 2025-04-25\n\
                     [[event]]\nid = \"kyiv-barrage\"\nkind = \"strike\"\nheadline = \"K\"\n\
                     when = \"early hours of 2025-04-24\"\nparagraphs = [1]\n\
                     [[event]]\nid = \"e\"\nkind = \"background\"\nheadline = \"E\"\n\
                     paragraphs = [1]\nwhen = {date}\n"
                ),
            ),
        ];
        let compiled = compile(&files);
        assert!(
            compiled.timeline.is_some(),
            "{date}: {:?}",
            compiled.diagnostics
        );
    }
}

#[test]
fn the_examples_of_the_guide_compile_together() {
    let [
        timeline,
        kind,
        people,
        places,
        article,
        other_reading,
        figures,
    ] = blocks(GUIDE)[..]
    else {
        panic!("another block of TOML");
    };
    let counted = format!(
        "[[event]]\nid = \"proposal\"\nkind = \"vote\"\nheadline = \"A proposal\"\n\
         paragraphs = [4]\nsubject = \"macron\"\n{other_reading}"
    );
    let timeline = compiled(&[
        File::new("timeline.toml", [timeline, kind].concat()),
        File::new("people.toml", people),
        File::new("places.toml", places),
        File::new(
            "articles/report.toml",
            [article, figures, "\n", &counted].concat(),
        ),
    ]);
    assert_eq!(timeline.events.len(), 3);
    let mut figures = timeline.events.iter().flat_map(|event| &event.figures);
    let tanks = figures.find(|figure| figure.measure == "destroyed");
    assert_eq!(tanks.unwrap().unit.as_deref(), Some("tanks"));
}

#[test]
fn the_article_in_the_readme_fits_a_new_chronology() {
    let [person, article] = blocks(README)[..] else {
        panic!("another block of TOML");
    };
    let mut files = starter("Talks");
    assert!(
        files.iter().any(|file| file.text.contains(person)),
        "a new people.toml has another person than the README"
    );
    files.push(File::new("articles/readme.toml", article));
    let timeline = compiled(&files);
    let broken_off = timeline
        .events
        .iter()
        .find(|event| event.id == "talks-broken-off");
    assert_eq!(
        broken_off.unwrap().when.edtf,
        "2025-04-10",
        "12 days before 22 April"
    );
}
