//! The types of TypeScript say the same as the schema.

use std::collections::{BTreeMap, BTreeSet};

use diplomatic_timeline::compile::{Schema, schema};
use serde_json::Value;

const TYPES: &str = include_str!("../../src/element/timeline.d.ts");

/// Types without their comments.
fn plain(text: &str) -> String {
    let mut parts = text.split("/*");
    let first = parts.next().unwrap().to_owned();
    let after = |part: &str| part.split_once("*/").unwrap().1.to_owned();
    first + &parts.map(after).collect::<String>()
}

/// The fields between a brace and the one that closes it: name, whether it may be absent, type.
fn fields(body: &str) -> Vec<(&str, bool, &str)> {
    let (mut depth, mut from, mut found) = (0, 0, Vec::new());
    for (at, sign) in body.char_indices() {
        match sign {
            '{' => depth += 1,
            '}' if depth == 0 => {
                found.push(&body[from..at]);
                break;
            }
            '}' => depth -= 1,
            ';' if depth == 0 => {
                found.push(&body[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    found.into_iter().filter_map(field).collect()
}

fn field(text: &str) -> Option<(&str, bool, &str)> {
    let (name, of) = text.split_once(':')?;
    let name = name.trim();
    Some((name.trim_end_matches('?'), name.ends_with('?'), of.trim()))
}

/// What a place in the schema comes to, past references, lists and `null`.
fn resolved<'s>(whole: &'s Value, of: &'s Value) -> &'s Value {
    let choices = of["anyOf"].as_array().into_iter().flatten();
    let chosen = choices
        .into_iter()
        .find(|choice| choice["$ref"].is_string());
    if let Some(name) = of["$ref"].as_str() {
        resolved(whole, whole.pointer(name.trim_start_matches('#')).unwrap())
    } else if let Some(chosen) = chosen {
        resolved(whole, chosen)
    } else if of["items"].is_object() {
        resolved(whole, &of["items"])
    } else {
        of
    }
}

/// The words that a field can be; `other` is any that a later version adds.
fn words<'w>(all: impl Iterator<Item = &'w str>) -> BTreeSet<&'w str> {
    all.filter(|word| *word != "other").collect()
}

fn agree(name: &str, body: &str, schema: &Value, whole: &Value, types: &str) {
    let fields = fields(body);
    let required = schema["required"].as_array().into_iter().flatten();
    let required: BTreeSet<_> = required.filter_map(Value::as_str).collect();
    let properties = schema["properties"].as_object().unwrap();
    let expected: BTreeMap<_, _> = properties
        .keys()
        .map(|field| (field.as_str(), !required.contains(field.as_str())))
        .collect();
    let found: BTreeMap<_, _> = fields
        .iter()
        .map(|(field, absent, _)| (*field, *absent))
        .collect();
    assert_eq!(
        found, expected,
        "the fields of {name}, and which of them may be absent"
    );
    for (field, _, of) in fields {
        let schema = resolved(whole, &properties[field]);
        if let Some((_, body)) = of.split_once('{') {
            agree(&format!("{name}.{field}"), body, schema, whole, types);
        }
        let all = schema["oneOf"].as_array().into_iter().flatten();
        let expected = words(all.filter_map(|choice| choice["const"].as_str()));
        let alias = types.split_once(&format!("export type {of} ="));
        let of = alias.map_or(of, |(_, rest)| rest.split_once(';').unwrap().0);
        let found = words(of.split('\'').skip(1).step_by(2));
        // Elsewhere the schema takes any text.
        if !expected.is_empty() {
            assert_eq!(found, expected, "the words of {name}.{field}");
        }
    }
}

#[test]
fn the_types_have_the_fields_and_the_words_of_the_schema() {
    let whole = schema(Schema::Json);
    let types = plain(TYPES);
    let mut interfaces = 0;
    for interface in types.split("export interface ").skip(1) {
        let (name, body) = interface.split_once(" {").unwrap();
        let schema = match name {
            "Timeline" => &whole,
            "TimelineEvent" => &whole["$defs"]["Event"],
            name => &whole["$defs"][name],
        };
        assert!(schema.is_object(), "the schema has no {name}");
        agree(name, body, schema, &whole, &types);
        interfaces += 1;
    }
    assert!(interfaces > 10, "{interfaces}");
}
