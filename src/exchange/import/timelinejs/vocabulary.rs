//! The words that dates are shown in: English, and all that our own export has.

use chrono::{Month, Weekday};

/// What a word or a phrase says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    About,
    Perhaps,
    /// Of one date, that it is in doubt; of two, that it is somewhere between them.
    Uncertain,
    Or,
    Between,
    And,
    To,
    Lasting,
    From,
    By,
    NoEnd,
    NoDate,
    NoTime,
    /// What an event's `status` says of it.
    Status(&'static str),
    /// A part of a day, as an editor's date has it.
    Part(&'static str),
    /// EDTF's number for it.
    Season(u32),
    Month(u32),
    /// Monday is 0.
    Weekday(u32),
    Number(u64),
    /// Hour and minute.
    Time(u32, u32),
    BeforeChrist,
    AnnoDomini,
    Filler,
    Unknown,
}

use Meaning as M;

/// Longer phrases stand before those that they begin with.
const PHRASES: &[(&str, Meaning)] = &[
    ("planned no date", M::Status("announced")),
    ("planned", M::Status("announced")),
    ("ongoing", M::Status("ongoing")),
    ("claimed", M::Status("claimed")),
    ("unconfirmed", M::Status("claimed")),
    ("cancelled", M::Status("cancelled")),
    ("canceled", M::Status("cancelled")),
    ("no end stated", M::NoEnd),
    ("no time stated", M::NoTime),
    ("no date stated", M::NoDate),
    ("no date", M::NoDate),
    ("undated", M::NoDate),
    ("over this period", M::Lasting),
    ("date uncertain", M::Uncertain),
    ("day uncertain", M::Uncertain),
    ("uncertain", M::Uncertain),
    ("?", M::Perhaps),
    ("perhaps", M::Perhaps),
    ("possibly", M::Perhaps),
    ("probably", M::Perhaps),
    ("~", M::About),
    ("about", M::About),
    ("around", M::About),
    ("approximately", M::About),
    ("roughly", M::About),
    ("circa", M::About),
    ("ca", M::About),
    ("c", M::About),
    ("between", M::Between),
    ("and", M::And),
    ("or", M::Or),
    ("to", M::To),
    ("from", M::From),
    ("since", M::From),
    ("after", M::From),
    ("by", M::By),
    ("before", M::By),
    ("until", M::By),
    ("early hours", M::Part("early hours")),
    ("morning", M::Part("morning")),
    ("midday", M::Part("midday")),
    ("noon", M::Part("midday")),
    ("afternoon", M::Part("afternoon")),
    ("evening", M::Part("evening")),
    ("night", M::Part("night")),
    ("spring", M::Season(21)),
    ("summer", M::Season(22)),
    ("autumn", M::Season(23)),
    ("fall", M::Season(23)),
    ("winter", M::Season(24)),
    ("sept", M::Month(9)),
    ("bc", M::BeforeChrist),
    ("bce", M::BeforeChrist),
    ("ad", M::AnnoDomini),
    ("ce", M::AnnoDomini),
    ("on", M::Filler),
    ("in", M::Filler),
    ("the", M::Filler),
    ("of", M::Filler),
    ("at", M::Filler),
];

/// Longer texts are no dates; the limit keeps hostile files cheap.
const LONGEST: usize = 300;

/// What the words of a text say, in their order.
pub(super) fn meanings(text: &str) -> Vec<Meaning> {
    if text.len() > LONGEST {
        return vec![M::Unknown];
    }
    let words = words(text);
    let mut meanings = Vec::new();
    let mut rest = words.as_slice();
    while let Some(first) = rest.first() {
        let begins = |phrase: &str| {
            let mut rest = rest.iter();
            phrase
                .split(' ')
                .all(|word| rest.next().is_some_and(|next| next == word))
        };
        let phrase = PHRASES.iter().find(|(phrase, _)| begins(phrase));
        let (meaning, length) = match phrase {
            Some((phrase, meaning)) => (*meaning, phrase.split(' ').count()),
            None => match time(first, rest.get(1).map_or("", String::as_str)) {
                Some((meaning, length)) => (meaning, length),
                None => (word(first), 1),
            },
        };
        meanings.push(meaning);
        rest = rest.get(length..).unwrap_or_default();
    }
    meanings
}

/// Words in small letters; `?` and `~` are words too, and `B.C.` is `bc`.
fn words(text: &str) -> Vec<String> {
    let text = text.to_lowercase().replace('?', " ? ").replace('~', " ~ ");
    let parts = |c: char| !(c.is_alphanumeric() || ".:'’?~".contains(c));
    let mut words = Vec::new();
    for word in text.split(parts) {
        if word.bytes().any(|byte| byte.is_ascii_digit()) {
            words.extend(word.split('.').map(str::to_owned));
        } else {
            words.push(word.replace('.', ""));
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

fn word(word: &str) -> Meaning {
    if let Ok(month) = word.parse::<Month>() {
        return M::Month(month.number_from_month());
    }
    if let Ok(day) = word.parse::<Weekday>() {
        return M::Weekday(day.num_days_from_monday());
    }
    // `24` or `24th`.
    let digits = ["st", "nd", "rd", "th"];
    let digits = digits.iter().find_map(|end| word.strip_suffix(end));
    digits.unwrap_or(word).parse().map_or(M::Unknown, M::Number)
}

/// `22:15`, `10:15 pm`, `10pm`, and how many words it has.
fn time(word: &str, next: &str) -> Option<(Meaning, usize)> {
    let half = ["am", "pm"];
    let own = half.iter().find(|half| word.ends_with(**half));
    let (digits, half, length) = match (own, half.iter().find(|half| **half == next)) {
        (Some(half), _) => (word.strip_suffix(half)?, Some(*half), 1),
        (None, Some(half)) => (word, Some(*half), 2),
        (None, None) => (word, None, 1),
    };
    let (hour, minute) = match digits.split_once(':') {
        Some((hour, minute)) => (hour, minute.get(..2)?.parse().ok()?),
        None if half.is_some() => (digits, 0),
        None => return None,
    };
    let hour: u32 = hour.parse().ok()?;
    let hour = match half {
        Some(half) => hour % 12 + if half == "pm" { 12 } else { 0 },
        None => hour,
    };
    Some((M::Time(hour, minute), length))
}
