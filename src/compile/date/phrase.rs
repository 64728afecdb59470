//! The grammar of dates: `44 days before kyiv-barrage`, `early hours of 2025-04-24`.

use std::ops::Range;

use crate::model::PartOfDay;

use super::literal::{NotADate, literal};
use super::part::{night, part_of_day};
use super::span::Span;
use super::tokens::Words;

/// A date as written, taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Phrase {
    /// `about …`.
    pub(crate) about: bool,
    /// `early hours of …`.
    pub(crate) part: Option<PartOfDay>,
    pub(crate) core: Core,
}

/// What a date is counted from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Core {
    /// A date that stands by itself.
    Literal(Span),
    /// So much before or after something.
    Count {
        number: u32,
        unit: Unit,
        side: Side,
        exact: bool,
        /// `the week before …` is any day of it; `a week before …` is the day.
        somewhere: bool,
        anchor: Anchor,
        /// The count in the editor's words, such as `44 days before`.
        words: String,
    },
    /// The same day as something.
    SameDay(Anchor),
    /// Not before something; of what lasted, not before its start (`Before`) or its end (`After`).
    From(Anchor, Side),
    /// Not after something, with the same ends of what lasted.
    By(Anchor, Side),
    /// Not before one thing and not after another.
    Between(Anchor, Anchor),
}

/// Something that has a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Anchor {
    /// Another event, and where in the text it is named.
    Event(String, Range<usize>),
    /// The day of the article.
    Publication,
    /// A date that stands by itself.
    Literal(Span),
}

/// Before or after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    Before,
    After,
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unit {
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
}

impl Unit {
    /// Seconds in the unit; zero for months and years, which have no fixed length.
    pub(crate) fn seconds(self) -> i64 {
        match self {
            Self::Minute => 60,
            Self::Hour => 3600,
            Self::Day => 86_400,
            Self::Week => 7 * 86_400,
            Self::Month | Self::Year => 0,
        }
    }

    fn from_word(word: &str) -> Option<Self> {
        let word = word.to_ascii_lowercase();
        Some(match word.strip_suffix('s').unwrap_or(&word) {
            "minute" => Self::Minute,
            "hour" => Self::Hour,
            "day" => Self::Day,
            "week" => Self::Week,
            "month" => Self::Month,
            "year" => Self::Year,
            _ => return None,
        })
    }
}

/// Why a text is no date, and where in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NotAPhrase {
    pub(crate) at: Range<usize>,
    pub(crate) what: String,
    pub(crate) help: Option<&'static str>,
}

/// The article's own day in a date.
const PUBLICATION: &str = "publication";

/// Whether a date that names it would mean something else than an event.
pub(crate) fn is_taken(id: &str) -> bool {
    id == PUBLICATION || literal(id).is_ok()
}

const COUNT_FROM: &str = "count from an event or from the article: \"2 days before publication\"";

const WEEKDAYS: &str = "monday tuesday wednesday thursday friday saturday sunday";

/// Longer texts are no dates; the limit keeps hostile files cheap.
const LONGEST: usize = 200;

/// Reads a date as people write it.
pub(crate) fn parse(text: &str) -> Result<Phrase, NotAPhrase> {
    if text.len() > LONGEST {
        return Err(whole(text, "a date is not as long as this"));
    }
    let mut words = Words::new(text);
    let about = words.take_any(&[&["about"], &["around"], &["circa"], &["roughly"]]);
    let part = part_of_day(&mut words);
    let core = match part.and_then(|part| night(part, text, words.rest(text))) {
        Some(first) => Core::Literal(first?),
        None => core(text, &mut words)?,
    };
    Ok(Phrase { about, part, core })
}

fn core(text: &str, words: &mut Words<'_>) -> Result<Core, NotAPhrase> {
    if words.take_any(&[
        &["same", "day", "as"],
        &["the", "same", "day", "as"],
        &["on", "the", "same", "day", "as"],
        &["the", "day", "of"],
    ]) {
        return Ok(Core::SameDay(anchor(text, words.rest(text))?));
    }
    if words.take(&["between"]) {
        let rest = words.rest(text);
        let inner = text.get(rest.clone()).unwrap_or_default();
        let Some(at) = inner.to_ascii_lowercase().find(" and ") else {
            return Err(NotAPhrase {
                at: rest,
                what: "`between` needs two dates with `and`".into(),
                help: Some("write \"between kyiv-barrage and publication\""),
            });
        };
        let from = anchor(text, rest.start..rest.start + at)?;
        let to = anchor(text, rest.start + at + 5..rest.end)?;
        return Ok(Core::Between(from, to));
    }
    if words.take(&["after"]) {
        return Ok(Core::From(anchor(text, words.rest(text))?, Side::After));
    }
    if words.take_any(&[&["on", "or", "after"], &["from"], &["since"]]) {
        return Ok(Core::From(anchor(text, words.rest(text))?, Side::Before));
    }
    if words.take(&["before"]) {
        return Ok(Core::By(anchor(text, words.rest(text))?, Side::Before));
    }
    if words.take_any(&[&["on", "or", "before"], &["by"], &["until"]]) {
        return Ok(Core::By(anchor(text, words.rest(text))?, Side::After));
    }
    if let Some(count) = count(text, words)? {
        return Ok(count);
    }
    let rest = words.rest(text);
    let date = text.get(rest.clone()).unwrap_or_default();
    match literal(date) {
        Ok(span) => Ok(Core::Literal(span)),
        Err(why) => Err(not_a_date(text, rest, why)),
    }
}

/// `44 days before X`, `the day after X`, `exactly two months before X`.
fn count(text: &str, words: &mut Words<'_>) -> Result<Option<Core>, NotAPhrase> {
    let mut ahead = words.clone();
    let start = ahead.position(text);
    let exact = ahead.take(&["exactly"]);
    let the = ahead.clone().take(&["the"]);
    let Some(number) = ahead.next().and_then(number) else {
        return Ok(None);
    };
    let Some(unit) = ahead.next().and_then(Unit::from_word) else {
        return Ok(None);
    };
    let side = if ahead.take_any(&[&["before"], &["prior", "to"], &["earlier", "than"]]) {
        Side::Before
    } else if ahead.take_any(&[&["after"], &["later", "than"]]) {
        Side::After
    } else if ahead.take(&["ago"]) {
        return Err(NotAPhrase {
            at: start..text.len(),
            what: "this does not say from when to count".into(),
            help: Some(COUNT_FROM),
        });
    } else {
        let at = ahead.rest(text);
        return Err(NotAPhrase {
            at: if at.is_empty() { start..text.len() } else { at },
            what: "a count needs `before` or `after`, and an event or `publication`".into(),
            help: Some("write \"44 days before publication\" or \"2 days after kyiv-barrage\""),
        });
    };
    let rest = ahead.rest(text);
    let counted = text.get(start..rest.start).unwrap_or_default();
    Ok(Some(Core::Count {
        number,
        unit,
        side,
        exact,
        somewhere: the && !exact && unit == Unit::Week,
        anchor: anchor(text, rest)?,
        words: counted.trim().to_owned(),
    }))
}

fn anchor(text: &str, range: Range<usize>) -> Result<Anchor, NotAPhrase> {
    let inner = text.get(range.clone()).unwrap_or_default();
    let start = range.start + (inner.len() - inner.trim_start().len());
    let range = start..start + inner.trim().len();
    let name = inner.trim();
    if name.eq_ignore_ascii_case(PUBLICATION) {
        return Ok(Anchor::Publication);
    }
    if name.is_empty() {
        return Err(NotAPhrase {
            at: text.len()..text.len(),
            what: "an event, a date or `publication` must follow".into(),
            help: None,
        });
    }
    let first_letter = name.starts_with(|c: char| c.is_ascii_lowercase());
    match literal(name) {
        Ok(span) => return Ok(Anchor::Literal(span)),
        Err(why @ NotADate::NoSuchDay) => return Err(not_a_date(text, range, why)),
        Err(_) => {}
    }
    if !name.contains(' ') && (first_letter || name.contains('-')) {
        return Ok(Anchor::Event(name.to_owned(), range));
    }
    Err(NotAPhrase {
        at: range,
        what: format!("`{name}` is neither an event, nor a date, nor `publication`"),
        help: Some(if name.contains(|c: char| c.is_ascii_digit()) {
            "name an event by its `id`; write a date in full, such as \"24 April 2025\", and what lasted as \"2025-04-24/2025-04-26\""
        } else {
            "name an event by its `id`"
        }),
    })
}

fn number(word: &str) -> Option<u32> {
    const NAMES: [&str; 21] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
    ];
    let word = word.to_ascii_lowercase();
    if matches!(word.as_str(), "a" | "an" | "the") {
        return Some(1);
    }
    let named = NAMES.iter().position(|name| *name == word);
    named
        .and_then(|at| u32::try_from(at).ok())
        .or_else(|| word.parse().ok())
}

fn whole(text: &str, what: &str) -> NotAPhrase {
    NotAPhrase {
        at: 0..text.len(),
        what: what.into(),
        help: None,
    }
}

fn not_a_date(text: &str, rest: Range<usize>, why: NotADate) -> NotAPhrase {
    let lower = text.to_lowercase();
    let says = |word: &str| {
        lower
            .split_whitespace()
            .any(|w| w.trim_end_matches(',') == word)
    };
    if says("yesterday") || says("today") || says("tomorrow") {
        return NotAPhrase {
            help: Some(COUNT_FROM),
            ..whole(text, "this does not say from when to count")
        };
    }
    if says("last") || says("next") || says("this") {
        return NotAPhrase {
            help: Some(
                "write the month or year that is meant, such as \"2024-07\", and explain it in `note`",
            ),
            ..whole(text, "this depends on when it was written")
        };
    }
    if WEEKDAYS.split(' ').any(says) {
        return NotAPhrase {
            help: Some("write the day alone, such as \"24 April 2025\""),
            ..whole(text, "a date has no day of the week")
        };
    }
    match why {
        NotADate::Unbounded => NotAPhrase {
            help: Some("leave `when` out if nothing is known"),
            ..whole(text, "this date has no bound at all")
        },
        NotADate::OutOfCalendar => NotAPhrase {
            help: Some("years go from -262,000 to 262,000"),
            ..whole(text, "this lies beyond the calendar")
        },
        NotADate::NoSuchDay => NotAPhrase {
            at: rest,
            what: "this month has no such day".into(),
            help: Some("check the day against the source"),
        },
        NotADate::TimeInRange => NotAPhrase {
            help: Some(
                "write the days alone, such as \"2025-04-24/2025-04-25\", and tell the times in `note`",
            ),
            ..whole(text, "times cannot stand in an interval or a list of dates")
        },
        NotADate::Malformed(offset, expected) => {
            let digits = text.bytes().any(|b| b.is_ascii_digit());
            let mut at = (rest.start + offset).min(rest.end);
            while !text.is_char_boundary(at) {
                at -= 1;
            }
            if digits && !text.contains(' ') {
                NotAPhrase {
                    at: at..rest.end,
                    what: expected.to_owned(),
                    help: Some(
                        "dates are 2025-04-24, 2025-04-24T05:30, 2025-04 or 2025, and all of EDTF",
                    ),
                }
            } else {
                NotAPhrase {
                    help: Some(
                        "dates are \"2025-04-24\", \"2025-04-24T05:30\", \"24 April 2025\", \"April 2025\", \"spring 2025\", \"the 1990s\", \"44 BC\", \"2025-04-24/2025-04-26\" for what lasted, \
                         \"early hours of 2025-04-24\", \"44 days before kyiv-barrage\", \"same day as kyiv-barrage\", \"between kyiv-barrage and publication\", \"by publication\"",
                    ),
                    ..whole(text, "this is not understood as a date")
                }
            }
        }
    }
}
