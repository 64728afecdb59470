//! Which files of a chronology in shards are wanted now.

use super::{Chronology, Far, File, Filter};
use crate::layout::Visible;

/// Up to so many shards in view are loaded; more than that are only counted.
const IN_VIEW: usize = 12;
/// Shards that are loaded ahead of the reader.
const AHEAD: usize = 2;

/// What decides which files are wanted.
pub(super) struct Wish<'a> {
    pub(super) chronology: &'a Chronology,
    pub(super) visible: &'a Visible,
    pub(super) far: &'a Far,
    pub(super) filter: &'a Filter,
    pub(super) selected: Option<u32>,
    pub(super) id: Option<&'a str>,
    /// The reader has moved; before that, nothing is fetched ahead.
    pub(super) moved: bool,
    /// The people are shown or chosen.
    pub(super) people: bool,
}

impl Wish<'_> {
    /// The files that are wanted and not there, the most urgent first; those that did not come
    /// are not asked for again by themselves. `all`: those that are there, too.
    pub(super) fn files(&self, all: bool) -> Vec<File> {
        let mut files = Vec::new();
        let chronology = self.chronology;
        if !chronology.is_sharded() {
            return files;
        }
        let mut want = |file: File| {
            let there = match file {
                File::Shard(shard) => chronology.has_shard(shard),
                File::People => chronology.parts.people,
                File::Keys => self.far.keys.is_some(),
                File::Block(block) => self.far.has(block),
            };
            if !files.contains(&file) && (all || !there && !self.far.failed.contains(&file)) {
                files.push(file);
            }
        };
        if let Some(entry) = self.selected {
            want(File::Shard(chronology.shard_of(entry)));
        }
        self.far
            .needed(self.filter, self.id)
            .into_iter()
            .for_each(&mut want);
        if self.people {
            want(File::People);
        }
        let seen = &self.far.seen;
        let shards = chronology.shard_of(seen.start)..chronology.shard_of(seen.end) + 1;
        if !seen.is_empty() && shards.len() <= IN_VIEW {
            for shard in shards {
                let entries = chronology.items.entries.range(shard as usize);
                if self
                    .visible
                    .among(entries.start as usize, entries.end as usize)
                    > 0
                {
                    want(File::Shard(shard));
                }
            }
        }
        if self.moved {
            for shard in self.ahead() {
                want(File::Shard(shard));
            }
        }
        files
    }

    /// The next shards with matching events in the reader's direction, and the one behind.
    fn ahead(&self) -> Vec<u32> {
        let mut shards = Vec::new();
        let Some(from) = self.selected else {
            return shards;
        };
        let entries = &self.chronology.items.entries;
        for (back, count) in [(self.far.back, AHEAD), (!self.far.back, 1)] {
            let mut shard = entries.chunk_of(from as usize);
            for _ in 0..count {
                let range = entries.range(shard);
                let rank = if back {
                    self.visible.rank(range.start).checked_sub(1)
                } else {
                    Some(self.visible.rank(range.end))
                };
                let Some(next) = rank.and_then(|rank| self.visible.nth(rank)) else {
                    break;
                };
                shard = entries.chunk_of(next as usize);
                shards.push(shard as u32);
            }
        }
        shards
    }
}
