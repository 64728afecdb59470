//! Files as the compiler sees them: a name, a text, and places in it.

use std::ops::Range;

/// One of an editor's files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Path below the chronology's folder, with forward slashes.
    pub path: String,
    /// The whole text.
    pub text: String,
}

impl File {
    /// A file from its path and text.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            text: text.into(),
        }
    }
}

/// A place in a file: bytes from `start` up to, not including, `end`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Spot {
    /// Number of the file, in the order in which the files were given.
    pub file: u32,
    /// First byte.
    pub start: u32,
    /// Byte after the last.
    pub end: u32,
}

impl Spot {
    pub(crate) fn new(file: u32, range: Range<usize>) -> Self {
        let byte = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Self {
            file,
            start: byte(range.start),
            end: byte(range.end),
        }
    }

    /// The place as a range of bytes.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A value with the place where it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct At<T> {
    pub(crate) value: T,
    pub(crate) spot: Spot,
}

impl<T> At<T> {
    pub(crate) fn map<U>(self, to: impl FnOnce(T) -> U) -> At<U> {
        At {
            value: to(self.value),
            spot: self.spot,
        }
    }
}

/// Where the lines of a text begin, so that thousands of places in it are found in a moment.
pub(crate) struct Lines(Vec<usize>);

impl Lines {
    pub(crate) fn of(text: &str) -> Self {
        let ends = text.match_indices('\n').map(|(at, _)| at + 1);
        Self(std::iter::once(0).chain(ends).collect())
    }

    /// Line and column of a byte of the same text, both from 1; columns count characters.
    pub(crate) fn place(&self, text: &str, byte: usize) -> (usize, usize) {
        let mut byte = byte.min(text.len());
        while !text.is_char_boundary(byte) {
            byte -= 1;
        }
        let line = self.0.partition_point(|start| *start <= byte);
        let starts = self.0.get(..line).unwrap_or_default();
        let start = starts.last().copied().unwrap_or(0);
        let column = text.get(start..byte).unwrap_or_default().chars().count() + 1;
        (line, column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_not_bytes() {
        let text = "a = 1\nпів = \"x\"\n";
        let byte = text.find('"').unwrap();
        let lines = Lines::of(text);
        assert_eq!(lines.place(text, byte), (2, 7));
        assert_eq!(lines.place(text, 999), (3, 1));
        assert_eq!(lines.place(text, 0), (1, 1));
        assert_eq!(lines.place(text, 5), (1, 6), "a line's end is on it");
        assert_eq!(Lines::of("").place("", 0), (1, 1));
    }
}
