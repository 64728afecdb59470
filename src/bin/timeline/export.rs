//! `timeline export`: a compiled timeline in another format; and `timeline draft`.

use std::path::Path;

use diplomatic_timeline::compile::FolderError;
use diplomatic_timeline::exchange::{self, icalendar, timelinejs};
use diplomatic_timeline::model::{Problem, Timeline, read};

use super::args::{Export, Form};
use super::output::{self, Ended, Failure};
use super::progress::Progress;

pub(crate) fn run(options: &Export) -> Ended {
    let timeline = timeline(&options.input)?;
    let missing = match options.form {
        Form::ICalendar => icalendar::left_out(&timeline),
        Form::TimelineJs => timelinejs::left_out(&timeline),
        Form::Html | Form::JsonLd | Form::Annotations => Vec::new(),
    };
    for (event, why) in missing {
        left_out(&format!("`{event}`"), why);
    }
    let text = match options.form {
        Form::Html => exchange::html::fallback(&timeline),
        Form::JsonLd => format!("{:#}\n", exchange::json_ld::graph(&timeline)),
        Form::ICalendar => icalendar::calendar(&timeline),
        Form::Annotations => format!("{:#}\n", exchange::annotations::page(&timeline)),
        Form::TimelineJs => format!("{:#}\n", timelinejs::export(&timeline)),
    };
    output::write(&options.output, &text)
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
pub(crate) fn timeline(path: &Path) -> Result<Timeline, Failure> {
    let text = text(path)?;
    let waiting = Progress::at("Reading");
    let wrong = |why: String| Failure::InputSays(format!("{}: {why}", path.display()));
    let loaded = read(&text).map_err(|error| {
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
            Some(id) => format!("`{id}`"),
            None => dropped.number.to_string(),
        };
        left_out(&event, told(&dropped.problem));
    }
    Ok(loaded.timeline)
}

fn left_out(event: &str, why: &str) {
    eprintln!("warning: event {event} is left out: {why}");
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
    let read = if path == Path::new("-") {
        std::io::read_to_string(std::io::stdin())
    } else {
        std::fs::read_to_string(path)
    };
    read.map_err(|error| Failure::InputSays(FolderError::new(path, &error).to_string()))
}
