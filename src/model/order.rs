//! Sorting with one small routine.
//!
//! The standard sort is made anew for every type it sorts, at some kilobytes
//! each in the widget; this one sorts positions and is made once. It can also
//! stop and go on, which the standard one cannot.

use std::cmp::Ordering;
use std::ops::Range;

/// Positions from 0 in the order that a comparison gives them; equals keep their order.
pub(crate) fn order(count: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<u32> {
    let mut sorting = Sorting::new(count);
    sorting.step(usize::MAX, compare);
    sorting.order
}

/// Sorts values; equals keep their order.
pub(crate) fn sort<T: Copy>(values: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    let order = order(
        values.len(),
        &mut |a, b| match (values.get(a), values.get(b)) {
            (Some(a), Some(b)) => compare(a, b),
            _ => Ordering::Equal,
        },
    );
    let given = std::mem::replace(values, Vec::with_capacity(order.len()));
    for at in order {
        if let Some(value) = given.get(at as usize) {
            values.push(*value);
        }
    }
}

/// Sorts positions in slices, for so many values that a page should not wait for all of them.
///
/// Merges runs that are sorted into runs of twice their length, from single ones on.
#[derive(Debug, Default)]
pub(crate) struct Sorting {
    count: usize,
    /// All positions, in sorted runs.
    order: Vec<u32>,
    /// How long the runs are.
    run: usize,
    /// The runs of twice that length, as far as they are there.
    merged: Vec<u32>,
    /// What is left of the two runs that are being merged.
    left: Range<usize>,
    right: Range<usize>,
}

impl Sorting {
    /// Positions from 0.
    pub(crate) fn new(count: usize) -> Self {
        let mut sorting = Self {
            count,
            run: 1,
            ..Self::default()
        };
        sorting.order.reserve_exact(count);
        for at in 0..u32::try_from(count).unwrap_or(u32::MAX) {
            sorting.order.push(at);
        }
        sorting
    }

    /// Places so many more positions, or whole runs; the order once it is found, in which equals
    /// keep theirs. The comparison has to be the same each time.
    pub(crate) fn step(
        &mut self,
        most: usize,
        compare: &mut dyn FnMut(usize, usize) -> Ordering,
    ) -> Option<&[u32]> {
        let mut left = most;
        while left > 0 && self.run < self.count {
            self.merge(compare);
            left -= 1;
        }
        (self.run >= self.count).then_some(self.order.as_slice())
    }

    fn merge(&mut self, compare: &mut dyn FnMut(usize, usize) -> Ordering) {
        let place = |order: &[u32], at: usize| order.get(at).map_or(0, |place| *place as usize);
        if !self.left.is_empty() && !self.right.is_empty() {
            let a = place(&self.order, self.left.start);
            let b = place(&self.order, self.right.start);
            let next = if compare(b, a).is_lt() {
                self.right.start += 1;
                b
            } else {
                self.left.start += 1;
                a
            };
            self.merged.push(next as u32);
            return;
        }
        // One of them is at its end.
        let rest = if self.left.is_empty() {
            &self.right
        } else {
            &self.left
        };
        let rest = self.order.get(rest.clone()).unwrap_or_default();
        self.merged.extend_from_slice(rest);
        let mut from = self.merged.len();
        if from >= self.count {
            std::mem::swap(&mut self.order, &mut self.merged);
            self.merged.clear();
            self.run *= 2;
            from = 0;
        } else if from == 0 {
            self.merged.reserve_exact(self.count);
        }
        let middle = (from + self.run).min(self.count);
        let to = (middle + self.run).min(self.count);
        // What is in order already need not be compared one by one.
        let (last, next) = (middle.saturating_sub(1), middle);
        let (last, next) = (place(&self.order, last), place(&self.order, next));
        let sorted = middle < to && compare(next, last).is_ge();
        let middle = if sorted { to } else { middle };
        (self.left, self.right) = (from..middle, middle..to);
    }
}

// The crate for properties is there for native tests alone.
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig {
            failure_persistence: None,
            ..ProptestConfig::with_cases(60)
        })]

        #[test]
        fn slices_give_the_order_of_the_standard_sort(
            count in 0..9_000_usize,
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
                prop_assert!(steps * most <= 20 * count, "{steps} steps of {most}");
            }
            let mut whole: Vec<u32> = (0..count as u32).collect();
            whole.sort_by_key(|at| value(*at as usize));
            prop_assert_eq!(sorting.step(most, &mut compare), Some(whole.as_slice()));
            prop_assert_eq!(order(count, &mut compare), whole);
        }
    }

    #[test]
    fn values_are_sorted_and_equals_keep_their_order() {
        let mut words = vec!["pear", "fig", "apple", "kiwi", "plum"];
        sort(&mut words, |a, b| a.len().cmp(&b.len()));
        assert_eq!(words, ["fig", "pear", "kiwi", "plum", "apple"]);
    }
}
