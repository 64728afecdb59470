//! Whether a quotation is in an article: whole words, in order, in the paragraphs named.

use super::body::{Body, plain};
use crate::compile::diagnostic::Diagnostic;
use crate::compile::files::At;
use crate::compile::report::EventReport;

/// Asks whether a quotation is in the text, word for word, and in the paragraphs named.
pub(super) fn check(
    body: &Body,
    report: &EventReport,
    quote: &At<String>,
    found: &mut Vec<Diagnostic>,
) {
    let pieces = pieces(&quote.value);
    let places: Vec<usize> = (1..)
        .zip(&body.paragraphs)
        .filter(|(_, paragraph)| holds(paragraph, &pieces))
        .map(|(number, _)| number)
        .collect();
    let named = |number: &usize| {
        report
            .paragraphs
            .iter()
            .any(|n| n.value as usize == *number)
    };
    let list = |numbers: &[usize], between: &str| {
        let numbers: Vec<String> = numbers.iter().map(usize::to_string).collect();
        numbers.join(between)
    };
    let (message, help) = if places.is_empty() {
        let Some(ends) = ends(body, &pieces) else {
            let nowhere = |piece: &&String| {
                let mut paragraphs = body.paragraphs.iter();
                !paragraphs.any(|paragraph| find(paragraph, 0, piece).is_some())
            };
            let slip = pieces.iter().find(nowhere).or(pieces.first());
            found.push(not_in(body, quote, slip.map_or("", String::as_str)));
            return;
        };
        if ends.iter().all(named) {
            return;
        }
        (
            format!("this quotation goes from paragraph {}", list(&ends, " to ")),
            format!("add {} to `paragraphs`", list(&ends, " and ")),
        )
    } else if places.iter().any(named) {
        return;
    } else {
        (
            format!("this quotation is in paragraph {}", list(&places, " and ")),
            format!("write `paragraphs = [{}]`", list(&places, ", ")),
        )
    };
    let Some(spot) = report.paragraphs.first().map(|number| number.spot) else {
        return;
    };
    found.push(
        Diagnostic::error("wrong-paragraph", message)
            .at(quote.spot, "")
            .at(spot, "not here")
            .help(help),
    );
}

/// The paragraphs in which words begin and end that go over several, if the text has them.
fn ends(body: &Body, pieces: &[String]) -> Option<[usize; 2]> {
    let has = |first: usize, last: usize| {
        let between = body.paragraphs.get(first - 1..last).unwrap_or_default();
        holds(&between.join(" "), pieces)
    };
    let count = body.paragraphs.len();
    if !has(1, count) {
        return None;
    }
    // With more paragraphs the words are there as well, so that halving finds the ends.
    let numbers: Vec<usize> = (1..=count).collect();
    let last = numbers.partition_point(|last| !has(1, *last)) + 1;
    let first = numbers
        .get(..last)?
        .partition_point(|first| has(*first, last));
    Some([first, last])
}

/// What a quotation has around its bracketed ellipses, made plain.
fn pieces(quote: &str) -> Vec<String> {
    quote
        .split("[…]")
        .flat_map(|piece| piece.split("[...]"))
        .map(|piece| plain(piece).trim_end_matches(['.', ',']).to_owned())
        .filter(|piece| !piece.is_empty())
        .collect()
}

/// Whether a text has all of these one after the other.
fn holds(text: &str, pieces: &[String]) -> bool {
    let mut from = 0;
    pieces.iter().all(|piece| {
        let end = find(text, from, piece);
        from = end.unwrap_or(from);
        end.is_some()
    })
}

/// Where whole words end that are looked for from a byte on.
fn find(text: &str, from: usize, words: &str) -> Option<usize> {
    let mut from = from;
    loop {
        let start = from + text.get(from..)?.find(words)?;
        let end = start + words.len();
        if !cuts(text, start) && !cuts(text, end) {
            return Some(end);
        }
        from = start + words.chars().next()?.len_utf8();
    }
}

/// Whether a cut here is within a word or a number: `no|thing`, `can|'t`, `non-|event`, `5|,000`.
fn cuts(text: &str, at: usize) -> bool {
    let Some((left, right)) = text.split_at_checked(at) else {
        return true;
    };
    let (mut left, mut right) = (left.chars().rev(), right.chars());
    let (Some(before), Some(after)) = (left.next(), right.next()) else {
        return false;
    };
    let joined = |a: char, mark: char, b: char| match mark {
        '\'' | '-' => in_word(a) && in_word(b),
        '.' | ',' => a.is_ascii_digit() && b.is_ascii_digit(),
        _ => false,
    };
    (in_word(before) && in_word(after))
        || right.next().is_some_and(|next| joined(before, after, next))
        || left.next().is_some_and(|last| joined(last, before, after))
}

/// A letter or digit of a script with spaces between words, which Thai, Lao, Burmese, Khmer,
/// Chinese and Japanese are not: theirs may be cut anywhere.
fn in_word(c: char) -> bool {
    let spaceless = matches!(
        c,
        '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{2e80}'..
    );
    c.is_alphanumeric() && !spaceless
}

/// Says how far the article has the words, which is where the slip is.
fn not_in(body: &Body, quote: &At<String>, piece: &str) -> Diagnostic {
    let diagnostic = Diagnostic::error(
        "not-verbatim",
        format!("these words are not in {}", body.name),
    )
    .at(quote.spot, "");
    let ends: Vec<usize> = piece
        .match_indices(' ')
        .map(|(at, _)| at)
        .chain([piece.len()])
        .collect();
    let longest = ends.iter().rev().find_map(|end| {
        let start = piece.get(..*end)?;
        let rest = body.paragraphs.iter().find_map(|paragraph| {
            let end = find(paragraph, 0, start)?;
            paragraph.get(end..)
        });
        Some((start, rest?))
    });
    let Some((start, rest)) = longest.filter(|(start, _)| start.contains(' ')) else {
        return diagnostic.help("copy the words from the article, or tell them in `summary`");
    };
    let next: Vec<&str> = rest.split_whitespace().take(4).collect();
    let last: Vec<&str> = start.split(' ').rev().take(4).collect();
    let last: Vec<&str> = last.into_iter().rev().collect();
    diagnostic.help(format!(
        "after “{}” the article goes on “{}”",
        last.join(" "),
        next.join(" ")
    ))
}
