//! The words of one language.

use std::fmt;

use super::key::{ENGLISH, Key};
use crate::model::json::Json;

/// The words of one language; English stands in for what it lacks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Catalogue {
    /// In the order of [`Key::ALL`]; empty in English.
    words: Vec<Option<String>>,
}

/// A catalogue file that is no flat JSON object of strings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CatalogueError(String);

impl fmt::Display for CatalogueError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not a catalogue of words: {}", self.0)
    }
}

impl Catalogue {
    /// Reads `words/<lang>.json`: a flat object from key names to words.
    ///
    /// Names that this version does not know are ignored.
    ///
    /// # Errors
    ///
    /// When the text is not such an object.
    pub fn from_json(json: &str) -> Result<Self, CatalogueError> {
        let value: Json =
            serde_json::from_str(json).map_err(|error| CatalogueError(error.to_string()))?;
        let Json::Object(map) = value else {
            return Err(CatalogueError("expected an object".into()));
        };
        let word = |name: &str| map.get(name).and_then(Json::as_text).map(str::to_owned);
        let words = ENGLISH.iter().map(|(name, _)| word(name)).collect();
        Ok(Self { words })
    }

    /// The words for a key.
    #[must_use]
    pub fn get(&self, key: Key) -> &str {
        let index = key as usize;
        match self.words.get(index) {
            Some(Some(own)) => own,
            _ => ENGLISH.get(index).map_or("", |(_, english)| english),
        }
    }

    /// Names of keys without words of their own.
    #[must_use]
    pub fn missing(&self) -> Vec<&'static str> {
        let have = |index: usize| matches!(self.words.get(index), Some(Some(_)));
        (0..ENGLISH.len())
            .filter(|index| !have(*index))
            .filter_map(|index| ENGLISH.get(index).map(|(name, _)| *name))
            .collect()
    }
}
