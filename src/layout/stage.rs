//! What the reader looks at, and the way from there to a scene.

use crate::scale::{Window, within};

use super::bins::stretches;
use super::{Items, Plan, Projection, Scene, Texts, Visible};

/// The room that the chart has. A [`Plan`] holds for one of these.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// Width of the plot in pixels (without the gutter).
    pub width: f64,
    /// `--dt-size` in pixels.
    pub size: f64,
    /// Lane names stand in a gutter beside the plot, not inside the lanes.
    pub wide: bool,
}

/// Which of the two axes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Axis {
    /// Silences are shortened; every interval gets the width its words need.
    #[default]
    Elastic,
    /// To scale.
    Proportional,
}

/// Which part of the axis is in view.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Zoom {
    /// As at the start: everything, or the main period where not everything fits; to scale, always
    /// the main period.
    #[default]
    Fit,
    /// Of the elastic axis. Survives a change of width.
    Elastic {
        /// How far slots are stretched, at least 1.
        scale: f64,
        /// What stands at the start edge: the number of a piece of the axis and the share of it
        /// that lies before the edge (2.5 is the middle of the third); of a dense chronology, whose
        /// pieces depend on the width, its civil second.
        start: f64,
    },
    /// Of the proportional axis: a stretch of time.
    Window(Window),
}

/// What the reader looks at. A zoom of the other axis counts as [`Zoom::Fit`]; see
/// [`viewport::switch`](super::viewport::switch) for changing the axis without losing the place.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct View {
    /// Which axis.
    pub axis: Axis,
    /// Which part of it.
    pub zoom: Zoom,
}

/// Lays out what is in view.
///
/// Costs as much as there are pixels: some hundred entries are walked at most, however many there
/// are. The selection is no part of it; ask [`spot`](super::spot),
/// [`band`](super::band), [`arcs`](super::arcs) and [`dimension`](super::dimension).
#[must_use]
#[inline(never)]
pub fn scene(items: &Items, plan: &Plan, visible: &Visible, view: &View, texts: Texts) -> Scene {
    let mut scene = plan.scene(projection(plan, view));
    let stretches = stretches(&mut scene, plan);
    let mut density = 0.0_f64;
    for s in &stretches {
        density = density.max((s.x1 - s.x0) / (s.to - s.from).max(1.0));
        match scene.rules.last_mut() {
            // They stop at the breaks.
            Some(rule) if s.x0 - rule.1 < 1.0 => rule.1 = s.x1,
            _ => scene.rules.push((s.x0, s.x1)),
        }
    }
    match scene.projection {
        _ if items.dense() => super::dense::fill(
            &mut scene, items, plan, visible, &stretches, density, &texts,
        ),
        Projection::Elastic { scale, offset, .. } => {
            super::elastic::fill(&mut scene, items, plan, visible, (scale, offset), &texts);
        }
        Projection::Linear { .. } => {
            super::proportional::fill(
                &mut scene, items, plan, visible, &stretches, density, &texts,
            );
        }
    }
    scene
}

/// The map between time and pixels.
pub(crate) fn projection(plan: &Plan, view: &View) -> Projection {
    match view.axis {
        Axis::Elastic => {
            let (scale, offset) = elastic(plan, view);
            let map = plan.map.clone();
            Projection::Elastic { map, scale, offset }
        }
        Axis::Proportional => Projection::Linear {
            window: window(plan, view),
            width: plan.frame().width,
        },
    }
}

/// What the proportional axis shows.
pub(crate) fn window(plan: &Plan, view: &View) -> Window {
    match view.zoom {
        Zoom::Window(window) => window.clamp(plan.shortest, plan.whole),
        _ => plan.fit,
    }
}

/// Scale and offset (in pixels of the stretched axis) of the elastic axis.
pub(crate) fn elastic(plan: &Plan, view: &View) -> (f64, f64) {
    let map = &plan.map;
    let (scale, offset) = match view.zoom {
        Zoom::Elastic { scale, start } => {
            let scale = within(scale, 1.0, plan.closest);
            (scale, map.pixel(unit(plan, start), scale))
        }
        _ => (1.0, plan.home),
    };
    (scale, within(offset, 0.0, last(plan, scale)))
}

/// The offset with which the elastic axis ends at the end of the view.
fn last(plan: &Plan, scale: f64) -> f64 {
    (plan.map.length(scale) - plan.frame().width).max(0.0)
}

/// From what stands at the start edge to units; see [`Zoom::Elastic`].
fn unit(plan: &Plan, start: f64) -> f64 {
    if plan.dense {
        return plan.map.unit(start);
    }
    let number = start as usize;
    match plan.map.pieces().get(number) {
        Some(piece) => piece.unit + (start - number as f64).max(0.0) * piece.width,
        None => plan.map.units(),
    }
}

/// The inverse of [`unit`].
fn place(plan: &Plan, unit: f64) -> f64 {
    if plan.dense {
        return plan.map.time(unit);
    }
    let number = plan.map.piece(unit, 1.0);
    let share = plan.map.pieces().get(number).map_or(0.0, |piece| {
        within(
            (unit - piece.unit) / piece.width.max(1e-9),
            0.0,
            1.0 - 1e-12,
        )
    });
    number as f64 + share
}

/// The view of the elastic axis with a scale that it can have, and an offset.
pub(crate) fn zoom_at(plan: &Plan, scale: f64, offset: f64) -> View {
    let last = last(plan, scale);
    let zoom = if scale <= 1.0 && last < 1.0 {
        Zoom::Fit
    } else {
        let unit = plan.map.unit_at(within(offset, 0.0, last), scale);
        let start = place(plan, unit);
        Zoom::Elastic { scale, start }
    };
    let axis = Axis::Elastic;
    View { axis, zoom }
}
