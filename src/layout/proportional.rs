//! The proportional axis of a small chronology, and of the few events in view of a large one.

use super::bins::Stretch;
use super::elastic::{bar, horizon};
use super::metrics::HALF;
use super::place::{Dot, Extent, dots, place};
use super::{Edges, Items, LaneBox, Open, Plan, Projection, Scene, Texts, Visible, ruler};
use crate::scale::Unit;

/// Fills the scene of the proportional axis.
#[inline(never)]
pub(crate) fn fill(
    scene: &mut Scene,
    items: &Items,
    plan: &Plan,
    visible: &Visible,
    stretches: &[Stretch],
    density: f64,
    texts: &Texts,
) {
    ruler::ticks(scene, stretches, (density, Unit::Minute), plan.m, texts);
    ruler::gaps(scene, plan, texts);
    for (number, bounds) in plan.lanes.iter().enumerate() {
        let entries = items.entries.lane(number);
        lane(scene, items, plan, bounds, entries, visible, texts);
    }
    scene.edges = edges(scene, items, visible);
    if let Some(day) = items.horizon {
        // The line stands where the report's day begins: from then on nothing is reported.
        let x = scene.projection.x(day as f64);
        horizon(x, scene, plan.m);
    }
}

/// Puts some entries of a lane where their time is; returns those in view.
pub(crate) fn lane<'a>(
    scene: &mut Scene,
    items: &'a Items,
    plan: &Plan,
    bounds: &LaneBox,
    entries: &[u32],
    visible: &Visible,
    texts: &Texts,
) -> Vec<Dot<'a>> {
    let visible = Some(visible);
    let mut dots = dots(items, plan, entries, &scene.projection, visible, texts);
    let rows = ((bounds.rows + 4.0) / plan.m.pitch()) as usize;
    let origin = match &scene.projection {
        Projection::Linear { .. } => scene.projection.x(0.0),
        Projection::Elastic { offset, .. } => -offset,
    };
    let middle = bounds.top + (bounds.rows / 2.0).max(HALF);
    let clusters = &mut scene.clusters;
    place(&mut dots, clusters, middle, rows, scene.width, origin);
    for dot in dots.iter_mut().filter(|dot| !dot.crowded) {
        let mark = &mut dot.mark;
        mark.y = bounds.top + HALF + mark.y * plan.m.pitch();
        scene.add(mark);
        if let Some((x0, end)) = dot.bar
            && !mark.ghost
        {
            // An arrow is to be seen; what has an end has it where it is.
            let x1 = match dot.item.open {
                Open::None | Open::Start => end,
                Open::End | Open::Both => end.min(scene.width - 2.0),
            };
            bar(scene, mark.entry, dot.item, (x0, x1), mark.y, None);
        }
    }
    dots
}

/// What is outside the view: of few events, marks stand where their intervals let them.
fn edges(scene: &Scene, items: &Items, visible: &Visible) -> Edges {
    let mut edges = Edges::default();
    for (item, entry) in items.entries.all().iter().zip(0_u32..) {
        let at = Extent::new(&scene.projection, item, scene.width);
        if at.seen(scene.width) || !visible.contains(entry) {
            continue;
        }
        if at.x < 0.0 {
            edges.before += 1;
            edges.last_before = Some(entry);
        } else {
            edges.after += 1;
            edges.first_after = edges.first_after.or(Some(entry));
        }
    }
    edges
}
