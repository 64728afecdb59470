//! The card in a place that never changes its height while scrubbing.

use yew::{Html, NodeRef, hook, use_effect_with, use_mut_ref, use_node_ref, use_state_eq};

use super::card::content;
use super::context::Context;
use super::css::px;
use super::piece::piece;
use super::tag::{group, tag};
use crate::text::Key;

/// Up to so many events every card is measured; beyond, the tallest seen counts.
const MEASURED: u32 = 200;

/// What the card shows.
#[derive(Clone, PartialEq)]
pub(crate) struct ReserveProps {
    pub(crate) context: Context,
    /// The selected event; `None` when nothing matches.
    pub(crate) entry: Option<u32>,
    pub(crate) width: f64,
}

piece!(ReserveProps, use_reserve);

/// The card, as tall as the tallest one at this width.
#[hook]
fn use_reserve(props: &ReserveProps) -> Html {
    let ReserveProps {
        context,
        entry,
        width,
    } = props;
    let card = use_node_ref();
    let probe = use_node_ref();
    let height = use_state_eq(|| 0.0_f64);
    let few = context.chronology.len() <= MEASURED;
    // What decides the heights; while it differs from what was measured, the probe is there.
    let key = (
        context.chronology.clone(),
        context.words.clone(),
        context.surface.clone(),
        width.to_bits(),
    );
    let measured = use_state_eq(|| None);
    let probing = few && *width > 0.0 && measured.as_ref() != Some(&key);
    {
        let (probe, height, measured) = (probe.clone(), height.clone(), measured.clone());
        use_effect_with((key, probing), move |(key, probing)| {
            if *probing && let Some(tallest) = tallest(&probe) {
                height.set(tallest.ceil());
                measured.set(Some(key.clone()));
            }
        });
    }
    {
        // Beyond that many, the card may grow but never shrinks at one width.
        let (card, height, seen) = (
            card.clone(),
            height.clone(),
            use_mut_ref(|| (0_u64, 0.0_f64)),
        );
        use_effect_with((*entry, width.to_bits(), few), move |(_, width, few)| {
            if *few {
                return;
            }
            let Some(card) = card.cast::<web_sys::HtmlElement>() else {
                return;
            };
            let mut seen = seen.borrow_mut();
            if seen.0 != *width {
                *seen = (*width, 0.0);
            }
            seen.1 = seen.1.max(f64::from(card.offset_height()));
            height.set(seen.1);
        });
    }
    let style = ["min-height:max(var(--dt-card-min),", &px(*height), "px)"].concat();
    group([
        tag("section")
            .class("dt-card")
            .is("part", "card")
            .set("aria-label", context.get(Key::Selected))
            .node(&card)
            .style(&style)
            .child(if let Some(entry) = *entry {
                tag("div")
                    .class("dt-leaf")
                    .key(entry)
                    .child(content(context, entry))
                    .html()
            } else {
                Html::default()
            })
            .html(),
        if probing {
            tag("div")
                .class("dt-probe")
                .node(&probe)
                .is("aria-hidden", "true")
                .flag("inert", true)
                .children((0..context.chronology.len()).map(|entry| {
                    tag("div")
                        .class("dt-card")
                        .child(content(context, entry))
                        .html()
                }))
                .html()
        } else {
            Html::default()
        },
    ])
}

fn tallest(probe: &NodeRef) -> Option<f64> {
    let cards = probe.cast::<web_sys::Element>()?.children();
    (0..cards.length())
        .filter_map(|index| cards.item(index))
        .map(|card| card.get_bounding_client_rect().height())
        .reduce(f64::max)
}
