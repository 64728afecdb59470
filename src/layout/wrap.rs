//! How labels break into lines: their words are measured once, then only added up.

use super::{Entry, Font, Texts};

/// Labels have at most this many lines; what is longer ends in an ellipsis.
pub(crate) const LINES: u32 = 4;

/// The widths of the words of every label of a small chronology.
#[derive(Clone, Debug, Default)]
pub(crate) struct WordWidths {
    widths: Vec<f32>,
    /// Where the words of each entry begin, and where the last ones end.
    starts: Vec<u32>,
    space: f64,
}

impl WordWidths {
    /// Measures the labels of all entries.
    pub(crate) fn measure(&mut self, entries: &[Entry], texts: &Texts) {
        let width = |text| texts.measure.width(text, Font::Label);
        // Between letters, since some measure a lone space as nothing.
        self.space = width("n n") - width("nn");
        self.starts.push(0);
        for entry in entries {
            let (lead, rest) = texts.labels.label(entry.event);
            self.add(lead, Font::LabelBold, texts);
            self.add(rest, Font::Label, texts);
            self.starts.push(self.widths.len() as u32);
        }
    }

    /// Measures the words of a part of a label.
    fn add(&mut self, part: &str, font: Font, texts: &Texts) {
        // Browsers break no line at a space that does not break, either.
        for word in part.split_ascii_whitespace() {
            self.widths.push(texts.measure.width(word, font) as f32);
        }
    }

    fn words(&self, entry: u32) -> &[f32] {
        let words = match self.starts.get(entry as usize..) {
            Some([start, end, ..]) => self.widths.get(*start as usize..*end as usize),
            _ => None,
        };
        words.unwrap_or(&[])
    }

    /// The width of the label in one line.
    pub(crate) fn whole(&self, entry: u32) -> f64 {
        let words = self.words(entry);
        let spaces = words.len().saturating_sub(1) as f64 * self.space;
        words.iter().map(|width| f64::from(*width)).sum::<f64>() + spaces
    }

    /// The width of its longest word.
    pub(crate) fn longest(&self, entry: u32) -> f64 {
        let words = self.words(entry).iter();
        words.fold(0.0, |most, width| most.max(f64::from(*width)))
    }

    /// How many lines it takes at a width, at most [`LINES`]. Long words break.
    pub(crate) fn lines(&self, entry: u32, width: f64) -> u32 {
        let (mut lines, mut x) = (1.0, 0.0);
        for word in self.words(entry) {
            let word = f64::from(*word);
            if word > width {
                let pieces = (word / width).ceil();
                lines += if x > 0.0 { pieces } else { pieces - 1.0 };
                x = word - width * (pieces - 1.0);
            } else if x > 0.0 && x + self.space + word > width {
                lines += 1.0;
                x = word;
            } else {
                x += word + if x > 0.0 { self.space } else { 0.0 };
            }
        }
        (lines as u32).clamp(1, LINES)
    }
}
