//! Many events, near: those of each day in columns, with "+ 12 more" where they are too many.

use std::ops::Range;

use super::bins::{Bin, Counter};
use super::dense::COLUMN;
use super::elastic::listed;
use super::flow::Flow;
use super::metrics::{GAP, HALF, INSET, Metrics};
use super::{Caption, Entry, Items, LaneBox, Plan, Scene, Texts, Visible};

/// As many elements as the marks of all columns together may be.
const MOST: usize = 540;
/// Rows of the highest lane.
const ROWS: usize = 4;

/// The height of a row.
pub(crate) fn pitch(m: Metrics) -> f64 {
    23.0 * m.z.max(1.0)
}

/// The events of each day in columns.
#[inline(never)]
pub(crate) fn day_columns(
    scene: &mut Scene,
    items: &Items,
    plan: &Plan,
    visible: &Visible,
    bins: &[Bin],
    texts: &Texts,
) {
    for bin in bins {
        let (from, to) = (bin.entries.start as usize, bin.entries.end as usize);
        if visible.among(from, to) > 0 {
            day(scene, items, bin, texts);
        }
    }
    // A day that is wider than the view has most of its events beside it.
    let mut seen = (u32::MAX, 0);
    let counter = Counter { items, visible };
    // Many lanes full of events have more in view than a page should hold.
    for rows in (2..ROWS + 1).rev() {
        scene.marks.clear();
        scene.mores.clear();
        for of in plan.lanes.iter().enumerate() {
            for slot in 0..scene.slots.len() {
                lane(scene, plan, of, &counter, slot, rows, &mut seen);
            }
        }
        if elements(scene, items, texts) <= MOST {
            break;
        }
    }
    let (from, to) = seen;
    if from < to {
        scene.shows(visible, from as usize, to as usize);
    }
}

/// Of how many elements the marks consist: a box, its shape of two and its label, perhaps with a
/// date and a lead of their own.
fn elements(scene: &Scene, items: &Items, texts: &Texts) -> usize {
    let mut elements = scene.mores.len();
    for mark in &scene.marks {
        elements += 4;
        if let Some(item) = items.get(mark.entry) {
            elements += usize::from(!item.on_one_day());
            elements += usize::from(!texts.labels.label(item.event).0.is_empty());
        }
    }
    elements
}

fn day(scene: &mut Scene, items: &Items, bin: &Bin, texts: &Texts) {
    let line = (bin.x0 > 0.0).then_some(false);
    scene.slot((bin.x0, bin.x1), &bin.entries, line);
    let timed = |entry: u32| items.get(entry).is_some_and(Entry::is_fine);
    let Range { start, end } = bin.entries;
    if let Some(first) = items.get(start)
        && bin.entries.len() > 1
        && !(start..end.min(start + 64)).any(timed)
    {
        let x = bin.x0.max(0.0);
        scene.captions.push(Caption {
            x,
            width: bin.x1 - x,
            text: texts.words.caption(first, false),
        });
    }
}

/// The visible entries of one lane in one day. From which to which entries are seen, widened by all
/// of the columns in view.
fn lane(
    scene: &mut Scene,
    plan: &Plan,
    (lane, bounds): (usize, &LaneBox),
    counter: &Counter,
    slot: usize,
    most: usize,
    seen: &mut (u32, u32),
) {
    let Some(day) = scene.slots.get(slot) else {
        return;
    };
    let pitch = pitch(plan.m);
    let rows = ((bounds.rows / pitch) as usize).clamp(1, most);
    let x0 = day.x;
    let flow = Flow::day(day.entries.clone(), day.width, plan.day_rows, plan.m);
    for column in flow.seen(x0, scene.width) {
        // Of a column wider than the view, they stay in view as long as it does.
        let (x, end, entries) = flow.column(column, x0, COLUMN * plan.m.z);
        *seen = (seen.0.min(entries.start), seen.1.max(entries.end));
        let (rank, count) = counter.count(lane, &entries);
        let shown = if count > rows { rows - 1 } else { count };
        let y = |row: usize| bounds.top + row as f64 * pitch;
        for nth in 0..shown {
            let label = (end - x - INSET - GAP - HALF, 1);
            let at = (x, y(nth) + HALF);
            listed(scene, slot, counter.nth(lane, rank + nth), at, label, false);
        }
        let rest = (rank + shown, count - shown);
        counter.more(scene, lane, (x, end - x), y(shown), rest);
    }
}
