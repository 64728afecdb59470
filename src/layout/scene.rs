//! What stands where: the result of a layout, ready to be drawn.
//!
//! All `x` run in reading direction from the plot's start edge (the view
//! mirrors them for right-to-left); all `y` run down from the plot's top.
//! Pixels throughout.

use std::ops::Range;
use std::rc::Rc;

use crate::model::{Basis, Precision};
use crate::scale::{Elastic, Step, Window};

use super::Open;

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
#[derive(Clone, Debug, Default)]
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
    /// The rows of the kinds, from the top.
    pub lanes: Vec<LaneBox>,
    /// Dates above the axis.
    pub heads: Vec<Head>,
    /// Words below the ruler, a slot each.
    pub captions: Vec<Caption>,
    /// Shortened silences.
    pub breaks: Vec<Break>,
    /// Upright lines between slots and days.
    pub columns: Vec<Col>,
    /// Where lane rules and (if `axis`) the ruler run, from and to.
    pub rules: Vec<(f64, f64)>,
    /// Whether the ruler is a line with ticks (both axes of a dense chart, and to scale).
    pub axis: bool,
    /// Ticks on the ruler.
    pub ticks: Vec<TickMark>,
    /// Lines below the date of a day that has several slots, from and to.
    pub spans: Vec<(f64, f64)>,
    /// Interval bars on the ruler, a slot each.
    pub bars: Vec<Bar>,
    /// Interval bars of marks, to scale.
    pub whiskers: Vec<Bar>,
    /// Dimension lines of silences, to scale.
    pub gaps: Vec<GapLine>,
    /// The day of the report.
    pub horizon: Option<Horizon>,
    /// Marks in view, in the order of the entries.
    pub marks: Vec<MarkBox>,
    /// Marks that would touch, as one shape with a count.
    pub clusters: Vec<Cluster>,
    /// Counting bars.
    pub histogram: Vec<CountBar>,
    /// What a full column leaves out.
    pub mores: Vec<More>,
    /// The tallest counting bar of each lane.
    pub tallest: Vec<Tallest>,
    /// What lies outside the view.
    pub edges: Edges,
    /// The columns of equal intervals in view, from the start edge.
    pub slots: Vec<SlotBox>,
    /// Time to pixels as in this scene.
    pub projection: Projection,
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

impl Default for Projection {
    fn default() -> Self {
        Self::Linear {
            window: Window {
                start: 0.0,
                end: 1.0,
            },
            width: 1.0,
        }
    }
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

/// The row of a kind.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LaneBox {
    /// Index into the items' lanes.
    pub lane: usize,
    /// Its top.
    pub y: f64,
    /// Its height.
    pub height: f64,
}

/// A date above the axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Head {
    /// Start of its column (0 when the column begins before the view).
    pub x: f64,
    /// Width of its column; what is longer is cut.
    pub width: f64,
    /// The small line, possibly empty.
    pub small: String,
    /// The main line.
    pub main: String,
    /// The first slot below it, an index into the scene's slots.
    pub slot: Option<usize>,
}

/// Words below the ruler.
#[derive(Clone, Debug, PartialEq)]
pub struct Caption {
    /// Start of its slot.
    pub x: f64,
    /// Width of its slot.
    pub width: f64,
    /// Its top.
    pub y: f64,
    /// The words.
    pub text: String,
}

/// A shortened silence.
#[derive(Clone, Debug, PartialEq)]
pub struct Break {
    /// Its start.
    pub x: f64,
    /// Its width; the same at every zoom.
    pub width: f64,
    /// The number, such as `≈ 2½`.
    pub value: String,
    /// The unit, such as `years`.
    pub unit: String,
}

/// An upright line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Col {
    /// Where.
    pub x: f64,
    /// Between slots of one day: dotted, below the dates only.
    pub soft: bool,
}

/// A tick on the ruler.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TickMark {
    /// Where.
    pub x: f64,
    /// It has words.
    pub named: bool,
}

/// An interval bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// Whose; of a slot, its first entry.
    pub entry: u32,
    /// Its start.
    pub x0: f64,
    /// Its end.
    pub x1: f64,
    /// Its height in the plot.
    pub y: f64,
    /// Decides caps and inner ticks.
    pub precision: Precision,
    /// Decides the line.
    pub basis: Basis,
    /// Which ends have an arrow instead of a cap.
    pub open: Open,
    /// The event fills the bar.
    pub lasting: bool,
    /// The bar is a whole day and this part of it, 0 to 1, is meant.
    pub part: Option<(f64, f64)>,
    /// Into how many equal parts inner ticks divide it: months of a year, days of a range.
    pub parts: u32,
    /// Index of the lane whose colour it takes; `None` on the ruler.
    pub lane: Option<u8>,
}

/// The dimension line of a silence.
#[derive(Clone, Debug, PartialEq)]
pub struct GapLine {
    /// Its start.
    pub x0: f64,
    /// Its end.
    pub x1: f64,
    /// Its height in the plot.
    pub y: f64,
    /// Start of the words, which interrupt the line.
    pub text_x: f64,
    /// Width of the words.
    pub text_width: f64,
    /// The words, such as `43 days`.
    pub text: String,
}

/// The day of the report: beyond it things are announced, not reported.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Horizon {
    /// Where.
    pub x: f64,
    /// On which side of the line its words have room.
    pub side: Side,
}

/// On which side of its mark a label stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Side {
    /// After it, in reading direction.
    #[default]
    End,
    /// Before it.
    Start,
    /// Nowhere: there is no room.
    Hidden,
}

/// A mark with its label.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MarkBox {
    /// Whose.
    pub entry: u32,
    /// Its middle.
    pub x: f64,
    /// Its middle.
    pub y: f64,
    /// Start of its interval (its slot on the elastic axis).
    pub x0: f64,
    /// End of its interval.
    pub x1: f64,
    /// Width of the label's box.
    pub label_width: f64,
    /// Lines the label may take.
    pub lines: u32,
    /// From the middle of the mark to the near edge of the label.
    pub gap: f64,
    /// Where the label stands.
    pub side: Side,
    /// The label stands on the event's own interval bar and needs a background.
    pub on_bar: bool,
    /// Filtered out: small and faint, no label, no target.
    pub ghost: bool,
    /// Place in its slot and lane, from 0.
    pub row: u32,
    /// The slot it stands in, an index into the scene's slots.
    pub slot: Option<usize>,
}

/// Several marks as one shape.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cluster {
    /// Its middle.
    pub x: f64,
    /// Its middle.
    pub y: f64,
    /// Half its width.
    pub r: f64,
    /// Index of the lane.
    pub lane: u8,
    /// How many visible events it stands for.
    pub count: usize,
    /// The first of them.
    pub first: u32,
    /// The last of them.
    pub last: u32,
    /// Start of the time it stands for.
    pub x0: f64,
    /// End of the time it stands for.
    pub x1: f64,
}

/// A bar that counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CountBar {
    /// Index of the lane.
    pub lane: u8,
    /// Its start.
    pub x: f64,
    /// Its top.
    pub y: f64,
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
    /// How many visible events it stands for.
    pub count: usize,
    /// The first of them.
    pub first: u32,
    /// The last of them.
    pub last: u32,
}

/// What a column leaves out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct More {
    /// Its start.
    pub x: f64,
    /// Its top.
    pub y: f64,
    /// Its width.
    pub width: f64,
    /// Index of the lane.
    pub lane: u8,
    /// How many visible events are left out.
    pub count: usize,
    /// The first of them.
    pub first: u32,
    /// The last of them.
    pub last: u32,
}

/// The scale of the counting bars of a lane.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tallest {
    /// Index of the lane.
    pub lane: usize,
    /// The most events in one unit of what is in view.
    pub count: usize,
    /// Of which unit.
    pub step: Step,
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

/// A column of equal intervals, in view.
#[derive(Clone, Debug, PartialEq)]
pub struct SlotBox {
    /// Its start.
    pub x: f64,
    /// Its width.
    pub width: f64,
    /// Its entries; of a dense chart those that start in it.
    pub entries: Range<u32>,
    /// Civil days since 1970 of its start.
    pub day: i64,
}
