//! Dates as people write them, and what they amount to.
//!
//! - `literal`: a date that stands by itself, EDTF or in words;
//! - `phrase`, `part`, `tokens`: the grammar of relative dates;
//! - `span`: the interval that a date amounts to, and arithmetic that never
//!   makes a date finer than it is;
//! - `words`: an interval in English, for the working;
//! - `zone`: wall clocks of places.

mod literal;
mod part;
mod phrase;
mod span;
mod tokens;
mod words;
mod zone;

pub(crate) use literal::{about, has_season, literal};
pub(crate) use phrase::{Anchor, Core, Phrase, Side, Unit, is_taken, parse};
pub(crate) use span::{Refusal, Span};
pub(crate) use words::in_words;
pub(crate) use zone::{Clock, Zone, city, clock, is_southern, local, zone, zone_meant};

/// Why a text is no date, in a few words; `None` if it is one. What it refers to is not looked up.
pub(crate) fn unreadable(text: &str) -> Option<String> {
    parse(text).err().map(|why| why.what)
}

/// Whether a text is one day of the calendar, written `YYYY-MM-DD`.
pub(crate) fn is_day(text: &str) -> bool {
    day_number(text).is_some()
}

/// A day written `YYYY-MM-DD` as days since 1970-01-01.
pub(crate) fn day_number(text: &str) -> Option<i64> {
    let shaped = text.len() == 10
        && text
            .bytes()
            .enumerate()
            .all(|(at, b)| matches!(at, 4 | 7) && b == b'-' || b.is_ascii_digit());
    let span = literal(text).ok().filter(|_| shaped)?;
    Some(span.earliest?.div_euclid(crate::model::SECONDS_PER_DAY))
}

/// A day written anywhere in a line, as `25 April 2025`, `Apr 25, 2025` or `2025-04-25`.
pub(crate) fn day_in(line: &str) -> Option<String> {
    let words: Vec<&str> = line
        .split(|c: char| c.is_whitespace() || c == ',')
        .filter(|word| !word.is_empty())
        .collect();
    let one = words.iter().find(|word| is_day(word));
    one.map(|day| (*day).to_owned()).or_else(|| {
        words.windows(3).find_map(|three| {
            let span = literal(&three.join(" ")).ok()?;
            span.edtf.filter(|edtf| is_day(edtf))
        })
    })
}
