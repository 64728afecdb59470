//! Curves from the selected event to those it is related to.

use crate::model::RelationKind;

use super::metrics::HALF;
use super::{Items, Scene, Side, spot};

type Point = (f64, f64);
type Curve = [Point; 4];

/// Points of a drawn curve.
const POINTS: u32 = 40;
/// From the middle of a mark to the end of a curve.
const CLEAR: f64 = 10.0;

/// A curve between two marks.
#[derive(Clone, Debug, PartialEq)]
pub struct Arc {
    /// Which relation.
    pub rel: RelationKind,
    /// The entry at its other end.
    pub other: u32,
    /// Points from the event that refers to the one referred to.
    pub path: Vec<Point>,
    /// The arrow's head: three points, the middle one its tip.
    pub tip: [Point; 3],
}

/// Curves between the selected entry and its relations `(kind, reverse, other entry)`; `reverse`
/// means that the other one refers to the selected. Those with an end out of view, or with both
/// ends in one cluster, are left out. Of several routes each takes the one that crosses the fewest
/// labels.
#[must_use]
#[inline(never)]
pub fn arcs(
    scene: &Scene,
    items: &Items,
    selected: u32,
    relations: &[(RelationKind, bool, u32)],
) -> Vec<Arc> {
    let place = |entry: u32| {
        let spot = spot(scene, items, entry)?;
        let ghost = spot.mark.and_then(|n| scene.marks.get(n));
        let y = spot.y.filter(|_| ghost.is_none_or(|mark| !mark.ghost))?;
        Some((spot.x, y))
    };
    let Some(here) = place(selected) else {
        return Vec::new();
    };
    let walls = walls(scene);
    let mut arcs = Vec::new();
    for (rel, reverse, other) in relations {
        let Some(there) = place(*other).filter(|there| distance(*there, here) > 2.0 * CLEAR) else {
            continue;
        };
        let (from, to) = if *reverse {
            (there, here)
        } else {
            (here, there)
        };
        let curve = route(from, to, &walls, scene);
        let (path, tip) = draw(&curve, from, to);
        arcs.push(Arc {
            rel: *rel,
            other: *other,
            path,
            tip,
        });
    }
    arcs
}

/// What a curve should not cross: labels, and lane names that stand inside the plot.
fn walls(scene: &Scene) -> Vec<[f64; 4]> {
    let mut walls: Vec<[f64; 4]> = Vec::new();
    for mark in scene.marks.iter().filter(|mark| !mark.ghost) {
        let width = mark.label_width;
        let (x0, x1) = match mark.side {
            Side::End => (mark.x + mark.gap, mark.x + mark.gap + width * 0.92),
            Side::Start => (mark.x - mark.gap - width, mark.x - mark.gap),
            Side::Hidden => continue,
        };
        let y = mark.y - HALF;
        walls.push([x0 - 2.0, y, x1, y + f64::from(mark.lines) * 16.0]);
    }
    if !scene.wide {
        for lane in &scene.lanes {
            walls.push([0.0, lane.y + 2.0, 110.0, lane.y + 24.0]);
        }
    }
    walls
}

/// The best of the candidates: fewest crossings, then the first.
fn route(from: Point, to: Point, walls: &[[f64; 4]], scene: &Scene) -> Curve {
    let top = scene.head_height + scene.ruler_height;
    let mut best = (f64::MAX, [from, from, to, to]);
    let mut nth = 0.0;
    candidates(from, to, &mut |curve| {
        let mut cost = nth * 0.12;
        nth += 1.0;
        for step in 1..32 {
            let (x, y) = at(&curve, 0.01 + 0.03 * f64::from(step));
            if y < top || y > scene.height - 3.0 {
                cost += 2.0;
            }
            let inside = |w: &[f64; 4]| x > w[0] && x < w[2] && y > w[1] && y < w[3];
            if walls.iter().any(inside) {
                cost += 1.0;
            }
        }
        if cost < best.0 {
            best = (cost, curve);
        }
    });
    best.1
}

fn candidates(from: Point, to: Point, offer: &mut dyn FnMut(Curve)) {
    let ((ax, ay), (bx, by)) = (from, to);
    let (dx, dy) = (bx - ax, by - ay);
    if dx > 60.0 {
        // Down or up on the near side of the marks, where no labels are.
        let way = if dy < 0.0 { -1.0 } else { 1.0 };
        for (out, drop, share) in &[(26.0, 38.0, 0.8), (34.0, 24.0, 1.0), (30.0, 30.0, 0.9)] {
            let second = (ax + (dx * 0.3).min(90.0), by - way * drop);
            offer([from, (ax - out, ay + dy * share), second, to]);
        }
    }
    if dx.abs() < 36.0 {
        let bulge = 12.0 + dy.abs() * 0.16;
        for &bulge in &[bulge, bulge * 1.5] {
            let (left, right) = (ax.min(bx) - bulge * 1.3, ax.max(bx) + bulge * 1.3);
            for &x in &[left, right] {
                offer([from, (x, ay + dy * 0.08), (x, by - dy * 0.08), to]);
            }
        }
        return;
    }
    for &height in &[
        24.0, 44.0, 70.0, 100.0, 150.0, 210.0, -24.0, -44.0, -70.0_f64,
    ] {
        let y = if height > 0.0 { ay.min(by) } else { ay.max(by) } - height;
        let near = dx * 0.1;
        if dx.abs() > 170.0 {
            offer([from, (ax + near, y), (bx - near, y), to]);
        }
        let up = if ay > by { -1.0 } else { 1.0 };
        let first = (ax + dx * 0.45, ay + up * height.abs() * 0.1);
        // Not upright: the playhead stands there, and the head of the curve would lie in it.
        let second = (bx - near, by - up * height.abs() * 1.3);
        offer([from, first, second, to]);
    }
}

/// Cuts the curve off at both marks, samples it and puts a head on it.
fn draw(curve: &Curve, from: Point, to: Point) -> (Vec<Point>, [Point; 3]) {
    let (mut start, mut end) = (0.0, 1.0);
    while start < 0.45 && distance(at(curve, start), from) < CLEAR {
        start += 0.005;
    }
    while end > 0.55 && distance(at(curve, end), to) < CLEAR + 1.0 {
        end -= 0.005;
    }
    let step = (end - start) / f64::from(POINTS);
    let mut path = Vec::new();
    for n in 0..POINTS + 1 {
        path.push(at(curve, start + step * f64::from(n)));
    }
    let (tip, before) = (at(curve, end), at(curve, end - 0.03));
    let length = distance(before, tip).max(f64::EPSILON);
    let (dx, dy) = ((tip.0 - before.0) / length, (tip.1 - before.1) / length);
    // So far back and to the side: barbs of 7 pixels at 26 degrees.
    const BACK: f64 = 6.3;
    let barb = |side: f64| (tip.0 - BACK * dx + side * dy, tip.1 - BACK * dy - side * dx);
    (path, [barb(3.05), tip, barb(-3.05)])
}

/// A point of a cubic Bézier curve, `t` from 0 to 1.
fn at(curve: &Curve, t: f64) -> Point {
    let s = 1.0 - t;
    let weights = [s * s * s, 3.0 * s * s * t, 3.0 * s * t * t, t * t * t];
    let mut point = (0.0, 0.0);
    for (weight, (x, y)) in weights.iter().zip(curve) {
        point.0 += weight * x;
        point.1 += weight * y;
    }
    point
}

fn distance(a: Point, b: Point) -> f64 {
    let (dx, dy) = (a.0 - b.0, a.1 - b.1);
    // Not `hypot`: nothing here is near the ends of what a float holds.
    (dx * dx + dy * dy).sqrt()
}
