//! Rules beyond types: what a careful second editor would ask about.
//!
//! Each rule reads the reports and the dates and adds to what was found; none
//! changes anything.

mod article;
mod body;
mod duplicates;
mod figures;
mod order;
mod quotation;
mod references;
mod reports;
mod sense;
mod unused;

pub use article::ArticleText;
pub(crate) use article::sha256;

use rayon::prelude::*;

use super::compiler::World;
use super::diagnostic::{Diagnostic, Severity};
use crate::model::When;

/// Words that a quotation may have unless `quotation_limit` says otherwise.
pub(crate) const QUOTATION_LIMIT: u32 = 75;

/// All rules. `whens` is aligned with `world.events`.
pub(crate) fn check(
    world: &World,
    whens: &[Option<When>],
    texts: &[ArticleText],
    found: &mut Vec<Diagnostic>,
) {
    references::header(world, found);
    let each: Vec<Vec<Diagnostic>> = (0..world.events.len())
        .into_par_iter()
        .map(|event| {
            let mut found = Vec::new();
            let told = world.told(event);
            let when = whens.get(event).and_then(Option::as_ref);
            references::event(world, &told, &mut found);
            reports::event(world, &told, &mut found);
            figures::event(&told, &mut found);
            sense::event(world, &told, when, &mut found);
            order::relations(world, &told, when, whens, &mut found);
            found
        })
        .collect();
    found.extend(each.into_iter().flatten());
    // What is not understood may be what names them.
    if !found.iter().any(|d| d.severity == Severity::Error) {
        unused::people_and_places(world, found);
    }
    duplicates::events(world, whens, found);
    sense::outside_range(world, whens, found);
    article::texts(world, texts, found);
}
