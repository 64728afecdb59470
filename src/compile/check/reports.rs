//! Several articles' reports of one event: what they must agree on.

use crate::compile::diagnostic::Diagnostic;
use crate::compile::files::{At, Spot};
use crate::compile::merge::Told;
use crate::model::Status;

pub(super) fn event(told: &[Told<'_>], found: &mut Vec<Diagnostic>) {
    let Some((_, first)) = told.first() else {
        return;
    };
    let lacks = |name: &str, about: &str| {
        Diagnostic::error("missing-field", format!("an event lacks `{name}`"))
            .at(first.id.spot, format!("`{name}` is missing here"))
            .help(about.to_owned())
    };
    if told.iter().all(|(_, report)| report.headline.is_none()) {
        found.push(lacks("headline", "headline: one line, in your own words"));
    }
    if told.iter().all(|(_, report)| report.kind.is_none()) {
        found.push(lacks(
            "kind",
            "kind: strike, statement, meeting, background, or a kind of timeline.toml",
        ));
    }
    if told.len() > 1 {
        status(told, found);
        agree(told, "kind", Severity::Contradicts, found, |r| {
            r.kind.as_ref().map(|text| (text.value.as_str(), text.spot))
        });
        agree(told, "place", Severity::Contradicts, found, |r| {
            r.place
                .as_ref()
                .map(|text| (text.value.as_str(), text.spot))
        });
        agree(told, "headline", Severity::NotShown, found, |r| {
            r.headline
                .as_ref()
                .map(|text| (text.value.as_str(), text.spot))
        });
        agree(told, "summary", Severity::NotShown, found, |r| {
            r.summary
                .as_ref()
                .map(|text| (text.value.as_str(), text.spot))
        });
    }
}

/// A later report may close what an earlier one left open, and not the other way round.
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
        if let Some(before) = closed.filter(|_| open(status.value) && !report.supersedes) {
            found.push(
                Diagnostic::error(
                    "status-backwards",
                    format!("a later report opens `{}` again", report.id.value),
                )
                .at(status.spot, "the later report")
                .at(before.spot, "this one said that it was over")
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
fn agree<'a>(
    told: &[Told<'a>],
    name: &str,
    severity: Severity,
    found: &mut Vec<Diagnostic>,
    get: impl Fn(&'a crate::compile::report::EventReport) -> Option<(&'a str, Spot)>,
) {
    let mut known: Option<(&str, Spot)> = None;
    for (_, report) in told {
        let Some((value, spot)) = get(report) else {
            continue;
        };
        match known {
            Some((before, first)) if before != value && !report.supersedes => {
                let diagnostic = if severity == Severity::Contradicts {
                    Diagnostic::error(
                        "contradicting-reports",
                        format!(
                            "two reports of `{}` give it another {name}",
                            report.id.value
                        ),
                    )
                } else {
                    Diagnostic::warning(
                        "not-shown",
                        format!(
                            "`{}` has a {name} already; this one is not shown",
                            report.id.value
                        ),
                    )
                };
                found.push(
                    diagnostic
                        .at(spot, "the later report")
                        .at(first, "the earlier one")
                        .help(format!(
                            "leave `{name}` out here, or add `supersedes = true` if this report corrects the earlier one"
                        )),
                );
            }
            _ => known = Some((value, spot)),
        }
    }
}
