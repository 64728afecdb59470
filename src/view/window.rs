//! Which rows of the list are in the page: of a short one all, so that the browser finds words in it;
//! of a long one those in sight and around, the selected one, and the one that has the focus. The
//! heights of the others are kept free for them.

use std::cell::{Cell, RefCell};
use std::ops::Range;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::NodeRef;

use super::context::Matching;
use super::dom::{active, closest, entry_of, find_all, matches, scale};
use super::hands::{Seen, tell_entries};
use super::keep::{Again, Keep};
use super::list::ListProps;
use crate::layout::list::{Group, groups, merged, page};
use crate::layout::{Heights, Scroll};
use crate::state::Action;

/// A list of more rows is long without a look at them.
const SHORT: usize = 40;
/// So is one of more elements: what a page can hold without being slower for it.
const ELEMENTS: u32 = 600;
/// Rows within so many pixels of what is in sight are there as well: what Tab leads to next.
const MARGIN: f64 = 250.0;
/// Before the window is known.
const WINDOW: f64 = 900.0;

/// What is in the page.
pub(crate) struct Rows {
    pub(crate) groups: Vec<Group>,
    /// Whether these are all that match.
    pub(crate) whole: bool,
    /// Pixels left out after the last group.
    pub(crate) rest: f64,
    /// The rows that can be scrolled to.
    pub(crate) page: Range<usize>,
    /// The rows in sight, and those around.
    shown: Range<usize>,
    /// How high a row is taken to be that is not there.
    pub(crate) estimate: f64,
    pub(crate) memory: Rc<Memory>,
}

/// What the list remembers.
pub(crate) struct Memory {
    /// The element that it is to be in.
    pub(super) node: NodeRef,
    measured: RefCell<Measured>,
    /// The first row that can be scrolled to.
    start: Cell<usize>,
    /// Whether the list has turned out to be long, of however few rows.
    long: Cell<bool>,
    seen: Seen,
    /// Ids of the events whose evidence the reader has folded or unfolded, with whether it is open:
    /// of a row that leaves the page and comes back, the page itself knows it no longer.
    pub(super) folds: RefCell<Vec<(String, bool)>>,
    again: Again,
}

impl Memory {
    pub(super) fn new(props: &ListProps, keep: &Keep) -> Self {
        let matching = &props.matching;
        Self {
            node: NodeRef::default(),
            measured: RefCell::new(Measured {
                of: matching.clone(),
                heights: Heights::new(matching.visible.count()),
            }),
            start: Cell::default(),
            long: Cell::default(),
            seen: Seen::default(),
            folds: RefCell::default(),
            again: keep.again(),
        }
    }
}

/// Heights that were measured, and of what.
struct Measured {
    of: Matching,
    heights: Heights,
}

impl Rows {
    /// The rows for the list as it is scrolled now.
    pub(crate) fn new(props: &ListProps, memory: &Rc<Memory>) -> Self {
        let ListProps { matching, scroll } = props;
        let Matching {
            context, visible, ..
        } = matching;
        let count = visible.count();
        let mut known = memory.measured.borrow_mut();
        let of = &known.of;
        let holds =
            of.visible == *visible && of.width == matching.width && of.context.sets_like(context);
        if !holds {
            known.heights = known.heights.like(count);
            memory.long.set(false);
        }
        known.of = matching.clone();
        let heights = &known.heights;
        let rank = |entry: u32| visible.rank(entry).min(count.saturating_sub(1));
        let selected = matching.selected.map_or(0, rank);
        let focused = focused(&memory.node).map_or(selected, rank);
        let whole = count <= SHORT && !memory.long.get();
        let page = page(memory.start.get(), selected, count, heights.estimate());
        memory.start.set(page.start);
        let shown = if whole {
            0..count
        } else {
            window(heights, &page, *scroll)
        };
        let (groups, rest) = groups(
            &context.chronology.items,
            visible,
            page.clone(),
            &merged(shown.clone(), [selected, focused]),
            heights,
        );
        Self {
            groups,
            whole,
            rest,
            page,
            shown,
            estimate: heights.estimate(),
            memory: memory.clone(),
        }
    }

    /// Once they are in the page, tells which those are, and measures them.
    pub(crate) fn settle(self, props: &ListProps, keep: &Keep) {
        let ListProps { matching, scroll } = props;
        let (context, scroll) = (matching.context.clone(), *scroll);
        let entry = |place: usize| matching.visible.nth(place).unwrap_or(0);
        let seen = entry(self.shown.start)..entry(self.shown.end.saturating_sub(1)) + 1;
        keep.after(move || {
            let memory = &self.memory;
            tell_entries(&memory.seen, &context, vec![seen]);
            let mut known = memory.measured.borrow_mut();
            let heights = &mut known.heights;
            let Some(node) = memory.node.cast::<Element>() else {
                return;
            };
            let long = !self.whole || find_all(&node, "*").length() > ELEMENTS;
            memory.long.set(long);
            if long {
                heights.measure(&measured(&node, &self.groups));
                let shown = window(heights, &self.page, scroll);
                // Lower rows than thought leave a part of the window empty.
                if shown != self.shown || heights.estimate() != self.estimate {
                    memory.again.emit(());
                    // Rows move by it, and the one that was scrolled to has to stay.
                    context.act(Action::Scrubbed);
                }
            }
        });
    }
}

/// The rows of a page that are in sight, and those around.
#[inline(never)]
fn window(heights: &Heights, page: &Range<usize>, scroll: Scroll) -> Range<usize> {
    let height = if scroll.height > 0.0 {
        scroll.height
    } else {
        WINDOW
    };
    let above = scroll.above + heights.top(page.start);
    let window = heights.window(Scroll { above, height }, MARGIN);
    let first = page.start.max(window.start.min(page.end.saturating_sub(1)));
    first..page.end.min(window.end.max(first + 1))
}

/// The entry of the row that has the focus.
fn focused(node: &NodeRef) -> Option<u32> {
    let list = node.cast::<Element>()?;
    entry_of(&closest(&active(&list)?, ".dt-li")?)
}

/// How high each row is, in its own pixels. What stands before a group belongs to its first row, what follows to its last.
fn measured(list: &Element, groups: &[Group]) -> Vec<(usize, f64)> {
    let mut heights = Vec::new();
    let found = find_all(list, ".dt-li");
    let scale = scale(list);
    let mut at = 0;
    for group in groups {
        for part in &group.parts {
            for place in part.places.clone() {
                let row = found.item(at).map(JsCast::unchecked_into::<Element>);
                at += 1;
                if let Some(row) = row
                    && !matches(&row, ".is-away")
                    && let Some(section) = closest(&row, ".dt-lg")
                {
                    let begins = place == group.places.start;
                    let gap = section.previous_element_sibling();
                    let gap = gap.filter(|gap| begins && matches(gap, ".dt-lbrk"));
                    let first = match &gap {
                        Some(gap) => gap,
                        None if begins => &section,
                        None => &row,
                    };
                    let last = if place + 1 == group.places.end {
                        &section
                    } else {
                        &row
                    };
                    let (top, bottom) = (
                        first.get_bounding_client_rect().top(),
                        last.get_bounding_client_rect().bottom(),
                    );
                    heights.push((place, (bottom - top) / scale));
                }
            }
        }
    }
    heights
}
