//! The words of closed lists. Each list is one text, which weighs less than a comparison for
//! every word.

use crate::model::{Basis, Mark, Part, PartOfDay, Precision, Qualifier, RelationKind, Status};

/// What is written as a word of a closed list.
pub(super) trait Named: Copy + 'static {
    /// The words.
    const NAMES: &str;
    /// What they stand for, in the same order; then what any other word does, and at last what no
    /// word does.
    const ALL: &[Self];
}

impl Named for Status {
    const NAMES: &str = "occurred ongoing announced claimed cancelled";
    const ALL: &[Self] = &[
        Self::Occurred,
        Self::Ongoing,
        Self::Announced,
        Self::Claimed,
        Self::Cancelled,
        Self::Other,
        Self::Occurred,
    ];
}

impl Named for Part {
    const NAMES: &str = "speaker addressee subject target perpetrator participant host party";
    const ALL: &[Self] = &[
        Self::Speaker,
        Self::Addressee,
        Self::Subject,
        Self::Target,
        Self::Perpetrator,
        Self::Participant,
        Self::Host,
        Self::Party,
        Self::Other,
    ];
}

impl Named for Qualifier {
    const NAMES: &str = "exact at-least more-than fewer-than up-to";
    const ALL: &[Self] = &[
        Self::Exact,
        Self::AtLeast,
        Self::MoreThan,
        Self::FewerThan,
        Self::UpTo,
        Self::About,
        Self::Exact,
    ];
}

impl Named for RelationKind {
    const NAMES: &str = "responds-to announces refers-to compared-with follows contradicts";
    const ALL: &[Self] = &[
        Self::RespondsTo,
        Self::Announces,
        Self::RefersTo,
        Self::ComparedWith,
        Self::Follows,
        Self::Contradicts,
        Self::Other,
    ];
}

impl Named for Mark {
    const NAMES: &str = "diamond circle square bar triangle cross hexagon";
    const ALL: &[Self] = &[
        Self::Diamond,
        Self::Circle,
        Self::Square,
        Self::Bar,
        Self::Triangle,
        Self::Cross,
        Self::Hexagon,
        Self::Ring,
    ];
}

impl Named for Precision {
    const NAMES: &str = "instant part-of-day day range month year";
    const ALL: &[Self] = &[
        Self::Instant,
        Self::PartOfDay,
        Self::Day,
        Self::Range,
        Self::Month,
        Self::Year,
        Self::Open,
        Self::Day,
    ];
}

impl Named for Basis {
    const NAMES: &str = "stated derived inferred announced";
    const ALL: &[Self] = &[
        Self::Stated,
        Self::Derived,
        Self::Inferred,
        Self::Announced,
        Self::Unknown,
    ];
}

impl Named for Option<PartOfDay> {
    const NAMES: &str = "early-hours morning midday afternoon evening night";
    const ALL: &[Self] = &[
        Some(PartOfDay::EarlyHours),
        Some(PartOfDay::Morning),
        Some(PartOfDay::Midday),
        Some(PartOfDay::Afternoon),
        Some(PartOfDay::Evening),
        Some(PartOfDay::Night),
        None,
    ];
}

#[cfg(test)]
mod tests {
    use std::fmt::Debug;

    use serde::Serialize;

    use super::*;

    /// The names are those of the derived writer, and no word of it is missing.
    fn check<T: Named + Default + Debug + PartialEq + Serialize>(more: usize) {
        let names: Vec<&str> = T::NAMES.split(' ').collect();
        assert_eq!(T::ALL.len(), names.len() + more);
        assert_eq!(T::ALL.last(), Some(&T::default()));
        for (name, value) in names.iter().zip(T::ALL) {
            assert_eq!(serde_json::to_value(value).unwrap(), *name);
        }
    }

    #[test]
    fn names_are_read_as_they_are_written() {
        check::<Status>(2);
        check::<Part>(1);
        check::<Qualifier>(2);
        check::<RelationKind>(1);
        check::<Mark>(1);
        check::<Precision>(2);
        check::<Basis>(1);
        check::<Option<PartOfDay>>(1);
    }
}
