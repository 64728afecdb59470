//! The chronology in the words of schema.org, for search engines.

use serde_json::{Map, Value, json};

use crate::model::{Event, Part, Source, Status, Timeline, linkable};
use crate::text::Words;

use super::iso;

/// A graph of the list, its events, quotations, people, places and articles.
#[must_use]
pub fn graph(timeline: &Timeline) -> Value {
    let list = timeline.events.iter().enumerate().map(|(number, event)| {
        json!({ "@type": "ListItem", "position": number + 1, "item": reference(timeline, "event", &event.id) })
    });
    let mut graph = vec![object(&[
        ("@type", "ItemList".into()),
        ("@id", format!("#{}", timeline.id).into()),
        ("name", timeline.title.as_str().into()),
        ("description", timeline.summary.as_str().into()),
        (
            "itemListOrder",
            "https://schema.org/ItemListOrderAscending".into(),
        ),
        ("itemListElement", list.collect()),
    ])];
    graph.extend(
        timeline
            .events
            .iter()
            .map(|event| of_event(timeline, event)),
    );
    graph.extend(
        timeline
            .events
            .iter()
            .flat_map(|event| quotations(timeline, event)),
    );
    graph.extend(timeline.actors.iter().map(|actor| {
        // An actor with an office is a person or an institution; schema.org asks which,
        // and the timeline does not say.
        object(&[
            ("@type", "Thing".into()),
            ("@id", id(timeline, "actor", &actor.id).into()),
            ("name", actor.name.as_str().into()),
            (
                "description",
                actor.role.as_deref().unwrap_or_default().into(),
            ),
        ])
    }));
    graph.extend(timeline.places.iter().map(|place| {
        object(&[
            ("@type", "Place".into()),
            ("@id", id(timeline, "place", &place.id).into()),
            ("name", place.name.as_str().into()),
        ])
    }));
    graph.extend(
        timeline
            .sources
            .iter()
            .map(|source| of_source(timeline, source)),
    );
    json!({ "@context": "https://schema.org", "@graph": graph })
}

/// Ids of the events of which [`graph`] leaves out a date, and why.
#[must_use]
pub fn undated(timeline: &Timeline) -> Vec<(&str, &'static str)> {
    let lost = |event: &&Event| {
        let (start, end) = iso::bounds(&event.when);
        (start.is_none() && event.when.earliest.is_some())
            || (end.is_none() && event.when.latest.is_some())
    };
    let events = timeline.events.iter().filter(lost);
    events
        .map(|event| (event.id.as_str(), "JSON-LD has the years 1 to 9999 only"))
        .collect()
}

fn of_event(timeline: &Timeline, event: &Event) -> Value {
    let (start, end) = iso::bounds(&event.when);
    let end = end.filter(|end| start.as_ref() != Some(end));
    let who = |parts: &[Part]| -> Value {
        event
            .involved(&|part| parts.contains(&part))
            .into_iter()
            .map(|a| reference(timeline, "actor", &a.actor))
            .collect()
    };
    let articles: Value = event
        .evidence
        .iter()
        .map(|evidence| reference(timeline, "source", &evidence.source))
        .collect();
    let status = match event.status {
        Status::Announced => "https://schema.org/EventScheduled",
        Status::Cancelled => "https://schema.org/EventCancelled",
        Status::Occurred | Status::Ongoing | Status::Claimed | Status::Other => "",
    };
    // schema.org has no status for what one side says.
    let claimed = (event.status == Status::Claimed).then(|| {
        let claimed = Words::default().status(event.status).to_owned();
        claimed + "."
    });
    let description = claimed.into_iter().chain([event.summary.clone()]);
    let description: Vec<String> = description.filter(|text| !text.is_empty()).collect();
    let description = description.join(" ");
    let place = event
        .place
        .as_ref()
        .map_or(Value::Null, |place| reference(timeline, "place", place));
    object(&[
        ("@type", "Event".into()),
        ("@id", id(timeline, "event", &event.id).into()),
        ("name", event.headline.as_str().into()),
        ("description", description.into()),
        ("startDate", start.into()),
        ("endDate", end.into()),
        ("eventStatus", status.into()),
        ("location", place),
        ("organizer", who(&[Part::Host])),
        ("attendee", who(&[Part::Participant])),
        ("performer", who(&[Part::Speaker])),
        ("about", who(&[Part::Subject, Part::Target])),
        ("subjectOf", articles),
    ])
}

fn quotations<'t>(timeline: &'t Timeline, event: &'t Event) -> impl Iterator<Item = Value> + 't {
    event.quotes.iter().map(move |quote| {
        let link = |kind: &str, id: &Option<String>| {
            id.as_ref()
                .map_or(Value::Null, |id| reference(timeline, kind, id))
        };
        object(&[
            ("@type", "Quotation".into()),
            ("text", quote.text.as_str().into()),
            ("creator", link("actor", &quote.speaker)),
            ("isPartOf", link("source", &quote.source)),
            ("about", reference(timeline, "event", &event.id)),
        ])
    })
}

fn of_source(timeline: &Timeline, source: &Source) -> Value {
    let address = source.url.as_deref().and_then(linkable);
    object(&[
        ("@type", "NewsArticle".into()),
        ("@id", id(timeline, "source", &source.id).into()),
        ("headline", source.title.as_str().into()),
        (
            "publisher",
            json!({ "@type": "Organization", "name": source.publisher }),
        ),
        ("datePublished", source.published.as_str().into()),
        ("url", address.unwrap_or_default().into()),
    ])
}

/// Events are found at their place in the list; the rest has names that no event's can be, as
/// two dashes stand in no `id`.
fn id(timeline: &Timeline, kind: &str, name: &str) -> String {
    if kind == "event" {
        format!("#{}-{name}", timeline.id)
    } else {
        format!("#{}--{kind}-{name}", timeline.id)
    }
}

fn reference(timeline: &Timeline, kind: &str, name: &str) -> Value {
    json!({ "@id": id(timeline, kind, name) })
}

/// An object without the fields that say nothing.
fn object(fields: &[(&str, Value)]) -> Value {
    let says = |value: &Value| match value {
        Value::Null => false,
        Value::String(text) => !text.is_empty(),
        Value::Array(list) => !list.is_empty(),
        _ => true,
    };
    fields
        .iter()
        .filter(|(_, value)| says(value))
        .map(|(name, value)| ((*name).to_owned(), value.clone()))
        .collect::<Map<_, _>>()
        .into()
}
