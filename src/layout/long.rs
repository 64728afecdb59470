//! The entries of a dense chronology that may last so long that a view does not look back to
//! their beginnings.

use crate::model::SECONDS_PER_DAY;

use super::entry::Entry;

/// A view looks back at least a day for what reaches into it.
const LONG: i64 = SECONDS_PER_DAY;
/// So many share one latest end, by which all are passed over at once.
const BLOCK: usize = 64;

/// These entries, in drawing order.
#[derive(Debug, Default)]
pub(crate) struct Long {
    entries: Vec<u32>,
    /// The end of each.
    ends: Vec<i64>,
    /// The latest end in each block of them.
    latest: Vec<i64>,
}

impl Long {
    /// Takes the next entry in drawing order down, if it is one of them.
    pub(crate) fn add(&mut self, at: u32, entry: &Entry) {
        if entry.end.saturating_sub(entry.start) <= LONG {
            return;
        }
        if self.entries.len().is_multiple_of(BLOCK) {
            self.latest.push(entry.end);
        }
        if let Some(latest) = self.latest.last_mut() {
            *latest = (*latest).max(entry.end);
        }
        self.entries.push(at);
        self.ends.push(entry.end);
    }

    /// Those before an entry that end after a civil second and pass, at most so many: the ones
    /// that began last.
    pub(crate) fn reaching(
        &self,
        before: u32,
        civil: i64,
        most: usize,
        passes: &dyn Fn(u32) -> bool,
    ) -> Vec<u32> {
        let count = self.entries.partition_point(|entry| *entry < before);
        let mut found = Vec::new();
        for (block, latest) in self.latest.iter().enumerate().rev() {
            let from = block * BLOCK;
            if *latest <= civil || from >= count {
                continue;
            }
            let to = (from + BLOCK).min(count);
            for at in (from..to).rev() {
                if found.len() == most {
                    break;
                }
                let (entry, end) = (self.entries.get(at), self.ends.get(at));
                if let (Some(entry), Some(end)) = (entry, end)
                    && *end > civil
                    && passes(*entry)
                {
                    found.push(*entry);
                }
            }
        }
        found.reverse();
        found
    }
}
