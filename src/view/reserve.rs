//! The card in a place that never changes its height while scrubbing.

use std::cell::{Cell, RefCell};

use yew::{Html, NodeRef};

use super::card::content;
use super::context::{Context, Setting};
use super::dom::{drawn, find_in};
use super::keep::{Again, Keep};
use super::tag::{nodes, tag};
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

/// What decides the heights of cards.
type Deciding = (Shared<Chronology>, Setting);

/// What the card's place remembers.
pub(crate) struct Memory {
    /// The entry of the card that faded in last, and the one shown last.
    leaf: Cell<Option<u32>>,
    last: Cell<Option<u32>>,
    probe: NodeRef,
    /// The height of the tallest card, of which cards, and whether it is yet to be measured.
    height: Cell<f64>,
    of: RefCell<Option<Deciding>>,
    due: Cell<bool>,
    again: Again,
}

/// The card, as tall as the tallest one at this width.
#[inline(never)]
pub(super) fn draw_reserve(props: &ReserveProps, keep: &Keep) -> Html {
    let ReserveProps {
        context,
        entry,
        width,
        sight,
        scrubbing,
        card,
        tallest,
    } = props;
    let memory = keep.memory(|again| Memory {
        leaf: Cell::new(*entry),
        last: Cell::new(*entry),
        probe: NodeRef::default(),
        height: Cell::new(0.0),
        of: RefCell::default(),
        due: Cell::new(false),
        again,
    });
    // A new card fades in. One under a moving pointer has no time to, and is only written anew.
    if memory.last.replace(*entry) != *entry && !scrubbing {
        memory.leaf.set(*entry);
    }
    let few = (1..=MEASURED).contains(&context.chronology.len());
    let of = Some((context.chronology.clone(), Setting::new(context, *width)));
    if *memory.of.borrow() != of {
        *memory.of.borrow_mut() = of;
        memory.due.set(true);
    }
    let probing = few && *sight == Sight::Settled && *width > 0.0 && memory.due.get();
    if probing {
        let memory = memory.clone();
        keep.after(move || {
            // The sheet lays them all into one place, where each is as high as the highest.
            if let Some(card) = find_in(&memory.probe, ".dt-card") {
                let height = card.get_bounding_client_rect().height();
                memory.height.set(height.ceil());
                memory.due.set(false);
                memory.again.emit(());
            }
        });
    }
    let height = if few { memory.height.get() } else { *tallest };
    nodes()
        .child(
            tag("section.dt-card")
                .is("part", "card")
                .set("aria-label", context.get(Key::Selected))
                .node(card)
                .style("min-height:max(var(--dt-card-min),#px)", &[height])
                .child(entry.filter(|_| *sight >= Sight::Painted).map(|entry| {
                    tag("div.dt-leaf")
                        .key(digits(memory.leaf.get().unwrap_or(entry)))
                        .child(content(context, entry))
                })),
        )
        .child(probing.then(|| {
            tag("div.dt-probe")
                .node(&memory.probe)
                .hidden()
                .flag("inert", true)
                .children(
                    (0..context.chronology.len())
                        .map(|entry| tag("div.dt-card").child(content(context, entry))),
                )
        }))
        .html()
}

/// The tallest card seen of a plan, which is one of a chronology at a width. A card may grow but
/// never shrinks: among many not every one can be measured beforehand.
#[derive(Default)]
pub(crate) struct Tallest {
    height: Cell<f64>,
    last: Cell<Option<u32>>,
}

impl Tallest {
    /// Its height, now that the card of an entry is shown by the same plan as before or another.
    pub(crate) fn with(&self, card: &NodeRef, same: bool, entry: Option<u32>) -> f64 {
        let goes = self.last.replace(entry) != entry;
        if !same {
            self.height.set(0.0);
        } else if goes && let Some(card) = drawn(card) {
            // Asked of the card that is about to go, which has its place: the next one
            // would have to be given its own for the answer.
            let height = f64::from(card.offset_height());
            self.height.set(self.height.get().max(height));
        }
        self.height.get()
    }
}
