//! Values by entry, in one list.

use std::ops::Range;

/// For each entry, some values. Costs nothing while there are none.
#[derive(Clone, Debug)]
pub(super) struct Groups<T> {
    /// Where the values of each entry begin; the last is where they end.
    starts: Vec<u32>,
    values: Vec<T>,
}

impl<T> Default for Groups<T> {
    fn default() -> Self {
        Self {
            starts: Vec::new(),
            values: Vec::new(),
        }
    }
}

impl<T> Groups<T> {
    /// How many values there are.
    pub(super) fn len(&self) -> usize {
        self.values.len()
    }

    /// Makes room for the values of so many entries.
    pub(super) fn reserve(&mut self, entries: u32, values: usize) {
        self.starts.reserve_exact(entries as usize + 1);
        self.values.reserve_exact(values);
    }

    /// Adds a value of an entry; those of the entries before it have been added.
    pub(super) fn add(&mut self, entry: u32, value: T) {
        begin(&mut self.starts, entry, self.values.len());
        self.values.push(value);
    }

    /// All values of so many entries have been added.
    pub(super) fn end(&mut self, entries: u32) {
        if !self.values.is_empty() {
            begin(&mut self.starts, entries, self.values.len());
        }
    }

    /// The values of an entry.
    pub(super) fn of(&self, entry: u32) -> &[T] {
        let range = range(&self.starts, entry);
        self.values.get(range).unwrap_or_default()
    }
}

/// The values of an entry begin at a place, and those of the entries before it have ended there.
fn begin(starts: &mut Vec<u32>, entry: u32, place: usize) {
    if starts.len() <= entry as usize {
        starts.resize(entry as usize + 1, u32::try_from(place).unwrap_or(u32::MAX));
    }
}

/// Where the values of an entry are.
fn range(starts: &[u32], entry: u32) -> Range<usize> {
    let at = |index: usize| starts.get(index).map(|start| *start as usize);
    match (at(entry as usize), at(entry as usize + 1)) {
        (Some(start), Some(end)) => start..end,
        _ => 0..0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_entry_has_its_own() {
        let mut groups = Groups::default();
        for (entry, value) in [(1, 'a'), (1, 'b'), (4, 'c')] {
            groups.add(entry, value);
        }
        groups.end(6);
        let all: Vec<String> = (0..7)
            .map(|entry| groups.of(entry).iter().collect())
            .collect();
        assert_eq!(all, ["", "ab", "", "", "c", "", ""]);
    }

    #[test]
    fn none_are_nothing() {
        let mut none = Groups::<u32>::default();
        none.end(1000);
        assert!(none.starts.is_empty() && none.of(7).is_empty());
    }
}
