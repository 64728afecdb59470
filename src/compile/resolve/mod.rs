//! Every event's date, relative ones in the order of their dependence.

mod choose;
mod order;
mod report;
mod standpoint;
mod unchosen;
mod working;

pub(crate) use choose::reported;
pub(crate) use report::unknown_event;

use rayon::prelude::*;

use crate::model::When;

use super::compiler::World;
use super::date::{Anchor, Core, Phrase, Span, Zone, parse};
use super::diagnostic::Diagnostic;
use super::files::{At, File, Spot};
use super::report::EventReport;

/// A report's own words on its date, taken apart.
#[derive(Default)]
struct Said {
    when: Option<Phrase>,
    other: Option<Phrase>,
    /// `when` is there but could not be understood.
    broken: bool,
}

/// What is known of an event's date while others are still worked out.
#[derive(Clone, Default)]
enum State {
    /// Not yet.
    #[default]
    Waiting,
    /// Worked out, by the clock of a zone.
    Known(Span, Zone),
    /// A mistake that has been reported, here or in what it depends on.
    Failed,
}

/// The dates of all events, aligned with `world.events`; `None` where a mistake was found.
pub(crate) fn dates(
    world: &World,
    files: &[File],
    found: &mut Vec<Diagnostic>,
) -> Vec<Option<When>> {
    let read: Vec<(Vec<Said>, Vec<Diagnostic>)> = (0..world.events.len())
        .into_par_iter()
        .map(|event| {
            let mut found = Vec::new();
            let said = world
                .told(event)
                .iter()
                .map(|(_, report)| said(world, files, report, &mut found))
                .collect();
            (said, found)
        })
        .collect();
    let mut all_said = Vec::with_capacity(read.len());
    for (said, diagnostics) in read {
        all_said.push(said);
        found.extend(diagnostics);
    }
    let order = order::by_dependence(world, &all_said, found);
    let mut states = vec![State::Waiting; world.events.len()];
    let mut chosen: Vec<Option<choose::Choice>> = Vec::new();
    chosen.resize_with(world.events.len(), || None);
    for event in order {
        let choice = all_said
            .get(event)
            .and_then(|said| choose::date(world, event, said, &states, found));
        if let Some(state) = states.get_mut(event) {
            *state = choice.as_ref().map_or(State::Failed, |choice| {
                State::Known(choice.span.clone(), choice.zone)
            });
        }
        if let Some(slot) = chosen.get_mut(event) {
            *slot = choice;
        }
    }
    let finished: Vec<(Option<When>, Vec<Diagnostic>)> = chosen
        .into_par_iter()
        .enumerate()
        .map(|(event, choice)| {
            let mut found = Vec::new();
            let said = all_said.get(event).map(Vec::as_slice).unwrap_or_default();
            let when = choice.map(|c| choose::finish(world, event, c, said, &states, &mut found));
            (when, found)
        })
        .collect();
    finished
        .into_iter()
        .map(|(when, diagnostics)| {
            found.extend(diagnostics);
            when
        })
        .collect()
}

fn said(world: &World, files: &[File], report: &EventReport, found: &mut Vec<Diagnostic>) -> Said {
    let mut read = |field: &'static str, text: &Option<At<String>>| {
        let text = text.as_ref()?;
        match parse(&text.value) {
            Ok(phrase) if names_known(world, files, text, &phrase, found) => Some(phrase),
            Ok(_) => None,
            Err(why) => {
                let mut diagnostic = Diagnostic::error("no-date", format!("`{field}` is no date"))
                    .at(within(files, text, why.at), why.what);
                if let Some(help) = why.help {
                    diagnostic = diagnostic.help(help);
                }
                found.push(diagnostic);
                None
            }
        }
    };
    let when = read("when", &report.when);
    let other = read("other_reading", &report.other_reading);
    Said {
        broken: report.when.is_some() && when.is_none(),
        when,
        other,
    }
}

/// Whether every event that a date names exists.
fn names_known(
    world: &World,
    files: &[File],
    text: &At<String>,
    phrase: &Phrase,
    found: &mut Vec<Diagnostic>,
) -> bool {
    let mut good = true;
    for (name, at) in named(phrase) {
        if !world.by_id.contains_key(name) {
            good = false;
            found.push(
                report::unknown_event(world, name)
                    .at(within(files, text, at.clone()), "no such event"),
            );
        }
    }
    good
}

/// The events that a date names, with their places in its text.
fn named(phrase: &Phrase) -> impl Iterator<Item = (&str, &std::ops::Range<usize>)> {
    let (a, b) = match &phrase.core {
        Core::Literal(_) => (None, None),
        Core::Count { anchor, .. }
        | Core::SameDay(anchor)
        | Core::From(anchor, _)
        | Core::By(anchor, _) => (Some(anchor), None),
        Core::Between(from, to) => (Some(from), Some(to)),
    };
    a.into_iter().chain(b).filter_map(|anchor| match anchor {
        Anchor::Event(name, at) => Some((name.as_str(), at)),
        Anchor::Publication | Anchor::Literal(_) => None,
    })
}

/// A part of a text as a place in its file; the whole text if it is written with escapes.
fn within(files: &[File], text: &At<String>, part: std::ops::Range<usize>) -> Spot {
    let written = files
        .get(text.spot.file as usize)
        .and_then(|file| file.text.get(text.spot.range()))
        .unwrap_or_default();
    let Some(start) = [1, 3, 0].into_iter().find(|start| {
        written
            .get(*start..)
            .is_some_and(|inner| inner.starts_with(&text.value))
    }) else {
        return text.spot;
    };
    let base = text.spot.start as usize + start;
    Spot::new(text.spot.file, base + part.start..base + part.end)
}
