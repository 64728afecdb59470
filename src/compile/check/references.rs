//! Names that must stand for something: kinds, people, places, events, time zones.

use std::collections::HashMap;

use crate::compile::compiler::World;
use crate::compile::date::{zone, zone_meant};
use crate::compile::diagnostic::Diagnostic;
use crate::compile::files::{At, Spot};
use crate::compile::merge::Told;
use crate::compile::report::Listed;
use crate::compile::resolve::unknown_event;
use crate::compile::vocabulary::LANGUAGES;
use crate::compile::{quoted, slug};
use crate::model::KnownKind;

/// `timeline.toml`, people, places and sources.
pub(super) fn header(world: &World, found: &mut Vec<Diagnostic>) {
    if !world.header.time_zone.value.is_empty() {
        time_zone(&world.header.time_zone, found);
    }
    language(&world.header.language, found);
    for place in &world.places {
        if let Some(name) = &place.time_zone {
            time_zone(name, found);
        }
    }
    let mut kinds: HashMap<&str, Spot> = HashMap::new();
    for kind in &world.header.kinds {
        if let Some(first) = kinds.insert(&kind.value.id, kind.spot) {
            found.push(
                Diagnostic::error(
                    "same-id",
                    format!("the kind `{}` is declared twice", kind.value.id),
                )
                .at(kind.spot, "the second")
                .at(first, "the first")
                .help("give one of them another `id`, or make them one"),
            );
        }
    }
    let mut sources: HashMap<&str, Spot> = HashMap::new();
    for article in &world.articles {
        let id = &article.source.id;
        if id.value.is_empty() {
            continue;
        }
        if let Some(first) = sources.insert(&id.value, id.spot) {
            found.push(
                Diagnostic::error("same-id", format!("two articles are called `{}`", id.value))
                    .at(id.spot, "the second")
                    .at(first, "the first")
                    .help("give one of them another `id` in its [source]"),
            );
        }
    }
    copies(world, found);
    let apart = "if they are two people, tell them apart by `role`";
    namesakes(&world.people, apart, found);
    let apart = "if they are two places, tell them apart by name, such as \"Springfield, Ohio\"";
    namesakes(&world.places, apart, found);
    period(world, found);
}

/// Under two short names one person counts as two, and of two of the same name readers cannot tell
/// which is meant.
fn namesakes(listed: &[Listed], apart: &str, found: &mut Vec<Diagnostic>) {
    let mut known: HashMap<_, &Listed> = HashMap::new();
    for one in listed.iter().filter(|one| !one.name.is_empty()) {
        let Some(first) = known.insert((&one.name, &one.role), one) else {
            continue;
        };
        let (id, other) = (&one.id.value, &first.id.value);
        found.push(
            Diagnostic::warning(
                "same-name",
                format!("readers cannot tell `{id}` from `{other}`"),
            )
            .at(one.id.spot, "")
            .at(first.id.spot, "called the same")
            .help("if they are one, keep one of the short names")
            .help(apart),
        );
    }
}

/// One article in two files would count as two sources of all that it reports. Where nothing
/// tells its text, its title, publisher and day do, as in a copy of a file.
fn copies(world: &World, found: &mut Vec<Diagnostic>) {
    let mut known: HashMap<_, Spot> = HashMap::new();
    for source in world.articles.iter().map(|article| &article.source) {
        let sha256 = source.sha256.as_ref().map(|sum| sum.value.as_str());
        let text = [source.url.as_deref(), sha256];
        let named = text == [None; 2];
        let name = [&source.title, &source.publisher, &source.published.value];
        if named && name.iter().any(|part| part.is_empty()) {
            continue;
        }
        let article = (text, named.then_some(name));
        if let Some(first) = known.insert(article, source.id.spot) {
            let id = &source.id.value;
            found.push(
                Diagnostic::warning(
                    "same-source",
                    format!("`{id}` is an article that another file has already"),
                )
                .at(source.id.spot, "")
                .at(first, "the first")
                .help(if named {
                    "keep one of the files; if they are two articles, give each its `url` or `sha256`"
                } else {
                    "keep one of the files; if the text was changed in between, give each its `sha256`"
                }),
            );
        }
    }
}

/// The period has two ends or none: half of one would be left out.
fn period(world: &World, found: &mut Vec<Diagnostic>) {
    let (known, has, lacks) = match (&world.header.from, &world.header.to) {
        (Some(from), Some(to)) => {
            if from.value > to.value {
                found.push(
                    Diagnostic::error("backwards", "the period ends before it begins")
                        .at(to.spot, "the last day")
                        .at(from.spot, "the first day")
                        .help("check the years, or exchange the two"),
                );
            }
            return;
        }
        (None, None) => return,
        (Some(from), None) => (from, "from", "to"),
        (None, Some(to)) => (to, "to", "from"),
    };
    found.push(
        Diagnostic::error("missing-field", format!("the period lacks `{lacks}`"))
            .at(known.spot, format!("`{has}` alone is no period"))
            .help(format!("add `{lacks}`, a day, or leave `{has}` out")),
    );
}

/// What the reports of one event refer to.
pub(super) fn event(world: &World, told: &[Told<'_>], found: &mut Vec<Diagnostic>) {
    for (_, report) in told {
        if let Some(kind) = &report.kind {
            known_kind(world, kind, found);
        }
        if let Some(place) = &report.place
            && world.place(&place.value).is_none()
        {
            let message = format!("there is no place `{}`", place.value);
            let error = Diagnostic::error("unknown-place", message);
            found.push(unlisted(error, place, &world.places, "places.toml"));
        }
        if let Some(name) = &report.time_zone {
            time_zone(name, found);
        }
        let speakers = report
            .quotes
            .iter()
            .filter_map(|quote| quote.speaker.as_ref());
        let actors = report
            .actors
            .iter()
            .map(|actor| (&actor.value.actor, actor.spot));
        for (who, spot) in actors.chain(speakers.map(|speaker| (&speaker.value, speaker.spot))) {
            if !world.person_by_id.contains_key(who) {
                let message = format!("there is nobody called `{who}`");
                let error = Diagnostic::error("unknown-person", message);
                let who = who.clone();
                let who = At { value: who, spot };
                found.push(unlisted(error, &who, &world.people, "people.toml"));
            }
        }
        for relation in &report.relations {
            let (_, to) = &relation.value;
            if *to == report.id.value {
                found.push(
                    Diagnostic::error("relation-to-itself", "an event cannot be related to itself")
                        .at(relation.spot, "")
                        .help("name the `id` of another event, or leave the line out"),
                );
            } else if !world.by_id.contains_key(to) {
                found.push(unknown_event(world, to).at(relation.spot, "no such event"));
            }
        }
    }
}

/// Says which of a list may be meant, by its short name or its name, or how to add it.
fn unlisted(
    diagnostic: Diagnostic,
    written: &At<String>,
    listed: &[Listed],
    file: &str,
) -> Diagnostic {
    let text = written.value.as_str();
    let diagnostic = diagnostic.at(written.spot, format!("not in {file}"));
    let id = slug(text);
    let by_name = listed
        .iter()
        .find(|known| known.name.to_lowercase() == text.to_lowercase() || known.id.value == id);
    if let Some(known) = by_name {
        let of = if known.name.is_empty() {
            String::new()
        } else {
            format!(" of {}", known.name)
        };
        return diagnostic.help(format!(
            "write `{}`, the short name{of} in {file}",
            known.id.value
        ));
    }
    let diagnostic = diagnostic.suggest(text, listed.iter().map(|known| known.id.value.as_str()));
    if id == text {
        return diagnostic.help(format!(
            "to add an entry, write in {file}:\n[{id}]\nname = \"…\""
        ));
    }
    let id = if id.is_empty() { "a-short-name" } else { &id };
    diagnostic.help(format!(
        "to add an entry, write `{id}` here, and in {file}:\n[{id}]\nname = {}",
        quoted(text)
    ))
}

fn known_kind(world: &World, kind: &At<String>, found: &mut Vec<Diagnostic>) {
    let declared = |id: &str| world.header.kinds.iter().any(|kind| kind.value.id == id);
    if KnownKind::from_id(&kind.value).is_some() || declared(&kind.value) {
        return;
    }
    let known = KnownKind::ALL.iter().map(|kind| kind.id());
    let names: Vec<&str> = known
        .chain(world.header.kinds.iter().map(|kind| kind.value.id.as_str()))
        .collect();
    found.push(
        Diagnostic::error("unknown-kind", format!("there is no kind `{}`", kind.value))
            .at(kind.spot, "")
            .suggest(&kind.value, names.iter().copied())
            .help(format!("the kinds are {}", names.join(", ")))
            .help("another kind can be declared in timeline.toml as [[kind]]"),
    );
}

fn time_zone(name: &At<String>, found: &mut Vec<Diagnostic>) {
    if zone(&name.value).is_some() {
        return;
    }
    let unknown = Diagnostic::error(
        "unknown-time-zone",
        format!("`{}` is no time zone", name.value),
    )
    .at(name.spot, "");
    let letters = name
        .value
        .trim_start_matches(|c: char| c.is_ascii_alphabetic() || c == ' ');
    let is_offset = letters.starts_with(['+', '-', '−']);
    found.push(if is_offset {
        unknown.help(
            "an offset does not tell when clocks are changed: name the city, such as Europe/Kyiv",
        )
    } else {
        unknown
            .meant(zone_meant(&name.value))
            .help("zones are named by continent and city, such as Europe/Kyiv")
    });
}

/// Browsers know a language by its code; another text would say nothing to them.
fn language(code: &At<String>, found: &mut Vec<Diagnostic>) {
    let (language, rest) = code
        .value
        .split_once('-')
        .unwrap_or((code.value.as_str(), "en"));
    let known = match language.len() {
        2 => LANGUAGES
            .split(' ')
            .any(|known| known.eq_ignore_ascii_case(language)),
        3 => language.bytes().all(|b| b.is_ascii_alphabetic()),
        _ => false,
    };
    let subtag = |part: &str| {
        (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
    };
    if code.value.is_empty() || known && rest.split('-').all(subtag) {
        return;
    }
    found.push(
        Diagnostic::warning(
            "unknown-language",
            format!("`{}` is no code of a language", code.value),
        )
        .at(code.spot, "")
        .help("codes are of two letters, or three: `en`, `uk` for Ukrainian, `pt-BR`"),
    );
}
