//! When an event happened, as exactly as its sources say and no more.

use serde::{Deserialize, Serialize};

use super::cut::up_to;
use super::{Moment, is_default};

/// A date with its bounds, its precision and how it is known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct When {
    /// The date in EDTF (ISO 8601-2), for example `2025-04-24` or `2025-04-25/..`.
    pub edtf: String,
    /// The first second in which the event may lie; `None` where nothing bounds it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub earliest: Option<Moment>,
    /// The last second in which the event may lie (inclusive); `None` where nothing bounds it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub latest: Option<Moment>,
    /// How fine the date is.
    pub precision: Precision,
    /// How the date is known.
    pub basis: Basis,
    /// The part of the day, in the place's own zone, where a source names one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part_of_day: Option<PartOfDay>,
    /// IANA name of the zone in which the date is meant, such as `Europe/Kyiv`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time_zone: Option<String>,
    /// The event fills its interval (`2025-04-24/2025-04-26`) instead of lying somewhere in it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub lasting: bool,
    /// EDTF `~`: the date is approximate.
    #[serde(default, skip_serializing_if = "is_default")]
    pub approximate: bool,
    /// EDTF `?`: the date is uncertain.
    #[serde(default, skip_serializing_if = "is_default")]
    pub uncertain: bool,
    /// For a derived date, how it was worked out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub working: Option<Working>,
    /// The editor's own sentence on how the date was read from the source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl When {
    /// The interval on the civil calendar as seconds since 1970-01-01T00:00,
    /// start inclusive, end exclusive (an instant is empty); `None` where it is open.
    #[must_use]
    pub fn bounds(&self) -> (Option<i64>, Option<i64>) {
        let end = self.latest.map(|latest| {
            if self.precision == Precision::Instant {
                latest.civil
            } else {
                latest.civil.saturating_add(1)
            }
        });
        (self.earliest.map(|earliest| earliest.civil), end)
    }

    /// How fine the start of an interval is by its EDTF: a year, a month or else a day.
    #[must_use]
    pub fn since(&self) -> Precision {
        let (mut begun, mut dashes) = (false, 0);
        for byte in up_to(&self.edtf, b'/').bytes() {
            // A year before Christ begins with a dash.
            dashes += u32::from(begun && byte == b'-');
            begun |= !matches!(byte, b'~' | b'?' | b'%');
        }
        match dashes {
            0 if begun => Precision::Year,
            1 => Precision::Month,
            _ => Precision::Day,
        }
    }
}

/// The working of a derived date, for readers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Working {
    /// The event from which the date was counted; absent when it was the article's own date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub anchor: Option<String>,
    /// The count alone, such as `44 days before`.
    pub span: String,
    /// The whole working in words, such as `44 days before 24 April 2025`.
    pub text: String,
    /// The other reading of the source's words, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other_reading: Option<String>,
}

/// How fine a date is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Precision {
    /// A clock time.
    Instant,
    /// A part of one day, such as its early hours.
    PartOfDay,
    /// One day, no hour known.
    #[default]
    Day,
    /// Somewhere in (or, if lasting, all of) an interval that is no single calendar unit.
    Range,
    /// One month, no day known.
    Month,
    /// One year, no month known.
    Year,
    /// Open at one end at least.
    #[serde(other)]
    Open,
}

/// How a date is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// The source states it.
    Stated,
    /// Counted from another date by the source's words.
    Derived,
    /// Concluded from the context.
    Inferred,
    /// Of something planned, as announced.
    Announced,
    /// Nothing is known beyond the publication date.
    #[default]
    #[serde(other)]
    Unknown,
}

/// A part of the day in the place's own zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum PartOfDay {
    /// 00:00 to 06:00.
    EarlyHours,
    /// 06:00 to 12:00.
    Morning,
    /// 11:00 to 14:00.
    Midday,
    /// 12:00 to 18:00.
    Afternoon,
    /// 18:00 to 24:00.
    Evening,
    /// 21:00 to 06:00 of the next day.
    Night,
}

impl PartOfDay {
    /// First hour and hour after the last, counted from the start of the day; those of the next
    /// day are 24 and more.
    #[must_use]
    pub fn hours(self) -> (u32, u32) {
        match self {
            Self::EarlyHours => (0, 6),
            Self::Morning => (6, 12),
            Self::Midday => (11, 14),
            Self::Afternoon => (12, 18),
            Self::Evening => (18, 24),
            Self::Night => (21, 30),
        }
    }
}
