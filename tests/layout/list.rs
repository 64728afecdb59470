//! The list groups by interval, as the chart's slots do, and a part of it stands where it would in
//! the whole.

use diplomatic_timeline::layout::{Axis, GapUnit, Heights, Scroll, Visible, list};
use proptest::prelude::*;

use crate::check::{Stage, cases, chronology, on};
use crate::story::story;

pub(crate) fn all_groups(stage: &Stage, visible: &Visible) -> Vec<list::Group> {
    let all = 0..visible.count();
    let heights = Heights::new(all.end);
    list::groups(&stage.items, visible, all.clone(), &[all], &heights).0
}

#[test]
fn the_groups_of_the_list_are_the_slots_of_the_chart() {
    let stage = Stage::new(story(), 1046.0);
    let groups = all_groups(&stage, &Visible::all(&stage.items));
    let scene = stage.scene(&on(Axis::Elastic));
    let slots: Vec<usize> = scene.slots.iter().map(|slot| slot.entries.len()).collect();
    let lengths: Vec<usize> = groups.iter().map(|group| group.places.len()).collect();
    assert_eq!(lengths, slots);
    let gaps: Vec<_> = groups.iter().filter_map(|group| group.gap).collect();
    assert_eq!(gaps.len(), scene.breaks.len());
    assert_eq!(gaps[3].unit, GapUnit::Days);
    assert_eq!(gaps[3].halves, 86);
    assert!(
        groups
            .iter()
            .all(|group| group.many == (group.places.len() > 1))
    );
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn what_is_shown_stands_where_it_would_in_the_whole(
        timeline in chronology(60),
        hide in 1..5_u32,
        measured in prop::collection::vec((0..60_usize, 20.0..900.0_f64), 0..40),
        above in -500.0..9000.0_f64,
        height in 0.0..1500.0_f64,
        singles in [0..60_usize, 0..60_usize],
    ) {
        let stage = Stage::new(timeline, 1000.0);
        let visible = Visible::new(&stage.items, |entry| entry % 5 != hide);
        let count = visible.count();
        prop_assume!(count > 0);
        let mut heights = Heights::new(count);
        heights.measure(&measured);
        let window = heights.window(Scroll { above, height }, 100.0);
        let singles = singles.map(|single| single.min(count - 1));
        let shown = list::merged(window.clone(), singles);
        prop_assert!(shown.is_sorted_by(|a, b| a.end < b.start));
        let (groups, rest) = list::groups(&stage.items, &visible, 0..count, &shown, &heights);

        // As the browser lays them out, each row as high as it was measured.
        let (mut y, mut places) = (0.0, Vec::new());
        for group in &groups {
            y += group.skipped;
            for part in &group.parts {
                y += part.skipped;
                for place in part.places.clone() {
                    prop_assert!((heights.top(place) - y).abs() < 1e-6, "{} at {}", place, y);
                    prop_assert!(group.places.contains(&place));
                    y += heights.top(place + 1) - heights.top(place);
                    places.push(place);
                }
            }
            y += group.rest;
        }
        prop_assert!((heights.top(count) - y - rest).abs() < 1e-6, "the list has its whole height");
        let expected: Vec<usize> = shown.into_iter().flatten().collect();
        prop_assert_eq!(&places, &expected, "in order, and none twice");
        prop_assert!(singles.iter().all(|single| places.contains(single)));

        // They are the groups of the whole, and what is in sight is there.
        let whole = all_groups(&stage, &visible);
        for group in &groups {
            let same = whole.iter().find(|other| other.places == group.places);
            prop_assert_eq!(same.map(|same| (same.first, same.many, same.gap)), Some((group.first, group.many, group.gap)));
        }
        for y in [above.max(0.0), (above + height).max(0.0)] {
            prop_assert!(window.contains(&heights.row_at(y)));
        }
    }

    #[test]
    fn a_page_is_as_high_as_its_own_rows(
        timeline in chronology(60),
        measured in prop::collection::vec((0..60_usize, 20.0..900.0_f64), 0..40),
        ends in [0..60_usize, 0..60_usize],
        window in [0..60_usize, 0..60_usize],
    ) {
        let stage = Stage::new(timeline, 1000.0);
        let visible = Visible::all(&stage.items);
        let count = visible.count();
        prop_assume!(count > 0);
        let mut heights = Heights::new(count);
        heights.measure(&measured);
        let page = ends[0].min(ends[1]).min(count - 1)..ends[0].max(ends[1]).max(1).min(count);
        let window = window.map(|end| end.clamp(page.start, page.end));
        let shown = window[0].min(window[1])..window[0].max(window[1]);
        let (groups, mut y) = list::groups(&stage.items, &visible, page.clone(), std::slice::from_ref(&shown), &heights);
        // What is of the same day as a row of the page, but on another page, has no room.
        for group in &groups {
            y += group.skipped + group.rest;
            for part in &group.parts {
                y += part.skipped + heights.top(part.places.end) - heights.top(part.places.start);
            }
        }
        let all = heights.top(page.end) - heights.top(page.start);
        prop_assert!((all - y).abs() < 1e-6, "{} of {}", y, all);
    }

    #[test]
    fn a_pixel_and_its_row_agree(
        rows in 1..5000_usize,
        measured in prop::collection::vec((0..5000_usize, 20.0..900.0_f64), 0..60),
        share in 0.0..1.0_f64,
    ) {
        let mut heights = Heights::new(rows);
        heights.measure(&measured);
        let y = share * heights.top(rows);
        let row = heights.row_at(y);
        prop_assert!(heights.top(row) <= y + 1e-6 && (y < heights.top(row + 1) + 1e-6));
        let tops: Vec<f64> = (0..=rows.min(200)).map(|row| heights.top(row)).collect();
        prop_assert!(tops.is_sorted());
    }
}
