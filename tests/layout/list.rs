//! The list groups by interval, as the chart's slots do.

use diplomatic_timeline::layout::{Axis, GapUnit, Visible, list};

use crate::check::{Stage, on};
use crate::story::story;

#[test]
fn the_groups_of_the_list_are_the_slots_of_the_chart() {
    let stage = Stage::new(story(), 1046.0);
    let all = Visible::all(&stage.items);
    let groups = list::groups(&stage.items, &all, 0..all.count());
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

#[test]
fn a_part_of_the_list_is_grouped_as_the_whole() {
    let stage = Stage::new(story(), 1046.0);
    let all = Visible::all(&stage.items);
    let whole = list::groups(&stage.items, &all, 0..all.count());
    for group in &whole {
        let rest = list::groups(&stage.items, &all, group.places.start..all.count());
        assert_eq!(rest[0].first, group.first);
        assert_eq!(rest[0].gap, group.gap);
    }
}
