//! A draft as files.

use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;

use crate::compile::{File, is_taken, quoted, slug};

use super::{Draft, DraftArticle, DraftEvent, Imported};

impl Draft {
    /// The files of the chronology, each name made good and unique.
    pub(super) fn into_files(self) -> Imported {
        let mut people = Names::default();
        let mut places = Names::default();
        let mut events = Names::default();
        let mut sources = Names::default();
        let mut files = vec![File::new("timeline.toml", self.header())];
        for article in &self.articles {
            let id = sources.fresh(&article.title, "report");
            let text = article.to_toml(&mut people, &mut places, &mut events);
            files.push(File::new(format!("articles/{id}.toml"), text));
        }
        files.push(File::new("people.toml", people.to_toml()));
        files.push(File::new("places.toml", places.to_toml()));
        Imported {
            files,
            warnings: self.warnings,
        }
    }

    fn header(&self) -> String {
        let id = slug(&self.title);
        let mut text = String::new();
        let id = if id.is_empty() { "imported" } else { &id };
        line(&mut text, "id", id);
        line(&mut text, "title", &self.title);
        line(&mut text, "summary", &self.summary);
        line(&mut text, "language", "en");
        line(&mut text, "time_zone", "UTC");
        for (id, label, mark) in &self.kinds {
            text.push_str("\n[[kind]]\n");
            line(&mut text, "id", id);
            line(&mut text, "label", label);
            line(&mut text, "mark", mark);
        }
        text
    }
}

impl DraftArticle {
    fn to_toml(&self, people: &mut Names, places: &mut Names, events: &mut Names) -> String {
        let mut text = String::from("[source]\n");
        line(&mut text, "title", &self.title);
        line(&mut text, "publisher", &self.publisher);
        let _ = writeln!(text, "published = {}", self.published);
        line(&mut text, "url", &self.url);
        for event in &self.events {
            event.to_toml(&mut text, people, places, events);
        }
        text
    }
}

impl DraftEvent {
    fn to_toml(
        &self,
        text: &mut String,
        people: &mut Names,
        places: &mut Names,
        events: &mut Names,
    ) {
        text.push_str("\n[[event]]\n");
        line(text, "id", &events.fresh(&self.id, "event"));
        line(text, "kind", &self.kind);
        line(text, "status", self.status);
        line(text, "when", &self.when);
        line(text, "basis", self.basis);
        line(text, "note", &self.note);
        line(text, "headline", &self.headline);
        line(text, "summary", &self.summary);
        if !self.place.trim().is_empty() {
            line(text, "place", &places.known(&self.place, "place"));
        }
        let mut named: Vec<(&str, String)> = Vec::new();
        for (field, name) in &self.actors {
            named.push((field, quoted(&people.known(name, "actor"))));
        }
        for quote in self.quotes.iter().filter(|quote| !quote.detail.is_empty()) {
            let who = quoted(&people.known(&quote.speaker, "actor"));
            let detail = quoted(&quote.detail);
            named.push(("speaker", format!("{{ who = {who}, detail = {detail} }}")));
        }
        let mut fields: Vec<(&str, Vec<String>)> = Vec::new();
        for (field, actor) in named {
            match fields.iter_mut().find(|(known, _)| *known == field) {
                Some((_, list)) if list.contains(&actor) => {}
                Some((_, list)) => list.push(actor),
                None => fields.push((field, vec![actor])),
            }
        }
        for (field, list) in fields {
            let _ = writeln!(text, "{field} = [{}]", list.join(", "));
        }
        let quotes: Vec<String> = self
            .quotes
            .iter()
            .map(|quote| {
                let (text, speaker) = (quoted(&quote.text), &people.known(&quote.speaker, "actor"));
                format!("{{ text = {text}, speaker = {} }}", quoted(speaker))
            })
            .collect();
        if !quotes.is_empty() {
            let _ = writeln!(text, "quote = [{}]", quotes.join(", "));
        }
        if !self.figures.is_empty() {
            let figures: Vec<String> = self.figures.iter().map(|figure| quoted(figure)).collect();
            let _ = writeln!(text, "figures = [{}]", figures.join(", "));
        }
        line(text, "locator", &self.locator);
    }
}

/// A line, unless there is nothing to say.
fn line(text: &mut String, name: &str, value: &str) {
    let value = value.trim();
    if !value.is_empty() {
        let _ = writeln!(text, "{name} = {}", quoted(value));
    }
}

/// Short names given so far, with the full ones.
#[derive(Default)]
pub(super) struct Names {
    by_name: HashMap<String, String>,
    order: Vec<(String, String)>,
    taken: HashSet<String>,
    /// The last number given to a short name that several would have.
    numbers: HashMap<String, u32>,
}

impl Names {
    /// Nothing, but what may not be given to any.
    pub(super) fn without(taken: impl IntoIterator<Item = &'static str>) -> Self {
        let taken = taken.into_iter().map(str::to_owned).collect();
        Self {
            taken,
            ..Self::default()
        }
    }

    /// Each short name with its full one, in the order in which they were given.
    pub(super) fn into_list(self) -> Vec<(String, String)> {
        self.order
    }

    /// The short name of a name, the same each time.
    pub(super) fn known(&mut self, name: &str, fallback: &str) -> String {
        let name = name.trim();
        if let Some(id) = self.by_name.get(name) {
            return id.clone();
        }
        let id = self.fresh(name, fallback);
        self.by_name.insert(name.to_owned(), id.clone());
        self.order.push((id.clone(), name.to_owned()));
        id
    }

    /// A short name that has not been given yet.
    fn fresh(&mut self, text: &str, fallback: &str) -> String {
        let base: String = slug(text).chars().take(60).collect();
        let base = base.trim_matches('-');
        // A year, say, would mean something else where a date names the event.
        let base = match base {
            "" => fallback.to_owned(),
            taken if is_taken(taken) => format!("{fallback}-{taken}"),
            free => free.to_owned(),
        };
        let mut id = base.clone();
        while !self.taken.insert(id.clone()) {
            let number = self.numbers.entry(base.clone()).or_insert(1);
            *number += 1;
            id = format!("{base}-{number}");
        }
        id
    }

    fn to_toml(&self) -> String {
        self.order
            .iter()
            .fold(String::new(), |mut text, (id, name)| {
                let _ = write!(text, "[{id}]\nname = {}\n\n", quoted(name));
                text
            })
    }
}
