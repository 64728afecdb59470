//! From JSON values to the model, with little code.
//!
//! The derived readers are made anew for every struct and every list, and weigh
//! more than the rest of the widget's data handling; these share one routine a
//! type. A test holds them to the derived writers.

use std::cell::RefCell;

use super::json::{Json, Object};
use super::{
    Amount, Event, Evidence, Figure, FigureReport, Image, Involvement, Kind, Label, Place, Problem,
    Quote, Range, Relation, Source, Timeline, When, Working,
};

mod fields;
mod names;
mod shards;

use fields::Fields;
pub(super) use fields::Wrong;
pub(super) use shards::{block, keys, people};

/// An event, as far as it could be read. Absent ids and headlines are left empty for the caller to
/// name; for all else that it must be left out for, there is a problem.
pub(super) fn event(value: &Json, problem: &mut Option<Problem>) -> Event {
    let object = match value {
        Json::Object(object) => Some(object),
        _ => None,
    };
    let wrong = RefCell::new(None);
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
        label: o.some("label", label),
        summary: o.text("summary"),
        place: o.maybe("place"),
        place_detail: o.maybe("place_detail"),
        topic: o.maybe("topic"),
        medium: o.maybe("medium"),
        actors: o.list("actors", involvement),
        quotes: o.list("quotes", quote),
        figures: o.list("figures", figure),
        // The widget shows none, and so need not keep them.
        images: if cfg!(target_arch = "wasm32") {
            Vec::new()
        } else {
            o.list("images", image)
        },
        relations: o.list("relations", relation),
        evidence: o.list("evidence", evidence),
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
        working: o.some("working", working),
        note: o.maybe("note"),
    }
}

fn working(o: &Fields<'_>) -> Working {
    Working {
        anchor: o.maybe("anchor"),
        span: o.text("span"),
        text: o.text("text"),
        other_reading: o.maybe("other_reading"),
    }
}

fn label(o: &Fields<'_>) -> Label {
    Label {
        lead: o.text("lead"),
        rest: o.text("rest"),
    }
}

fn involvement(o: &Fields<'_>) -> Involvement {
    Involvement {
        actor: o.text("actor"),
        part: o.name("part"),
        detail: o.maybe("detail"),
    }
}

fn quote(o: &Fields<'_>) -> Quote {
    Quote {
        text: o.text("text"),
        speaker: o.maybe("speaker"),
        source: o.maybe("source"),
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

fn figure(o: &Fields<'_>) -> Figure {
    Figure {
        measure: o.text("measure"),
        unit: o.maybe("unit"),
        amount: amount(o),
        qualifier: o.name("qualifier"),
        as_of: o.maybe("as_of"),
        reports: o.list("reports", report),
    }
}

fn report(o: &Fields<'_>) -> FigureReport {
    FigureReport {
        source: o.text("source"),
        amount: amount(o),
        qualifier: o.name("qualifier"),
    }
}

fn image(o: &Fields<'_>) -> Image {
    Image {
        src: o.text("src"),
        alt: o.text("alt"),
        credit: o.maybe("credit"),
    }
}

fn relation(o: &Fields<'_>) -> Relation {
    Relation {
        rel: o.name("rel"),
        event: o.text("event"),
    }
}

fn evidence(o: &Fields<'_>) -> Evidence {
    Evidence {
        source: o.text("source"),
        paragraphs: o.sizes("paragraphs"),
        locator: o.maybe("locator"),
    }
}

/// A timeline of these events; the first thing that is wrong in the rest is kept.
pub(super) fn timeline(
    object: &Object,
    events: Vec<Event>,
    wrong: &RefCell<Option<Wrong>>,
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
        range: o.some("range", |o| Range {
            from: o.text("from"),
            to: o.text("to"),
        }),
        kinds: o.list("kinds", |o| Kind {
            id: o.text("id"),
            label: o.text("label"),
            plural: o.maybe("plural"),
            mark: o.name("mark"),
            color: o.maybe("color"),
        }),
        sources: o.list("sources", |o| Source {
            id: o.text("id"),
            title: o.text("title"),
            publisher: o.text("publisher"),
            published: o.text("published"),
            url: o.maybe("url"),
            sha256: o.maybe("sha256"),
        }),
        actors: o.list("actors", shards::actor),
        places: o.list("places", |o| Place {
            id: o.text("id"),
            name: o.text("name"),
            time_zone: o.maybe("time_zone"),
        }),
        shards: o.some("shards", shards::shards),
    }
}
