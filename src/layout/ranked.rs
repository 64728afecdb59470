//! A set of positions of which any stretch is counted at once.

use std::ops::Range;

/// 64 positions, of which some are members of a set.
#[derive(Clone, Copy, Debug)]
struct Word {
    members: u64,
    /// How many members stand before these positions.
    before: u32,
}

/// A set of positions.
#[derive(Clone, Debug, Default)]
pub(super) struct Ranked {
    words: Vec<Word>,
    pub(super) count: usize,
}

impl Ranked {
    /// So many positions, all of them members or none.
    pub(super) fn of(length: usize, member: bool) -> Self {
        let mut set = Self::default();
        for _ in 0..length / 64 + 1 {
            set.words.push(Word {
                members: 0,
                before: 0,
            });
        }
        set.fill(0..length, member);
        set.count_again();
        set
    }

    /// Makes each position of a stretch a member or none. Ranks hold again only after
    /// [`Ranked::count_again`].
    pub(super) fn fill(&mut self, stretch: Range<usize>, member: bool) {
        let mut at = stretch.start;
        while at < stretch.end {
            let end = stretch.end.min((at / 64 + 1) * 64);
            let these = (u64::MAX >> (64 - (end - at))) << (at % 64);
            if let Some(Word { members, .. }) = self.words.get_mut(at / 64) {
                *members = *members & !these | if member { these } else { 0 };
            }
            at = end;
        }
    }

    /// Makes a position a member; ranks as with [`Ranked::fill`].
    pub(super) fn add(&mut self, at: usize) {
        if let Some(word) = self.words.get_mut(at / 64) {
            word.members |= 1 << (at % 64);
        }
    }

    pub(super) fn count_again(&mut self) {
        self.count = 0;
        for word in &mut self.words {
            word.before = self.count as u32;
            self.count += word.members.count_ones() as usize;
        }
    }

    pub(super) fn contains(&self, at: usize) -> bool {
        let word = self.words.get(at / 64);
        word.is_some_and(|word| word.members >> (at % 64) & 1 == 1)
    }

    pub(super) fn rank(&self, at: usize) -> usize {
        self.words.get(at / 64).map_or(self.count, |word| {
            let below = word.members & ((1_u64 << (at % 64)) - 1);
            word.before as usize + below.count_ones() as usize
        })
    }

    pub(super) fn nth(&self, n: usize) -> Option<u32> {
        if n >= self.count {
            return None;
        }
        let beyond = self.words.partition_point(|word| word.before as usize <= n);
        let at = beyond.checked_sub(1)?;
        let word = self.words.get(at)?;
        let mut members = word.members;
        for _ in word.before as usize..n {
            members &= members - 1;
        }
        Some(at as u32 * 64 + members.trailing_zeros())
    }

    /// Tells all members, in their order.
    pub(super) fn each(&self, tell: &mut dyn FnMut(u32)) {
        let mut first = 0;
        for word in &self.words {
            let mut members = word.members;
            while members != 0 {
                tell(first + members.trailing_zeros());
                members &= members - 1;
            }
            first += 64;
        }
    }
}
