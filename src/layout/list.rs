//! The list: the same order, one group for each interval, and the silences between.

use std::ops::Range;

use super::{Gap, Items, Visible};

/// Visible events of one interval.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Places among the visible entries, for [`Visible::nth`].
    pub places: Range<usize>,
    /// Its first visible entry, which stands for the date.
    pub first: u32,
    /// Several events whose order within the interval is not known.
    pub many: bool,
    /// The silence before it, where at least a whole day is empty.
    pub gap: Option<Gap>,
}

/// The groups of the visible entries at `places`, which need not begin at a group's start.
/// Costs as much as there are places.
#[must_use]
pub fn groups(items: &Items, visible: &Visible, places: Range<usize>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut last: Option<super::Entry> = None;
    let mut end = i64::MIN;
    if let Some(before) = places.start.checked_sub(1) {
        last = visible.nth(before).and_then(|e| items.get(e)).copied();
        end = last.map_or(i64::MIN, |entry| entry.end);
    }
    for place in places {
        let Some(entry) = visible.nth(place) else {
            break;
        };
        let Some(item) = items.get(entry) else { break };
        match (groups.last_mut(), last) {
            (Some(group), Some(last)) if last.same_slot(item) => {
                group.places.end = place + 1;
                group.many = item.share_of_day().is_none();
            }
            (_, last) => groups.push(Group {
                places: place..place + 1,
                first: entry,
                many: false,
                gap: last
                    .filter(|_| item.start.saturating_sub(end) >= crate::model::SECONDS_PER_DAY)
                    .map(|last| Gap::between(&last, item)),
            }),
        }
        end = end.max(item.end);
        last = Some(*item);
    }
    groups
}
