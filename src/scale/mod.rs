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

use crate::model::order::order;

/// A number kept between two others. Unlike `f64::clamp` it has an answer for any three numbers.
pub(crate) fn within(value: f64, least: f64, most: f64) -> f64 {
    value.min(most).max(least)
}

/// The places of numbers when sorted; equal ones keep their order.
pub(crate) fn ranked(keys: impl Iterator<Item = f64>) -> Vec<u32> {
    let keys: Vec<f64> = keys.collect();
    ranks(&keys)
}

fn ranks(keys: &[f64]) -> Vec<u32> {
    let key = |at: usize| keys.get(at).copied().unwrap_or_default();
    order(keys.len(), &mut |a, b| key(a).total_cmp(&key(b)))
}

/// Sorts values by a number; equal ones keep their order.
pub(crate) fn sort_by<T: Copy>(values: &mut Vec<T>, key: fn(&T) -> f64) {
    let mut sorted = Vec::with_capacity(values.len());
    for place in ranked(values.iter().map(key)) {
        sorted.extend(values.get(place as usize));
    }
    *values = sorted;
}

/// Seconds in a civil day, as pixels are counted.
pub const DAY: f64 = 86_400.0;
