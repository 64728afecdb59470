//! A date that stands by itself: EDTF, a clock time, or day and month in English.

use edtf_core::{Bound, Date, DateTime, Edtf, IntervalEndpoint, SetElement, SetKind, TimeShift};

use crate::model::{Precision, SECONDS_PER_DAY};

use super::span::{Span, day_of};

/// Why a text is no date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NotADate {
    /// Not EDTF; where in the text, and what is expected.
    Malformed(usize, &'static str),
    /// A day that its month does not have, in words.
    NoSuchDay,
    /// A time in an interval or a set, where EDTF has days only.
    TimeInRange,
    /// A date without any bound, such as `../..`.
    Unbounded,
    /// Beyond the years that a timeline can show, about 262,000 either way.
    OutOfCalendar,
}

/// Reads a date; a clock time without an offset still lacks its zone.
pub(crate) fn literal(text: &str) -> Result<Span, NotADate> {
    if let Some((sign, time)) = qualified_time(text) {
        // EDTF qualifies days; that a time is about or uncertain is said beside it.
        return Ok(Span {
            approximate: sign != "?",
            uncertain: sign != "~",
            ..literal(time)?
        });
    }
    let normal = normalise(text);
    let normal = normal.as_deref().unwrap_or(text);
    let edtf = Edtf::parse(normal).map_err(|error| {
        if text.contains(['/', ',', '[', '{']) && text.contains('T') && text.contains(':') {
            NotADate::TimeInRange
        } else if error.message.contains("out of range for the month") && text.contains(' ') {
            NotADate::NoSuchDay
        } else {
            NotADate::Malformed(as_written(text, normal, error.offset), error.message)
        }
    })?;
    let mut span = bounds(&edtf)?;
    span.grain = grain(&edtf, &span);
    span.lasting = match &edtf {
        Edtf::Interval(_) => true,
        Edtf::Set(set) => {
            let one = matches!(set.elements.as_slice(), [SetElement::Date(_)]);
            set.kind == SetKind::AllMembers && !one
        }
        Edtf::Date(_) | Edtf::DateTime(_) => false,
    };
    if span.lasting {
        span.ends = Some(Box::new(ends(&edtf)?));
    }
    span.approximate = edtf.is_approximate();
    span.uncertain = edtf.is_uncertain();
    if let Edtf::DateTime(time) = &edtf {
        let second = i64::from(time.time.hour) * 3600
            + i64::from(time.time.minute) * 60
            + i64::from(time.time.second.min(59));
        let at = span.earliest.map(|midnight| midnight + second);
        span.earliest = at;
        span.latest = at;
        span.offset = time.time.shift.map(|shift| match shift {
            TimeShift::Utc => 0,
            TimeShift::Offset { minutes, .. } => minutes,
        });
        // A time is printed with its offset once that is known.
        span.edtf = None;
    } else {
        span.edtf = Some(edtf.to_string());
    }
    Ok(span)
}

fn bounds(edtf: &Edtf) -> Result<Span, NotADate> {
    let day = |bound: Bound| match bound {
        Bound::Date(date) => day_of(date.year, i64::from(date.month), u32::from(date.day))
            .map(Some)
            .map_err(|_| NotADate::OutOfCalendar),
        Bound::NegativeInfinity | Bound::PositiveInfinity | Bound::Unknown => Ok(None),
    };
    let found = edtf.bounds();
    let (first, last) = (day(found.earliest)?, day(found.latest)?);
    if first.is_none() && last.is_none() {
        return Err(if far_away(edtf) {
            NotADate::OutOfCalendar
        } else {
            NotADate::Unbounded
        });
    }
    Ok(Span {
        earliest: first.map(|day| day * SECONDS_PER_DAY),
        latest: last.map(|day| day * SECONDS_PER_DAY + SECONDS_PER_DAY - 1),
        ..Span::default()
    })
}

/// The start and the end of what lasts, without bounds where they are open.
fn ends(edtf: &Edtf) -> Result<[Span; 2], NotADate> {
    let of = |date: Option<Date>| date.map_or_else(|| Ok(Span::default()), of_date);
    let dated = |end: IntervalEndpoint| match end {
        IntervalEndpoint::Date(date) => Some(date),
        _ => None,
    };
    match edtf {
        Edtf::Date(date) | Edtf::DateTime(DateTime { date, .. }) => {
            Ok([of_date(*date)?, of_date(*date)?])
        }
        Edtf::Interval(interval) => Ok([of(dated(interval.start))?, of(dated(interval.end))?]),
        Edtf::Set(set) => {
            let members = set.elements.iter().map(|element| match *element {
                SetElement::Date(date) => (Some(date), Some(date)),
                SetElement::OnOrBefore(date) => (None, Some(date)),
                SetElement::OnOrAfter(date) => (Some(date), None),
                SetElement::Range(first, last) => (Some(first), Some(last)),
            });
            let (starts, ends): (Vec<_>, Vec<_>) = members.unzip();
            let all = |dates: Vec<_>| dates.into_iter().map(of).collect::<Result<Vec<_>, _>>();
            let first = all(starts)?.into_iter().min_by_key(|span| span.earliest);
            let last = all(ends)?
                .into_iter()
                .max_by_key(|span| span.latest.unwrap_or(i64::MAX));
            Ok([first.unwrap_or_default(), last.unwrap_or_default()])
        }
    }
}

fn of_date(date: Date) -> Result<Span, NotADate> {
    let mut span = bounds(&Edtf::Date(date))?;
    span.grain = grain_of_date(&date);
    Ok(span)
}

/// Whether bounds are missing because a year is beyond numbers, and not because they are open.
fn far_away(edtf: &Edtf) -> bool {
    match edtf {
        Edtf::Date(_) | Edtf::DateTime(_) => true,
        Edtf::Interval(interval) => [interval.start, interval.end]
            .iter()
            .any(IntervalEndpoint::is_dated),
        Edtf::Set(_) => true,
    }
}

fn grain(edtf: &Edtf, span: &Span) -> Precision {
    if span.earliest.is_none() || span.latest.is_none() {
        return Precision::Open;
    }
    match edtf {
        Edtf::DateTime(_) => Precision::Instant,
        Edtf::Date(date) => grain_of_date(date),
        Edtf::Set(set) => match set.elements.as_slice() {
            [SetElement::Date(date)] => grain_of_date(date),
            _ => Precision::Range,
        },
        Edtf::Interval(_) => Precision::Range,
    }
}

fn grain_of_date(date: &Date) -> Precision {
    if date.year.has_unspecified() || date.year.significant_digits.is_some() {
        return Precision::Range;
    }
    match (date.month, date.day) {
        (None, _) => Precision::Year,
        (Some(month), day) => match (month.value(), day) {
            (Some(21..), _) => Precision::Range,
            (Some(_), None) => Precision::Month,
            (Some(_), Some(day)) if day.value().is_some() => Precision::Day,
            (Some(_), Some(day)) if day.digits == [None, None] => Precision::Month,
            (None, _) if month.digits == [None, None] && all_unspecified(date) => Precision::Year,
            _ => Precision::Range,
        },
    }
}

fn all_unspecified(date: &Date) -> bool {
    date.day.is_none_or(|day| day.digits == [None, None])
}

/// Whether a date in EDTF names a season by itself, which half of the world has half a year later.
pub(crate) fn has_season(edtf: &str) -> bool {
    let season = |date: &Date| {
        let month = date.month.and_then(|month| month.value());
        month.is_some_and(|month| (21..=24).contains(&month))
    };
    match Edtf::parse(edtf) {
        Ok(Edtf::Date(date)) => season(&date),
        Ok(Edtf::Interval(interval)) => [interval.start, interval.end]
            .iter()
            .any(|end| matches!(end, IntervalEndpoint::Date(date) if season(date))),
        _ => false,
    }
}

/// Where in a text as written a place in its EDTF form is.
fn as_written(text: &str, normal: &str, at: usize) -> usize {
    let same = text
        .bytes()
        .zip(normal.bytes())
        .take_while(|(a, b)| a == b)
        .count();
    let at = if at <= same {
        at
    } else if text.starts_with(SIGNS) {
        at + 1
    } else {
        (at + text.len()).saturating_sub(normal.len()).max(same)
    };
    at.min(text.len())
}

const SIGNS: [char; 3] = ['~', '?', '%'];

/// A sign and the time behind it, `~2025-04-24T05:30`.
fn qualified_time(text: &str) -> Option<(&str, &str)> {
    let time = text.strip_prefix(SIGNS)?;
    clock_time(time)?;
    Some((text.get(..1)?, time))
}

/// The same date in EDTF, approximate wherever EDTF can say so.
pub(crate) fn about(edtf: &str) -> String {
    let mark = |date: &mut Date| {
        date.year.qualifier.approximate = true;
        for field in [&mut date.month, &mut date.day].into_iter().flatten() {
            field.qualifier.approximate = true;
        }
    };
    let Ok(mut marked) = Edtf::parse(edtf) else {
        return edtf.to_owned();
    };
    match &mut marked {
        Edtf::Date(date) => mark(date),
        Edtf::DateTime(_) => {}
        Edtf::Interval(interval) => {
            for end in [&mut interval.start, &mut interval.end] {
                if let IntervalEndpoint::Date(date) = end {
                    mark(date);
                }
            }
        }
        Edtf::Set(set) => {
            for element in &mut set.elements {
                if let SetElement::Date(date) = element {
                    mark(date);
                }
            }
        }
    }
    let text = marked.to_string();
    if Edtf::parse(&text) == Ok(marked) {
        text
    } else {
        edtf.to_owned()
    }
}

/// Forms that people write and EDTF does not have, in EDTF; `None` if there is nothing to change.
fn normalise(text: &str) -> Option<String> {
    if let Some(rest) = text.strip_prefix(SIGNS)
        && !text.contains(['/', '[', '{', ','])
        && !rest.contains(SIGNS)
    {
        // EDTF would take the sign for the year alone; the editor means the date.
        let sign = text.get(..1)?;
        let rest = normalise(rest).unwrap_or_else(|| rest.to_owned());
        return Some(rest + sign);
    }
    clock_time(text).or_else(|| english(text))
}

/// `2025-04-24T05:30`, with a blank for the `T` or without seconds.
fn clock_time(text: &str) -> Option<String> {
    let (day, time) = (text.get(..10)?, text.get(11..)?);
    let shaped = day.bytes().all(|b| b.is_ascii_digit() || b == b'-')
        && matches!(text.as_bytes().get(10), Some(b'T' | b't' | b' '));
    let minutes = time.get(..5)?;
    if !shaped || minutes.as_bytes().get(2) != Some(&b':') {
        return None;
    }
    let zone = time.get(5..)?;
    let seconds = if zone.starts_with(':') { "" } else { ":00" };
    Some(format!("{day}T{minutes}{seconds}{}", zone.trim_start()))
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
const SEASONS: [&str; 4] = ["spring", "summer", "autumn", "winter"];

/// `24 April 2025`, `April 24, 2025`, `April 2025`, `spring 2025`, each also `BC`; `44 BC`,
/// `the 1990s`.
fn english(text: &str) -> Option<String> {
    let mut words: Vec<&str> = text
        .split([' ', ','])
        .filter(|word| !word.is_empty())
        .collect();
    let era = |word: &&str| word.eq_ignore_ascii_case("BC") || word.eq_ignore_ascii_case("BCE");
    let before_christ = words.last().is_some_and(era);
    if before_christ {
        words.pop();
    }
    let month = |word: &str| {
        let word = word.to_ascii_lowercase();
        let at = MONTHS
            .iter()
            .position(|month| *month == word || (word.len() == 3 && month.starts_with(&word)))?;
        Some(at + 1)
    };
    let day = |word: &str| {
        let number: u8 = word
            .trim_end_matches(['s', 't', 'n', 'd', 'r', 'h'])
            .parse()
            .ok()?;
        (1..=31).contains(&number).then_some(number)
    };
    let year = |word: &str| {
        let digits = word.len() <= 4 && word.bytes().all(|b| b.is_ascii_digit());
        match word.parse::<u32>().ok().filter(|_| digits)? {
            // The year before 1 is 1 BC, and 0000 in EDTF.
            1 if before_christ => Some("0000".to_owned()),
            year @ 2.. if before_christ => Some(format!("-{:04}", year - 1)),
            _ => (word.len() == 4 && !before_christ).then(|| word.to_owned()),
        }
    };
    match words.as_slice() {
        [y] if before_christ => year(y),
        [decade] | ["the", decade] if !before_christ => {
            // Of `1900s` nobody knows whether a decade is meant or a century.
            let tens = decade
                .strip_suffix("0s")
                .filter(|tens| !tens.ends_with('0'))?;
            year(decade.get(..4)?)?;
            (tens.len() == 3).then(|| format!("{tens}X"))
        }
        [d, m, y] if day(d).is_some() => {
            Some(format!("{}-{:02}-{:02}", year(y)?, month(m)?, day(d)?))
        }
        [m, d, y] => Some(format!("{}-{:02}-{:02}", year(y)?, month(m)?, day(d)?)),
        [m, y] => {
            let lower = m.to_ascii_lowercase();
            let season = SEASONS
                .iter()
                .position(|season| *season == lower || (lower == "fall" && *season == "autumn"));
            match season {
                Some(at) => Some(format!("{}-{}", year(y)?, 21 + at)),
                None => Some(format!("{}-{:02}", year(y)?, month(m)?)),
            }
        }
        _ => None,
    }
}
