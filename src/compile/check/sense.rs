//! What is well formed and still makes one wonder.

use std::collections::HashSet;

use super::QUOTATION_LIMIT;
use crate::compile::compiler::World;
use crate::compile::date::{day_number, has_season, is_southern, is_taken, literal};
use crate::compile::diagnostic::Diagnostic;
use crate::compile::merge::{self, Told};
use crate::compile::resolve::reported;
use crate::model::{KnownKind, Moment, RelationKind, Status, When};

/// Rules for one event by itself.
pub(super) fn event(
    world: &World,
    told: &[Told<'_>],
    when: Option<&When>,
    found: &mut Vec<Diagnostic>,
) {
    name(told, found);
    quotations(world, told, found);
    statement(told, found);
    if let Some(when) = when {
        publication(told, when, found);
        season(world, told, when, found);
    }
    for (_, report) in told {
        if !report.has("paragraphs") && !report.has("locator") {
            found.push(
                Diagnostic::warning(
                    "no-evidence",
                    format!("`{}` does not say where the article reports it", report.id.value),
                )
                .at(report.id.spot, "")
                .help("add `paragraphs = [1]`, counted from the body's first paragraph, or a `locator`"),
            );
        }
    }
}

fn quotations(world: &World, told: &[Told<'_>], found: &mut Vec<Diagnostic>) {
    let limit = world.header.quotation_limit.unwrap_or(QUOTATION_LIMIT);
    for (_, report) in told {
        let speaks = report.has("speaker");
        for quote in &report.quotes {
            let words = quote.text.value.split_whitespace().count();
            if words > limit as usize {
                found.push(
                    Diagnostic::error(
                        "long-quotation",
                        format!("this quotation has {words} words, {limit} are allowed"),
                    )
                    .at(quote.text.spot, "")
                    .help("quote the words that matter and tell the rest in `summary`")
                    .help("the limit is `quotation_limit` in timeline.toml"),
                );
            }
            if quote.speaker.is_none() && !speaks {
                found.push(
                    Diagnostic::error("no-speaker", "nobody says these words")
                        .at(quote.text.spot, "")
                        .help("add `speaker = \"…\"`, a name from people.toml"),
                );
            }
        }
    }
}

fn statement(told: &[Told<'_>], found: &mut Vec<Diagnostic>) {
    let Some((_, first)) = told.first() else {
        return;
    };
    let says = told.iter().any(|(_, report)| {
        report
            .kind
            .as_ref()
            .is_some_and(|k| k.value == KnownKind::Statement.id())
    });
    if !says {
        return;
    }
    let words = |(_, report): &Told<'_>| report.has("quote") || report.has("summary");
    if !told.iter().any(words) {
        found.push(
            Diagnostic::warning(
                "says-nothing",
                "this statement has neither words nor a summary",
            )
            .at(first.id.spot, "")
            .help("add `quote`, or tell in `summary` what was said"),
        );
    }
    // Of words that nobody says it has been told.
    let somebody = |(_, report): &Told<'_>| {
        report.has("speaker") || report.has("party") || !report.quotes.is_empty()
    };
    if !told.iter().any(somebody) {
        found.push(
            Diagnostic::warning("no-speaker", "nobody makes this statement")
                .at(first.id.spot, "")
                .help("add `speaker = \"…\"`, or `party = \"…\"` for a state or a group"),
        );
    }
}

/// A plan whose day has passed, and what is said to have happened after it was reported.
fn publication(told: &[Told<'_>], when: &When, found: &mut Vec<Diagnostic>) {
    let Some((article, report)) = told.last() else {
        return;
    };
    let mut reports = told.iter().rev().map(|(_, report)| *report);
    let dated = reports.find(|report| report.when.is_some());
    let written = dated.and_then(|report| report.when.as_ref());
    let spot = written.map_or(report.id.spot, |when| when.spot);
    let last = &article.source.published;
    match merge::status(told) {
        Status::Announced => {
            let passed = day_number(&last.value).zip(when.latest);
            if passed.is_some_and(|(published, latest)| latest.day() < published) {
                found.push(
                    Diagnostic::warning(
                        "overdue",
                        format!(
                            "`{}` is only announced, but its date had passed",
                            report.id.value
                        ),
                    )
                    .at(spot, "")
                    .at(last.spot, "the day of the article")
                    .help("set `status`, or check the date"),
                );
            }
        }
        // What was called off may have lain ahead of all that is reported of it.
        Status::Cancelled => {}
        _ => {
            let id = &report.id.value;
            let first = reported(told).unwrap_or(last);
            if after(when.earliest.map(Moment::day), &first.value) {
                let diagnostic = Diagnostic::error(
                    "after-publication",
                    format!("`{id}` lies after the article that reports it"),
                )
                .at(spot, "")
                .at(first.spot, "the day of the article");
                let winter = has_season(&when.edtf) && when.edtf.ends_with("-24");
                let diagnostic = if winter {
                    diagnostic.help("a winter has the year of its December: that which ends in 2025 is \"winter 2024\"")
                } else {
                    diagnostic
                };
                let planned = dated.is_some_and(|report| {
                    let status = report.status.as_ref();
                    status.is_some_and(|status| status.value == Status::Announced)
                });
                found.push(diagnostic.help(if planned {
                    "give `when` in the report that has it as come about"
                } else if first.spot == last.spot {
                    "if it was still to come, add `status = \"announced\"`"
                } else {
                    "if that article was wrong, add `supersedes = true` to the later report"
                }));
            } else if merge::status(told) != Status::Ongoing && after(end(when), &last.value) {
                found.push(
                    Diagnostic::error(
                        "after-publication",
                        format!("`{id}` ends after the article that reports it"),
                    )
                    .at(spot, "")
                    .at(last.spot, "the day of the article")
                    .help("if it was still going on, add `status = \"ongoing\"`"),
                );
            }
        }
    }
}

/// A season in the south, where the words of a report mean other months.
fn season(world: &World, told: &[Told<'_>], when: &When, found: &mut Vec<Diagnostic>) {
    let zone = when.time_zone.as_ref();
    let zone = zone.unwrap_or(&world.header.time_zone.value);
    let mut dated = told.iter().filter(|(_, report)| report.when.is_some());
    let Some((_, report)) = dated.next_back() else {
        return;
    };
    if has_season(&when.edtf) && is_southern(zone) {
        found.push(
            Diagnostic::warning(
                "northern-season",
                format!(
                    "`{}` has a season of the north, and {zone} is in the south",
                    report.id.value
                ),
            )
            .at(report.when.as_ref().map_or(report.id.spot, |when| when.spot), "")
            .help("for that of the south write the year with -29 (spring), -30 (summer), -31 (autumn) or -32 (winter): \"2024-30\"")
            .help("if that of the north is meant, write -25 to -28 in the same way"),
        );
    }
}

/// Whether a day lies after that of an article. One day is let pass: the day of publication
/// is the publisher's, and the event's may be a day ahead of it.
pub(super) fn after(day: Option<i64>, published: &str) -> bool {
    day.zip(day_number(published))
        .is_some_and(|(day, published)| day > published + 1)
}

/// The first day on which what lasts can have ended, as its date is written.
fn end(when: &When) -> Option<i64> {
    let [_, end] = *literal(&when.edtf).ok()?.ends?;
    end.first_day()
}

/// An event whose `id` a date would take for something else.
fn name(told: &[Told<'_>], found: &mut Vec<Diagnostic>) {
    let Some((_, report)) = told
        .first()
        .filter(|(_, report)| is_taken(&report.id.value))
    else {
        return;
    };
    found.push(
        Diagnostic::error(
            "bad-name",
            format!("in a date, `{}` would not mean this event", report.id.value),
        )
        .at(report.id.spot, "")
        .help(format!("write `event-{}`", report.id.value)),
    );
}

/// Events outside the period, unless they are background, or something within it is
/// measured against them or mentions them.
pub(super) fn outside_range(world: &World, whens: &[Option<When>], found: &mut Vec<Diagnostic>) {
    let day = |text: &str| day_number(text);
    let (Some(from), Some(to)) = (&world.header.from, &world.header.to) else {
        return;
    };
    let (Some(first), Some(last)) = (day(&from.value), day(&to.value)) else {
        return;
    };
    let context: HashSet<&str> = world
        .articles
        .iter()
        .flat_map(|article| &article.events)
        .flat_map(|report| &report.relations)
        .filter(|relation| {
            matches!(
                relation.value.0,
                RelationKind::ComparedWith | RelationKind::RefersTo
            )
        })
        .map(|relation| relation.value.1.as_str())
        .collect();
    for (event, when) in whens.iter().enumerate() {
        let Some(when) = when else { continue };
        let before = when.latest.is_some_and(|end| end.day() < first);
        let after = when.earliest.is_some_and(|start| start.day() > last);
        if !before && !after {
            continue;
        }
        let told = world.told(event);
        let Some((_, report)) = told.first() else {
            continue;
        };
        let background = told.iter().any(|(_, report)| {
            report
                .kind
                .as_ref()
                .is_some_and(|k| k.value == KnownKind::Background.id())
        });
        if background || (before && context.contains(report.id.value.as_str())) {
            continue;
        }
        let spot = report
            .when
            .as_ref()
            .map_or(report.id.spot, |when| when.spot);
        found.push(
            Diagnostic::warning(
                "outside-range",
                format!(
                    "`{}` lies {} the period",
                    report.id.value,
                    if before { "before" } else { "after" }
                ),
            )
            .at(spot, "")
            .at(
                if before { from.spot } else { to.spot },
                if before {
                    "the first day"
                } else {
                    "the last day"
                },
            )
            .help("check the year, widen the period, or make it `kind = \"background\"`"),
        );
    }
}
