//! From a pointer to an entry, and from an entry to its place.

use std::ops::Range;

use crate::scale::{DAY, midnight, within};

use super::dense::SINGLE;
use super::metrics::{INSET, ROWS};
use super::place::Extent;
use super::{Cluster, DENSE, Entry, Items, Mode, Projection, Scene, SlotBox, Visible};

/// Where a selected entry is, for the thread and the knob.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Spot {
    /// The x of its mark, cluster or bar.
    pub x: f64,
    /// The y of its mark or cluster; `None` where it has neither, as in a counting bar, and where it
    /// is filtered out.
    pub y: Option<f64>,
    /// Index into the scene's marks.
    pub mark: Option<usize>,
    /// Index into the scene's clusters, if one stands for it.
    pub cluster: Option<usize>,
    /// From where to where the unit of time reaches in which it is counted, in a cluster or a bar.
    pub unit: Option<(f64, f64)>,
}

/// The arithmetic of a derived date as a line in the background row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dimension {
    /// At the earlier of the two dates, or the view's edge.
    pub x0: f64,
    /// At the later of the two dates, or the view's edge.
    pub x1: f64,
    /// Its height in the plot.
    pub y: f64,
}

/// The visible entry nearest to an x; inside a slot its width is divided among its entries.
///
/// `None` when every entry is filtered out. Of a dense chronology O(log n).
#[must_use]
pub fn nearest(scene: &Scene, items: &Items, visible: &Visible, x: f64) -> Option<u32> {
    let elastic = matches!(scene.projection, Projection::Elastic { .. });
    if items.dense() {
        if scene.mode == Mode::Marks
            && let Some(entry) = nearest_mark(scene, items, visible, x)
        {
            return Some(entry);
        }
        return nearest_in_time(items, visible, scene.projection.time(x));
    }
    let found = if elastic {
        let slot = |number: usize| {
            let slot = scene.slots.get(number)?;
            Some((slot.x, slot.width, slot.entries.clone()))
        };
        nearest_in_slots(&slot, visible, x)
    } else {
        nearest_to_scale(scene, items, visible, x)
    };
    found
        .or(scene.edges.last_before)
        .or(scene.edges.first_after)
}

/// The first of those that are no farther than any other.
struct Nearest {
    far: f64,
    entry: Option<u32>,
}

impl Nearest {
    fn offer(&mut self, far: f64, entry: u32) {
        if far < self.far {
            (self.far, self.entry) = (far, Some(entry));
        }
    }
}

impl Default for Nearest {
    fn default() -> Self {
        Self {
            far: f64::INFINITY,
            entry: None,
        }
    }
}

/// In the nearest slot that has visible entries, the one whose share of the width holds `x`. `slot`
/// tells of a slot by its number: start, width and entries.
pub(crate) fn nearest_in_slots(
    slot: &dyn Fn(usize) -> Option<(f64, f64, Range<u32>)>,
    visible: &Visible,
    x: f64,
) -> Option<u32> {
    let mut best = Nearest::default();
    for (x0, width, entries) in (0..).map_while(slot) {
        let far = (x0 - x).max(x - (x0 + width)).max(0.0);
        if best.far <= far {
            continue;
        }
        let share = ((x - x0) / width.max(1e-9)).max(0.0);
        let entries = entries.start as usize..entries.end as usize;
        if let Some(entry) = share_of(visible, entries, share) {
            best.offer(far, entry);
        }
    }
    best.entry
}

/// The entry of a dense chronology nearest to a time. Those of one day share its hours equally,
/// since no order within the day is known.
pub(crate) fn nearest_in_time(items: &Items, visible: &Visible, time: f64) -> Option<u32> {
    let day = midnight(time);
    let entries = items.on_day(day);
    let rank = visible.rank(entries.start as u32);
    if let Some(entry) = share_of(visible, entries, (time - day) / DAY) {
        return Some(entry);
    }
    let mut best = Nearest::default();
    for beside in rank.saturating_sub(1)..rank + 1 {
        if let Some(entry) = visible.nth(beside)
            && let Some(item) = items.get(entry)
        {
            best.offer((item.start as f64 - time).abs(), entry);
        }
    }
    best.entry
}

/// The visible entry at a share (0 to 1) of a stretch of entries that has some.
fn share_of(visible: &Visible, entries: Range<usize>, share: f64) -> Option<u32> {
    let rank = visible.rank(entries.start as u32);
    let count = visible.among(entries.start, entries.end);
    let last = count.checked_sub(1)?;
    if entries.len() <= ROWS {
        return visible.nth(rank + ((share * count as f64) as usize).min(last));
    }
    // Many flow in columns, where those that are filtered out keep their places.
    let at = entries.start + ((share * entries.len() as f64) as usize).min(entries.len() - 1);
    let next = visible.rank(at as u32);
    let mut best = Nearest::default();
    for back in 0..2 {
        let beside = next.saturating_sub(back);
        let entry = visible.nth(beside.max(rank).min(rank + last))?;
        best.offer((entry as usize).abs_diff(at) as f64, entry);
    }
    best.entry
}

/// Farther than anything in view is from anything else there.
const OUT: f64 = 1e6;

/// To scale, entries of one interval stand side by side around its middle, a few pixels each.
fn nearest_to_scale(scene: &Scene, items: &Items, visible: &Visible, x: f64) -> Option<u32> {
    let mut best = Nearest::default();
    let mut start = 0;
    for chunk in items.entries.all().chunk_by(Entry::same_slot) {
        let entries = start..start + chunk.len() as u32;
        start = entries.end;
        let Some(first) = chunk.first() else { continue };
        let at = Extent::new(&scene.projection, first, scene.width);
        // Side by side, some would stand in the view of an interval whose marks are out of it.
        let out = if at.seen(scene.width) { 0.0 } else { OUT };
        let count = visible.among(entries.start as usize, entries.end as usize) as f64;
        let apart = within((at.x1 - at.x0) / (count + 1.0), 3.0, 6.0);
        let shown = entries.filter(|entry| visible.contains(*entry));
        for (entry, nth) in shown.zip(0_u32..) {
            let place = at.x + (f64::from(nth) - (count - 1.0) / 2.0) * apart;
            best.offer((place - x).abs() + out, entry);
        }
    }
    best.entry
}

/// The nearest of the marks in view; in a cluster its width is divided among its entries.
fn nearest_mark(scene: &Scene, items: &Items, visible: &Visible, x: f64) -> Option<u32> {
    let mut best = Nearest::default();
    for mark in scene.marks.iter().filter(|mark| !mark.ghost) {
        best.offer((mark.x - x).abs(), mark.entry);
    }
    let mut crowd = None;
    for cluster in &scene.clusters {
        let far = (cluster.x0 - x).max(x - cluster.x1).max(0.0);
        if far < best.far {
            best.far = far;
            crowd = Some(cluster);
        }
    }
    let Some(cluster) = crowd else {
        return best.entry;
    };
    // Entries between the first and the last need not be in view, and of those before it only the
    // ones that a scene looks back to can be in a crowd.
    let back = scene.edges.before.saturating_sub(DENSE);
    let from = visible.nth(back).unwrap_or(0);
    let start = scene.projection.time(0.0) as i64;
    let passes = |entry| visible.contains(entry);
    let mut entries = items.long.reaching(from, start, SINGLE, &passes);
    for rank in back..visible.rank(cluster.last) + 1 {
        if let Some(entry) = visible.nth(rank) {
            entries.push(entry);
        }
    }
    let share = ((x - cluster.x0) / (cluster.x1 - cluster.x0).max(1e-9)).max(0.0);
    let mut left = (share * cluster.count as f64) as usize;
    let mut found = cluster.last;
    for entry in entries {
        if stands_for(scene, items, cluster, entry) {
            found = entry;
            if left == 0 {
                break;
            }
            left -= 1;
        }
    }
    Some(found)
}

/// Where a pointer would be that has scrubbed to an entry: in the middle of its share of a slot,
/// whose marks all stand at one x; else at its mark. `None` when it is out of view.
#[must_use]
pub fn held(scene: &Scene, items: &Items, visible: &Visible, entry: u32) -> Option<f64> {
    let Some(slot) = slot_of(scene, entry).filter(|_| !items.dense()) else {
        return Some(spot(scene, items, entry)?.x);
    };
    let first = visible.rank(slot.entries.start);
    let count = visible.rank(slot.entries.end) - first;
    let share = (visible.rank(entry) - first) as f64 + 0.5;
    Some(slot.x + slot.width * share / (count as f64).max(1.0))
}

/// The slot in view that has an entry.
fn slot_of(scene: &Scene, entry: u32) -> Option<&SlotBox> {
    let mut slots = scene.slots.iter();
    slots.find(|slot| slot.entries.contains(&entry))
}

/// The nearest mark below (`down`) or above another one, for ↓ and ↑.
#[must_use]
pub fn vertical(scene: &Scene, entry: u32, down: bool) -> Option<u32> {
    let from = scene.marks.iter().find(|mark| mark.entry == entry)?;
    let way = if down { 1.0 } else { -1.0 };
    let mut best = Nearest::default();
    for mark in &scene.marks {
        if !mark.ghost && (mark.y - from.y) * way > 4.0 {
            let far = (mark.x - from.x).abs() * 2.0 + (mark.y - from.y).abs();
            best.offer(far, mark.entry);
        }
    }
    best.entry
}

/// Whether an entry is one of those that a cluster stands for: of a crowd of marks what stands in
/// its cell, of a counted unit all that starts in it.
fn stands_for(scene: &Scene, items: &Items, cluster: &Cluster, entry: u32) -> bool {
    let Some(item) = items.get(entry).filter(|item| item.lane == cluster.lane) else {
        return false;
    };
    let x = Extent::new(&scene.projection, item, scene.width).x;
    cluster.first <= entry
        && entry <= cluster.last
        && (scene.mode != Mode::Marks || x >= cluster.x0 - 0.5 && x < cluster.x1 + 0.5)
}

/// Where an entry is in a scene; `None` when it is out of view.
#[must_use]
pub fn spot(scene: &Scene, items: &Items, entry: u32) -> Option<Spot> {
    let item = items.get(entry)?;
    let mine =
        |lane: u8, first: u32, last: u32| lane == item.lane && first <= entry && entry <= last;
    let mut marks = scene.marks.iter().zip(0..);
    let mut clusters = scene.clusters.iter().zip(0..);
    let mut bars = scene.histogram.iter();
    let mut mores = scene.mores.iter();
    let mut spot = Spot::default();
    if let Some((mark, index)) = marks.find(|(mark, _)| mark.entry == entry) {
        let y = (!mark.ghost).then_some(mark.y);
        (spot.x, spot.y, spot.mark) = (mark.x, y, Some(index));
    } else if let Some((cluster, index)) =
        clusters.find(|(cluster, _)| stands_for(scene, items, cluster, entry))
    {
        (spot.x, spot.y, spot.cluster) = (cluster.x, Some(cluster.y), Some(index));
        spot.unit = Some((cluster.x0, cluster.x1));
    } else if let Some(bar) = bars.find(|bar| mine(bar.lane, bar.first, bar.last)) {
        spot.x = bar.x + bar.width / 2.0;
        spot.unit = Some((bar.x, bar.x + bar.width));
    } else if let Some(more) = mores.find(|more| mine(more.lane, more.first, more.last)) {
        (spot.x, spot.y) = (more.x + INSET - 8.0, Some(more.y + 12.0));
    } else {
        // A long interval that began far outside still reaches into the view of a dense chart.
        spot.x = Extent::new(&scene.projection, item, scene.width).x;
        if !(items.dense() && (0.0..=scene.width).contains(&spot.x)) {
            return None;
        }
    }
    Some(spot)
}

/// The x and the width of the interval in which the entry may lie, clipped to the view; of a
/// counted one, of the unit in which it is counted. `None` when it is out of view.
#[must_use]
pub fn band(scene: &Scene, items: &Items, entry: u32) -> Option<(f64, f64)> {
    let item = items.get(entry)?;
    let slot = slot_of(scene, entry);
    let counted = spot(scene, items, entry).filter(|_| items.dense());
    let (x0, x1) = match (slot, counted.and_then(|spot| spot.unit)) {
        (Some(slot), _) => (slot.x, slot.x + slot.width),
        (_, Some(unit)) => unit,
        _ => {
            let at = Extent::new(&scene.projection, item, scene.width);
            (at.x0, at.x1)
        }
    };
    let (x0, x1) = (x0.max(0.0), x1.min(scene.width));
    (x1 >= x0).then_some((x0, (x1 - x0).max(2.0)))
}

/// The line from a derived date to the date it was counted from; `None` where nothing of it is in
/// view, or no row is there for it.
#[must_use]
pub fn dimension(scene: &Scene, items: &Items, derived: u32, anchor: u32) -> Option<Dimension> {
    let x = |entry: u32| {
        let spot = spot(scene, items, entry).map(|spot| spot.x);
        let out = || Some(scene.projection.x(items.get(entry)?.start as f64));
        spot.or_else(out)
    };
    let (a, b) = (x(derived)?, x(anchor)?);
    let (x0, x1) = (a.min(b).max(-2.0), a.max(b).min(scene.width + 2.0));
    let (y, height) = scene.background;
    (x1 - x0 > 1.0 && height > 0.0).then_some(Dimension {
        x0,
        x1,
        y: y + height - 11.0,
    })
}
