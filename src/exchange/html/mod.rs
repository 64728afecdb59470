//! The chronology as plain HTML: what stands inside the tag for readers and search
//! engines without JavaScript. Class names are those of the widget's list.

mod body;
mod date;
mod write;

use std::collections::HashMap;

use crate::model::{Event, Source, Timeline};
use crate::text::{Catalogue, DatePhrase, Key, PlainEnglish, Words};

use super::json_ld;
use write::Writer;

/// The list, with its JSON-LD beside it, to be put inside `<diplomatic-timeline>`.
///
/// ```
/// use diplomatic_timeline::exchange::html::fallback;
/// use diplomatic_timeline::model::Timeline;
///
/// let timeline = Timeline { title: "Talks & trade".into(), ..Timeline::default() };
/// assert!(fallback(&timeline).contains("Talks &amp; trade"));
/// ```
#[must_use]
pub fn fallback(timeline: &Timeline) -> String {
    let page = Page::new(timeline);
    let mut out = Writer::default();
    let lang = if timeline.language.is_empty() {
        "en"
    } else {
        &timeline.language
    };
    let dir = Words::new(lang, Catalogue::default(), Box::new(PlainEnglish)).dir();
    out.open(
        "div",
        &[("class", "dt dt-fallback"), ("lang", lang), ("dir", dir)],
    );
    out.open("header", &[("class", "dt-head")]);
    out.text("h2", "dt-title", &timeline.title);
    if !timeline.summary.is_empty() {
        out.text("p", "dt-deck", &timeline.summary);
    }
    out.close("header");
    out.open("div", &[("class", "dt-listview")]);
    for group in groups(&page.words, &timeline.events) {
        page.section(&mut out, group);
    }
    out.close("div");
    page.foot(&mut out);
    out.close("div");
    out.json_ld(&json_ld::graph(timeline));
    out.finish()
}

/// Neighbours whose dates are the same and are told in the same words.
fn groups<'t>(words: &Words, events: &'t [Event]) -> impl Iterator<Item = &'t [Event]> {
    events.chunk_by(move |a, b| {
        let date = |event: &Event| (event.when.bounds(), DatePhrase::new(words, &event.when));
        date(a) == date(b)
    })
}

/// A timeline with what is needed to write it.
struct Page<'t> {
    timeline: &'t Timeline,
    words: Words,
    events: HashMap<&'t str, &'t Event>,
    sources: HashMap<&'t str, &'t Source>,
    /// Relations from the other end: by event referred to.
    referred: HashMap<&'t str, Vec<(&'t Event, crate::model::RelationKind)>>,
}

impl<'t> Page<'t> {
    fn new(timeline: &'t Timeline) -> Self {
        let mut referred: HashMap<&str, Vec<_>> = HashMap::new();
        for event in &timeline.events {
            for relation in &event.relations {
                referred
                    .entry(&relation.event)
                    .or_default()
                    .push((event, relation.rel));
            }
        }
        Self {
            timeline,
            words: Words::default(),
            events: timeline.events.iter().map(|e| (e.id.as_str(), e)).collect(),
            sources: timeline
                .sources
                .iter()
                .map(|s| (s.id.as_str(), s))
                .collect(),
            referred,
        }
    }

    fn section(&self, out: &mut Writer, group: &[Event]) {
        let Some(first) = group.first() else {
            return;
        };
        let words = &self.words;
        let phrase = DatePhrase::new(words, &first.when);
        out.open("section", &[("class", "dt-lg")]);
        out.open("header", &[("class", "dt-lh")]);
        out.open("h3", &[]);
        if !phrase.weekday.is_empty() {
            out.text("small", "", &phrase.weekday);
            out.raw(" ");
        }
        date::time(out, words, &first.when, &phrase.date);
        out.close("h3");
        let one = group.iter().all(|e| e.when.basis == first.when.basis);
        let precision = if one {
            let basis = words.basis(first.when.basis);
            words.fill(Key::Joined, &[("a", &phrase.precision), ("b", basis)])
        } else {
            phrase.precision
        };
        out.text("p", "", &precision);
        out.close("header");
        out.open("ol", &[("class", "dt-lo")]);
        for event in group {
            self.item(out, event);
        }
        out.close("ol");
        out.close("section");
    }

    fn item(&self, out: &mut Writer, event: &Event) {
        let id = self.anchor(&event.id);
        out.open(
            "li",
            &[
                ("class", "dt-li"),
                ("id", &id),
                ("data-id", &event.id),
                ("data-kind", &event.kind),
            ],
        );
        out.open("article", &[("class", "dt-la")]);
        self.body(out, event);
        self.related(out, event);
        out.close("article");
        self.evidence(out, event);
        out.close("li");
    }

    /// Ids carry the timeline's name, so that two on one page do not clash.
    fn anchor(&self, event: &str) -> String {
        format!("{}-{event}", self.timeline.id)
    }

    fn foot(&self, out: &mut Writer) {
        let sources: Vec<String> = self
            .timeline
            .sources
            .iter()
            .map(|source| format!("{}, {}", source.publisher, self.day(&source.published)))
            .collect();
        if sources.is_empty() {
            return;
        }
        let key = if sources.len() == 1 {
            Key::Source
        } else {
            Key::Sources
        };
        out.open("footer", &[("class", "dt-foot")]);
        let text = format!("{}: {}", self.words.get(key), sources.join("; "));
        out.text("p", "dt-credit", &text);
        out.close("footer");
    }

    /// A day `YYYY-MM-DD` in words; as it stands if it is none.
    fn day(&self, text: &str) -> String {
        crate::model::day(text).map_or(text.to_owned(), |civil| {
            self.words.date(civil, crate::text::DateStyle::Full)
        })
    }
}
