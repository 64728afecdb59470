//! The rows of a chart: one for each kind of events.

use crate::model::order::order;
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

/// Puts rows that stand in the order in which they occur as they stand below each other; for each,
/// where that is.
pub(crate) fn put_in_order(timeline: &Timeline, lanes: &mut Vec<Lane>) -> Vec<usize> {
    let mut ranks = Vec::new();
    for lane in lanes.iter() {
        let mut declared = timeline.kinds.iter();
        ranks.push(match lane.known {
            Some(kind) => kind as usize,
            None => declared
                .position(|kind| kind.id == lane.kind)
                .map_or(usize::MAX, |at| KnownKind::ALL.len() + at),
        });
    }
    let order = order(ranks.len(), &mut |a, b| ranks.get(a).cmp(&ranks.get(b)));
    let occurring = std::mem::take(lanes);
    for from in order {
        let from = from as usize;
        if let (Some(lane), Some(rank)) = (occurring.get(from), ranks.get_mut(from)) {
            // From now on without gaps.
            *rank = lanes.len();
            lanes.push(lane.clone());
        }
    }
    ranks
}

/// The number of a kind's row in the order in which they occur, to which it is added where it is
/// not among them. Kinds are few; beyond what there are rows for, they share the last one.
pub(crate) fn lane(lanes: &mut Vec<Lane>, kind: &str) -> u8 {
    let most = usize::from(u8::MAX);
    let found = lanes.iter().position(|lane| lane.kind == kind);
    let at = found.unwrap_or(lanes.len()).min(most - 1);
    if at == lanes.len() {
        lanes.push(a_lane(kind));
    }
    at as u8
}

/// The row of a kind, without a count.
pub(crate) fn a_lane(id: &str) -> Lane {
    Lane {
        kind: id.to_owned(),
        known: KnownKind::from_id(id),
        count: 0,
    }
}
