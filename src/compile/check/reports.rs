//! Several articles' reports of one event: what they must agree on.

use crate::compile::compiler::World;
use crate::compile::diagnostic::Diagnostic;
use crate::compile::files::At;
use crate::compile::merge::{self, Quoted, Told};
use crate::compile::report::EventReport;
use crate::model::{Involvement, Status};

pub(super) fn event(world: &World, told: &[Told<'_>], found: &mut Vec<Diagnostic>) {
    let Some((_, first)) = told.first() else {
        return;
    };
    let id = first.id.value.as_str();
    // It may be another report of an event that others tell of.
    let others = || world.event_names().filter(|name| *name != id);
    let lacks = |name: &str, about: &str| {
        Diagnostic::error("missing-field", format!("an event lacks `{name}`"))
            .at(first.id.spot, format!("`{name}` is missing here"))
            .suggest(id, others())
            .help(about.to_owned())
    };
    if !told.iter().any(|(_, report)| report.has("headline")) {
        found.push(lacks("headline", "headline: one line, in your own words"));
    }
    if !told.iter().any(|(_, report)| report.has("kind")) {
        found.push(lacks(
            "kind",
            "kind: strike, statement, meeting, background, or a kind of timeline.toml",
        ));
    }
    if first.supersedes {
        found.push(
            Diagnostic::warning(
                "corrects-nothing",
                format!("no report of `{id}` comes before this one"),
            )
            .at(first.id.spot, "it corrects none")
            .suggest(id, others())
            .help("leave `supersedes` out; it stands in the report that corrects an earlier one"),
        );
    }
    if told.len() > 1 {
        status(told, found);
        agree(told, "kind", Severity::Contradicts, found, |r| {
            r.kind.as_ref()
        });
        agree(told, "place", Severity::Contradicts, found, |r| {
            r.place.as_ref()
        });
        let shown = Severity::NotShown;
        agree(told, "headline", shown, found, |r| r.headline.as_ref());
        agree(told, "label", shown, found, |r| r.label.as_ref());
        agree(told, "summary", shown, found, |r| r.summary.as_ref());
        agree(told, "subtype", shown, found, |r| r.subtype.as_ref());
        agree(told, "place_detail", shown, found, |r| {
            r.place_detail.as_ref()
        });
        agree(told, "topic", shown, found, |r| r.topic.as_ref());
        agree(told, "medium", shown, found, |r| r.medium.as_ref());
        details(told, found);
        words(told, found);
    }
}

/// A later report may close what an earlier one left open, and not the other way round; nor can
/// what came about be called off.
fn status(told: &[Told<'_>], found: &mut Vec<Diagnostic>) {
    let open = |status: Status| {
        matches!(
            status,
            Status::Announced | Status::Claimed | Status::Ongoing
        )
    };
    let mut closed: Option<&At<Status>> = None;
    for (_, report) in told {
        let Some(status) = &report.status else {
            continue;
        };
        let called_off = |before: &At<Status>| {
            before.value == Status::Occurred && status.value == Status::Cancelled
        };
        let backwards = |before: &&At<Status>| open(status.value) || called_off(before);
        if let Some(before) = closed.filter(|before| backwards(before) && !report.supersedes) {
            let id = &report.id.value;
            let (message, said) = if called_off(before) {
                (
                    format!("a later report calls `{id}` off"),
                    "this one said that it came about",
                )
            } else {
                (
                    format!("a later report opens `{id}` again"),
                    "this one said that it was over",
                )
            };
            found.push(
                Diagnostic::error("status-backwards", message)
                .at(status.spot, "the later report")
                .at(before.spot, said)
                .help(
                    "if the later report corrects the earlier one, add `supersedes = true` to it",
                ),
            );
        }
        closed = if open(status.value) {
            None
        } else {
            Some(status)
        };
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Severity {
    Contradicts,
    NotShown,
}

/// Reports must not differ in a field unless the later one corrects the earlier.
fn agree<'a, T: PartialEq + 'a>(
    told: &[Told<'a>],
    name: &str,
    severity: Severity,
    found: &mut Vec<Diagnostic>,
    get: impl Fn(&'a EventReport) -> Option<&'a At<T>>,
) {
    let mut known: Option<&At<T>> = None;
    for (_, report) in told {
        let Some(new) = get(report) else {
            continue;
        };
        match known {
            Some(before) if before.value != new.value && !report.supersedes => {
                let id = &report.id.value;
                let diagnostic = match severity {
                    Severity::Contradicts => Diagnostic::error(
                        "contradicting-reports",
                        format!("two reports of `{id}` give it another {name}"),
                    ),
                    Severity::NotShown => Diagnostic::warning(
                        "not-shown",
                        format!("`{id}` has a {name} already; this one is not shown"),
                    ),
                };
                found.push(
                    diagnostic
                        .at(new.spot, LATER)
                        .at(before.spot, EARLIER)
                        .help(format!("leave `{name}` out here, or {CORRECTS}")),
                );
            }
            _ => known = Some(new),
        }
    }
}

const LATER: &str = "the later report";
const EARLIER: &str = "the earlier one";
const CORRECTS: &str = "add `supersedes = true` if this report corrects the earlier one";

/// An actor has one `detail` in each part.
fn details(told: &[Told<'_>], found: &mut Vec<Diagnostic>) {
    let mut known: Vec<&At<Involvement>> = Vec::new();
    for (_, report) in told {
        for actor in &report.actors {
            let new = &actor.value;
            if new.detail.is_none() {
                continue;
            }
            let before = known
                .iter_mut()
                .find(|known| known.value.actor == new.actor && known.value.part == new.part);
            match before {
                Some(before) if report.supersedes => *before = actor,
                Some(before) if before.value.detail != new.detail => found.push(
                    Diagnostic::warning(
                        "not-shown",
                        format!(
                            "`{}` of `{}` has a detail already; this one is not shown",
                            new.actor, report.id.value
                        ),
                    )
                    .at(actor.spot, LATER)
                    .at(before.spot, EARLIER)
                    .help(format!("leave `detail` out here, or {CORRECTS}")),
                ),
                Some(_) => {}
                None => known.push(actor),
            }
        }
    }
}

/// The same words are of the same speakers, unless one report has both say them.
fn words(told: &[Told<'_>], found: &mut Vec<Diagnostic>) {
    let Some((_, first)) = told.first() else {
        return;
    };
    let quoted = merge::quoted(told);
    for (at, later) in quoted.iter().enumerate() {
        let other = |earlier: &&Quoted<'_>| {
            earlier.quote.text.value == later.quote.text.value
                && !std::ptr::eq(earlier.article, later.article)
        };
        let Some(earlier) = quoted.iter().take(at).find(other) else {
            continue;
        };
        let by = |quoted: &Quoted<'_>| {
            let speakers: Vec<String> = quoted.speakers.iter().map(|s| format!("`{s}`")).collect();
            format!("said by {}", speakers.join(", "))
        };
        found.push(
            Diagnostic::warning(
                "contradicting-reports",
                format!(
                    "two reports of `{}` give these words to different people; readers see both",
                    first.id.value
                ),
            )
            .at(later.quote.text.spot, by(later))
            .at(earlier.quote.text.spot, by(earlier))
            .help(format!("leave `quote` out of one, or {CORRECTS}")),
        );
    }
}
