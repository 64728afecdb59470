//! The words of one language.

use std::borrow::Cow;
use std::fmt;

use super::key::{Key, english};
use crate::model::json::Json;

/// The words of one language; English stands in for what it lacks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Catalogue {
    /// In the order of [`Key::ALL`]; borrowed where they are the English ones.
    words: Vec<Cow<'static, str>>,
}

impl Default for Catalogue {
    fn default() -> Self {
        Self::of(&|_| None)
    }
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
        let Json::Object(map) = Json::parse(json).map_err(CatalogueError)? else {
            return Err(CatalogueError("expected an object".into()));
        };
        Ok(Self::of(&|name| {
            map.get(name).and_then(Json::as_text).map(str::to_owned)
        }))
    }

    /// With the words that a language has of its own.
    fn of(own: &dyn Fn(&str) -> Option<String>) -> Self {
        let mut words = Vec::new();
        for (name, english) in english() {
            words.push(own(name).map_or(Cow::Borrowed(english), Cow::Owned));
        }
        Self { words }
    }

    /// The words for a key.
    #[must_use]
    pub fn get(&self, key: Key) -> &str {
        self.words.get(key as usize).map_or("", Cow::as_ref)
    }

    /// Names of keys without words of their own.
    #[must_use]
    pub fn missing(&self) -> Vec<&'static str> {
        let words = self.words.iter().zip(english());
        let missing = words.filter(|(word, _)| matches!(word, Cow::Borrowed(_)));
        missing.map(|(_, (name, _))| name).collect()
    }
}
