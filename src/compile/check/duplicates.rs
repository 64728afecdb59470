//! One event entered twice: same time, kind and actors, and much the same headline.

use std::collections::HashMap;

use crate::compile::compiler::World;
use crate::compile::diagnostic::Diagnostic;
use crate::compile::files::Spot;
use crate::model::When;

/// From here on two headlines are called alike.
const ALIKE: f64 = 0.7;
/// Each is compared with so many neighbours, so that a crowded day costs no more than a quiet one.
const NEIGHBOURS: usize = 4;
/// Of longer headlines the beginning decides.
const LONGEST: usize = 120;

/// Time, kind, actors, and the numbers in the headline: “district 12” is not “district 13”.
type Key<'w> = (Option<i64>, Option<i64>, &'w str, Vec<&'w str>, String);

pub(super) fn events(world: &World, whens: &[Option<When>], found: &mut Vec<Diagnostic>) {
    let mut groups: HashMap<Key<'_>, Vec<(String, &str, Spot)>> = HashMap::new();
    for (event, when) in whens.iter().enumerate() {
        let Some(when) = when else { continue };
        let told = world.told(event);
        let Some((_, report)) = told.first() else {
            continue;
        };
        let (Some(kind), Some(headline)) = (&report.kind, &report.headline) else {
            continue;
        };
        let mut actors: Vec<&str> = report
            .actors
            .iter()
            .map(|actor| actor.value.actor.as_str())
            .collect();
        actors.sort_unstable();
        let civil = |moment: Option<crate::model::Moment>| moment.map(|moment| moment.civil);
        let (words, numbers) = plain(&headline.value);
        groups
            .entry((
                civil(when.earliest),
                civil(when.latest),
                &kind.value,
                actors,
                numbers,
            ))
            .or_default()
            .push((words, &report.id.value, report.id.spot));
    }
    for mut group in groups.into_values().filter(|group| group.len() > 1) {
        group.sort_unstable();
        for (at, (headline, id, spot)) in group.iter().enumerate() {
            for (other, other_id, other_spot) in group.iter().skip(at + 1).take(NEIGHBOURS) {
                if strsim::normalized_damerau_levenshtein(headline, other) < ALIKE {
                    continue;
                }
                let (first, second) = if spot < other_spot {
                    ((id, spot), (other_id, other_spot))
                } else {
                    ((other_id, other_spot), (id, spot))
                };
                found.push(
                    Diagnostic::warning(
                        "twice",
                        format!("`{}` and `{}` look like one event", first.0, second.0),
                    )
                    .at(*second.1, "same time, kind and actors")
                    .at(*first.1, "as here")
                    .help("if they are one, give both reports the same `id`"),
                );
            }
        }
    }
}

/// Words in small letters in the order of the alphabet, as word order does not matter,
/// and the numbers by themselves.
fn plain(headline: &str) -> (String, String) {
    let text: String = headline.chars().take(LONGEST).collect();
    let mut words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    words.sort_unstable();
    let numbers = words
        .iter()
        .filter(|word| word.starts_with(|c: char| c.is_ascii_digit()))
        .cloned()
        .collect::<Vec<_>>();
    (words.join(" "), numbers.join(" "))
}
