//! The figures as tables for people, with each peer's share of ours.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

use crate::contenders::Contender;
use crate::machine;
use crate::plan::Plan;
use crate::table::{Cell, Measure, Table};

const BEGIN: &str = "<!-- Written by `cargo xtask bench --write`. -->";
const END: &str = "<!-- Until here. -->";

/// The table of one size.
pub(crate) fn size(table: &Table, size: usize) -> String {
    let known = |contender: &&Contender| {
        let has = |measure: &Measure| table.get((size, **contender, *measure)).is_some();
        **contender == Contender::Ours
            || Measure::ALL.iter().any(has)
            || table.gave_up(size, **contender)
    };
    let contenders: Vec<&Contender> = Contender::ALL.iter().filter(known).collect();
    let mut text = format!("### {} events\n\n|", grouped(size));
    for contender in &contenders {
        let _ = write!(text, " | {}", contender.name());
    }
    let _ = write!(text, " |\n|---{}|", "|---:".repeat(contenders.len()));
    let mut notes: Vec<String> = Vec::new();
    for &measure in &Measure::ALL {
        let used =
            |c: &&Contender| matches!(table.get((size, **c, measure)), Some(Cell::Samples(_)));
        if !contenders.iter().any(used) {
            continue;
        }
        row(&mut text, measure.title(), &contenders, |contender| {
            let key = (size, contender, measure);
            cell(table, key, 0.5, &mut notes)
        });
        if measure == Measure::Move {
            row(
                &mut text,
                "… at its 99th percentile",
                &contenders,
                |contender| cell(table, (size, contender, measure), 0.99, &mut notes),
            );
        }
    }
    text.push('\n');
    if !notes.is_empty() {
        let _ = write!(text, "\nA dash: {}.\n", notes.join("; "));
    }
    text
}

fn row(
    text: &mut String,
    title: &str,
    contenders: &[&Contender],
    mut cell: impl FnMut(Contender) -> String,
) {
    let _ = write!(text, "\n| {title}");
    for contender in contenders {
        let _ = write!(text, " | {}", cell(**contender));
    }
    text.push_str(" |");
}

/// `12.3 (4.1×)`: how it is, and how much of ours.
fn cell(
    table: &Table,
    key: (usize, Contender, Measure),
    share: f64,
    notes: &mut Vec<String>,
) -> String {
    let (size, contender, measure) = key;
    match table.get(key) {
        Some(Cell::Samples(_)) => {}
        Some(Cell::Without(reason)) => {
            let note = format!("{} ({reason})", contender.name());
            if !notes.contains(&note) {
                notes.push(note);
            }
            return "–".into();
        }
        Some(Cell::GaveUp) => return "gave up".into(),
        None if table.gave_up(size, contender) => return "gave up".into(),
        None => return String::new(),
    }
    let Some(value) = table.quantile(key, share) else {
        return String::new();
    };
    // What an empty page costs is taken off; who costs less than that costs nothing.
    let value = value.max(0.0);
    let ours = table.quantile((size, Contender::Ours, measure), share);
    match ours.filter(|ours| *ours > 0.0 && contender != Contender::Ours) {
        Some(ours) => format!("{} ({}×)", short(value), short(value / ours)),
        None => short(value),
    }
}

/// Three figures are as many as a measure of this kind bears.
fn short(value: f64) -> String {
    if value >= 99.95 {
        grouped(value.round() as usize)
    } else if value >= 9.995 {
        format!("{value:.1}")
    } else {
        format!("{value:.2}")
    }
}

fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// All tables, with what they were measured on.
///
/// # Errors
///
/// When a version cannot be found.
pub(crate) fn whole(table: &Table, plan: &Plan) -> Result<String> {
    let mut text = format!(
        "Measured on {} with `{}`, {} repeats: {}; {}.\n",
        machine::today()?,
        plan.command.trim(),
        plan.repeats,
        machine::versions()?,
        machine::about()?
    );
    for &n in &plan.sizes {
        let _ = write!(text, "\n{}", size(table, n));
    }
    text.push_str(&growth(table, plan));
    Ok(text)
}

/// What our own measures grow by, from a thousand events on.
fn growth(table: &Table, plan: &Plan) -> String {
    const FROM: usize = 1_000;
    let sizes: Vec<usize> = plan.sizes.iter().copied().filter(|n| *n > FROM).collect();
    if sizes.is_empty() || !plan.sizes.contains(&FROM) {
        return String::new();
    }
    let mut text = String::from(
        "\n### Ours at more events\n\nHow many times as much as at 1,000 events.\n\n|",
    );
    for n in &sizes {
        let _ = write!(text, " | {}", grouped(*n));
    }
    let _ = write!(text, " |\n|---{}|", "|---:".repeat(sizes.len()));
    for measure in [
        Measure::Move,
        Measure::Pan,
        Measure::Zoom,
        Measure::Step,
        Measure::Filter,
    ] {
        let Some(base) = table.median((FROM, Contender::Ours, measure)) else {
            continue;
        };
        let title = measure.title().trim_end_matches(", ms");
        let _ = write!(text, "\n| {title}");
        for n in &sizes {
            let now = table.median((*n, Contender::Ours, measure));
            let times = now
                .filter(|_| base > 0.0)
                .map(|now| format!("{}×", short(now / base)));
            let _ = write!(text, " | {}", times.unwrap_or_default());
        }
        text.push_str(" |");
    }
    text.push('\n');
    text
}

/// Puts the tables in their place in a document.
///
/// # Errors
///
/// When the document has no place for them.
pub(crate) fn keep(document: &Path, tables: &str) -> Result<()> {
    let before = fs::read_to_string(document).context("docs/benchmarks.md is missing")?;
    fs::write(document, placed(&before, tables)?)?;
    Ok(())
}

fn placed(document: &str, tables: &str) -> Result<String> {
    let (head, rest) = document
        .split_once(BEGIN)
        .context("no place for the tables")?;
    let (_, foot) = rest.split_once(END).context("no end of the tables")?;
    Ok([head, BEGIN, "\n\n", tables.trim_end(), "\n\n", END, foot].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_says_how_much_and_how_much_of_ours() {
        let mut table = Table::default();
        table.add((20, Contender::Ours, Measure::Move), [2.0]);
        table.add((20, Contender::Vis, Measure::Move), [9.0]);
        let list = (20, Contender::List, Measure::Move);
        table.set(list, Cell::Without("nothing is selected in a list".into()));
        table.set((20, Contender::TimelineJs, Measure::Move), Cell::GaveUp);
        table.add((20, Contender::VisClustered, Measure::Move), [-0.1]);
        let text = size(&table, 20);
        assert!(
            text.contains(
                "| one pointer move, ms | 2.00 | 9.00 (4.50×) | 0.00 (0.00×) | gave up | – |"
            ),
            "{text}"
        );
        assert!(text.contains("A dash: plain `<ol>` (nothing is selected in a list)."));
    }

    #[test]
    fn the_words_around_the_tables_stay() {
        let page = format!("# Head\n\n{BEGIN}\nold\n{END}\n\nFoot\n");
        let placed = placed(&page, "new\n").unwrap();
        assert_eq!(
            placed,
            format!("# Head\n\n{BEGIN}\n\nnew\n\n{END}\n\nFoot\n")
        );
        assert!(super::placed("# Head", "new").is_err());
    }

    #[test]
    fn figures_are_short() {
        let all = [0.123, 9.994, 12.34, 99.96, 1_234_567.0].map(short);
        assert_eq!(all, ["0.12", "9.99", "12.3", "100", "1,234,567"]);
    }
}
