//! One `[[event]]`: what one article reports of one event.

use toml::de::{DeTable, DeValue};

use crate::compile::diagnostic::Diagnostic;
use crate::compile::fields::{ACTOR, EVENT, FIGURE, IMAGE, QUOTE};
use crate::compile::figure::{self, NoFigure};
use crate::compile::files::{At, Spot};
use crate::compile::reader::{Reader, Spanned, Table};
use crate::compile::vocabulary::{BASES, MEASURES, QUALIFIERS, STATUSES};
use crate::model::{Amount, Basis, Figure, Image, Involvement, Label, Part, RelationKind, Status};

use super::article::address;

/// What one article says of one event.
#[derive(Default)]
pub(crate) struct EventReport {
    pub(crate) id: At<String>,
    pub(crate) kind: Option<At<String>>,
    pub(crate) subtype: Option<At<String>>,
    pub(crate) status: Option<At<Status>>,
    pub(crate) when: Option<At<String>>,
    pub(crate) basis: Option<At<Basis>>,
    pub(crate) other_reading: Option<At<String>>,
    pub(crate) note: Option<At<String>>,
    pub(crate) time_zone: Option<At<String>>,
    pub(crate) headline: Option<At<String>>,
    pub(crate) label: Option<At<Label>>,
    pub(crate) summary: Option<At<String>>,
    pub(crate) place: Option<At<String>>,
    pub(crate) place_detail: Option<At<String>>,
    pub(crate) topic: Option<At<String>>,
    pub(crate) medium: Option<At<String>>,
    pub(crate) actors: Vec<At<Involvement>>,
    pub(crate) quotes: Vec<QuoteReport>,
    pub(crate) figures: Vec<At<Figure>>,
    pub(crate) figures_as_of: Option<At<String>>,
    pub(crate) images: Vec<Image>,
    pub(crate) relations: Vec<At<(RelationKind, String)>>,
    pub(crate) topics: Vec<String>,
    pub(crate) paragraphs: Vec<At<u32>>,
    pub(crate) locator: Option<String>,
    pub(crate) supersedes: bool,
    /// The lines that say something, also what could not be read, which has been told.
    pub(crate) lines: Vec<String>,
}

impl EventReport {
    pub(crate) fn has(&self, line: &str) -> bool {
        self.lines.iter().any(|name| name == line)
    }
}

/// A quotation as written.
pub(crate) struct QuoteReport {
    pub(crate) text: At<String>,
    pub(crate) speaker: Option<At<String>>,
}

const PARTS: &[(&str, Part)] = &[
    ("speaker", Part::Speaker),
    ("addressee", Part::Addressee),
    ("subject", Part::Subject),
    ("target", Part::Target),
    ("perpetrator", Part::Perpetrator),
    ("participants", Part::Participant),
    ("host", Part::Host),
    ("party", Part::Party),
    ("involved", Part::Other),
];

const RELATIONS: &[(&str, RelationKind)] = &[
    ("responds_to", RelationKind::RespondsTo),
    ("announces", RelationKind::Announces),
    ("refers_to", RelationKind::RefersTo),
    ("compared_with", RelationKind::ComparedWith),
    ("follows", RelationKind::Follows),
    ("contradicts", RelationKind::Contradicts),
];

pub(crate) fn read(reader: &mut Reader, table: &DeTable<'_>, spot: Spot) -> Option<EventReport> {
    let t = reader.open(table, spot, "an event", EVENT);
    let mut actors = Vec::new();
    for (name, part) in PARTS {
        actors.extend(t.each(reader, name, |reader, name, value| {
            actor(reader, name, *part, value)
        }));
    }
    // In the order in which the editor named them.
    actors.sort_by_key(|actor| actor.spot);
    let mut relations = Vec::new();
    for (name, rel) in RELATIONS {
        relations.extend(
            t.texts(reader, name)
                .into_iter()
                .map(|id| id.map(|id| (*rel, id))),
        );
    }
    relations.sort_by_key(|relation| relation.spot);
    let figures_as_of = t.day(reader, "figures_as_of");
    let id = t.slug(reader, "id");
    let named = id.is_some();
    let report = EventReport {
        id: id.unwrap_or_default(),
        kind: t.text(reader, "kind"),
        subtype: t.slug(reader, "subtype"),
        status: t.word(reader, "status", STATUSES),
        when: t.date(reader, "when"),
        basis: t.word(reader, "basis", BASES),
        other_reading: t.date(reader, "other_reading"),
        note: t.text(reader, "note"),
        time_zone: t.text(reader, "time_zone"),
        headline: t.text(reader, "headline"),
        label: label(reader, &t),
        summary: t.text(reader, "summary"),
        place: t.text(reader, "place"),
        place_detail: t.text(reader, "place_detail"),
        topic: t.text(reader, "topic"),
        medium: t.text(reader, "medium"),
        actors,
        quotes: t.each(reader, "quote", quote),
        figures: figures(reader, &t, figures_as_of.as_ref()),
        figures_as_of,
        images: t.each(reader, "images", image),
        relations,
        topics: t
            .texts(reader, "topics")
            .into_iter()
            .map(|topic| topic.value)
            .collect(),
        paragraphs: t.numbers(reader, "paragraphs"),
        locator: t.text(reader, "locator").map(|text| text.value),
        supersedes: t.flag(reader, "supersedes"),
        lines: table
            .iter()
            .filter(
                |(_, value)| !matches!(value.get_ref(), DeValue::Array(list) if list.is_empty()),
            )
            .map(|(key, _)| key.get_ref().to_string())
            .collect(),
    };
    // What else is wrong in it is told all the same.
    named.then_some(report)
}

fn actor(
    reader: &mut Reader,
    name: &str,
    part: Part,
    value: &Spanned<DeValue<'_>>,
) -> Option<At<Involvement>> {
    let (who, detail) = if let DeValue::Table(table) = value.get_ref() {
        let t = reader.open(table, reader.spot(value), "an actor", ACTOR);
        (t.text(reader, "who")?, t.text(reader, "detail"))
    } else {
        (reader.text_of(name, value)?, None)
    };
    Some(who.map(|actor| Involvement {
        actor,
        part,
        detail: detail.map(|text| text.value),
    }))
}

fn label(reader: &mut Reader, t: &Table<'_>) -> Option<At<Label>> {
    let value = t.value("label")?;
    let spot = reader.spot(value);
    let parts = t.texts(reader, "label");
    let (lead, rest) = match parts.as_slice() {
        [lead] => (lead, ""),
        [lead, rest] => (lead, rest.value.as_str()),
        [] => return None,
        _ => {
            reader.report(
                Diagnostic::error("wrong-type", "`label` must be one text or two")
                    .at(spot, "")
                    .help("write who or where, then what: [\"Kyiv:\", \"at least 12 killed\"]"),
            );
            return None;
        }
    };
    let value = Label {
        lead: lead.value.clone(),
        rest: rest.to_owned(),
    };
    Some(At { value, spot })
}

fn quote(reader: &mut Reader, name: &str, value: &Spanned<DeValue<'_>>) -> Option<QuoteReport> {
    let quote = if let DeValue::Table(table) = value.get_ref() {
        let t = reader.open(table, reader.spot(value), "a quotation", QUOTE);
        QuoteReport {
            text: t.text(reader, "text")?,
            speaker: t.text(reader, "speaker"),
        }
    } else {
        QuoteReport {
            text: reader.text_of(name, value)?,
            speaker: None,
        }
    };
    let left_out = |c: char| c.is_whitespace() || matches!(c, '.' | '…' | '[' | ']' | '(' | ')');
    if quote.text.value.chars().all(left_out) {
        reader.report(
            Diagnostic::error("empty-text", "this quotation has no words")
                .at(quote.text.spot, "")
                .help("copy the words from the article, or tell them in `summary`"),
        );
        return None;
    }
    if within_marks(&quote.text.value) {
        reader.report(
            Diagnostic::warning(
                "quotation-marks",
                "this quotation would stand in two pairs of quotation marks",
            )
            .at(quote.text.spot, "")
            .help("leave those within the text out"),
        );
    }
    Some(quote)
}

/// Whether a text as a whole, and nothing less of it, stands in quotation marks.
fn within_marks(text: &str) -> bool {
    let mark = |c: char| "“”„«»\"".contains(c);
    let text = text.trim();
    text.starts_with(mark) && text.ends_with(mark) && text.matches(mark).count() == 2
}

fn image(reader: &mut Reader, name: &str, value: &Spanned<DeValue<'_>>) -> Option<Image> {
    let DeValue::Table(table) = value.get_ref() else {
        reader.wrong_type(name, "a table, { src = \"…\", alt = \"…\" }", value);
        return None;
    };
    let t = reader.open(table, reader.spot(value), "a picture", IMAGE);
    let src = t.text(reader, "src");
    let alt = t.text(reader, "alt");
    let credit = t.text(reader, "credit").map(|text| text.value);
    Some(Image {
        src: address(reader, "src", src?)?,
        alt: alt?.value,
        credit,
    })
}

fn figures(reader: &mut Reader, t: &Table<'_>, as_of: Option<&At<String>>) -> Vec<At<Figure>> {
    let mut figures = t.each(reader, "figures", |reader, name, value| {
        if let DeValue::Table(table) = value.get_ref() {
            return figure_table(reader, table, reader.spot(value));
        }
        let words = reader.text_of(name, value)?;
        match figure::parse(&words.value) {
            Ok(figure) => Some(At {
                value: figure,
                spot: words.spot,
            }),
            Err(why) => {
                reader.report(no_figure(&why, words.spot));
                None
            }
        }
    });
    for figure in &mut figures {
        if figure.value.as_of.is_none() {
            figure.value.as_of = as_of.map(|day| day.value.clone());
        }
    }
    figures
}

fn no_figure(why: &NoFigure, spot: Spot) -> Diagnostic {
    let error = |message: String, at: &str| Diagnostic::error("no-figure", message).at(spot, at);
    let form = "write a qualifier if there is one, the number, of what, and what is counted: \
                \"at least 48 missiles intercepted\", \"10 to 14 killed\"";
    match why {
        NoFigure::NoNumber => error("this figure has no number in digits".into(), "").help(form),
        NoFigure::NoQualifier(words) => error(format!("`{words}` is no qualifier"), "")
            .suggest(words, figure::qualifiers())
            .help(format!(
                "before the number may stand {}",
                figure::qualifiers().collect::<Vec<_>>().join(", ")
            ))
            .help(form),
        NoFigure::Unclear(word) => error(format!("`{word}` cannot be read as a number"), "")
            .help("a comma parts thousands, and a point decimals: \"1,200 killed\", \"1.2 million displaced\"")
            .help("any number: { measure = \"displaced\", value = 1.125, unit = \"million\" }"),
        NoFigure::Second(word) => error(
            "this figure counts more than one thing".into(),
            &format!("`{word}` stands between its number and what is counted"),
        )
        .help("write each by itself: [\"12 killed\", \"90 injured\"]")
        .help("a large number is written \"1,200 killed\", and a range \"10 to 14 killed\"")
        .help("anything else: { measure = \"…\", value = 12, unit = \"…\" }"),
        NoFigure::Backwards => error("the higher number comes first".into(), "").help(form),
        NoFigure::NoMeasure(word) => error(
            "this figure does not say what is counted".into(),
            "its last word must say it",
        )
        .suggest(word, MEASURES.iter().copied())
        .help(format!("what is counted may be {}", MEASURES.join(", ")))
        .help("anything else: { measure = \"…\", value = 12, unit = \"…\" }"),
    }
}

fn figure_table(reader: &mut Reader, table: &DeTable<'_>, spot: Spot) -> Option<At<Figure>> {
    let t = reader.open(table, spot, "a figure", FIGURE);
    let measure = t.text(reader, "measure");
    let unit = t.text(reader, "unit").map(|text| text.value);
    let qualifier = t.word(reader, "qualifier", QUALIFIERS);
    let as_of = t.day(reader, "as_of").map(|day| day.value);
    let value = t.value("value")?;
    let amount = match value.get_ref() {
        DeValue::Array(list) => {
            let ends: Option<Vec<f64>> = list.iter().map(|item| float(item.get_ref())).collect();
            match ends.as_deref() {
                Some([low, high]) if low <= high => Some(Amount::Range([*low, *high])),
                _ => None,
            }
        }
        single => float(single).map(Amount::Value),
    };
    let Some(amount) = amount else {
        reader.wrong_type("value", "a number or [lowest, highest]", value);
        return None;
    };
    let measure = measure?.value;
    let (Amount::Value(low) | Amount::Range([low, _])) = amount;
    // A measure of the editor's own, such as a change, may fall below nothing.
    if low < 0.0 && MEASURES.contains(&measure.as_str()) {
        let message = format!("`{measure}` cannot be less than 0");
        let error = Diagnostic::error("no-figure", message).at(reader.spot(value), "");
        reader.report(error.help("write the number without `-`"));
        return None;
    }
    let figure = Figure {
        measure,
        unit,
        amount,
        qualifier: qualifier.map(|word| word.value).unwrap_or_default(),
        as_of,
        reports: Vec::new(),
    };
    Some(At {
        value: figure,
        spot,
    })
}

fn float(value: &DeValue<'_>) -> Option<f64> {
    let text = match value {
        DeValue::Integer(integer) if integer.radix() == 10 => integer.as_str(),
        DeValue::Float(float) => float.as_str(),
        _ => return None,
    };
    text.parse().ok().filter(|number: &f64| number.is_finite())
}
