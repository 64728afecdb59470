//! The date that TimelineJS shows in place of its fields, where that says less than they do.

use crate::text::MONTHS;

/// Parts of a day, as an editor's date has them.
const PARTS: [&str; 6] = [
    "early hours",
    "morning",
    "midday",
    "afternoon",
    "evening",
    "night",
];
const ABOUT: [&str; 10] = [
    "about",
    "around",
    "approximately",
    "roughly",
    "circa",
    "ca",
    "c",
    "perhaps",
    "possibly",
    "probably",
];
const FROM: [&str; 3] = ["from", "since", "after"];
const BY: [&str; 3] = ["by", "before", "until"];
/// What else is understood, as our own export has it.
const OTHERS: [&str; 21] = [
    "to",
    "or",
    "and",
    "no",
    "time",
    "date",
    "day",
    "end",
    "stated",
    "uncertain",
    "planned",
    "over",
    "this",
    "period",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// A date made of TimelineJS's fields and the words that it shows.
pub(super) struct Shown {
    /// As an editor would write it, no finer than fields or words.
    pub(super) when: String,
    /// It is of something that is yet to come.
    pub(super) planned: bool,
    /// Every word was understood; where one was not, the fields alone may be too fine.
    pub(super) understood: bool,
}

/// Reads the words that are shown for a first and a last date of fields.
pub(super) fn read(shown: &str, start: &str, end: Option<&str>) -> Shown {
    let shown = shown.to_lowercase();
    let words: Vec<&str> = shown
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let has = |known: &[&str]| words.iter().any(|word| known.contains(word));
    let first = |known: &[&str]| words.first().is_some_and(|word| known.contains(word));
    let (start, end) = (as_fine(start, &words), end.map(|end| as_fine(end, &words)));
    let part = PARTS.iter().find(|part| shown.contains(**part));
    let about = if has(&ABOUT) || shown.contains('~') {
        "about "
    } else {
        ""
    };
    let when = match end.filter(|end| *end != start) {
        Some(end) if has(&["uncertain", "or"]) => format!("{about}[{start}..{end}]"),
        Some(end) => format!("{about}{start}/{end}"),
        None if first(&FROM) => format!("from {start}"),
        None if first(&BY) => format!("by {start}"),
        None => match part.filter(|_| start.len() == 10) {
            Some(part) => format!("{about}{part} of {start}"),
            None => format!("{about}{start}"),
        },
    };
    let numbers: Vec<u64> = [Some(start), end]
        .into_iter()
        .flatten()
        .flat_map(numbers)
        .collect();
    let known = |word: &&str| {
        number(word).is_some_and(|number| numbers.contains(&number))
            || month(word).is_some_and(|month| numbers.contains(&month))
            || [&ABOUT[..], &FROM, &BY, &OTHERS].concat().contains(word)
            || part.is_some_and(|part| part.contains(word))
    };
    Shown {
        when,
        planned: has(&["planned"]),
        understood: words.iter().all(known),
    }
}

/// A date of four digits of a year, cut to the month or the year that the words stop at.
fn as_fine<'d>(date: &'d str, words: &[&str]) -> &'d str {
    let year = date.get(..4).filter(|year| words.contains(year));
    let length = if year.is_none()
        || words
            .iter()
            .any(|word| number(word).is_some_and(|day| (1..=31).contains(&day)))
    {
        date.len()
    } else if words.iter().any(|word| month(word).is_some()) {
        7
    } else {
        4
    };
    date.get(..length).unwrap_or(date)
}

/// `24` or `24th`.
fn number(word: &str) -> Option<u64> {
    let ordinal = ["st", "nd", "rd", "th"];
    let digits = ordinal.iter().find_map(|end| word.strip_suffix(end));
    digits.unwrap_or(word).parse().ok()
}

/// The number of a month in English, in full or by its first three letters.
fn month(word: &str) -> Option<u64> {
    let is = |name: &&str| {
        let name = name.to_ascii_lowercase();
        name == word || word.len() == 3 && name.starts_with(word)
    };
    let at = MONTHS.iter().position(is)?;
    u64::try_from(at + 1).ok()
}

fn numbers(date: &str) -> Vec<u64> {
    let digits = date.split(|c: char| !c.is_ascii_digit());
    digits.filter_map(|digits| digits.parse().ok()).collect()
}
