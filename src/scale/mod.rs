//! Time to pixels and back. Pure arithmetic: no words, no DOM.
//!
//! Times are civil seconds (the wall clock of the place, see
//! [`Moment`](crate::model::Moment)); pixels are `f64` in reading direction.
//! Only chrono's calendar is used, never its formatter, and nothing panics on
//! a date that the calendar cannot hold: it is drawn at the calendar's edge.

mod elastic;
mod interval;
mod linear;
pub mod ticks;

pub use elastic::{Elastic, Piece};
pub use interval::{Step, Unit};
pub use linear::Window;

/// Seconds in a civil day, as pixels are counted.
pub const DAY: f64 = 86_400.0;
