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

/// Counts an event of a kind among the rows, which stand as they do below each other: how many
/// kinds had occurred before it. `numbers` holds that of each row, and where it stands. Kinds are
/// few; beyond what there are numbers for, they share the last one.
pub(crate) fn count(
    timeline: &Timeline,
    lanes: &mut Vec<Lane>,
    numbers: &mut Vec<(u8, usize)>,
    kind: &str,
) -> u8 {
    let next = lanes.len().min(usize::from(u8::MAX) - 1) as u8;
    let found = lanes.iter().position(|lane| lane.kind == kind);
    let shared = || numbers.iter().position(|of| of.0 == next);
    let at = found.or_else(shared).unwrap_or_else(|| {
        let lane = a_lane(kind);
        let own = rank(timeline, &lane);
        let after = numbers.iter().position(|of| of.1 > own);
        let at = after.unwrap_or(lanes.len());
        lanes.insert(at, lane);
        numbers.insert(at, (next, own));
        at
    });
    if let Some(lane) = lanes.get_mut(at) {
        lane.count += 1;
    }
    numbers.get(at).map_or(next, |of| of.0)
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

/// The row of a kind, without a count.
pub(crate) fn a_lane(id: &str) -> Lane {
    Lane {
        kind: id.to_owned(),
        known: KnownKind::from_id(id),
        count: 0,
    }
}
