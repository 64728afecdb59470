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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_sorted_and_equals_keep_their_order() {
        let mut words = vec!["pear", "fig", "apple", "kiwi", "plum"];
        sort(&mut words, |a, b| a.len().cmp(&b.len()));
        assert_eq!(words, ["fig", "pear", "kiwi", "plum", "apple"]);
    }
}
