//! The card in a place that never changes its height while scrubbing.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use yew::NodeRef;

use super::card::content;
use super::chart::Memory;
use super::context::Context;
use super::dom::{drawn, find_in, scale};
use super::keep::Keep;
use super::tag::{Tag, nodes, tag};
use crate::layout::Plan;
use crate::model::digits::digits;
use crate::state::{Chronology, Shared, Sight};
use crate::text::Key;

/// Up to so many events every card is measured; beyond, the tallest one seen counts.
const MEASURED: u32 = 200;

/// What the card shows.
#[derive(Clone, PartialEq)]
pub(crate) struct ReserveProps {
    pub(crate) context: Context,
    /// The selected event; `None` when nothing matches.
    pub(crate) entry: Option<u32>,
    pub(crate) plan: Shared<Plan>,
    /// It is written once the chart has been painted, and measured once it has been itself.
    pub(crate) sight: Sight,
    pub(crate) chart: Rc<Memory>,
}

/// What the chart knows of its card.
#[derive(Default)]
pub(crate) struct Card {
    node: NodeRef,
    /// The entry of the card that faded in last, and the one shown last.
    leaf: Cell<Option<u32>>,
    last: Cell<Option<u32>>,
    /// The height of the tallest one at this width, in pixels.
    height: Cell<f64>,
    /// The cards of which that was measured. A plan is one of a width, of words and of
    /// typefaces.
    measured: RefCell<Option<(Shared<Chronology>, Shared<Plan>)>>,
    probe: NodeRef,
}

impl Card {
    /// It is about to show an entry, by the same plan as before or another.
    pub(crate) fn turn(&self, context: &Context, same: bool, entry: Option<u32>, scrubbing: bool) {
        let few = are_few(context);
        let goes = self.last.replace(entry) != entry;
        // A new card fades in. One under a moving pointer has no time to, and is only written anew.
        if goes && !scrubbing {
            self.leaf.set(entry);
        }
        // Among many not every one can be measured beforehand: it may grow but never shrinks.
        if few {
            return;
        }
        if !same {
            self.height.set(0.0);
        } else if goes && let Some(card) = drawn(&self.node) {
            // Asked of the card that is about to go, which has its place: the next one
            // would have to be given its own for the answer.
            let height = f64::from(card.offset_height());
            self.height.set(self.height.get().max(height));
        }
    }
}

/// Whether every card is measured.
fn are_few(context: &Context) -> bool {
    (1..=MEASURED).contains(&context.chronology.len())
}

/// The card, as tall as the tallest one at this width.
#[inline(never)]
pub(super) fn draw_reserve(props: &ReserveProps, keep: &Keep) -> Tag {
    let ReserveProps {
        context,
        entry,
        plan,
        sight,
        chart,
    } = props;
    let card = &chart.card;
    let of = Some((context.chronology.clone(), plan.clone()));
    let probing = are_few(context) && *sight == Sight::Settled && *card.measured.borrow() != of;
    if probing {
        let (chart, again) = (chart.clone(), keep.again());
        keep.after(move || {
            let card = &chart.card;
            // The sheet lays them all into one place, where each is as high as the highest.
            if let Some(first) = find_in(&card.probe, ".dt-card") {
                let height = first.get_bounding_client_rect().height();
                card.height.set((height / scale(&first)).ceil());
                card.measured.replace(of);
                again.emit(());
            }
        });
    }
    nodes()
        .child(
            tag("section.dt-card")
                .part("card")
                .label(context.get(Key::Selected))
                .node(&card.node)
                .style(
                    "min-height:max(var(--dt-card-min),#px)",
                    &[card.height.get()],
                )
                .child(entry.filter(|_| *sight >= Sight::Painted).map(|entry| {
                    tag("div.dt-leaf")
                        .key(digits(card.leaf.get().unwrap_or(entry)))
                        .child(content(context, entry))
                })),
        )
        .child(probing.then(|| {
            tag("div.dt-probe")
                .node(&card.probe)
                .hidden()
                .flag("inert", true)
                .children(
                    (0..context.chronology.len())
                        .map(|entry| tag("div.dt-card").child(content(context, entry))),
                )
        }))
}
