//! Zooming and panning as values: from a view to the next one, always clamped.

use super::{Axis, Items, Plan, View, Zoom};

/// The view `factor` times as close, with what is at pixel `at` staying there.
#[must_use]
pub fn zoom(items: &Items, plan: &Plan, view: &View, factor: f64, at: f64) -> View {
    let _ = (items, plan, factor, at);
    *view
}

/// The view moved by pixels: positive shows what comes later.
#[must_use]
pub fn pan(items: &Items, plan: &Plan, view: &View, by: f64) -> View {
    let _ = (items, plan, by);
    *view
}

/// The view as at the start.
#[must_use]
pub fn fit(view: &View) -> View {
    View {
        zoom: Zoom::Fit,
        ..*view
    }
}

/// The view with an entry in it; unchanged when it already is.
#[must_use]
pub fn show(items: &Items, plan: &Plan, view: &View, entry: u32) -> View {
    let _ = (items, plan, entry);
    *view
}

/// The other axis, showing the same stretch of time; an entry in view stays in view.
#[must_use]
pub fn switch(items: &Items, plan: &Plan, view: &View, axis: Axis, keep: Option<u32>) -> View {
    let _ = (items, plan, keep);
    View { axis, ..*view }
}

/// Whether one can zoom out and in any further.
#[must_use]
pub fn limits(items: &Items, plan: &Plan, view: &View) -> (bool, bool) {
    let _ = (items, plan, view);
    (true, true)
}
