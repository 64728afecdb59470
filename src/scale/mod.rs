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
use crate::model::order::order;

/// A number kept between two others. Unlike `f64::clamp` it has an answer for any three numbers.
pub(crate) fn within(value: f64, least: f64, most: f64) -> f64 {
    value.min(most).max(least)
}

/// Puts a value among others that are sorted by a number, after those that have the same.
pub(crate) fn insert_by<T>(values: &mut Vec<T>, value: T, key: fn(&T) -> f64) {
    let own = key(&value);
    let at = values.partition_point(|other| key(other) <= own);
    values.insert(at, value);
}

/// Sorts values by a number; equal ones keep their order.
pub(crate) fn sort_by<T>(values: &mut [T], key: fn(&T) -> f64) {
    let keys = values.iter().map(key).collect();
    rearrange(ranks(keys), &mut |a, b| values.swap(a, b));
}

fn ranks(keys: Vec<f64>) -> Vec<u32> {
    let key = |at: usize| keys.get(at).copied().unwrap_or_default();
    order(keys.len(), &mut |a, b| key(a).total_cmp(&key(b)))
}

/// Brings to each place what stands at the one that `order` names for it.
fn rearrange(mut order: Vec<u32>, swap: &mut dyn FnMut(usize, usize)) {
    for start in 0..order.len() {
        let mut at = start;
        // From place to place, each giving up its value for the next, until the round is closed.
        while let Some(from) = order.get_mut(at) {
            let next = std::mem::replace(from, at as u32) as usize;
            if next == start {
                break;
            }
            swap(at, next);
            at = next;
        }
    }
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
