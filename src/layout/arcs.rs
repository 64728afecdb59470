//! Curves from the selected event to those it is related to.

use crate::model::RelationKind;

use super::metrics::HALF;
use super::{Items, Scene, Side, spot};
use crate::scale::within;

type Point = (f64, f64);
type Curve = [Point; 4];

/// Points of a drawn curve.
const POINTS: u32 = 40;
/// So near to what it should not lie on, a curve lies on it.
const NEAR: f64 = 3.0;
/// For a pixel on a label, a curve is rather so many pixels longer.
const COVERS: f64 = 18.0;
/// For a pixel outside the lanes, likewise.
const OUTSIDE: f64 = 36.0;
/// How far up or down a curve may set out. In the smallest numbers that hold it.
const RISES: [i16; 11] = [0, -24, 24, -50, 50, -90, 90, -140, 140, -220, 220];
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
/// means that the other one refers to the selected. Those without a mark or a cluster in view at
/// both ends, or whose ends are too close to each other, are left out. Each takes a way around the
/// labels, where there is one.
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
        Some((spot.x, spot.y?))
    };
    let Some(here) = place(selected) else {
        return Vec::new();
    };
    let walls = walls(scene, here.0);
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
        arcs.push(draw(*rel, *other, &curve));
    }
    arcs
}

/// What a curve should not lie on: labels, lane names that stand inside the plot, and the playhead
/// at `here`. Each is left, top, right, bottom.
fn walls(scene: &Scene, here: f64) -> Vec<[f64; 4]> {
    let mut walls = vec![[here - NEAR, 0.0, here + NEAR, scene.height]];
    for mark in &scene.marks {
        let x = match mark.side {
            Side::End => mark.x + mark.gap,
            Side::Start => mark.x - mark.gap - mark.label_width,
            Side::Hidden => continue,
        };
        let y = mark.y - HALF;
        let bottom = y + f64::from(mark.lines) * 16.0;
        walls.push([x - NEAR, y, x + mark.label_width + NEAR, bottom + NEAR]);
    }
    if !scene.wide {
        for lane in &scene.lanes {
            walls.push([0.0, lane.y + 2.0, 110.0, lane.y + 24.0]);
        }
    }
    walls
}

/// Of many curves the one that covers the least, for how long it is. First the curve sets out at
/// both ends alike, then each end in turn has its own best way.
fn route(from: Point, to: Point, walls: &[[f64; 4]], scene: &Scene) -> Curve {
    let dx = to.0 - from.0;
    // Where one is above the other, it bows out to the free side.
    let aside = if dx.abs() < 36.0 { 34.0 } else { 4.0 };
    let leads = [
        (0.1 * dx, 0.0),
        (0.45 * dx, 0.0),
        (0.0, aside),
        (0.0, -20.0),
    ];
    let mut best = f64::MAX;
    let mut curve = [from, from, to, to];
    for turn in 0..5_u32 {
        let (leaves, arrives) = (turn == 0 || turn % 2 == 1, turn % 2 == 0);
        let start = curve;
        for (lead, aside) in &leads {
            for rise in &RISES {
                let rise = f64::from(*rise);
                let mut other = start;
                if leaves {
                    other[1] = (from.0 + aside + lead, from.1 + rise);
                }
                if arrives {
                    other[2] = (to.0 + aside - lead, to.1 + rise);
                }
                let cost = cost(&other, walls, scene, best);
                if cost < best {
                    (best, curve) = (cost, other);
                }
            }
        }
    }
    curve
}

/// The length of a curve, with what lies on labels or outside counted many times over; no further
/// than `most`.
fn cost(curve: &Curve, walls: &[[f64; 4]], scene: &Scene, most: f64) -> f64 {
    let top = scene.head_height + scene.ruler_height;
    let [from, first, second, to] = *curve;
    let length = distance(from, first) + distance(first, second) + distance(second, to);
    let steps = within(length / 9.0, 12.0, 90.0);
    let mut cost = length;
    let mut step = 1.0;
    while step < steps && cost < most {
        let point = at(curve, step / steps);
        step += 1.0;
        let (x, y) = point;
        if distance(point, from) < CLEAR || distance(point, to) < CLEAR {
            continue;
        }
        if y < top || y > scene.height - 3.0 || x < 2.0 || x > scene.width - 2.0 {
            cost += OUTSIDE * length / steps;
        }
        if walls
            .iter()
            .any(|w| x > w[0] && x < w[2] && y > w[1] && y < w[3])
        {
            cost += COVERS * length / steps;
        }
    }
    cost
}

/// Cuts the curve off at both marks, samples it and puts a head on it.
fn draw(rel: RelationKind, other: u32, curve: &Curve) -> Arc {
    let start = cut(curve, 0.0, 0.005, CLEAR);
    let end = cut(curve, 1.0, -0.005, CLEAR + 1.0);
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
    const ASIDE: f64 = 3.05;
    let (x, y) = (tip.0 - BACK * dx, tip.1 - BACK * dy);
    let (aside, along) = (ASIDE * dy, ASIDE * dx);
    Arc {
        rel,
        other,
        path,
        tip: [(x + aside, y - along), tip, (x - aside, y + along)],
    }
}

/// Where a curve is clear of the mark at one of its ends, or nearly at its middle.
fn cut(curve: &Curve, end: f64, step: f64, clear: f64) -> f64 {
    let (mut t, mark) = (end, at(curve, end));
    while (t - end).abs() < 0.45 && distance(at(curve, t), mark) < clear {
        t += step;
    }
    t
}

/// A point of a cubic Bézier curve, `t` from 0 to 1.
fn at(curve: &Curve, t: f64) -> Point {
    let [from, first, second, to] = curve;
    let s = 1.0 - t;
    let weights = (s * s * s, 3.0 * s * s * t, 3.0 * s * t * t, t * t * t);
    let sum = |a: f64, b: f64, c: f64, d: f64| {
        weights.0 * a + weights.1 * b + weights.2 * c + weights.3 * d
    };
    (
        sum(from.0, first.0, second.0, to.0),
        sum(from.1, first.1, second.1, to.1),
    )
}

/// Apart: it is worked out in so many places that the calls weigh less than the arithmetic.
#[inline(never)]
fn distance(a: Point, b: Point) -> f64 {
    let (dx, dy) = (a.0 - b.0, a.1 - b.1);
    // Not `hypot`: nothing here is near the ends of what a float holds.
    (dx * dx + dy * dy).sqrt()
}
