//! The index of shards, and the files beside it.

use std::cell::RefCell;

use serde_json::Value;

use crate::model::beside::Entry;
use crate::model::decode::Fields;
use crate::model::{Actor, ShardLane, Shards};

/// An actor.
pub(super) fn actor(o: Fields<'_>) -> Actor {
    Actor {
        id: o.text("id"),
        name: o.text("name"),
        role: o.maybe("role"),
    }
}

/// Actors, and as many numbers.
pub(in super::super) fn people(json: &str) -> Option<(Vec<Actor>, Vec<u32>)> {
    let mut people = None;
    of(json, &mut |o| {
        people = Some((o.list("actors", actor), o.sizes("counts")));
    })?;
    people
}

/// Keys and their numbers, in the order of the keys.
pub(in super::super) fn block(json: &str) -> Option<Vec<Entry>> {
    let mut entries = Vec::new();
    of(json, &mut |o| {
        // They stand in their order.
        for key in o.object.into_iter().flat_map(|keys| keys.keys()) {
            entries.push((key.clone(), o.sizes(key)));
        }
    })?;
    Some(entries)
}

/// The first key of each block.
pub(in super::super) fn keys(json: &str) -> Option<Vec<String>> {
    let mut keys = Vec::new();
    of(json, &mut |o| keys = o.texts("keys"))?;
    Some(keys)
}

/// Reads an object from its text; `None` if it is none, or one of its fields is wrong.
fn of(json: &str, what: &mut dyn FnMut(Fields<'_>)) -> Option<()> {
    let value: Value = serde_json::from_str(json).ok()?;
    let wrong = RefCell::new(None);
    what(Fields {
        object: Some(value.as_object()?),
        wrong: &wrong,
    });
    wrong.into_inner().is_none().then_some(())
}

/// The index of shards; numbers that contradict each other are refused.
pub(super) fn shards(o: Fields<'_>) -> Shards {
    let number = |field: &str| o.get(field).and_then(Value::as_i64).unwrap_or_default();
    let size = |field: &str| u32::try_from(number(field)).unwrap_or_default();
    let shards = Shards {
        events: size("events"),
        folder: o.text("folder"),
        starts: o.numbers("starts"),
        last: number("last"),
        end: number("end"),
        lanes: o.list("lanes", |o| ShardLane {
            kind: o.text("kind"),
            counts: o.sizes("counts"),
            peaks: o.sizes("peaks"),
        }),
        silences: o.numbers("silences"),
        busiest: size("busiest"),
        fine: o.flag("fine"),
        clock: o.flag("clock"),
        published: o.text("published"),
        sources: size("sources"),
    };
    if !shards.agree() {
        o.wrong("shards", "numbers that agree with each other");
    }
    shards
}

impl Fields<'_> {
    fn numbers(self, field: &str) -> Vec<i64> {
        let mut list = Vec::new();
        for number in self.items(field) {
            match number.as_i64() {
                Some(number) => list.push(number),
                None => self.wrong(field, "a list of whole numbers"),
            }
        }
        list
    }

    /// Numbers below nought count as more than there can be.
    fn sizes(self, field: &str) -> Vec<u32> {
        let size = |number| u32::try_from(number).unwrap_or(u32::MAX);
        self.numbers(field).into_iter().map(size).collect()
    }
}
