//! In which order dates can be worked out, and which of them wait for each other in a circle.

use crate::compile::compiler::World;
use crate::compile::diagnostic::Diagnostic;

use super::{Said, named};

/// All events that can be worked out, each after those from which it counts.
/// Circles are reported and left out, as is what depends on them.
pub(super) fn by_dependence(
    world: &World,
    said: &[Vec<Said>],
    found: &mut Vec<Diagnostic>,
) -> Vec<usize> {
    let needs = |event: usize| {
        said.get(event)
            .into_iter()
            .flatten()
            .filter_map(|said| said.when.as_ref())
            .flat_map(named)
            .filter_map(|(name, _)| world.by_id.get(name).map(|number| *number as usize))
    };
    let count = said.len();
    let mut waiting_for = vec![0_usize; count];
    let mut awaited_by: Vec<Vec<usize>> = vec![Vec::new(); count];
    for (event, waiting) in waiting_for.iter_mut().enumerate() {
        for needed in needs(event) {
            *waiting += 1;
            if let Some(list) = awaited_by.get_mut(needed) {
                list.push(event);
            }
        }
    }
    let mut order: Vec<usize> = (0..count)
        .filter(|event| waiting_for.get(*event) == Some(&0))
        .collect();
    let mut next = 0;
    while let Some(event) = order.get(next).copied() {
        next += 1;
        for waiter in awaited_by.get(event).into_iter().flatten().copied() {
            if let Some(waiting) = waiting_for.get_mut(waiter) {
                *waiting -= 1;
                if *waiting == 0 {
                    order.push(waiter);
                }
            }
        }
    }
    if order.len() < count {
        circles(world, said, &waiting_for, needs, found);
    }
    order
}

/// Reports each circle once. Whatever waits has something in the rest that it waits for,
/// so walking from need to need must come round.
fn circles<I: Iterator<Item = usize>>(
    world: &World,
    said: &[Vec<Said>],
    waiting_for: &[usize],
    needs: impl Fn(usize) -> I,
    found: &mut Vec<Diagnostic>,
) {
    let stuck = |event: &usize| waiting_for.get(*event).is_some_and(|n| *n > 0);
    let mut seen = vec![0_usize; waiting_for.len()];
    for start in (0..waiting_for.len()).filter(stuck) {
        let mut path = Vec::new();
        let mut here = start;
        while seen.get(here) == Some(&0) {
            if let Some(mark) = seen.get_mut(here) {
                *mark = start + 1;
            }
            path.push(here);
            let Some(need) = needs(here).find(stuck) else {
                break;
            };
            here = need;
        }
        if seen.get(here) != Some(&(start + 1)) {
            continue;
        }
        let Some(from) = path.iter().position(|event| *event == here) else {
            continue;
        };
        found.push(circle(world, said, path.get(from..).unwrap_or_default()));
    }
}

fn circle(world: &World, said: &[Vec<Said>], path: &[usize]) -> Diagnostic {
    /// A longer circle is told by its first events.
    const SHOWN: usize = 8;
    let mut diagnostic = if path.len() == 1 {
        Diagnostic::error("circle", "this date counts from itself")
    } else {
        Diagnostic::error("circle", "these dates count from each other in a circle")
    };
    let needed = path.iter().cycle().skip(1);
    for (event, needed) in path.iter().zip(needed).take(SHOWN) {
        let told = world.told(*event);
        let counts = |said: &Said| {
            let mut named = said.when.iter().flat_map(named);
            named.any(|(name, _)| {
                world
                    .by_id
                    .get(name)
                    .is_some_and(|n| *n as usize == *needed)
            })
        };
        let at = said
            .get(*event)
            .and_then(|said| said.iter().position(counts));
        let report = at.and_then(|at| told.get(at));
        if let Some(when) = report.and_then(|(_, report)| report.when.as_ref()) {
            diagnostic = diagnostic.at(when.spot, "");
        }
    }
    diagnostic.help("give one of them a date that stands by itself")
}
