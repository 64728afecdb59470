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
    /// How many kinds had occurred before it; 0 once the columns are full.
    pub(crate) number: u8,
    /// Where it stands among all kinds that there may be; likewise.
    pub(crate) rank: usize,
}

/// Counts an event of a kind among the rows, which stand as they do below each other: the number of
/// its row. Kinds are few; beyond what there are numbers for, they share the last one.
pub(crate) fn count(timeline: &Timeline, lanes: &mut Vec<Lane>, kind: &str) -> u8 {
    let next = lanes.len().min(usize::from(u8::MAX) - 1) as u8;
    let found = lanes.iter().position(|lane| lane.kind == kind);
    let shared = || lanes.iter().position(|lane| lane.number == next);
    let at = found.or_else(shared).unwrap_or_else(|| {
        let mut lane = a_lane(kind);
        lane.number = next;
        lane.rank = rank(timeline, &lane);
        let after = lanes.iter().position(|other| other.rank > lane.rank);
        let at = after.unwrap_or(lanes.len());
        lanes.insert(at, lane);
        at
    });
    lanes.get_mut(at).map_or(next, |lane| {
        lane.count += 1;
        lane.number
    })
}

/// Where a row stands: known kinds first, then the declared ones, then the rest as they occur.
fn rank(timeline: &Timeline, lane: &Lane) -> usize {
    let mut declared = timeline.kinds.iter();
    match lane.known {
        Some(kind) => kind as usize,
        None => declared
            .position(|kind| kind.id == lane.kind)
            .map_or(usize::MAX, |at| KnownKind::ALL.len() + at),
    }
}

/// The row of a kind, not counted and without a place among the others.
pub(crate) fn a_lane(id: &str) -> Lane {
    Lane {
        kind: id.to_owned(),
        known: KnownKind::from_id(id),
        count: 0,
        number: 0,
        rank: 0,
    }
}
