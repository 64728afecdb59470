//! The document: a title, its vocabulary and its events.

use serde::{Deserialize, Serialize};

use super::{Actor, Event, Place, Shards, Source};

/// The format this version writes; readers accept any `diplomatic-timeline/1`.
pub const FORMAT: &str = "diplomatic-timeline/1";

/// A compiled chronology.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Timeline {
    /// Always [`FORMAT`].
    pub format: String,
    /// A slug.
    pub id: String,
    /// The chronology's title.
    pub title: String,
    /// One or two sentences below the title.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub summary: String,
    /// BCP 47 tag of the language of its texts.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub language: String,
    /// IANA name of the zone of its dates, unless an event's place has another.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub time_zone: String,
    /// The period the chronology is about; the chart opens at its first event.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub range: Option<Range>,
    /// Kinds beside the known ones, or other names for these.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kinds: Vec<Kind>,
    /// The articles it was compiled from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
    /// Who acts and speaks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub actors: Vec<Actor>,
    /// Where.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<Place>,
    /// What happened, by start, then end, open ends last; ties in the order of the reports.
    pub events: Vec<Event>,
    /// Of a shard: the places, among all events of the chronology, of the last ones of this list.
    /// They stand in other shards, and are told here in short because events of this one are
    /// related to them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub beyond: Vec<u32>,
    /// Where the events are, when they do not stand here but in files of their own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shards: Option<Shards>,
}

impl Timeline {
    /// How many of its events are of this shard, or of this timeline.
    #[must_use]
    pub fn own(&self) -> usize {
        self.events.len().saturating_sub(self.beyond.len())
    }
}

/// The period a chronology is about, both days inclusive.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Range {
    /// First day, `YYYY-MM-DD`.
    pub from: String,
    /// Last day, `YYYY-MM-DD`.
    pub to: String,
}

/// A sort of event with a lane of its own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Kind {
    /// A slug; `strike`, `statement`, `meeting` and `background` are known by themselves.
    pub id: String,
    /// Name of one, such as `Strike`.
    pub label: String,
    /// Name of many, such as `Strikes`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plural: Option<String>,
    /// Shape of the mark.
    #[serde(default)]
    pub mark: Mark,
    /// `strike` for `--dt-strike`, and so on: `statement`, `meeting`, `context`, `accent-1`,
    /// `accent-2`, `accent-3`. Grey by any other name, or without one if the kind is the file's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub color: Option<String>,
}

/// Shape of a mark; never the only sign of a kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Mark {
    /// Of strikes.
    Diamond,
    /// Of statements.
    Circle,
    /// Of meetings.
    Square,
    /// Of background.
    Bar,
    /// Free for declared kinds.
    Triangle,
    /// Free for declared kinds.
    Cross,
    /// Free for declared kinds.
    Hexagon,
    /// Of kinds that are not declared.
    #[default]
    #[serde(other)]
    Ring,
}

/// The kinds that need no declaration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum KnownKind {
    /// Outside the period or beside the point; drawn in its own row above the lanes.
    Background,
    /// An attack.
    Strike,
    /// Something said.
    Statement,
    /// People who met, or will.
    Meeting,
}

impl KnownKind {
    /// In the order of the lanes.
    pub const ALL: [Self; 4] = [
        Self::Background,
        Self::Strike,
        Self::Statement,
        Self::Meeting,
    ];

    /// The id used in files.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Background => "background",
            Self::Strike => "strike",
            Self::Statement => "statement",
            Self::Meeting => "meeting",
        }
    }

    /// The known kind of an id.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.id() == id)
    }

    /// The shape of its mark.
    #[must_use]
    pub fn mark(self) -> Mark {
        match self {
            Self::Background => Mark::Bar,
            Self::Strike => Mark::Diamond,
            Self::Statement => Mark::Circle,
            Self::Meeting => Mark::Square,
        }
    }
}
