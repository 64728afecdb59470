//! The words of one language.

use std::array::from_fn;
use std::borrow::Cow;
use std::fmt;

use super::key::{Key, SUM, add, words};
use crate::model::json::Json;

/// The words of one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Catalogue {
    /// In the order of [`Key::ALL`]; borrowed where they are the English ones. No list, since each
    /// place that asks for a word would first look up where that is and how long.
    words: [Cow<'static, str>; Key::ALL.len()],
}

impl Default for Catalogue {
    fn default() -> Self {
        let mut english = words();
        Self {
            words: from_fn(|_| Cow::Borrowed(english.next().unwrap_or_default())),
        }
    }
}

/// A catalogue file that is no flat JSON object of strings, or of another version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CatalogueError;

impl fmt::Display for CatalogueError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a catalogue of this version's words")
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
        let json = Json::parse(json).map_err(|_| CatalogueError)?;
        let Json::Object(map) = &json else {
            return Err(CatalogueError);
        };
        let (mut sum, mut all) = (0, Self::default());
        let mut places = all.words.iter_mut();
        for (name, word) in &map.0 {
            sum = add(add(sum, name.as_bytes()), b"\n");
            if let Json::Text(word) = word
                && let Some(place) = places.next()
            {
                *place = Cow::Owned(word.clone());
            }
        }
        if sum == SUM && places.next().is_none() {
            Ok(all)
        } else {
            Err(CatalogueError)
        }
    }

    /// The words for a key.
    #[must_use]
    pub fn get(&self, key: Key) -> &str {
        self.words.get(key as usize).map_or("", Cow::as_ref)
    }
}
