//! `timeline compile` and `timeline check`.

use std::io::Write;
use std::path::Path;

use diplomatic_timeline::compile::{
    ArticleText, Compiled, File, Folder, compile_with, decode, for_programs, read_folder, render,
    to_json,
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
        return cut(options, to);
    }
    let waiting = Progress::at("Compiling");
    let (compiled, shown) = compiled(options);
    drop(waiting);
    say(&compiled, &shown, options.json);
    let Some(timeline) = compiled.timeline else {
        return Err(Failure::Input);
    };
    if let Some(to) = &options.shards {
        return shards::write(to, timeline, None);
    }
    match &options.output {
        Some(to) => {
            output::spare(to, shown.iter().map(|file| file.text.as_str()))?;
            let waiting = Progress::at("Writing");
            let text = to_json(&timeline).map_err(|error| Failure::InputSays(error.to_string()))?;
            drop(waiting);
            output::write(to, &text)
        }
        None if options.json => Ok(()),
        None => output::print(&summary(&timeline)),
    }
}

/// A timeline that is compiled already, in shards.
fn cut(options: &Compile, to: &Path) -> Ended {
    let from = &options.folder;
    if !options.articles.is_empty() {
        return Err(Failure::Call(format!(
            "--article checks an editor's folder, which {} is not: leave it out, or give the folder",
            from.display()
        )));
    }
    let text = export::text(from)?;
    let timeline = export::timeline(from, &text, options.json)?;
    shards::write(to, timeline, Some(&text))
}

/// What came of compiling, and the files that its messages point into, named as the reader
/// would from where they stand.
fn compiled(options: &Compile) -> (Compiled, Vec<File>) {
    let Folder { files, mut found } = match read_folder(&options.folder) {
        Ok(folder) => folder,
        Err(why) => {
            let mut compiled = Compiled::default();
            compiled.add(vec![why]);
            return (compiled, Vec::new());
        }
    };
    let mut shown: Vec<File> = files
        .iter()
        .map(|file| {
            let path = options.folder.join(&file.path);
            File::new(path.to_string_lossy(), file.text.as_str())
        })
        .collect();
    let mut texts = Vec::new();
    for (source, path) in &options.articles {
        let number = u32::try_from(shown.len()).unwrap_or(u32::MAX);
        let (text, wrong) = decode(export::bytes(path), number);
        let name = path.display().to_string();
        shown.push(File::new(name.as_str(), text.as_str()));
        match wrong {
            Some(wrong) => found.push(wrong),
            None => texts.push(ArticleText {
                source: source.clone(),
                name,
                text,
            }),
        }
    }
    let mut compiled = compile_with(&files, &texts);
    compiled.add(found);
    (compiled, shown)
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
    let text = if json {
        for_programs(&compiled.diagnostics, files)
    } else {
        for_people(compiled, files)
    };
    // Without anybody to read them, messages are of no use.
    let _ = std::io::stderr().write_all(text.as_bytes());
}

fn for_people(compiled: &Compiled, files: &[File]) -> String {
    let look = output::look(false);
    let mut shown: Vec<_> = compiled.diagnostics.iter().collect();
    if shown.len() > MOST_SHOWN {
        shown.sort_by_key(|diagnostic| diagnostic.severity);
    }
    let mut text = String::new();
    for diagnostic in shown.iter().take(MOST_SHOWN) {
        text.push_str(&render(diagnostic, files, look));
        text.push_str("\n\n");
    }
    if shown.is_empty() {
        return text;
    }
    let more = shown.len().saturating_sub(MOST_SHOWN);
    if more > 0 {
        text.push_str(&format!("… and {more} more\n"));
    }
    text.push_str(&format!(
        "{}, {}\n",
        count(compiled.errors(), "error"),
        count(compiled.warnings(), "warning")
    ));
    text
}

fn count(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}
