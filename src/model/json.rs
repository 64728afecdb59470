//! JSON as it is read.
//!
//! The parser's own values keep an object's fields in a table, which is made
//! for thousands of them and weighs as much as all that reads events; a list
//! serves the few that objects have here.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

/// A value.
#[derive(Debug)]
pub(crate) enum Json {
    Null,
    Flag(bool),
    Whole(i64),
    /// With a fraction, or beyond the whole ones.
    Number(f64),
    Text(String),
    List(Vec<Json>),
    Object(Object),
}

/// The fields of an object, as they were written.
#[derive(Debug, Default)]
pub(crate) struct Object(pub(crate) Vec<(String, Json)>);

impl Object {
    /// A field; the last one of a name counts.
    pub(crate) fn get(&self, field: &str) -> Option<&Json> {
        let mut fields = self.0.iter().rev();
        let (_, value) = fields.find(|(name, _)| name == field)?;
        Some(value)
    }
}

impl Json {
    pub(crate) fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(crate) fn as_whole(&self) -> Option<i64> {
        match self {
            Self::Whole(number) => Some(*number),
            _ => None,
        }
    }

    pub(crate) fn as_number(&self) -> Option<f64> {
        match self {
            Self::Whole(number) => Some(*number as f64),
            Self::Number(number) => Some(*number),
            _ => None,
        }
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Reading)
    }
}

struct Reading;

impl<'de> Visitor<'de> for Reading {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any JSON")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Json, E> {
        Ok(Json::Flag(flag))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Json, E> {
        Ok(Json::Whole(number))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Json, E> {
        let whole = i64::try_from(number).map(Json::Whole);
        Ok(whole.unwrap_or(Json::Number(number as f64)))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Json, E> {
        Ok(Json::Number(number))
    }

    fn visit_str<E>(self, text: &str) -> Result<Json, E> {
        Ok(Json::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Json, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Json::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Json, A::Error> {
        let mut object = Object::default();
        while let Some(field) = fields.next_entry()? {
            object.0.push(field);
        }
        Ok(Json::Object(object))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_value_is_read() {
        let text = r#"{"a":null,"b":[true,-1,1.0,1e3,18446744073709551615],"c":"\u00e9","d":{}}"#;
        let Json::Object(object) = serde_json::from_str(text).unwrap() else {
            panic!("no object");
        };
        assert!(matches!(object.get("a"), Some(Json::Null)));
        assert_eq!(object.get("c").and_then(Json::as_text), Some("é"));
        assert!(matches!(object.get("d"), Some(Json::Object(inner)) if inner.0.is_empty()));
        assert!(object.get("e").is_none());
        let Some(Json::List(list)) = object.get("b") else {
            panic!("no list");
        };
        let whole: Vec<_> = list.iter().map(Json::as_whole).collect();
        assert_eq!(whole, [None, Some(-1), None, None, None]);
        let numbers: Vec<_> = list.iter().filter_map(Json::as_number).collect();
        assert_eq!(numbers, [-1.0, 1.0, 1000.0, u64::MAX as f64]);
    }

    #[test]
    fn the_last_field_of_a_name_counts() {
        let Json::Object(object) = serde_json::from_str(r#"{"a":1,"a":2}"#).unwrap() else {
            panic!("no object");
        };
        assert_eq!(object.get("a").and_then(Json::as_whole), Some(2));
    }
}
