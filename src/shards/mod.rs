//! A timeline cut into files by time, like a map into tiles, for chronologies that are too long
//! to be loaded whole.
//!
//! [`cut`] gives the texts of the files; nothing here writes one. What the files are is said in
//! `docs/large.md`; their types stand in [`crate::model`].

mod keys;
mod pieces;

use std::cmp::Reverse;
use std::collections::HashSet;

use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::layout::{Items, Visible};
use crate::model::{Precision, ShardLane, Shards, Timeline};
use crate::state::Chronology;
use pieces::Piece;

/// So many of the events that last longest are told in the index.
const LONGEST: usize = 500;
/// So many sources are named in the index, as many as the widget credits by name.
const CREDITED: usize = 3;

/// A timeline in files.
pub struct Cut {
    /// The index: the timeline without its events, as `timeline.json`.
    pub index: Timeline,
    /// The files beside it: paths below the index's folder, and texts.
    pub files: Vec<(String, String)>,
}

/// Cuts a timeline into shards. One of up to [`DENSE`](crate::layout::DENSE) events is better
/// served by a single file: its index would name no silence and no busiest day.
///
/// # Errors
///
/// If a text cannot be written as JSON, which a compiled timeline never has.
pub fn cut(timeline: Timeline) -> serde_json::Result<Cut> {
    let chronology = Chronology::new(timeline.into());
    let pieces = pieces::cut(&chronology)?;
    let mut files = Vec::with_capacity(pieces.len());
    for (number, piece) in pieces.iter().enumerate() {
        files.push((number.to_string(), pieces::text(&chronology, piece)?));
    }
    let people = People::of(&chronology);
    files.push(("people".into(), serde_json::to_string(&people)?));
    files.extend(keys::files(&chronology, &pieces)?);
    let folder = ["shards/", &version(&files)].concat();
    let index = index(&chronology, &pieces, folder.clone());
    let in_folder = |(name, text)| ([&folder, "/", name, ".json"].concat(), text);
    let files = files.iter_mut().map(|(name, text)| {
        let text = std::mem::take(text);
        in_folder((name, text))
    });
    Ok(Cut {
        files: files.collect(),
        index,
    })
}

/// Everybody who takes part, most events first.
#[derive(Serialize)]
struct People<'a> {
    actors: Vec<&'a crate::model::Actor>,
    counts: Vec<u32>,
}

impl<'a> People<'a> {
    fn of(chronology: &'a Chronology) -> Self {
        let actors = &chronology.timeline.actors;
        let people = chronology.people.iter();
        let people = people.filter_map(|(at, count)| Some((actors.get(*at as usize)?, *count)));
        let (actors, counts) = people.unzip();
        Self { actors, counts }
    }
}

/// The beginning of the files' hash, so that a folder's name stands for its content.
fn version(files: &[(String, String)]) -> String {
    let mut hash = Sha256::new();
    for (name, text) in files {
        hash.update(name);
        hash.update([0]);
        hash.update(text);
        hash.update([0]);
    }
    let digest = hash.finalize();
    digest
        .iter()
        .take(6)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// The places and ends of the events that last longest, in their order.
fn longest(items: &Items) -> Vec<i64> {
    let lasts = |(at, end): &(u32, i64)| end - items.entries[*at as usize].start;
    let mut long: Vec<(u32, i64)> = items.long.iter().collect();
    long.sort_by_key(|one| Reverse(lasts(one)));
    long.truncate(LONGEST);
    long.sort_unstable();
    long.into_iter()
        .flat_map(|(at, end)| [i64::from(at), end])
        .collect()
}

fn index(chronology: &Chronology, pieces: &[Piece], folder: String) -> Timeline {
    let (timeline, items) = (&chronology.timeline, &chronology.items);
    let starts = pieces.iter().map(|piece| items.entries[piece.start].start);
    let mut before = None;
    let starts = starts.map(|start| start - before.replace(start).unwrap_or(0));
    let visible = Visible::all(items);
    let lanes = items.lanes.iter().enumerate().map(|(number, lane)| {
        let of_lane = |piece: &Piece| {
            let entries = piece.clone().map(|at| items.entries[at].lane);
            entries.filter(|lane| usize::from(*lane) == number).count() as u32
        };
        ShardLane {
            kind: lane.kind.clone(),
            counts: pieces.iter().map(of_lane).collect(),
            peaks: visible.peaks_of(number),
        }
    });
    let published = timeline
        .sources
        .iter()
        .map(|source| source.published.as_str());
    let used: HashSet<&str> = items.lanes.iter().map(|lane| lane.kind.as_str()).collect();
    Timeline {
        format: timeline.format.clone(),
        id: timeline.id.clone(),
        title: timeline.title.clone(),
        summary: timeline.summary.clone(),
        language: timeline.language.clone(),
        time_zone: timeline.time_zone.clone(),
        range: timeline.range.clone(),
        kinds: timeline
            .kinds
            .iter()
            .filter(|kind| used.contains(kind.id.as_str()))
            .cloned()
            .collect(),
        sources: timeline.sources.iter().take(CREDITED).cloned().collect(),
        shards: Some(Shards {
            events: items.entries.len() as u32,
            folder,
            starts: starts.collect(),
            last: items.last(),
            end: items.whole.1,
            lanes: lanes.collect(),
            silences: items
                .silences()
                .into_iter()
                .flat_map(|(from, to)| [from, to])
                .collect(),
            long: longest(items),
            busiest: items.busiest() as u32,
            fine: items.is_fine(),
            clock: timeline
                .events
                .iter()
                .any(|event| event.when.precision == Precision::Instant),
            published: published.max().unwrap_or_default().to_owned(),
            sources: timeline.sources.len() as u32,
        }),
        ..Timeline::default()
    }
}
