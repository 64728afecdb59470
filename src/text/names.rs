//! What the values of a chronology are called: kinds, relations, dates' grounds, amounts.

use super::{Key, Words};
use crate::model::cut::{place, spaced};
use crate::model::{
    Amount, Basis, Kind, KnownKind, PartOfDay, Qualifier, RelationKind, Status, Timeline, When,
};

impl Words {
    /// Name of one event of a kind: the timeline's own, else the catalogue's.
    #[must_use]
    pub fn kind(&self, timeline: &Timeline, id: &str) -> String {
        self.named_kind(timeline, id, false)
    }

    /// Name of the events of a kind.
    #[must_use]
    pub fn kinds(&self, timeline: &Timeline, id: &str) -> String {
        self.named_kind(timeline, id, true)
    }

    fn named_kind(&self, timeline: &Timeline, id: &str, many: bool) -> String {
        if let Some(kind) = declared(timeline, id) {
            let plural = kind.plural.as_ref().filter(|_| many);
            return plural.unwrap_or(&kind.label).clone();
        }
        let key = match (KnownKind::from_id(id), many) {
            (Some(KnownKind::Strike), false) => Key::KindStrike,
            (Some(KnownKind::Strike), true) => Key::KindStrikes,
            (Some(KnownKind::Statement), false) => Key::KindStatement,
            (Some(KnownKind::Statement), true) => Key::KindStatements,
            (Some(KnownKind::Meeting), false) => Key::KindMeeting,
            (Some(KnownKind::Meeting), true) => Key::KindMeetings,
            (Some(KnownKind::Background), _) => Key::KindBackground,
            (None, _) if id.is_empty() => Key::KindOther,
            (None, _) => return spaced(id, b'-'),
        };
        self.get(key).into()
    }

    /// So many events of a kind: `12 strikes`.
    #[must_use]
    pub fn kind_count(&self, timeline: &Timeline, id: &str, count: usize) -> String {
        let own = declared(timeline, id).is_some();
        let n = self.size(count);
        let key = match KnownKind::from_id(id) {
            Some(KnownKind::Strike) if !own => Key::StrikeCount,
            Some(KnownKind::Statement) if !own => Key::StatementCount,
            Some(KnownKind::Meeting) if !own => Key::MeetingCount,
            // A name that stands in a file cannot be put in the plural that a count asks for.
            _ => return self.kinds(timeline, id) + self.get(Key::Colon) + &n,
        };
        self.count(key, count as f64, &[("n", &n)])
    }

    /// How a date is known, in one word.
    #[must_use]
    pub fn basis(&self, basis: Basis) -> &str {
        self.get(match basis {
            Basis::Stated => Key::BasisStated,
            Basis::Derived => Key::BasisDerived,
            Basis::Inferred => Key::BasisInferred,
            Basis::Announced => Key::BasisAnnounced,
            Basis::Unknown => Key::BasisUnknown,
        })
    }

    /// A part of the day; empty where none is named.
    #[must_use]
    pub fn part_of_day(&self, part: Option<PartOfDay>) -> &str {
        let key = part.map(|part| match part {
            PartOfDay::EarlyHours => Key::EarlyHours,
            PartOfDay::Morning => Key::Morning,
            PartOfDay::Midday => Key::Midday,
            PartOfDay::Afternoon => Key::Afternoon,
            PartOfDay::Evening => Key::Evening,
            PartOfDay::Night => Key::Night,
        });
        key.map_or("", |key| self.get(key))
    }

    /// Whether an event happened.
    #[must_use]
    pub fn status(&self, status: Status) -> &str {
        self.get(match status {
            Status::Occurred | Status::Other => Key::StatusOccurred,
            Status::Ongoing => Key::StatusOngoing,
            Status::Announced => Key::StatusAnnounced,
            Status::Claimed => Key::StatusClaimed,
            Status::Cancelled => Key::StatusCancelled,
        })
    }

    /// What is to be said after the name of an event that has not simply taken place.
    #[must_use]
    pub fn status_in_line(&self, status: Status) -> Option<&str> {
        Some(self.get(match status {
            Status::Occurred | Status::Other => return None,
            Status::Ongoing => Key::InLineOngoing,
            Status::Announced => Key::InLineAnnounced,
            Status::Claimed => Key::InLineClaimed,
            Status::Cancelled => Key::InLineCancelled,
        }))
    }

    /// How exact a number is meant; empty for an exact one.
    #[must_use]
    pub fn qualifier(&self, qualifier: Qualifier) -> &str {
        match qualifier {
            Qualifier::Exact => "",
            Qualifier::AtLeast => self.get(Key::AtLeast),
            Qualifier::MoreThan => self.get(Key::MoreThan),
            Qualifier::FewerThan => self.get(Key::FewerThan),
            Qualifier::UpTo => self.get(Key::UpTo),
            Qualifier::About => self.get(Key::AboutFigure),
        }
    }

    /// A number or a range of numbers.
    #[must_use]
    pub fn amount(&self, amount: Amount) -> String {
        match amount {
            Amount::Value(value) => self.number(value),
            Amount::Range([low, high]) => self.number(low) + "–" + &self.number(high),
        }
    }

    /// What an amount counts, with its unit: `missiles intercepted`.
    #[must_use]
    pub fn measure(&self, measure: &str, unit: Option<&str>, amount: Amount) -> String {
        const KNOWN: &str =
            "killed injured missing captured displaced launched intercepted hit fires";
        const KEYS: &[Key] = &[
            Key::Killed,
            Key::Injured,
            Key::Missing,
            Key::Captured,
            Key::Displaced,
            Key::Launched,
            Key::Intercepted,
            Key::Hit,
            Key::Fires,
        ];
        let (Amount::Value(count) | Amount::Range([_, count])) = amount;
        let name = match KEYS.get(place(KNOWN, measure)) {
            Some(key) => self.count(*key, count, &[]),
            None => spaced(measure, b'-'),
        };
        match unit {
            Some(unit) => [unit, " ", &name].concat(),
            None => name,
        }
    }
}

/// What a relation is called, seen from its start or (reversed) from its end.
#[must_use]
pub fn relation(kind: RelationKind, reverse: bool) -> Key {
    let (from, to) = match kind {
        RelationKind::RespondsTo => (Key::RespondsTo, Key::AnsweredBy),
        RelationKind::Announces => (Key::Announces, Key::AnnouncedBy),
        RelationKind::RefersTo => (Key::RefersTo, Key::ReferredToBy),
        RelationKind::ComparedWith => (Key::ComparedWith, Key::ComparedBy),
        RelationKind::Follows => (Key::Follows, Key::FollowedBy),
        RelationKind::Contradicts => (Key::Contradicts, Key::ContradictedBy),
        RelationKind::Other => (Key::RelatedTo, Key::RelatedTo),
    };
    if reverse { to } else { from }
}

/// The kind that a timeline declares under an id.
#[inline(never)]
pub(crate) fn declared<'t>(timeline: &'t Timeline, id: &str) -> Option<&'t Kind> {
    timeline.kinds.iter().find(|kind| kind.id == id)
}

/// How a date is known, as a caption; of a plan without an end, that there is none yet.
#[must_use]
pub fn basis_long(when: &When) -> Key {
    match when.basis {
        Basis::Stated => Key::DateStated,
        Basis::Derived => Key::DateDerived,
        Basis::Inferred => Key::DateInferred,
        Basis::Announced if when.latest.is_none() => Key::DateNotAnnounced,
        Basis::Announced => Key::DateAnnounced,
        Basis::Unknown => Key::DateUnknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_kind_is_named_by_its_id() {
        let words = Words::default();
        let timeline = Timeline::default();
        assert_eq!(words.kinds(&timeline, "meeting"), "Meetings");
        assert_eq!(words.kind_count(&timeline, "meeting", 1), "1 meeting");
        assert_eq!(
            words.kind_count(&timeline, "prisoner-exchange", 2),
            "prisoner exchange: 2"
        );
        assert_eq!(
            words.kinds(&timeline, "prisoner-exchange"),
            "prisoner exchange"
        );
    }
}
