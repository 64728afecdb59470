//! The index of shards, and the list of people beside it.

use serde_json::Value;

use crate::model::decode::{Object, Wrong, flag, get, items, list, maybe, object, text, wrong};
use crate::model::{Actor, ShardLane, Shards};

/// An actor.
pub(super) fn actor(o: &Object) -> Result<Actor, Wrong> {
    Ok(Actor {
        id: text(o, "id")?,
        name: text(o, "name")?,
        role: maybe(o, "role")?,
    })
}

/// Actors, and as many numbers.
pub(in super::super) fn people(value: &Value) -> Result<(Vec<Actor>, Vec<u32>), Wrong> {
    let o = object(value, "people")?;
    Ok((list(o, "actors", actor)?, sizes(o, "counts")?))
}

/// The index of shards; numbers that contradict each other are refused.
pub(super) fn shards(o: &Object) -> Result<Shards, Wrong> {
    let number = |field: &str| get(o, field).and_then(Value::as_i64).unwrap_or_default();
    let size = |field: &str| u32::try_from(number(field)).unwrap_or_default();
    let mut silences = Vec::new();
    for silence in items(o, "silences")? {
        if let Some([from, to]) = silence.as_array().map(Vec::as_slice)
            && let Some(silence) = from.as_i64().zip(to.as_i64())
        {
            silences.push(silence);
        }
    }
    let shards = Shards {
        events: size("events"),
        folder: text(o, "folder")?,
        starts: numbers(o, "starts")?,
        last: number("last"),
        end: number("end"),
        lanes: list(o, "lanes", |o| {
            Ok(ShardLane {
                kind: text(o, "kind")?,
                counts: sizes(o, "counts")?,
                peaks: sizes(o, "peaks")?,
            })
        })?,
        silences,
        busiest: size("busiest"),
        fine: flag(o, "fine")?,
        clock: flag(o, "clock")?,
        published: text(o, "published")?,
        sources: size("sources"),
    };
    if shards.agree() {
        Ok(shards)
    } else {
        wrong("shards", "numbers that agree with each other")
    }
}

fn numbers(object: &Object, field: &str) -> Result<Vec<i64>, Wrong> {
    let items = items(object, field)?.iter().map(Value::as_i64);
    match items.collect() {
        Some(numbers) => Ok(numbers),
        None => wrong(field, "a list of whole numbers"),
    }
}

/// Numbers below nought count as more than there can be.
fn sizes(object: &Object, field: &str) -> Result<Vec<u32>, Wrong> {
    let numbers = numbers(object, field)?.into_iter();
    Ok(numbers
        .map(|n| u32::try_from(n).unwrap_or(u32::MAX))
        .collect())
}
