//! What is said of dates that are not the event's.

use crate::compile::diagnostic::Diagnostic;
use crate::compile::files::At;
use crate::compile::merge::Told;
use crate::compile::report::EventReport;
use crate::model::{Basis, Status};

/// Tells of the words on dates of all reports but the one whose date was chosen, by position,
/// and of those before it that it corrects or carries out.
pub(super) fn words(told: &[Told<'_>], chosen: usize, found: &mut Vec<Diagnostic>) {
    let Some((_, shown)) = told.get(chosen) else {
        return;
    };
    let planned = |report: &EventReport| {
        let status = report.status.as_ref();
        status.is_some_and(|status| status.value == Status::Announced)
    };
    for (number, (_, report)) in told.iter().enumerate() {
        let corrected = |(_, later): &Told<'_>| later.supersedes && later.when.is_some();
        let replaced = number < chosen
            && (told.iter().take(chosen + 1).skip(number + 1).any(corrected)
                || (planned(report) && !planned(shown)));
        if number == chosen || replaced {
            continue;
        }
        let text = |get: fn(&EventReport) -> Option<&At<String>>| {
            let words = get(report)?;
            let same = get(shown).is_some_and(|other| other.value == words.value);
            (!same).then_some(words.spot)
        };
        let basis = report.basis.as_ref().filter(|basis| {
            let other = shown.basis.as_ref().map(|other| other.value);
            other != Some(basis.value)
        });
        let lost = [
            ("note", text(|r| r.note.as_ref())),
            ("other_reading", text(|r| r.other_reading.as_ref())),
            ("basis", basis.map(|basis| basis.spot)),
        ];
        for (name, spot) in lost {
            let Some(spot) = spot else { continue };
            let date = shown.when.as_ref().map_or(shown.id.spot, |when| when.spot);
            found.push(
                Diagnostic::warning(
                    "not-shown",
                    format!(
                        "`{}` has the date of another report; this `{name}` is not shown",
                        report.id.value
                    ),
                )
                .at(spot, "")
                .at(date, "the report whose date is shown")
                .help(format!("leave `{name}` out here, or write it there")),
            );
        }
    }
}

/// Tells of a `basis` without a date that it could be of; `shown` is what readers see.
pub(super) fn basis(report: &EventReport, shown: Basis, found: &mut Vec<Diagnostic>) {
    let Some(basis) = report.basis.as_ref().filter(|basis| basis.value != shown) else {
        return;
    };
    found.push(
        Diagnostic::warning(
            "not-shown",
            format!(
                "`{}` has no `when` here; this `basis` is not shown",
                report.id.value
            ),
        )
        .at(basis.spot, "")
        .help("add `when`, or leave `basis` out"),
    );
}
