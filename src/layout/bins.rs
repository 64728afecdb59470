//! Units of time in view, and how many events each lane has in them.

use std::ops::Range;

use crate::scale::Step;

use super::elastic::shortened;
use super::{Items, More, Plan, Projection, Scene, Visible};

/// A stretch of time in view: civil seconds and pixels.
#[derive(Clone, Copy)]
pub(crate) struct Stretch {
    pub(crate) from: f64,
    pub(crate) to: f64,
    pub(crate) x0: f64,
    pub(crate) x1: f64,
    /// When the stretch itself begins and ends, in view or not: what lies beyond is another's.
    whole: (i64, i64),
}

/// A unit of time in a stretch.
pub(crate) struct Bin {
    /// Those that start in it.
    pub(crate) entries: Range<u32>,
    pub(crate) x0: f64,
    pub(crate) x1: f64,
}

/// The parts of the axis that are in view. Draws the breaks between them.
pub(crate) fn stretches(scene: &mut Scene, plan: &Plan) -> Vec<Stretch> {
    let width = scene.width;
    match &scene.projection {
        Projection::Linear { window, .. } => vec![Stretch {
            from: window.start,
            to: window.end,
            x0: 0.0,
            x1: width,
            whole: (i64::MIN, i64::MAX),
        }],
        Projection::Elastic { map, scale, offset } => {
            let mut stretches = Vec::new();
            let mut pauses = plan.pauses.iter();
            for piece in map.pieces() {
                let (x0, x1) = piece.reach(*scale, *offset);
                if piece.silent {
                    if let Some(pause) = pauses.next().filter(|_| x1 >= 0.0 && x0 <= width) {
                        scene.breaks.push(shortened(pause, (x0, x1), width, plan.m));
                    }
                    continue;
                }
                if x1 <= 0.0 || x0 >= width || x1 <= x0 {
                    continue;
                }
                let (a, b) = (x0.max(0.0), x1.min(width));
                let (pixels, seconds) = (x1 - x0, piece.end - piece.start);
                stretches.push(Stretch {
                    from: piece.start + (a - x0) / pixels * seconds,
                    to: piece.start + (b - x0) / pixels * seconds,
                    x0: a,
                    x1: b,
                    whole: (piece.start.floor() as i64, piece.end.ceil() as i64),
                });
            }
            stretches
        }
    }
}

/// Cuts stretches at the boundaries of a step. Pieces narrower than `least` pixels at the ends of
/// a stretch join their neighbours.
pub(crate) fn bins(
    items: &Items,
    projection: &Projection,
    stretches: &[Stretch],
    step: Step,
    least: f64,
) -> Vec<Bin> {
    let mut bins: Vec<Bin> = Vec::new();
    for stretch in stretches {
        // What is cut off by the view, not by the calendar, still counts as a whole.
        let mut start = step.floor(stretch.from.floor() as i64);
        let mut begun = false;
        while (start as f64) < stretch.to {
            let end = step.offset(start, 1);
            let (from, to) = (start.max(stretch.whole.0), end.min(stretch.whole.1));
            start = end;
            let (x0, x1) = (projection.x(from as f64), projection.x(to as f64));
            let entries = items.before(from) as u32..items.before(to) as u32;
            match bins.last_mut() {
                Some(last) if begun && (x1 - x0 < least || last.x1 - last.x0 < least) => {
                    (last.entries.end, last.x1) = (entries.end, x1);
                }
                _ => bins.push(Bin { entries, x0, x1 }),
            }
            begun = true;
        }
    }
    bins
}

/// The visible entries of each lane.
pub(crate) struct Counter<'a> {
    pub(crate) items: &'a Items,
    pub(crate) visible: &'a Visible,
}

impl Counter<'_> {
    /// Of those that a stretch of entries, of this lane or another, has of it: the rank of the
    /// first one among all of the lane, and how many there are.
    pub(crate) fn count(&self, lane: usize, entries: &Range<u32>) -> (usize, usize) {
        let first = self.rank(lane, entries.start);
        let end = self.rank(lane, entries.end);
        (first, end.saturating_sub(first))
    }

    /// How many of a lane stand before an entry.
    fn rank(&self, lane: usize, entry: u32) -> usize {
        let place = self.items.entries.lane_before_entry(lane, entry);
        self.visible.lane_rank(lane, place)
    }

    pub(crate) fn nth(&self, lane: usize, rank: usize) -> u32 {
        let place = self.visible.lane_nth(lane, rank);
        let nth = |place: u32| self.items.entries.lane_nth(lane, place as usize);
        let entry = place.and_then(nth);
        entry.unwrap_or(0)
    }

    /// Puts "+ 12 more" below a list at a place of a width, for those that it leaves out: from a rank
    /// on so many.
    pub(crate) fn more(
        &self,
        scene: &mut Scene,
        lane: usize,
        (x, width): (f64, f64),
        y: f64,
        (rank, count): (usize, usize),
    ) {
        if count > 0 {
            scene.mores.push(More {
                x: x + 8.0,
                y,
                width: width - 8.0,
                lane: lane as u8,
                count,
                first: self.nth(lane, rank),
                last: self.nth(lane, rank + count - 1),
            });
        }
    }
}
