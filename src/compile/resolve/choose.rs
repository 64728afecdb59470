//! One event's date out of its reports.

use crate::compile::compiler::World;
use crate::compile::date::{Core, Phrase, Span, Zone, day_number, in_words, zone};
use crate::compile::diagnostic::Diagnostic;
use crate::compile::files::{At, Spot};
use crate::compile::merge::{self, Told};
use crate::compile::report::EventReport;
use crate::model::{Basis, Precision, Status, When, Working};

use super::standpoint::{Standpoint, Trouble};
use super::{Said, State, unchosen};

/// The date that was chosen, and from which report.
pub(super) struct Choice {
    pub(super) span: Span,
    /// Whose clock the span is on.
    pub(super) zone: Zone,
    /// Position of the report among the event's.
    report: usize,
}

/// Works out the dates of an event's reports and chooses one.
pub(super) fn date(
    world: &World,
    event: usize,
    said: &[Said],
    states: &[State],
    found: &mut Vec<Diagnostic>,
) -> Option<Choice> {
    let told = world.told(event);
    let status = merge::status(&told);
    let reported = reported(&told).and_then(|day| day_number(&day.value));
    let mut chosen: Option<(Choice, &EventReport)> = None;
    let mut failed = false;
    for (number, ((article, report), said)) in told.iter().zip(said).enumerate() {
        if said.broken {
            failed = true;
            continue;
        }
        let Some(phrase) = &said.when else {
            continue;
        };
        let at = spot_of(report);
        let zone = zone_of(world, &told, report);
        let here = Standpoint {
            world,
            states,
            source: &article.source,
            zone,
            planned: is_plan(report_status(report, status)),
            reported,
        };
        match here.work_out(phrase, at) {
            Ok(span) => {
                let choice = Choice {
                    span,
                    zone,
                    report: number,
                };
                chosen = better(chosen, (choice, report), found);
            }
            Err(Trouble::Depends) => failed = true,
            Err(Trouble::Says(diagnostic)) => {
                failed = true;
                found.push(*diagnostic);
            }
        }
    }
    if failed {
        return None;
    }
    match chosen {
        Some((mut choice, report)) => {
            let planned = report_status(report, status) == Status::Announced;
            if let Some((_, closed)) = carried_out(&told)
                && planned
                && choice.span.latest.is_none()
                && choice.span.first_day().is_some_and(|first| first <= closed)
            {
                choice.span =
                    Span::of_days(choice.span.first_day(), Some(closed), Precision::Range);
            }
            Some(choice)
        }
        None => {
            let (_, first) = told.first()?;
            let zone = zone_of(world, &told, first);
            undated(&told, status).map(|span| Choice {
                span,
                zone,
                report: 0,
            })
        }
    }
}

/// If one report announces the event and a later one says what came of it, the days of
/// the two articles: it lies between them where neither gives a date.
fn carried_out(told: &[Told<'_>]) -> Option<(i64, i64)> {
    let mut planned = None;
    for (article, report) in told {
        let day = day_number(&article.source.published.value);
        match report.status.as_ref().map(|status| status.value) {
            Some(Status::Announced) => planned = day,
            Some(_) if planned.is_some() => return Some((planned?, day?)),
            _ => {}
        }
    }
    None
}

/// An event without a date lies not after the first report of it; one that is only
/// announced, not before the last; one that was announced and came about, in between.
fn undated(told: &[Told<'_>], status: Status) -> Option<Span> {
    if let Some((planned, closed)) = carried_out(told) {
        return Some(Span::of_days(Some(planned), Some(closed), Precision::Range));
    }
    let mut days = told
        .iter()
        .filter_map(|(article, _)| day_number(&article.source.published.value));
    Some(if status == Status::Announced {
        Span::of_days(Some(days.next_back()?), None, Precision::Open)
    } else {
        Span::of_days(None, Some(days.next()?), Precision::Open)
    })
}

/// Whether a status tells of what lay ahead when it was reported.
fn is_plan(status: Status) -> bool {
    matches!(status, Status::Announced | Status::Cancelled)
}

/// The day of the first report that has an event as come about, from the last correction on.
pub(crate) fn reported<'w>(told: &[Told<'w>]) -> Option<&'w At<String>> {
    let status = merge::status(told);
    let corrected = told.iter().rposition(|(_, report)| report.supersedes);
    told.iter()
        .skip(corrected.unwrap_or(0))
        .find(|(_, report)| !is_plan(report_status(report, status)))
        .map(|(article, _)| &article.source.published)
}

fn report_status(report: &EventReport, status: Status) -> Status {
    report.status.as_ref().map_or(status, |status| status.value)
}

/// Of two reports' dates the finer one, unless they contradict each other.
fn better<'r>(
    known: Option<(Choice, &'r EventReport)>,
    new: (Choice, &'r EventReport),
    found: &mut Vec<Diagnostic>,
) -> Option<(Choice, &'r EventReport)> {
    let Some(known) = known else {
        return Some(new);
    };
    let was_plan = report_status(known.1, Status::Occurred) == Status::Announced;
    let still_plan = report_status(new.1, Status::Occurred) == Status::Announced;
    if new.1.supersedes || (was_plan && !still_plan) {
        return Some(new);
    }
    let (a, b) = (&known.0.span, &new.0.span);
    let vague = |span: &Span| span.approximate || span.uncertain;
    let apart = |x: &Choice, y: &Choice| {
        let ([_, end], [start, _]) = (x.span.utc(x.zone), y.span.utc(y.zone));
        matches!((end, start), (Some(end), Some(start)) if end < start)
    };
    if apart(&known.0, &new.0) || apart(&new.0, &known.0) {
        let message = format!(
            "two reports of `{}` give dates that exclude each other",
            new.1.id.value
        );
        let surer = (vague(b), width(b)) < (vague(a), width(a));
        // Of what is about or perhaps, the bounds are no certain ones.
        let diagnostic = if vague(a) || vague(b) {
            let shown = in_words(if surer { b } else { a });
            let message = format!("{message}; readers see {shown}");
            Diagnostic::warning("contradicting-dates", message)
        } else {
            Diagnostic::error("contradicting-dates", message)
        };
        found.push(
            diagnostic
                .at(spot_of(new.1), in_words(b))
                .at(spot_of(known.1), in_words(a))
                .help("if the later report corrects the earlier one, add `supersedes = true` to it")
                .help("if they are two events, give one of them another `id`"),
        );
        return Some(if surer { new } else { known });
    }
    if lasted_beyond(&known, &new) {
        shorter(&known, &new, found);
        return Some(known);
    }
    if lasted_beyond(&new, &known) {
        shorter(&new, &known, found);
        return Some(new);
    }
    let finer = (width(b), vague(b)) < (width(a), vague(a));
    Some(if finer { new } else { known })
}

fn went_on(report: &EventReport) -> bool {
    report_status(report, Status::Occurred) == Status::Ongoing
}

/// A day is no finer date of all the time that something lasted; but where it closes what was
/// left open, it is.
fn lasted_beyond(
    (whole, _): &(Choice, &EventReport),
    (part, report): &(Choice, &EventReport),
) -> bool {
    let lasting = whole.span.lasting && !part.span.lasting;
    lasting && (whole.span.latest.is_some() || went_on(report))
}

/// Tells of a date that is not shown, since something lasted longer; not of one that said so.
fn shorter(
    (whole, longer): &(Choice, &EventReport),
    (part, report): &(Choice, &EventReport),
    found: &mut Vec<Diagnostic>,
) {
    if went_on(report) || width(&part.span) >= width(&whole.span) {
        return;
    }
    found.push(
        Diagnostic::warning(
            "not-shown",
            format!(
                "`{}` lasted longer by another report; this `when` is not shown",
                report.id.value
            ),
        )
        .at(spot_of(report), in_words(&part.span))
        .at(spot_of(longer), in_words(&whole.span))
        .help("leave `when` out here, or add `supersedes = true` to the report that corrects the other"),
    );
}

fn spot_of(report: &EventReport) -> Spot {
    report
        .when
        .as_ref()
        .map_or(report.id.spot, |when| when.spot)
}

fn width(span: &Span) -> i64 {
    match (span.earliest, span.latest) {
        (Some(start), Some(end)) => end.saturating_sub(start),
        _ => i64::MAX,
    }
}

/// The zone of a report's date: its own, its place's, the chronology's, or Greenwich.
fn zone_of(world: &World, told: &[Told<'_>], report: &EventReport) -> Zone {
    zone_name(world, told, report)
        .and_then(|name| zone(&name.value))
        .unwrap_or(Zone::UTC)
}

fn zone_name<'w>(
    world: &'w World,
    told: &[Told<'w>],
    report: &'w EventReport,
) -> Option<&'w At<String>> {
    let place = report
        .place
        .as_ref()
        .or_else(|| told.iter().find_map(|(_, report)| report.place.as_ref()));
    report
        .time_zone
        .as_ref()
        .or_else(|| {
            let place = world.place(&place?.value)?;
            place.time_zone.as_ref()
        })
        .or(Some(&world.header.time_zone))
}

/// The date as the timeline has it, with its working and the other reading.
pub(super) fn finish(
    world: &World,
    event: usize,
    choice: Choice,
    said: &[Said],
    states: &[State],
    found: &mut Vec<Diagnostic>,
) -> When {
    let told = world.told(event);
    let status = merge::status(&told);
    let Some((article, report)) = told.get(choice.report) else {
        return When::default();
    };
    unchosen::words(&told, choice.report, found);
    let said = said.get(choice.report);
    let (span, zone) = (choice.span, choice.zone);
    let here = Standpoint {
        world,
        states,
        source: &article.source,
        zone,
        planned: is_plan(report_status(report, status)),
        reported: reported(&told).and_then(|day| day_number(&day.value)),
    };
    let phrase = said.and_then(|said| said.when.as_ref());
    let basis = basis(report, phrase, status);
    unchosen::basis(report, basis, found);
    let mut working = phrase.and_then(|phrase| here.working(phrase));
    if let Some(other) = said.and_then(|said| said.other.as_ref()) {
        let spot = report
            .other_reading
            .as_ref()
            .map_or(report.id.spot, |o| o.spot);
        match here.work_out(other, spot) {
            Ok(reading) => {
                if (reading.earliest, reading.latest) == (span.earliest, span.latest) {
                    found.push(
                        Diagnostic::warning(
                            "same-reading",
                            "the other reading leads to the same date",
                        )
                        .at(spot, in_words(&reading))
                        .help("leave it out"),
                    );
                } else {
                    let words = in_words(&reading);
                    let text = match here.working(other) {
                        Some(how) => format!("{words} ({})", how.text),
                        None => words,
                    };
                    let chosen = working.get_or_insert_with(|| Working {
                        span: in_words(&span),
                        text: in_words(&span),
                        ..Working::default()
                    });
                    chosen.other_reading = Some(text);
                }
            }
            Err(Trouble::Says(diagnostic)) => found.push(*diagnostic),
            Err(Trouble::Depends) => {}
        }
    }
    let [earliest, latest] = span.moments(zone);
    let zone_shown = zone_name(world, &told, report)
        // A clock time says whose clock it is, even where that is the same for all.
        .filter(|name| {
            span.grain == Precision::Instant || name.value != world.header.time_zone.value
        })
        .map(|name| name.value.clone());
    When {
        edtf: span.to_edtf(),
        earliest,
        latest,
        precision: span.grain,
        basis,
        part_of_day: span.part,
        time_zone: zone_shown,
        lasting: span.lasting,
        approximate: span.approximate,
        uncertain: span.uncertain,
        working,
        note: report.note.as_ref().map(|note| note.value.clone()),
    }
}

/// How the date is known: as the editor says, else as its form tells.
fn basis(report: &EventReport, phrase: Option<&Phrase>, status: Status) -> Basis {
    if let (Some(basis), Some(_)) = (&report.basis, phrase) {
        return basis.value;
    }
    if report_status(report, status) == Status::Announced {
        // What was announced and has come about since is no longer a plan.
        return if status == Status::Announced {
            Basis::Announced
        } else {
            Basis::Inferred
        };
    }
    match phrase.map(|phrase| &phrase.core) {
        None => Basis::Unknown,
        Some(Core::Literal(_)) => Basis::Stated,
        Some(Core::Count { .. } | Core::SameDay(_)) => Basis::Derived,
        Some(Core::From(..) | Core::By(..) | Core::Between(..)) => Basis::Inferred,
    }
}
