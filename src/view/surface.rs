//! What the view must be told of the page: the size of type and the width of words.

use std::rc::Rc;

use crate::layout::{Font, Measure};

/// The typefaces in use.
#[derive(Clone)]
pub struct Surface {
    /// `--dt-size` in pixels.
    pub size: f64,
    /// Measures words in these typefaces.
    pub measure: Rc<dyn Measure>,
}

impl Surface {
    /// How wide words are.
    #[inline(never)]
    pub(crate) fn width(&self, text: &str, font: Font) -> f64 {
        self.measure.width(text, font)
    }
}

impl PartialEq for Surface {
    fn eq(&self, other: &Self) -> bool {
        self.size.to_bits() == other.size.to_bits()
            && std::ptr::addr_eq(Rc::as_ptr(&self.measure), Rc::as_ptr(&other.measure))
    }
}

/// Widths as of an average sans serif, for when nothing can be measured.
#[derive(Clone, Copy, Debug, Default)]
pub struct Average;

impl Measure for Average {
    fn width(&self, text: &str, font: Font) -> f64 {
        let (size, share) = match font {
            Font::Label => (13.0, 0.52),
            Font::LabelBold => (13.0, 0.55),
            Font::Head => (15.5, 0.52),
            Font::Caption => (12.0, 0.52),
            Font::Strip => (10.5, 0.52),
        };
        let letters = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
        f64::from(letters) * size * share
    }
}

impl Default for Surface {
    fn default() -> Self {
        Self {
            size: 16.0,
            measure: Rc::new(Average),
        }
    }
}
