//! Which event has an id, found without sorting and without a copy of the ids.
//!
//! Knows only positions and ids, not what an event is.

/// A hash table of positions. It grows while events arrive, a little at each.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Ids {
    /// The hash of an id and its position, counted from 1, or noughts; a power of two of them, half
    /// of them free.
    slots: Vec<(u32, u32)>,
    count: usize,
}

/// Of an id (Fowler, Noll and Vo's FNV-1a, with the high half folded in: the low bits choose).
fn hash(id: &str) -> u32 {
    let hash = id.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3)
    });
    (hash ^ (hash >> 32)) as u32
}

impl Ids {
    /// The position of an id; `at` tells the id of a position.
    pub(crate) fn find<'a>(&self, id: &str, at: impl Fn(u32) -> &'a str) -> Option<u32> {
        let hash = hash(id);
        let mut slot = hash as usize;
        loop {
            let (other, number) = *self.slots.get(slot & self.slots.len().checked_sub(1)?)?;
            // None after a free one, where it would stand.
            let position = number.checked_sub(1)?;
            if other == hash && at(position) == id {
                return Some(position);
            }
            slot = slot.wrapping_add(1);
        }
    }

    /// Makes room for so many more, so that nobody waits while a large table grows.
    pub(crate) fn reserve(&mut self, more: usize) {
        let size = (self.count + more).saturating_mul(2).next_power_of_two();
        if size > self.slots.len() {
            let old = std::mem::replace(&mut self.slots, vec![(0, 0); size.max(16)]);
            for slot in old.into_iter().filter(|slot| slot.1 > 0) {
                self.put(slot);
            }
        }
    }

    /// Adds a position whose id is not there yet.
    pub(crate) fn add(&mut self, id: &str, position: u32) {
        self.reserve(1);
        self.put((hash(id), position + 1));
        self.count += 1;
    }

    fn put(&mut self, slot: (u32, u32)) {
        let last = self.slots.len().saturating_sub(1);
        let mut at = slot.0 as usize & last;
        while let Some(taken) = self.slots.get_mut(at) {
            if taken.1 == 0 {
                *taken = slot;
                return;
            }
            at = (at + 1) & last;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_id_is_found_and_no_other() {
        let names: Vec<String> = (0..5000).map(|n| format!("event-{n}")).collect();
        let at = |position: u32| names[position as usize].as_str();
        let mut ids = Ids::default();
        assert_eq!(ids.find("event-0", at), None);
        for (name, position) in names.iter().zip(0..) {
            assert_eq!(ids.find(name, at), None);
            ids.add(name, position);
        }
        for (name, position) in names.iter().zip(0..) {
            assert_eq!(ids.find(name, at), Some(position));
        }
        assert_eq!(ids.find("event-5000", at), None);
    }
}
