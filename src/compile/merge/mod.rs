//! Several articles' reports of one event made one: evidence adds up, figures stand side by side.

mod figures;

pub(crate) use figures::same_count;

use crate::model::{Event, Evidence, Involvement, Part, Quote, Relation, Status, When};

use super::files::At;
use super::report::{Article, EventReport, QuoteReport};

/// One report with the article that it is from, in the order of publication.
pub(crate) type Told<'a> = (&'a Article, &'a EventReport);

/// The status after all reports: the last word of those that say it.
pub(crate) fn status(reports: &[Told<'_>]) -> Status {
    reports
        .iter()
        .filter_map(|(_, report)| report.status.as_ref())
        .next_back()
        .map(|status| status.value)
        .unwrap_or_default()
}

/// The event of the timeline.
pub(crate) fn event(reports: &[Told<'_>], when: When) -> Event {
    let mut event = Event {
        id: reports
            .first()
            .map(|(_, report)| report.id.value.clone())
            .unwrap_or_default(),
        status: status(reports),
        when,
        ..Event::default()
    };
    event.kind = said(reports, |r| r.kind.as_ref()).unwrap_or_default();
    event.subtype = said(reports, |r| r.subtype.as_ref());
    event.headline = said(reports, |r| r.headline.as_ref()).unwrap_or_default();
    event.label = said(reports, |r| r.label.as_ref());
    event.summary = said(reports, |r| r.summary.as_ref()).unwrap_or_default();
    event.place = said(reports, |r| r.place.as_ref());
    event.place_detail = said(reports, |r| r.place_detail.as_ref());
    event.topic = said(reports, |r| r.topic.as_ref());
    event.medium = said(reports, |r| r.medium.as_ref());
    event.actors = actors(reports);
    event.quotes = quotes(reports);
    event.figures = figures::shown(reports);
    for (article, report) in reports {
        add(&mut event, article, report);
    }
    event
}

/// The first that says it, unless a later report corrects it.
fn said<'a, T: Clone + 'a>(
    reports: &[Told<'a>],
    get: impl Fn(&'a EventReport) -> Option<&'a At<T>>,
) -> Option<T> {
    let mut chosen = None;
    for (_, report) in reports {
        if chosen.is_none() || report.supersedes {
            chosen = get(report).or(chosen);
        }
    }
    chosen.map(|chosen| chosen.value.clone())
}

/// Position of the last report that corrects something, which those before no longer say;
/// 0 if none does.
fn corrected(reports: &[Told<'_>], says: impl Fn(&EventReport) -> bool) -> usize {
    reports
        .iter()
        .rposition(|(_, report)| report.supersedes && says(report))
        .unwrap_or(0)
}

fn has_part(report: &EventReport, part: Part) -> bool {
    report.actors.iter().any(|actor| actor.value.part == part)
}

fn actors(reports: &[Told<'_>]) -> Vec<Involvement> {
    let mut actors: Vec<Involvement> = Vec::new();
    for (number, (_, report)) in reports.iter().enumerate() {
        for At { value: actor, .. } in &report.actors {
            if number < corrected(reports, |later| has_part(later, actor.part)) {
                continue;
            }
            let known = actors
                .iter_mut()
                .find(|known| known.actor == actor.actor && known.part == actor.part);
            match known {
                Some(known) if known.detail.is_none() => known.detail.clone_from(&actor.detail),
                Some(_) => {}
                None => actors.push(actor.clone()),
            }
        }
    }
    // Whoever is quoted speaks, and is found among the people.
    for speaker in quotes(reports)
        .into_iter()
        .filter_map(|quote| quote.speaker)
    {
        let speaks = |known: &Involvement| known.part == Part::Speaker && known.actor == speaker;
        if !actors.iter().any(speaks) {
            actors.push(Involvement {
                actor: speaker,
                part: Part::Speaker,
                detail: None,
            });
        }
    }
    actors
}

/// A quotation with those who say it.
pub(crate) struct Quoted<'a> {
    pub(crate) article: &'a Article,
    pub(crate) quote: &'a QuoteReport,
    /// Ids, in the order of the alphabet: its own speaker, else all those of its report.
    pub(crate) speakers: Vec<&'a str>,
}

/// The quotations that no later report corrects; the same words of the same speakers once.
pub(crate) fn quoted<'a>(reports: &[Told<'a>]) -> Vec<Quoted<'a>> {
    let first = corrected(reports, |later| !later.quotes.is_empty());
    let speakers = corrected(reports, |later| has_part(later, Part::Speaker));
    let mut quoted: Vec<Quoted<'a>> = Vec::new();
    for (number, (article, report)) in reports.iter().enumerate().skip(first) {
        let spoken = reports.get(number.max(speakers)).map(|(_, report)| *report);
        for quote in &report.quotes {
            let speakers = match &quote.speaker {
                Some(own) => vec![own.value.as_str()],
                None => spoken.map(speakers_of).unwrap_or_default(),
            };
            let same = |known: &Quoted<'_>| {
                known.quote.text.value == quote.text.value && known.speakers == speakers
            };
            if !quoted.iter().any(same) {
                quoted.push(Quoted {
                    article,
                    quote,
                    speakers,
                });
            }
        }
    }
    quoted
}

fn speakers_of(report: &EventReport) -> Vec<&str> {
    let actors = report.actors.iter().map(|actor| &actor.value);
    let mut speakers: Vec<&str> = actors
        .filter(|actor| actor.part == Part::Speaker)
        .map(|actor| actor.actor.as_str())
        .collect();
    speakers.sort_unstable();
    speakers.dedup();
    speakers
}

fn quotes(reports: &[Told<'_>]) -> Vec<Quote> {
    let quotes = quoted(reports).into_iter().map(|quoted| Quote {
        text: quoted.quote.text.value.clone(),
        // What several say together is no word of one of them.
        speaker: match quoted.speakers.as_slice() {
            [one] => Some((*one).to_owned()),
            _ => None,
        },
        source: Some(quoted.article.source.id.value.clone()),
    });
    quotes.collect()
}

/// What adds up, whatever later reports say.
fn add(event: &mut Event, article: &Article, report: &EventReport) {
    for relation in &report.relations {
        let (rel, to) = &relation.value;
        let relation = Relation {
            rel: *rel,
            event: to.clone(),
        };
        if !event.relations.contains(&relation) {
            event.relations.push(relation);
        }
    }
    for image in &report.images {
        if !event.images.contains(image) {
            event.images.push(image.clone());
        }
    }
    for topic in &report.topics {
        if !event.topics.contains(topic) {
            event.topics.push(topic.clone());
        }
    }
    let paragraphs = report.paragraphs.iter().map(|number| number.value);
    let mut paragraphs: Vec<u32> = paragraphs.collect();
    // Readers look them up in the order of the article, each once.
    paragraphs.sort_unstable();
    paragraphs.dedup();
    event.evidence.push(Evidence {
        source: article.source.id.value.clone(),
        paragraphs,
        locator: report.locator.clone(),
    });
}
