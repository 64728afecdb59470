//! `<time datetime>`, for the dates that HTML can say.

use crate::exchange::iso;
use crate::model::{Precision, When};
use crate::text::{DateStyle, Key, Words};

use super::write::Writer;

/// A date in words, its machine-readable form around it: two where it has two ends.
pub(super) fn time(out: &mut Writer, words: &Words, when: &When, text: &str) {
    let one = |out: &mut Writer, iso: &str, text: &str| {
        out.open("time", &[("datetime", iso)]);
        out.raw(text);
        out.close("time");
    };
    match (iso::bounds(when), when.precision) {
        ((Some(first), Some(last)), Precision::Range) if first != last => {
            let (Some(start), Some(end)) = (when.earliest, when.latest) else {
                return out.raw(text);
            };
            let day = |civil: i64| words.date(civil, DateStyle::Full);
            let next = end.day() == start.day() + 1 && !when.lasting;
            // The sentence around two dates, of which each gets its tag.
            let key = if next { Key::Or } else { Key::To };
            let pattern = words.fill(key, &[("a", "\u{1}"), ("b", "\u{2}")]);
            for part in pattern.split_inclusive(['\u{1}', '\u{2}']) {
                let plain = part.trim_end_matches(['\u{1}', '\u{2}']);
                out.raw(plain);
                if part.ends_with('\u{1}') {
                    one(out, &first, &day(start.civil));
                } else if part.ends_with('\u{2}') {
                    one(out, &last, &day(end.civil));
                }
            }
        }
        ((Some(iso), _) | (None, Some(iso)), _) => one(out, &iso, text),
        ((None, None), _) => out.raw(text),
    }
}
