//! A row for each kind that has events.

use crate::model::{KnownKind, Mark, Timeline};

/// The row of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lane {
    /// The kind's id.
    pub kind: String,
    /// Which known kind it is.
    pub known: Option<KnownKind>,
    /// The shape of its marks.
    pub mark: Mark,
    /// Which colour token, such as `strike`; `None` is neutral.
    pub color: Option<String>,
    /// How many events it has.
    pub count: usize,
}

/// The lanes, and the lane of each kind that occurs.
pub(crate) fn lanes(timeline: &Timeline) -> (Vec<Lane>, Vec<(&str, u8)>) {
    let mut used: Vec<&str> = Vec::new();
    for event in &timeline.events {
        // Events of a kind come in runs and kinds are few: the last one seen is the likely one.
        if !used.iter().rev().any(|kind| *kind == event.kind) {
            used.push(&event.kind);
        }
    }
    let mut kinds: Vec<&str> = KnownKind::ALL.iter().map(|kind| kind.id()).collect();
    let rest = timeline.kinds.iter().map(|kind| kind.id.as_str());
    for kind in rest.chain(used.iter().copied()) {
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    kinds.retain(|kind| used.contains(kind));
    let lanes = kinds
        .iter()
        .take(usize::from(u8::MAX))
        .map(|id| {
            let known = KnownKind::from_id(id);
            let declared = timeline.kinds.iter().find(|kind| kind.id == *id);
            let fallback = known.map(|_| (*id).to_owned());
            Lane {
                kind: (*id).to_owned(),
                known,
                mark: match (known, declared) {
                    (Some(known), _) => known.mark(),
                    (None, Some(declared)) => declared.mark,
                    (None, None) => Mark::Ring,
                },
                color: declared.and_then(|kind| kind.color.clone()).or(fallback),
                count: 0,
            }
        })
        .collect();
    let numbered = kinds
        .into_iter()
        .zip((0..u8::MAX).chain(std::iter::repeat(u8::MAX - 1)))
        .collect();
    (lanes, numbered)
}

pub(crate) fn lane(kinds: &[(&str, u8)], kind: &str) -> u8 {
    let found = kinds.iter().find(|(id, _)| *id == kind);
    found.map_or(0, |(_, lane)| *lane)
}
