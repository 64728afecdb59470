//! `timeline.toml`, `people.toml` and `places.toml`.

use toml::de::{DeTable, DeValue};

use crate::model::Kind;

use crate::compile::diagnostic::Diagnostic;
use crate::compile::fields::{KIND, PERSON, PLACE, TIMELINE};
use crate::compile::files::{At, Spot};
use crate::compile::reader::{Reader, Table, check_slug};
use crate::compile::vocabulary::{COLORS, MARKS};

/// `timeline.toml`.
#[derive(Default)]
pub(crate) struct Header {
    pub(crate) id: At<String>,
    pub(crate) title: At<String>,
    pub(crate) summary: String,
    pub(crate) language: At<String>,
    pub(crate) time_zone: At<String>,
    pub(crate) from: Option<At<String>>,
    pub(crate) to: Option<At<String>>,
    pub(crate) quotation_limit: Option<u32>,
    pub(crate) kinds: Vec<At<Kind>>,
}

/// A person or a place with its short name.
pub(crate) struct Listed {
    pub(crate) id: At<String>,
    pub(crate) name: String,
    pub(crate) role: Option<String>,
    pub(crate) time_zone: Option<At<String>>,
}

pub(crate) fn header(reader: &mut Reader, table: &DeTable<'_>, spot: Spot) -> Option<Header> {
    let t = reader.open(table, spot, "timeline.toml", TIMELINE);
    let kinds = t.each(reader, "kind", |reader, name, value| {
        let DeValue::Table(table) = value.get_ref() else {
            reader.wrong_type(name, "a table, `[[kind]]`", value);
            return None;
        };
        let t = reader.open(table, reader.spot(value), "a kind", KIND);
        let id = t.slug(reader, "id")?;
        let kind = Kind {
            label: t
                .text(reader, "label")
                .map(|text| text.value)
                .unwrap_or_default(),
            plural: t.text(reader, "plural").map(|text| text.value),
            mark: t
                .word(reader, "mark", MARKS)
                .map(|mark| mark.value)
                .unwrap_or_default(),
            color: color(reader, &t),
            id: id.value,
        };
        Some(At {
            value: kind,
            spot: id.spot,
        })
    });
    let (from, to) = (t.day(reader, "from"), t.day(reader, "to"));
    // A day that is there and cannot be read, which has been told, is not missing as well.
    let read =
        t.value("from").is_some() == from.is_some() && t.value("to").is_some() == to.is_some();
    Some(Header {
        id: t.slug(reader, "id").unwrap_or_default(),
        title: t.text(reader, "title").unwrap_or_default(),
        summary: t
            .text(reader, "summary")
            .map(|text| text.value)
            .unwrap_or_default(),
        language: t.text(reader, "language").unwrap_or_default(),
        time_zone: t.text(reader, "time_zone").unwrap_or_default(),
        from: from.filter(|_| read),
        to: to.filter(|_| read),
        quotation_limit: t.number(reader, "quotation_limit").map(|n| n.value),
        kinds,
    })
}

/// Another colour is kept, since a later release may have it; this one draws it grey.
fn color(reader: &mut Reader, t: &Table<'_>) -> Option<String> {
    let color = t.text(reader, "color")?;
    if !COLORS.contains(&color.value.as_str()) {
        reader.report(
            Diagnostic::warning("unknown-color", format!("`{}` is no colour", color.value))
                .at(color.spot, "the kind would be grey")
                .suggest(&color.value, COLORS.iter().copied())
                .help(format!("it may be {}", COLORS.join(", "))),
        );
    }
    Some(color.value)
}

pub(crate) fn people(reader: &mut Reader, table: &DeTable<'_>) -> Vec<Listed> {
    listed(reader, table, |reader, table, spot| {
        let t = reader.open(table, spot, "a person", PERSON);
        let name = t.text(reader, "name");
        let role = t.text(reader, "role").map(|text| text.value);
        (name, role, None)
    })
}

pub(crate) fn places(reader: &mut Reader, table: &DeTable<'_>) -> Vec<Listed> {
    listed(reader, table, |reader, table, spot| {
        let t = reader.open(table, spot, "a place", PLACE);
        let name = t.text(reader, "name");
        (name, None, t.text(reader, "time_zone"))
    })
}

type Row = (Option<At<String>>, Option<String>, Option<At<String>>);

/// `[name]` tables in the order in which they stand. One in which something is wrong, which has
/// been told, is among them: whoever names it makes no other mistake.
fn listed(
    reader: &mut Reader,
    table: &DeTable<'_>,
    read: impl Fn(&mut Reader, &DeTable<'_>, Spot) -> Row,
) -> Vec<Listed> {
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    entries
        .into_iter()
        .map(|(key, value)| {
            let id = At {
                value: key.get_ref().to_string(),
                spot: reader.spot(key),
            };
            check_slug(reader, "the short name", &id);
            let (name, role, time_zone) = if let DeValue::Table(table) = value.get_ref() {
                read(reader, table, id.spot)
            } else {
                let spot = reader.spot(value);
                reader.report(
                    Diagnostic::error("wrong-type", format!("`{}` must be a table", id.value))
                        .at(spot, "")
                        .help(format!(
                            "write `[{}]` on a line of its own and `name = \"…\"` below it",
                            id.value
                        )),
                );
                Row::default()
            };
            Listed {
                id,
                name: name.map(|name| name.value).unwrap_or_default(),
                role,
                time_zone,
            }
        })
        .collect()
}
