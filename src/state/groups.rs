//! Values by entry, in one list.

/// Before the first value of an entry.
const NONE: u32 = u32::MAX;

/// For each entry, some values. Costs nothing while there are none.
#[derive(Debug)]
pub(super) struct Groups<T> {
    /// For each entry, where its last value is.
    last: Vec<u32>,
    /// Each value, with where the one before it of the same entry is.
    values: Vec<(T, u32)>,
}

impl<T> Default for Groups<T> {
    fn default() -> Self {
        Self {
            last: Vec::new(),
            values: Vec::new(),
        }
    }
}

impl<T: Copy> Groups<T> {
    /// Adds a value of an entry.
    pub(super) fn add(&mut self, entry: u32, value: T) {
        let entry = entry as usize;
        if self.last.len() <= entry {
            self.last.resize(entry + 1, NONE);
        }
        if let Some(last) = self.last.get_mut(entry) {
            let before = std::mem::replace(last, self.values.len() as u32);
            self.values.push((value, before));
        }
    }

    /// The values of an entry, the one that was added last first.
    pub(super) fn of(&self, entry: u32) -> impl Iterator<Item = T> {
        let mut next = self.last.get(entry as usize).copied().unwrap_or(NONE);
        std::iter::from_fn(move || {
            let (value, before) = *self.values.get(next as usize)?;
            next = before;
            Some(value)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_entry_has_its_own() {
        let mut groups = Groups::default();
        for (entry, value) in [(1, 'a'), (4, 'c'), (1, 'b')] {
            groups.add(entry, value);
        }
        let all: Vec<String> = (0..7).map(|entry| groups.of(entry).collect()).collect();
        assert_eq!(all, ["", "ba", "", "", "c", "", ""]);
    }
}
