//! JSON Schemas: of `timeline.json`, made from the model's types, and of the editor's
//! files, made from the table that the reader itself goes by.

use serde_json::{Map, Value, json};

use crate::model::{FORMAT, Timeline};

use super::fields::{ACTOR, ARTICLE, FIGURE, Field, IMAGE, PERSON, PLACE, QUOTE, Shape, TIMELINE};

/// A file that has a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Schema {
    /// `timeline.json`, the compiled chronology.
    Json,
    /// `timeline.toml`.
    Timeline,
    /// `people.toml`.
    People,
    /// `places.toml`.
    Places,
    /// A file in `articles/`.
    Article,
}

impl Schema {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Json,
        Self::Timeline,
        Self::People,
        Self::Places,
        Self::Article,
    ];

    /// Its name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Timeline => "timeline",
            Self::People => "people",
            Self::Places => "places",
            Self::Article => "article",
        }
    }

    /// Path of its file below the folder of schemas.
    #[must_use]
    pub fn path(self) -> String {
        match self {
            Self::Json => "timeline.schema.json".into(),
            _ => format!("toml/{}.schema.json", self.name()),
        }
    }
}

/// A JSON Schema (draft 2020-12).
///
/// ```
/// use diplomatic_timeline::compile::{Schema, schema};
///
/// let article = schema(Schema::Article);
/// assert_eq!(article["properties"]["event"]["type"], "array");
/// ```
#[must_use]
pub fn schema(of: Schema) -> Value {
    let (title, body) = match of {
        Schema::Json => return json_schema(),
        Schema::Timeline => ("timeline.toml: a chronology", table(TIMELINE)),
        Schema::People => (
            "people.toml: who acts and speaks",
            named(
                PERSON,
                "A person, an office or a state, under the short name that events use.",
            ),
        ),
        Schema::Places => (
            "places.toml: where",
            named(PLACE, "A place, under the short name that events use."),
        ),
        Schema::Article => ("An article and what it reports", table(ARTICLE)),
    };
    let mut whole = Map::new();
    whole.insert(
        "$schema".into(),
        "https://json-schema.org/draft/2020-12/schema".into(),
    );
    whole.insert("title".into(), title.into());
    if let Value::Object(body) = body {
        whole.extend(body);
    }
    if of == Schema::Article {
        let parts: Map<String, Value> = PARTS
            .iter()
            .map(|(name, fields)| ((*name).to_owned(), table(fields)))
            .collect();
        whole.insert("$defs".into(), parts.into());
    }
    whole.into()
}

fn json_schema() -> Value {
    let mut schema = schemars::schema_for!(Timeline).to_value();
    if let Some(format) = schema.pointer_mut("/properties/format") {
        *format = json!({ "const": FORMAT });
    }
    schema
}

/// Tables that stand within an event, under `$defs`.
const PARTS: &[(&str, &[Field])] = &[
    ("actor", ACTOR),
    ("quote", QUOTE),
    ("figure", FIGURE),
    ("image", IMAGE),
];

fn part(name: &str) -> Value {
    json!({ "$ref": format!("#/$defs/{name}") })
}

const SLUG: &str = "^[a-z0-9]+(-[a-z0-9]+)*$";
const DAY: &str = r"^\d{4}-\d{2}-\d{2}$";

fn table(fields: &[Field]) -> Value {
    let properties: Map<String, Value> = fields
        .iter()
        .map(|field| {
            let mut value = shape(field);
            if let Value::Object(value) = &mut value {
                value.insert("description".into(), field.about.into());
            }
            (field.name.to_owned(), value)
        })
        .collect();
    let required: Vec<&str> = fields
        .iter()
        .filter(|field| field.required)
        .map(|field| field.name)
        .collect();
    json!({
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    })
}

/// A file of tables under names of the editor's choice.
fn named(fields: &[Field], about: &str) -> Value {
    let mut one = table(fields);
    if let Value::Object(one) = &mut one {
        one.insert("description".into(), about.into());
    }
    json!({
        "type": "object",
        "patternProperties": { SLUG: one },
        "additionalProperties": false,
    })
}

fn shape(field: &Field) -> Value {
    let text = || json!({ "type": "string", "pattern": r"\S" });
    let slug = || json!({ "type": "string", "pattern": SLUG });
    let number = || json!({ "type": "integer", "minimum": 1 });
    match field.shape {
        // A TOML date has no type of its own in JSON; programs show it as text.
        Shape::Day => json!({ "type": "string", "pattern": DAY }),
        Shape::Date => json!({
            "type": ["string", "integer"],
            "examples": [
                "2025-04-24",
                "early hours of 2025-04-24",
                "44 days before kyiv-barrage",
                "between kyiv-barrage and publication",
            ],
        }),
        Shape::Text => text(),
        Shape::Slug | Shape::Reference => slug(),
        Shape::Flag => json!({ "type": "boolean" }),
        Shape::Number => number(),
        Shape::Amount => one_or_pair(),
        Shape::Numbers => one_or_more(number()),
        Shape::Texts => one_or_more(text()),
        Shape::Events => one_or_more(slug()),
        Shape::Actors => one_or_more(json!({ "anyOf": [slug(), part("actor")] })),
        Shape::Label => json!({
            "anyOf": [text(), { "type": "array", "items": text(), "minItems": 1, "maxItems": 2 }],
        }),
        Shape::Quotes => one_or_more(json!({ "anyOf": [text(), part("quote")] })),
        Shape::Figures => one_or_more(json!({ "anyOf": [text(), part("figure")] })),
        Shape::Images => one_or_more(part("image")),
        Shape::OneOf(words) => json!({ "enum": words }),
        Shape::Table(fields) => table(fields),
        Shape::Tables(fields) => json!({ "type": "array", "items": table(fields) }),
    }
}

fn one_or_more(one: Value) -> Value {
    json!({ "anyOf": [one, { "type": "array", "items": one }] })
}

fn one_or_pair() -> Value {
    json!({
        "anyOf": [
            { "type": "number" },
            { "type": "array", "items": { "type": "number" }, "minItems": 2, "maxItems": 2 },
        ],
    })
}
