//! From JSON values to the model, with little code.
//!
//! The derived readers are made anew for every struct and every list, and weigh
//! more than the rest of the widget's data handling; these share one routine a
//! type. A test holds them to the derived writers.

use serde::Deserialize;
use serde::de::value::{Error as NotAName, StrDeserializer};
use serde_json::{Map, Value};

use super::{
    Actor, Amount, Event, Evidence, Figure, FigureReport, Image, Involvement, Kind, Label, Moment,
    Place, Quote, Range, Relation, Shards, Source, When, Working,
};

mod shards;

pub(super) use shards::people;

/// A value of the wrong type, or a missing one: which field, and what it should have been.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Wrong(pub(super) String);

type Object = Map<String, Value>;

fn wrong<T>(field: &str, expected: &str) -> Result<T, Wrong> {
    Err(Wrong(["`", field, "` should be ", expected].concat()))
}

fn object<'a>(value: &'a Value, field: &str) -> Result<&'a Object, Wrong> {
    match value {
        Value::Object(object) => Ok(object),
        _ => wrong(field, "an object"),
    }
}

/// A field that is neither absent nor null.
fn get<'a>(object: &'a Object, field: &str) -> Option<&'a Value> {
    object.get(field).filter(|value| !value.is_null())
}

fn maybe(object: &Object, field: &str) -> Result<Option<String>, Wrong> {
    match get(object, field) {
        None => Ok(None),
        Some(Value::String(text)) => Ok(Some(text.clone())),
        Some(_) => wrong(field, "text"),
    }
}

fn text(object: &Object, field: &str) -> Result<String, Wrong> {
    maybe(object, field).map(Option::unwrap_or_default)
}

fn flag(object: &Object, field: &str) -> Result<bool, Wrong> {
    match get(object, field) {
        None => Ok(false),
        Some(Value::Bool(flag)) => Ok(*flag),
        Some(_) => wrong(field, "true or false"),
    }
}

/// A word of a closed list; one that this version does not know becomes the list's default.
fn name<'de, T: Deserialize<'de> + Default>(object: &'de Object, field: &str) -> Result<T, Wrong> {
    Ok(maybe_name(object, field)?.unwrap_or_default())
}

fn maybe_name<'de, T: Deserialize<'de>>(
    object: &'de Object,
    field: &str,
) -> Result<Option<T>, Wrong> {
    match get(object, field) {
        None => Ok(None),
        Some(Value::String(name)) => {
            Ok(T::deserialize(StrDeserializer::<NotAName>::new(name)).ok())
        }
        Some(_) => wrong(field, "text"),
    }
}

fn moment(object: &Object, field: &str) -> Result<Option<Moment>, Wrong> {
    match maybe(object, field)?.map(|text| text.parse()) {
        None => Ok(None),
        Some(Ok(moment)) => Ok(Some(moment)),
        Some(Err(_)) => wrong(
            field,
            "a time with its offset, such as 2025-04-24T00:00:00+03:00",
        ),
    }
}

fn items<'a>(object: &'a Object, field: &str) -> Result<&'a [Value], Wrong> {
    match get(object, field) {
        None => Ok(&[]),
        Some(Value::Array(items)) => Ok(items),
        Some(_) => wrong(field, "a list"),
    }
}

fn list<T>(
    object: &Object,
    field: &str,
    read: fn(&Object) -> Result<T, Wrong>,
) -> Result<Vec<T>, Wrong> {
    let items = items(object, field)?;
    let mut list = Vec::with_capacity(items.len());
    for item in items {
        list.push(read(self::object(item, field)?)?);
    }
    Ok(list)
}

fn some<T>(
    object: &Object,
    field: &str,
    read: fn(&Object) -> Result<T, Wrong>,
) -> Result<Option<T>, Wrong> {
    match get(object, field) {
        None => Ok(None),
        Some(value) => read(self::object(value, field)?).map(Some),
    }
}

fn texts(object: &Object, field: &str) -> Result<Vec<String>, Wrong> {
    let mut list = Vec::new();
    for item in items(object, field)? {
        match item {
            Value::String(text) => list.push(text.clone()),
            _ => return wrong(field, "a list of texts"),
        }
    }
    Ok(list)
}

/// Why an event could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Unread {
    NoDate,
    Wrong(Wrong),
}

impl From<Wrong> for Unread {
    fn from(wrong: Wrong) -> Self {
        Self::Wrong(wrong)
    }
}

/// An event. Absent ids and headlines are left empty for the caller to name.
pub(super) fn event(value: &Value) -> Result<Event, (Option<String>, Unread)> {
    let Value::Object(object) = value else {
        return Err((None, Wrong("an event should be an object".into()).into()));
    };
    fields(object).map_err(|unread| (maybe(object, "id").ok().flatten(), unread))
}

fn fields(o: &Object) -> Result<Event, Unread> {
    Ok(Event {
        id: text(o, "id")?,
        when: some(o, "when", when)?.ok_or(Unread::NoDate)?,
        kind: text(o, "kind")?,
        subtype: maybe(o, "subtype")?,
        status: name(o, "status")?,
        headline: text(o, "headline")?,
        label: some(o, "label", label)?,
        summary: text(o, "summary")?,
        place: maybe(o, "place")?,
        place_detail: maybe(o, "place_detail")?,
        topic: maybe(o, "topic")?,
        medium: maybe(o, "medium")?,
        actors: list(o, "actors", involvement)?,
        quotes: list(o, "quotes", quote)?,
        figures: list(o, "figures", figure)?,
        images: list(o, "images", image)?,
        relations: list(o, "relations", relation)?,
        evidence: list(o, "evidence", evidence)?,
        topics: texts(o, "topics")?,
    })
}

fn when(o: &Object) -> Result<When, Wrong> {
    Ok(When {
        edtf: text(o, "edtf")?,
        earliest: moment(o, "earliest")?,
        latest: moment(o, "latest")?,
        precision: name(o, "precision")?,
        basis: name(o, "basis")?,
        part_of_day: maybe_name(o, "part_of_day")?,
        time_zone: maybe(o, "time_zone")?,
        lasting: flag(o, "lasting")?,
        approximate: flag(o, "approximate")?,
        uncertain: flag(o, "uncertain")?,
        working: some(o, "working", working)?,
        note: maybe(o, "note")?,
    })
}

fn working(o: &Object) -> Result<Working, Wrong> {
    Ok(Working {
        anchor: maybe(o, "anchor")?,
        span: text(o, "span")?,
        text: text(o, "text")?,
        other_reading: maybe(o, "other_reading")?,
    })
}

fn label(o: &Object) -> Result<Label, Wrong> {
    Ok(Label {
        lead: text(o, "lead")?,
        rest: text(o, "rest")?,
    })
}

fn involvement(o: &Object) -> Result<Involvement, Wrong> {
    Ok(Involvement {
        actor: text(o, "actor")?,
        part: name(o, "part")?,
        detail: maybe(o, "detail")?,
    })
}

fn quote(o: &Object) -> Result<Quote, Wrong> {
    Ok(Quote {
        text: text(o, "text")?,
        speaker: maybe(o, "speaker")?,
        source: maybe(o, "source")?,
    })
}

fn amount(o: &Object) -> Result<Amount, Wrong> {
    const EXPECTED: &str = "a number, or the lowest and the highest one";
    match get(o, "amount") {
        Some(Value::Number(number)) => Ok(Amount::Value(number.as_f64().unwrap_or_default())),
        Some(Value::Array(pair)) => match pair.as_slice() {
            [Value::Number(low), Value::Number(high)] => Ok(Amount::Range([
                low.as_f64().unwrap_or_default(),
                high.as_f64().unwrap_or_default(),
            ])),
            _ => wrong("amount", EXPECTED),
        },
        _ => wrong("amount", EXPECTED),
    }
}

fn figure(o: &Object) -> Result<Figure, Wrong> {
    Ok(Figure {
        measure: text(o, "measure")?,
        unit: maybe(o, "unit")?,
        amount: amount(o)?,
        qualifier: name(o, "qualifier")?,
        as_of: maybe(o, "as_of")?,
        reports: list(o, "reports", report)?,
    })
}

fn report(o: &Object) -> Result<FigureReport, Wrong> {
    Ok(FigureReport {
        source: text(o, "source")?,
        amount: amount(o)?,
        qualifier: name(o, "qualifier")?,
    })
}

fn image(o: &Object) -> Result<Image, Wrong> {
    Ok(Image {
        src: text(o, "src")?,
        alt: text(o, "alt")?,
        credit: maybe(o, "credit")?,
    })
}

fn relation(o: &Object) -> Result<Relation, Wrong> {
    Ok(Relation {
        rel: name(o, "rel")?,
        event: text(o, "event")?,
    })
}

fn evidence(o: &Object) -> Result<Evidence, Wrong> {
    let mut paragraphs = Vec::new();
    for number in items(o, "paragraphs")? {
        match number.as_u64().map(u32::try_from) {
            Some(Ok(number)) => paragraphs.push(number),
            _ => return wrong("paragraphs", "a list of whole numbers"),
        }
    }
    Ok(Evidence {
        source: text(o, "source")?,
        paragraphs,
        locator: maybe(o, "locator")?,
    })
}

/// What a timeline says besides its events.
#[derive(Default)]
pub(super) struct Frame {
    pub(super) range: Option<Range>,
    pub(super) kinds: Vec<Kind>,
    pub(super) sources: Vec<Source>,
    pub(super) actors: Vec<Actor>,
    pub(super) places: Vec<Place>,
    pub(super) shards: Option<Shards>,
}

/// Everything of a timeline's object that is neither an event nor plain text.
pub(super) fn frame(o: &Object) -> Result<Frame, Wrong> {
    Ok(Frame {
        range: some(o, "range", |o| {
            Ok(Range {
                from: text(o, "from")?,
                to: text(o, "to")?,
            })
        })?,
        kinds: list(o, "kinds", |o| {
            Ok(Kind {
                id: text(o, "id")?,
                label: text(o, "label")?,
                plural: maybe(o, "plural")?,
                mark: name(o, "mark")?,
                color: maybe(o, "color")?,
            })
        })?,
        sources: list(o, "sources", |o| {
            Ok(Source {
                id: text(o, "id")?,
                title: text(o, "title")?,
                publisher: text(o, "publisher")?,
                published: text(o, "published")?,
                url: maybe(o, "url")?,
                sha256: maybe(o, "sha256")?,
            })
        })?,
        actors: list(o, "actors", shards::actor)?,
        places: list(o, "places", |o| {
            Ok(Place {
                id: text(o, "id")?,
                name: text(o, "name")?,
                time_zone: maybe(o, "time_zone")?,
            })
        })?,
        shards: some(o, "shards", shards::shards)?,
    })
}
