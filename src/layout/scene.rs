//! What stands where: the result of a layout, ready to be drawn.
//!
//! All `x` run in reading direction from the plot's start edge (the view
//! mirrors them for right-to-left); all `y` run down from the plot's top.
//! Pixels throughout.

use std::ops::Range;
use std::rc::Rc;

use crate::scale::{Elastic, Window};

use super::{
    Bar, Break, Caption, Cluster, CountBar, GapLine, Head, Horizon, LaneBox, MarkBox, More,
    SlotBox, Tallest, TickMark, Visible,
};

/// How the events are drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// Each on its own, with a label.
    #[default]
    Marks,
    /// Many: bars that count a unit of time.
    Bars,
    /// Many: a shape with a count for each unit of time.
    Clusters,
    /// Many: the events of each day in columns, the rest behind "+ 12 more".
    Columns,
}

/// One layout of the chart.
#[derive(Clone, Debug)]
pub struct Scene {
    /// Width of the plot.
    pub width: f64,
    /// Height of the plot; the same for both axes, every zoom and every filter.
    pub height: f64,
    /// Height of the dates above the axis.
    pub head_height: f64,
    /// Height of the ruler with its captions, below the dates.
    pub ruler_height: f64,
    /// The axis line.
    pub ruler_y: f64,
    /// Lane names stand in a gutter, not inside the lanes.
    pub wide: bool,
    /// How the events are drawn.
    pub mode: Mode,
    /// Top and height of the row above the lanes: background, edge buttons, dimension lines.
    /// There even when no event is background; without height in a dense chart that has none.
    pub background: (f64, f64),
    /// The rows of the kinds, from the top, in the order of the items' lanes.
    pub lanes: Vec<LaneBox>,
    /// Dates above the axis.
    pub heads: Vec<Head>,
    /// Words below the ruler, a slot each.
    pub captions: Vec<Caption>,
    /// Shortened silences.
    pub breaks: Vec<Break>,
    /// Where lane rules and (if `axis`) the ruler run, from and to.
    pub rules: Vec<(f64, f64)>,
    /// Whether the ruler is a line with ticks (both axes of a dense chart, and to scale).
    pub axis: bool,
    /// Ticks on the ruler.
    pub ticks: Vec<TickMark>,
    /// Lines below the date of a day that has several slots, from and to.
    pub spans: Vec<(f64, f64)>,
    /// Interval bars: of slots on the ruler, or of marks, to scale.
    pub bars: Vec<Bar>,
    /// Dimension lines of silences, to scale.
    pub gaps: Vec<GapLine>,
    /// The day of the report.
    pub horizon: Option<Horizon>,
    /// Marks in view, in the order of the entries.
    pub marks: Vec<MarkBox>,
    /// Marks that would touch, or the events of a unit of time, as one shape with a count.
    pub clusters: Vec<Cluster>,
    /// Counting bars.
    pub histogram: Vec<CountBar>,
    /// What a full column leaves out.
    pub mores: Vec<More>,
    /// The scale of each lane's counting bars.
    pub tallest: Vec<Tallest>,
    /// What lies outside the view.
    pub edges: Edges,
    /// The columns of equal intervals in view, from the start edge.
    pub slots: Vec<SlotBox>,
    /// Time to pixels as in this scene.
    pub projection: Projection,
}

impl Scene {
    /// Which entries are in view, `from..to`; tells what lies outside.
    #[inline(never)]
    pub(crate) fn shows(&mut self, visible: &Visible, from: usize, to: usize) {
        self.edges = visible.beside(from, to);
    }

    /// A column of equal intervals, with the line at its start if it has one, soft or not.
    #[inline(never)]
    pub(crate) fn slot(&mut self, (x, end): (f64, f64), entries: &Range<u32>, line: Option<bool>) {
        self.slots.push(SlotBox {
            x,
            width: end - x,
            entries: entries.clone(),
            line,
        });
    }

    /// Puts a mark among the others: they are read in the order of their entries, wherever they
    /// stand.
    #[inline(never)]
    pub(crate) fn add(&mut self, mark: &MarkBox) {
        let before = |other: &MarkBox| other.entry <= mark.entry;
        let at = self.marks.partition_point(before);
        self.marks.insert(at, *mark);
    }
}

/// The map of a scene between time and pixels.
#[derive(Clone, Debug)]
pub enum Projection {
    /// To scale.
    Linear {
        /// What the width shows.
        window: Window,
        /// The plot's width.
        width: f64,
    },
    /// Elastic.
    Elastic {
        /// The axis.
        map: Rc<Elastic>,
        /// How far it is stretched, at least 1.
        scale: f64,
        /// Pixels of the stretched axis before the start edge.
        offset: f64,
    },
}

impl Projection {
    /// The pixel of a time.
    #[must_use]
    pub fn x(&self, civil: f64) -> f64 {
        match self {
            Self::Linear { window, width } => window.x(civil, *width),
            Self::Elastic { map, scale, offset } => map.pixel(map.unit(civil), *scale) - offset,
        }
    }

    /// The time of a pixel.
    #[must_use]
    pub fn time(&self, x: f64) -> f64 {
        match self {
            Self::Linear { window, width } => window.time(x, *width),
            Self::Elastic { map, scale, offset } => map.time(map.unit_at(x + offset, *scale)),
        }
    }
}

/// What lies outside the view.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Edges {
    /// Visible events before it.
    pub before: usize,
    /// Visible events after it.
    pub after: usize,
    /// The nearest of those before.
    pub last_before: Option<u32>,
    /// The nearest of those after.
    pub first_after: Option<u32>,
}
