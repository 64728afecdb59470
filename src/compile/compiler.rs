//! The whole way: files in, a timeline and everything that was found out.

use std::collections::HashMap;

use rayon::prelude::*;

use crate::model::{Actor, Event, FORMAT, Place, Range, Source, Timeline};

use super::check::{self, ArticleText};
use super::diagnostic::{self, Diagnostic, Severity};
use super::files::{At, File, Spot};
use super::merge::{self, Told};
use super::report::{Article, Header, Listed, Part};
use super::{report, resolve};

/// What came of compiling.
#[derive(Debug, Default)]
pub struct Compiled {
    /// The timeline; `None` if there was an error.
    pub timeline: Option<Timeline>,
    /// Errors and warnings, by file and place.
    pub diagnostics: Vec<Diagnostic>,
}

impl Compiled {
    /// Adds what was found out beside the files' texts; it comes first. With an error among it
    /// there is no timeline. Of a file that was not read as it is, nothing else is said: it would
    /// follow from that.
    pub fn add(&mut self, mut found: Vec<Diagnostic>) {
        let file = |d: &Diagnostic| d.labels.first().map(|label| label.spot.file);
        let unread: Vec<u32> = found.iter().filter_map(file).collect();
        // What was not read may be what names them.
        let unused = |d: &Diagnostic| d.code == "unused" && !found.is_empty();
        self.diagnostics
            .retain(|d| !unused(d) && !file(d).is_some_and(|file| unread.contains(&file)));
        found.append(&mut self.diagnostics);
        self.diagnostics = found;
        if self.errors() > 0 {
            self.timeline = None;
        }
    }

    /// Number of errors.
    #[must_use]
    pub fn errors(&self) -> usize {
        self.count(Severity::Error)
    }

    /// Number of warnings.
    #[must_use]
    pub fn warnings(&self) -> usize {
        self.count(Severity::Warning)
    }

    fn count(&self, severity: Severity) -> usize {
        let of = |d: &&Diagnostic| d.severity == severity;
        self.diagnostics.iter().filter(of).count()
    }
}

/// Everything that the files say, with an index.
pub(crate) struct World {
    pub(crate) header: Header,
    pub(crate) people: Vec<Listed>,
    pub(crate) places: Vec<Listed>,
    /// By day of publication, then path.
    pub(crate) articles: Vec<Article>,
    /// Each event with its reports as (article, position), in the order of the articles; of one
    /// day, those that correct others last.
    pub(crate) events: Vec<Vec<(u32, u32)>>,
    pub(crate) by_id: HashMap<String, u32>,
    pub(crate) place_by_id: HashMap<String, u32>,
    pub(crate) person_by_id: HashMap<String, u32>,
}

impl World {
    /// The place of a short name.
    pub(crate) fn place(&self, id: &str) -> Option<&Listed> {
        self.places.get(*self.place_by_id.get(id)? as usize)
    }

    /// Names of events, to suggest one; none where there are so many that looking through
    /// them at each mistake would take longer than all the rest.
    pub(crate) fn event_names(&self) -> impl Iterator<Item = &str> {
        const MOST: usize = 5_000;
        let names = (self.by_id.len() <= MOST).then(|| self.by_id.keys());
        names.into_iter().flatten().map(String::as_str)
    }

    /// The reports of an event.
    pub(crate) fn told(&self, event: usize) -> Vec<Told<'_>> {
        let Some(places) = self.events.get(event) else {
            return Vec::new();
        };
        places
            .iter()
            .filter_map(|(article, at)| {
                let article = self.articles.get(*article as usize)?;
                Some((article, article.events.get(*at as usize)?))
            })
            .collect()
    }
}

/// Compiles a chronology's files: `timeline.toml`, `people.toml`, `places.toml`, and articles.
///
/// All mistakes are reported at once. There is a timeline if none of them is an error.
///
/// ```
/// use diplomatic_timeline::compile::{File, compile, to_json};
///
/// let files = [
///     File::new(
///         "timeline.toml",
///         r#"
///             id = "talks"
///             title = "Talks"
///             language = "en"
///             time_zone = "Europe/Kyiv"
///         "#,
///     ),
///     File::new(
///         "articles/report.toml",
///         r#"
///             [source]
///             title = "A report"
///             publisher = "A paper"
///             published = 2025-04-25
///
///             [[event]]
///             id = "strike"
///             kind = "strike"
///             when = "early hours of 2025-04-24"
///             headline = "A strike"
///             paragraphs = [1]
///
///             [[event]]
///             id = "proposal"
///             kind = "background"
///             when = "44 days before strike"
///             headline = "A proposal"
///             paragraphs = [4]
///         "#,
///     ),
/// ];
/// let compiled = compile(&files);
/// assert!(compiled.diagnostics.is_empty());
/// let timeline = compiled.timeline.unwrap();
/// assert_eq!(timeline.events[0].when.edtf, "2025-03-11");
/// assert!(to_json(&timeline).unwrap().contains("44 days before 24 April 2025"));
/// ```
#[must_use]
pub fn compile(files: &[File]) -> Compiled {
    compile_with(files, &[])
}

/// Compiles as [`compile`] does and checks quotations, paragraph numbers and wording
/// against the texts of articles.
///
/// ```
/// # use diplomatic_timeline::compile::{ArticleText, File, compile_with};
/// # let timeline = File::new("timeline.toml", "id=\"t\"\ntitle=\"T\"\nlanguage=\"en\"\ntime_zone=\"UTC\"");
/// # let people = File::new("people.toml", "[starmer]\nname = \"Keir Starmer\"");
/// let article = File::new(
///     "articles/report.toml",
///     r#"
///         [source]
///         title = "A report"
///         publisher = "A paper"
///         published = 2025-04-25
///
///         [[event]]
///         id = "starmer-decides"
///         kind = "statement"
///         headline = "The terms are for Ukraine to decide"
///         speaker = "starmer"
///         quote = "It is for Ukraine to chose."
///         paragraphs = [1]
///     "#,
/// );
/// let text = ArticleText {
///     text: "He said: “It is for Ukraine to decide.”".into(),
///     name: "report.txt".into(),
///     source: None,
/// };
/// let compiled = compile_with(&[timeline, people, article], &[text]);
/// assert_eq!(compiled.diagnostics[0].code, "not-verbatim");
/// ```
#[must_use]
pub fn compile_with(files: &[File], texts: &[ArticleText]) -> Compiled {
    let (world, mut found) = gather(files);
    let whens = resolve::dates(&world, files, &mut found);
    check::check(&world, &whens, texts, &mut found);
    let events: Vec<Option<Event>> = whens
        .into_par_iter()
        .enumerate()
        .map(|(number, when)| Some(merge::event(&world.told(number), when?)))
        .collect();
    diagnostic::leave_out_what_follows(&mut found, files);
    diagnostic::sort(&mut found);
    let failed = found.iter().any(|d| d.severity == Severity::Error);
    Compiled {
        timeline: (!failed).then(|| timeline(&world, events)),
        diagnostics: found,
    }
}

fn gather(files: &[File]) -> (World, Vec<Diagnostic>) {
    let read: Vec<_> = files
        .par_iter()
        .enumerate()
        .map(|(number, file)| report::read(file, u32::try_from(number).unwrap_or(u32::MAX)))
        .collect();
    let mut found = Vec::new();
    let mut world = World {
        header: Header::default(),
        people: Vec::new(),
        places: Vec::new(),
        articles: Vec::new(),
        events: Vec::new(),
        by_id: HashMap::new(),
        place_by_id: HashMap::new(),
        person_by_id: HashMap::new(),
    };
    let mut articles = Vec::new();
    let mut has_header = false;
    for (number, (part, diagnostics)) in read.into_iter().enumerate() {
        found.extend(diagnostics);
        match part {
            Some(Part::Header(header)) => {
                world.header = *header;
                has_header = true;
            }
            Some(Part::People(people)) => world.people.extend(people),
            Some(Part::Places(places)) => world.places.extend(places),
            Some(Part::Article(article)) => articles.push((number, *article)),
            None => has_header |= files.get(number).is_some_and(|f| f.path == "timeline.toml"),
        }
    }
    if !has_header {
        found.push(
            Diagnostic::error("no-timeline", "`timeline.toml` is missing")
                .help("`timeline new` sets up a folder that compiles at once"),
        );
    }
    articles.sort_by(|(a, x), (b, y)| {
        (&x.source.published.value, a).cmp(&(&y.source.published.value, b))
    });
    world.articles = articles.into_iter().map(|(_, article)| article).collect();
    index(&mut world, &mut found);
    (world, found)
}

/// Finds the reports of each event; two in one article are a mistake.
fn index(world: &mut World, found: &mut Vec<Diagnostic>) {
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    for (at, place) in world.places.iter().enumerate() {
        world.place_by_id.insert(place.id.value.clone(), number(at));
    }
    for (at, person) in world.people.iter().enumerate() {
        world
            .person_by_id
            .insert(person.id.value.clone(), number(at));
    }
    for (a, article) in world.articles.iter().enumerate() {
        for (e, report) in article.events.iter().enumerate() {
            let next = number(world.events.len());
            let event = *world.by_id.entry(report.id.value.clone()).or_insert(next);
            if event == next {
                world.events.push(vec![(number(a), number(e))]);
                continue;
            }
            let Some(reports) = world.events.get_mut(event as usize) else {
                continue;
            };
            if let Some((_, at)) = reports.last().filter(|(other, _)| *other == number(a)) {
                let first = article
                    .events
                    .get(*at as usize)
                    .map_or(Spot::default(), |r| r.id.spot);
                found.push(
                    Diagnostic::error(
                        "same-id",
                        format!("this article already has an event `{}`", report.id.value),
                    )
                    .at(report.id.spot, "the second")
                    .at(first, "the first")
                    .help("give one of them another `id`, or make them one event"),
                );
                continue;
            }
            reports.push((number(a), number(e)));
        }
    }
    let articles = &world.articles;
    let order = |(a, e): &(u32, u32)| {
        let article = articles.get(*a as usize)?;
        let report = article.events.get(*e as usize)?;
        Some((article.source.published.value.as_str(), report.supersedes))
    };
    for reports in &mut world.events {
        reports.sort_by(|one, other| order(one).cmp(&order(other)));
    }
}

fn timeline(world: &World, events: Vec<Option<Event>>) -> Timeline {
    let header = &world.header;
    let range = match (&header.from, &header.to) {
        (Some(At { value: from, .. }), Some(At { value: to, .. })) => Some(Range {
            from: from.clone(),
            to: to.clone(),
        }),
        _ => None,
    };
    Timeline {
        format: FORMAT.into(),
        id: header.id.value.clone(),
        title: header.title.value.clone(),
        summary: header.summary.clone(),
        language: header.language.value.clone(),
        time_zone: header.time_zone.value.clone(),
        range,
        kinds: header.kinds.iter().map(|kind| kind.value.clone()).collect(),
        sources: world.articles.iter().map(source).collect(),
        actors: world
            .people
            .iter()
            .map(|person| Actor {
                id: person.id.value.clone(),
                name: person.name.clone(),
                role: person.role.clone(),
            })
            .collect(),
        places: world
            .places
            .iter()
            .map(|place| Place {
                id: place.id.value.clone(),
                name: place.name.clone(),
                time_zone: place.time_zone.as_ref().map(|zone| zone.value.clone()),
            })
            .collect(),
        events: in_order(world, events),
        beyond: Vec::new(),
        shards: None,
    }
}

fn source(article: &Article) -> Source {
    let source = &article.source;
    Source {
        id: source.id.value.clone(),
        title: source.title.clone(),
        publisher: source.publisher.clone(),
        published: source.published.value.clone(),
        url: source.url.clone(),
        sha256: source.sha256.as_ref().map(|sum| sum.value.clone()),
    }
}

/// By start, then end, open ends last; ties in the order in which they are reported.
fn in_order(world: &World, events: Vec<Option<Event>>) -> Vec<Event> {
    let mut keyed: Vec<_> = events
        .into_iter()
        .enumerate()
        .filter_map(|(number, event)| {
            let event = event?;
            let end = event.when.latest.map_or(i64::MAX, |latest| latest.civil);
            let start = event.when.earliest.map_or(end, |earliest| earliest.civil);
            let (article, at) = *world.events.get(number)?.first()?;
            let paragraph = event
                .evidence
                .first()
                .and_then(|evidence| evidence.paragraphs.iter().min().copied())
                .unwrap_or(u32::MAX);
            Some(((start, end, article, paragraph, at), event))
        })
        .collect();
    keyed.par_sort_by_key(|(key, _)| *key);
    keyed.into_iter().map(|(_, event)| event).collect()
}
