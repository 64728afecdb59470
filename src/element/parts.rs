//! Asks the element's script for the files of a chronology in shards: those that are wanted, while
//! they are wanted.

use super::emit::send;
use crate::hooks::Fields;
use crate::state::{File, State};

/// So many files are asked for at once; what is wanted next must not wait behind much else.
const AT_ONCE: usize = 4;

/// The requests under way, each by its number.
#[derive(Default)]
pub(crate) struct Requests {
    under_way: Vec<(File, u32)>,
    last: u32,
}

impl Requests {
    /// Begins what is wanted now and ends what is not wanted any more.
    pub(crate) fn follow(&mut self, state: &State) {
        let mut wanted = state.files();
        wanted.truncate(AT_ONCE);
        self.keep(&wanted);
        for &file in &wanted {
            if let Some(chronology) = state.chronology()
                && !self.under_way.iter().any(|(other, _)| *other == file)
            {
                self.last = self.last.wrapping_add(1);
                self.under_way.push((file, self.last));
                let detail = Fields::new();
                detail.text("id", &chronology.address(file));
                detail.number("position", self.last);
                send("part", detail);
            }
        }
    }

    /// Nothing of these is wanted any more.
    pub(crate) fn end_all(&mut self) {
        self.keep(&[]);
    }

    /// A request has ended: which file it was for, if that is still wanted.
    pub(crate) fn end(&mut self, number: u32) -> Option<File> {
        let mut under_way = self.under_way.iter();
        let at = under_way.position(|(_, other)| *other == number)?;
        Some(self.under_way.swap_remove(at).0)
    }

    fn keep(&mut self, wanted: &[File]) {
        let mut at = 0;
        while let Some(&(file, number)) = self.under_way.get(at) {
            if wanted.contains(&file) {
                at += 1;
            } else {
                let detail = Fields::new();
                detail.number("position", number);
                send("cancel", detail);
                self.under_way.swap_remove(at);
            }
        }
    }
}
