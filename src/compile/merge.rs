//! Several articles' reports of one event made one: evidence adds up, figures stand side by side.

use crate::model::{
    Amount, Event, Evidence, Figure, FigureReport, Involvement, Part, Qualifier, Quote, Relation,
    Status, When,
};

use super::files::At;
use super::report::{Article, EventReport};

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
    event.figures = figures(reports);
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

fn quotes(reports: &[Told<'_>]) -> Vec<Quote> {
    let first = corrected(reports, |later| !later.quotes.is_empty());
    let speakers = corrected(reports, |later| has_part(later, Part::Speaker));
    let mut quotes: Vec<Quote> = Vec::new();
    for (number, (article, report)) in reports.iter().enumerate().skip(first) {
        let speaker = reports
            .get(number.max(speakers))
            .and_then(|(_, report)| {
                let mut actors = report.actors.iter();
                actors.find(|actor| actor.value.part == Part::Speaker)
            })
            .map(|actor| &actor.value.actor);
        for quote in &report.quotes {
            if quotes.iter().any(|known| known.text == quote.text.value) {
                continue;
            }
            let own = quote.speaker.as_ref().map(|speaker| &speaker.value);
            quotes.push(Quote {
                text: quote.text.value.clone(),
                speaker: own.or(speaker).cloned(),
                source: Some(article.source.id.value.clone()),
            });
        }
    }
    quotes
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
    event.evidence.push(Evidence {
        source: article.source.id.value.clone(),
        paragraphs: report
            .paragraphs
            .iter()
            .map(|number| number.value)
            .collect(),
        locator: report.locator.clone(),
    });
}

/// Whether two figures count the same.
pub(crate) fn same_count(a: &Figure, b: &Figure) -> bool {
    a.measure == b.measure && a.unit == b.unit
}

/// Figures of all reports; where sources differ on one, each is kept and the range shown,
/// unless a later report corrects it.
fn figures(reports: &[Told<'_>]) -> Vec<Figure> {
    let mut merged: Vec<(Figure, Vec<FigureReport>)> = Vec::new();
    for (article, report) in reports {
        for figure in &report.figures {
            let told = FigureReport {
                source: article.source.id.value.clone(),
                amount: figure.value.amount,
                qualifier: figure.value.qualifier,
            };
            let same = merged
                .iter_mut()
                .find(|(known, _)| same_count(known, &figure.value));
            match same {
                Some((known, told_by))
                    if report.supersedes && told_by.iter().all(|by| by.source != told.source) =>
                {
                    *known = figure.value.clone();
                    *told_by = vec![told];
                }
                Some((known, told_by)) => {
                    known.as_of = known.as_of.take().max(figure.value.as_of.clone());
                    told_by.push(told);
                }
                None => merged.push((figure.value.clone(), vec![told])),
            }
        }
    }
    merged
        .into_iter()
        .map(|(mut figure, told)| {
            let first = (figure.amount, figure.qualifier);
            if told.iter().any(|t| (t.amount, t.qualifier) != first) {
                let low = told
                    .iter()
                    .map(|t| ends(t.amount).0)
                    .fold(f64::MAX, f64::min);
                let high = told
                    .iter()
                    .map(|t| ends(t.amount).1)
                    .fold(f64::MIN, f64::max);
                figure.amount = if low < high {
                    Amount::Range([low, high])
                } else {
                    Amount::Value(low)
                };
                figure.qualifier = common(&told);
                figure.reports = told;
            }
            figure
        })
        .collect()
}

fn ends(amount: Amount) -> (f64, f64) {
    match amount {
        Amount::Value(value) => (value, value),
        Amount::Range([low, high]) => (low, high),
    }
}

/// The qualifier that all sources use; none where they differ.
fn common(told: &[FigureReport]) -> Qualifier {
    let mut qualifiers = told.iter().map(|told| told.qualifier);
    let first = qualifiers.next().unwrap_or_default();
    if qualifiers.all(|other| other == first) {
        first
    } else {
        Qualifier::Exact
    }
}
