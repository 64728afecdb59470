//! The small files beside the shards: who takes part, and where ids, people and words occur.
//!
//! Ids, people and words are *keys*: `i:` with an event's id, `p:` with an actor's, `w:` with a
//! folded word. All keys stand in order, cut into *blocks*; one file lists the first key of each
//! block, so that any key, and all words with one beginning, are found in a block or two.

use super::{Actor, decode};

/// A key with its numbers. After an id: the event's place among all. After a person or a word: for
/// each shard in which it occurs, how far it is from the one before, and in how many events.
pub type Entry = (String, Vec<u32>);

/// Reads the people of all shards with the number of their events; `None` if it is something else.
#[must_use]
pub fn read_people(json: &str) -> Option<(Vec<Actor>, Vec<u32>)> {
    decode::people(json)
}

/// Reads the first key of each block; `None` if it is something else.
#[must_use]
pub fn read_keys(json: &str) -> Option<Vec<String>> {
    let keys = decode::keys(json)?;
    (!keys.is_empty()).then_some(keys)
}

/// Reads a block, in the order of its keys; `None` if it is something else.
#[must_use]
pub fn read_block(json: &str) -> Option<Vec<Entry>> {
    decode::block(json)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_something_else_is_refused() {
        for text in [
            "",
            "[",
            "7",
            "{\"a\":1}",
            "[1]",
            "{\"a\":[\"\"]}",
            "{\"a\":[1.5]}",
        ] {
            assert_eq!(read_block(text), None, "{text}");
            assert_eq!(read_keys(text), None, "{text}");
        }
        assert!(read_people("[]").is_none());
    }

    #[test]
    fn people_come_with_their_counts() {
        let text =
            r#"{"actors":[{"id":"ada","name":"Ada"},{"id":"bo","name":"Bo"}],"counts":[7,2]}"#;
        let people = read_people(text).unwrap();
        assert_eq!(people.0[1].name, "Bo");
        assert_eq!(people.1, [7, 2]);
    }
}
