//! What the selection adds to the chart: its interval, its arcs, the arithmetic of its date.

use yew::{Html, html};

use super::context::Context;
use super::css::px;
use crate::layout::{Scene, arcs, band, dimension};
use crate::model::RelationKind;
use crate::state::LinkKind;

/// The interval in which the selected event may lie, tinted.
pub(crate) fn tint(context: &Context, scene: &Scene, entry: u32) -> Html {
    let Some((x, width)) = band(scene, &context.chronology.items, entry) else {
        return Html::default();
    };
    let width = width.max(2.0);
    let x = if context.words.rtl {
        scene.width - x - width
    } else {
        x
    };
    let top = if scene.slots.is_empty() {
        scene.head_height + 4.0
    } else {
        0.0
    };
    html! {
        <svg class="dt-under dt-band" aria-hidden="true" viewBox={view_box(scene)}>
            <rect x={px(x)} y={px(top)} width={px(width)} height={px((scene.height - top).max(0.0))} />
        </svg>
    }
}

fn view_box(scene: &Scene) -> String {
    ["0 0 ", &px(scene.width), " ", &px(scene.height)].concat()
}

/// Arcs to related events, and the dimension line of a derived date.
pub(crate) fn threads(context: &Context, scene: &Scene, entry: u32) -> Html {
    let fx = |x: f64| {
        if context.words.rtl {
            scene.width - x
        } else {
            x
        }
    };
    let relations: Vec<(RelationKind, bool, u32)> = context
        .chronology
        .links(entry)
        .iter()
        .filter_map(|link| match link.kind {
            LinkKind::Relation(kind) => Some((kind, link.reverse, link.entry)),
            LinkKind::CountedFrom => None,
        })
        .collect();
    let found = arcs(scene, &context.chronology.items, entry, &relations);
    let path = |points: &[(f64, f64)]| {
        let mut d = String::new();
        for (index, (x, y)) in points.iter().enumerate() {
            d += &[
                if index == 0 { "M" } else { "L" },
                &px(fx(*x)),
                " ",
                &px(*y),
            ]
            .concat();
        }
        d
    };
    html! {
        <svg class="dt-under dt-arcs" aria-hidden="true" viewBox={view_box(scene)}>
            { for found.iter().map(|arc| html! { <>
                <path class="dt-arc" data-rel={if arc.rel == RelationKind::Contradicts { "contradicts" } else { "" }} d={path(&arc.path)} />
                <path class="dt-arc-tip" d={path(&arc.tip)} />
            </> }) }
            { counted(context, scene, entry) }
        </svg>
    }
}

fn counted(context: &Context, scene: &Scene, entry: u32) -> Html {
    let working = context
        .chronology
        .event(entry)
        .and_then(|event| event.when.working.as_ref());
    let line = working
        .and_then(|working| working.anchor.as_deref())
        .and_then(|anchor| context.chronology.find(anchor))
        .and_then(|anchor| dimension(scene, &context.chronology.items, entry, anchor));
    let (Some(line), Some(working)) = (line, working) else {
        return Html::default();
    };
    let fx = |x: f64| {
        if context.words.rtl {
            scene.width - x
        } else {
            x
        }
    };
    let (a, b) = (fx(line.x0).min(fx(line.x1)), fx(line.x0).max(fx(line.x1)));
    let cap = |x: f64| ["M", &px(x), " ", &px(line.y - 5.0), "V", &px(line.y + 5.0)].concat();
    html! { <>
        <path class="dt-dim" d={["M", &px(a), " ", &px(line.y), "H", &px(b)].concat()} />
        <path class="dt-dim-cap" d={cap(a) + &cap(b)} />
        <text class="dt-dim-t" x={px(f64::midpoint(a, b))} y={px(line.y - 6.0)} text-anchor="middle">{working.span.clone()}</text>
    </> }
}
