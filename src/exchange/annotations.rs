//! W3C Web Annotations: each quotation as an annotation on the article that has it.

use serde_json::{Value, json};

use crate::model::{Event, Quote, Source, Timeline, linkable};

/// An annotation page with one annotation a quotation. Those whose article nothing names are left
/// out: an annotation must say what it is on. [`left_out`] names them.
#[must_use]
pub fn page(timeline: &Timeline) -> Value {
    let items: Vec<Value> = quotations(timeline)
        .filter_map(|(event, number, quote)| {
            let article = article(timeline, quote).ok()?;
            Some(json!({
                "id": id(&[&timeline.id, &event.id, &number.to_string()]),
                "type": "Annotation",
                "motivation": "identifying",
                "body": { "type": "TextualBody", "value": event.headline, "purpose": "describing" },
                "target": {
                    "source": article,
                    "selector": { "type": "TextQuoteSelector", "exact": quote.text },
                },
            }))
        })
        .collect();
    json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": id(&[&timeline.id]),
        "type": "AnnotationPage",
        "items": items,
    })
}

/// The quotations that [`page`] leaves out, each with its event's id, and why.
#[must_use]
pub fn left_out(timeline: &Timeline) -> Vec<(&str, &str, &'static str)> {
    quotations(timeline)
        .filter_map(|(event, _, quote)| {
            let why = article(timeline, quote).err()?;
            Some((quote.text.as_str(), event.id.as_str(), why))
        })
        .collect()
}

/// Each quotation with its event and its number there, from 1.
fn quotations(timeline: &Timeline) -> impl Iterator<Item = (&Event, usize, &Quote)> {
    let events = timeline.events.iter();
    events.flat_map(|event| {
        (1..)
            .zip(&event.quotes)
            .map(move |(n, quote)| (event, n, quote))
    })
}

/// What names the article of a quotation: its address, or else the SHA-256 of its text.
fn article(timeline: &Timeline, quote: &Quote) -> Result<String, &'static str> {
    let id = quote.source.as_ref().ok_or("it names no source")?;
    let mut sources = timeline.sources.iter();
    let source = sources.find(|source| source.id == *id);
    let source = source.ok_or("its source is not in the timeline")?;
    if let Some(address) = source.url.as_deref().and_then(linkable) {
        return Ok(address.to_owned());
    }
    match (sum(source), &source.url) {
        (Some(sum), _) => Ok(format!("urn:sha256:{sum}")),
        (None, Some(_)) => Err("the `url` of its source is no web address"),
        (None, None) => Err("its source has neither `url` nor `sha256`"),
    }
}

fn sum(source: &Source) -> Option<&str> {
    let sum = source.sha256.as_deref()?;
    let hexadecimal = sum.bytes().all(|byte| byte.is_ascii_hexdigit());
    (sum.len() == 64 && hexadecimal).then_some(sum)
}

/// An IRI, which each annotation must have, the same whenever the timeline is exported.
fn id(names: &[&str]) -> String {
    names
        .iter()
        .fold("urn:diplomatic-timeline".to_owned(), |mut iri, name| {
            iri.push(':');
            for byte in name.bytes() {
                match byte {
                    b'-' | b'.' | b'_' | b'~' => iri.push(byte.into()),
                    byte if byte.is_ascii_alphanumeric() => iri.push(byte.into()),
                    byte => iri.push_str(&format!("%{byte:02X}")),
                }
            }
            iri
        })
}
