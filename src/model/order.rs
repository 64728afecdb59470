//! Sorting with one compiled routine.
//!
//! The standard sort is made anew for every type it sorts, at some kilobytes
//! each in the widget; this one sorts positions and is made once.

use std::cmp::Ordering;

/// Positions from 0 in the order that a comparison gives them; equals keep their order.
pub(crate) fn order(count: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<u32> {
    let mut order: Vec<u32> = (0..u32::try_from(count).unwrap_or(u32::MAX)).collect();
    order.sort_by(|a, b| compare(*a as usize, *b as usize));
    order
}

/// Sorts values; equals keep their order.
pub(crate) fn sort<T>(values: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    let order = order(
        values.len(),
        &mut |a, b| match (values.get(a), values.get(b)) {
            (Some(a), Some(b)) => compare(a, b),
            _ => Ordering::Equal,
        },
    );
    let mut taken: Vec<Option<T>> = values.drain(..).map(Some).collect();
    let sorted = order
        .into_iter()
        .filter_map(|at| taken.get_mut(at as usize).and_then(Option::take));
    values.extend(sorted);
}

/// So many values are sorted at once; sorted runs of them are then merged.
const RUN: usize = 1 << 12;

/// Sorts positions in slices, for so many values that a page should not wait for all of them.
#[derive(Debug, Default)]
pub(crate) struct Sorting {
    count: usize,
    /// All positions, in sorted runs.
    order: Vec<u32>,
    /// How long the runs are.
    run: usize,
    /// What has come of merging them in pairs.
    merged: Vec<u32>,
    /// Where the two runs that are being merged go on.
    next: (usize, usize),
}

impl Sorting {
    /// Positions from 0.
    pub(crate) fn new(count: usize) -> Self {
        Self {
            count,
            run: RUN,
            ..Self::default()
        }
    }

    /// Works on about so many values; the order once it is found, in which equals keep theirs.
    /// The comparison has to be the same each time.
    pub(crate) fn step(
        &mut self,
        most: usize,
        compare: &mut dyn FnMut(usize, usize) -> Ordering,
    ) -> Option<&[u32]> {
        let mut left = most;
        while left > 0 && self.order.len() < self.count {
            let from = self.order.len();
            let count = RUN.min(self.count - from);
            let run = order(count, &mut |a, b| compare(from + a, from + b));
            let run = run.into_iter().map(|at| from as u32 + at);
            self.order.extend(run);
            left = left.saturating_sub(count);
        }
        while left > 0 && !self.is_done() {
            self.merge(compare);
            left -= 1;
        }
        self.is_done().then_some(self.order.as_slice())
    }

    fn is_done(&self) -> bool {
        self.order.len() >= self.count && self.run >= self.count
    }

    /// Puts the next one in its place.
    fn merge(&mut self, compare: &mut dyn FnMut(usize, usize) -> Ordering) {
        let at = self.merged.len();
        let first = at - at % (2 * self.run);
        let second = (first + self.run).min(self.count);
        if at == 0 {
            self.merged.reserve_exact(self.count);
        }
        if at == first {
            self.next = (first, second);
        }
        let end = (first + 2 * self.run).min(self.count);
        let (a, b) = self.next;
        let place = |at: usize, end: usize| self.order.get(..end)?.get(at).copied();
        let later = match (place(a, second), place(b, end)) {
            (Some(a), Some(b)) => compare(b as usize, a as usize).is_lt(),
            (one, _) => one.is_none(),
        };
        let from = if later {
            self.next.1 += 1;
            b
        } else {
            self.next.0 += 1;
            a
        };
        self.merged.extend(self.order.get(from));
        if self.merged.len() >= self.count {
            std::mem::swap(&mut self.order, &mut self.merged);
            self.merged.clear();
            self.run *= 2;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn slices_give_the_order_that_one_step_gives(
            count in 0..5 * RUN,
            values in 1_u64..10_000,
            factor in 1_u64..10_000,
            most in 1..20_000_usize,
        ) {
            // Many ties where there are few values; sorted, or nearly so, where the factor is small.
            let value = |at: usize| at as u64 * factor / 7 % values;
            let mut compare = |a: usize, b: usize| value(a).cmp(&value(b));
            let mut sorting = Sorting::new(count);
            let mut steps = 0;
            while sorting.step(most, &mut compare).is_none() {
                steps += 1;
                prop_assert!(steps * most <= 6 * count + RUN, "{steps} steps of {most}");
            }
            let whole = order(count, &mut compare);
            prop_assert_eq!(sorting.step(most, &mut compare), Some(whole.as_slice()));
        }
    }

    #[test]
    fn values_are_sorted_and_equals_keep_their_order() {
        let mut words = vec!["pear", "fig", "apple", "kiwi", "plum"];
        sort(&mut words, |a, b| a.len().cmp(&b.len()));
        assert_eq!(words, ["fig", "pear", "kiwi", "plum", "apple"]);
    }
}
