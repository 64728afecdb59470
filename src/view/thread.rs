//! What the selection adds to the chart: its interval, its arcs, the arithmetic of its date.

use yew::NodeRef;

use super::backdrop::{drawing, words_at};
use super::css::{draw, drawn};
use super::follow::TINT;
use super::hands::Hands;
use super::keep::Keep;
use super::tag::{Tag, nodes, path, tag};
use crate::layout::{Font, arcs, dimension};
use crate::model::RelationKind;
use crate::state::{Edge, LinkKind, Shared};

/// The interval in which the selected event may lie, tinted.
pub(crate) fn tint(hands: &Hands, entry: u32, node: &NodeRef) -> Option<Tag> {
    let place = hands.tint_at(entry);
    let made = |place: &[f64; 3]| tag("div.dt-band").hidden().node(node).style(TINT, place);
    place.as_ref().map(made)
}

/// What the threads show.
#[derive(PartialEq)]
pub(crate) struct ThreadsProps {
    pub(crate) hands: Shared<Hands>,
    pub(crate) entry: u32,
}

/// Arcs to related events, and the dimension line of a derived date.
#[inline(never)]
pub(super) fn draw_threads(props: &ThreadsProps, _: &Keep) -> Tag {
    let (hands, entry): (&Hands, u32) = (&props.hands, props.entry);
    let (context, scene) = (&hands.context, &hands.scene);
    let mut relations = Vec::new();
    for link in &context.chronology.links(entry) {
        if let LinkKind::Relation(kind) = link.kind {
            relations.push((kind, link.reverse, link.entry));
        }
    }
    let found = arcs(scene, &context.chronology.items, entry, &relations);
    let fx = context.across(scene.width);
    let line = |points: &[(f64, f64)]| {
        let mut d = String::new();
        for (x, y) in points {
            let step = if d.is_empty() { "M# #" } else { "L# #" };
            draw(&mut d, step, &[fx(*x), *y]);
        }
        d
    };
    drawing("svg.dt-under dt-arcs", scene.width, scene.height)
        .children(found.iter().map(|arc| {
            nodes()
                .child(path("dt-arc", line(&arc.path)).is(
                    "data-rel",
                    if arc.rel == RelationKind::Contradicts {
                        "contradicts"
                    } else {
                        ""
                    },
                ))
                .child(path("dt-arc-tip", line(&arc.tip)))
        }))
        .child(counted(hands, entry))
}

fn counted(hands: &Hands, entry: u32) -> Option<Tag> {
    let (context, scene) = (&hands.context, &hands.scene);
    let working = context.chronology.event(entry)?.when.working.as_ref()?;
    let anchor = context.chronology.find(working.anchor.as_deref()?)?;
    let line = dimension(scene, &context.chronology.items, entry, anchor)?;
    let fx = context.across(scene.width);
    let (a, b) = (fx(line.x0), fx(line.x1));
    // In the middle of what the buttons at the edges leave free.
    let near = line.x0.max(hands.taken(Edge::Start));
    let far = line.x1.min(scene.width - hands.taken(Edge::End));
    let middle = f64::midpoint(near, far);
    // Cut off, a number would be another one; without any, nobody knows what the line counts.
    if context.surface.width(&working.span, Font::LabelBold) > far - near {
        return None;
    }
    let (top, foot) = (line.y - 5.0, line.y + 5.0);
    let caps = drawn("M# #V#M# #V#", &[a, top, foot, b, top, foot]);
    let text = words_at("text.dt-dim-t", fx(middle), line.y - 6.0, &working.span);
    Some(
        nodes()
            .child(path("dt-dim", drawn("M# #H#", &[a, line.y, b])))
            .child(path("dt-dim-cap", caps))
            .child(text),
    )
}
