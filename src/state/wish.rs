//! Which files of a chronology in shards are wanted now.

use super::{Chronology, File, Panel, State};

/// Up to so many shards in view are loaded; more than that are only counted.
const IN_VIEW: usize = 12;
/// Where only some of those in view are drawn, so many shards of these are loaded.
const DRAWN: usize = 2 * IN_VIEW;
/// Up to so many events that began before the view and reach into it are looked for.
const REACHING: usize = 8;
/// Shards that are loaded ahead of the reader.
const AHEAD: usize = 2;

impl State {
    /// The files that are wanted and not there, the most urgent first; those that did not come
    /// are not asked for again by themselves.
    #[must_use]
    pub fn files(&self) -> Vec<File> {
        let Some(chronology) = self.chronology() else {
            return Vec::new();
        };
        let mut files: Vec<File> = Vec::new();
        for file in self.wish() {
            // Until it is known which shards can match, none is worth being fetched.
            let unknown = files.first().is_some_and(|first| first.is_of_keys());
            if unknown && !file.is_of_keys() {
                break;
            }
            let there = match file {
                File::Shard(shard) => chronology.has_shard(shard),
                File::People => chronology.parts.people.is_some(),
                File::Keys => self.far.keys.is_some(),
                File::Block(block) => self.far.has(block),
            };
            if !there && !files.contains(&file) && !self.far.failed.contains(&file) {
                files.push(file);
            }
        }
        files
    }

    /// The files that are wanted, there or not; first those that say where something occurs.
    pub(super) fn wish(&self) -> Vec<File> {
        let mut files = Vec::new();
        let Some(chronology) = self.chronology().filter(|all| all.is_sharded()) else {
            return files;
        };
        self.far.needed(&self.filter, &self.wanted, &mut files);
        if let Some(entry) = self.selected {
            files.push(File::Shard(chronology.shard_of(entry)));
        }
        if self.panel == Panel::People || !self.filter.people.is_empty() {
            files.push(File::People);
        }
        let seen = &self.seen;
        let drawn = seen.len() > 1;
        let others = files.len();
        let most = others + if drawn { DRAWN } else { IN_VIEW };
        let mut last = None;
        for entries in seen.iter() {
            let mut at = entries.start;
            while let Some(next) = self.visible.nth(self.visible.rank(at))
                && next < entries.end
                && files.len() <= most
            {
                let shard = chronology.shard_of(next);
                if last != Some(shard) {
                    last = Some(shard);
                    files.push(File::Shard(shard));
                }
                at = chronology.items.entries.range(shard as usize).end;
            }
        }
        let lists = self.lists();
        if lists {
            files.truncate(others + IN_VIEW);
        } else if drawn || files.len() <= most {
            let first = seen.first().map_or(0, |entries| entries.start);
            self.reaching(chronology, first, &mut files);
        } else {
            files.truncate(others);
        }
        // Before the first move, nothing is fetched ahead.
        if self.moves > 0 || lists {
            self.ahead(chronology, self.back, AHEAD, &mut files);
            self.ahead(chronology, !self.back, 1, &mut files);
        }
        files
    }

    /// The shards of what began before an entry in view and lasts into it.
    fn reaching(&self, chronology: &Chronology, before: u32, files: &mut Vec<File>) {
        let items = &chronology.items;
        let from = items.get(before).map_or(0, |entry| entry.start);
        // Which of a shard's events match is not known before it is there.
        let may_match = |entry| {
            let shard = chronology.shard_of(entry);
            let entries = items.entries.range(shard as usize);
            let (from, to) = (entries.start as usize, entries.end as usize);
            self.visible.among(from, to) > 0
        };
        for entry in items.long.reaching(before, from, REACHING, &may_match) {
            files.push(File::Shard(chronology.shard_of(entry)));
        }
    }

    /// The next shards in a direction that have matching events.
    fn ahead(&self, chronology: &Chronology, back: bool, count: usize, files: &mut Vec<File>) {
        let Some(mut at) = self.selected else { return };
        for _ in 0..count {
            let shard = chronology.shard_of(at);
            let range = chronology.items.entries.range(shard as usize);
            let rank = if back {
                // None is so far.
                self.visible.rank(range.start).wrapping_sub(1)
            } else {
                self.visible.rank(range.end)
            };
            let Some(next) = self.visible.nth(rank) else {
                return;
            };
            at = next;
            files.push(File::Shard(chronology.shard_of(at)));
        }
    }
}
