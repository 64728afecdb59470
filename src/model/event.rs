//! One event of a chronology.

use serde::{Deserialize, Serialize};

use super::{When, is_default};

/// What an article reports: one strike, one statement, one meeting.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Event {
    /// A slug, unique in the timeline, used in links.
    pub id: String,
    /// Id of the kind; an unknown one is drawn with a neutral mark.
    pub kind: String,
    /// Finer sort within the kind, such as `combined-strike`; shown for the file's own kinds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subtype: Option<String>,
    /// Whether it has happened.
    #[serde(default, skip_serializing_if = "is_default")]
    pub status: Status,
    /// When it happened.
    pub when: When,
    /// One line, in the editor's words.
    pub headline: String,
    /// A shorter line for the chart.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<Label>,
    /// What is reported, in the editor's words; for a statement without a quotation, its paraphrase.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub summary: String,
    /// Id of the place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Closer words on the place, such as `during a visit`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place_detail: Option<String>,
    /// What a meeting was about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub topic: Option<String>,
    /// How a statement was made, such as `Truth Social, post`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub medium: Option<String>,
    /// Who took part, and how.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub actors: Vec<Involvement>,
    /// What people said, word for word.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub quotes: Vec<Quote>,
    /// Numbers reported, the most important first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub figures: Vec<Figure>,
    /// Pictures; HTML and TimelineJS show them, the widget does not.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub images: Vec<Image>,
    /// Links to other events.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub relations: Vec<Relation>,
    /// Where it is reported.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
    /// Free subject words, such as `ceasefire`; found by search and not shown.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<String>,
}

/// The label of a mark: a bold lead and the rest.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Label {
    /// The first words, set bold: who, or where.
    pub lead: String,
    /// What they did.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub rest: String,
}

/// Whether an event has happened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// It happened.
    #[default]
    Occurred,
    /// It was still going on when last reported.
    Ongoing,
    /// It is planned.
    Announced,
    /// One side says so; unconfirmed.
    Claimed,
    /// It was planned and will not happen.
    Cancelled,
    /// A status of a later version of the format.
    #[serde(other)]
    Other,
}

/// An actor's part in an event.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Involvement {
    /// Id of the actor.
    pub actor: String,
    /// What part.
    #[serde(default)]
    pub part: Part,
    /// How the actor is named here, where that differs (`as recalled by …`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
}

/// The part an actor has in an event.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// Says it.
    Speaker,
    /// To whom it is said.
    Addressee,
    /// About whom it is said.
    Subject,
    /// At whom or what an attack is aimed.
    Target,
    /// Who carries it out.
    Perpetrator,
    /// Takes part in a meeting.
    Participant,
    /// Invites to a meeting.
    Host,
    /// A party to an agreement or a conflict.
    Party,
    /// Something else.
    #[default]
    #[serde(other)]
    Other,
}

/// Words spoken or written by somebody.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Quote {
    /// The words themselves, without quotation marks.
    pub text: String,
    /// Id of the actor who said them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker: Option<String>,
    /// Id of the source that quotes them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

impl Event {
    /// The day for which all its figures are given, if they share one.
    #[must_use]
    pub fn figures_as_of(&self) -> Option<&str> {
        let first = self.figures.first()?;
        let same = self
            .figures
            .iter()
            .all(|figure| figure.as_of == first.as_of);
        first.as_of.as_deref().filter(|_| same)
    }

    /// Those who have `such` a part, each once although several parts are theirs: a host is a
    /// participant too.
    #[must_use]
    pub fn involved(&self, such: &dyn Fn(Part) -> bool) -> Vec<&Involvement> {
        let mut involved: Vec<&Involvement> = Vec::new();
        for actor in &self.actors {
            let mut others = involved.iter();
            if such(actor.part) && !others.any(|other| other.actor == actor.actor) {
                involved.push(actor);
            }
        }
        involved
    }

    /// The part of those who say it: of speakers, else of parties, if there are any.
    #[must_use]
    pub fn says(&self) -> Option<Part> {
        let mut says = None;
        for actor in &self.actors {
            match actor.part {
                Part::Speaker => return Some(Part::Speaker),
                Part::Party => says = Some(Part::Party),
                _ => {}
            }
        }
        says
    }

    /// Whether each quotation needs its own speaker's name beside it: they are of several, or of
    /// somebody who is not the event's first speaker.
    #[must_use]
    pub fn speaks_apart(&self) -> bool {
        let mut actors = self.actors.iter();
        let first = actors.find(|actor| actor.part == Part::Speaker);
        let first = first.map(|actor| &actor.actor);
        let mut speakers = self
            .quotes
            .iter()
            .filter_map(|quote| quote.speaker.as_ref());
        speakers.any(|speaker| Some(speaker) != first)
    }

    /// Whether an actor stands beside words of their own, so that they need not be named again;
    /// not where other words are of several together, and so of that actor perhaps, too.
    #[must_use]
    pub fn is_named_apart(&self, actor: &str) -> bool {
        let speakers = || self.quotes.iter().map(|quote| quote.speaker.as_ref());
        self.speaks_apart()
            && speakers().all(|speaker| speaker.is_some())
            && speakers().any(|speaker| speaker.is_some_and(|speaker| speaker == actor))
    }

    /// How a speaker is named here, where that differs.
    #[must_use]
    pub fn detail(&self, speaker: &str) -> Option<&str> {
        let mut actors = self.actors.iter();
        let involved = actors.find(|actor| actor.part == Part::Speaker && actor.actor == speaker);
        involved?.detail.as_deref()
    }
}

/// A reported number.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Figure {
    /// What is counted: `killed`, `injured`, `launched`, `intercepted`, `fires` …
    pub measure: String,
    /// Of what, such as `missiles`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// How many.
    pub amount: Amount,
    /// How exact the number is meant.
    #[serde(default, skip_serializing_if = "is_default")]
    pub qualifier: Qualifier,
    /// The day for which it is given, `YYYY-MM-DD`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<String>,
    /// Where sources differ, what each of them says.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reports: Vec<FigureReport>,
}

/// What one source says of a figure.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct FigureReport {
    /// Id of the source.
    pub source: String,
    /// How many.
    pub amount: Amount,
    /// How exact the number is meant.
    #[serde(default, skip_serializing_if = "is_default")]
    pub qualifier: Qualifier,
}

/// A number, or the lowest and the highest one.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Amount {
    /// One number.
    Value(f64),
    /// From, to; both inclusive.
    Range([f64; 2]),
}

impl Default for Amount {
    fn default() -> Self {
        Self::Value(0.0)
    }
}

/// How exact a number is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Qualifier {
    /// As it stands.
    #[default]
    Exact,
    /// This many or more.
    AtLeast,
    /// Above.
    MoreThan,
    /// Below.
    FewerThan,
    /// This many or fewer.
    UpTo,
    /// Roughly; also any word of a later version of the format.
    #[serde(other)]
    About,
}

/// A picture, described for those who cannot see it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Image {
    /// Address; http(s) or relative.
    pub src: String,
    /// What it shows.
    pub alt: String,
    /// Whose it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credit: Option<String>,
}

/// A link from the event that refers to the event referred to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Relation {
    /// How they are related.
    pub rel: RelationKind,
    /// Id of the event referred to.
    pub event: String,
}

/// How one event is related to another.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum RelationKind {
    /// Answers it.
    RespondsTo,
    /// Announces it.
    Announces,
    /// Mentions it.
    RefersTo,
    /// Is measured against it.
    ComparedWith,
    /// Comes after it, as its sequel.
    Follows,
    /// Says the opposite.
    Contradicts,
    /// A relation of a later version of the format.
    #[default]
    #[serde(other)]
    Other,
}

/// Where an event is reported.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Evidence {
    /// Id of the source.
    pub source: String,
    /// Paragraphs of the article's body, counted from 1.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub paragraphs: Vec<u32>,
    /// A finer place, such as a page or a time in a recording.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locator: Option<String>,
}
