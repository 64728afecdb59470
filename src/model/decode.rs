//! From JSON values to the model, with little code.
//!
//! The derived readers are made anew for every struct and every list, and weigh
//! more than the rest of the widget's data handling; these share one routine a
//! type. A test holds them to the derived writers.

use std::cell::Cell;

use super::json::{Json, Object};
use super::{
    Actor, Amount, Event, Evidence, Figure, FigureReport, Image, Involvement, Kind, Label, Place,
    Problem, Quote, Range, Relation, Source, Timeline, When, Working,
};

mod fields;
mod names;
mod shards;

pub(super) use fields::Wrong;
use fields::{Fields, FromObject};
pub(super) use shards::{block, keys, people};

/// An event, as far as it could be read. Absent ids and headlines are left empty for the caller to
/// name; for all else that it must be left out for, there is a problem.
pub(super) fn event(value: &Json, problem: &mut Option<Problem>) -> Event {
    let object = match value {
        Json::Object(object) => Some(object),
        _ => None,
    };
    let wrong = Cell::new(None);
    let o = Fields::of(object, &wrong);
    let event = fields(&o);
    *problem = if object.is_none() {
        Some(Problem::Malformed("an event should be an object".into()))
    } else if o.get("when").is_none() {
        Some(Problem::NoDate)
    } else {
        let wrong = wrong.into_inner();
        wrong.map(|Wrong(why)| Problem::Malformed(why))
    };
    event
}

// Apart from where it is asked for, as all that has many fields: each of them is then read right
// into its place, and not copied there once all are read.
#[inline(never)]
fn fields(o: &Fields<'_>) -> Event {
    Event {
        id: o.text("id"),
        when: when(&o.within("when")),
        kind: o.text("kind"),
        subtype: o.maybe("subtype"),
        status: o.name("status"),
        headline: o.text("headline"),
        label: o.some("label"),
        summary: o.text("summary"),
        place: o.maybe("place"),
        place_detail: o.maybe("place_detail"),
        topic: o.maybe("topic"),
        medium: o.maybe("medium"),
        actors: o.list("actors"),
        quotes: o.list("quotes"),
        figures: o.list("figures"),
        // The widget shows none, and so need not keep them.
        images: if cfg!(target_arch = "wasm32") {
            Vec::new()
        } else {
            o.list("images")
        },
        relations: o.list("relations"),
        evidence: o.list("evidence"),
        topics: o.texts("topics"),
    }
}

#[inline(never)]
fn when(o: &Fields<'_>) -> When {
    When {
        edtf: o.text("edtf"),
        earliest: o.moment("earliest"),
        latest: o.moment("latest"),
        precision: o.name("precision"),
        basis: o.name("basis"),
        part_of_day: o.name("part_of_day"),
        time_zone: o.maybe("time_zone"),
        lasting: o.flag("lasting"),
        approximate: o.flag("approximate"),
        uncertain: o.flag("uncertain"),
        working: o.some("working"),
        note: o.maybe("note"),
    }
}

impl FromObject for Working {
    fn from_object(o: &Fields<'_>) -> Self {
        Self {
            anchor: o.maybe("anchor"),
            span: o.text("span"),
            text: o.text("text"),
            other_reading: o.maybe("other_reading"),
        }
    }
}

impl FromObject for Label {
    fn from_object(o: &Fields<'_>) -> Self {
        Self {
            lead: o.text("lead"),
            rest: o.text("rest"),
        }
    }
}

impl FromObject for Involvement {
    fn from_object(o: &Fields<'_>) -> Self {
        Self {
            actor: o.text("actor"),
            part: o.name("part"),
            detail: o.maybe("detail"),
        }
    }
}

impl FromObject for Quote {
    fn from_object(o: &Fields<'_>) -> Self {
        Self {
            text: o.text("text"),
            speaker: o.maybe("speaker"),
            source: o.maybe("source"),
        }
    }
}

fn amount(o: &Fields<'_>) -> Amount {
    match o.get("amount") {
        Some(Json::List(pair)) => {
            if let [low, high] = pair.as_slice()
                && let Some((low, high)) = low.as_number().zip(high.as_number())
            {
                return Amount::Range([low, high]);
            }
        }
        Some(value) => {
            if let Some(value) = value.as_number() {
                return Amount::Value(value);
            }
        }
        None => {}
    }
    o.wrong("amount", "a number, or the lowest and the highest one");
    Amount::Value(0.0)
}

impl FromObject for Figure {
    fn from_object(o: &Fields<'_>) -> Self {
        Self {
            measure: o.text("measure"),
            unit: o.maybe("unit"),
            amount: amount(o),
            qualifier: o.name("qualifier"),
            as_of: o.maybe("as_of"),
            reports: o.list("reports"),
        }
    }
}

impl FromObject for FigureReport {
    fn from_object(o: &Fields<'_>) -> Self {
        Self {
            source: o.text("source"),
            amount: amount(o),
            qualifier: o.name("qualifier"),
        }
    }
}

impl FromObject for Image {
    fn from_object(o: &Fields<'_>) -> Self {
        Self {
            src: o.text("src"),
            alt: o.text("alt"),
            credit: o.maybe("credit"),
        }
    }
}

impl FromObject for Relation {
    fn from_object(o: &Fields<'_>) -> Self {
        Self {
            rel: o.name("rel"),
            event: o.text("event"),
        }
    }
}

impl FromObject for Evidence {
    fn from_object(o: &Fields<'_>) -> Self {
        Self {
            source: o.text("source"),
            paragraphs: o.sizes("paragraphs"),
            locator: o.maybe("locator"),
        }
    }
}

/// A timeline of these events; the first thing that is wrong in the rest is kept.
pub(super) fn timeline(
    object: &Object,
    events: Vec<Event>,
    wrong: &Cell<Option<Wrong>>,
) -> Timeline {
    frame(&Fields::of(Some(object), wrong), events)
}

#[inline(never)]
fn frame(o: &Fields<'_>, events: Vec<Event>) -> Timeline {
    Timeline {
        format: o.text("format"),
        id: o.text("id"),
        title: o.text("title"),
        summary: o.text("summary"),
        language: o.text("language"),
        time_zone: o.text("time_zone"),
        events,
        beyond: o.sizes("beyond"),
        range: o.some("range"),
        kinds: o.list("kinds"),
        sources: o.list("sources"),
        actors: o.list("actors"),
        places: o.list("places"),
        shards: o.some("shards"),
    }
}

impl FromObject for Range {
    fn from_object(o: &Fields<'_>) -> Self {
        Self {
            from: o.text("from"),
            to: o.text("to"),
        }
    }
}

impl FromObject for Kind {
    fn from_object(o: &Fields<'_>) -> Self {
        Self {
            id: o.text("id"),
            label: o.text("label"),
            plural: o.maybe("plural"),
            mark: o.name("mark"),
            color: o.maybe("color"),
        }
    }
}

impl FromObject for Source {
    fn from_object(o: &Fields<'_>) -> Self {
        Self {
            id: o.text("id"),
            title: o.text("title"),
            publisher: o.text("publisher"),
            published: o.text("published"),
            url: o.maybe("url"),
            sha256: o.maybe("sha256"),
        }
    }
}

impl FromObject for Place {
    fn from_object(o: &Fields<'_>) -> Self {
        Self {
            id: o.text("id"),
            name: o.text("name"),
            time_zone: o.maybe("time_zone"),
        }
    }
}

impl FromObject for Actor {
    fn from_object(o: &Fields<'_>) -> Self {
        Self {
            id: o.text("id"),
            name: o.text("name"),
            role: o.maybe("role"),
        }
    }
}
