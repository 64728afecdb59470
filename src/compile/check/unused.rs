//! People and places that no event names.

use std::collections::HashSet;

use crate::compile::compiler::World;
use crate::compile::diagnostic::Diagnostic;
use crate::compile::report::Listed;

pub(super) fn people_and_places(world: &World, found: &mut Vec<Diagnostic>) {
    let reports = || world.articles.iter().flat_map(|article| &article.events);
    let people: HashSet<&str> = reports()
        .flat_map(|report| {
            let actors = report.actors.iter().map(|actor| actor.value.actor.as_str());
            let speakers = report
                .quotes
                .iter()
                .filter_map(|quote| quote.speaker.as_ref())
                .map(|speaker| speaker.value.as_str());
            actors.chain(speakers)
        })
        .collect();
    let places: HashSet<&str> = reports()
        .filter_map(|report| report.place.as_ref())
        .map(|place| place.value.as_str())
        .collect();
    let mut unused = |listed: &[Listed], used: &HashSet<&str>| {
        for one in listed
            .iter()
            .filter(|one| !used.contains(one.id.value.as_str()))
        {
            found.push(
                Diagnostic::warning("unused", format!("no event names `{}`", one.id.value))
                    .at(one.id.spot, "")
                    .help("take it out, or name it where it belongs"),
            );
        }
    };
    unused(&world.people, &people);
    unused(&world.places, &places);
}
