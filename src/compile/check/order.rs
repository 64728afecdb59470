//! Relations that the dates contradict.

use crate::compile::compiler::World;
use crate::compile::diagnostic::Diagnostic;
use crate::compile::merge::Told;
use crate::model::{RelationKind, When};

pub(super) fn relations(
    world: &World,
    told: &[Told<'_>],
    when: Option<&When>,
    whens: &[Option<When>],
    found: &mut Vec<Diagnostic>,
) {
    let Some(own) = when else {
        return;
    };
    for (_, report) in told {
        for relation in &report.relations {
            let (rel, to) = &relation.value;
            let Some(number) = world.by_id.get(to) else {
                continue;
            };
            let Some(Some(other)) = whens.get(*number as usize) else {
                continue;
            };
            let impossible = match rel {
                RelationKind::RespondsTo => ends_before(own, other).then_some("answers"),
                RelationKind::Follows => ends_before(own, other).then_some("follows"),
                RelationKind::Announces => ends_before(other, own).then_some("announces"),
                RelationKind::ComparedWith
                | RelationKind::RefersTo
                | RelationKind::Contradicts
                | RelationKind::Other => None,
            };
            let Some(verb) = impossible else {
                continue;
            };
            let when_it_is = if *rel == RelationKind::Announces {
                "was over before"
            } else {
                "only began later"
            };
            let message = format!("`{}` {verb} `{to}`, which {when_it_is}", report.id.value);
            // Of what is about or perhaps, the bounds are no certain ones.
            let vague = [own, other].iter().any(|w| w.approximate || w.uncertain);
            let diagnostic = if vague {
                Diagnostic::warning("impossible-order", message)
            } else {
                Diagnostic::error("impossible-order", message)
            };
            let mut diagnostic = diagnostic.at(relation.spot, "");
            if let Some(when) = &report.when {
                diagnostic = diagnostic.at(when.spot, own.edtf.as_str());
            }
            let others = world.told(*number as usize);
            if let Some(when) = others.iter().find_map(|(_, report)| report.when.as_ref()) {
                diagnostic = diagnostic.at(when.spot, other.edtf.as_str());
            }
            found.push(diagnostic.help("check both dates, or take the relation out"));
        }
    }
}

/// Whether one is certainly over when the other begins.
fn ends_before(one: &When, other: &When) -> bool {
    matches!((one.latest, other.earliest), (Some(end), Some(start)) if end.utc() < start.utc())
}
