//! The list: the same order, one group for each interval, and the silences between.
//!
//! Of a long list only a part is shown. What is left out is a length between
//! rows, so that what is shown stands where it would stand in the whole.

use std::ops::Range;

use crate::scale::first;

use super::{Gap, Heights, Items, Visible};

/// Visible events of one interval, or those of them that are shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Places of the whole group among the visible entries, for [`Visible::nth`].
    pub places: Range<usize>,
    /// Its first visible entry, which stands for the date.
    pub first: u32,
    /// Several events whose order within the interval is not known.
    pub many: bool,
    /// The silence before it, where at least a whole day is empty.
    pub gap: Option<Gap>,
    /// Pixels of groups that are left out before it.
    pub skipped: f64,
    /// What is shown of it, ascending.
    pub parts: Vec<Part>,
    /// Pixels of its rows that are left out after the last part.
    pub rest: f64,
}

/// Rows of a group that follow one another.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Pixels of rows that are left out before it.
    pub skipped: f64,
    /// Places of its entries.
    pub places: Range<usize>,
}

/// A page is about as high as this, in pixels. Browsers can lay out less than twice as much.
const TALL: f64 = 1e7;
/// And has at most so many rows.
const PAGE: usize = 100_000;

/// The rows that can be scrolled to, of `count` that are about as high as `estimate`. They begin
/// where they did, at `start`, unless `wanted` is not among them then: what begins elsewhere moves
/// under the reader.
#[must_use]
pub fn page(start: usize, wanted: usize, count: usize, estimate: f64) -> Range<usize> {
    let length = ((TALL / estimate) as usize).clamp(1, PAGE).min(count);
    let start = if length < count && (start..start + length).contains(&wanted) {
        start
    } else {
        wanted.saturating_sub(length / 2).min(count - length)
    };
    start..(start + length).min(count)
}

/// The groups of what is shown of the places in `all`, and the pixels left out after them. `shown`
/// are ranges of places that ascend and do not touch. Costs as much as there are places in them.
#[must_use]
pub fn groups(
    items: &Items,
    visible: &Visible,
    all: Range<usize>,
    shown: &[Range<usize>],
    heights: &Heights,
) -> (Vec<Group>, f64) {
    // A group may begin before those places, and end after them.
    let top = |place: usize| heights.top(place.max(all.start).min(all.end));
    let between = |from: usize, to: usize| (top(to) - top(from)).max(0.0);
    let mut groups: Vec<Group> = Vec::new();
    // Where the last group, and what is shown of it, ends.
    let (mut end, mut last) = (0, 0);
    for range in shown {
        let mut at = range.start;
        while at < range.end {
            if at >= end {
                let Some(mut group) = group(items, visible, at) else {
                    break;
                };
                group.skipped = between(end, group.places.start);
                (last, end) = (group.places.start, group.places.end);
                groups.push(group);
            }
            let to = range.end.min(end);
            if let Some(group) = groups.last_mut() {
                group.parts.push(Part {
                    skipped: between(last, at),
                    places: at..to,
                });
                group.rest = between(to, end);
            }
            (last, at) = (to, to);
        }
    }
    (groups, between(end, all.end))
}

/// The whole group of a place.
fn group(items: &Items, visible: &Visible, place: usize) -> Option<Group> {
    let item = |place: usize| items.get(visible.nth(place)?);
    let here = item(place)?;
    let same = |place: usize| item(place).is_some_and(|other| other.same_slot(here));
    let start = first(0, place, &same);
    let end = first(place, visible.count(), &|place| !same(place));
    let first = visible.nth(start)?;
    let before = start.checked_sub(1).and_then(item);
    let gap = before.and_then(|before| Gap::between(before, items.until(first), here));
    Some(Group {
        first,
        many: end - start > 1 && !here.is_fine(),
        gap,
        places: start..end,
        skipped: 0.0,
        parts: Vec::new(),
        rest: 0.0,
    })
}

/// The window and two single places as ranges in order, those that touch made one.
#[must_use]
pub fn merged(window: Range<usize>, singles: [usize; 2]) -> Vec<Range<usize>> {
    let [a, b] = singles;
    let (first, second) = (a.min(b), a.max(b));
    let start = window.start;
    let mut order = [first..first + 1, second..second + 1, window];
    if second >= start {
        order.swap(1, 2);
    }
    if first >= start {
        order.swap(0, 1);
    }
    let mut all: Vec<Range<usize>> = Vec::new();
    for range in &order {
        match all.last_mut() {
            Some(last) if last.end >= range.start => last.end = last.end.max(range.end),
            _ => all.push(range.clone()),
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_no_higher_than_a_browser_can_lay_out() {
        assert_eq!(page(0, 0, 90_000, 100.0), 0..90_000);
        assert_eq!(page(0, 0, 1_000_000, 20.0), 0..PAGE);
        assert_eq!(page(0, 0, 90_000, 250.0), 0..40_000);
        assert_eq!(page(0, 0, 90_000, 1e9), 0..1);
        assert_eq!(page(0, 0, 0, 100.0), 0..0);
    }

    #[test]
    fn a_page_stays_until_something_else_is_wanted() {
        let page = |start, wanted| page(start, wanted, 1_000_000, 200.0);
        for wanted in [0, 30_000, 49_999] {
            assert_eq!(page(0, wanted), 0..50_000, "{wanted}");
        }
        // What is wanted then has as much before it as after it.
        assert_eq!(page(0, 50_000), 25_000..75_000);
        assert_eq!(page(25_000, 25_000), 25_000..75_000);
        assert_eq!(page(25_000, 24_999), 0..50_000);
        assert_eq!(page(25_000, 999_999), 950_000..1_000_000);
    }

    #[test]
    fn a_page_of_other_heights_begins_where_it_did() {
        assert_eq!(page(25_000, 40_000, 1_000_000, 400.0), 25_000..50_000);
        assert_eq!(page(25_000, 40_000, 1_000_000, 100.0), 25_000..125_000);
        // Unless the reader is too far on, or all fit.
        assert_eq!(page(25_000, 60_000, 1_000_000, 400.0), 47_500..72_500);
        assert_eq!(page(25_000, 40_000, 90_000, 100.0), 0..90_000);
        // Of fewer rows.
        assert_eq!(page(25_000, 40_000, 60_000, 200.0), 25_000..60_000);
    }
}
