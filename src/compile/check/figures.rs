//! Figures that say less, or more, than they seem to.

use super::sense::after;
use crate::compile::diagnostic::Diagnostic;
use crate::compile::files::At;
use crate::compile::merge::{Told, same_count};
use crate::compile::report::{Article, EventReport};
use crate::model::Figure;

pub(super) fn event(told: &[Told<'_>], found: &mut Vec<Diagnostic>) {
    for (article, report) in told {
        days(article, report, found);
        counted_twice(report, found);
    }
}

/// Nobody counts what lies ahead, and a day needs figures.
fn days(article: &Article, report: &EventReport, found: &mut Vec<Diagnostic>) {
    let id = &report.id.value;
    let shared = report.figures_as_of.as_ref();
    if let Some(day) = shared.filter(|_| !report.has("figures")) {
        found.push(
            Diagnostic::warning(
                "not-shown",
                format!("`{id}` has no figures here; this `figures_as_of` is not shown"),
            )
            .at(day.spot, "")
            .help("write it in the report that has the figures, or leave it out"),
        );
    }
    let own = report.figures.iter().filter_map(|figure| {
        let day = figure.value.as_of.as_ref()?;
        (shared.map(|shared| &shared.value) != Some(day)).then_some((day, figure.spot))
    });
    let published = &article.source.published;
    for (day, spot) in shared
        .map(|day| (&day.value, day.spot))
        .into_iter()
        .chain(own)
    {
        if after(crate::compile::date::day_number(day), &published.value) {
            found.push(
                Diagnostic::error(
                    "after-publication",
                    format!("`{id}` has figures of a day after the article that reports them"),
                )
                .at(spot, format!("as of {day}"))
                .at(published.spot, "the day of the article")
                .help("check the day against the source"),
            );
        }
    }
}

/// One article has one figure of a count and a day.
fn counted_twice(report: &EventReport, found: &mut Vec<Diagnostic>) {
    for (at, second) in report.figures.iter().enumerate() {
        let same = |first: &&At<Figure>| {
            same_count(&first.value, &second.value) && first.value.as_of == second.value.as_of
        };
        let Some(first) = report.figures.iter().take(at).find(same) else {
            continue;
        };
        let measure = &second.value.measure;
        found.push(
            Diagnostic::warning(
                "counted-twice",
                format!(
                    "`{}` counts {measure} twice here, as if sources differed",
                    report.id.value
                ),
            )
            .at(second.spot, "")
            .at(first.spot, "the first")
            .help("leave one out; or say of what each is, such as \"12 soldiers killed\"")
            .help("a range that the article reports is one figure: \"12 to 90 killed\""),
        );
    }
}
