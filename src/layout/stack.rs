//! The vertical list of marks in a slot.

use std::ops::Range;

use super::metrics::{CHROME, ROWS};
use super::{Items, Plan};

/// Height of "+ 12 more".
const MORE: f64 = 24.0;

/// An entry in its list.
pub(crate) struct Stacked {
    pub(crate) entry: u32,
    /// From the first row's top to the mark's row.
    pub(crate) dy: f64,
    pub(crate) lines: u32,
}

/// The entries of a slot in one lane, from top to bottom.
pub(crate) struct Stack {
    /// As many as are shown.
    pub(crate) shown: Vec<Stacked>,
    /// Width of the labels.
    pub(crate) label: f64,
    pub(crate) height: f64,
    /// Where "+ 12 more" goes, from the first row's top, and the first of those that it leaves out.
    pub(crate) more: Option<(f64, u32)>,
}

/// Stacks the entries of a lane in a slot of a width; all marks of a slot stand at one x, since no
/// order within the interval is known. `room` is the height to fill; without it, that of [`ROWS`]
/// rows.
pub(crate) fn stack(
    items: &Items,
    plan: &Plan,
    slot: &Range<u32>,
    lane: usize,
    width: f64,
    room: Option<f64>,
) -> Stack {
    let more = MORE * plan.m.z;
    let mut out = Stack {
        shown: Vec::new(),
        label: (width - CHROME + 4.0).max(30.0),
        height: 0.0,
        more: None,
    };
    let own = |entry: &u32| {
        items
            .get(*entry)
            .is_some_and(|item| usize::from(item.lane) == lane)
    };
    let count = slot.clone().filter(own).count();
    for entry in slot.clone().filter(own) {
        let lines = plan.words.lines(entry, out.label);
        let (shown, dy) = (out.shown.len(), out.height);
        out.height += plan.m.row(lines);
        let full = match room {
            // What fitted at the narrowest fits at every width.
            Some(room) => {
                let reserve = if shown + 1 == count { 0.0 } else { more };
                shown > 0 && out.height + reserve > room + 0.5
            }
            None => shown >= ROWS - 1,
        };
        if full && count > ROWS {
            out.more = Some((dy, entry));
            out.height = dy + more;
            break;
        }
        out.shown.push(Stacked { entry, dy, lines });
    }
    out
}
