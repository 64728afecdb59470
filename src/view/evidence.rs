//! How we know: the source, its paragraphs, and how the date was found.

use super::context::Context;
use super::tag::{Tag, nodes, tag};
use crate::model::{Event, Evidence, Source, day, linkable};
use crate::text::{DateStyle, Key, basis_long};

/// Sources with their paragraphs, and the working of the date.
pub(crate) fn evidence(context: &Context, event: &Event) -> Tag {
    let words = &context.words;
    let label = if event.evidence.len() > 1 {
        Key::Sources
    } else {
        Key::Source
    };
    let working = event.when.working.as_ref();
    let text = working.map(|working| working.text.as_str());
    let note = event.when.note.as_deref();
    let other = working.and_then(|working| working.other_reading.as_deref());
    tag("dl.dt-ev-dl")
        .child((!event.evidence.is_empty()).then(|| context.word("dt", label)))
        .children(
            event
                .evidence
                .iter()
                .map(|evidence| source(context, evidence)),
        )
        .child(context.word("dt", basis_long(&event.when)))
        // A name has to have something beside it, be it nothing.
        .child(tag("dd").child(text.or(note).unwrap_or_default()))
        .child(text.and(note).map(|note| tag("dd").child(note)))
        .child(
            other.map(|other| {
                tag("dd.dt-other").child(words.with(Key::OtherReading, "text", other))
            }),
        )
}

fn source(context: &Context, evidence: &Evidence) -> Tag {
    let words = &context.words;
    let Some(source) = context.chronology.source(&evidence.source) else {
        return tag("dd").child(&evidence.source);
    };
    let mut line = publication(context, source);
    let paragraphs = &evidence.paragraphs;
    if !paragraphs.is_empty() {
        let key = if paragraphs.len() > 1 {
            Key::Paragraphs
        } else {
            Key::Paragraph
        };
        let numbers = words.list(paragraphs, |number| words.number(f64::from(*number)));
        next_sentence(&mut line, &words.with(key, "n", &numbers));
    }
    if let Some(locator) = &evidence.locator {
        next_sentence(&mut line, locator);
    }
    let title = match address(source) {
        Some(href) => tag("a").set("href", href),
        None => nodes(),
    };
    tag("dd")
        .child(tag("cite").child(title.child(&source.title)))
        .child(line)
}

/// Ukrainian dates end in a full stop of their own.
fn next_sentence(line: &mut String, next: &str) {
    if !line.is_empty() {
        line.push_str(if line.ends_with('.') { " " } else { ". " });
    }
    line.push_str(next);
}

/// `World News, 25 April 2025`
pub(crate) fn publication(context: &Context, source: &Source) -> String {
    let words = &context.words;
    let say = |civil| words.date(civil, DateStyle::Full);
    let date = day(&source.published).map_or_else(String::new, say);
    context.joined(&source.publisher, &date)
}

/// The address of a source, if it has one to link.
pub(crate) fn address(source: &Source) -> Option<&str> {
    linkable(source.url.as_deref()?)
}
