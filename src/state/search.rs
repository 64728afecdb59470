//! Free text: folding, matching and the places to highlight.

use super::Chronology;

/// Lower case, without the accents of Latin letters and with plain quotation marks.
pub(super) fn fold(text: &str) -> String {
    text.chars()
        .flat_map(char::to_lowercase)
        .map(plain)
        .collect()
}

fn plain(letter: char) -> char {
    match letter {
        'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' | 'ā' | 'ą' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'é' | 'è' | 'ê' | 'ë' | 'ē' | 'ę' | 'ě' => 'e',
        'í' | 'ì' | 'î' | 'ï' | 'ī' => 'i',
        'ł' => 'l',
        'ñ' | 'ń' => 'n',
        'ó' | 'ò' | 'ô' | 'ö' | 'õ' | 'ø' | 'ō' => 'o',
        'ś' | 'š' => 's',
        'ú' | 'ù' | 'û' | 'ü' | 'ū' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        '’' | '‘' | 'ʼ' => '\'',
        '“' | '”' | '„' | '«' | '»' => '"',
        other => other,
    }
}

/// The folded words of a query.
pub(super) fn terms(query: &str) -> Vec<String> {
    fold(query).split_whitespace().map(str::to_owned).collect()
}

/// The folded words of a text, without what stands between them.
pub(super) fn words(text: &str) -> Vec<String> {
    let folded = fold(text);
    let words = folded.split(|letter: char| !letter.is_alphanumeric());
    words
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The words by which an event is found.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn words_of(chronology: &Chronology, entry: u32) -> Vec<String> {
    words(&haystack(chronology, entry))
}

/// Whether a word of a folded text begins with a term.
pub(super) fn has_word(folded: &str, term: &str) -> bool {
    folded.match_indices(term).any(|(at, _)| {
        let before = folded.get(..at).and_then(|text| text.chars().next_back());
        !before.is_some_and(char::is_alphanumeric)
    })
}

/// Everything of an event that a search looks through, folded.
pub(super) fn haystack(chronology: &Chronology, entry: u32) -> String {
    let Some(event) = chronology.event(entry) else {
        return String::new();
    };
    let mut parts: Vec<&str> = vec![&event.headline, &event.summary];
    parts.extend(event.quotes.iter().map(|quote| quote.text.as_str()));
    parts.extend(event.topic.as_deref());
    parts.extend(event.medium.as_deref());
    parts.extend(event.place_detail.as_deref());
    let place = event.place.as_deref().and_then(|id| chronology.place(id));
    parts.extend(place.map(|place| place.name.as_str()));
    for part in &event.actors {
        parts.extend(part.detail.as_deref());
        if let Some(actor) = chronology.actor(&part.actor) {
            parts.push(&actor.name);
            parts.extend(actor.role.as_deref());
        }
    }
    parts.extend(event.topics.iter().map(String::as_str));
    fold(&parts.join("\n"))
}

/// Splits a text at the places that a query matches: `(piece, matches)`.
#[must_use]
pub fn pieces<'a>(text: &'a str, query: &str) -> Vec<(&'a str, bool)> {
    let terms = terms(query);
    if terms.is_empty() {
        return vec![(text, false)];
    }
    // Folding keeps the number of characters for all but a few letters; where it
    // does not, positions are taken from the letters' own boundaries.
    let mut folded = String::with_capacity(text.len());
    let mut origin = Vec::with_capacity(text.len() + 1);
    for (at, letter) in text.char_indices() {
        for lower in letter.to_lowercase() {
            let lower = plain(lower);
            folded.push(lower);
            origin.resize(folded.len(), at);
        }
    }
    origin.push(text.len());
    let mut hit = vec![false; text.len()];
    for term in &terms {
        for (at, found) in folded.match_indices(term.as_str()) {
            let start = origin.get(at).copied().unwrap_or(text.len());
            let last = origin.get(at + found.len() - 1).copied().unwrap_or(start);
            let end = text
                .get(last..)
                .and_then(|rest| rest.chars().next())
                .map_or(last, |letter| last + letter.len_utf8());
            if let Some(range) = hit.get_mut(start..end) {
                range.fill(true);
            }
        }
    }
    let mut pieces = Vec::new();
    let mut start = 0;
    while start < text.len() {
        let value = hit.get(start).copied().unwrap_or(false);
        let length = hit
            .get(start..)
            .unwrap_or_default()
            .iter()
            .take_while(|other| **other == value)
            .count();
        if let Some(piece) = text.get(start..start + length) {
            pieces.push((piece, value));
        }
        start += length.max(1);
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(text: &str, query: &str) -> String {
        pieces(text, query)
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
    fn overlapping_matches_are_one() {
        assert_eq!(marked("ceasefire", "cease easefire"), "[ceasefire]");
    }

    #[test]
    fn an_empty_query_marks_nothing() {
        assert_eq!(marked("Kyiv", "  "), "Kyiv");
    }
}
