//! The rows of a chart: one for each kind of events.

use crate::model::{KnownKind, Mark, Timeline};

/// The row of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lane {
    /// The kind's id.
    pub kind: String,
    /// Which known kind it is.
    pub known: Option<KnownKind>,
    /// The shape of its marks.
    pub mark: Mark,
    /// Which colour token, such as `strike`; `None` is neutral.
    pub color: Option<String>,
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
pub(crate) fn lanes(timeline: &Timeline, kinds: &[String]) -> Vec<Lane> {
    let kinds = kinds.iter().take(usize::from(u8::MAX));
    kinds.map(|id| a_lane(timeline, id)).collect()
}

/// The number of a kind's row.
pub(crate) fn lane(kinds: &[String], kind: &str) -> u8 {
    let found = kinds.iter().position(|id| id == kind);
    found.unwrap_or(usize::MAX).min(usize::from(u8::MAX) - 1) as u8
}

/// The row of a kind, without a count.
pub(crate) fn a_lane(timeline: &Timeline, id: &str) -> Lane {
    let known = KnownKind::from_id(id);
    let declared = timeline.kinds.iter().find(|kind| kind.id == id);
    let fallback = known.map(|_| id.to_owned());
    Lane {
        kind: id.to_owned(),
        known,
        mark: match (known, declared) {
            (Some(known), _) => known.mark(),
            (None, Some(declared)) => declared.mark,
            (None, None) => Mark::Ring,
        },
        color: declared.and_then(|kind| kind.color.clone()).or(fallback),
        count: 0,
    }
}
