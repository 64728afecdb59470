//! A text as words with their places.

use std::ops::Range;

/// The words of a text with their places.
#[derive(Clone)]
pub(super) struct Words<'t> {
    words: Vec<(usize, &'t str)>,
    next: usize,
}

impl<'t> Words<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let words = text
            .split_whitespace()
            .map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
            .collect();
        Self { words, next: 0 }
    }

    pub(super) fn next(&mut self) -> Option<&'t str> {
        let (_, word) = *self.words.get(self.next)?;
        self.next += 1;
        Some(word)
    }

    pub(super) fn take(&mut self, expected: &[&str]) -> bool {
        let Some(found) = self.words.get(self.next..self.next + expected.len()) else {
            return false;
        };
        let same = found
            .iter()
            .zip(expected)
            .all(|((_, word), expected)| word.eq_ignore_ascii_case(expected));
        if same {
            self.next += expected.len();
        }
        same
    }

    pub(super) fn take_any(&mut self, choices: &[&[&str]]) -> bool {
        choices.iter().any(|choice| self.take(choice))
    }

    pub(super) fn position(&self, text: &str) -> usize {
        self.words.get(self.next).map_or(text.len(), |(at, _)| *at)
    }

    /// From the next word to the end of the text, without blanks at the end.
    pub(super) fn rest(&self, text: &str) -> Range<usize> {
        let start = self.position(text);
        start..text.trim_end().len().max(start)
    }
}
