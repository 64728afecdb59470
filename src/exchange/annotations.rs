//! W3C Web Annotations: each quotation as an annotation on the article that has it.

use serde_json::{Value, json};

use crate::model::Timeline;

/// An annotation page with one annotation a quotation whose article has an address.
#[must_use]
pub fn page(timeline: &Timeline) -> Value {
    let mut items = Vec::new();
    for event in &timeline.events {
        for quote in &event.quotes {
            let source = quote
                .source
                .as_ref()
                .and_then(|id| timeline.sources.iter().find(|source| source.id == *id));
            let Some(source) = source else { continue };
            let address = source.url.clone().or_else(|| {
                source
                    .sha256
                    .as_ref()
                    .map(|sum| format!("urn:sha256:{sum}"))
            });
            let Some(address) = address else { continue };
            items.push(json!({
                "type": "Annotation",
                "motivation": "identifying",
                "body": { "type": "TextualBody", "value": event.headline, "purpose": "describing" },
                "target": {
                    "source": address,
                    "selector": { "type": "TextQuoteSelector", "exact": quote.text },
                },
            }));
        }
    }
    json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "type": "AnnotationPage",
        "items": items,
    })
}
