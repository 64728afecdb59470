//! How many entries of a lane there are at most in one unit of time: the heights of the tallest bars.

use crate::model::SECONDS_PER_DAY;
use crate::scale::Unit;

use super::entry::Entry;

/// The units in which a dense chronology is counted, from the finest.
pub(crate) const COUNTED: [Unit; 7] = [
    Unit::Day,
    Unit::Week,
    Unit::Month,
    Unit::Quarter,
    Unit::Year,
    Unit::Decade,
    Unit::Century,
];

/// The place of a unit among those that are counted, which are all from the day on; beyond them for
/// a finer one.
pub(crate) fn counted(unit: Unit) -> usize {
    (unit as usize).wrapping_sub(Unit::Day as usize)
}

/// The most entries of a lane in one of each of the units.
pub(crate) type Peaks = [u32; COUNTED.len()];

/// Counts entries by day and by all that a day is part of; the calendar is asked once a day, not
/// once an event.
#[derive(Clone, Debug, Default)]
pub(crate) struct Counting {
    /// For each lane.
    pub(crate) peaks: Vec<Peaks>,
    counts: Vec<Peaks>,
    starts: [i64; COUNTED.len()],
    /// Of the last entry.
    pub(crate) day: Option<i64>,
}

impl Counting {
    /// Counts the entries of so many lanes, none of them yet.
    pub(crate) fn lanes(&mut self, lanes: usize) {
        // One by one, as lists are filled elsewhere: to repeat a row of numbers takes three times
        // the code.
        for _ in 0..lanes {
            self.peaks.push(Peaks::default());
            self.counts.push(Peaks::default());
        }
    }

    /// Counts the next entry in drawing order.
    pub(crate) fn add(&mut self, entry: &Entry) {
        let day = entry.day();
        if self.day != Some(day) {
            self.begin(day);
        }
        let lane = usize::from(entry.lane);
        if let (Some(counts), Some(peaks)) = (self.counts.get_mut(lane), self.peaks.get_mut(lane)) {
            for (count, peak) in counts.iter_mut().zip(peaks) {
                *count += 1;
                *peak = (*peak).max(*count);
            }
        }
    }

    /// Counts so many of a lane that come next, of which no more is known: they may all be in one
    /// unit, as far as one of all the lane has as many.
    pub(crate) fn add_unknown(&mut self, lane: usize, more: u32, most: &Peaks) {
        if let (Some(counts), Some(peaks)) = (self.counts.get_mut(lane), self.peaks.get_mut(lane)) {
            for ((count, peak), most) in counts.iter_mut().zip(peaks).zip(most) {
                *count = count.saturating_add(more);
                *peak = (*peak).max((*count).min(*most));
            }
        }
    }

    fn begin(&mut self, day: i64) {
        self.day = Some(day);
        let civil = day * SECONDS_PER_DAY;
        for (nth, (unit, start)) in COUNTED.iter().zip(&mut self.starts).enumerate() {
            let now = unit.floor(civil);
            if now != *start {
                *start = now;
                for count in self.counts.iter_mut().filter_map(|lane| lane.get_mut(nth)) {
                    *count = 0;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_that_is_counted_is_found_among_them() {
        for (place, unit) in COUNTED.into_iter().enumerate() {
            assert_eq!(counted(unit), place, "{unit:?}");
        }
        for unit in [Unit::Minute, Unit::Hour] {
            assert!(counted(unit) >= COUNTED.len(), "{unit:?}");
        }
    }
}
