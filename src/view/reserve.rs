//! The card in a place that never changes its height while scrubbing.

use yew::{Html, NodeRef, hook, use_node_ref};

use super::card::content;
use super::context::{Context, Setting};
use super::keep::{use_after, use_kept, use_shown};
use super::piece::piece;
use super::tag::{nodes, tag};
use crate::state::Sight;
use crate::text::Key;

/// Up to so many events every card is measured; beyond, the tallest one seen counts.
const MEASURED: u32 = 200;

/// What the card shows.
#[derive(Clone, PartialEq)]
pub(crate) struct ReserveProps {
    pub(crate) context: Context,
    /// The selected event; `None` when nothing matches.
    pub(crate) entry: Option<u32>,
    pub(crate) width: f64,
    /// It is written once the chart has been painted, and measured once it has been itself.
    pub(crate) sight: Sight,
    /// The selection follows a pointer.
    pub(crate) scrubbing: bool,
    /// The card.
    pub(crate) card: NodeRef,
    /// The tallest card seen at this width, in pixels.
    pub(crate) tallest: f64,
}

piece!(ReserveProps, use_reserve);

/// The card, as tall as the tallest one at this width.
#[hook]
fn use_reserve(props: &ReserveProps) -> Html {
    let ReserveProps {
        context,
        entry,
        width,
        sight,
        scrubbing,
        card,
        tallest,
    } = props;
    // A new card fades in. One under a moving pointer has no time to, and is only written anew.
    let leaf = use_kept(|| *entry);
    let changed = use_kept(|| *entry);
    if changed.replace(*entry) != *entry && !scrubbing {
        leaf.replace(*entry);
    }
    let probe = use_node_ref();
    let height = use_shown(|| 0.0_f64);
    let few = context.chronology.len() <= MEASURED;
    // What decides the heights; while it differs from what was measured, the probe is there.
    let key = (context.chronology.clone(), Setting::new(context, *width));
    let measured = use_shown(|| None);
    let probing =
        few && *sight == Sight::Settled && *width > 0.0 && measured.get().as_ref() != Some(&key);
    {
        let (probe, height) = (probe.clone(), height.clone());
        use_after((key.clone(), probing), move || {
            if probing && let Some(most) = highest(&probe) {
                height.set(most.ceil());
                measured.set(Some(key));
            }
        });
    }
    let height = if few { height.get() } else { *tallest };
    nodes()
        .child(
            tag("section")
                .class("dt-card")
                .is("part", "card")
                .set("aria-label", context.get(Key::Selected))
                .node(card)
                .style("min-height:max(var(--dt-card-min),#px)", &[height])
                .child(entry.filter(|_| *sight >= Sight::Painted).map(|entry| {
                    tag("div")
                        .class("dt-leaf")
                        .key(leaf.borrow().unwrap_or(entry))
                        .child(content(context, entry))
                })),
        )
        .child(probing.then(|| {
            tag("div")
                .class("dt-probe")
                .node(&probe)
                .is("aria-hidden", "true")
                .flag("inert", true)
                .children(
                    (0..context.chronology.len())
                        .map(|entry| tag("div").class("dt-card").child(content(context, entry))),
                )
        }))
        .html()
}

/// The height of the tallest card seen at a width. A card may grow but never
/// shrinks: among many not every one can be measured beforehand.
#[hook]
pub(crate) fn use_tallest(card: &NodeRef, width: f64, entry: Option<u32>) -> f64 {
    let seen = use_kept(|| (0_u64, 0.0_f64));
    let last = use_kept(|| entry);
    let goes = last.replace(entry) != entry;
    let mut seen = seen.borrow_mut();
    if seen.0 != width.to_bits() {
        *seen = (width.to_bits(), 0.0);
    } else if goes && let Some(card) = card.cast::<web_sys::HtmlElement>() {
        // Asked of the card that is about to go, which has its place: the next one
        // would have to be given its own for the answer.
        seen.1 = seen.1.max(f64::from(card.offset_height()));
    }
    seen.1
}

fn highest(probe: &NodeRef) -> Option<f64> {
    let cards = probe.cast::<web_sys::Element>()?.children();
    (0..cards.length())
        .filter_map(|index| cards.item(index))
        .map(|card| card.get_bounding_client_rect().height())
        .reduce(f64::max)
}
