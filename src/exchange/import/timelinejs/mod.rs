//! TimelineJS 3's JSON. Which fields a date has tells how fine it is, unless words are shown.

mod date;
mod shown;
mod vocabulary;
mod when;
mod words;

use serde_json::Value;

use crate::compile::QUOTATION_LIMIT;
use crate::model::KnownKind;

use super::html::{self, Text};
use super::write::Names;
use super::{Draft, DraftArticle, DraftEvent, DraftQuote, ImportError, Imported};
use when::When;

/// Imports a TimelineJS timeline. It has no date of publication, so the last date in it
/// stands for that, and the editor is told; so of the language and the clock that are put
/// there, of words for a date that are not understood, of fields that are no date, and of
/// links, media and eras, which are left out.
///
/// # Errors
/// If the text is no JSON or has no `events`.
pub fn timelinejs(text: &str) -> Result<Imported, ImportError> {
    let text = text.trim_start_matches('\u{feff}');
    let value: Value =
        serde_json::from_str(text).map_err(|error| ImportError(format!("not JSON: {error}")))?;
    let slides = value
        .get("events")
        .and_then(Value::as_array)
        .ok_or_else(|| ImportError("there is no list `events` in it".into()))?;
    let mut title = plain(value.pointer("/title/text/headline"));
    if title.is_empty() {
        title = "Imported timeline".into();
    }
    let mut import = Import::default();
    let summary = import.text(value.get("title"));
    let summary = summary.quotes.iter().fold(summary.plain, |text, quote| {
        text + quote.in_line().trim_end()
    });
    let events: Vec<DraftEvent> = slides
        .iter()
        .enumerate()
        .filter_map(|(number, slide)| import.event(number + 1, slide))
        .collect();
    if events.is_empty() {
        return Err(ImportError::no_event(&import.warnings));
    }
    import.left_out(&value);
    let article = DraftArticle {
        title: title.clone(),
        publisher: "TimelineJS".into(),
        published: import.published(),
        events,
        ..DraftArticle::default()
    };
    import.assumed(&article);
    let kinds = import.kinds.into_list().into_iter();
    let draft = Draft {
        title,
        summary,
        kinds: kinds.map(|(id, label)| (id, label, "ring")).collect(),
        articles: vec![article],
        warnings: import.warnings,
    };
    Ok(draft.into_files())
}

/// What comes together on the way through the slides.
struct Import {
    kinds: Names,
    warnings: Vec<String>,
    /// The last day of what has come about, and of what has not, `YYYY-MM-DD`.
    last: [String; 2],
    links: usize,
    media: usize,
}

impl Default for Import {
    fn default() -> Self {
        Self {
            kinds: Names::without(KnownKind::ALL.map(KnownKind::id)),
            warnings: Vec::new(),
            last: Default::default(),
            links: 0,
            media: 0,
        }
    }
}

impl Import {
    fn event(&mut self, number: usize, slide: &Value) -> Option<DraftEvent> {
        let headline = plain(slide.pointer("/text/headline"));
        let id = plain(slide.get("unique_id"));
        let text = self.text(Some(slide));
        let called = [&headline, &id, &text.plain];
        let called = called.into_iter().find(|name| !name.is_empty());
        let called = called.map(|name| format!(", “{}”", beginning(name)));
        let called = format!("event {number}{}", called.unwrap_or_default());
        let missing = match slide.get("start_date") {
            Some(Value::Object(_)) if !headline.is_empty() => None,
            Some(Value::Object(_)) => Some("no headline"),
            _ => Some("no `start_date`"),
        };
        if let Some(missing) = missing {
            self.warnings.push(format!("{called}: {missing}; left out"));
            return None;
        }
        let when = When::of(slide);
        let told = when.told.iter().map(|what| format!("{called}: {what}"));
        self.warnings.extend(told);
        let [come_about, ahead] = &mut self.last;
        let last = match when.status {
            "announced" | "cancelled" => ahead,
            _ => come_about,
        };
        *last = std::mem::take(last).max(when.last);
        let mut event = DraftEvent {
            id: if id.is_empty() { headline.clone() } else { id },
            kind: self.kind(slide),
            status: when.status,
            when: when.text,
            note: when.note,
            headline,
            summary: text.plain,
            locator: "imported from TimelineJS".into(),
            ..DraftEvent::default()
        };
        for quote in text.quotes {
            let words = quote.text.split_whitespace().count();
            if u32::try_from(words).is_ok_and(|words| words <= QUOTATION_LIMIT) {
                event.quotes.push(DraftQuote {
                    text: quote.text,
                    speaker: quote.speaker,
                    detail: quote.detail,
                });
            } else {
                self.warnings.push(format!(
                    "{called}: a quotation of {words} words stands in `summary`; quote what matters"
                ));
                event.summary += quote.in_line().trim_end();
            }
        }
        Some(event)
    }

    /// The kind that stands for a group: each group has its own.
    fn kind(&mut self, slide: &Value) -> String {
        let group = plain(slide.get("group"));
        let known = KnownKind::from_id(&group.to_lowercase());
        match known {
            Some(known) => known.id().into(),
            None if group.is_empty() => KnownKind::Background.id().into(),
            None => self.kinds.known(&group, "kind"),
        }
    }

    /// The text of a slide; what is taken out of it is counted.
    fn text(&mut self, slide: Option<&Value>) -> Text {
        let field = |name| string(slide.and_then(|slide| slide.pointer(name)));
        let fields = ["/text/headline", "/text/text"];
        let [headline, text] = fields.map(|name| html::read(&field(name)));
        self.links += headline.links + text.links;
        self.media += headline.media + text.media;
        text
    }

    /// The day that stands for that of publication.
    fn published(&self) -> String {
        let last = self.last.iter().find(|day| !day.is_empty());
        last.cloned().unwrap_or_else(|| "9999-12-31".into())
    }

    /// Says what TimelineJS does not, and is put there.
    fn assumed(&mut self, article: &DraftArticle) {
        self.warnings.push(format!(
            "TimelineJS has no date of publication: {} is put there, correct it",
            article.published
        ));
        self.warnings.push(
            "TimelineJS does not say in which language it is: `en` is put there, correct \
             `language` in timeline.toml"
                .into(),
        );
        if article.events.iter().any(|event| event.when.contains('T')) {
            self.warnings.push(
                "TimelineJS does not say by whose clock its times are: UTC is put there, correct \
                 `time_zone` in timeline.toml"
                    .into(),
            );
        }
    }

    /// Says what is not taken over.
    fn left_out(&mut self, value: &Value) {
        let list = |field: &str| value.get(field).and_then(Value::as_array);
        let slides = || {
            list("events")
                .into_iter()
                .flatten()
                .chain(value.get("title"))
        };
        let with = |address: &str| {
            let slides = slides().filter_map(|slide| slide.pointer(address));
            slides.filter(|url| *url != "" && !url.is_null()).count()
        };
        let pictures = ": give pictures as `images`";
        for (count, what, help) in [
            (self.media + with("/media/url"), "media", pictures),
            (with("/background/url"), "background pictures", pictures),
            (self.links, "links", ": cite what they lead to as articles"),
            (list("eras").map_or(0, Vec::len), "eras", ""),
        ] {
            if count > 0 {
                self.warnings
                    .push(format!("{what} left out: {count}{help}"));
            }
        }
    }
}

/// So much of a text that it is known again.
fn beginning(text: &str) -> String {
    const LONGEST: usize = 60;
    match text.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or(text)),
        None => text.to_owned(),
    }
}

/// A field's text: TimelineJS's are HTML, ours are not.
fn plain(value: Option<&Value>) -> String {
    html::plain(&string(value))
}

fn string(value: Option<&Value>) -> String {
    match value {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}
