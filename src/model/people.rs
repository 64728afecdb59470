//! Who and where: sources, actors and places, named once and referred to by id.

use serde::{Deserialize, Serialize};

/// An article from which events were taken.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Source {
    /// A slug, unique among sources.
    pub id: String,
    /// The article's own title.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// The day of publication, `YYYY-MM-DD`.
    pub published: String,
    /// Where it can be read; http(s) or relative.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// SHA-256 of the text that was read, in lower-case hexadecimal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
}

/// A person, an office or a state that acts or speaks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Actor {
    /// A slug, unique among actors.
    pub id: String,
    /// The name as readers see it.
    pub name: String,
    /// Office or role at the time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
}

/// A place.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Place {
    /// A slug, unique among places.
    pub id: String,
    /// The name as readers see it.
    pub name: String,
    /// IANA name of its time zone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time_zone: Option<String>,
}
