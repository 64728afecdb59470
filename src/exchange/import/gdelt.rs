//! GDELT's event files: tab-separated, no header; 61 columns (2.0), 58 or 57 (1.0).

use std::collections::BTreeMap;

use crate::compile::is_day;

use super::{Draft, DraftArticle, DraftEvent, ImportError, Imported};

/// CAMEO's twenty root codes: what is done, and our kind.
const ROOTS: [(&str, &str); 20] = [
    ("makes a statement", "statement"),
    ("appeals", "statement"),
    ("says it will cooperate", "statement"),
    ("consults", "meeting"),
    ("cooperates by diplomacy", "statement"),
    ("cooperates in substance", "aid"),
    ("gives aid", "aid"),
    ("yields", "statement"),
    ("investigates", "statement"),
    ("demands", "statement"),
    ("disapproves", "statement"),
    ("rejects", "statement"),
    ("threatens", "statement"),
    ("protests", "unrest"),
    ("shows force", "measure"),
    ("cuts relations", "measure"),
    ("coerces", "measure"),
    ("attacks", "strike"),
    ("fights", "strike"),
    ("uses mass violence", "strike"),
];

/// Where the columns stand that differ between the versions.
struct Layout {
    place: usize,
    added: usize,
    url: Option<usize>,
}

/// Imports a GDELT event file. Its dates are guesses of a program, and are called so.
///
/// # Errors
/// If no line has the columns of a GDELT event.
pub fn gdelt(text: &str) -> Result<Imported, ImportError> {
    let mut draft = Draft {
        title: "GDELT events".into(),
        kinds: vec![
            ("aid".into(), "Aid".into(), "hexagon"),
            ("unrest".into(), "Unrest".into(), "triangle"),
            ("measure".into(), "Measure".into(), "cross"),
        ],
        ..Draft::default()
    };
    // One article an address, in the order of the addresses; of what has none, one a publisher.
    let mut articles: BTreeMap<(String, String), DraftArticle> = BTreeMap::new();
    for (number, line) in text.lines().enumerate() {
        if line.trim().is_empty() {
            continue;
        }
        match event(line) {
            Ok((article, event)) => {
                let named = (article.url.clone(), article.publisher.clone());
                let known = articles.entry(named).or_default();
                let mut events = std::mem::take(&mut known.events);
                events.push(event);
                // An article that was read again tells what happened since it was first read.
                if article.published > known.published {
                    *known = article;
                }
                known.events = events;
            }
            Err(why) => draft
                .warnings
                .push(format!("line {}: {why}; left out", number + 1)),
        }
    }
    if articles.is_empty() {
        let first = draft.warnings.first().cloned();
        return Err(ImportError(
            first.unwrap_or_else(|| "there is no event in it".into()),
        ));
    }
    draft
        .warnings
        .push("GDELT's dates are guessed by a program, and often a year off: check each".into());
    draft.articles = articles.into_values().collect();
    Ok(draft.into_files())
}

fn event(line: &str) -> Result<(DraftArticle, DraftEvent), String> {
    let columns: Vec<&str> = line.split('\t').map(str::trim).collect();
    let layout = match columns.len() {
        61 => Layout {
            place: 52,
            added: 59,
            url: Some(60),
        },
        58 => Layout {
            place: 50,
            added: 56,
            url: Some(57),
        },
        57 => Layout {
            place: 50,
            added: 56,
            url: None,
        },
        other => return Err(format!("{other} columns, and not 61, 58 or 57")),
    };
    let get = |at: usize| columns.get(at).copied().unwrap_or_default();
    let when = day(get(1)).ok_or_else(|| format!("`{}` is no date", get(1)))?;
    let published =
        day(get(layout.added)).ok_or_else(|| format!("`{}` is no date", get(layout.added)))?;
    let root = get(28).parse::<usize>().unwrap_or(0);
    let (deed, kind) = root
        .checked_sub(1)
        .and_then(|at| ROOTS.get(at))
        .copied()
        .unwrap_or(("acts", "background"));
    // Of what is not on the web it has a name there, such as BBC Monitoring.
    let source = layout.url.map(get).unwrap_or_default();
    let host = source
        .split_once("://")
        .and_then(|(_, rest)| rest.split('/').next());
    let (host, url) = match (host, source) {
        (Some(host), url) if !host.is_empty() => (host, url),
        (_, "") => ("GDELT", ""),
        (_, name) => (name, ""),
    };
    let headline = [get(6), deed, get(16)];
    let headline: Vec<&str> = headline
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect();
    let (first, second) = match kind {
        "strike" => ("perpetrator", "target"),
        "meeting" => ("participants", "participants"),
        "statement" => ("speaker", "addressee"),
        _ => ("party", "involved"),
    };
    let actors = [(first, get(6)), (second, get(16))];
    let article = DraftArticle {
        title: format!("{host}, {published}"),
        publisher: host.to_owned(),
        published: published.clone(),
        url: url.to_owned(),
        events: Vec::new(),
    };
    // An event coded as after its article cannot be dated by GDELT.
    let (when, basis, note) = if when > published {
        let note = format!("GDELT’s program has {when}, which is after the article.");
        (String::new(), "", note)
    } else {
        (when, "inferred", "Dated by GDELT’s program.".into())
    };
    let event = DraftEvent {
        id: format!("gdelt-{}", get(0)),
        kind: kind.to_owned(),
        basis,
        when,
        note,
        headline: headline.join(" "),
        summary: if kind == "statement" {
            format!("Coded by GDELT as CAMEO {}.", get(26))
        } else {
            String::new()
        },
        place: get(layout.place).to_owned(),
        actors: actors
            .into_iter()
            .filter(|(_, name)| !name.is_empty())
            .map(|(field, name)| (field, name.to_owned()))
            .collect(),
        locator: format!("GDELT event {}", get(0)),
        ..DraftEvent::default()
    };
    Ok((article, event))
}

/// `YYYYMMDD`, with or without a time after it.
fn day(text: &str) -> Option<String> {
    let (year, month, day) = (text.get(..4)?, text.get(4..6)?, text.get(6..8)?);
    let day = format!("{year}-{month}-{day}");
    is_day(&day).then_some(day)
}
