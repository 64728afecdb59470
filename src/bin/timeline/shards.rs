//! `timeline compile --shards`: an index and many small files.

use std::collections::HashSet;
use std::path::Path;

use diplomatic_timeline::compile::to_json;
use diplomatic_timeline::layout::DENSE;
use diplomatic_timeline::model::Timeline;
use diplomatic_timeline::shards::{Cut, cut};

use super::output::{self, Ended, Failure};
use super::progress::Progress;

/// So many kinds an index has room for: of any other the widget could place no event.
const MOST_KINDS: usize = 255;

/// Writes a timeline in shards into a folder. The index comes last, so that it never names a file
/// that is not there; files of earlier versions stay for pages that still show them. The timeline
/// that was read for it, if one was, keeps its place, as the index has no events.
pub(crate) fn write(to: &Path, timeline: Timeline, read: Option<&str>) -> Ended {
    let wrong = |error: serde_json::Error| Failure::InputSays(error.to_string());
    let events = timeline.events.len();
    let spare = |read: &str| output::spare(&to.join("timeline.json"), [read]);
    if events <= DENSE {
        let whole = to_json(&timeline).map_err(wrong)?;
        read.filter(|read| *read != whole).map_or(Ok(()), spare)?;
        file(to, "timeline.json", &whole)?;
        return output::print(&format!(
            "{events} events are too few for shards: timeline.json holds them all\n"
        ));
    }
    read.map_or(Ok(()), spare)?;
    let kinds = timeline.events.iter().map(|event| event.kind.as_str());
    let kinds = kinds.collect::<HashSet<_>>().len();
    if kinds > MOST_KINDS {
        return Err(Failure::InputSays(format!(
            "the events are of {kinds} kinds, and shards have room for {MOST_KINDS}; make several one"
        )));
    }
    let waiting = Progress::at("Cutting");
    let Cut { index, files } = cut(timeline).map_err(wrong)?;
    drop(waiting);
    let shards = index.shards.as_ref().map_or(0, |index| index.starts.len());
    let waiting = Progress::in_steps("Writing", files.len());
    for (path, text) in &files {
        file(to, path, text)?;
        waiting.step();
    }
    drop(waiting);
    let index = compact(&index).map_err(wrong)?;
    file(to, "timeline.json", &index)?;
    output::print(&format!(
        "{events} events in {shards} shards; the index has {} bytes\n",
        index.len()
    ))
}

/// The index in one line: it is for programs, and its lists are long.
fn compact(index: &Timeline) -> serde_json::Result<String> {
    let mut text = serde_json::to_string(index)?;
    text.push('\n');
    Ok(text)
}

fn file(folder: &Path, path: &str, text: &str) -> Ended {
    let to = folder.join(path);
    to.parent().map_or(Ok(()), output::folder)?;
    output::write(&to, text)
}
