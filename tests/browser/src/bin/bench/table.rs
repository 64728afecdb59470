//! What was measured, and the medians of it.

use std::collections::BTreeMap;

use crate::contenders::{Contender, Use};

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Measure {
    Program,
    Data,
    Raw,
    First,
    Slow,
    Named,
    Hold,
    Idle,
    Memory,
    Move,
    Script,
    Style,
    Layout,
    Pan,
    Zoom,
    Step,
    Filter,
    FilterHold,
}

impl Measure {
    pub(crate) const ALL: [Self; 18] = [
        Self::Program,
        Self::Data,
        Self::Raw,
        Self::First,
        Self::Slow,
        Self::Named,
        Self::Hold,
        Self::Move,
        Self::Script,
        Self::Style,
        Self::Layout,
        Self::Pan,
        Self::Zoom,
        Self::Step,
        Self::Filter,
        Self::FilterHold,
        Self::Idle,
        Self::Memory,
    ];

    /// As the caller names it.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Program | Self::Data | Self::Raw => "bytes",
            Self::First => "first",
            Self::Slow | Self::Named => "slow",
            Self::Hold => "hold",
            Self::Idle => "idle",
            Self::Memory => "memory",
            Self::Move | Self::Script | Self::Style | Self::Layout => "move",
            Self::Pan => "pan",
            Self::Zoom => "zoom",
            Self::Step => "step",
            Self::Filter | Self::FilterHold => "filter",
        }
    }

    /// As the table names it, with its unit.
    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::Program => "program, KiB on the wire",
            Self::Data => "data, KiB on the wire",
            Self::Raw => "data before compression, KiB",
            Self::First => "first event, ms",
            Self::Slow => "first event at 10 Mbit/s, ms",
            Self::Named => "… with the files named in the head",
            Self::Hold => "longest task of the load above 50 ms",
            Self::Idle => "idle, ms a second",
            Self::Memory => "memory, MiB",
            Self::Move => "one pointer move, ms",
            Self::Script => "… of it script",
            Self::Style => "… of it style",
            Self::Layout => "… of it layout",
            Self::Pan => "one step of panning, ms",
            Self::Zoom => "one step of zooming, ms",
            Self::Step => "to the next event, ms",
            Self::Filter => "filter on or off, ms",
            Self::FilterHold => "… its longest task above 50 ms",
        }
    }

    /// All that is measured of one way of use.
    pub(crate) fn parts_of(using: Use) -> &'static [Self] {
        match using {
            Use::Move => &[Self::Move, Self::Script, Self::Style, Self::Layout],
            Use::Pan => &[Self::Pan],
            Use::Zoom => &[Self::Zoom],
            Use::Step => &[Self::Step],
            Use::Filter => &[Self::Filter, Self::FilterHold],
        }
    }

    pub(crate) fn of(using: Use) -> Self {
        match using {
            Use::Move => Self::Move,
            Use::Pan => Self::Pan,
            Use::Zoom => Self::Zoom,
            Use::Step => Self::Step,
            Use::Filter => Self::Filter,
        }
    }
}

/// The samples of one cell, or why there are none.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Cell {
    Samples(Vec<f64>),
    /// It cannot be measured, and why.
    Without(String),
    /// Not done within the time.
    GaveUp,
}

type Key = (usize, Contender, Measure);

/// Everything that was measured.
#[derive(Default)]
pub(crate) struct Table(BTreeMap<Key, Cell>);

impl Table {
    /// Adds samples of one repeat.
    pub(crate) fn add(&mut self, key: Key, samples: impl IntoIterator<Item = f64>) {
        let cell = self
            .0
            .entry(key)
            .or_insert_with(|| Cell::Samples(Vec::new()));
        match cell {
            Cell::Samples(all) => all.extend(samples),
            // Given up or broken once is not undone by a better repeat.
            Cell::Without(_) | Cell::GaveUp => {}
        }
    }

    pub(crate) fn set(&mut self, key: Key, cell: Cell) {
        self.0.insert(key, cell);
    }

    pub(crate) fn get(&self, key: Key) -> Option<&Cell> {
        self.0.get(&key)
    }

    /// Whether a contender came to its end at a size, so that more is in vain.
    pub(crate) fn gave_up(&self, size: usize, contender: Contender) -> bool {
        self.0
            .iter()
            .any(|((n, who, _), cell)| *n <= size && *who == contender && *cell == Cell::GaveUp)
    }

    /// The value below which a share of the samples lies.
    pub(crate) fn quantile(&self, key: Key, share: f64) -> Option<f64> {
        match self.get(key)? {
            Cell::Samples(samples) => quantile(samples, share),
            Cell::Without(_) | Cell::GaveUp => None,
        }
    }

    pub(crate) fn median(&self, key: Key) -> Option<f64> {
        self.quantile(key, 0.5)
    }
}

pub(crate) fn quantile(samples: &[f64], share: f64) -> Option<f64> {
    let mut sorted = samples.to_vec();
    sorted.sort_by(f64::total_cmp);
    let last = sorted.len().checked_sub(1)?;
    sorted.get((share * last as f64).round() as usize).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: Key = (20, Contender::Vis, Measure::Move);

    #[test]
    fn samples_of_repeats_add_up() {
        let mut table = Table::default();
        table.add(KEY, [5.0, 1.0]);
        table.add(KEY, [3.0]);
        assert_eq!(table.median(KEY), Some(3.0));
        assert_eq!(table.quantile(KEY, 0.99), Some(5.0));
    }

    #[test]
    fn who_gave_up_is_not_asked_for_more() {
        let mut table = Table::default();
        table.set(KEY, Cell::GaveUp);
        table.add(KEY, [1.0]);
        assert_eq!(table.median(KEY), None);
        assert!(table.gave_up(1000, Contender::Vis));
        assert!(!table.gave_up(10, Contender::Vis));
        assert!(!table.gave_up(1000, Contender::Ours));
    }
}
