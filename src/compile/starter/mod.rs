//! A chronology to begin with: it compiles at once, and each line says what it is for.

use super::files::File;
use super::schema::{Schema, schema};

/// The files of a new chronology, its schemas among them, for a title.
///
/// ```
/// use diplomatic_timeline::compile::{compile, starter};
///
/// let files = starter("Talks in Geneva");
/// assert!(compile(&files).timeline.is_some());
/// ```
#[must_use]
pub fn starter(title: &str) -> Vec<File> {
    let name = super::reader::slug(title);
    let name = if name.is_empty() { "chronology" } else { &name };
    let quoted = quoted(title);
    let timeline = include_str!("timeline.toml")
        .replace("\"a-chronology\"", &format!("\"{name}\""))
        .replace("\"A chronology\"", &quoted);
    vec![
        File::new("timeline.toml", timeline),
        File::new("people.toml", include_str!("people.toml")),
        File::new("places.toml", include_str!("places.toml")),
        File::new("articles/example.toml", include_str!("article.toml")),
    ]
}

/// The schemas that a new chronology's files point to, below its folder.
#[must_use]
pub fn starter_schemas() -> Vec<File> {
    Schema::ALL
        .into_iter()
        .filter(|of| *of != Schema::Json)
        .map(|of| {
            let text = serde_json::to_string_pretty(&schema(of)).unwrap_or_default();
            File::new(format!(".schema/{}.schema.json", of.name()), text + "\n")
        })
        .collect()
}

/// A text as TOML writes it.
pub(crate) fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            c if c.is_control() => quoted.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}
