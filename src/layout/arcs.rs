//! Curves from the selected event to those it is related to.

use crate::model::RelationKind;

use super::{Plan, Scene};

/// A curve between two marks.
#[derive(Clone, Debug, PartialEq)]
pub struct Arc {
    /// Which relation.
    pub rel: RelationKind,
    /// The entry at its other end.
    pub other: u32,
    /// Points from the event that refers to the one referred to.
    pub path: Vec<(f64, f64)>,
    /// The arrow's head: three points, the middle one its tip.
    pub tip: [(f64, f64); 3],
}

/// Curves between the selected entry and its relations `(kind, reverse, other entry)`; `reverse`
/// means that the other one refers to the selected. Those whose end is out of view are left out.
#[must_use]
pub fn arcs(
    scene: &Scene,
    plan: &Plan,
    selected: u32,
    relations: &[(RelationKind, bool, u32)],
) -> Vec<Arc> {
    let _ = (scene, plan, selected, relations);
    Vec::new()
}
