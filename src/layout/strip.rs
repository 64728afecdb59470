//! The overview below the chart: always elastic, always whole, so that it stays put as a map.

use crate::scale::{DAY, Step, Unit, within};

use super::slots::Slot;
use super::stage::{elastic, window as time_window};
use super::viewport::{pan, seen, stretch};
use super::{Axis, Font, Items, Plan, Texts, Tick, View, Visible};

/// Below the axis line: the dates.
const FOOT: f64 = 12.5;
/// Height of a row of marks.
const ROW: f64 = 8.6;
/// Most rows of marks in a slot.
const ROWS: usize = 4;
/// Between two dates.
const AIR: f64 = 8.0;
/// Width of a counting bar with its gap.
const BAR: f64 = 3.0;
/// Width of a counting bar, in pixels.
pub const THICK: f64 = 2.0;

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
    /// Counting bars: x and height above the line, each [`THICK`] (many events).
    pub bars: Vec<(f64, f64)>,
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

/// The overview. Costs as much as it is wide.
#[must_use]
#[inline(never)]
pub fn strip(
    items: &Items,
    plan: &Plan,
    visible: &Visible,
    width: f64,
    height: f64,
    texts: Texts,
) -> Strip {
    let width = within(width, 1.0, 20_000.0);
    let mut strip = Strip {
        width,
        height,
        base: height - FOOT,
        ..Strip::default()
    };
    let share = width / plan.map.units().max(1.0);
    for piece in plan.map.pieces() {
        let (from, to) = (piece.unit * share, (piece.unit + piece.width) * share);
        if piece.silent {
            strip.slashes.push(f64::midpoint(from, to));
        } else {
            strip.segments.push((from, to));
        }
    }
    if items.dense() {
        density(&mut strip, items, plan, visible);
        years(&mut strip, plan, share, &texts);
    } else {
        slots(&mut strip, items, plan, visible, share, &texts);
    }
    strip
}

/// The marks of each slot, and a date where it has room, once a day.
fn slots(
    strip: &mut Strip,
    items: &Items,
    plan: &Plan,
    visible: &Visible,
    share: f64,
    texts: &Texts,
) {
    let (mut free, mut named) = (-99.0, None);
    for slot in &plan.slots {
        let piece = &slot.piece;
        let (middle, width) = (
            (piece.unit + piece.width / 2.0) * share,
            piece.width * share,
        );
        let columns = slot.entries.len().div_ceil(ROWS).max(1);
        let rows = slot.entries.len().div_ceil(columns).max(1);
        let apart = (width / columns as f64).min(9.0);
        for (entry, nth) in slot.entries.clone().zip(0..) {
            let (column, row) = (nth / rows, nth % rows);
            strip.marks.push(StripMark {
                entry,
                x: middle + (column as f64 - (columns as f64 - 1.0) / 2.0) * apart,
                y: strip.base - 6.0 - row as f64 * ROW,
                ghost: !visible.contains(entry),
            });
        }
        let Some(first) = items.get(slot.entries.start) else {
            continue;
        };
        let day = first.within_a_day().then(|| first.day());
        if day.is_some() && named == day {
            continue;
        }
        let text = texts.words.strip(first);
        let room = width + 10.0;
        if name(strip, &mut free, middle, room, text, texts) {
            named = day;
        }
    }
}

/// Puts words, if there are any, below the line, as close to a place as the ends let them, if they
/// have room; they leave no room to others up to `free`.
fn name(
    strip: &mut Strip,
    free: &mut f64,
    middle: f64,
    room: f64,
    text: String,
    texts: &Texts,
) -> bool {
    let words = texts.measure.width(&text, Font::Strip);
    let x = within(middle, words / 2.0, strip.width - words / 2.0);
    let fits = !text.is_empty() && words < room && x - words / 2.0 > *free;
    if fits {
        *free = x + words / 2.0 + AIR;
        strip.texts.push(StripText { x, text });
    }
    fits
}

fn density(strip: &mut Strip, items: &Items, plan: &Plan, visible: &Visible) {
    let number = (strip.width / BAR).floor().max(1.0) as usize;
    let total = plan.map.units();
    let (mut from, mut tallest) = (0, 1.0_f64);
    for bar in 0..number {
        let time = plan.map.time(total * (bar + 1) as f64 / number as f64);
        let to = items.before(time.ceil() as i64);
        let count = visible.among(from, to);
        if count > 0 {
            tallest = tallest.max(count as f64);
            strip.bars.push((bar as f64 * BAR + 0.5, count as f64));
        }
        from = to;
    }
    for (_, height) in &mut strip.bars {
        *height = (*height / tallest * (strip.base - 5.0)).max(1.0);
    }
}

/// Years, or as many of them as there is room for.
fn years(strip: &mut Strip, plan: &Plan, share: f64, texts: &Texts) {
    let pieces = plan.map.pieces();
    let (Some(first), Some(last)) = (pieces.first(), pieces.last()) else {
        return;
    };
    let years = (last.end - first.start) / (365.2425 * DAY);
    let wish = years / (strip.width / 40.0).max(1.0);
    let (mut count, mut by) = (1_u32, 2);
    while f64::from(count) < wish && count <= 100_000 {
        // 1, 2, 10, 20, 100: each a multiple of the one before.
        count *= by;
        by = 10 / by;
    }
    let step = if years < 1.0 {
        Unit::Month.step()
    } else {
        Step::new(Unit::Year, count)
    };
    let mut free = -99.0;
    // The first one has begun before the first event; it is named at the start, whatever the step.
    let mut at = step.unit.floor(first.start as i64);
    while at as f64 <= last.end {
        let tick = Tick {
            at,
            step,
            roomy: false,
            context: false,
        };
        let (_, text) = texts.words.tick(tick);
        let middle = plan.map.unit(at as f64) * share;
        name(strip, &mut free, middle, f64::INFINITY, text, texts);
        at = step.offset(at, 1);
    }
}

/// The unit of the axis at a place of an overview of a width.
fn unit_at(plan: &Plan, width: f64, x: f64) -> f64 {
    x / width.max(1.0) * plan.map.units()
}

/// The inverse of [`unit_at`].
fn pixel(plan: &Plan, width: f64, unit: f64) -> f64 {
    unit / plan.map.units().max(1.0) * width
}

/// Where an entry stands in an overview of a width, in pixels from its beginning in reading
/// direction, as all places here.
#[must_use]
pub fn position(items: &Items, plan: &Plan, width: f64, entry: u32) -> Option<f64> {
    let item = items.get(entry)?;
    let unit = if items.dense() {
        plan.map.unit(item.start as f64)
    } else {
        let piece = super::slots::slot_of(&plan.slots, entry)?.piece;
        piece.unit + piece.width / 2.0
    };
    Some(pixel(plan, width, unit))
}

/// The visible entry at a place of an overview of a width; `None` when there is none at all.
#[must_use]
pub fn nearest(items: &Items, plan: &Plan, visible: &Visible, width: f64, x: f64) -> Option<u32> {
    let unit = unit_at(plan, width, x);
    if items.dense() {
        return super::hit::nearest_in_time(items, visible, plan.map.time(unit));
    }
    let slot = |number: usize| {
        let slot = plan.slots.get(number)?;
        Some((slot.piece.unit, slot.piece.width, slot.entries.clone()))
    };
    super::hit::nearest_in_slots(&slot, visible, unit)
}

/// The window of a view, in pixels of an overview of a width: from and to.
#[must_use]
pub fn window(plan: &Plan, view: &View, width: f64) -> (f64, f64) {
    let (from, to) = seen(plan, view);
    let inside = |unit: f64| within(pixel(plan, width, unit), 0.0, width);
    (inside(from), inside(to))
}

/// The view whose window runs from and to these pixels of an overview (an edge was dragged).
#[must_use]
pub fn set_window(plan: &Plan, view: &View, width: f64, from: f64, to: f64) -> View {
    if !(to - from).is_normal() || to < from {
        return *view;
    }
    let unit = |x: f64| unit_at(plan, width, within(x, 0.0, width));
    stretch(plan, view.axis, (unit(from), unit(to)))
}

/// The view as close as before, its middle at a pixel of an overview (the window was dragged, or
/// the overview clicked outside of it).
#[must_use]
pub fn centre(plan: &Plan, view: &View, width: f64, x: f64) -> View {
    if !x.is_finite() {
        return *view;
    }
    let unit = unit_at(plan, width, within(x, 0.0, width));
    let view_width = plan.frame().width;
    let at = match view.axis {
        Axis::Elastic => {
            let (scale, offset) = elastic(plan, view);
            plan.map.pixel(unit, scale) - offset
        }
        Axis::Proportional => time_window(plan, view).x(plan.map.time(unit), view_width),
    };
    pan(plan, view, at - view_width / 2.0)
}

/// The slot with which a window begins or ends at this place of an overview of a width, or one so
/// many slots further: its first entry, and where a window would begin or end with it, in pixels.
/// `None` where entries have no slots of their own.
#[must_use]
pub fn edge(
    plan: &Plan,
    width: f64,
    (x, start): (f64, bool),
    further: isize,
) -> Option<(u32, f64)> {
    // An edge is never exactly where a slot is.
    const NEAR: f64 = 1e-6;
    let unit = unit_at(plan, width, x);
    let slots = &plan.slots;
    let (near, back) = if start { (NEAR, 0) } else { (-NEAR, 1) };
    // A window begins with the first slot that ends after it does, and ends with the last one that
    // begins before.
    let at = |slot: &Slot, end: bool| slot.piece.unit + if end { slot.piece.width } else { 0.0 };
    let here = slots.partition_point(|slot| at(slot, start) <= unit + near);
    let there = here.saturating_sub(back).saturating_add_signed(further);
    let slot = slots.get(there.min(slots.len().saturating_sub(1)))?;
    Some((slot.entries.start, pixel(plan, width, at(slot, !start))))
}

/// The time at a place of an overview of a width in civil seconds, for the values of the window's
/// edges.
#[must_use]
pub fn time(plan: &Plan, width: f64, x: f64) -> i64 {
    plan.map.time(unit_at(plan, width, x)) as i64
}
