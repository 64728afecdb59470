//! The overview with the window of what is in view: drag the window to pan, its edges to zoom.

use std::cell::Cell;
use std::rc::Rc;

use yew::{KeyboardEvent, NodeRef, PointerEvent};

use super::dom::{Way, way};
use super::hands::Hands;
use super::inertia::Inertia;
use super::keep::Keep;
use super::piece::part;
use super::pointer::{self, Hear, Phase, pointers};
use super::strip::StripProps;
use super::tag::{Tag, heard, tag};
use crate::layout::{Axis, DENSE, strip, viewport};
use crate::scale::within;
use crate::state::Shared;
use crate::text::{DatePhrase, DateStyle, Key};

/// Which part of the window is dragged.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Grip {
    Start,
    End,
    Whole,
}

/// A drag of the window, and the glide after it.
#[derive(Clone, Copy)]
struct Drag {
    grip: Grip,
    /// Where the hand took hold, and where the window was.
    from: f64,
    a: f64,
    b: f64,
    /// Where the hand is, or would be.
    x: f64,
}

/// What the overview remembers of its window.
#[derive(Default)]
pub(crate) struct Memory {
    node: NodeRef,
    /// The drag that began last, and whether the hand has yet to let go.
    drag: Cell<Option<Drag>>,
    held: Cell<bool>,
    /// A finger is beside the window: it may tap there, or scroll the page.
    tap: Cell<bool>,
    inertia: Inertia,
}

impl Memory {
    pub(super) fn new(_: &OverviewProps, _: &Keep) -> Self {
        Self::default()
    }
}

/// What the overview shows with its window.
#[derive(Clone, PartialEq)]
pub(crate) struct OverviewProps {
    pub(crate) strip: StripProps,
    pub(crate) hands: Shared<Hands>,
}

/// The overview with its window: drag the window to pan, its edges to zoom.
#[inline(never)]
pub(super) fn draw_overview(props: &OverviewProps, memory: &Rc<Memory>, _: &Keep) -> Tag {
    let OverviewProps { strip, hands } = props;
    let (context, width) = (&hands.context, strip.map.width);
    let (a, b) = strip::window(&hands.plan, &hands.view, width);
    let fx = context.across(width);
    let (from, to) = (fx(a), fx(b));
    // Drawn wide enough for a finger.
    const LEAST: f64 = 13.0;
    let half = (from - to).abs().max(2.0 * LEAST) / 2.0;
    let middle = within(f64::midpoint(from, to), LEAST, width - LEAST);
    let (left, right) = (middle - half, middle + half);
    let window = Rc::new(Window {
        hands: hands.clone(),
        width,
        a,
        b,
        memory: memory.clone(),
    });
    let hear: Rc<dyn Hear> = window.clone();
    memory.inertia.moves(&hear);
    let shade = [left.max(0.0), right.min(width)];
    pointers(tag("div.dt-strip"), &memory.node, hear)
        .role("group")
        .label(context.get(Key::Overview))
        .style("--wa:#px;--wb:#px", &shade)
        .child(part(strip.clone()))
        .child(
            tag("div.dt-win")
                .style("left:#px;width:#px", &[left, right - left])
                .child(thumb(&window, true))
                .child(thumb(&window, false)),
        )
}

/// One of the edges of the window.
fn thumb(window: &Rc<Window>, start: bool) -> Tag {
    let (context, width) = (&window.hands.context, window.width);
    let (name, key, x) = if start {
        ("span.dt-thumb dt-thumb-a", Key::StartOfView, window.a)
    } else {
        ("span.dt-thumb dt-thumb-b", Key::EndOfView, window.b)
    };
    let onkeydown = {
        let window = window.clone();
        heard(move |event: &KeyboardEvent| window.key(event, start))
    };
    let slot = window.slot(start, 0);
    let event = slot.and_then(|(entry, _)| context.chronology.event(entry));
    let date = match event {
        Some(event) => DatePhrase::new(&context.words, &event.when).date,
        None => {
            let time = strip::time(&window.hands.plan, width, x);
            context.words.date(time, DateStyle::Full)
        }
    };
    let percent = (x / width.max(1.0) * 100.0).round();
    tag(name)
        .label(context.get(key))
        .slider([0, 100, percent as usize])
        .set("aria-valuetext", date)
        .onkeydown(onkeydown)
}

/// The window in the overview, as the pointers on it find it.
struct Window {
    hands: Shared<Hands>,
    /// How wide the overview is.
    width: f64,
    /// Where it begins and ends, in pixels.
    a: f64,
    b: f64,
    memory: Rc<Memory>,
}

impl Hear for Window {
    fn hear(&self, phase: Phase, event: &PointerEvent) {
        match phase {
            // A second finger has nothing to do here.
            _ if !event.is_primary() => {}
            Phase::Down => self.down(event),
            Phase::Moved => self.moved(event),
            Phase::Up => {
                let memory = &self.memory;
                if memory.tap.take() {
                    self.centre(event);
                }
                let whole = |drag: Drag| drag.grip == Grip::Whole;
                if memory.held.take() && memory.drag.get().is_some_and(whole) {
                    memory.inertia.release(event, &memory.node);
                }
            }
            // Taken away by the browser, it stays where it is.
            Phase::Cancelled => {
                self.memory.tap.set(false);
                self.memory.held.set(false);
            }
        }
    }

    fn pull(&self, by: f64) -> bool {
        let width = self.width;
        let Some(mut drag) = self.memory.drag.get() else {
            return false;
        };
        drag.x += by;
        self.memory.drag.set(Some(drag));
        let (by, a, b) = (drag.x - drag.from, drag.a, drag.b);
        let most = (width - (b - a)).max(0.0);
        let start = within(a + by, 0.0, most);
        match drag.grip {
            Grip::Start | Grip::End => self.edge(drag.grip == Grip::Start, a, b, by),
            Grip::Whole => self.set(start, start + b - a),
        }
        start > 0.0 && start < most
    }
}

impl Window {
    /// Shows what lies between two places.
    fn set(&self, from: f64, to: f64) {
        let (plan, width) = (&self.hands.plan, self.width);
        // Where there is no closer, an edge would push the other one.
        let closer = to - from < self.b - self.a - 0.01;
        if !closer || viewport::limits(plan, &self.hands.view).1 {
            let view = strip::set_window(plan, &self.hands.view, width, from, to);
            self.hands.ask(&view);
        }
    }

    fn at(&self, event: &PointerEvent) -> Option<f64> {
        let rtl = self.hands.context.words.rtl;
        pointer::x_in(&self.memory.node, event, self.width, rtl)
    }

    /// Moves one edge of the window from `a` to `b`, as far as the other one and the ends let it.
    fn edge(&self, start: bool, a: f64, b: f64, by: f64) {
        const APART: f64 = 20.0;
        let apart = APART.min(b - a);
        if start {
            self.set((a + by).min(b - apart).max(0.0), b);
        } else {
            self.set(a, (b + by).max(a + apart).min(self.width));
        }
    }

    /// The slot at one of its edges, or so many further; as [`strip::edge`].
    fn slot(&self, start: bool, further: isize) -> Option<(u32, f64)> {
        let at = (if start { self.a } else { self.b }, start);
        let slot = strip::edge(&self.hands.plan, self.width, at, further);
        slot.filter(|_| self.hands.view.axis == Axis::Elastic)
    }

    /// A key on one of its edges.
    fn key(&self, event: &KeyboardEvent, start: bool) {
        // More than there are.
        const ALL: isize = DENSE as isize;
        let forward = match way(event, self.hands.context.words.rtl) {
            Some(Way::On | Way::Up) => 1,
            Some(Way::Back | Way::Down) => -1,
            Some(Way::PageUp) => 5,
            Some(Way::PageDown) => -5,
            Some(Way::First) => -ALL,
            Some(Way::Last) => ALL,
            None => return,
        };
        event.prevent_default();
        event.stop_propagation();
        let by = match self.slot(start, forward) {
            Some((_, x)) => x - if start { self.a } else { self.b },
            // In fortieths of the overview.
            _ => forward as f64 * self.width / 40.0,
        };
        self.edge(start, self.a, self.b, by);
    }

    /// Brings the place under the pointer into the middle of the view.
    fn centre(&self, event: &PointerEvent) {
        let Window { hands, width, .. } = self;
        if let Some(x) = self.at(event) {
            hands.ask(&strip::centre(&hands.plan, &hands.view, *width, x));
        }
    }

    fn down(&self, event: &PointerEvent) {
        let memory = &self.memory;
        if event.button() != 0 {
            return;
        }
        let Some(x) = self.at(event) else {
            return;
        };
        let grip = if pointer::is_on(event, ".dt-thumb-a") {
            Grip::Start
        } else if pointer::is_on(event, ".dt-thumb-b") {
            Grip::End
        } else if pointer::is_on(event, ".dt-win") {
            Grip::Whole
        } else {
            if pointer::is_finger(event) {
                memory.tap.set(true);
            } else {
                self.centre(event);
            }
            return;
        };
        pointer::capture(&memory.node, event);
        memory.inertia.hold(event, x);
        memory.held.set(true);
        memory.drag.set(Some(Drag {
            grip,
            from: x,
            a: self.a,
            b: self.b,
            x,
        }));
    }

    fn moved(&self, event: &PointerEvent) {
        // Only then: to ask where a pointer is can take a layout of the page.
        if self.memory.held.get()
            && let Some(drag) = self.memory.drag.get()
            && let Some(x) = self.at(event)
        {
            self.memory.inertia.moved(event, x);
            self.pull(x - drag.x);
        }
    }
}
