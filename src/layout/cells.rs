//! Where more marks crowd together than a lane has rows, they become clusters.
//!
//! A grid of cells moves with the axis; a cell is full when the marks in it
//! find no rows, and then one shape in its middle stands for all of them.

use crate::scale::within;

use super::metrics::HALF;
use super::place::{APART, Dot};

/// Width of the cells in which a crowd is counted.
pub(crate) const CELL: f64 = 40.0;
/// Half the width of a cluster.
pub(crate) const CLUSTER: f64 = 17.0;

/// Marks that crowd in a cell.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Crowd {
    pub(crate) x: f64,
    pub(crate) x0: f64,
    pub(crate) x1: f64,
    pub(crate) first: u32,
    pub(crate) last: u32,
    pub(crate) count: usize,
}

/// A grid over the lane; cells where marks crowd are full.
pub(crate) struct Cells {
    origin: f64,
    /// The cell of each dot.
    pub(crate) of: Vec<usize>,
    full: Vec<bool>,
}

impl Cells {
    pub(crate) fn new(dots: &[Dot], rows: usize, width: f64, origin: f64) -> Self {
        // The first cell holds the pixel -8.
        let origin = -8.0 - CELL + (origin + 8.0).rem_euclid(CELL);
        let number = within((width + 16.0) / CELL, 0.0, 4096.0) as usize + 3;
        let mut cells = Self {
            origin,
            of: dots
                .iter()
                .map(|dot| (((dot.at.x - origin) / CELL) as usize).min(number - 1))
                .collect(),
            full: vec![false; number],
        };
        let mut singles: Vec<(f64, usize)> = Vec::with_capacity(dots.len());
        // Filling a cell can push out the marks beside it; every round fills one or is the last.
        for _ in 0..=number {
            let mut again = false;
            singles.clear();
            for (dot, cell) in dots.iter().zip(0..) {
                let Some(&at) = cells.of.get(cell) else {
                    continue;
                };
                if cells.is_full(at) {
                    continue;
                }
                let x = dot.at.x;
                let near = |cell: usize| {
                    cells.is_full(cell) && (cells.middle(cell) - x).abs() < CLUSTER + HALF + 2.0
                };
                if near(at + 1) || at > 0 && near(at - 1) {
                    cells.fill(at);
                    again = true;
                    continue;
                }
                singles.push((x, at));
                let crowd = singles.len().checked_sub(rows + 1);
                let Some(crowd) = crowd.and_then(|n| singles.get(n..)) else {
                    continue;
                };
                if crowd.first().is_some_and(|first| x - first.0 < APART) {
                    for (_, cell) in crowd {
                        if let Some(full) = cells.full.get_mut(*cell) {
                            *full = true;
                        }
                    }
                    again = true;
                    singles.retain(|(_, cell)| !cells.full.get(*cell).copied().unwrap_or(false));
                }
            }
            if !again {
                break;
            }
        }
        cells
    }

    fn fill(&mut self, cell: usize) {
        if let Some(full) = self.full.get_mut(cell) {
            *full = true;
        }
    }

    pub(crate) fn is_full(&self, cell: usize) -> bool {
        self.full.get(cell).copied().unwrap_or(false)
    }

    fn middle(&self, cell: usize) -> f64 {
        self.origin + (cell as f64 + 0.5) * CELL
    }

    pub(crate) fn count(&self, crowds: &mut Vec<Crowd>, cell: usize, dot: &Dot) {
        let x = self.middle(cell);
        match crowds.last_mut() {
            Some(last) if (last.x - x).abs() < 1.0 => {
                last.count += 1;
                last.first = last.first.min(dot.entry);
                last.last = last.last.max(dot.entry);
            }
            _ => crowds.push(Crowd {
                x,
                x0: x - CELL / 2.0,
                x1: x + CELL / 2.0,
                first: dot.entry,
                last: dot.entry,
                count: 1,
            }),
        }
    }
}
