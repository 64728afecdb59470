//! Puts values into the places of a template, and nothing else: what stands in a value is never
//! read as a place.

use crate::model::cut::cut;

/// Names and titles in Latin letters would pull the digits and commas beside them into their own
/// direction; between these two signs a value keeps it to itself.
const ISOLATE: &str = "\u{2068}";
const END: &str = "\u{2069}";

/// Fills `{name}` in `template` from `places`; a name that is not there is left out.
pub(super) fn fill(template: &str, places: &[(&str, &str)], rtl: bool) -> String {
    let mut out = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some((before, after)) = cut(rest, b'{')
        && let Some((name, after)) = cut(after, b'}')
    {
        out.push_str(before);
        if let Some((_, value)) = places.iter().find(|(place, _)| *place == name) {
            let foreign = rtl && value.bytes().any(|byte| byte.is_ascii_alphabetic());
            let (start, end) = if foreign { (ISOLATE, END) } else { ("", "") };
            out.push_str(start);
            out.push_str(value);
            out.push_str(end);
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_latin_letters_among_arabic_are_set_apart() {
        let places = [("a", "World News"), ("b", "25 أبريل 2025")];
        let arabic = fill("{a}، {b}", &places, true);
        assert_eq!(arabic, "\u{2068}World News\u{2069}، 25 أبريل 2025");
        assert_eq!(fill("{a}", &places, false), "World News");
    }
}
