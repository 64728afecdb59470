//! The frame of an editor's file from an article's text: what can be found by form alone.
//!
//! Quotations, paragraph numbers, the day of publication and the words that tell a date
//! are found; what happened, who said it and when is the editor's work, so those lines
//! are left empty and `timeline check` asks for them.

use crate::compile::{day_in, paragraphs, quoted, sha256, with_unix_lines};
use crate::text::months;

/// Paragraphs of so many words are text, however they end.
const BODY_WORDS: usize = 25;
/// Shorter words in quotation marks are names and terms.
const QUOTE_WORDS: usize = 4;
/// So many words tell where the body begins.
const FIRST_WORDS: usize = 6;

/// An article's text as the frame of a file for `articles/`.
///
/// ```
/// use diplomatic_timeline::exchange::draft::draft;
///
/// let frame = draft("A title\n\n25 April 2025\n\nHe said on 24 April: “We are not happy with it.”");
/// assert!(frame.contains("published = 2025-04-25"));
/// assert!(frame.contains("quote = \"We are not happy with it.\""));
/// ```
#[must_use]
pub fn draft(text: &str) -> String {
    let sum = sha256(text);
    let text = with_unix_lines(text);
    let paragraphs = paragraphs(&text);
    let (head, body) = paragraphs.split_at(body(&paragraphs));
    let lines: Vec<&str> = head
        .iter()
        .flat_map(|paragraph| paragraph.lines())
        .collect();
    let published = lines.iter().find_map(|line| day_in(line));
    // The title is the first line of the head that is neither a date nor a name.
    let undated = || lines.iter().filter(|line| day_in(line).is_none());
    let title = undated()
        .find(|line| line.split_whitespace().count() > 3)
        .or_else(|| undated().next())
        .copied()
        .unwrap_or_default();
    let mut out = String::from("[source]\n");
    line(&mut out, "title", title, "");
    line(&mut out, "publisher", "", "");
    match published {
        Some(day) => out.push_str(&format!("published = {day}\n")),
        None => line(
            &mut out,
            "published",
            "",
            "the day of publication, as 2025-04-25",
        ),
    }
    line(
        &mut out,
        "first_words",
        &first_words(head, body),
        "where paragraph 1 begins",
    );
    line(&mut out, "sha256", &sum, "");
    for (number, paragraph) in body.iter().enumerate() {
        event(&mut out, number + 1, paragraph);
    }
    out
}

/// Where the text begins, after the title, bylines and dates. What may be text is text: a
/// heading that is counted as the first paragraph is seen at once, a paragraph that is lost is not.
fn body(paragraphs: &[&str]) -> usize {
    let heading = |(at, paragraph): (usize, &&str)| {
        let words = paragraph.split_whitespace().count();
        let end = paragraph.trim_end_matches(['”', '“', '’', '‘', '»', '«', '"', '\'', ')', ']']);
        let sentence = end.ends_with(['.', '…', ':', ';', '。', '۔', '।']);
        let call = end.ends_with(['!', '?', '؟', '！', '？']);
        // A title may call, ask or quote; below it, only text does.
        let title = at == 0 && !(call && quotes(paragraph));
        words < BODY_WORDS && !sentence && (title || !call && !quotes(paragraph))
    };
    let headings = paragraphs.iter().enumerate();
    let headings = headings.take_while(|numbered| heading(*numbered)).count();
    // Without any sentence in it, all but the title is the text.
    if headings < paragraphs.len() {
        headings
    } else {
        headings.min(1).min(paragraphs.len().saturating_sub(1))
    }
}

fn quotes(paragraph: &str) -> bool {
    !quotations(paragraph, closed).is_empty()
}

/// The words by which the body's first paragraph is found: so many that no heading has them.
fn first_words(head: &[&str], body: &[&str]) -> String {
    let words: Vec<&str> = body
        .first()
        .map(|first| first.split_whitespace().collect())
        .unwrap_or_default();
    let taken = |count: usize| words.get(..count).unwrap_or_default().join(" ");
    let headings: Vec<String> = head
        .iter()
        .map(|heading| heading.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect();
    let enough = (FIRST_WORDS..words.len()).find(|count| {
        let begin = taken(*count);
        !headings.iter().any(|heading| heading.starts_with(&begin))
    });
    taken(enough.unwrap_or(words.len()))
}

/// A frame for each paragraph that quotes somebody or tells a date.
fn event(out: &mut String, number: usize, paragraph: &str) {
    let mut quotes = quotations(paragraph, closed);
    quotes.extend(goes_on(paragraph).filter(|_| quotes.is_empty()));
    let dates = dates(paragraph);
    if quotes.is_empty() && dates.is_empty() {
        return;
    }
    out.push_str("\n[[event]]\n");
    line(out, "id", &format!("paragraph-{number}"), "");
    let kind = if quotes.is_empty() { "" } else { "statement" };
    line(out, "kind", kind, "");
    let told: Vec<String> = dates.iter().map(|date| format!("“{date}”")).collect();
    line(out, "when", "", &told.join(", "));
    line(out, "headline", "", "");
    if !quotes.is_empty() {
        line(out, "speaker", "", "");
        let quotes: Vec<String> = quotes.iter().map(|quote| quoted(quote)).collect();
        match quotes.as_slice() {
            [one] => out.push_str(&format!("quote = {one}\n")),
            many => out.push_str(&format!("quote = [{}]\n", many.join(", "))),
        }
    }
    out.push_str(&format!("paragraphs = [{number}]\n"));
}

fn line(out: &mut String, name: &str, value: &str, remark: &str) {
    out.push_str(&format!("{name} = {}", quoted(value)));
    if !remark.is_empty() {
        out.push_str(&format!("  # {}", remark.replace(char::is_control, " ")));
    }
    out.push('\n');
}

/// Marks that open a quotation, each with those that close it: in some languages the same ones
/// turned round.
const MARKS: [(char, &[char]); 7] = [
    ('“', &['”', '“']),
    ('„', &['“', '”']),
    ('"', &['"']),
    ('«', &['»']),
    ('»', &['«', '»']),
    ('‘', &['’']),
    ('‚', &['‘', '’']),
];

/// What stands between quotation marks; `closed` looks for the closing one.
fn quotations<'t>(
    paragraph: &'t str,
    mut closed: impl FnMut(&'t str, &[char]) -> Option<(&'t str, &'t str)>,
) -> Vec<String> {
    let mut found = Vec::new();
    let mut marks = MARKS.to_vec();
    let mut rest = paragraph;
    let mut before = None;
    while let Some(mark) = rest.chars().next() {
        let after = rest.get(mark.len_utf8()..).unwrap_or_default();
        let apostrophe = mark == '‘' && before.is_some_and(char::is_alphanumeric);
        let closing = marks.iter().find(|(open, _)| *open == mark && !apostrophe);
        let quotation = closing.and_then(|(_, closing)| closed(after, closing));
        let Some((inner, left)) = quotation else {
            // What nothing closes is not looked for again, or many of them would take for ever.
            if closing.is_some() {
                marks.retain(|(open, _)| *open != mark);
            }
            (before, rest) = (Some(mark), after);
            continue;
        };
        let words: Vec<&str> = inner.split_whitespace().collect();
        if words.len() >= QUOTE_WORDS {
            found.push(words.join(" "));
        }
        (before, rest) = (None, left);
    }
    found
}

/// A quotation that is a whole paragraph and goes on in the next one, where it is closed.
fn goes_on(paragraph: &str) -> Option<String> {
    let mut pairs = MARKS.iter().filter(|(open, _)| !['‘', '‚'].contains(open));
    let inner = pairs.find_map(|(open, closing)| {
        let inner = paragraph.strip_prefix(*open)?;
        (!inner.contains(*closing)).then_some(inner)
    })?;
    let words: Vec<&str> = inner.split_whitespace().collect();
    (words.len() >= QUOTE_WORDS).then(|| words.join(" "))
}

/// A text up to a closing mark, and what follows that.
fn closed<'t>(text: &'t str, closing: &[char]) -> Option<(&'t str, &'t str)> {
    text.match_indices(closing).find_map(|(at, mark)| {
        let (inner, rest) = (text.get(..at)?, text.get(at + mark.len()..)?);
        let apostrophe = mark == "’" && rest.starts_with(char::is_alphabetic);
        (!apostrophe).then_some((inner, rest))
    })
}

/// Words that tell a date: a month, a year or a weekday, or a count of days and its direction.
fn dates(paragraph: &str) -> Vec<String> {
    const TELLS: [&str; 18] = [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "yesterday",
        "today",
        "tomorrow",
        "ago",
        "prior",
        "earlier",
        "later",
        "day",
        "night",
        "week",
        "month",
    ];
    let words: Vec<&str> = paragraph.split_whitespace().collect();
    let plain = |word: &str| {
        let trimmed = word.trim_matches(|c: char| !c.is_alphanumeric());
        trimmed
            .strip_suffix("'s")
            .or(trimmed.strip_suffix("’s"))
            .unwrap_or(trimmed)
            .to_owned()
    };
    let tells = |word: &str| {
        let word = plain(word);
        let year = word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
        let year = year && word.bytes().all(|b| b.is_ascii_digit());
        year || months().any(|month| month == word) || TELLS.contains(&word.to_lowercase().as_str())
    };
    let mut found: Vec<String> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        if !words.get(at).is_some_and(|word| tells(word)) {
            at += 1;
            continue;
        }
        // “5000 a week” is a rate and no date.
        let rate = at > 0
            && words
                .get(at - 1)
                .is_some_and(|word| matches!(*word, "a" | "per"))
            && !words.get(at + 1).is_some_and(|word| {
                ["before", "after", "ago", "earlier", "later", "prior"]
                    .contains(&plain(word).as_str())
            });
        if rate {
            at += 1;
            continue;
        }
        // Two words before give the number or the preposition; neighbours that tell are joined.
        let from = at.saturating_sub(2);
        let mut to = at + 1;
        while words
            .get(to)
            .is_some_and(|word| tells(word) || plain(word).parse::<u8>().is_ok())
        {
            to += 1;
        }
        found.push(words.get(from..to).unwrap_or_default().join(" "));
        at = to;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_that_nothing_closes_is_looked_for_once_however_many_there_are() {
        let mut looks = 0;
        let found = quotations(&"„ a « b ".repeat(1000), |text, closing| {
            looks += 1;
            closed(text, closing)
        });
        assert!(found.is_empty());
        assert_eq!(looks, 2);
    }
}
