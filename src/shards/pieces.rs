//! Where one shard ends and the next begins, and what stands in each.

use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

use crate::model::{Event, MOST_IN_A_SHARD, Timeline};
use crate::state::Chronology;

/// The places of a shard's events among all.
pub(super) type Piece = Range<usize>;

/// About as many bytes as a shard has of its own events, and at most as many again of those of
/// other shards.
const SIZE: usize = 64 * 1024;

/// Cuts the events, in the order in which they are drawn, into stretches of about one size. A
/// day is not cut in two unless it alone is longer than that, and no piece reaches over one of
/// the longest silences, in which a guess at its events would put some.
pub(super) fn cut(chronology: &Chronology) -> serde_json::Result<Vec<Piece>> {
    let entries = &chronology.items.entries;
    let mut pieces = Vec::new();
    let (mut start, mut size) = (0, 0);
    let silences = chronology.items.silences();
    let silent =
        |before: i64, after: i64| silences.iter().any(|(_, to)| before < *to && *to <= after);
    // The last place in the present piece at which a day begins.
    let mut day = 0;
    for at in 0..entries.len() {
        let Some(event) = event(chronology, at) else {
            continue;
        };
        let own = serde_json::to_string(event)?.len() + 1;
        if at > 0 && entries[at].day() != entries[at - 1].day() {
            day = at;
        }
        let full = size + own > SIZE || at - start >= MOST_IN_A_SHARD as usize;
        if at > start && silent(entries[at - 1].start, entries[at].start) {
            pieces.push(start..at);
            (start, size) = (at, 0);
        } else if full && at > start {
            // Not so early that the piece would be half empty.
            let end = if day > start && (at - day) * 2 < at - start {
                day
            } else {
                at
            };
            pieces.push(start..end);
            size = 0;
            for at in end..at {
                if let Some(event) = self::event(chronology, at) {
                    size += serde_json::to_string(event)?.len() + 1;
                }
            }
            start = end;
        }
        size += own;
    }
    pieces.push(start..entries.len());
    Ok(pieces)
}

pub(super) fn event(chronology: &Chronology, at: usize) -> Option<&Event> {
    chronology.event(u32::try_from(at).ok()?)
}

/// A shard: a timeline of its events and of all that they name.
pub(super) fn text(chronology: &Chronology, piece: &Piece) -> serde_json::Result<String> {
    let whole = &chronology.timeline;
    let events = piece.clone().filter_map(|at| event(chronology, at));
    let mut events: Vec<Event> = events.cloned().collect();
    let mut named: HashSet<&str> = HashSet::new();
    let (mut sources, mut places) = (HashSet::new(), HashSet::new());
    for event in &events {
        named.extend(event.actors.iter().map(|part| part.actor.as_str()));
        for quote in &event.quotes {
            named.extend(quote.speaker.as_deref());
            sources.extend(quote.source.as_deref());
        }
        sources.extend(
            event
                .evidence
                .iter()
                .map(|evidence| evidence.source.as_str()),
        );
        for figure in &event.figures {
            sources.extend(figure.reports.iter().map(|report| report.source.as_str()));
        }
        places.extend(event.place.as_deref());
    }
    let (beyond, short): (Vec<u32>, Vec<Event>) = beyond(chronology, piece)?.into_iter().unzip();
    let shard = Timeline {
        format: whole.format.clone(),
        id: whole.id.clone(),
        title: whole.title.clone(),
        language: whole.language.clone(),
        time_zone: whole.time_zone.clone(),
        sources: among(&whole.sources, |source| {
            sources.contains(source.id.as_str())
        }),
        actors: among(&whole.actors, |actor| named.contains(actor.id.as_str())),
        places: among(&whole.places, |place| places.contains(place.id.as_str())),
        beyond,
        ..Timeline::default()
    };
    events.extend(short);
    let mut text = serde_json::to_string(&Timeline { events, ..shard })?;
    text.push('\n');
    Ok(text)
}

/// The events that are related to those of a piece without standing in it, in short, and their
/// places: as many as there is room for. Each event of the piece gets its next one in turn, those
/// that it names itself before those that name it, the nearest in time first.
fn beyond(chronology: &Chronology, piece: &Piece) -> serde_json::Result<Vec<(u32, Event)>> {
    let entries = &chronology.items.entries;
    let mut turns: Vec<(usize, u32)> = Vec::new();
    for at in piece.clone() {
        let Ok(place) = u32::try_from(at) else {
            continue;
        };
        let mut links = chronology.links(place);
        links.retain(|link| !piece.contains(&(link.entry as usize)));
        links.sort_by_key(|link| {
            let start = entries[link.entry as usize].start;
            (link.reverse, start.abs_diff(entries[at].start), link.entry)
        });
        turns.extend(links.iter().map(|link| link.entry).enumerate());
    }
    turns.sort_unstable();
    let mut told: BTreeMap<u32, Event> = BTreeMap::new();
    let mut size = 0;
    for (_, other) in turns {
        if told.contains_key(&other) {
            continue;
        }
        let Some(event) = in_short(chronology, other, piece) else {
            continue;
        };
        size += serde_json::to_string(&event)?.len() + 1;
        if size > SIZE {
            break;
        }
        told.insert(other, event);
    }
    Ok(told.into_iter().collect())
}

/// As much of an event as is needed to name it, with its relations to those of a piece.
fn in_short(chronology: &Chronology, at: u32, piece: &Piece) -> Option<Event> {
    let event = chronology.event(at)?;
    let here = |id: &str| {
        let place = chronology.find(id);
        place.is_some_and(|place| piece.contains(&(place as usize)))
    };
    let relations = event.relations.iter();
    Some(Event {
        id: event.id.clone(),
        kind: event.kind.clone(),
        status: event.status,
        when: event.when.clone(),
        headline: event.headline.clone(),
        relations: relations.filter(|one| here(&one.event)).cloned().collect(),
        ..Event::default()
    })
}

fn among<T: Clone>(all: &[T], wanted: impl Fn(&T) -> bool) -> Vec<T> {
    all.iter().filter(|one| wanted(one)).cloned().collect()
}
