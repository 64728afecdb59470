//! The editors' guide: names every field, every date in it is one, and its examples compile.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use diplomatic_timeline::compile::{File, Schema, compile, schema};

const GUIDE: &str = include_str!("../docs/editing.md");

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
fn the_examples_of_the_four_files_compile_together() {
    let blocks: Vec<&str> = GUIDE
        .split("```toml\n")
        .skip(1)
        .map(|rest| rest.split_once("```").expect("the block's end").0)
        .collect();
    let [timeline, kind, people, places, article, other_reading, ..] = blocks.as_slice() else {
        panic!("{blocks:?}");
    };
    let counted = format!(
        "[[event]]\nid = \"proposal\"\nkind = \"vote\"\nheadline = \"A proposal\"\n\
         paragraphs = [4]\nsubject = \"macron\"\n{other_reading}"
    );
    let files = [
        File::new("timeline.toml", format!("{timeline}{kind}")),
        File::new("people.toml", *people),
        File::new("places.toml", *places),
        File::new("articles/report.toml", format!("{article}\n{counted}")),
    ];
    let compiled = compile(&files);
    assert!(
        compiled.diagnostics.is_empty(),
        "{:#?}",
        compiled.diagnostics
    );
    assert_eq!(compiled.timeline.unwrap().events.len(), 3);
}
