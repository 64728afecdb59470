//! What is said when a date cannot be worked out.

use crate::compile::compiler::World;
use crate::compile::date::{Refusal, Span, in_words};
use crate::compile::diagnostic::Diagnostic;
use crate::compile::files::Spot;

pub(crate) fn unknown_event(world: &World, name: &str) -> Diagnostic {
    let says = Diagnostic::error("unknown-event", format!("there is no event `{name}`"))
        .suggest(name, world.event_names());
    if says.help.is_empty() {
        says.help("an event is named by the `id` that it has in an article")
    } else {
        says
    }
}

/// `from` or `after` something that comes after the report, which has it as come about;
/// `earlier` if that is another report than the one that says so.
pub(super) fn after_report(reported: i64, earlier: bool, spot: Spot) -> Diagnostic {
    Diagnostic::error(
        "after-publication",
        format!(
            "this lies after {}, when it was reported as come about",
            in_words(&Span::of_day(reported))
        ),
    )
    .at(spot, "")
    .help(if earlier {
        "if the earlier report was wrong, add `supersedes = true` to this one; otherwise check the date"
    } else {
        "if it was still to come, add `status = \"announced\"`; otherwise check the date"
    })
}

pub(super) fn refused(refusal: Refusal, spot: Spot) -> Diagnostic {
    match refusal {
        Refusal::Open => Diagnostic::error(
            "open-anchor",
            "this counts from a date that is open on that side",
        )
        .at(spot, "")
        .help("give what it counts from a date on that side, or leave the line out"),
        Refusal::Unbounded => Diagnostic::error(
            "open-anchor",
            "nothing bounds this date: what it refers to is open on that side",
        )
        .at(spot, "")
        .help("name an event or a date that has this end, or leave the line out"),
        Refusal::OutOfCalendar => {
            Diagnostic::error("out-of-calendar", "this leads beyond the calendar")
                .at(spot, "")
                .help("years go from -262,000 to 262,000")
        }
        Refusal::NotADay => Diagnostic::error(
            "not-a-day",
            "a part of the day needs a date that is one single day",
        )
        .at(spot, "")
        .help("name one day, or leave the part of the day out"),
        Refusal::Backwards => {
            Diagnostic::error("backwards", "the first date lies after the second")
                .at(spot, "no day lies between them")
                .help("check both against the source, or exchange them")
        }
    }
}
