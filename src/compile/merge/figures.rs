//! Figures of several reports: equal ones once, others side by side, as a range where there is one.

use crate::compile::files::At;
use crate::compile::report::Article;
use crate::model::{Amount, Figure, FigureReport, Qualifier};

use super::Told;

/// Whether two figures count the same; capital letters do not matter.
pub(crate) fn same_count(a: &Figure, b: &Figure) -> bool {
    let same = |a: &str, b: &str| {
        let letters = b.chars().flat_map(char::to_lowercase);
        a.chars().flat_map(char::to_lowercase).eq(letters)
    };
    let [one, other] = [a, b].map(|figure| figure.unit.as_deref().unwrap_or_default());
    same(&a.measure, &b.measure) && same(one, other)
}

/// A figure and the article that has it.
type FigureTold<'a> = (&'a Article, &'a Figure);

/// Figures of all reports; where sources differ on one, it says what each of them tells.
pub(super) fn shown(reports: &[Told<'_>]) -> Vec<Figure> {
    let counts = told(reports);
    counts.iter().flat_map(|told| of_one_count(told)).collect()
}

/// What is told of each count, unless a later report corrects it.
fn told<'a>(reports: &[Told<'a>]) -> Vec<Vec<FigureTold<'a>>> {
    let mut counts: Vec<Vec<FigureTold<'a>>> = Vec::new();
    for (article, report) in reports {
        for At { value: figure, .. } in &report.figures {
            let new = (*article, figure);
            let same = |told: &&mut Vec<FigureTold<'_>>| {
                told.first()
                    .is_some_and(|known| same_count(known.1, figure))
            };
            let own = |known: &FigureTold<'_>| std::ptr::eq(known.0, *article);
            match counts.iter_mut().find(same) {
                Some(told) if report.supersedes && !told.iter().any(own) => *told = vec![new],
                Some(told) => told.push(new),
                None => counts.push(vec![new]),
            }
        }
    }
    counts
}

fn of_one_count(told: &[FigureTold<'_>]) -> Vec<Figure> {
    let numbers = parted(told, |figure| (figure.amount, figure.qualifier));
    let days = parted(told, |figure| figure.as_of.as_deref());
    let dated = days.iter().filter(|(day, _)| day.is_some());
    if numbers.len() == 1 && dated.count() < 2 {
        let day = told.iter().find_map(|(_, figure)| figure.as_of.clone());
        let first = told.first().map(|(_, figure)| Figure {
            as_of: day,
            ..(*figure).clone()
        });
        return first.into_iter().collect();
    }
    // A range over several days would be of none of them.
    days.iter()
        .flat_map(|(_, told)| match together(told) {
            Some(figure) => vec![figure],
            None => parted(told, |figure| (figure.amount, figure.qualifier))
                .iter()
                .filter_map(|(_, told)| together(told))
                .collect(),
        })
        .collect()
}

/// Those of which something is the same together, in the order in which they are told.
fn parted<'a, K: PartialEq>(
    told: &[FigureTold<'a>],
    key: impl Fn(&'a Figure) -> K,
) -> Vec<(K, Vec<FigureTold<'a>>)> {
    let mut parts: Vec<(K, Vec<FigureTold<'a>>)> = Vec::new();
    for one in told {
        let own = key(one.1);
        match parts.iter_mut().find(|(known, _)| *known == own) {
            Some((_, part)) => part.push(*one),
            None => parts.push((own, vec![*one])),
        }
    }
    parts
}

/// One figure from the lowest to the highest number; nothing if that end is open in one report
/// and not in all.
fn together(told: &[FigureTold<'_>]) -> Option<Figure> {
    let (_, first) = told.first()?;
    let ends = |figure: &Figure| match figure.amount {
        Amount::Value(value) => [value, value],
        Amount::Range(ends) => ends,
    };
    let figures = || {
        told.iter()
            .map(|(_, figure)| (ends(figure), figure.qualifier))
    };
    let low = figures().map(|([low, _], _)| low).fold(f64::MAX, f64::min);
    let high = figures()
        .map(|([_, high], _)| high)
        .fold(f64::MIN, f64::max);
    let alike = figures().all(|(_, qualifier)| qualifier == first.qualifier);
    let open = figures().any(|([from, to], qualifier)| match qualifier {
        Qualifier::AtLeast | Qualifier::MoreThan => to >= high,
        Qualifier::FewerThan | Qualifier::UpTo => from <= low,
        Qualifier::Exact | Qualifier::About => false,
    });
    if open && !alike {
        return None;
    }
    Some(Figure {
        amount: if low < high {
            Amount::Range([low, high])
        } else {
            Amount::Value(low)
        },
        qualifier: if alike {
            first.qualifier
        } else {
            Qualifier::Exact
        },
        reports: told
            .iter()
            .map(|(article, figure)| FigureReport {
                source: article.source.id.value.clone(),
                amount: figure.amount,
                qualifier: figure.qualifier,
            })
            .collect(),
        ..(*first).clone()
    })
}
