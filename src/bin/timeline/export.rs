//! `timeline export`: a compiled timeline in another format; and `timeline draft`.

use std::io::Read;
use std::path::Path;

use diplomatic_timeline::compile::{Diagnostic, File, decode};
use diplomatic_timeline::exchange::{self, annotations, icalendar, json_ld, timelinejs};
use diplomatic_timeline::layout::Items;
use diplomatic_timeline::model::{Problem, Timeline, read};

use super::args::{Export, Form};
use super::output::{self, Ended, Failure};
use super::progress::Progress;

pub(crate) fn run(options: &Export) -> Ended {
    if options.input.is_dir() {
        return Err(Failure::InputSays(format!(
            "{}: a folder, and no file; export what is compiled from it: timeline compile {} -o timeline.json",
            options.input.display(),
            output::argument(&options.input)
        )));
    }
    let input = text(&options.input)?;
    let timeline = in_order(timeline(&options.input, &input, false)?);
    for what in lost(options.form, &timeline) {
        warn(what, false);
    }
    let text = match options.form {
        Form::Html => exchange::html::fallback(&timeline),
        Form::JsonLd => format!("{:#}\n", json_ld::graph(&timeline)),
        Form::ICalendar => icalendar::calendar(&timeline),
        Form::Annotations => format!("{:#}\n", annotations::page(&timeline)),
        Form::TimelineJs => format!("{:#}\n", timelinejs::export(&timeline)),
    };
    output::spare(&options.output, [input.as_str()])?;
    output::write(&options.output, &text)
}

/// With its events in the order in which readers see them: other programs write them in any.
fn in_order(mut timeline: Timeline) -> Timeline {
    let items = Items::new(&timeline);
    let events = std::mem::take(&mut timeline.events);
    let mut events: Vec<_> = events.into_iter().map(Some).collect();
    let order = items.entries.iter().map(|entry| entry.event as usize);
    timeline.events = order.filter_map(|at| events.get_mut(at)?.take()).collect();
    timeline
}

/// What another form cannot hold, and why.
fn lost(form: Form, timeline: &Timeline) -> Vec<String> {
    let events = |events: Vec<(&str, &str)>| {
        let events = events.into_iter();
        events
            .map(|(event, why)| left_out(&format!("event `{event}`"), why))
            .collect()
    };
    match form {
        Form::ICalendar => events(icalendar::left_out(timeline)),
        Form::TimelineJs => events(timelinejs::left_out(timeline)),
        Form::JsonLd => json_ld::undated(timeline)
            .into_iter()
            .map(|(event, why)| left_out(&format!("a date of event `{event}`"), why))
            .collect(),
        Form::Annotations => annotations::left_out(timeline)
            .into_iter()
            .map(|(quote, event, why)| left_out(&format!("“{quote}” of event `{event}`"), why))
            .collect(),
        Form::Html => Vec::new(),
    }
}

/// `timeline draft`: the frame of an editor's file from an article's text.
pub(crate) fn draft(input: &Path, to: &Path) -> Ended {
    let mut frame = exchange::draft::draft(&text(input)?);
    // As `timeline new` lays it out: the articles in a folder beside that of the schemas.
    let beside = to.with_file_name("").join("../.schema/article.schema.json");
    if beside.is_file() {
        frame.insert_str(0, "#:schema ../.schema/article.schema.json\n");
    }
    output::vacant(to, &frame)?;
    output::write(to, &frame)
}

/// Reads a compiled timeline, whole; what is dropped from it is said.
pub(crate) fn timeline(path: &Path, text: &str, json: bool) -> Result<Timeline, Failure> {
    let waiting = Progress::at("Reading");
    let wrong = |why: String| Failure::InputSays(format!("{}: {why}", path.display()));
    let loaded = read(text).map_err(|error| {
        wrong(format!(
            "not a timeline in JSON, which `timeline compile` writes: {error}"
        ))
    })?;
    drop(waiting);
    if loaded.timeline.shards.is_some() {
        return Err(wrong(
            "the index of a timeline in shards, without events; give the one that it was made from"
                .into(),
        ));
    }
    for dropped in &loaded.dropped {
        let event = match &dropped.id {
            Some(id) => format!("event `{id}`"),
            None => format!("event {}", dropped.number),
        };
        warn(left_out(&event, told(&dropped.problem)), json);
    }
    Ok(loaded.timeline)
}

fn left_out(what: &str, why: &str) -> String {
    format!("{what} is left out: {why}")
}

fn warn(what: String, json: bool) {
    output::say(&Diagnostic::warning("left-out", what), json);
}

fn told(problem: &Problem) -> &str {
    match problem {
        Problem::NoId => "it has no `id`",
        Problem::SameId => "an event before it has the same `id`",
        Problem::NoDate => "its `when` has neither `earliest` nor `latest`",
        Problem::EndsBeforeItStarts => "its `latest` is before its `earliest`",
        Problem::NoHeadline => "it has no `headline`",
        Problem::Malformed(why) => why,
    }
}

/// The text of a file, or of standard input for `-`.
pub(crate) fn text(path: &Path) -> Result<String, Failure> {
    let unread = |error| Failure::InputSays(format!("{}: {error}", path.display()));
    let (text, wrong) = decode(Ok(bytes(path).map_err(unread)?), 0);
    match wrong {
        None => Ok(text),
        Some(wrong) => {
            let file = File::new(path.to_string_lossy(), text);
            Err(Failure::InputIs(Box::new((wrong, file))))
        }
    }
}

/// The bytes of a file, or of standard input for `-`.
pub(crate) fn bytes(path: &Path) -> std::io::Result<Vec<u8>> {
    if path != Path::new("-") {
        return std::fs::read(path);
    }
    let mut bytes = Vec::new();
    std::io::stdin().read_to_end(&mut bytes)?;
    Ok(bytes)
}
