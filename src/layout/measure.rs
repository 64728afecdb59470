//! What the layout must be told from outside: the width of words, and the words themselves.
//!
//! The browser answers through canvas and `Intl`; tests answer with fixed
//! widths and plain English. Nothing here words anything itself.

use crate::model::{Precision, Timeline};
use crate::scale::{Step, Unit, day};

use super::Entry;

/// The typefaces whose widths decide where things stand; sizes are multiples of `--dt-size`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Font {
    /// A mark's label: interface face, 400, 0.8125.
    Label,
    /// The lead of a label: interface face, 600, 0.8125.
    LabelBold,
    /// The main line of a date above the axis: text face, 600, 0.96875.
    Head,
    /// Captions, small lines, gaps: interface face, 400, 0.75.
    Caption,
    /// The overview's dates: interface face, 400, 0.656.
    Strip,
}

/// The width of words.
pub trait Measure {
    /// Pixels that a text takes in one line.
    fn width(&self, text: &str, font: Font) -> f64;
}

/// The label of a mark.
pub trait Labels {
    /// The bold lead and the rest for an index into the timeline's events;
    /// two empty texts for an index that does not exist.
    fn label(&self, event: u32) -> (&str, &str);
}

impl Labels for Timeline {
    /// The editor's label, or else the headline without a lead.
    fn label(&self, event: u32) -> (&str, &str) {
        match self.events.get(event as usize) {
            Some(event) => match &event.label {
                Some(label) => (&label.lead, &label.rest),
                None => ("", &event.headline),
            },
            None => ("", ""),
        }
    }
}

/// The words on the axis, in the reader's language.
pub trait Words {
    /// The small and the main line above a date (`Thu`, `24 April`).
    ///
    /// `roomy`: the long form of a month fits. `first_of_year`: no date to the
    /// left has named this year yet.
    fn head(&self, entry: &Entry, roomy: bool, first_of_year: bool) -> (String, String);
    /// How fine the date is (`no time stated`, `early hours`); `all_derived`: every event of the
    /// slot was dated by counting.
    fn caption(&self, entry: &Entry, all_derived: bool) -> String;
    /// The number and the unit of a gap (`≈ 2½`, `years`).
    fn gap(&self, gap: Gap) -> (String, String);
    /// The small and the main line of a tick.
    fn tick(&self, tick: Tick) -> (String, String);
    /// A date in the overview; empty where it is too long to be of use (a range).
    fn strip(&self, entry: &Entry) -> String;
}

/// Everything that the layout asks the outside for.
#[derive(Clone, Copy)]
pub struct Texts<'a> {
    /// Labels of marks.
    pub labels: &'a dyn Labels,
    /// Widths.
    pub measure: &'a dyn Measure,
    /// Words on the axis.
    pub words: &'a dyn Words,
}

/// A date that an axis names.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tick {
    /// Civil seconds.
    pub at: i64,
    /// How far apart dates are named here. It is a boundary of this step, or, where none is in
    /// view, another date worth naming.
    pub step: Step,
    /// There is room for the long form (`24 April` instead of `24`).
    pub roomy: bool,
    /// The first one in view or the first of its next larger unit: say that unit in the small line.
    pub context: bool,
}

/// The silence between two neighbouring dates, no finer than the coarser of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// In which unit it is said.
    pub unit: GapUnit,
    /// How many units, in halves (5 is 2½); only years have halves.
    pub halves: i64,
    /// Rounded, or from or to a day that is not known: say so.
    pub about: bool,
}

/// Units of a [`Gap`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GapUnit {
    /// Exact days.
    Days,
    /// Months, rounded.
    Months,
    /// Years, rounded to halves below five of them.
    Years,
}

impl Gap {
    /// The gap between two dates by their precisions, where at least a whole day is empty; `end` is
    /// the civil second after all that came before the second one.
    #[must_use]
    pub fn between(from: &Entry, end: i64, to: &Entry) -> Option<Self> {
        let days = to.day() - day(end - 1);
        if days <= 1 {
            return None;
        }
        let either = |precision| from.precision == precision || to.precision == precision;
        let (years, months) = (either(Precision::Year), either(Precision::Month));
        // From May to July it is two months, and from 1944 to 1957 thirteen years, whatever lies
        // between their ends and starts.
        let since = if end <= from.end { from.start } else { end - 1 };
        let mut gap = if years {
            Self::about(GapUnit::Years, 2 * Unit::Year.count(since, to.start))
        } else if months {
            Self::of_months(Unit::Month.count(since, to.start) as f64)
        } else {
            Self::of_days(days)
        };
        gap.about |= from.lies_within() || to.lies_within();
        Some(gap)
    }

    /// A number of days; of many, rounded months or years.
    #[must_use]
    pub fn of_days(days: i64) -> Self {
        if days >= 92 {
            return Self::of_months(days as f64 / 30.436_875);
        }
        Self {
            unit: GapUnit::Days,
            halves: days * 2,
            about: false,
        }
    }

    fn of_months(months: f64) -> Self {
        let halves = (months / 6.0).round() as i64;
        let whole = months.round() as i64;
        if whole < 24 {
            Self::about(GapUnit::Months, 2 * whole)
        } else if halves > 10 {
            Self::about(GapUnit::Years, 2 * (months / 12.0).round() as i64)
        } else {
            Self::about(GapUnit::Years, halves)
        }
    }

    fn about(unit: GapUnit, halves: i64) -> Self {
        Self {
            unit,
            halves: halves.max(2),
            about: true,
        }
    }
}
