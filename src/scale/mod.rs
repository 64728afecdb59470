//! Time to pixels and back. Pure arithmetic: no words, no DOM.
//!
//! Times are civil seconds (the wall clock of the place, see
//! [`Moment`](crate::model::Moment)); pixels are `f64` in reading direction.
//! Only chrono's calendar is used, never its formatter, and nothing panics on
//! a date that the calendar cannot hold: it is drawn at the calendar's edge.

mod elastic;
mod glide;
mod interval;
mod linear;
pub mod ticks;

pub use elastic::{Elastic, Piece};
pub use glide::{Glide, Hand};
pub use interval::{Step, Unit};
pub use linear::Window;

/// A number kept between two others. Unlike `f64::clamp` it has an answer for any three numbers.
pub(crate) fn within(value: f64, least: f64, most: f64) -> f64 {
    value.min(most).max(least)
}

/// The places of numbers when sorted; equal ones keep their order. The one sort that all who need
/// one share, since every other is some kilobytes more to load.
pub(crate) fn ranked(keys: impl Iterator<Item = f64>) -> Vec<u32> {
    let mut order: Vec<(f64, u32)> = keys.zip(0..).collect();
    order.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    order.into_iter().map(|(_, place)| place).collect()
}

/// Seconds in a civil day, as pixels are counted.
pub const DAY: f64 = 86_400.0;
