//! How messages look: in the manner of rustc for people, one JSON object a line for programs.

use std::collections::HashMap;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use serde::Serialize;

use super::diagnostic::{Diagnostic, Label, Severity};
use super::files::{File, Lines};

/// How messages are to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// For people, without colour.
    Plain,
    /// For people, with the terminal's colours.
    Colored,
    /// For programs: one JSON object a line.
    Json,
}

/// One message as text, without a line feed at its end.
#[must_use]
pub fn render(diagnostic: &Diagnostic, files: &[File], look: Look) -> String {
    let renderer = match look {
        Look::Json => return json(diagnostic, files, &mut HashMap::new()),
        Look::Plain => Renderer::plain(),
        Look::Colored => Renderer::styled(),
    };
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let mut group: Group<'_> = level
        .primary_title(diagnostic.message.as_str())
        .id(diagnostic.code)
        .elements(snippets(diagnostic, files));
    for note in &diagnostic.notes {
        group = group.element(Level::NOTE.message(note.as_str()));
    }
    for help in &diagnostic.help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    renderer
        .decor_style(DecorStyle::Ascii)
        .render(&[group])
        .trim_end()
        .to_owned()
}

/// All messages for programs, one a line. The lines of each file are counted once.
#[must_use]
pub fn for_programs(diagnostics: &[Diagnostic], files: &[File]) -> String {
    let mut lines = HashMap::new();
    let told = diagnostics.iter();
    let told = told.map(|diagnostic| json(diagnostic, files, &mut lines) + "\n");
    told.collect()
}

/// One snippet a file, cut to the lines that are pointed at, so that a message costs
/// the same in a long file as in a short one.
fn snippets<'d>(
    diagnostic: &'d Diagnostic,
    files: &'d [File],
) -> Vec<Snippet<'d, annotate_snippets::Annotation<'d>>> {
    let mut order: Vec<u32> = Vec::new();
    for label in &diagnostic.labels {
        if !order.contains(&label.spot.file) {
            order.push(label.spot.file);
        }
    }
    let main = diagnostic.labels.first();
    order
        .into_iter()
        .filter_map(|number| {
            let file = files.get(number as usize)?;
            let labels = diagnostic.labels.iter().filter(|l| l.spot.file == number);
            let (start, end) = lines_around(&file.text, labels.clone());
            let cut = file.text.get(start..end)?;
            let first_line = file.text.get(..start)?.matches('\n').count() + 1;
            let mut snippet = Snippet::source(cut)
                .path(file.path.as_str())
                .line_start(first_line)
                .fold(true);
            for label in labels {
                let kind = if main.is_some_and(|main| std::ptr::eq(main, label)) {
                    AnnotationKind::Primary
                } else {
                    AnnotationKind::Context
                };
                let at = clamp(&file.text, label);
                let mut annotation = kind.span(at.0 - start..at.1 - start);
                if !label.text.is_empty() {
                    annotation = annotation.label(label.text.as_str());
                }
                snippet = snippet.annotation(annotation);
            }
            Some(snippet)
        })
        .collect()
}

/// A label's bytes, moved to the bounds of characters within the text.
fn clamp(text: &str, label: &Label) -> (usize, usize) {
    let inside = |at: u32| {
        let mut at = (at as usize).min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let (start, end) = (inside(label.spot.start), inside(label.spot.end));
    (start, end.max(start))
}

fn lines_around<'l>(text: &str, labels: impl Iterator<Item = &'l Label>) -> (usize, usize) {
    let (mut start, mut end) = (text.len(), 0);
    for label in labels {
        let (from, to) = clamp(text, label);
        start = start.min(from);
        end = end.max(to);
    }
    let start = text
        .get(..start)
        .and_then(|before| before.rfind('\n'))
        .map_or(0, |at| at + 1);
    let end = text
        .get(end..)
        .and_then(|after| after.find('\n'))
        .map_or(text.len(), |at| end + at);
    // The half of what ends a line on Windows would be shown as a sign of its own.
    let half = text.get(..end).is_some_and(|text| text.ends_with('\r'));
    let end = end + usize::from(half && end < text.len());
    (start, end.max(start))
}

#[derive(Serialize)]
struct JsonMessage<'d> {
    severity: &'static str,
    code: &'d str,
    message: &'d str,
    places: Vec<JsonPlace<'d>>,
    notes: &'d [String],
    help: &'d [String],
}

#[derive(Serialize)]
struct JsonPlace<'d> {
    file: &'d str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    text: &'d str,
}

fn json(diagnostic: &Diagnostic, files: &[File], lines: &mut HashMap<u32, Lines>) -> String {
    let places = diagnostic
        .labels
        .iter()
        .filter_map(|label| {
            let file = files.get(label.spot.file as usize)?;
            let lines = lines.entry(label.spot.file);
            let lines = lines.or_insert_with(|| Lines::of(&file.text));
            let (line, column) = lines.place(&file.text, label.spot.start as usize);
            let (end_line, end_column) = lines.place(&file.text, label.spot.end as usize);
            Some(JsonPlace {
                file: &file.path,
                line,
                column,
                end_line,
                end_column,
                text: &label.text,
            })
        })
        .collect();
    let message = JsonMessage {
        severity: match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        },
        code: diagnostic.code,
        message: &diagnostic.message,
        places,
        notes: &diagnostic.notes,
        help: &diagnostic.help,
    };
    // Strings and numbers always serialise.
    serde_json::to_string(&message).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compile::Spot;

    #[test]
    fn programs_get_thousands_of_messages_in_a_moment() {
        let text = "x = 1\n".repeat(100_000);
        let files = [File::new("f", text)];
        let all: Vec<Diagnostic> = (0..20_000)
            .map(|line| {
                let at = line * 5 * 6;
                Diagnostic::error("no-date", "wrong").at(Spot::new(0, at..at + 1), "")
            })
            .collect();
        let told = for_programs(&all, &files);
        let last = all.last().unwrap();
        assert_eq!(told.lines().count(), all.len());
        assert_eq!(
            told.lines().last(),
            Some(&*render(last, &files, Look::Json))
        );
        assert!(told.ends_with("\"line\":99996,\"column\":1,\"end_line\":99996,\"end_column\":2,\"text\":\"\"}],\"notes\":[],\"help\":[]}\n"));
    }

    #[test]
    fn the_line_ends_of_windows_look_as_those_of_unix() {
        for span in [0..1, 2..3, 3..4, 0..6, 5..7, 9..9] {
            let shown = ["a b\nc d\ne", "a b\r\nc d\r\ne"].map(|text| {
                let wrong =
                    Diagnostic::error("no-date", "wrong").at(Spot::new(0, span.clone()), "");
                render(&wrong, &[File::new("f", text)], Look::Plain)
            });
            assert!(!shown[1].contains('\u{240d}'), "{span:?}: {}", shown[1]);
            if span.end < 4 {
                assert_eq!(shown[0], shown[1], "{span:?}");
            }
        }
    }
}
