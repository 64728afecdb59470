//! The published schemas: current, and in agreement with what the compiler takes.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "schema/types.rs"]
mod types;

use std::path::{Path, PathBuf};

use diplomatic_timeline::compile::{File, Schema, read_folder, schema, starter};
use serde_json::Value;
use toml::de::{DeTable, DeValue};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// TOML as editors' programs show it to a schema: dates are texts.
fn to_json(value: &DeValue<'_>) -> Value {
    match value {
        DeValue::String(text) => text.as_ref().into(),
        DeValue::Integer(number) => number.as_str().parse::<i64>().unwrap().into(),
        DeValue::Float(number) => number.as_str().parse::<f64>().unwrap().into(),
        DeValue::Boolean(flag) => (*flag).into(),
        DeValue::Datetime(date) => date.to_string().into(),
        DeValue::Array(list) => list.iter().map(|item| to_json(item.get_ref())).collect(),
        DeValue::Table(table) => table_to_json(table),
    }
}

fn table_to_json(table: &DeTable<'_>) -> Value {
    table
        .iter()
        .map(|(key, value)| (key.get_ref().to_string(), to_json(value.get_ref())))
        .collect::<serde_json::Map<_, _>>()
        .into()
}

fn of(file: &File) -> Schema {
    match file.path.as_str() {
        "timeline.toml" => Schema::Timeline,
        "people.toml" => Schema::People,
        "places.toml" => Schema::Places,
        _ => Schema::Article,
    }
}

fn mistakes(of: Schema, instance: &Value) -> Vec<String> {
    jsonschema::validator_for(&schema(of))
        .unwrap()
        .iter_errors(instance)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect()
}

fn parsed(file: &File) -> Value {
    table_to_json(DeTable::parse(&file.text).unwrap().get_ref())
}

#[test]
fn the_committed_schemas_are_current() {
    for of in Schema::ALL {
        let path = root().join("schema").join(of.path());
        let committed = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(
            committed == format!("{:#}\n", schema(of)),
            "{} is stale: run `cargo run --bin timeline -- schema -o schema`",
            path.display()
        );
    }
}

#[test]
fn the_first_chronology_fits_them() {
    let files = read_folder(&root().join("data")).unwrap().files;
    assert!(files.len() >= 4);
    for file in &files {
        assert_eq!(mistakes(of(file), &parsed(file)), [""; 0], "{}", file.path);
    }
    let json = std::fs::read_to_string(root().join("data/timeline.json")).unwrap();
    let json = serde_json::from_str(&json).unwrap();
    assert_eq!(mistakes(Schema::Json, &json), [""; 0]);
}

#[test]
fn a_new_chronology_fits_them() {
    for file in starter("“Talks” in\nGeneva \\ 2025") {
        assert_eq!(
            mistakes(of(&file), &parsed(&file)),
            [""; 0],
            "{}",
            file.path
        );
    }
}

#[test]
fn they_refuse_what_the_compiler_refuses() {
    for (slip, mended) in [
        ("headlin = \"x\"", "headline = \"x\""),
        ("status = \"anounced\"", "status = \"announced\""),
        ("paragraphs = [0]", "paragraphs = [1]"),
        ("subtype = \"Air Raid\"", "subtype = \"air-raid\""),
        (
            "figures = [{ measure = \"killed\" }]",
            "figures = [{ measure = \"killed\", value = 1 }]",
        ),
        (
            "speaker = { name = \"ann\" }",
            "speaker = { who = \"ann\" }",
        ),
        ("supersedes = \"yes\"", "supersedes = true"),
    ] {
        let article = |line: &str| {
            File::new(
                "articles/a.toml",
                format!(
                    "[source]\ntitle = \"A\"\npublisher = \"P\"\npublished = 2025-04-25\n\
                     [[event]]\nid = \"e\"\n{line}\n"
                ),
            )
        };
        assert_eq!(
            mistakes(Schema::Article, &parsed(&article(mended))),
            [""; 0]
        );
        assert_ne!(
            mistakes(Schema::Article, &parsed(&article(slip))),
            [""; 0],
            "{slip}"
        );
    }
}
