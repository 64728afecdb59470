//! From JSON values to the model, with little code.
//!
//! The derived readers are made anew for every struct and every list, and weigh
//! more than the rest of the widget's data handling; these share one routine a
//! type. A test holds them to the derived writers.

use std::cell::RefCell;

use super::cut::pieces;
use super::digits::digits;
use super::json::{Json, Object};
use super::{
    Amount, Event, Evidence, Figure, FigureReport, Image, Involvement, Kind, Label, Moment, Place,
    Problem, Quote, Range, Relation, Source, Timeline, When, Working,
};

mod names;
mod shards;

use names::Named;
pub(super) use shards::{block, keys, people};

/// A value of the wrong type, or a missing one: which field, and what it should have been.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Wrong(pub(super) String);

/// An object being read. A field of the wrong type is read as if it were absent,
/// and the first such field is kept: so nothing half-read has to be dropped at
/// every field, which was most of this code.
#[derive(Clone, Copy)]
struct Fields<'a> {
    object: Option<&'a Object>,
    wrong: &'a RefCell<Option<Wrong>>,
}

impl<'a> Fields<'a> {
    fn wrong(self, field: &str, expected: &str) {
        let mut wrong = self.wrong.borrow_mut();
        if wrong.is_none() {
            *wrong = Some(Wrong(["`", field, "` should be ", expected].concat()));
        }
    }

    /// A field that is neither absent nor null.
    fn get(self, field: &str) -> Option<&'a Json> {
        let value = self.object?.get(field)?;
        (!matches!(value, Json::Null)).then_some(value)
    }

    fn word(self, field: &str) -> Option<&'a str> {
        let word = self.get(field)?.as_text();
        if word.is_none() {
            self.wrong(field, "text");
        }
        word
    }

    fn maybe(self, field: &str) -> Option<String> {
        self.word(field).map(str::to_owned)
    }

    fn text(self, field: &str) -> String {
        self.maybe(field).unwrap_or_default()
    }

    fn flag(self, field: &str) -> bool {
        match self.get(field) {
            None => false,
            Some(Json::Flag(flag)) => *flag,
            Some(_) => {
                self.wrong(field, "true or false");
                false
            }
        }
    }

    /// A word of a closed list; the list's default where there is none.
    fn name<T: Named + Default>(self, field: &str) -> T {
        self.maybe_name(field).unwrap_or_default()
    }

    fn maybe_name<T: Named>(self, field: &str) -> Option<T> {
        T::ALL.get(self.place(field, T::NAMES)).copied()
    }

    /// The place of a word among these; how many there are for a word that this version does not
    /// know, and beyond all places where there is no word.
    fn place(self, field: &str, names: &str) -> usize {
        let Some(word) = self.word(field) else {
            return usize::MAX;
        };
        pieces(names, b' ').take_while(|name| *name != word).count()
    }

    fn moment(self, field: &str) -> Option<Moment> {
        let moment = self.word(field)?.parse();
        if moment.is_err() {
            self.wrong(
                field,
                "a time with its offset, such as 2025-04-24T00:00:00+03:00",
            );
        }
        moment.ok()
    }

    fn items(self, field: &str) -> &'a [Json] {
        let value = self.get(field);
        value.map_or(&[], |value| self.items_in(field, value))
    }

    fn items_in(self, field: &str, value: &'a Json) -> &'a [Json] {
        match value {
            Json::List(items) => items,
            Json::Null => &[],
            _ => {
                self.wrong(field, "a list");
                &[]
            }
        }
    }

    /// The fields of an object inside this one.
    fn inside(self, field: &str, value: &'a Json) -> Self {
        let object = match value {
            Json::Object(object) => Some(object),
            _ => {
                self.wrong(field, "an object");
                None
            }
        };
        Self { object, ..self }
    }

    /// The fields of the object in a field; none where it is absent.
    fn within(self, field: &str) -> Self {
        match self.get(field) {
            Some(value) => self.inside(field, value),
            None => Self {
                object: None,
                ..self
            },
        }
    }

    fn list<T>(self, field: &str, read: fn(Self) -> T) -> Vec<T> {
        let mut list = Vec::new();
        self.each(field, &mut |left, object| {
            // Room that a list grew into and does not need is kept for each of a million events.
            list.reserve_exact(left);
            list.push(read(object));
        });
        list
    }

    /// Reads each object of a list, told how many are left with it; of what is wrong in one it is
    /// said in which.
    fn each(self, field: &str, read: &mut dyn FnMut(usize, Self)) {
        let items = self.items(field);
        for (index, item) in items.iter().enumerate() {
            let before = self.wrong.borrow().is_some();
            read(items.len() - index, self.inside(field, item));
            if let (false, Some(Wrong(why))) = (before, &mut *self.wrong.borrow_mut()) {
                *why = [field, "[", &digits(index), "]: ", why].concat();
            }
        }
    }

    fn some<T>(self, field: &str, read: fn(Self) -> T) -> Option<T> {
        let value = self.get(field)?;
        Some(read(self.inside(field, value)))
    }

    fn texts(self, field: &str) -> Vec<String> {
        let items = self.items(field);
        let mut list = Vec::with_capacity(items.len());
        for item in items {
            match item {
                Json::Text(text) => list.push(text.clone()),
                _ => self.wrong(field, "a list of texts"),
            }
        }
        list
    }
}

/// An event, as far as it could be read, and why it must be left out. Absent ids and headlines are
/// left empty for the caller to name.
pub(super) fn event(value: &Json) -> (Event, Option<Problem>) {
    let object = match value {
        Json::Object(object) => Some(object),
        _ => None,
    };
    let wrong = RefCell::new(None);
    let event = fields(Fields {
        object,
        wrong: &wrong,
    });
    let problem = match object.map(|object| object.get("when")) {
        None => Some(Problem::Malformed("an event should be an object".into())),
        Some(None | Some(Json::Null)) => Some(Problem::NoDate),
        Some(Some(_)) => {
            let wrong = wrong.into_inner();
            wrong.map(|Wrong(why)| Problem::Malformed(why))
        }
    };
    (event, problem)
}

// Apart from where it is asked for, as all that has many fields: each of them is then read right
// into its place, and not copied there once all are read.
#[inline(never)]
fn fields(o: Fields<'_>) -> Event {
    Event {
        id: o.text("id"),
        when: when(o.within("when")),
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
fn when(o: Fields<'_>) -> When {
    When {
        edtf: o.text("edtf"),
        earliest: o.moment("earliest"),
        latest: o.moment("latest"),
        precision: o.name("precision"),
        basis: o.name("basis"),
        part_of_day: o.maybe_name("part_of_day"),
        time_zone: o.maybe("time_zone"),
        lasting: o.flag("lasting"),
        approximate: o.flag("approximate"),
        uncertain: o.flag("uncertain"),
        working: o.some("working", working),
        note: o.maybe("note"),
    }
}

fn working(o: Fields<'_>) -> Working {
    Working {
        anchor: o.maybe("anchor"),
        span: o.text("span"),
        text: o.text("text"),
        other_reading: o.maybe("other_reading"),
    }
}

fn label(o: Fields<'_>) -> Label {
    Label {
        lead: o.text("lead"),
        rest: o.text("rest"),
    }
}

fn involvement(o: Fields<'_>) -> Involvement {
    Involvement {
        actor: o.text("actor"),
        part: o.name("part"),
        detail: o.maybe("detail"),
    }
}

fn quote(o: Fields<'_>) -> Quote {
    Quote {
        text: o.text("text"),
        speaker: o.maybe("speaker"),
        source: o.maybe("source"),
    }
}

fn amount(o: Fields<'_>) -> Amount {
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

fn figure(o: Fields<'_>) -> Figure {
    Figure {
        measure: o.text("measure"),
        unit: o.maybe("unit"),
        amount: amount(o),
        qualifier: o.name("qualifier"),
        as_of: o.maybe("as_of"),
        reports: o.list("reports", report),
    }
}

fn report(o: Fields<'_>) -> FigureReport {
    FigureReport {
        source: o.text("source"),
        amount: amount(o),
        qualifier: o.name("qualifier"),
    }
}

fn image(o: Fields<'_>) -> Image {
    Image {
        src: o.text("src"),
        alt: o.text("alt"),
        credit: o.maybe("credit"),
    }
}

fn relation(o: Fields<'_>) -> Relation {
    Relation {
        rel: o.name("rel"),
        event: o.text("event"),
    }
}

fn evidence(o: Fields<'_>) -> Evidence {
    Evidence {
        source: o.text("source"),
        paragraphs: o.sizes("paragraphs"),
        locator: o.maybe("locator"),
    }
}

/// A timeline of these events, and the first thing that is wrong in the rest.
pub(super) fn timeline(object: &Object, events: Vec<Event>) -> (Timeline, Option<Wrong>) {
    let wrong = RefCell::new(None);
    let object = Some(object);
    let timeline = frame(
        Fields {
            object,
            wrong: &wrong,
        },
        events,
    );
    (timeline, wrong.into_inner())
}

#[inline(never)]
fn frame(o: Fields<'_>, events: Vec<Event>) -> Timeline {
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
