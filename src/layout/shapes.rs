//! The shapes of a [`Scene`](super::Scene). Pixels; `x` in reading direction, `y` downwards.

use std::ops::Range;

use crate::model::{Basis, Precision};
use crate::scale::Step;

use super::Open;

/// The row of a kind.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LaneBox {
    /// Its top.
    pub y: f64,
    /// Its height.
    pub height: f64,
    /// The top of its first row.
    pub top: f64,
    /// The height that all of its rows have.
    pub rows: f64,
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
}

/// Words below the ruler.
#[derive(Clone, Debug, PartialEq)]
pub struct Caption {
    /// Start of its slot.
    pub x: f64,
    /// Width of its slot.
    pub width: f64,
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

/// A tick on the ruler.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TickMark {
    /// Where.
    pub x: f64,
    /// It is of the dates that have words where there is room.
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
    /// The bar is a whole day and this part of it, 0 to 1, is meant.
    pub part: Option<(f64, f64)>,
    /// Into how many days inner ticks divide a range; of others it does not matter.
    pub days: i64,
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
    /// Where the lane begins.
    pub top: f64,
    /// The most events that match in one unit, in view or not.
    pub count: usize,
    /// Of which unit.
    pub step: Step,
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
    /// The upright line at its start, where it has one: between slots of one day it is soft, dotted
    /// and below the dates only.
    pub line: Option<bool>,
}
