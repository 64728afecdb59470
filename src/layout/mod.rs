//! Which marks, clusters and labels stand where. Pure geometry; its cost follows the pixels.
//!
//! In the order of use: [`Items`] once for a timeline, [`Visible`] once for a
//! filter, [`Plan`] once for a width, [`scene`] for every zoom and axis, and
//! [`spot`], [`band`], [`arcs`], [`nearest`] for every selection and pointer
//! move. Nothing here words anything or knows a browser; nothing panics.

mod arcs;
mod bins;
mod columns;
mod dense;
mod elastic;
mod entries;
mod entry;
mod flow;
mod gather;
mod guess;
mod heights;
mod hit;
mod items;
mod lanes;
pub mod list;
mod long;
mod measure;
mod metrics;
mod peaks;
mod place;
mod plan;
mod proportional;
mod ranked;
mod ruler;
mod scene;
mod shapes;
mod slots;
mod stack;
mod stage;
mod steady;
pub mod strip;
pub mod viewport;
mod visible;
mod wrap;

pub use arcs::{Arc, arcs};
pub use entries::Entries;
pub use entry::{Entry, Open};
pub use gather::Gathering;
pub use heights::{Heights, Scroll};
pub use hit::{Dimension, Spot, band, dimension, held, nearest, spot, vertical};
pub use items::{DENSE, Items};
pub use lanes::Lane;
pub use measure::{Font, Gap, GapUnit, Labels, Measure, Texts, Tick, Words};
pub use plan::Plan;
pub use scene::{Edges, Mode, Projection, Scene};
pub use shapes::{
    Bar, Break, Caption, Cluster, CountBar, GapLine, Head, Horizon, LaneBox, MarkBox, More, Side,
    SlotBox, Tallest, TickMark,
};
pub use stage::{Axis, Frame, View, Zoom, scene};
pub use steady::Steady;
pub use visible::Visible;
pub(crate) use visible::{Each, Pass};
