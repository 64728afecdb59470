//! Values by event, in one list.

/// Before the first value of an event.
const NONE: u32 = u32::MAX;

/// For each event, some values. Costs nothing while there are none.
#[derive(Debug)]
pub(super) struct Groups<T> {
    /// For each event, where its last value is.
    last: Vec<u32>,
    /// Each value, with where the one before it of the same event is.
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
    /// Adds a value of an event.
    pub(super) fn add(&mut self, event: u32, value: T) {
        let event = event as usize;
        if self.last.len() <= event {
            self.last.resize(event + 1, NONE);
        }
        if let Some(last) = self.last.get_mut(event) {
            let before = std::mem::replace(last, self.values.len() as u32);
            self.values.push((value, before));
        }
    }

    /// The values of an event, the one that was added last first.
    pub(super) fn of(&self, event: u32) -> impl Iterator<Item = T> {
        let mut next = self.last.get(event as usize).copied().unwrap_or(NONE);
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
        for (event, value) in [(1, 'a'), (4, 'c'), (1, 'b')] {
            groups.add(event, value);
        }
        let all: Vec<String> = (0..7).map(|event| groups.of(event).collect()).collect();
        assert_eq!(all, ["", "ba", "", "", "c", "", ""]);
    }
}
