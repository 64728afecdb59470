//! The rows of a chart: one for each kind of events.

use crate::model::{KnownKind, Timeline};

/// The row of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lane {
    /// The kind's id.
    pub kind: String,
    /// Which known kind it is.
    pub known: Option<KnownKind>,
    /// How many events it has.
    pub count: usize,
}

/// The kinds among those used and declared, as they stand below each other.
pub(crate) fn in_order(timeline: &Timeline, used: &[String]) -> Vec<String> {
    let mut kinds: Vec<String> = Vec::new();
    let mut offer = |kind: &str| {
        let has = |kinds: &[String]| kinds.iter().any(|other| other == kind);
        if has(used) && !has(&kinds) {
            kinds.push(kind.to_owned());
        }
    };
    for kind in KnownKind::ALL {
        offer(kind.id());
    }
    for kind in &timeline.kinds {
        offer(&kind.id);
    }
    for kind in used {
        offer(kind);
    }
    kinds
}

/// The rows of kinds, without counts; the last one is shared by all that have none of their own.
pub(crate) fn lanes(kinds: &[String]) -> Vec<Lane> {
    let mut lanes = Vec::new();
    for id in kinds.iter().take(usize::from(u8::MAX)) {
        lanes.push(a_lane(id));
    }
    lanes
}

/// The number of a kind's row.
pub(crate) fn lane(kinds: &[String], kind: &str) -> u8 {
    let found = kinds.iter().position(|id| id == kind);
    found.unwrap_or(usize::MAX).min(usize::from(u8::MAX) - 1) as u8
}

/// The row of a kind, without a count.
pub(crate) fn a_lane(id: &str) -> Lane {
    Lane {
        kind: id.to_owned(),
        known: KnownKind::from_id(id),
        count: 0,
    }
}
