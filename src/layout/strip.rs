//! The overview below the chart: always elastic, always whole, so that it stays put as a map.

use super::{Items, Plan, Texts, View, Visible};

/// The overview at a width. Changes with the filter, not with zoom or selection.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Strip {
    /// Width in pixels.
    pub width: f64,
    /// Height in pixels.
    pub height: f64,
    /// The axis line.
    pub base: f64,
    /// Small marks (few events).
    pub marks: Vec<StripMark>,
    /// Where the axis line runs, from and to.
    pub segments: Vec<(f64, f64)>,
    /// Where the slashes of breaks stand.
    pub slashes: Vec<f64>,
    /// Dates below the line.
    pub texts: Vec<StripText>,
    /// Counting bars: x, width, height above the line (many events).
    pub bars: Vec<(f64, f64, f64)>,
}

/// A small mark.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StripMark {
    /// Whose.
    pub entry: u32,
    /// Its middle.
    pub x: f64,
    /// Its middle.
    pub y: f64,
    /// Filtered out.
    pub ghost: bool,
}

/// A date.
#[derive(Clone, Debug, PartialEq)]
pub struct StripText {
    /// Its middle.
    pub x: f64,
    /// The words.
    pub text: String,
}

/// The overview.
#[must_use]
pub fn strip(
    items: &Items,
    plan: &Plan,
    visible: &Visible,
    width: f64,
    height: f64,
    texts: Texts,
) -> Strip {
    let _ = (items, plan, visible, texts);
    Strip {
        width,
        height,
        base: height - 12.5,
        ..Strip::default()
    }
}

/// Where an entry stands in an overview of a width.
#[must_use]
pub fn position(items: &Items, plan: &Plan, width: f64, entry: u32) -> Option<f64> {
    let _ = (plan, width, items.get(entry)?);
    None
}

/// The visible entry at a place of an overview of a width.
#[must_use]
pub fn nearest(items: &Items, plan: &Plan, visible: &Visible, width: f64, x: f64) -> Option<u32> {
    let _ = (items, plan, width, x);
    visible.nth(0)
}

/// The window of a view, in pixels of an overview of a width: from and to.
#[must_use]
pub fn window(items: &Items, plan: &Plan, view: &View, width: f64) -> (f64, f64) {
    let _ = (items, plan, view);
    (0.0, width)
}

/// The view whose window runs from and to these pixels of an overview.
#[must_use]
pub fn set_window(items: &Items, plan: &Plan, view: &View, width: f64, from: f64, to: f64) -> View {
    let _ = (items, plan, width, from, to);
    *view
}

/// The time at a place of an overview of a width, for the values of the window's edges.
#[must_use]
pub fn time(plan: &Plan, width: f64, x: f64) -> i64 {
    plan.map.time(x / width.max(1.0) * plan.map.units()) as i64
}
