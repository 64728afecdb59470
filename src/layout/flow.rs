//! Too many events for one list: a slot or a day becomes several columns, filled in order.
//!
//! Which column an entry is in depends on its place among all entries of the
//! slot, so the same in every lane and under every filter.

use std::ops::Range;

use super::elastic::held;
use super::metrics::{Metrics, ROWS};
use super::slots::Slot;

/// Rows that a column of a slot surely has, even when every label takes four lines.
const SURE: usize = 4;

/// The columns of a slot or a day.
#[derive(Clone, Debug)]
pub(crate) struct Flow {
    entries: Range<u32>,
    /// How many columns.
    pub(crate) number: usize,
    /// Width of a column.
    pub(crate) width: f64,
}

impl Flow {
    fn new(entries: Range<u32>, width: f64, least: f64, rows: usize) -> Self {
        let need = entries.len().div_ceil(rows).max(1);
        let number = ((width / least) as usize).min(need).max(1);
        Self {
            entries,
            number,
            width: width / number as f64,
        }
    }

    /// Of a slot: one list, unless a lane has more events than that holds.
    pub(crate) fn slot(slot: &Slot, width: f64, m: Metrics) -> Self {
        let least = if slot.most > ROWS {
            m.column()
        } else {
            f64::MAX
        };
        Self::new(slot.entries.clone(), width, least, SURE)
    }

    /// Of a day of a dense chronology, whose lanes have at least `rows` rows.
    pub(crate) fn day(entries: Range<u32>, width: f64, rows: usize, m: Metrics) -> Self {
        Self::new(entries, width, super::dense::COLUMN * m.z, rows)
    }

    /// The numbers of the columns that are in view when the first one begins at `x`.
    pub(crate) fn seen(&self, x: f64, view: f64) -> Range<usize> {
        let number = |columns: f64| (columns as usize).min(self.number);
        number(-x / self.width)..number(((view - x) / self.width).ceil())
    }

    /// Where the list of a column begins and where the column ends, when the first one begins at
    /// `x` and one at scale 1 is as wide as `base`; and the column's entries.
    pub(crate) fn column(&self, number: usize, x: f64, base: f64) -> (f64, f64, Range<u32>) {
        let edge = |column: usize| {
            let share = column as u64 * self.entries.len() as u64 / self.number as u64;
            self.entries.start + share as u32
        };
        let start = x + number as f64 * self.width;
        let end = start + self.width;
        let entries = edge(number)..edge(number + 1);
        (held(start, end, base), end, entries)
    }

    /// From the start of the slot to the start of the entry's column.
    pub(crate) fn place(&self, entry: u32) -> f64 {
        let at = u64::from(entry.saturating_sub(self.entries.start)) + 1;
        let column = (at * self.number as u64 - 1) / (self.entries.len() as u64).max(1);
        column as f64 * self.width
    }
}

/// How far a slot must be stretched until every event of it has its mark.
pub(crate) fn whole_slot(slot: &Slot, m: Metrics) -> f64 {
    if slot.most > ROWS {
        slot.entries.len().div_ceil(SURE) as f64 * m.column() * 1.001
    } else {
        0.0
    }
}
