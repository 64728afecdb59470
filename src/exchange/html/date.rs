//! `<time datetime>`, for the dates that HTML can say.

use crate::exchange::iso;
use crate::model::{Precision, When};
use crate::text::{Key, Words};

use super::write::Writer;

/// A date in words, its machine-readable form around it: two where it has two ends.
pub(super) fn time(out: &mut Writer, words: &Words, when: &When, text: &str) {
    let one = |out: &mut Writer, iso: &str, text: &str| {
        out.open("time", &[("datetime", iso)]);
        out.raw(text);
        out.close("time");
    };
    match iso::bounds(when) {
        (Some(first), Some(last)) if when.precision == Precision::Range && first != last => {
            let Some((start, between, end)) = ends(words, text) else {
                return out.raw(text);
            };
            one(out, &first, start);
            out.raw(between);
            one(out, &last, end);
        }
        (Some(iso), _) | (None, Some(iso)) => one(out, &iso, text),
        (None, None) => out.raw(text),
    }
}

/// A phrase of two dates in parts: the first, what stands between, and the second.
fn ends<'t>(words: &Words, text: &'t str) -> Option<(&'t str, &'t str, &'t str)> {
    [Key::Or, Key::To, Key::ToCoarse]
        .into_iter()
        .find_map(|key| {
            let between = words.fill(key, &[]);
            let at = text.find(&between)?;
            let (start, rest) = text.split_at_checked(at)?;
            let (between, end) = rest.split_at_checked(between.len())?;
            Some((start, between, end))
        })
}
