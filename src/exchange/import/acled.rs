//! ACLED's CSV: columns found by name, so that exports of any year will do.

use std::collections::{HashMap, HashSet};

use crate::model::{Moment, SECONDS_PER_DAY};
use crate::text::MONTHS;

use super::{Draft, DraftArticle, DraftEvent, ImportError, Imported, is_day};

const TYPES: &[(&str, &str)] = &[
    ("explosions/remote violence", "strike"),
    ("violence against civilians", "strike"),
    ("battles", "clash"),
    ("protests", "unrest"),
    ("riots", "unrest"),
    ("strategic developments", "measure"),
];

/// Imports an ACLED export. It has no date of publication, so the last date in it stands for
/// that, and the editor is told.
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
    let mut ids = HashSet::new();
    for (number, record) in reader.records().enumerate() {
        let record = record.map_err(|error| failed(&error))?;
        let get = |name: &str| {
            let at = columns.get(name).copied();
            at.and_then(|at| record.get(at)).unwrap_or_default().trim()
        };
        let mut warn = |why: String| {
            draft.warnings.push(format!("record {}: {why}", number + 1));
        };
        let Some(day) = day(get("event_date")) else {
            warn(format!("`{}` is no date; left out", get("event_date")));
            continue;
        };
        if get("event_type").is_empty() {
            warn("no `event_type`; left out".into());
            continue;
        }
        if record.len() != headers.len() {
            let (has, should) = (record.len(), headers.len());
            warn(format!("{has} columns, and not {should}; check it"));
        }
        let id = get("event_id_cnty").to_owned();
        if ids.contains(&id) {
            warn(format!(
                "`{id}` was there before; if they are one event, delete one"
            ));
        }
        ids.insert(id);
        let killed = dead(get("fatalities"));
        if killed.is_none() {
            warn(format!(
                "`{}` is no number of dead; left out",
                get("fatalities")
            ));
        }
        article.published = article.published.max(day.clone());
        article.events.push(event(&get, &day, killed.unwrap_or(0)));
    }
    if article.events.is_empty() {
        return Err(ImportError("there is no event in it".into()));
    }
    draft.warnings.push(format!(
        "ACLED has no date of publication: {} is put there, correct it",
        article.published
    ));
    draft.articles.push(article);
    Ok(draft.into_files())
}

fn event<'r>(get: &impl Fn(&str) -> &'r str, day: &str, killed: u32) -> DraftEvent {
    let kind = get("event_type").to_ascii_lowercase();
    let kind = TYPES.iter().find(|(name, _)| *name == kind);
    let kind = kind.map_or("background", |(_, kind)| *kind);
    // ACLED's own words for how exact its dates are.
    let (when, note) = match get("time_precision") {
        "2" => (week(day), "ACLED gives the week, and a day in its middle."),
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
    // Only of what is done to somebody does the order of ACLED's actors tell who did it.
    let (first, second) = match kind {
        "strike" => ("perpetrator", "target"),
        "clash" => ("involved", "involved"),
        _ => ("party", "involved"),
    };
    let actors = [(first, "actor1"), (second, "actor2")];
    let figures = (killed > 0).then(|| format!("{killed} killed"));
    DraftEvent {
        id: get("event_id_cnty").to_owned(),
        kind: kind.to_owned(),
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
        figures: figures.into_iter().collect(),
        locator: format!("{}: {}", get("event_id_cnty"), get("source")),
        ..DraftEvent::default()
    }
}

/// How many are reported dead, `0` and nothing alike; `None` for what is no whole number.
fn dead(text: &str) -> Option<u32> {
    let whole = text.split_once('.').map_or(text, |(whole, zeros)| {
        let zeros = zeros.bytes().all(|digit| digit == b'0');
        if zeros { whole } else { text }
    });
    match whole {
        "" => Some(0),
        whole => whole.parse().ok(),
    }
}

/// One of the seven days around a day.
fn week(day: &str) -> String {
    let moved = |days: i64| {
        let civil = crate::model::day(day)? + days * SECONDS_PER_DAY;
        let text = Moment { civil, offset: 0 }.to_string();
        text.get(..10).map(str::to_owned)
    };
    match (moved(-3), moved(3)) {
        (Some(first), Some(last)) => format!("[{first}..{last}]"),
        _ => format!("~{day}"),
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
