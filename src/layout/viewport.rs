//! Zooming and panning as values: from a view to the next one, always clamped.

use crate::scale::{DAY, Window, midnight, within};

use super::dense::COLUMN;
use super::elastic::held;
use super::flow::Flow;
use super::metrics::INSET;
use super::place::Extent;
use super::stage::{elastic, projection, window, zoom_at};
use super::{Axis, Items, Plan, Projection, View, Zoom};

/// The view `factor` times as close, with what is at pixel `at` staying there.
#[must_use]
pub fn zoom(plan: &Plan, view: &View, factor: f64, at: f64) -> View {
    if !(factor > 0.0 && at.is_finite()) {
        return *view;
    }
    let (before, closest) = closeness(plan, view);
    let after = within(before * factor, 1.0, closest);
    match view.axis {
        Axis::Elastic => {
            let (scale, offset) = elastic(plan, view);
            let unit = plan.map.unit_at(offset + at, scale);
            zoom_at(plan, after, plan.map.pixel(unit, after) - at)
        }
        Axis::Proportional => {
            let now = window(plan, view);
            let time = now.time(at, plan.frame().width);
            settle(plan, now.zoom(after / before, time))
        }
    }
}

/// The view moved by pixels: positive shows what comes later.
#[must_use]
pub fn pan(plan: &Plan, view: &View, by: f64) -> View {
    // Nothing, or no number.
    if !by.is_normal() {
        return *view;
    }
    match view.axis {
        Axis::Elastic => {
            let (scale, offset) = elastic(plan, view);
            zoom_at(plan, scale, offset + by)
        }
        Axis::Proportional => {
            let now = window(plan, view);
            settle(plan, now.pan(by / plan.frame().width * now.span()))
        }
    }
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
    // Room to the end of the view: of a mark, and among few events also to read its label.
    let room: f64 = if items.dense() { 40.0 } else { 96.0 };
    let width = plan.frame().width;
    let Some(item) = items.get(entry) else {
        return *view;
    };
    let projection = projection(plan, view);
    let (x0, x1, mark) = column(items, plan, &projection, entry);
    // To scale, marks stand at their intervals, but in columns where a day has too many.
    let extent = Extent::new(&projection, item, width);
    let at = extent.x;
    // The marks of a bar stay in view as long as it does.
    let near = if extent.is_wide() {
        within(mark, extent.x0, extent.x1)
    } else {
        at
    };
    let days = COLUMN * plan.m.z..width + 0.5;
    // What has to be in view.
    let (a, b) = match view.axis {
        Axis::Elastic => (mark, mark),
        Axis::Proportional if items.dense() && days.contains(&(x1 - x0)) => {
            let span = window(plan, view).span();
            // A day that fills the view is no wider for a rounding.
            if span > DAY - 1.0 {
                (mark, near)
            } else if crowded(items, item.start as f64, span) {
                (mark, mark)
            } else {
                // Of a day wider than the view, no view has both.
                (at, at)
            }
        }
        Axis::Proportional => (at, at),
    };
    let end = width - room.min(width / 4.0);
    let inside = |x: f64| x >= 0.0 && x <= end;
    let centre = width / 2.0;
    // What is to be there.
    let middle = match view.axis {
        _ if inside(a) && inside(b) => centre,
        // Of a column wider than the view, the mark itself.
        Axis::Elastic if x1 - x0 <= width => f64::midpoint(x0, x1),
        _ => f64::midpoint(a, b),
    };
    match &projection {
        // Back from the background, the main period is shown as it was at the start.
        Projection::Linear { window, .. }
            if middle != centre
                && item.start >= items.main.0
                && window.span() > plan.fit.span() * 0.9 =>
        {
            fit(view)
        }
        _ => pan(plan, view, middle - centre),
    }
}

/// A view after a zoom, moved so that an entry's mark stands where it stood before. A slot grows,
/// and the mark's distance from where it begins does not.
#[must_use]
pub fn hold(items: &Items, plan: &Plan, before: &View, after: &View, entry: u32) -> View {
    if after.axis == Axis::Proportional {
        return *after;
    }
    let at = |view| column(items, plan, &projection(plan, view), entry).2;
    pan(plan, after, at(after) - at(before))
}

/// Whether a view around a time holds too many events to show each by itself.
fn crowded(items: &Items, time: f64, span: f64) -> bool {
    let before = |time: f64| items.before(time as i64);
    before(time + span / 2.0).saturating_sub(before(time - span / 2.0)) > super::DENSE
}

/// From where to where an entry's slot or day reaches, or its column of one that has several; and
/// where its mark stands there.
fn column(items: &Items, plan: &Plan, projection: &Projection, entry: u32) -> (f64, f64, f64) {
    let (x0, flow, base) = if items.dense() {
        let start = items.get(entry).map_or(0.0, |item| item.start as f64);
        let day = midnight(start);
        let entries = items.on_day(day);
        let entries = entries.start as u32..entries.end as u32;
        let (x0, x1) = (projection.x(day), projection.x(day + DAY));
        let flow = Flow::day(entries, x1 - x0, plan.day_rows, plan.m);
        (x0, flow, COLUMN * plan.m.z)
    } else {
        let slot = super::slots::slot_of(&plan.slots, entry);
        let (Some(slot), Projection::Elastic { scale, offset, .. }) = (slot, projection) else {
            return (0.0, 0.0, INSET);
        };
        let (x0, x1) = slot.piece.reach(*scale, *offset);
        (x0, Flow::slot(slot, x1 - x0, plan.m), slot.piece.width)
    };
    let x0 = x0 + flow.place(entry);
    let x1 = x0 + flow.width;
    let mark = if items.dense() && x1 - x0 < base {
        f64::midpoint(x0, x1)
    } else {
        held(x0, x1, base) + INSET
    };
    (x0, x1, mark)
}

/// The view in which the entries from `first` to `last` come apart as far as they can; `None` when
/// it would be no closer than this one.
#[must_use]
pub fn open(items: &Items, plan: &Plan, view: &View, first: u32, last: u32) -> Option<View> {
    let (first, last) = (items.get(first)?, items.get(last)?);
    let start = midnight(first.start as f64);
    let end = midnight(last.start as f64) + DAY;
    let next = match view.axis {
        Axis::Elastic => units(plan, plan.map.unit(start), plan.map.unit(end)),
        Axis::Proportional => settle(plan, Window { start, end }),
    };
    let closer = closeness(plan, &next).0 / closeness(plan, view).0;
    (closer > 1.02).then_some(next)
}

/// The other axis, showing the same stretch of time.
#[must_use]
pub fn switch(plan: &Plan, view: &View, axis: Axis) -> View {
    if axis == view.axis {
        return *view;
    }
    if matches!(view.zoom, Zoom::Fit) {
        View { axis, ..*view }
    } else {
        stretch(plan, axis, seen(plan, view))
    }
}

/// Whether one can zoom out and in any further.
#[must_use]
pub fn limits(plan: &Plan, view: &View) -> (bool, bool) {
    let (now, closest) = closeness(plan, view);
    (now > 1.0 + 1e-6, now < closest * (1.0 - 1e-6))
}

/// How many times as close as the widest view a view is, and the closest one.
fn closeness(plan: &Plan, view: &View) -> (f64, f64) {
    match view.axis {
        Axis::Elastic => (elastic(plan, view).0, plan.closest),
        Axis::Proportional => {
            let whole = plan.whole.span();
            (whole / window(plan, view).span(), whole / plan.shortest)
        }
    }
}

/// The units of the elastic axis that a view shows, whatever its axis: from and to.
pub(crate) fn seen(plan: &Plan, view: &View) -> (f64, f64) {
    let map = &plan.map;
    match view.axis {
        Axis::Elastic => {
            let (scale, offset) = elastic(plan, view);
            let end = offset + plan.frame().width;
            (map.unit_at(offset, scale), map.unit_at(end, scale))
        }
        Axis::Proportional => {
            let now = window(plan, view);
            (map.unit(now.start), map.unit(now.end))
        }
    }
}

/// The view of either axis from and to these units of the elastic one.
pub(crate) fn stretch(plan: &Plan, axis: Axis, (from, to): (f64, f64)) -> View {
    match axis {
        Axis::Elastic => units(plan, from, to),
        Axis::Proportional => {
            let (start, end) = (plan.map.time(from), plan.map.time(to));
            settle(plan, Window { start, end })
        }
    }
}

/// The view of the elastic axis from and to these units.
fn units(plan: &Plan, from: f64, to: f64) -> View {
    let map = &plan.map;
    // The length of a stretch is linear in the scale: breaks are its constant part.
    let silent = map.pixel(to, 0.0) - map.pixel(from, 0.0);
    let lively = map.pixel(to, 1.0) - map.pixel(from, 1.0) - silent;
    let width = plan.frame().width;
    let wish = (width - silent) / lively.max(1e-9);
    let scale = within(wish, 1.0, plan.closest);
    let middle = f64::midpoint(map.pixel(from, scale), map.pixel(to, scale));
    zoom_at(plan, scale, middle - width / 2.0)
}

/// The view of the proportional axis with a clamped window, the first view when it is nearly that.
fn settle(plan: &Plan, window: Window) -> View {
    let window = window.clamp(plan.shortest, plan.whole);
    let most = plan.fit.span() * 1e-4;
    let near = |a: f64, b: f64| (a - b).abs() < most;
    let zoom = if near(window.start, plan.fit.start) && near(window.end, plan.fit.end) {
        Zoom::Fit
    } else {
        Zoom::Window(window)
    };
    let axis = Axis::Proportional;
    View { axis, zoom }
}
