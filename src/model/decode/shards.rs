//! The index of shards, and the files beside it.

use std::cell::Cell;

use crate::model::beside::Entry;
use crate::model::decode::fields::{Fields, FromObject};
use crate::model::json::Json;
use crate::model::{Actor, ShardLane, Shards};

/// Actors, and as many numbers.
pub(in super::super) fn people(json: &str) -> Option<(Vec<Actor>, Vec<u32>)> {
    let mut people = None;
    of(json, &mut |o| {
        people = Some((o.list("actors"), o.sizes("counts")));
    })?;
    people
}

/// Keys and their numbers, in the order of the keys.
pub(in super::super) fn block(json: &str) -> Option<Vec<Entry>> {
    let mut entries = Vec::new();
    of(json, &mut |o| {
        let Some(keys) = o.object else { return };
        // They stand in their order.
        for (key, numbers) in &keys.0 {
            entries.push((key.clone(), o.sizes_in(key, o.items_in(key, numbers))));
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
fn of(json: &str, what: &mut dyn FnMut(&Fields<'_>)) -> Option<()> {
    let json = Json::parse(json).ok()?;
    let Json::Object(object) = &json else {
        return None;
    };
    let wrong = Cell::new(None);
    what(&Fields::of(Some(object), &wrong));
    wrong.into_inner().is_none().then_some(())
}

impl FromObject for ShardLane {
    fn from_object(o: &Fields<'_>) -> Self {
        Self {
            kind: o.text("kind"),
            counts: o.sizes("counts"),
            peaks: o.sizes("peaks"),
        }
    }
}

impl FromObject for Shards {
    /// The index; numbers that contradict each other are refused.
    #[inline(never)]
    fn from_object(o: &Fields<'_>) -> Self {
        // What is no number agrees with no other.
        let number = |field: &str| o.get(field).and_then(Json::as_whole).unwrap_or(i64::MIN);
        let size = |field: &str| u32::try_from(number(field)).unwrap_or_default();
        let shards = Self {
            events: size("events"),
            folder: o.text("folder"),
            starts: o.numbers("starts"),
            last: number("last"),
            end: number("end"),
            lanes: o.list("lanes"),
            silences: o.numbers("silences"),
            long: o.numbers("long"),
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
}
