//! `timeline export`: a compiled timeline in another format; and `timeline draft`.

use std::io::Read;
use std::path::Path;

use diplomatic_timeline::exchange;
use diplomatic_timeline::model::{Timeline, read};

use super::args::{Export, Form};
use super::output::{self, Ended, Failure};
use super::progress::Progress;

pub(crate) fn run(options: &Export) -> Ended {
    let timeline = timeline(&options.input)?;
    let text = match options.form {
        Form::Html => exchange::html::fallback(&timeline),
        Form::JsonLd => format!("{:#}\n", exchange::json_ld::graph(&timeline)),
        Form::ICalendar => exchange::icalendar::calendar(&timeline),
        Form::Annotations => format!("{:#}\n", exchange::annotations::page(&timeline)),
        Form::TimelineJs => format!("{:#}\n", exchange::timelinejs::export(&timeline)),
    };
    output::write(&options.output, &text)
}

/// `timeline draft`: the frame of an editor's file from an article's text.
pub(crate) fn draft(input: &Path, to: &Path) -> Ended {
    output::write(to, &exchange::draft::draft(&text(input)?))
}

/// Reads a compiled timeline; what is dropped from it is said.
pub(crate) fn timeline(path: &Path) -> Result<Timeline, Failure> {
    let text = text(path)?;
    let waiting = Progress::at("Reading");
    let loaded =
        read(&text).map_err(|error| Failure::InputSays(format!("{}: {error}", path.display())))?;
    drop(waiting);
    for dropped in &loaded.dropped {
        eprintln!(
            "warning: event {} is left out: {:?}",
            dropped.number, dropped.problem
        );
    }
    Ok(loaded.timeline)
}

/// The text of a file, or of standard input for `-`.
pub(crate) fn text(path: &Path) -> Result<String, Failure> {
    let mut text = String::new();
    let read = if path == Path::new("-") {
        std::io::stdin().read_to_string(&mut text).map(|_| ())
    } else {
        std::fs::read_to_string(path).map(|read| text = read)
    };
    read.map_err(|error| Failure::InputSays(format!("{}: {error}", path.display())))?;
    Ok(text)
}
