//! How high the rows of a long list are: as measured where they were shown, estimated elsewhere.
//!
//! Costs follow what was measured, not how many rows there are.

use std::ops::Range;

use crate::scale::first;

/// Rows that are not shown are guessed to be as high as this until one was measured.
const GUESS: f64 = 160.0;

/// Which part of a list is in sight, in pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Scroll {
    /// How much of the list has gone past the upper edge of the window; negative before that.
    pub above: f64,
    /// The height of the window.
    pub height: f64,
}

/// The heights of all rows of a list.
#[derive(Clone, Debug)]
pub struct Heights {
    rows: usize,
    estimate: f64,
    /// Rows that were measured, ascending.
    seen: Vec<Seen>,
}

/// A row that was measured.
#[derive(Clone, Copy, Debug)]
struct Seen {
    row: usize,
    height: f64,
    /// By how much those up to this one are higher than estimated, together.
    more: f64,
}

impl Heights {
    /// Of so many rows, none of them measured.
    #[must_use]
    pub fn new(rows: usize) -> Self {
        Self {
            rows,
            estimate: GUESS,
            seen: Vec::new(),
        }
    }

    /// Of so many other rows, taken to be as high as these until one was measured.
    #[must_use]
    pub fn like(&self, rows: usize) -> Self {
        Self {
            estimate: self.estimate,
            ..Self::new(rows)
        }
    }

    /// Takes in what was measured. The first time, that is the measure of all others; later the
    /// estimate stays, so that nothing moves that is not seen.
    pub fn measure(&mut self, measured: &[(usize, f64)]) {
        let first = self.seen.is_empty();
        let (mut all, mut count) = (0.0, 0.0);
        for &(row, height) in measured {
            if row >= self.rows || !height.is_normal() || height < 0.0 {
                continue;
            }
            all += height;
            count += 1.0;
            let at = self.before(row);
            match self.seen.get_mut(at) {
                Some(seen) if seen.row == row => seen.height = height,
                _ => {
                    let more = 0.0;
                    self.seen.insert(at, Seen { row, height, more });
                }
            }
        }
        if first && count > 0.0 {
            self.estimate = all / count;
        }
        let mut sum = 0.0;
        for seen in &mut self.seen {
            sum += seen.height - self.estimate;
            seen.more = sum;
        }
    }

    /// Where a row begins; for the number of rows, where the list ends.
    #[must_use]
    pub fn top(&self, row: usize) -> f64 {
        let row = row.min(self.rows);
        let last = self
            .before(row)
            .checked_sub(1)
            .and_then(|at| self.seen.get(at));
        row as f64 * self.estimate + last.map_or(0.0, |last| last.more)
    }

    /// How many rows before one were measured.
    #[inline(never)]
    fn before(&self, row: usize) -> usize {
        self.seen.partition_point(|seen| seen.row < row)
    }

    /// How high a row is taken to be that was never measured.
    #[must_use]
    pub fn estimate(&self) -> f64 {
        self.estimate
    }

    /// The row at a pixel: the first one above the list, the last one below it.
    #[must_use]
    pub fn row_at(&self, y: f64) -> usize {
        let row = first(0, self.rows, &|row| self.top(row + 1) > y);
        row.min(self.rows.saturating_sub(1))
    }

    /// The rows in sight and those within `margin` pixels of it.
    #[must_use]
    pub fn window(&self, scroll: Scroll, margin: f64) -> Range<usize> {
        let first = self.row_at(scroll.above - margin);
        let last = self.row_at(scroll.above + scroll.height + margin);
        first..(last + 1).max(first).min(self.rows)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measured() -> Heights {
        let mut heights = Heights::new(1000);
        heights.measure(&[(10, 100.0), (11, 300.0)]);
        heights.measure(&[(500, 50.0), (11, 350.0), (2000, 9.0), (3, f64::NAN)]);
        heights
    }

    #[test]
    fn the_first_measure_is_the_estimate_of_all_others() {
        let heights = measured();
        assert!((heights.top(10) - 2000.0).abs() < 1e-9);
        assert!((heights.top(11) - 2100.0).abs() < 1e-9);
        assert!((heights.top(12) - 2450.0).abs() < 1e-9);
        assert!((heights.top(1000) - (1000.0 * 200.0 - 100.0 + 150.0 - 150.0)).abs() < 1e-9);
    }

    #[test]
    fn other_rows_are_taken_to_be_as_high() {
        let mut other = measured().like(50);
        assert!((other.top(50) - 10_000.0).abs() < 1e-9);
        other.measure(&[(0, 100.0)]);
        assert!((other.top(50) - 5000.0).abs() < 1e-9);
    }

    #[test]
    fn the_window_is_what_can_be_seen_and_a_margin() {
        let heights = measured();
        let scroll = |above| Scroll {
            above,
            height: 400.0,
        };
        assert_eq!(heights.window(scroll(2000.0), 0.0), 10..12);
        assert_eq!(heights.window(scroll(2000.0), 200.0), 9..13);
        assert_eq!(heights.window(scroll(-9e9), 200.0), 0..1);
        assert_eq!(heights.window(scroll(9e9), 200.0), 999..1000);
        assert_eq!(Heights::new(0).window(scroll(0.0), 200.0), 0..0);
    }
}
