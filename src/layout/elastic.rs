//! The elastic axis of a small chronology: slots, their dates, and vertical lists of marks.

use std::ops::Range;

use super::bins::Counter;
use super::flow::Flow;
use super::metrics::{GAP, HALF, INSET, Metrics};
use super::slots::{Pause, Slot, all_derived, slot_of};
use super::stack::stack;
use super::{
    Bar, Break, Caption, Entry, Font, Head, Horizon, Items, LaneBox, MarkBox, Open, Plan, Scene,
    Side, Texts, Visible,
};
use crate::model::{Basis, SECONDS_PER_DAY};
use crate::scale::Piece;

/// A column that begins before the view is named as long as so much of it is left.
const STICKY: f64 = 72.0;
/// What is being laid out.
struct Draft<'a> {
    items: &'a Items,
    plan: &'a Plan,
    visible: &'a Visible,
    texts: &'a Texts<'a>,
    scale: f64,
    offset: f64,
    scene: &'a mut Scene,
}

/// Fills the scene of the elastic axis.
#[inline(never)]
pub(crate) fn fill(
    scene: &mut Scene,
    items: &Items,
    plan: &Plan,
    visible: &Visible,
    (scale, offset): (f64, f64),
    texts: &Texts,
) {
    let mut draft = Draft {
        items,
        plan,
        visible,
        texts,
        scale,
        offset,
        scene,
    };
    // All in the long form, or none.
    let mut roomy = true;
    while !draft.dates(roomy) && roomy {
        roomy = false;
    }
    draft.slots();
    draft.horizon();
}

impl Draft<'_> {
    /// Start and end of a piece of the axis.
    fn piece(&self, piece: &Piece) -> (f64, f64) {
        piece.reach(self.scale, self.offset)
    }

    /// The dates of the days in view, in the long form or not; whether they have room.
    fn dates(&mut self, roomy: bool) -> bool {
        let plan = self.plan;
        self.scene.heads.clear();
        self.scene.spans.clear();
        let mut year: Option<i64> = None;
        let (mut from, mut fit) = (0, true);
        while let Some(first) = plan.slots.get(from) {
            let (x0, mut x1) = self.piece(&first.piece);
            let mut to = from + 1;
            while let Some(slot) = plan.slots.get(to).filter(|slot| slot.line == Some(true)) {
                (_, x1) = self.piece(&slot.piece);
                to += 1;
            }
            if x1 > 0.0
                && x0 < self.scene.width
                && let Some(entry) = self.items.get(first.entries.start)
            {
                if to > from + 1 {
                    self.scene.spans.push((x0 + INSET - 6.0, x1 - 8.0));
                }
                let this = Some(crate::scale::Unit::Year.floor(entry.start));
                let words = self.texts.words.head(entry, roomy, year != this);
                fit &= self.texts.measure.width(&words.1, Font::Head) <= x1 - x0 - 14.0;
                if x0 >= 0.0 || x1 >= STICKY * plan.m.z {
                    year = this;
                    let x = x0.max(0.0);
                    let (small, main) = words;
                    self.scene.heads.push(Head {
                        x,
                        width: x1 - x,
                        small,
                        main,
                    });
                }
            }
            from = to;
        }
        fit
    }

    /// What the slots in view say of themselves, and their marks.
    fn slots(&mut self) {
        let width = self.scene.width;
        // The entries in view.
        let (mut from, mut to) = (0, 0);
        for slot in &self.plan.slots {
            let (x0, x1) = self.piece(&slot.piece);
            if x0 >= width {
                break;
            }
            let number = self.scene.slots.len();
            if x1 > 0.0 {
                self.slot(slot, (x0, x1));
            }
            let flow = Flow::slot(slot, x1 - x0, self.plan.m);
            for column in 0..flow.number {
                let (x, end, entries) = flow.column(column, x0, slot.piece.width);
                if x + INSET > width - 10.0 {
                    break;
                }
                to = entries.end;
                if x + INSET < -4.0 {
                    from = to;
                    continue;
                }
                for lane in self.plan.lanes.iter().enumerate() {
                    self.list(&entries, lane, (x, end - x), number);
                }
            }
        }
        self.scene.shows(self.visible, from as usize, to as usize);
    }

    /// Its caption and interval bar.
    fn slot(&mut self, slot: &Slot, (x0, x1): (f64, f64)) {
        let range = slot.entries.start as usize..slot.entries.end as usize;
        let entries = self.items.entries.all().get(range).unwrap_or_default();
        let Some(first) = entries.first() else {
            return;
        };
        let stated = entries.iter().any(|entry| entry.basis == Basis::Stated);
        let text = self.texts.words.caption(first, all_derived(entries));
        self.scene.slot((x0, x1), &slot.entries, slot.line);
        let end = if first.is_fine() { 12.0 } else { 8.0 };
        let basis = if stated { Basis::Stated } else { first.basis };
        let (at, y) = ((x0 + INSET - 6.0, x1 - end), self.scene.ruler_y);
        bar(self.scene, slot.entries.start, first, at, y, Some(basis));
        let x = if x1 > STICKY * self.plan.m.z {
            x0.max(0.0)
        } else {
            x0
        };
        self.scene.captions.push(Caption {
            x,
            width: x1 - x,
            text,
        });
    }

    /// The entries of a lane in a slot or one of its columns.
    fn list(
        &mut self,
        column: &Range<u32>,
        (lane, bounds): (usize, &LaneBox),
        (x, width): (f64, f64),
        slot: usize,
    ) {
        let plan = self.plan;
        let room = Some(bounds.rows);
        let stack = stack(self.items, plan, column, lane, width, room);
        for stacked in &stack.shown {
            let y = bounds.top + stacked.dy + HALF * plan.m.z.max(1.0);
            let label = (stack.label, stacked.lines);
            let ghost = !self.visible.contains(stacked.entry);
            listed(self.scene, slot, stacked.entry, (x, y), label, ghost);
        }
        if let Some((dy, next)) = stack.more {
            let counter = Counter {
                items: self.items,
                visible: self.visible,
            };
            let rest = counter.count(lane, &(next..column.end));
            counter.more(self.scene, lane, (x, width), bounds.top + dy, rest);
        }
    }

    /// Before the first slot of a later day, or of what is only planned.
    fn horizon(&mut self) {
        let Some(report) = self.items.horizon else {
            return;
        };
        let beyond = |entry: &Entry| {
            let planned = entry.open == Open::End && entry.hollow;
            planned || entry.start >= report + SECONDS_PER_DAY
        };
        let first = self.items.entries.all().iter().position(beyond);
        if let Some(slot) = first.and_then(|first| slot_of(&self.plan.slots, first as u32)) {
            let (x, _) = self.piece(&slot.piece);
            horizon(x, self.scene, self.plan.m);
        }
    }
}

/// A silence in view, from one pixel to another.
pub(crate) fn shortened(pause: &Pause, (x0, x1): (f64, f64), width: f64, m: Metrics) -> Break {
    // Half a break keeps its zigzag, not its words.
    let middle = f64::midpoint(x0, x1);
    let (value, unit) = if middle > 12.0 * m.z && middle < width - 4.0 {
        (&*pause.value, &*pause.unit)
    } else {
        ("", "")
    };
    Break {
        x: x0,
        width: x1 - x0,
        value: value.to_owned(),
        unit: unit.to_owned(),
    }
}

/// Where the list of a slot or column begins: at its start, or at the view's, as long as it keeps
/// the width that it has at scale 1.
pub(crate) fn held(x0: f64, x1: f64, base: f64) -> f64 {
    x0.max((x1 - base).min(0.0))
}

/// Puts a mark into a list that begins at `x` in a slot; its label of a width, in so many lines,
/// stands behind it.
pub(crate) fn listed(
    scene: &mut Scene,
    slot: usize,
    entry: u32,
    (x, y): (f64, f64),
    (label_width, lines): (f64, u32),
    ghost: bool,
) {
    scene.add(&MarkBox {
        entry,
        x: x + INSET,
        y,
        label_width,
        lines,
        gap: GAP,
        side: Side::End,
        on_bar: false,
        ghost,
        slot: Some(slot),
    });
}

/// Puts the horizon at a place, if that is in view, with its words where they have room.
#[inline(never)]
pub(crate) fn horizon(x: f64, scene: &mut Scene, m: Metrics) {
    if x > 0.0 && x < scene.width - 4.0 {
        let side = if x + 84.0 * m.z < scene.width {
            Side::End
        } else {
            Side::Start
        };
        scene.horizon = Some(Horizon { x, side });
    }
}

/// Draws an interval bar: of an entry, or of the slot that it begins, whose date may be known in
/// another way.
pub(crate) fn bar(
    scene: &mut Scene,
    entry: u32,
    item: &Entry,
    (x0, x1): (f64, f64),
    y: f64,
    slot: Option<Basis>,
) {
    let days = (item.end - item.start) / SECONDS_PER_DAY;
    scene.bars.push(Bar {
        entry,
        x0,
        x1,
        y,
        precision: item.precision,
        basis: slot.unwrap_or(item.basis),
        open: item.open,
        part: slot.and_then(|_| item.share_of_day()),
        days: if days <= 31 { days.max(2) } else { 1 },
        lane: slot.is_none().then_some(item.lane),
    });
}
