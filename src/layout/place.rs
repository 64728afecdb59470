//! Rows for marks that stand where their time is: no two marks touch, labels where there is room.
//!
//! Marks come first. Where more of them crowd together than there are rows,
//! the crowd becomes a cluster; a label is left out before a mark is.

use crate::scale::within;

use super::metrics::{AIR, HALF};
use super::{Cluster, Entry, Items, MarkBox, Open, Plan, Projection, Side, Texts, Visible};

/// Width of the cells in which a crowd is counted.
pub(crate) const CELL: f64 = 40.0;
/// Half the width of a cluster: of a mark, with the air beside it.
pub(crate) const CLUSTER: f64 = HALF + AIR;
/// A bar is drawn where an interval is wider than this.
const BAR: f64 = 14.0;
/// The length of a bar that ends in an arrow, at least.
const ARROW: f64 = 56.0;
/// No lane has more rows, as many as a number has bits.
const MOST: usize = 64;
/// Least distance of two marks in one row, and of a mark from a cluster.
const APART: f64 = CLUSTER + HALF;

/// Where a label is put, the best place first, and whether on the bar of its own interval.
const SIDES: [(Side, bool); 4] = [
    (Side::End, true),
    (Side::End, false),
    (Side::Start, false),
    (Side::Start, true),
];

/// Where an interval and its mark are.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Extent {
    pub(crate) x0: f64,
    pub(crate) x1: f64,
    /// The mark: the middle, kept in view as long as the interval is.
    pub(crate) x: f64,
}

impl Extent {
    pub(crate) fn new(projection: &Projection, entry: &Entry, width: f64) -> Self {
        let (mut x0, mut x1) = (
            projection.x(entry.start as f64),
            projection.x(entry.end as f64),
        );
        let mut x = f64::midpoint(x0, x1);
        match entry.open {
            Open::None => {}
            Open::End => {
                x1 = x1.max(x0 + ARROW);
                x = x0 + HALF;
            }
            Open::Start => {
                x0 = x0.min(x1 - ARROW);
                x = x1 - HALF;
            }
            Open::Both => {
                x0 = x0.min(x - ARROW / 2.0);
                x1 = x1.max(x + ARROW / 2.0);
            }
        }
        if x1 - x0 > BAR && x1 > 2.0 * HALF && x0 < width - 2.0 * HALF {
            x = within(x, HALF + 5.0, width - HALF - 5.0);
        }
        Self { x0, x1, x }
    }

    /// Whether the interval is drawn as a bar.
    pub(crate) fn is_wide(&self) -> bool {
        self.x1 - self.x0 > BAR
    }

    /// Whether the mark is in view.
    pub(crate) fn seen(&self, width: f64) -> bool {
        self.x >= -8.0 && self.x <= width + 8.0
    }
}

/// A mark to be placed.
pub(crate) struct Dot<'a> {
    /// How far down is said in rows; until it is placed, the first one, its label not shown.
    pub(crate) mark: MarkBox,
    /// From where to where its interval is drawn, if it is.
    pub(crate) bar: Option<(f64, f64)>,
    pub(crate) item: &'a Entry,
    /// It has no mark of its own: a cluster stands for it.
    pub(crate) crowded: bool,
}

/// What stands in a row.
struct Taken {
    /// The middle of the mark or cluster.
    x: f64,
    from: f64,
    to: f64,
    /// A bit for each row that it takes: one of a mark, all of a cluster.
    rows: u64,
    /// Whose mark it is; of a cluster nobody's.
    dot: usize,
}

/// Dots of the entries given, those in view only, by where they stand; what stands at one x keeps
/// its order. What is filtered out has no label; nothing is where no filter is given.
pub(crate) fn dots<'a>(
    items: &'a Items,
    plan: &Plan,
    entries: &[u32],
    projection: &Projection,
    visible: Option<&Visible>,
    texts: &Texts,
) -> Vec<Dot<'a>> {
    let width = plan.frame().width;
    let mut dots = Vec::new();
    for &entry in entries {
        let Some(item) = items.get(entry) else {
            continue;
        };
        let at = Extent::new(projection, item, width);
        if at.seen(width) {
            let ghost = visible.is_some_and(|visible| !visible.contains(entry));
            let mark = MarkBox {
                entry,
                x: at.x,
                y: 0.0,
                label_width: if ghost {
                    0.0
                } else {
                    plan.label(entry, item, texts)
                },
                lines: 1,
                gap: HALF + AIR,
                side: Side::Hidden,
                on_bar: false,
                ghost,
                slot: None,
            };
            let dot = Dot {
                mark,
                bar: at.is_wide().then_some((at.x0, at.x1)),
                item,
                crowded: false,
            };
            let after = dots.partition_point(|other: &Dot| other.mark.x <= at.x);
            dots.insert(after, dot);
        }
    }
    dots
}

/// Places the marks of one lane in at most `rows` rows; what is filtered out stays in the first
/// one, in nobody's way. `origin` is the pixel of a fixed time, so that cells move with the axis.
/// Puts the clusters at the height `y` after those that are there; how many rows are in use.
pub(crate) fn place(
    dots: &mut [Dot],
    clusters: &mut Vec<Cluster>,
    y: f64,
    rows: usize,
    width: f64,
    origin: f64,
) -> usize {
    let rows = rows.clamp(1, MOST);
    let cells = Cells::new(dots, rows, width, origin);
    let mut taken = Vec::new();
    for dot in dots.iter_mut() {
        let (cell, entry) = (cells.at(dot.mark.x), dot.mark.entry);
        dot.crowded = !dot.mark.ghost && cells.is_full(cell);
        if !dot.crowded {
            continue;
        }
        let (x, lane) = (cells.middle(cell), dot.item.lane);
        match clusters.last_mut() {
            Some(last) if last.lane == lane && last.x >= x => {
                last.count += 1;
                last.first = last.first.min(entry);
                last.last = last.last.max(entry);
                continue;
            }
            _ => clusters.push(Cluster {
                x,
                y,
                r: CLUSTER - 2.0,
                lane,
                count: 1,
                first: entry,
                last: entry,
                x0: x - CELL / 2.0,
                x1: x + CELL / 2.0,
            }),
        }
        taken.push(Taken {
            x,
            from: x - CLUSTER,
            to: x + CLUSTER,
            rows: u64::MAX,
            dot: usize::MAX,
        });
    }
    let mut used = 0;
    for n in 0..dots.len() {
        used = used.max(put(dots, n, rows, width, &mut taken));
    }
    used
}

/// Places the n-th mark; how many rows that needs. What is filtered out or crowded stays.
fn put(dots: &mut [Dot], n: usize, rows: usize, width: f64, taken: &mut Vec<Taken>) -> usize {
    let stands_alone = |dot: &&Dot| !dot.mark.ghost && !dot.crowded;
    let Some(dot) = dots.get(n).filter(stands_alone) else {
        return 0;
    };
    let x = dot.mark.x;
    let (mut a, mut b) = (x - HALF, x + HALF);
    if let Some((x0, x1)) = dot.bar {
        a = a.min(x0.max(-4.0));
        b = b.max(x1.min(width - 4.0));
    }
    // Nowhere yet.
    let mut best = (rows, Side::Hidden, false, a, b);
    let reach = 6.0 + dot.mark.label_width;
    // On the bar only where it is an arrow or ends well beyond the label.
    let roomy = HALF + reach + 10.0;
    for &(side, on_bar) in &SIDES {
        let (fits, from, to) = match side {
            Side::Start if on_bar => (x - a > roomy, a, b),
            Side::Start => (true, a - reach, b),
            _ if on_bar => {
                let arrow = dot.item.open == Open::End;
                (arrow || b - x > roomy, a, b.max(x + HALF + reach))
            }
            _ => (true, a, b + reach),
        };
        if best.0 > 0 && fits && from >= -4.0 && to <= width - 4.0 {
            let row = free(taken, rows, from, to, true);
            if row < best.0 {
                best = (row, side, on_bar, from, to);
            }
        }
    }
    if best.0 == rows {
        best.0 = free(taken, rows, a, b, true);
    }
    if best.0 == rows {
        // Labels give way to marks: the cells left no more marks here than there are rows.
        let (from, to) = (x - HALF, x + HALF);
        let row = free(taken, rows, from, to, false);
        let row = if row < rows { row } else { 0 };
        best = (row, Side::Hidden, false, from, to);
    }
    let (row, side, on_bar, from, to) = best;
    for other in taken.iter_mut() {
        give_way(other, row, from, to, dots);
    }
    taken.push(Taken {
        x,
        from,
        to,
        rows: 1 << row,
        dot: n,
    });
    if let Some(Dot { mark, .. }) = dots.get_mut(n) {
        mark.y = row as f64;
        mark.side = side;
        mark.on_bar = on_bar;
        mark.gap = match side {
            _ if on_bar => HALF + 5.0,
            Side::Start => x - a + 5.0,
            _ => b - x + 5.0,
        };
    }
    row + 1
}

/// The first row in which all stands far enough from what reaches from here to there, with labels
/// and bars or without them; as many as there are rows where there is none.
fn free(taken: &[Taken], rows: usize, from: f64, to: f64, whole: bool) -> usize {
    let mut blocked = 0_u64;
    for other in taken {
        let (start, end) = if whole {
            (other.from, other.to)
        } else {
            (other.x - HALF, other.x + HALF)
        };
        if !clear(start, end, from, to) {
            blocked |= other.rows;
        }
    }
    (blocked.trailing_ones() as usize).min(rows)
}

/// Whether two stretches are far enough apart.
fn clear(start: f64, end: f64, from: f64, to: f64) -> bool {
    from >= end + AIR || to <= start - AIR
}

/// Takes the label away from a mark if it is in the way.
fn give_way(other: &mut Taken, row: usize, from: f64, to: f64, dots: &mut [Dot]) {
    if other.rows == 1_u64 << row
        && !clear(other.from, other.to, from, to)
        && let Some(Dot { mark, .. }) = dots.get_mut(other.dot)
        && mark.side != Side::Hidden
    {
        mark.side = Side::Hidden;
        mark.on_bar = false;
        other.from = other.x - HALF;
        other.to = other.x + HALF;
    }
}

/// A grid over the lane; cells where marks crowd are full.
struct Cells {
    origin: f64,
    full: Vec<bool>,
}

impl Cells {
    fn new(dots: &[Dot], rows: usize, width: f64, origin: f64) -> Self {
        // The first cell holds the pixel -8.
        let origin = origin - ((origin + 8.0) / CELL).ceil() * CELL;
        let number = within((width + 16.0) / CELL, 0.0, 4096.0) as usize + 3;
        let mut cells = Self {
            origin,
            full: vec![false; number],
        };
        // Those in cells that are not full.
        let mut singles: Vec<f64> = Vec::new();
        // Filling a cell can push out the marks beside it; every round fills one or is the last.
        let mut again = true;
        while again {
            again = false;
            singles.clear();
            for dot in dots {
                let x = dot.mark.x;
                let at = cells.at(x);
                if dot.mark.ghost || cells.is_full(at) {
                    continue;
                }
                let near = |cell: usize| {
                    cells.is_full(cell) && (cells.middle(cell) - x).abs() < CLUSTER + HALF + 2.0
                };
                if near(at + 1) || at > 0 && near(at - 1) {
                    cells.fill(at);
                    again = true;
                    continue;
                }
                singles.push(x);
                let crowd = singles.len().checked_sub(rows + 1);
                let Some(crowd) = crowd.and_then(|n| singles.get(n..)) else {
                    continue;
                };
                if crowd.first().is_some_and(|first| x - first < APART) {
                    for x in crowd {
                        cells.fill(cells.at(*x));
                    }
                    again = true;
                    // Those before the full cells are a cell away from all that follow.
                    singles.clear();
                }
            }
        }
        cells
    }

    /// The cell of a pixel. Asked for in so many places that the calls weigh less.
    #[inline(never)]
    fn at(&self, x: f64) -> usize {
        (((x - self.origin) / CELL) as usize).min(self.full.len() - 1)
    }

    fn fill(&mut self, cell: usize) {
        if let Some(full) = self.full.get_mut(cell) {
            *full = true;
        }
    }

    fn is_full(&self, cell: usize) -> bool {
        self.full.get(cell).copied().unwrap_or(false)
    }

    fn middle(&self, cell: usize) -> f64 {
        self.origin + (cell as f64 + 0.5) * CELL
    }
}
