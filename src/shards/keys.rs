//! The keys by which events are found without their shards: ids, people and words.

use std::collections::BTreeMap;

use crate::state::{Chronology, words_of};

use super::pieces::{Piece, event};

/// About as many bytes as a block of keys has.
const SIZE: usize = 16 * 1024;

/// The blocks, and before them the list of their first keys, by their names.
pub(super) fn files(
    chronology: &Chronology,
    pieces: &[Piece],
) -> serde_json::Result<Vec<(String, String)>> {
    let mut files = Vec::new();
    let mut firsts: Vec<String> = Vec::new();
    let mut block = String::new();
    for (key, numbers) in keys(chronology, pieces) {
        let mut line = serde_json::to_string(&key)?;
        line.push(':');
        line.push_str(&serde_json::to_string(&numbers)?);
        if !block.is_empty() && block.len() + line.len() > SIZE {
            files.push(named(firsts.len() - 1, &mut block));
        }
        block.push(if block.is_empty() { '{' } else { ',' });
        if block.len() == 1 {
            firsts.push(key);
        }
        block.push_str(&line);
    }
    if !block.is_empty() {
        files.push(named(firsts.len() - 1, &mut block));
    }
    let firsts = BTreeMap::from([("keys", firsts)]);
    files.push(("keys".into(), serde_json::to_string(&firsts)?));
    Ok(files)
}

fn named(number: usize, block: &mut String) -> (String, String) {
    let mut text = std::mem::take(block);
    text.push_str("}\n");
    (["keys-", &number.to_string()].concat(), text)
}

/// Every key with its numbers, in the order of the keys.
fn keys(chronology: &Chronology, pieces: &[Piece]) -> BTreeMap<String, Vec<u32>> {
    let mut keys: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    // The shard in which a key occurred last.
    let mut last: BTreeMap<String, u32> = BTreeMap::new();
    for (shard, piece) in (0_u32..).zip(pieces) {
        let mut here: BTreeMap<String, u32> = BTreeMap::new();
        for at in piece.clone() {
            let Some(event) = event(chronology, at) else {
                continue;
            };
            let number = u32::try_from(at).unwrap_or(u32::MAX);
            keys.insert(["i:", &event.id].concat(), vec![number]);
            let people = event.actors.iter().map(|part| ["p:", &part.actor].concat());
            let words = words_of(chronology, number).into_iter();
            let words = words.map(|word| ["w:", &word].concat());
            let mut own: Vec<String> = people.chain(words).collect();
            own.sort_unstable();
            own.dedup();
            for key in own {
                *here.entry(key).or_default() += 1;
            }
        }
        for (key, count) in here {
            let before = last.insert(key.clone(), shard).unwrap_or(0);
            keys.entry(key).or_default().extend([shard - before, count]);
        }
    }
    keys
}
