//! `timeline compile` and `timeline check`.

use std::io::Write;

use diplomatic_timeline::compile::{
    ArticleText, Compiled, File, FolderError, compile_with, look_over, read_folder, render, to_json,
};

use diplomatic_timeline::model::Timeline;

use super::args::Compile;
use super::output::{self, Ended, Failure};
use super::progress::Progress;
use super::{export, shards};

/// More messages than this help nobody; programs get them all. If there are more, errors come
/// first, so that no warning takes the place of one.
const MOST_SHOWN: usize = 100;

pub(crate) fn run(options: &Compile) -> Ended {
    if let Some(to) = &options.shards
        && !options.folder.is_dir()
    {
        return shards::write(to, export::timeline(&options.folder)?);
    }
    let waiting = Progress::at("Compiling");
    let unreadable = |error: FolderError| Failure::InputSays(error.to_string());
    let files = read_folder(&options.folder).map_err(unreadable)?;
    let around = look_over(&options.folder).map_err(unreadable)?;
    // Messages name files as the reader would from where they stand.
    let shown: Vec<File> = files
        .iter()
        .map(|file| {
            let path = options.folder.join(&file.path);
            File::new(path.to_string_lossy(), file.text.as_str())
        })
        .collect();
    let texts = options
        .articles
        .iter()
        .map(|(source, path)| {
            Ok(ArticleText {
                source: source.clone(),
                name: path.display().to_string(),
                text: export::text(path)?,
            })
        })
        .collect::<Result<Vec<_>, Failure>>()?;
    let mut compiled = compile_with(&files, &texts);
    compiled.add(around);
    drop(waiting);
    say(&compiled, &shown, options.json);
    let Some(timeline) = &compiled.timeline else {
        return Err(Failure::Input);
    };
    if let Some(to) = &options.shards {
        return shards::write(to, compiled.timeline.unwrap_or_default());
    }
    match &options.output {
        Some(to) => {
            let waiting = Progress::at("Writing");
            let text = to_json(timeline).map_err(|error| Failure::InputSays(error.to_string()))?;
            drop(waiting);
            output::write(to, &text)
        }
        None if options.json => Ok(()),
        None => output::print(&summary(timeline)),
    }
}

/// How much there is, and how much of it is confirmed by a second article.
fn summary(timeline: &Timeline) -> String {
    let corroborated = timeline
        .events
        .iter()
        .filter(|event| event.evidence.len() > 1)
        .count();
    format!(
        "{} from {}, {corroborated} of them in more than one\n",
        count(timeline.events.len(), "event"),
        count(timeline.sources.len(), "article")
    )
}

fn say(compiled: &Compiled, files: &[File], json: bool) {
    let look = output::look(json);
    let most = if json { usize::MAX } else { MOST_SHOWN };
    let mut shown: Vec<_> = compiled.diagnostics.iter().collect();
    if shown.len() > most {
        shown.sort_by_key(|diagnostic| diagnostic.severity);
    }
    let mut text = String::new();
    for diagnostic in shown.into_iter().take(most) {
        text.push_str(&render(diagnostic, files, look));
        text.push_str(if json { "\n" } else { "\n\n" });
    }
    if !json && !compiled.diagnostics.is_empty() {
        let more = compiled.diagnostics.len().saturating_sub(most);
        if more > 0 {
            text.push_str(&format!("… and {more} more\n"));
        }
        text.push_str(&format!(
            "{}, {}\n",
            count(compiled.errors(), "error"),
            count(compiled.warnings(), "warning")
        ));
    }
    // Without anybody to read them, messages are of no use.
    let _ = std::io::stderr().write_all(text.as_bytes());
}

fn count(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}
