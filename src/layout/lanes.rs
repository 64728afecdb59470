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

/// The rows of the kinds that are used, as they stand below each other, without counts.
pub(crate) fn in_order(timeline: &Timeline, used: &[String]) -> Vec<Lane> {
    let mut lanes: Vec<Lane> = Vec::new();
    let mut offer = |kind: &str| {
        let used = used.iter().any(|other| other == kind);
        if used && !lanes.iter().any(|lane| lane.kind == kind) {
            lanes.push(a_lane(kind));
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
    lanes
}

/// The number of a kind's row; the last possible one is shared by all that have none of their own.
pub(crate) fn lane(lanes: &[Lane], kind: &str) -> u8 {
    let found = lanes.iter().position(|lane| lane.kind == kind);
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
