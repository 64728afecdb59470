//! TOML tables read field by field, each value with its place, every mistake noted.

use serde::de::DeserializeOwned;
use toml::de::{DeTable, DeValue};

use super::diagnostic::Diagnostic;
use super::fields::Field;
use super::files::{At, Spot};

pub(crate) type Spanned<T> = toml::Spanned<T>;

/// Collects what is wrong with one file while it is read.
pub(crate) struct Reader {
    pub(crate) file: u32,
    pub(crate) found: Vec<Diagnostic>,
}

impl Reader {
    pub(crate) fn new(file: u32) -> Self {
        Self {
            file,
            found: Vec::new(),
        }
    }

    pub(crate) fn spot<T>(&self, spanned: &Spanned<T>) -> Spot {
        Spot::new(self.file, spanned.span())
    }

    pub(crate) fn report(&mut self, diagnostic: Diagnostic) {
        self.found.push(diagnostic);
    }

    pub(crate) fn wrong_type(&mut self, field: &str, wanted: &str, value: &Spanned<DeValue<'_>>) {
        let spot = self.spot(value);
        let found = value.get_ref().type_str();
        self.report(
            Diagnostic::error("wrong-type", format!("`{field}` must be {wanted}"))
                .at(spot, format!("this is {}", with_article(found))),
        );
    }

    /// Opens a table: unknown and missing fields are reported at once.
    pub(crate) fn open<'t>(
        &mut self,
        table: &'t DeTable<'t>,
        spot: Spot,
        what: &'static str,
        fields: &'static [Field],
    ) -> Table<'t> {
        let known = |name: &str| fields.iter().any(|field| field.name == name);
        for key in table.keys().filter(|key| !known(key.get_ref())) {
            let name = key.get_ref().as_ref();
            let spot = self.spot(key);
            let mut unknown =
                Diagnostic::error("unknown-field", format!("{what} has no field `{name}`"))
                    .at(spot, "not known here")
                    .suggest(name, fields.iter().map(|field| field.name));
            if unknown.help.is_empty() {
                let names: Vec<_> = fields.iter().map(|field| field.name).collect();
                unknown = unknown.help(format!("its fields are {}", names.join(", ")));
            }
            self.report(unknown);
        }
        for field in fields.iter().filter(|field| field.required) {
            if !table.contains_key(field.name) {
                self.report(
                    Diagnostic::error("missing-field", format!("{what} lacks `{}`", field.name))
                        .at(spot, format!("`{}` is missing here", field.name))
                        .help(format!("{}: {}", field.name, field.about)),
                );
            }
        }
        Table { table, fields }
    }

    /// A text that says something.
    pub(crate) fn text_of(
        &mut self,
        field: &str,
        value: &Spanned<DeValue<'_>>,
    ) -> Option<At<String>> {
        let Some(text) = value.get_ref().as_str() else {
            self.wrong_type(field, "a text in quotation marks", value);
            return None;
        };
        let spot = self.spot(value);
        if text.trim().is_empty() {
            self.report(
                Diagnostic::error("empty-text", format!("`{field}` is empty"))
                    .at(spot, "")
                    .help("write something; a line that is not needed can be left out"),
            );
            return None;
        }
        Some(At {
            value: text.to_owned(),
            spot,
        })
    }

    /// A whole number from 1.
    pub(crate) fn number_of(
        &mut self,
        field: &str,
        value: &Spanned<DeValue<'_>>,
    ) -> Option<At<u32>> {
        let number = value
            .get_ref()
            .as_integer()
            .and_then(|integer| u32::from_str_radix(integer.as_str(), integer.radix()).ok())
            .filter(|number| *number > 0);
        match number {
            Some(number) => Some(At {
                value: number,
                spot: self.spot(value),
            }),
            None => {
                self.wrong_type(field, "a whole number from 1", value);
                None
            }
        }
    }
}

fn with_article(noun: &str) -> String {
    let vowel = noun.starts_with(['a', 'e', 'i', 'o', 'u']);
    format!("{} {noun}", if vowel { "an" } else { "a" })
}

/// A table that has been opened.
pub(crate) struct Table<'t> {
    table: &'t DeTable<'t>,
    fields: &'static [Field],
}

impl<'t> Table<'t> {
    pub(crate) fn value(&self, name: &str) -> Option<&'t Spanned<DeValue<'t>>> {
        debug_assert!(
            self.fields.iter().any(|field| field.name == name),
            "{name} is not among the fields"
        );
        self.table.get(name)
    }

    pub(crate) fn text(&self, reader: &mut Reader, name: &str) -> Option<At<String>> {
        reader.text_of(name, self.value(name)?)
    }

    pub(crate) fn number(&self, reader: &mut Reader, name: &str) -> Option<At<u32>> {
        reader.number_of(name, self.value(name)?)
    }

    pub(crate) fn flag(&self, reader: &mut Reader, name: &str) -> bool {
        match self.value(name) {
            None => false,
            Some(value) => value.get_ref().as_bool().unwrap_or_else(|| {
                reader.wrong_type(name, "true or false", value);
                false
            }),
        }
    }

    /// One of some words, turned into what it stands for in the model.
    pub(crate) fn word<T: DeserializeOwned>(
        &self,
        reader: &mut Reader,
        name: &str,
        words: &'static [&'static str],
    ) -> Option<At<T>> {
        let text = self.text(reader, name)?;
        if words.contains(&text.value.as_str()) {
            let value = serde_json::from_value(text.value.into()).ok()?;
            return Some(At {
                value,
                spot: text.spot,
            });
        }
        reader.report(
            Diagnostic::error(
                "unknown-word",
                format!("`{}` is no {}", text.value, name.replace('_', " ")),
            )
            .at(text.spot, "")
            .suggest(&text.value, words.iter().copied())
            .help(format!("it may be {}", words.join(", "))),
        );
        None
    }

    /// A short name: lower-case letters, digits and single hyphens.
    pub(crate) fn slug(&self, reader: &mut Reader, name: &str) -> Option<At<String>> {
        let text = self.text(reader, name)?;
        check_slug(reader, name, &text);
        Some(text)
    }

    /// One value or a list of them, each read by `read`.
    pub(crate) fn each<T>(
        &self,
        reader: &mut Reader,
        name: &str,
        read: impl Fn(&mut Reader, &str, &Spanned<DeValue<'t>>) -> Option<T>,
    ) -> Vec<T> {
        let Some(value) = self.value(name) else {
            return Vec::new();
        };
        match value.get_ref() {
            DeValue::Array(list) => list
                .iter()
                .filter_map(|item| read(reader, name, item))
                .collect(),
            _ => read(reader, name, value).into_iter().collect(),
        }
    }

    pub(crate) fn texts(&self, reader: &mut Reader, name: &str) -> Vec<At<String>> {
        self.each(reader, name, |reader, name, value| {
            reader.text_of(name, value)
        })
    }

    pub(crate) fn numbers(&self, reader: &mut Reader, name: &str) -> Vec<At<u32>> {
        self.each(reader, name, |reader, name, value| {
            reader.number_of(name, value)
        })
    }

    /// A day, as a TOML date or as text; checked to be one of the calendar.
    pub(crate) fn day(&self, reader: &mut Reader, name: &str) -> Option<At<String>> {
        let value = self.value(name)?;
        let text = match value.get_ref() {
            DeValue::Datetime(date) => date.to_string(),
            DeValue::String(text) => text.to_string(),
            _ => {
                reader.wrong_type(name, "a day such as 2025-04-24", value);
                return None;
            }
        };
        let spot = reader.spot(value);
        if super::date::is_day(&text) {
            return Some(At { value: text, spot });
        }
        let day = Diagnostic::error("no-day", format!("`{name}` must be one day"));
        reader.report(if text.strip_prefix('-').is_some_and(super::date::is_day) {
            day.at(spot, "before the year 0")
                .help("only a day of the years 0 to 9999 can stand here")
        } else {
            day.at(spot, "no day of the calendar")
                .help("write it as year, month and day: 2025-04-24")
        });
        None
    }

    /// A date as people write it: text, a TOML date, or a year as a bare number.
    pub(crate) fn date(&self, reader: &mut Reader, name: &str) -> Option<At<String>> {
        let value = self.value(name)?;
        let spot = reader.spot(value);
        let text = match value.get_ref() {
            DeValue::Datetime(date) => date.to_string(),
            DeValue::Integer(year) if year.radix() == 10 => {
                let before = year.as_str().strip_prefix('-').map(str::parse::<u32>);
                if let Some(Ok(years @ 1..)) = before {
                    reader.report(before_christ(name, years, spot));
                }
                year_text(year.as_str())
            }
            DeValue::String(_) => return reader.text_of(name, value),
            _ => {
                reader.wrong_type(name, "a date, such as \"early hours of 2025-04-24\"", value);
                return None;
            }
        };
        Some(At { value: text, spot })
    }
}

/// A year below 0 is mostly meant as its number before Christ, which EDTF does not take it for.
fn before_christ(field: &str, years: u32, spot: Spot) -> Diagnostic {
    let said = i64::from(years) + 1;
    let message = format!("`{field}` is the year {said} BC: the year 0 is 1 BC");
    Diagnostic::warning("before-christ", message)
        .at(spot, "")
        .help(format!(
            "write \"{years} BC\" or \"{said} BC\", whichever is meant"
        ))
}

/// A year written as a number, in the form that EDTF wants.
fn year_text(number: &str) -> String {
    let (sign, digits) = match number.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", number.trim_start_matches('+')),
    };
    if digits.len() > 4 {
        format!("Y{sign}{digits}")
    } else {
        format!("{sign}{digits:0>4}")
    }
}

pub(crate) fn check_slug(reader: &mut Reader, name: &str, text: &At<String>) {
    let good = !text.value.is_empty()
        && text.value.split('-').all(|part| {
            !part.is_empty()
                && part
                    .bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        });
    if good {
        return;
    }
    let mut diagnostic = Diagnostic::error(
        "bad-name",
        format!("`{name}` must be of small letters, digits and single hyphens"),
    )
    .at(text.spot, "");
    let better = slug(&text.value);
    if !better.is_empty() {
        diagnostic = diagnostic.help(format!("write `{better}`"));
    }
    reader.report(diagnostic);
}

/// The nearest good short name to a text; empty if it has no letters to make one of.
pub(crate) fn slug(text: &str) -> String {
    let mut slug = String::new();
    for c in text.chars().flat_map(char::to_lowercase) {
        if c.is_ascii_alphanumeric() {
            slug.push(c);
        } else if c != '\'' && c != '’' && !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.trim_end_matches('-').to_owned()
}
