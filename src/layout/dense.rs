//! Many events: counting bars, then clusters, then day columns, as the zoom comes closer.
//!
//! Nothing here walks the events: every unit of time costs two binary searches, and two
//! in each lane's column; and units are never narrower than a few pixels.

use std::rc::Rc;

use crate::model::SECONDS_PER_DAY;
use crate::scale::{DAY, Step, Unit, midnight, within};

use super::bins::{Counter, Stretch, bins};
use super::columns::day_columns;
use super::elastic::{held, horizon};
use super::metrics::Metrics;
use super::proportional::lane;
use super::slots::{Pause, magnitude};
use super::{
    Cluster, CountBar, Gap, Items, Mode, Plan, Projection, Scene, Tallest, Texts, Visible, ruler,
};

/// Least height of a lane.
pub(crate) const ROW: f64 = 44.0;
/// Width of a break.
const BREAK: f64 = 46.0;
/// Days as wide as this show their events.
pub(crate) const COLUMN: f64 = 130.0;
/// Units as wide as this show a cluster with its count.
const CLUSTERED: u8 = 36;
/// Up to this many events in view are shown each on its own.
pub(crate) const SINGLE: usize = 60;
/// The narrowest bars.
const NARROW: u8 = 4;
/// By which unit events are counted, and from how many pixels of it on: in clusters where these are
/// as many as one needs, else in bars.
type Way = (Unit, u8);
/// How events are counted, the best way first. In the smallest numbers that hold it.
const WAYS: [Way; 9] = [
    (Unit::Day, CLUSTERED),
    (Unit::Week, CLUSTERED),
    (Unit::Day, 3),
    (Unit::Week, NARROW),
    (Unit::Month, NARROW),
    (Unit::Quarter, NARROW),
    (Unit::Year, NARROW),
    (Unit::Decade, NARROW),
    (Unit::Century, NARROW),
];

/// Puts the runs between long silences side by side; tells the plan of these, and how far the runs
/// can be stretched.
#[inline(never)]
pub(crate) fn axis(plan: &mut Plan, items: &Items, texts: &Texts) {
    let (width, m) = (plan.frame().width, plan.m);
    let brk = BREAK * m.z;
    let most = (width * 0.35 / brk) as usize;
    let silences = items.silences.get(..most).unwrap_or(&items.silences);
    let mut silent = 0.0;
    for (from, to) in silences {
        silent += (to - from) as f64;
    }
    let first = midnight(items.whole.0 as f64);
    let last = midnight(items.last() as f64) + DAY;
    let density = (width - brk * silences.len() as f64) / (last - first - silent).max(DAY);
    // Nobody shares the axis yet.
    let Some(axis) = Rc::get_mut(&mut plan.map) else {
        return;
    };
    let mut from = first;
    loop {
        // The longest stands first, and they are few.
        let later = silences.iter().filter(|one| one.0 as f64 > from);
        let silence = later.min_by_key(|one| one.0);
        let end = silence.map_or(last, |one| one.0 as f64);
        axis.add(from, end, (end - from) * density, false);
        let Some(&(_, next)) = silence else {
            break;
        };
        let next = next as f64;
        axis.add(end, next, brk, true);
        let days = ((next - end) / DAY).round() as i64;
        // From the last day before it to the first one after.
        let (value, unit) = texts.words.gap(Gap::of_days(days + 1));
        plan.pauses.push(Pause {
            start: end,
            end: next,
            value,
            unit,
            open: false,
        });
        // What a file says may end before it begins, and would be found again.
        from = next.max(end);
    }
    let columns = items.busiest as f64 + 1.0;
    let closest = (columns * COLUMN * m.z).max(width * 0.75) / (density * DAY);
    plan.closest = closest.max(1.0);
}

/// What the rows of a lane need: the more events of `most` it has, the more, within bounds.
pub(crate) fn rows(count: usize, most: usize, m: Metrics) -> f64 {
    let share = count as f64 / most as f64;
    ((52.0 + 46.0 * share) * m.z).round()
}

/// Fills the scene of many events on either axis.
#[inline(never)]
pub(crate) fn fill(
    scene: &mut Scene,
    items: &Items,
    plan: &Plan,
    visible: &Visible,
    stretches: &[Stretch],
    density: f64,
    texts: &Texts,
) {
    let m = plan.m;
    let to_scale = matches!(scene.projection, Projection::Linear { .. });
    let first = stretches.first().map_or(0.0, |s| s.from);
    let last = stretches.last().map_or(0.0, |s| s.to);
    let (mut from, to) = (
        items.before(first.floor() as i64),
        items.before(last.ceil() as i64),
    );
    scene.shows(visible, from, to);
    let shown = visible.among(from, to);
    let day = density * DAY;
    let columns = day >= COLUMN * m.z;
    // To scale, those of a day are in view as long as any hour of it is, and stand at their hours
    // unless they are too many.
    let many = visible.among(items.before(midnight(first) as i64), to) > super::DENSE;
    let listed = columns && (many || !to_scale);
    let few = shown <= SINGLE || day > scene.width && shown <= super::DENSE;
    let single = few && !listed;
    // In a column the clock must not be read into the order of its events.
    let finest = if single && to_scale {
        Unit::Minute
    } else {
        Unit::Day
    };
    ruler::ticks(scene, stretches, (density, finest), m, texts);
    if single {
        let reaching = singles(scene, items, plan, visible, (first, to), texts);
        // What began before the view and is in it is not beside it.
        while let Some(before) = scene.edges.last_before.filter(|at| reaching.contains(at)) {
            from = before as usize;
            scene.shows(visible, from, to);
        }
        scene.edges.before -= reaching.iter().filter(|at| (**at as usize) < from).count();
    } else if columns {
        scene.mode = Mode::Columns;
        let step = Unit::Day.step();
        let bins = bins(items, &scene.projection, stretches, step, 0.0);
        day_columns(scene, items, plan, visible, &bins, texts);
    } else {
        count(scene, items, plan, visible, stretches, day);
    }
    if let Some(report) = items.horizon {
        let x = scene.projection.x(report as f64);
        if visible.rank(items.before(report) as u32) < visible.count() {
            horizon(x, scene, m);
        }
    }
}

/// Bars or clusters.
#[inline(never)]
fn count(
    scene: &mut Scene,
    items: &Items,
    plan: &Plan,
    visible: &Visible,
    stretches: &[Stretch],
    day: f64,
) {
    let z = plan.m.z;
    let width = |unit: Unit| unit.step().seconds() / DAY * day / z;
    let fits = |(unit, least): &&Way| width(*unit) >= f64::from(*least);
    let [.., coarsest] = &WAYS;
    let (unit, least) = *WAYS.iter().find(fits).unwrap_or(coarsest);
    let clustered = least == CLUSTERED;
    // Of centuries as many as a bar needs.
    let number = (f64::from(least) / width(unit).max(1e-9)).ceil();
    let step = Step::new(unit, number.min(1e6) as u32);
    let cluster = f64::from(CLUSTERED) * z;
    let least = if clustered { 0.9 * cluster } else { 0.0 };
    let bins = bins(items, &scene.projection, stretches, step, least);
    scene.mode = if clustered {
        Mode::Clusters
    } else {
        Mode::Bars
    };
    // Pixels for each that a bar counts: one scale for all lanes, on which no bar is higher than its
    // own.
    let mut scale = f64::MAX;
    let counter = Counter { items, visible };
    for (number, bounds) in plan.lanes.iter().enumerate() {
        let lane = number as u8;
        let peak = peak(&counter, number, step);
        scale = scale.min(bounds.rows / peak.max(1) as f64);
        for bin in &bins {
            let (rank, count) = counter.count(number, &bin.entries);
            if count == 0 {
                continue;
            }
            let nth = |rank: usize| counter.nth(number, rank);
            let (first, last) = (nth(rank), nth(rank + count - 1));
            if clustered {
                // In the middle of what is seen of a wide unit, or its selected event would be
                // in view and the cluster not.
                let from = held(bin.x0, bin.x1, cluster);
                let to = bin.x1.min(scene.width.max(bin.x0 + cluster));
                let x = f64::midpoint(from, to);
                scene.clusters.push(Cluster {
                    x,
                    y: bounds.top + bounds.rows / 2.0,
                    r: radius(count, z),
                    lane,
                    count,
                    first,
                    last,
                    x0: bin.x0,
                    x1: bin.x1,
                });
            } else {
                scene.histogram.push(CountBar {
                    lane,
                    x: bin.x0 + 0.5,
                    y: bounds.y + bounds.height,
                    width: (bin.x1 - bin.x0 - 1.0).max(1.0),
                    height: bounds.rows,
                    count,
                    first,
                    last,
                });
            }
        }
        if !clustered && peak > 0 {
            scene.tallest.push(Tallest {
                top: bounds.y,
                count: peak,
                step,
            });
        }
    }
    for bar in &mut scene.histogram {
        // What an index tells of its peaks may be less than what there is.
        bar.height = within(scale * bar.count as f64, 1.5, bar.height);
        bar.y -= bar.height;
    }
}

/// The most visible entries of a lane in one step, in view or not. Those of several centuries are
/// counted here: one with entries leads to the next, and there are few of these.
fn peak(counter: &Counter, lane: usize, step: Step) -> usize {
    let (items, mut most) = (counter.items, 0);
    if step.count == 1 {
        return counter.visible.peak(lane, step.unit);
    }
    let all = items.entries.len() as u32;
    let (mut rank, end) = counter.count(lane, &(0..all));
    while rank < end
        && let Some(first) = items.get(counter.nth(lane, rank))
    {
        let to = items.before(step.offset(first.start, 1)) as u32;
        let next = counter.count(lane, &(to..all)).0;
        most = most.max(next.saturating_sub(rank));
        rank = next.max(rank + 1);
    }
    most
}

/// Half the width of a cluster: room for its digits, growing with the count.
fn radius(count: usize, z: f64) -> f64 {
    if count == 1 {
        return 6.5;
    }
    let digits = magnitude(count as f64).floor() + 1.0;
    (8.0 + 1.8 * digits * z + (count as f64).sqrt() * 0.3)
        .min(f64::from(CLUSTERED) * 0.44 * z.max(1.0))
}

/// Each event in view at its own time; which these are.
#[inline(never)]
fn singles(
    scene: &mut Scene,
    items: &Items,
    plan: &Plan,
    visible: &Visible,
    (first, to): (f64, usize),
    texts: &Texts,
) -> Vec<u32> {
    let mut all = Vec::new();
    // What began before the view may reach into it.
    let since = first.floor() as i64;
    let mut from = items.before(since);
    for &days in &[1, 31] {
        let earlier = items.before(since - days * SECONDS_PER_DAY);
        if visible.among(earlier, to) <= super::DENSE {
            from = earlier;
        }
    }
    let view = from as u32..to as u32;
    let passes = |entry| visible.contains(entry);
    let long = items.long.reaching(view.start, since, SINGLE, &passes);
    let counter = Counter { items, visible };
    for (number, bounds) in plan.lanes.iter().enumerate() {
        let (rank, count) = counter.count(number, &view);
        let mut entries = Vec::new();
        for &entry in &long {
            let item = items.get(entry);
            if item.is_some_and(|item| usize::from(item.lane) == number) {
                entries.push(entry);
            }
        }
        for rank in rank..rank + count {
            entries.push(counter.nth(number, rank));
        }
        for dot in &lane(scene, items, plan, bounds, &entries, visible, texts) {
            all.push(dot.mark.entry);
        }
    }
    all
}
