//! ACLED's CSV: columns found by name, so that exports of any year will do.

mod table;

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};

use crate::compile::is_day;
use crate::model::{Moment, SECONDS_PER_DAY};
use crate::text::months;

use super::{Draft, DraftArticle, DraftEvent, ImportError, Imported};
use table::{Filled, swallowed};

const TYPES: &[(&str, &str)] = &[
    ("explosions/remote violence", "strike"),
    ("violence against civilians", "strike"),
    ("battles", "clash"),
    ("protests", "unrest"),
    ("riots", "unrest"),
    ("strategic developments", "measure"),
];

/// Columns that say how exact another is: what is made of that without them, and with a value
/// that ACLED does not have.
const PRECISIONS: [(&str, &str, &str); 2] = [
    (
        "time_precision",
        "all dates are taken as exact",
        "“about” is put before the day, correct it",
    ),
    (
        "geo_precision",
        "all places are taken as exact",
        "the place is taken as a region, correct it",
    ),
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
    let parted = headers.iter().next().filter(|_| headers.len() == 1);
    let parted = parted.and_then(|line| line.chars().find(|c| [';', '\t'].contains(c)));
    let column = |name: &str| {
        let missing = || {
            ImportError(match parted {
                Some(sign) => format!("columns are parted by {sign:?}; save it with commas"),
                None => format!("the column `{name}` is missing"),
            })
        };
        columns.get(name).copied().ok_or_else(missing)
    };
    column("event_id_cnty")?;
    let date = column("event_date")?;
    column("event_type")?;
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
    let mut filled = Filled::new(&headers);
    let used = RefCell::new(HashSet::new());
    let mut regions = 0;
    for (number, record) in reader.records().enumerate() {
        let record = record.map_err(|error| failed(&error))?;
        let get = |name: &'static str| {
            used.borrow_mut().insert(name);
            let at = columns.get(name).copied();
            at.and_then(|at| record.get(at)).unwrap_or_default().trim()
        };
        let mut warn = |why: String| {
            draft.warnings.push(format!("record {}: {why}", number + 1));
        };
        if let Some(why) = swallowed(&record, &headers, date) {
            warn(why);
        }
        let Some(day) = day(get("event_date")) else {
            let written = get("event_date");
            warn(format!(
                "`{written}` is no date such as 2025-04-24 or 24 April 2025; left out"
            ));
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
        unknown_precisions(&get).for_each(&mut warn);
        regions += usize::from(in_region(&get));
        let killed = dead(get("fatalities"));
        if killed.is_none() {
            warn(format!(
                "`{}` is no number of dead; left out",
                get("fatalities")
            ));
        }
        article.published = article.published.max(day.clone());
        article.events.push(event(&get, &day, killed.unwrap_or(0)));
        filled.see(&record);
    }
    if article.events.is_empty() {
        return Err(ImportError::no_event(&draft.warnings));
    }
    let missing = PRECISIONS.iter().filter(|(name, ..)| column(name).is_err());
    let missing = missing.map(|(name, all, _)| format!("there is no column `{name}`: {all}"));
    draft.warnings.extend(missing);
    if regions > 0 {
        draft.warnings.push(format!(
            "records of which ACLED knows the region only: {regions}; \
             their place is `admin1`, and `location` is left out"
        ));
    }
    draft.warnings.extend(filled.beyond(&used.into_inner()));
    draft.warnings.push(format!(
        "ACLED has no date of publication: {} is put there, correct it",
        article.published
    ));
    draft.articles.push(article);
    Ok(draft.into_files())
}

fn unknown_precisions<'r>(get: &impl Fn(&'static str) -> &'r str) -> impl Iterator<Item = String> {
    PRECISIONS.into_iter().filter_map(move |(name, _, taken)| {
        let value = get(name);
        let known = ["", "1", "2", "3"].contains(&value);
        (!known).then(|| format!("`{name}` is `{value}`, and not 1 to 3; {taken}"))
    })
}

fn event<'r>(get: &impl Fn(&'static str) -> &'r str, day: &str, killed: u32) -> DraftEvent {
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
        "" | "1" => (day.to_owned(), ""),
        _ => (format!("~{day}"), ""),
    };
    let what = match get("sub_event_type") {
        "" => get("event_type"),
        sub => sub,
    };
    let (place, region) = place(get);
    let headline = if place.is_empty() {
        what.to_owned()
    } else {
        format!("{what}: {place}")
    };
    let place = [place.as_str(), region, get("country")];
    let place: Vec<&str> = place.into_iter().filter(|part| !part.is_empty()).collect();
    // Only of what is done to somebody does the order of ACLED's actors tell who did it.
    let (first, second) = match kind {
        "strike" => ("perpetrator", "target"),
        "clash" => ("involved", "involved"),
        _ => ("party", "involved"),
    };
    let main = [(first, "actor1"), (second, "actor2")].map(|(field, column)| (field, get(column)));
    // Who is with whom is lost; that they were in it is not.
    let with = ["assoc_actor_1", "assoc_actor_2"].map(|column| get(column).split(';'));
    let with = with
        .into_iter()
        .flatten()
        .map(|name| ("involved", name.trim()));
    let with = with.filter(|(_, name)| main.iter().all(|(_, main)| main != name));
    let figures = (killed > 0).then(|| format!("{killed} killed"));
    DraftEvent {
        id: get("event_id_cnty").to_owned(),
        kind: kind.to_owned(),
        when,
        note: note.to_owned(),
        headline,
        summary: get("notes").to_owned(),
        place: place.join(", "),
        actors: main
            .into_iter()
            .chain(with)
            .filter(|(_, name)| !name.is_empty())
            .map(|(field, name)| (field, name.to_owned()))
            .collect(),
        figures: figures.into_iter().collect(),
        locator: format!("{}: {}", get("event_id_cnty"), get("source")),
        ..DraftEvent::default()
    }
}

/// Whether the location only stands for its region, as a capital does.
fn in_region<'r>(get: &impl Fn(&'static str) -> &'r str) -> bool {
    get("geo_precision") == "3" && !get("admin1").is_empty()
}

/// Where it was, no finer than ACLED knows it, and the region around that, if there is one.
fn place<'r>(get: &impl Fn(&'static str) -> &'r str) -> (String, &'r str) {
    let (location, region) = (get("location"), get("admin1"));
    if in_region(get) || location.is_empty() {
        return (region.to_owned(), "");
    }
    let around = if region == location { "" } else { region };
    match get("geo_precision") {
        "" | "1" => (location.to_owned(), around),
        "2" => (format!("{location} area"), around),
        _ => (format!("{location} region"), around),
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
        text.get(..10).filter(|day| is_day(day)).map(str::to_owned)
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
    let named = |name: &str| name.eq_ignore_ascii_case(month);
    let month = months().position(named)? + 1;
    let day = format!("{year}-{month:02}-{:02}", day.parse::<u8>().ok()?);
    is_day(&day).then_some(day)
}

fn failed(error: &csv::Error) -> ImportError {
    ImportError(format!("not CSV: {error}"))
}
