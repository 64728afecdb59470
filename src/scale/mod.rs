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

use crate::model::SECONDS_PER_DAY;

/// A number kept between two others. Unlike `f64::clamp` it has an answer for any three numbers.
/// Asked for in so many places that one call weighs less than two.
#[inline(never)]
pub(crate) fn within(value: f64, least: f64, most: f64) -> f64 {
    value.min(most).max(least)
}

/// The first place from `low` on of which something is true, and with it all that follow; `high`
/// where there is none.
pub(crate) fn first(mut low: usize, mut high: usize, is: &dyn Fn(usize) -> bool) -> usize {
    while low < high {
        let middle = usize::midpoint(low, high);
        if is(middle) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    low
}

/// Seconds in a civil day, as pixels are counted.
pub const DAY: f64 = 86_400.0;

/// Civil days since 1970-01-01. Asked for so often that the calls weigh less than the divisions.
#[inline(never)]
pub(crate) fn day(civil: i64) -> i64 {
    civil.div_euclid(SECONDS_PER_DAY)
}

/// The start of the day that holds a time.
#[inline(never)]
pub(crate) fn midnight(time: f64) -> f64 {
    (time / DAY).floor() * DAY
}
