//! The measures of the chart that follow the type size.

/// From the start of a slot to the middle of its marks.
pub(crate) const INSET: f64 = 14.0;
/// From the middle of a mark to its label.
pub(crate) const GAP: f64 = 13.0;
/// What a slot needs beside its labels.
pub(crate) const CHROME: f64 = INSET + GAP + 6.0;
/// Half a mark's target, and so the least distance of its middle from others' labels.
pub(crate) const HALF: f64 = 9.0;
/// Beside marks and labels in one row.
pub(crate) const AIR: f64 = 8.0;
/// A slot shows this many events of a lane, then "+ 12 more".
pub(crate) const ROWS: usize = 12;

/// Sizes that are multiples of `--dt-size`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Metrics {
    /// The type size over 16.
    pub(crate) z: f64,
}

impl Metrics {
    pub(crate) fn new(size: f64) -> Self {
        let z = crate::scale::within(size / 16.0, 0.25, 8.0);
        Self { z }
    }

    pub(crate) fn head(self) -> f64 {
        (46.0 * self.z).round()
    }

    pub(crate) fn ruler(self) -> f64 {
        (44.0 * self.z).round()
    }

    pub(crate) fn ruler_y(self) -> f64 {
        self.head() + 10.0
    }

    /// Height of an entry whose label has so many lines.
    pub(crate) fn row(self, lines: u32) -> f64 {
        (f64::from(lines) * 16.0 * self.z + 9.0).round().max(25.0)
    }

    /// Height of a row with one line; no less than a finger needs.
    pub(crate) fn pitch(self) -> f64 {
        (24.0 * self.z).max(24.0)
    }

    /// Width of a column when a slot has several.
    pub(crate) fn column(self) -> f64 {
        140.0 * self.z
    }
}
