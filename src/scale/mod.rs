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

/// A number kept between two others. Unlike `f64::clamp` it has an answer for any three numbers.
pub(crate) fn within(value: f64, least: f64, most: f64) -> f64 {
    value.min(most).max(least)
}

/// Seconds in a civil day, as pixels are counted.
pub const DAY: f64 = 86_400.0;
