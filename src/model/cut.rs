//! Texts, cut at a letter of ASCII or at spaces, and put together again.
//!
//! The library looks for any letter, and by many bytes at a time, which weighs more than all that
//! is cut with it in the widget.

/// A text before and after the first such letter.
#[inline(never)]
pub(crate) fn cut(text: &str, at: u8) -> Option<(&str, &str)> {
    around(text, text.bytes().position(|byte| byte == at)?)
}

/// A text before and after the last such letter.
#[inline(never)]
pub(crate) fn cut_last(text: &str, at: u8) -> Option<(&str, &str)> {
    around(text, text.bytes().rposition(|byte| byte == at)?)
}

// Apart from both, since each end is looked at for being one of a whole letter.
#[inline(never)]
fn around(text: &str, place: usize) -> Option<(&str, &str)> {
    let (before, from) = text.split_at_checked(place)?;
    Some((before, from.get(1..)?))
}

/// What stands before the first such letter: all, where there is none.
pub(crate) fn up_to(text: &str, at: u8) -> &str {
    cut(text, at).map_or(text, |(before, _)| before)
}

/// What stands between such letters, one piece at least.
pub(crate) fn pieces(text: &str, at: u8) -> Pieces<'_> {
    Pieces {
        rest: Some(text),
        at,
    }
}

/// As told by [`pieces`].
pub(crate) struct Pieces<'a> {
    rest: Option<&'a str>,
    at: u8,
}

impl<'a> Iterator for Pieces<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let rest = self.rest?;
        let cut = cut(rest, self.at);
        self.rest = cut.map(|(_, rest)| rest);
        Some(cut.map_or(rest, |(piece, _)| piece))
    }
}

/// How many words of a list stand before this one; all, where it is not among them.
#[inline(never)]
pub(crate) fn place(words: &str, word: &str) -> usize {
    let (mut others, mut place) = (pieces(words, b' '), 0);
    while others.next().is_some_and(|other| other != word) {
        place += 1;
    }
    place
}

/// The text with a space in the place of each such letter.
pub(crate) fn spaced(text: &str, at: u8) -> String {
    join(pieces(text, at), " ")
}

/// Pieces with something between them.
pub(crate) fn join(pieces: impl IntoIterator<Item = impl AsRef<str>>, between: &str) -> String {
    let mut out = String::new();
    for (place, piece) in pieces.into_iter().enumerate() {
        let between = if place > 0 { between } else { "" };
        add(&mut out, between, piece.as_ref());
    }
    out
}

// Apart from what joins, which is made anew for each kind of pieces.
#[inline(never)]
fn add(out: &mut String, between: &str, piece: &str) {
    out.push_str(between);
    out.push_str(piece);
}

/// Whether a text is nothing but spaces.
#[inline(never)]
pub(crate) fn is_blank(text: &str) -> bool {
    trim(text).is_empty()
}

/// A text without the spaces around it.
#[inline(never)]
pub(crate) fn trim(mut text: &str) -> &str {
    let mut letters = text.chars();
    while letters.next().is_some_and(char::is_whitespace) {
        text = letters.as_str();
    }
    while let Some((before, letter)) = last(text)
        && letter.is_whitespace()
    {
        text = before;
    }
    text
}

/// The last letter of a text, after what stands before it.
#[inline(never)]
pub(crate) fn last(text: &str) -> Option<(&str, char)> {
    let mut letters = text.chars();
    let letter = letters.next_back()?;
    Some((letters.as_str(), letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_as_the_library_cuts_it() {
        for text in ["", "/", "a", "a/b", "/a//b/", "ö/ü/日", "a-b"] {
            let all: Vec<&str> = pieces(text, b'/').collect();
            assert_eq!(all, text.split('/').collect::<Vec<_>>());
            assert_eq!(cut(text, b'/'), text.split_once('/'));
            assert_eq!(cut_last(text, b'/'), text.rsplit_once('/'));
            assert_eq!(Some(up_to(text, b'/')), text.split('/').next());
            assert_eq!(join(all, "--"), text.replace('/', "--"));
            assert_eq!(spaced(text, b'/'), text.replace('/', " "));
        }
    }

    #[test]
    fn spaces_are_taken_away_as_the_library_does_it() {
        for text in [
            "",
            " ",
            "a",
            " a",
            "a\n ",
            "\u{3000}ö 日\u{3000}",
            "日",
            "\u{a0}",
        ] {
            assert_eq!(trim(text), text.trim());
            assert_eq!(is_blank(text), text.trim().is_empty());
            assert_eq!(
                last(text).map(|(_, letter)| letter),
                text.chars().next_back()
            );
        }
    }
}
