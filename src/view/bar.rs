//! The interval bar: one drawing for the ruler, the mark, the card and the list.
//!
//! Caps and inner ticks tell the precision; a solid, dotted or dashed line
//! tells how the date is known.

use super::css::{draw, drawn};
use super::tag::{Tag, path, tag};
use crate::model::{Basis, Precision, When};
use crate::scale::{DAY, midnight};

/// What a bar says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Interval {
    pub(crate) precision: Precision,
    pub(crate) basis: Basis,
    /// Start and end as fractions of a day, for parts of days and clock times.
    pub(crate) hours: (f64, f64),
    /// Days in an interval of several days; 0 where that does not matter.
    pub(crate) days: i64,
    /// Open at the start (and not at the end).
    pub(crate) open_start: bool,
}

impl Interval {
    /// What the bar of a date says.
    pub(crate) fn of(when: &When) -> Self {
        let (start, end) = when.bounds();
        let (hours, days) = match start.zip(end) {
            Some((start, end)) => {
                let base = midnight(start as f64);
                let fraction = |second: i64| ((second as f64 - base) / DAY).min(1.0);
                let days = ((end - start) as f64 / DAY).ceil() as i64;
                ((fraction(start), fraction(end)), days)
            }
            None => ((0.0, 1.0), 0),
        };
        Self {
            precision: when.precision,
            basis: when.basis,
            hours,
            days,
            open_start: start.is_none(),
        }
    }

    /// A bar for the key, of no date.
    pub(crate) fn sample(precision: Precision, basis: Basis) -> Self {
        Self {
            precision,
            basis,
            hours: match precision {
                Precision::PartOfDay => (0.0, 0.25),
                _ => (0.375, 0.375),
            },
            days: 2,
            open_start: false,
        }
    }
}

/// A bar from `x0` to `x1` at height `y`, in what is `made` for it; `x1` may lie left of `x0` where text
/// runs from right to left.
pub(crate) fn bar(made: Tag, interval: &Interval, x0: f64, x1: f64, y: f64) -> Tag {
    let on_day = |fraction: f64| x0 + (x1 - x0) * fraction;
    let (a, b) = (on_day(interval.hours.0), on_day(interval.hours.1));
    match interval.precision {
        Precision::Instant => made
            .child(day_behind(x0, x1, y))
            .child(path("dt-bar-caps", upright(a, y))),
        Precision::PartOfDay => plain(made.child(day_behind(x0, x1, y)), interval, a, b, y),
        _ => plain(made, interval, x0, x1, y),
    }
}

/// A bar without the day behind it: for marks on a true scale, where the day is drawn anyway.
pub(crate) fn plain(made: Tag, interval: &Interval, x0: f64, x1: f64, y: f64) -> Tag {
    let mut caps = match interval.precision {
        Precision::Instant => upright(x0, y),
        Precision::Open => {
            let (from, to) = if interval.open_start {
                (x1, x0)
            } else {
                (x0, x1)
            };
            let (back, top) = (if to > from { -5.0 } else { 5.0 }, y - 4.0);
            let arrow = [from, top, to + back, top, -back, back];
            drawn("M# #v8M# #l# 4l# 4", &arrow)
        }
        _ => drawn("M# #v8M# #v8", &[x0, y - 4.0, x1, y - 4.0]),
    };
    // Ticks of days stand across the line, those of months and years on it.
    let (parts, length) = match interval.precision {
        Precision::Range => (interval.days.clamp(1, 14), 5.0),
        Precision::Month => (4, 2.5),
        Precision::Year => (12, 2.5),
        _ => (1, 2.5),
    };
    for part in 1..parts {
        let x = x0 + (x1 - x0) * part as f64 / parts as f64;
        draw(&mut caps, "M# #v#", &[x, y - 2.5, length]);
    }
    let thick = interval.precision == Precision::PartOfDay;
    let dotted = !matches!(interval.basis, Basis::Stated | Basis::Announced);
    made.also(interval.basis == Basis::Announced, "is-dashed")
        .also(dotted, "is-dotted")
        .child(path("dt-bar-line", level(x0, x1, y)))
        .child(thick.then(|| path("dt-bar-thick", level(x0, x1, y))))
        .child(path("dt-bar-caps", caps))
}

/// The bar beside a date, 88 by 14 pixels.
pub(crate) fn glyph(interval: Interval, rtl: bool) -> Tag {
    let (x0, x1) = if rtl { (85.0, 3.0) } else { (3.0, 85.0) };
    let svg = tag("svg.dt-bar dt-glyph")
        .is("viewBox", "0 0 88 14")
        .hidden();
    bar(svg, &interval, x0, x1, 7.0)
}

fn day_behind(x0: f64, x1: f64, y: f64) -> Tag {
    let (middle, top) = (f64::midpoint(x0, x1), y - 4.0);
    let ghost = [x0, top, x1, middle, y - 2.0];
    path("dt-bar-ghost", drawn("M# #v8m0-4H#m0-4v8M# #v4", &ghost))
}

/// The one stroke of a clock time.
fn upright(x: f64, y: f64) -> String {
    drawn("M# #v12", &[x, y - 6.0])
}

fn level(x0: f64, x1: f64, y: f64) -> String {
    drawn("M# #H#", &[x0, y, x1])
}
