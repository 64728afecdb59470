//! The words of one language.

use std::borrow::Cow;
use std::fmt;

use super::key::{Key, SUM, add, words};
use crate::model::json::Json;

/// The words of one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Catalogue {
    /// In the order of [`Key::ALL`]; borrowed where they are the English ones.
    words: Vec<Cow<'static, str>>,
}

impl Default for Catalogue {
    fn default() -> Self {
        // What collects them asks how many there may be, which is not known and weighs more.
        let mut list = Vec::new();
        for word in words() {
            list.push(Cow::Borrowed(word));
        }
        Self { words: list }
    }
}

/// A catalogue file that is no flat JSON object of strings, or of another version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CatalogueError(String);

impl fmt::Display for CatalogueError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not a catalogue of words: {}", self.0)
    }
}

impl Catalogue {
    /// Reads `words/<lang>.json`: a flat object from key names to words, with all keys of this
    /// version in their order.
    ///
    /// # Errors
    ///
    /// When the text is not such an object.
    pub fn from_json(json: &str) -> Result<Self, CatalogueError> {
        let Json::Object(map) = Json::parse(json).map_err(CatalogueError)? else {
            return Err(CatalogueError("expected an object".into()));
        };
        let (mut sum, mut words) = (0, Vec::new());
        for (name, word) in map.0 {
            sum = add(add(sum, name.as_bytes()), b"\n");
            if let Json::Text(word) = word {
                words.push(Cow::Owned(word));
            }
        }
        if sum == SUM && words.len() == Key::ALL.len() {
            Ok(Self { words })
        } else {
            Err(CatalogueError("its keys are not this version's".into()))
        }
    }

    /// The words for a key.
    #[must_use]
    pub fn get(&self, key: Key) -> &str {
        self.words.get(key as usize).map_or("", Cow::as_ref)
    }
}
