//! Free text: folding, matching and the places to highlight.

use std::cell::Cell;

#[cfg(not(target_arch = "wasm32"))]
use super::Chronology;
use super::chronology::Own;
use crate::model::cut::{last, pieces};

/// Makes the letters of a text small, and takes them apart from their accents.
pub type Lower = fn(&str) -> String;

thread_local! {
    static LOWER: Cell<Lower> = const { Cell::new(own) };
}

#[cfg(not(target_arch = "wasm32"))]
fn own(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    text.to_lowercase().nfd().collect()
}

// The tables for all scripts weigh tens of kilobytes, and every browser has its own.
#[cfg(target_arch = "wasm32")]
fn own(text: &str) -> String {
    text.to_ascii_lowercase()
}

/// Says who makes letters small from now on; a browser knows all scripts.
pub fn lower_by(lower: Lower) {
    LOWER.set(lower);
}

/// Lower case, without accents and with plain quotation marks.
pub(super) fn fold(text: &str) -> String {
    let lower = LOWER.get()(text);
    let mut folded = String::with_capacity(lower.len());
    for letter in lower.chars() {
        let accent = matches!(letter, '\u{300}'..='\u{36f}');
        if !accent {
            folded.push(plain(letter));
        }
    }
    folded
}

/// What no taking apart makes plain.
fn plain(letter: char) -> char {
    match letter {
        'đ' => 'd',
        'ı' => 'i',
        'ł' => 'l',
        'ø' => 'o',
        '’' | '‘' | 'ʼ' => '\'',
        '“' | '”' | '„' | '«' | '»' => '"',
        other => other,
    }
}

/// What stands between such letters, without what is empty.
pub(crate) fn split(text: &str, at: fn(char) -> bool) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    let mut apart = true;
    for letter in text.chars() {
        let between = at(letter);
        if apart && !between {
            parts.push(String::new());
        }
        if !between && let Some(part) = parts.last_mut() {
            part.push(letter);
        }
        apart = between;
    }
    parts
}

/// Whether a character stands between words. The tables that know it of every script would weigh
/// more than the rest of the search.
fn parts(letter: char) -> bool {
    match letter {
        '\0'..='\x7f' => !letter.is_ascii_alphanumeric(),
        '\u{80}'..='\u{bf}' | '\u{2000}'..='\u{206f}' | '\u{3000}'..='\u{303f}' => true,
        '\u{60c}' | '\u{61b}' | '\u{61f}' | '\u{ff01}'..='\u{ff0f}' => true,
        _ => false,
    }
}

/// The folded words of a text, without what stands between them.
pub(super) fn words(text: &str) -> Vec<String> {
    split(&fold(text), parts)
}

/// The words by which an event is found.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn words_of(chronology: &Chronology, entry: u32) -> Vec<String> {
    let part = chronology.part(entry);
    part.map_or(Vec::new(), |(own, number)| words(&haystack(own, number)))
}

/// Whether a word of a folded text begins with a term.
pub(super) fn has_word(folded: &str, term: &str) -> bool {
    finds(folded, term).any(|at| {
        let before = folded.get(..at).and_then(last);
        before.is_none_or(|(_, letter)| parts(letter))
    })
}

/// Where a term begins in a text, also within itself. The library's search of any pattern would
/// weigh more than all that is done with it here.
pub(super) fn finds(text: &str, term: &str) -> impl Iterator<Item = usize> {
    let (text, term) = (text.as_bytes(), term.as_bytes());
    let first = term.first().copied().unwrap_or_default();
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let rest = text.get(from..)?;
            let at = rest.iter().position(|byte| *byte == first)?;
            from += at + 1;
            if rest.get(at..)?.starts_with(term) {
                return Some(from - 1);
            }
        }
    })
}

/// Everything of an event that a search looks through, folded.
pub(super) fn haystack(own: &Own, number: u32) -> String {
    let Some(event) = own.event(number) else {
        return String::new();
    };
    let mut text = String::new();
    let mut add = |part: Option<&String>| {
        if let Some(part) = part {
            text.push_str(part);
            text.push('\n');
        }
    };
    add(Some(&event.headline));
    add(Some(&event.summary));
    for quote in &event.quotes {
        add(Some(&quote.text));
    }
    for part in [&event.topic, &event.medium, &event.place_detail] {
        add(part.as_ref());
    }
    let place = event.place.as_deref().and_then(|id| own.place(id));
    add(place.map(|place| &place.name));
    for part in &event.actors {
        add(part.detail.as_ref());
        if let Some(actor) = own.actor(&part.actor) {
            add(Some(&actor.name));
            add(actor.role.as_ref());
        }
    }
    for topic in &event.topics {
        add(Some(topic));
    }
    fold(&text)
}

/// The folded words of a query. What is searched for in many texts is folded once.
#[derive(Debug, Default, PartialEq)]
pub struct Terms(Vec<String>);

impl Terms {
    /// Of a query.
    #[must_use]
    pub fn of(query: &str) -> Self {
        Self(split(&fold(query), char::is_whitespace))
    }

    /// Whether there is nothing to search for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether all are somewhere in a text.
    #[must_use]
    pub fn are_in(&self, text: &str) -> bool {
        self.are_in_folded(&fold(text))
    }

    /// Whether all are somewhere in a folded text.
    #[inline(never)]
    pub(super) fn are_in_folded(&self, folded: &str) -> bool {
        let mut terms = self.0.iter();
        terms.all(|term| finds(folded, term).next().is_some())
    }

    /// Splits a text at the places that match: `(piece, matches)`.
    #[must_use]
    pub fn pieces<'a>(&self, text: &'a str) -> Vec<(&'a str, bool)> {
        let mut folded = String::with_capacity(text.len());
        // For each byte of it, where the letter begins that it comes from.
        let mut origin = Vec::with_capacity(text.len() + 1);
        let mut at = 0;
        for word in pieces(text, b' ') {
            let end = at + word.len();
            let whole = fold(word);
            // Folding keeps the number of letters in all but a few words; those are folded
            // letter by letter, so that each stays where it is.
            let one_by_one = whole.chars().count() != word.chars().count();
            let (mut lower, mut letters) = (whole.chars(), word.chars());
            while let Some(letter) = letters.next() {
                if one_by_one {
                    folded += &fold(letter.encode_utf8(&mut [0; 4]));
                } else if let Some(letter) = lower.next() {
                    folded.push(letter);
                }
                while origin.len() < folded.len() {
                    origin.push(at);
                }
                at = end - letters.as_str().len();
            }
            // The space after it; after the last word, the end.
            folded.push(' ');
            origin.push(at);
            at += 1;
        }
        // Of each byte of the text, whether it is part of a match.
        let mut hit = vec![false; text.len()];
        for term in &self.0 {
            for start in finds(&folded, term) {
                let mut end = start + term.len();
                // With the rest of its last letter, and the accents that follow it.
                while let Some([last, next]) = origin.get(end - 1..end + 1)
                    && last == next
                {
                    end += 1;
                }
                if let (Some(from), Some(to)) = (origin.get(start), origin.get(end))
                    && let Some(range) = hit.get_mut(*from..*to)
                {
                    range.fill(true);
                }
            }
        }
        let (mut pieces, mut rest, mut length) = (Vec::new(), text, 0);
        for (at, now) in hit.iter().enumerate() {
            length += 1;
            if hit.get(at + 1) != Some(now)
                && let Some((piece, after)) = rest.split_at_checked(length)
            {
                pieces.push((piece, *now));
                (rest, length) = (after, 0);
            }
        }
        pieces
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    thread_local! {
        static FOLDED: Cell<u32> = const { Cell::new(0) };
    }

    /// Makes letters small, and counts how often it is asked to.
    fn counted(text: &str) -> String {
        FOLDED.set(FOLDED.get() + 1);
        text.to_lowercase()
    }

    #[test]
    fn a_query_is_folded_once_for_all_texts() {
        lower_by(counted);
        let terms = Terms::of("bridge ADA");
        for _ in 0..10 {
            assert!(terms.are_in("Ada of the bridges"));
            assert_eq!(terms.pieces("Ada of the bridges").len(), 4);
        }
        // A text is folded whole to be judged, and word by word to be marked.
        assert_eq!(FOLDED.get(), 1 + 10 * (1 + 4));
    }

    fn marked(text: &str, query: &str) -> String {
        let pieces = Terms::of(query).pieces(text);
        pieces
            .into_iter()
            .map(|(piece, hit)| {
                if hit {
                    format!("[{piece}]")
                } else {
                    piece.into()
                }
            })
            .collect()
    }

    #[test]
    fn matches_are_found_without_regard_to_case_and_accents() {
        assert_eq!(
            marked("Émile à Kyiv, KYIV", "emile kyiv"),
            "[Émile] à [Kyiv], [KYIV]"
        );
        assert_eq!(marked("Київ і Львів", "київ"), "[Київ] і Львів");
        assert_eq!(marked("İstanbul", "stan"), "İ[stan]bul");
    }

    #[test]
    fn names_are_found_by_their_plain_letters_and_marked_as_they_are_written() {
        for (text, query, shown) in [
            ("bei Erdoğan, heute", "erdogan", "bei [Erdoğan], heute"),
            ("Nicolae Ceaușescu", "ceausescu", "Nicolae [Ceaușescu]"),
            ("Traian Băsescu", "basescu", "Traian [Băsescu]"),
            ("Dvořák’s", "dvorak", "[Dvořák]’s"),
            ("Şahin İstanbul", "sahin istanbul", "[Şahin] [İstanbul]"),
            ("Nguyễn Đình", "nguyen dinh", "[Nguyễn] [Đình]"),
            ("Yıldız", "yildiz", "[Yıldız]"),
            ("Łódź, Øster", "lodz oster", "[Łódź], [Øster]"),
            // Written in pieces: a letter keeps its accent, found or not.
            ("Erdog\u{306}an", "erdog", "[Erdog\u{306}]an"),
            ("Cafe\u{301} la\u{300}", "cafe", "[Cafe\u{301}] la\u{300}"),
            ("cafe", "cafe\u{301}", "[cafe]"),
            ("윤석열 o\u{302}", "윤석 ô", "[윤석]열 [o\u{302}]"),
            ("Άθήνα ΣΑΣ", "αθηνα σας", "[Άθήνα] [ΣΑΣ]"),
        ] {
            assert_eq!(marked(text, query), shown);
            assert!(Terms::of(query).are_in(text), "{query}");
        }
    }

    #[test]
    fn overlapping_matches_are_one() {
        assert_eq!(marked("ceasefire", "cease easefire"), "[ceasefire]");
    }

    #[test]
    fn an_empty_query_marks_nothing() {
        assert_eq!(marked("Kyiv", "  "), "Kyiv");
    }

    #[test]
    fn more_words_find_fewer() {
        for (query, found) in [
            ("", true),
            ("petrova MARIA", true),
            ("maria minister", true),
            ("maria ivanova", false),
        ] {
            assert_eq!(
                Terms::of(query).are_in("Maria Petrova Minister of Trade"),
                found,
                "{query}"
            );
        }
    }
}
