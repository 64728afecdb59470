//! The compact scrubber of narrow containers: it sticks to the top while the list is read.

use std::cell::Cell;
use std::rc::Rc;

use yew::{NodeRef, PointerEvent};

use super::context::Matching;
use super::keep::Keep;
use super::piece::part;
use super::playhead::position;
use super::pointer::{self, Hear, Held, Phase, pointers};
use super::strip::{Maps, head};
use super::tag::{Tag, nodes, tag};
use super::transport::{count, steps};
use crate::layout::strip;
use crate::state::Action;
use crate::text::DatePhrase;

/// Height of its overview, as the sheet has it.
const HEIGHT: f64 = 44.0;

/// What the scrubber shows.
#[derive(Clone, PartialEq)]
pub(crate) struct ScrubProps(pub(crate) Matching);

/// What the scrubber remembers, and what the pointers on its overview find.
#[derive(Default)]
pub(crate) struct Memory {
    maps: Maps,
    node: NodeRef,
    head: NodeRef,
    held: Cell<Held>,
    said: Cell<Option<u32>>,
}

/// Date, count, previous, next, and an overview to drag along.
#[inline(never)]
pub(super) fn draw_scrub(props: &ScrubProps, memory: &Rc<Memory>, _: &Keep) -> Tag {
    let ScrubProps(Matching {
        context,
        visible,
        selected,
        width,
        playing,
    }) = props;
    let width = *width;
    let laid = memory.maps.laid(&props.0);
    let strip = memory.maps.show(&laid, *selected, width, HEIGHT);
    let head = head(&strip.map, *selected, &memory.head);
    let event = selected.and_then(|entry| context.chronology.event(entry));
    let date = event.map(|event| {
        let phrase = DatePhrase::new(&context.words, &event.when);
        nodes()
            .child(tag("b").child(phrase.date))
            .child(" ")
            .child(tag("span").child(phrase.precision))
    });
    // What moves by itself stays silent.
    if !*playing || memory.said.get().is_none() {
        memory.said.set(*selected);
    }
    let slider = pointers(tag("div.dt-scrub-strip"), &memory.node, memory.clone());
    tag("div.dt-scrub")
        .child(
            tag("div.dt-scrub-row")
                .child(tag("p.dt-scrub-date").child(date))
                .child(count(context, visible, *selected))
                .child(steps(context, visible, *selected, None)),
        )
        .child(
            position(slider, context, visible, memory.said.get())
                .child(part(strip))
                .child(head),
        )
}

impl Hear for Memory {
    fn hear(&self, phase: Phase, event: &PointerEvent) {
        match phase {
            // A second finger has nothing to do here.
            _ if !event.is_primary() => {}
            Phase::Down => self.down(event),
            Phase::Moved => self.moved(event),
            Phase::Up => self.up(event),
            Phase::Cancelled => self.release(),
        }
    }
}

impl Memory {
    pub(super) fn new(_: &ScrubProps, _: &Keep) -> Self {
        Self::default()
    }

    fn go(&self, event: &PointerEvent) {
        let Some(map) = self.maps.last() else { return };
        let (context, width) = (&map.context, map.width);
        let x = pointer::x_in(&self.node, event, width, context.words.rtl);
        let items = &context.chronology.items;
        let nearest = |x: f64| strip::nearest(items, &map.plan, &map.visible, width, x);
        if let Some(entry) = x.and_then(nearest) {
            context.act(Action::Select(entry));
        }
    }

    fn down(&self, event: &PointerEvent) {
        if pointer::is_finger(event) {
            let (x, y) = pointer::in_window(event);
            self.held.set(Held::Waiting(x, y));
        } else if event.button() == 0 {
            self.begin(event);
        }
    }

    fn begin(&self, event: &PointerEvent) {
        self.held.set(Held::Scrubbing);
        pointer::capture(&self.node, event);
        self.go(event);
    }

    fn moved(&self, event: &PointerEvent) {
        match self.held.get() {
            Held::Scrubbing => self.go(event),
            Held::Waiting(x, y) if pointer::is_sideways(event, x, y) => self.begin(event),
            _ => {}
        }
    }

    fn up(&self, event: &PointerEvent) {
        // A tap.
        if let Held::Waiting(..) = self.held.get() {
            self.go(event);
        }
        self.release();
    }

    fn release(&self) {
        self.held.set(Held::No);
    }
}
