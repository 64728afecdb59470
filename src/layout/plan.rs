//! The part of a layout that depends on the width alone: slots, breaks and the heights of lanes.

use std::rc::Rc;

use crate::model::KnownKind;
use crate::scale::{Elastic, Unit, Window, within};

use super::metrics::{Metrics, ROWS};
use super::slots::{Pause, Slot};
use super::wrap::WordWidths;
use super::{
    Edges, Entry, Font, Frame, Items, Lane, LaneBox, Mode, Projection, Scene, Texts, columns,
    dense, place, slots, stack,
};

/// Widths and heights for one frame. O(n) for few events, independent of n for many.
#[derive(Clone, Debug)]
pub struct Plan {
    frame: Frame,
    pub(crate) m: Metrics,
    /// Made for more than [`DENSE`](super::DENSE) events.
    pub(crate) dense: bool,
    pub(crate) map: Rc<Elastic>,
    pub(crate) slots: Vec<Slot>,
    /// Of each silence of the axis, in their order.
    pub(crate) pauses: Vec<Pause>,
    pub(crate) words: WordWidths,
    /// The unit with which the first view of the elastic axis begins.
    pub(crate) home: f64,
    /// How far the elastic axis can be stretched.
    pub(crate) closest: f64,
    /// The first view of the proportional axis, and the widest one.
    pub(crate) fit: Window,
    /// The shortest stretch of time that the proportional axis shows, in seconds.
    pub(crate) shortest: f64,
    /// Rows that every lane has in a day column of a dense chronology.
    pub(crate) day_rows: usize,
    pub(crate) whole: Window,
    /// Where each lane is.
    pub(crate) lanes: Vec<LaneBox>,
    background: (f64, f64),
    height: f64,
}

impl Plan {
    /// Measures everything for a frame. Do it again when the frame, the language or a typeface
    /// changes; not for filters, zoom or selection.
    #[must_use]
    #[inline(never)]
    pub fn new(items: &Items, frame: Frame, texts: Texts) -> Self {
        let frame = Frame {
            width: within(frame.width, 40.0, 20_000.0),
            ..frame
        };
        let m = Metrics::new(frame.size);
        let shortest = shortest(items);
        let (fit, whole) = windows(items, shortest);
        let mut plan = Self {
            frame,
            m,
            dense: items.dense(),
            map: Rc::default(),
            slots: Vec::new(),
            pauses: Vec::new(),
            words: WordWidths::default(),
            home: 0.0,
            closest: 1.0,
            fit,
            // Where the first view is shorter still, coming closer must not lead away from it.
            shortest: shortest.min(fit.span()),
            // The most.
            day_rows: 64,
            whole,
            lanes: Vec::new(),
            background: (0.0, 0.0),
            height: 0.0,
        };
        if plan.dense {
            dense::axis(&mut plan, items, &texts);
        } else {
            plan.words.measure(items.entries.all(), &texts);
            slots::axis(&mut plan, items, &texts);
        }
        plan.stack(items, &texts);
        plan
    }

    /// For which frame it was made.
    #[must_use]
    pub fn frame(&self) -> Frame {
        self.frame
    }

    /// The height of the plot at this frame, whatever is in view.
    #[must_use]
    pub fn height(&self) -> f64 {
        self.height
    }

    /// What all scenes of this plan have in common, with a map between time and pixels; nothing is
    /// in view yet.
    pub(crate) fn scene(&self, projection: Projection) -> Scene {
        Scene {
            width: self.frame.width,
            height: self.height,
            head_height: self.m.head(),
            ruler_height: self.m.ruler(),
            ruler_y: self.m.ruler_y(),
            wide: self.frame.wide,
            mode: Mode::Marks,
            background: self.background,
            lanes: self.lanes.clone(),
            heads: Vec::new(),
            captions: Vec::new(),
            breaks: Vec::new(),
            rules: Vec::new(),
            axis: false,
            ticks: Vec::new(),
            spans: Vec::new(),
            bars: Vec::new(),
            gaps: Vec::new(),
            horizon: None,
            marks: Vec::new(),
            clusters: Vec::new(),
            histogram: Vec::new(),
            mores: Vec::new(),
            tallest: Vec::new(),
            edges: Edges::default(),
            slots: Vec::new(),
            projection,
        }
    }

    /// Room for an entry's label in one line; of many events, it is measured now.
    pub(crate) fn label(&self, entry: u32, item: &Entry, texts: &Texts) -> f64 {
        let z = self.m.z;
        let width = if self.dense {
            let (lead, rest) = texts.labels.label(item.event);
            let lead = texts.measure.width(lead, Font::LabelBold);
            let rest = texts.measure.width(rest, Font::Label);
            lead + rest + 8.0 * z
        } else {
            self.words.whole(entry) + 4.0
        };
        width.min(300.0 * z)
    }

    /// What the rows of a lane of few events need on either axis, whichever is more.
    fn rows(&self, items: &Items, lane: usize, texts: &Texts) -> f64 {
        let width = self.frame.width;
        let projection = Projection::Linear {
            window: self.fit,
            width,
        };
        let entries = items.entries.lane(lane);
        let mut dots = place::dots(items, self, entries, &projection, None, texts);
        let rows = place::place(&mut dots, &mut Vec::new(), 0.0, ROWS, width, 0.0);
        let mut height = rows as f64 * self.m.pitch();
        for slot in &self.slots {
            let width = slot.piece.width;
            let stack = stack::stack(items, self, &slot.entries, lane, width, None);
            height = height.max(stack.height);
        }
        height
    }

    /// Puts the lanes below each other.
    fn stack(&mut self, items: &Items, texts: &Texts) {
        let m = self.m;
        let mut y = m.head() + m.ruler();
        let top = y;
        let least = dense::ROW * m.z;
        let row = if self.dense { least } else { 30.0 * m.z };
        if !items.lanes.first().is_some_and(is_background) {
            let height = if self.dense { 0.0 } else { row };
            self.background = (y, height);
            y += height;
        }
        let most = items
            .lanes
            .iter()
            .fold(1, |most, lane| most.max(lane.count));
        for (of, lane) in items.lanes.iter().zip(0..) {
            let background = is_background(of);
            let least = if background { row } else { least };
            let need = if self.dense {
                dense::rows(of.count, most, m)
            } else {
                self.rows(items, lane, texts)
            };
            // Above the first row, where the lane's name may stand, and below the last one.
            let (pad, foot) = match background {
                true => (12.0, 2.0),
                false if self.frame.wide => (12.0, 6.0),
                false => (30.0 * m.z, 6.0),
            };
            let height = least.max(need + pad + foot);
            let rows = height - pad - foot;
            let listed = (rows / columns::pitch(m)) as usize;
            self.day_rows = self.day_rows.min(listed).max(1);
            self.lanes.push(LaneBox {
                y,
                height,
                top: y + pad,
                rows,
            });
            if background {
                self.background = (top, height);
            }
            y += height;
        }
        self.height = y;
    }
}

fn is_background(lane: &Lane) -> bool {
    lane.known == Some(KnownKind::Background)
}

/// An hour, where dates are fine enough to be told apart; about a day, where they are not, or
/// where a day has more events than can be shown one by one.
fn shortest(items: &Items) -> f64 {
    let days = match (items.fine, items.busiest > super::DENSE / 2) {
        (_, true) => 1.0,
        (true, false) => 1.0 / 24.0,
        (false, false) => 1.5,
    };
    days * crate::scale::DAY
}

/// The first and the widest view of the proportional axis.
fn windows(items: &Items, shortest: f64) -> (Window, Window) {
    let around = |(start, end): (i64, i64), after: f64| {
        // The columns of a dense chart begin with their days.
        let (start, end) = match items.dense() {
            true => (Unit::Day.floor(start), Unit::Day.offset(end - 1, 1)),
            false => (start, end),
        };
        let (start, end) = (start as f64, end as f64);
        let middle = f64::midpoint(start, end);
        let half = ((end - start) / 2.0).max(shortest.min(crate::scale::DAY) / 2.0);
        let pad = half * 0.07;
        Window {
            start: middle - half - pad,
            end: middle + half + pad * after,
        }
    };
    let whole = around(items.whole, 1.0);
    let fit = around(items.main, 0.6);
    (
        Window {
            start: fit.start.max(whole.start),
            end: fit.end.min(whole.end),
        },
        whole,
    )
}
