//! ACLED's CSV: columns found by name, so that exports of any year will do.

use crate::text::MONTHS;
use std::collections::HashMap;

use super::{Draft, DraftArticle, DraftEvent, ImportError, Imported, is_day};

const TYPES: &[(&str, &str)] = &[
    ("explosions/remote violence", "strike"),
    ("violence against civilians", "strike"),
    ("battles", "clash"),
    ("protests", "unrest"),
    ("riots", "unrest"),
    ("strategic developments", "measure"),
];

/// Imports an ACLED export.
///
/// # Errors
/// If the text is no CSV or lacks one of the columns `event_id_cnty`, `event_date`,
/// `event_type`.
pub fn acled(text: &str) -> Result<Imported, ImportError> {
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = csv::ReaderBuilder::new()
        .flexible(true)
        .from_reader(text.as_bytes());
    let headers = reader.headers().map_err(|error| failed(&error))?.clone();
    let columns: HashMap<String, usize> = headers
        .iter()
        .enumerate()
        .map(|(at, name)| (name.trim().to_ascii_lowercase(), at))
        .collect();
    for name in ["event_id_cnty", "event_date", "event_type"] {
        if !columns.contains_key(name) {
            return Err(ImportError(format!("the column `{name}` is missing")));
        }
    }
    let mut draft = Draft {
        title: "ACLED events".into(),
        kinds: vec![
            ("clash".into(), "Clash".into(), "cross"),
            ("unrest".into(), "Unrest".into(), "triangle"),
            ("measure".into(), "Measure".into(), "hexagon"),
        ],
        ..Draft::default()
    };
    let mut article = DraftArticle {
        title: "ACLED events".into(),
        publisher: "ACLED".into(),
        ..DraftArticle::default()
    };
    for (number, record) in reader.records().enumerate() {
        let record = record.map_err(|error| failed(&error))?;
        let get = |name: &str| {
            let at = columns.get(name).copied();
            at.and_then(|at| record.get(at)).unwrap_or_default().trim()
        };
        let Some(day) = day(get("event_date")) else {
            draft.warnings.push(format!(
                "record {}: `{}` is no date; left out",
                number + 1,
                get("event_date")
            ));
            continue;
        };
        article.published = article.published.max(day.clone());
        article.events.push(event(&get, &day));
    }
    if article.events.is_empty() {
        return Err(ImportError("there is no event in it".into()));
    }
    draft.articles.push(article);
    Ok(draft.into_files())
}

fn event<'r>(get: &impl Fn(&str) -> &'r str, day: &str) -> DraftEvent {
    let kind = get("event_type").to_ascii_lowercase();
    let kind = TYPES.iter().find(|(name, _)| *name == kind);
    // ACLED's own words for how exact its dates are.
    let (when, note) = match get("time_precision") {
        "2" => (format!("~{day}"), "ACLED gives the week."),
        "3" => (
            day.get(..7).unwrap_or(day).to_owned(),
            "ACLED gives the month.",
        ),
        _ => (day.to_owned(), ""),
    };
    let what = match get("sub_event_type") {
        "" => get("event_type"),
        sub => sub,
    };
    let place = get("location");
    let headline = if place.is_empty() {
        what.to_owned()
    } else {
        format!("{what}: {place}")
    };
    let place = [place, get("country")];
    let place: Vec<&str> = place.into_iter().filter(|part| !part.is_empty()).collect();
    let actors = [("perpetrator", "actor1"), ("target", "actor2")];
    let figures = match get("fatalities").parse::<u32>() {
        Ok(0) | Err(_) => Vec::new(),
        Ok(killed) => vec![format!("{killed} killed")],
    };
    DraftEvent {
        id: get("event_id_cnty").to_owned(),
        kind: kind.map_or("background", |(_, kind)| *kind).to_owned(),
        when,
        note: note.to_owned(),
        headline,
        summary: get("notes").to_owned(),
        place: place.join(", "),
        actors: actors
            .into_iter()
            .map(|(field, column)| (field, get(column).to_owned()))
            .filter(|(_, name)| !name.is_empty())
            .collect(),
        figures,
        locator: format!("{}: {}", get("event_id_cnty"), get("source")),
        ..DraftEvent::default()
    }
}

/// `2023-01-31` or `31 January 2023`.
fn day(text: &str) -> Option<String> {
    if is_day(text) {
        return Some(text.to_owned());
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let [day, month, year] = words.as_slice() else {
        return None;
    };
    let named = |name: &&str| name.eq_ignore_ascii_case(month);
    let month = MONTHS.iter().position(named)? + 1;
    let day = format!("{year}-{month:02}-{:02}", day.parse::<u8>().ok()?);
    is_day(&day).then_some(day)
}

fn failed(error: &csv::Error) -> ImportError {
    ImportError(format!("not CSV: {error}"))
}
