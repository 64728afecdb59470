//! What is known of shards that are not there: where ids, people and words occur.

use std::ops::Range;

use super::chronology::Shared;
use super::filter::Filter;
use super::parts::{File, leaves};
use super::search;
use crate::model::beside::Entry;

/// At most so many blocks are read for the beginning of one word.
const TOGETHER: usize = 6;
/// So many blocks are kept that are not needed now.
const KEPT: usize = 12;

/// What is known and what was tried.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Far {
    /// Files that did not come; they are asked for again when the reader says so.
    pub failed: Vec<File>,
    pub(super) keys: Option<Shared<Vec<String>>>,
    pub(super) blocks: Vec<Shared<Block>>,
}

/// Some keys in their order, with the number of their block.
#[derive(Debug)]
pub(super) struct Block {
    number: u32,
    entries: Vec<Entry>,
}

impl Far {
    /// Whether a block is there.
    pub(super) fn has(&self, block: u32) -> bool {
        self.block(block).is_some()
    }

    fn block(&self, number: u32) -> Option<&Block> {
        let block = self.blocks.iter().find(|block| block.number == number);
        block.map(|block| &**block)
    }

    /// The blocks in which stands what a key means; `None` before it is known which block holds
    /// what, and where there are too many.
    fn blocks(&self, key: &str) -> Option<Range<usize>> {
        let keys = self.keys.as_ref()?;
        let after = keys.partition_point(|first| first.as_str() <= key);
        let mut end = after;
        while keys.get(end).is_some_and(|first| means(key, first)) {
            end += 1;
        }
        let blocks = after.saturating_sub(1)..end;
        (blocks.len() <= TOGETHER).then_some(blocks)
    }

    /// Tells the numbers of each key that the key of a name means; `None` while not all of that is
    /// known, or where too many begin with it.
    fn numbers(&self, kind: &str, name: &str, tell: &mut dyn FnMut(&[u32])) -> Option<()> {
        let key = [kind, name].concat();
        for block in self.blocks(&key)? {
            for (other, numbers) in &self.block(block as u32)?.entries {
                if means(&key, other) {
                    tell(numbers);
                }
            }
        }
        Some(())
    }

    /// The place of an event by its id: `None` while it is not known, `Some(None)` when no event
    /// has it.
    pub(super) fn place(&self, id: &str) -> Option<Option<u32>> {
        let mut place = None;
        self.numbers("i:", id, &mut |numbers| {
            place = place.or(numbers.first().copied());
        })?;
        Some(place)
    }

    /// For each of so many shards, the most of its events that can pass people and words.
    pub(super) fn limits(&self, filter: &Filter, shards: usize) -> Vec<u32> {
        let mut limits = vec![u32::MAX; shards];
        conditions(filter, &mut |kind, names| {
            let mut sums = vec![0_u32; shards];
            for name in names {
                let known = self.numbers(kind, name, &mut |numbers| {
                    let mut shard = 0_usize;
                    for pair in numbers.chunks_exact(2) {
                        if let [by, count] = pair {
                            shard = shard.saturating_add(*by as usize);
                            if let Some(sum) = sums.get_mut(shard) {
                                *sum = sum.saturating_add(*count);
                            }
                        }
                    }
                });
                if known.is_none() {
                    sums.fill(u32::MAX);
                }
            }
            for (limit, sum) in limits.iter_mut().zip(&sums) {
                *limit = (*limit).min(*sum);
            }
        });
        limits
    }

    /// Keeps what was read of a block, and of the others those that are needed or recent.
    pub(super) fn keep(&mut self, number: u32, entries: Vec<Entry>, needed: &[File]) {
        let blocks = &mut self.blocks;
        let file = File::Block(number);
        while let Some(at) = blocks.iter().position(|block| {
            let room = blocks.len() < KEPT;
            leaves(File::Block(block.number), file, room, needed)
        }) {
            blocks.remove(at);
        }
        blocks.push(Shared::new(Block { number, entries }));
    }

    /// The files by which a filter is judged, and an id found, if there is one.
    pub(super) fn needed(&self, filter: &Filter, id: &str, files: &mut Vec<File>) {
        conditions(filter, &mut |kind, names| {
            for name in names {
                self.need(kind, name, files);
            }
        });
        if !id.is_empty() {
            self.need("i:", id, files);
        }
    }

    fn need(&self, kind: &str, name: &str, files: &mut Vec<File>) {
        if self.keys.is_none() {
            files.push(File::Keys);
        }
        for block in self.blocks(&[kind, name].concat()).unwrap_or_default() {
            files.push(File::Block(block as u32));
        }
    }
}

/// Whether a key means another one: itself, and a word all that begin with it.
fn means(key: &str, other: &str) -> bool {
    other == key || key.starts_with("w:") && other.starts_with(key)
}

/// Tells the conditions by which a filter is judged: the kind of key, and the names of which one has
/// to occur.
fn conditions(filter: &Filter, tell: &mut dyn FnMut(&str, &[String])) {
    if !filter.people.is_empty() {
        tell("p:", &filter.people);
    }
    for word in &search::words(&filter.query) {
        tell("w:", std::slice::from_ref(word));
    }
}
