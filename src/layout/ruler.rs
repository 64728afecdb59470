//! Dates and ticks on an axis of time: to scale, or the runs of a dense elastic axis.

use crate::scale::ticks::choose;
use crate::scale::{Step, Unit};

use super::bins::Stretch;
use super::metrics::Metrics;
use super::{Font, GapLine, Head, Plan, Scene, Texts, Tick, TickMark};

/// Names dates along stretches of time at a density in pixels a second, none finer than a unit.
pub(crate) fn ticks(
    scene: &mut Scene,
    stretches: &[Stretch],
    (density, finest): (f64, Unit),
    m: Metrics,
    texts: &Texts,
) {
    let level = choose(density, m.z, finest);
    let column = names_its_stretch(level.named);
    let mut named = Named {
        free: f64::MIN,
        last: None,
    };
    // The first date in view, named or not.
    let mut seen = None;
    scene.axis = true;
    for Stretch { from, to, .. } in stretches {
        let mut at = level.named.floor(*from as i64);
        let mut marked = level.marked.since(*from);
        while at as f64 <= *to {
            let begun = (at as f64) < *from;
            let x = scene.projection.x((at as f64).max(*from));
            if !begun {
                scene.ticks.push(TickMark { x, named: true });
            }
            let next = level.named.offset(at, 1);
            let end = scene.projection.x((next as f64).min(*to));
            if column || !begun {
                name(scene, at, (x, end), &mut named, level.named, column, texts);
            }
            // Weeks and the first of a month fall where they like: marks are no part of the names.
            while marked < next && marked as f64 <= *to {
                let x = scene.projection.x(marked as f64);
                seen.get_or_insert((marked, x));
                if marked != at {
                    scene.ticks.push(TickMark { x, named: false });
                }
                marked = level.marked.offset(marked, 1);
            }
            at = next;
        }
    }
    // Between two Mondays: name the first day in view.
    if let Some((at, x)) = seen.filter(|_| named.last.is_none()) {
        let reach = (x, f64::MAX);
        name(scene, at, reach, &mut named, level.named, false, texts);
    }
}

/// The dates that have words so far.
struct Named {
    /// Where the next one has room.
    free: f64,
    last: Option<i64>,
}

/// Puts words to a date from one pixel to another, if they have room.
fn name(
    scene: &mut Scene,
    at: i64,
    (x, end): (f64, f64),
    named: &mut Named,
    step: Step,
    column: bool,
    texts: &Texts,
) {
    // What begins with the view may begin before it by a rounding.
    let x = x.max(0.0);
    if x < named.free || x >= scene.width - 8.0 {
        return;
    }
    let context = named.last.is_none_or(|last| {
        let larger = larger(step.unit);
        larger.floor(last) != larger.floor(at)
    });
    let room = if column { end - x } else { f64::MAX };
    let mut roomy = step.unit == Unit::Day;
    loop {
        let tick = Tick {
            at,
            step,
            roomy,
            context,
        };
        let words = texts.words.tick(tick);
        let (small, main) = &words;
        let tight = texts.measure.width(main, Font::Head);
        let long = texts.measure.width(small, Font::Caption).max(tight) + 14.0;
        if roomy && long > room {
            roomy = false;
            continue;
        }
        // A small line that is only context may run on; nothing else follows it closely. Half a
        // name says nothing.
        if tight + 14.0 <= room.max(end - x) && x + tight <= scene.width {
            named.free = x + long;
            named.last = Some(at);
            let (small, main) = words;
            scene.heads.push(Head {
                x,
                width: if column { (end - x).max(long) } else { long },
                small,
                main,
            });
        }
        break;
    }
}

/// Whether a name holds for the whole stretch up to the next one (a day, a month, a year), not
/// only for its first moment (Monday, 12:00).
fn names_its_stretch(step: Step) -> bool {
    step.count == 1 && matches!(step.unit, Unit::Day | Unit::Month | Unit::Year)
}

/// The unit that the small line names.
fn larger(unit: Unit) -> Unit {
    match unit {
        Unit::Minute | Unit::Hour => Unit::Day,
        Unit::Day | Unit::Week | Unit::Month | Unit::Quarter => Unit::Year,
        Unit::Year | Unit::Decade | Unit::Century => Unit::Century,
    }
}

/// Dimension lines of long silences, to scale.
pub(crate) fn gaps(scene: &mut Scene, plan: &Plan, texts: &Texts) {
    let width = scene.width;
    for pause in plan.pauses.iter().filter(|pause| !pause.open) {
        let a = scene.projection.x(pause.start).max(4.0);
        let b = scene.projection.x(pause.end).min(width - 4.0);
        if b - a > width * 0.12 {
            let text = [&*pause.value, " ", &pause.unit].concat();
            let words = texts.measure.width(&text, Font::Caption);
            if b - a > words + 90.0 {
                scene.gaps.push(GapLine {
                    x0: a + 6.0,
                    x1: b - 6.0,
                    text_x: f64::midpoint(a, b) - words / 2.0 - 4.0,
                    text_width: words + 8.0,
                    text,
                });
            }
        }
    }
}
