//! Which lines each of the editor's files may have: one table for the reader,
//! the JSON Schemas and the guide, so that the three cannot disagree.

use super::vocabulary::{BASES, MARKS, QUALIFIERS, STATUSES};

/// What a field may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Text.
    Text,
    /// A name of letters, digits and hyphens that other lines refer to.
    Slug,
    /// A day, quoted or not.
    Day,
    /// A date as people write it.
    Date,
    /// `true` or `false`.
    Flag,
    /// A whole number from 1, or a list of them.
    Numbers,
    /// A whole number from 1.
    Number,
    /// A text or a list of texts.
    Texts,
    /// A number, or the lowest and the highest.
    Amount,
    /// A name of another event, or a list of them.
    Events,
    /// A name from people.toml, `{ who, detail }`, or a list of these.
    Actors,
    /// A name from people.toml or places.toml.
    Reference,
    /// `["lead", "rest"]` or one text.
    Label,
    /// A quotation, `{ text, speaker }`, or a list of these.
    Quotes,
    /// Figures in words, or tables.
    Figures,
    /// Pictures, as tables.
    Images,
    /// One of some words.
    OneOf(&'static [&'static str]),
    /// A table of its own.
    Table(&'static [Field]),
    /// Several tables.
    Tables(&'static [Field]),
}

/// A line that a table may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Field {
    pub(crate) name: &'static str,
    pub(crate) shape: Shape,
    pub(crate) required: bool,
    pub(crate) about: &'static str,
}

const fn may(name: &'static str, shape: Shape, about: &'static str) -> Field {
    Field {
        name,
        shape,
        required: false,
        about,
    }
}

const fn must(name: &'static str, shape: Shape, about: &'static str) -> Field {
    Field {
        name,
        shape,
        required: true,
        about,
    }
}

use Shape::{
    Actors, Amount, Date, Day, Events, Figures, Flag, Images, Label, Number, Numbers, OneOf,
    Quotes, Reference, Slug, Table, Tables, Text, Texts,
};

/// `timeline.toml`.
pub(crate) const TIMELINE: &[Field] = &[
    must("id", Slug, "Short name of the chronology, used in links."),
    must("title", Text, "Title of the chronology."),
    may("summary", Text, "One or two sentences below the title."),
    must(
        "language",
        Text,
        "Language of the texts, such as `en` or `uk`.",
    ),
    must(
        "time_zone",
        Text,
        "Time zone of dates whose place has no other, such as `Europe/Kyiv`.",
    ),
    may(
        "from",
        Day,
        "First day of the period, with `to`; the chart opens there, and events outside are warned of unless they are background.",
    ),
    may("to", Day, "Last day of the period, with `from`."),
    may(
        "quotation_limit",
        Number,
        "Longest quotation allowed, in words; 75 unless said otherwise.",
    ),
    may(
        "kind",
        Tables(KIND),
        "Kinds of event beside strike, statement, meeting and background.",
    ),
];

/// `[[kind]]` in `timeline.toml`.
pub(crate) const KIND: &[Field] = &[
    must("id", Slug, "Short name that events use."),
    must("label", Text, "Name of one, such as `Vote`."),
    may("plural", Text, "Name of many, such as `Votes`."),
    may("mark", OneOf(MARKS), "Shape of the mark."),
    may(
        "color",
        Text,
        "Colour: strike, statement, meeting, context, accent-1, accent-2 or accent-3; a kind of your own is grey without one.",
    ),
];

/// One table in `people.toml`.
pub(crate) const PERSON: &[Field] = &[
    must("name", Text, "Name as readers see it."),
    may("role", Text, "Office or role at the time."),
];

/// One table in `places.toml`.
pub(crate) const PLACE: &[Field] = &[
    must("name", Text, "Name as readers see it."),
    may(
        "time_zone",
        Text,
        "Time zone, such as `Europe/Kyiv`; otherwise the chronology's.",
    ),
];

/// A file in `articles/`.
pub(crate) const ARTICLE: &[Field] = &[
    must("source", Table(SOURCE), "The article."),
    may("event", Tables(EVENT), "What it reports."),
];

/// `[source]` of an article.
pub(crate) const SOURCE: &[Field] = &[
    may(
        "id",
        Slug,
        "Short name; the file's name unless said otherwise.",
    ),
    must("title", Text, "The article's own title."),
    must("publisher", Text, "Who published it."),
    must(
        "published",
        Day,
        "Day of publication; `publication` in dates means this day.",
    ),
    may(
        "url",
        Text,
        "Where it can be read; http, https or relative.",
    ),
    may(
        "sha256",
        Text,
        "SHA-256 of the text that was read, to know it again.",
    ),
    may(
        "first_words",
        Text,
        "How the first paragraph of the body begins; paragraphs are counted from there.",
    ),
];

/// `[[event]]` of an article.
pub(crate) const EVENT: &[Field] = &[
    must("id", Slug, "Short name, used in links and by other events."),
    may(
        "kind",
        Text,
        "strike, statement, meeting, background, or a kind of timeline.toml.",
    ),
    may(
        "subtype",
        Slug,
        "Finer sort within the kind, such as `combined-strike`; shown for kinds of your own.",
    ),
    may(
        "status",
        OneOf(STATUSES),
        "Whether it has happened; `occurred` unless said otherwise.",
    ),
    may(
        "when",
        Date,
        "When it happened; without it, not after publication.",
    ),
    may(
        "basis",
        OneOf(BASES),
        "How the date is known, where the compiler cannot tell.",
    ),
    may(
        "other_reading",
        Date,
        "The other date that the report's words allow.",
    ),
    may(
        "note",
        Text,
        "One sentence for readers on how the date was read.",
    ),
    may(
        "time_zone",
        Text,
        "Time zone of the date, where it is not the place's.",
    ),
    may("headline", Text, "One line, in your own words."),
    may(
        "label",
        Label,
        "Short label of the mark: who or where, and what.",
    ),
    may("summary", Text, "What is reported, in your own words."),
    may("place", Reference, "Name of a place in places.toml."),
    may(
        "place_detail",
        Text,
        "Closer words on the place, such as `during a visit`.",
    ),
    may("topic", Text, "What a meeting was about."),
    may(
        "medium",
        Text,
        "How a statement was made, such as `Truth Social, post`.",
    ),
    may("speaker", Actors, "Who says it."),
    may("addressee", Actors, "To whom it is said."),
    may("subject", Actors, "About whom it is said."),
    may("target", Actors, "At whom an attack is aimed."),
    may("perpetrator", Actors, "Who carries it out."),
    may("participants", Actors, "Who takes part in a meeting."),
    may("host", Actors, "Who invites to a meeting."),
    may("party", Actors, "A party to an agreement or a conflict."),
    may("involved", Actors, "Who else has a part in it."),
    may(
        "quote",
        Quotes,
        "What was said, word for word, without quotation marks.",
    ),
    may(
        "figures",
        Figures,
        "Numbers in words, such as `at least 12 killed`, the most important first.",
    ),
    may(
        "figures_as_of",
        Day,
        "The day for which the figures are given.",
    ),
    may(
        "images",
        Images,
        "Pictures, for `export html` and `export timelinejs`; the widget shows none.",
    ),
    may("responds_to", Events, "Events that it answers."),
    may("announces", Events, "Events that it announces."),
    may("refers_to", Events, "Events that it mentions."),
    may(
        "compared_with",
        Events,
        "Events against which it is measured.",
    ),
    may("follows", Events, "Events whose sequel it is."),
    may(
        "contradicts",
        Events,
        "Events of which it says the opposite.",
    ),
    may(
        "topics",
        Texts,
        "Free subject words, such as `ceasefire`; found by search and not shown.",
    ),
    may(
        "paragraphs",
        Numbers,
        "Paragraphs of the article's body that report it, from 1.",
    ),
    may(
        "locator",
        Text,
        "A finer place, such as a page or a time in a recording.",
    ),
    may(
        "supersedes",
        Flag,
        "`true` if this report corrects the earlier ones, and those of its own day, where they differ.",
    ),
];

/// An actor written as a table.
pub(crate) const ACTOR: &[Field] = &[
    must("who", Reference, "Name in people.toml."),
    may(
        "detail",
        Text,
        "Closer words, such as `as recalled by President Zelenskyy`.",
    ),
];

/// A quotation written as a table.
pub(crate) const QUOTE: &[Field] = &[
    must(
        "text",
        Text,
        "The words themselves, without quotation marks.",
    ),
    may(
        "speaker",
        Reference,
        "Who said them, where it is not the event's speaker.",
    ),
];

/// A figure written as a table.
pub(crate) const FIGURE: &[Field] = &[
    must(
        "measure",
        Text,
        "What is counted: killed, injured, launched …",
    ),
    must(
        "value",
        Amount,
        "How many: a number, or `[lowest, highest]`.",
    ),
    may("unit", Text, "Of what, such as `missiles`."),
    may(
        "qualifier",
        OneOf(QUALIFIERS),
        "How exact the number is meant.",
    ),
    may("as_of", Day, "The day for which it is given."),
];

/// A picture.
pub(crate) const IMAGE: &[Field] = &[
    must("src", Text, "Address; http, https or relative."),
    must("alt", Text, "What it shows, for those who cannot see it."),
    may("credit", Text, "Whose it is."),
];
