//! The elastic axis of a small chronology: one slot for each interval, a break for each silence.

use std::ops::Range;
use std::rc::Rc;

use crate::model::{Precision, SECONDS_PER_DAY};
use crate::scale::{Piece, within};

use super::flow::whole_slot;
use super::metrics::{CHROME, Metrics};
use super::wrap::WordWidths;
use super::{Entry, Font, Gap, Items, Open, Plan, Texts};

/// A column of equal intervals.
#[derive(Clone, Debug)]
pub(crate) struct Slot {
    /// Its entries.
    pub(crate) entries: Range<u32>,
    /// Its piece of the axis.
    pub(crate) piece: Piece,
    /// The line between it and the slot before, where no break lies there: whether it is soft, since
    /// both are parts of one day and share its date.
    pub(crate) line: Option<bool>,
    /// The most entries that it has in one lane.
    pub(crate) most: usize,
}

/// A silence, and its words.
#[derive(Clone, Debug)]
pub(crate) struct Pause {
    pub(crate) start: f64,
    pub(crate) end: f64,
    pub(crate) value: String,
    pub(crate) unit: String,
    /// What comes after it may come later still, so that it is no measure of time.
    pub(crate) open: bool,
}

/// A slot or a break while its width is worked out.
struct Part {
    start: i64,
    end: i64,
    silent: bool,
    most: usize,
    /// Below this, words would break or be cut.
    tight: f64,
    wish: f64,
    /// At first the least that it should have.
    width: f64,
}

/// Puts the slots and the breaks between them side by side; tells the plan of all of them, where
/// the first view begins, and how far slots can be stretched.
#[inline(never)]
pub(crate) fn axis(plan: &mut Plan, items: &Items, texts: &Texts) {
    let (width, m) = (plan.frame().width, plan.m);
    let mut parts: Vec<Part> = Vec::new();
    // The first one of the main period.
    let mut main = usize::MAX;
    let mut end = i64::MIN;
    let mut before: Option<&Entry> = None;
    let mut at = 0_u32;
    for entries in items.entries.all().chunk_by(Entry::same_slot) {
        let range = at..at + entries.len() as u32;
        at = range.end;
        let Some(first) = entries.first() else {
            continue;
        };
        let gap = before.and_then(|last| Gap::between(last, end, first));
        if let Some(gap) = gap {
            let words = texts.words.gap(gap);
            parts.push(pause(end, first.start, &words, m, texts));
            let (value, unit) = words;
            plan.pauses.push(Pause {
                start: end as f64,
                end: first.start as f64,
                value,
                unit,
                open: first.open > Open::Start,
            });
        }
        if first.start >= items.main.0 {
            main = main.min(parts.len());
        }
        let of_its_day =
            |last: &Entry| last.within_a_day() && first.within_a_day() && last.day() == first.day();
        let part = slot(items, entries, first, range.clone(), &plan.words, m, texts);
        plan.slots.push(Slot {
            entries: range,
            piece: Piece::default(),
            line: before.filter(|_| gap.is_none()).map(of_its_day),
            most: part.most,
        });
        parts.push(part);
        end = end.max(first.until());
        before = Some(first);
    }
    let fits = share(&mut parts, main, width);
    // Nobody shares the axis yet.
    let Some(axis) = Rc::get_mut(&mut plan.map) else {
        return;
    };
    let mut slots = plan.slots.iter_mut();
    // Until the fullest slot shows every event and the narrowest one fills most of the view.
    plan.closest = 4.0;
    for part in &parts {
        let (start, end) = (part.start as f64, part.end as f64);
        let piece = axis.add(start, end, part.width, part.silent);
        if !piece.silent
            && let Some(slot) = slots.next()
        {
            slot.piece = piece;
            let wide = whole_slot(slot, m).max(width * 0.7);
            plan.closest = plan.closest.max(wide / piece.width.max(1.0));
        }
    }
    if !fits {
        let start = axis.pieces().get(main).map_or(0.0, |piece| piece.unit);
        plan.home = start.min(axis.units() - width).max(0.0);
    }
}

/// The slot of an entry.
pub(crate) fn slot_of(slots: &[Slot], entry: u32) -> Option<&Slot> {
    slots.iter().find(|slot| entry < slot.entries.end)
}

/// About the decimal logarithm of a number from 1 on: straight between powers of ten.
pub(crate) fn magnitude(mut number: f64) -> f64 {
    let mut powers = 0.0;
    while number >= 10.0 {
        number /= 10.0;
        powers += 1.0;
    }
    powers + (number - 1.0) / 9.0
}

fn pause(from: i64, to: i64, (value, unit): &(String, String), m: Metrics, texts: &Texts) -> Part {
    let days = (to - from) as f64 / SECONDS_PER_DAY as f64;
    let words = texts
        .measure
        .width(value, Font::Caption)
        .max(texts.measure.width(unit, Font::Caption));
    let least = (38.0 * m.z).max(words + 2.0).ceil();
    Part {
        start: from,
        end: to,
        silent: true,
        most: 0,
        tight: (30.0 * m.z).max(words + 1.0),
        wish: least.max((34.0 + 7.0 * magnitude(days + 1.0)).round() * m.z),
        width: least,
    }
}

fn slot(
    items: &Items,
    entries: &[Entry],
    first: &Entry,
    range: Range<u32>,
    words: &WordWidths,
    m: Metrics,
    texts: &Texts,
) -> Part {
    let mut most = 0;
    for lane in 0..items.lanes.len() {
        let own = entries.iter().filter(|it| usize::from(it.lane) == lane);
        most = most.max(own.count());
    }
    let (mut longest, mut whole) = (0.0_f64, 0.0_f64);
    for entry in range {
        longest = longest.max(words.longest(entry));
        whole = whole.max(words.whole(entry));
    }
    // Only the name of a month that stands alone may be shortened.
    let roomy = first.precision != Precision::Month;
    let (small, main) = texts.words.head(first, roomy, false);
    let caption = texts.words.caption(first, all_derived(entries));
    // A day is drawn with its hours where the time is known.
    let fine = first.is_fine();
    let date = texts
        .measure
        .width(&main, Font::Head)
        .max(texts.measure.width(&small, Font::Caption))
        .max(texts.measure.width(&caption, Font::Caption));
    let date = (date + 14.0).max(if fine { 88.0 * m.z } else { 0.0 });
    let crowd = if most > 2 { 128.0 } else { 62.0 } * m.z;
    let word = longest.min(118.0 * m.z) + CHROME;
    let least = word.max(date).max(crowd).ceil();
    let tight = (word - 3.0).max(date - 3.0).max(crowd * 0.9);
    let lines = if most > 1 { 1.7 } else { 2.1 };
    let wish = (whole / lines + CHROME)
        .min(214.0 * m.z)
        .max(if fine { 108.0 * m.z } else { 0.0 });
    Part {
        start: first.start,
        end: first.end,
        silent: false,
        most,
        tight,
        wish: wish.max(least).ceil(),
        width: least,
    }
}

/// Whether every date of a slot was counted from another one.
pub(crate) fn all_derived(entries: &[Entry]) -> bool {
    let derived = |entry: &Entry| entry.basis == crate::model::Basis::Derived;
    entries.iter().all(derived)
}

/// Gives every part its width. True when everything fits into `width`.
fn share(parts: &mut [Part], main: usize, width: f64) -> bool {
    squeeze(parts, width);
    squeeze(parts.get_mut(main..).unwrap_or_default(), width);
    let least = sum(parts, |part| part.width);
    if least <= width {
        // Crowded slots reach the width they wish for first.
        let crowded = |part: &Part| if part.most > 2 { lacks(part) } else { 0.0 };
        let need = sum(parts, crowded);
        let spare = relieve(parts, need, width - least, crowded);
        let need = sum(parts, lacks);
        let spare = relieve(parts, need, spare, lacks);
        stretch(parts, spare);
        return true;
    }
    // Not everything fits: the main period fills the first view, as far as it goes.
    let inside = parts.get(main..).unwrap_or_default();
    let (least, need) = (sum(inside, |part| part.width), sum(inside, lacks));
    relieve(parts, need, width - least, lacks);
    let inside = parts.get_mut(main..).unwrap_or_default();
    let rest = width - sum(inside, |part| part.width);
    stretch(inside, rest);
    false
}

fn sum(parts: &[Part], of: fn(&Part) -> f64) -> f64 {
    parts.iter().map(of).sum()
}

/// Where the least widths are only a little too wide, takes a little from all that have it.
fn squeeze(parts: &mut [Part], width: f64) {
    let least = sum(parts, |part| part.width);
    let spare = sum(parts, |part| part.width - part.tight);
    let lacks = least - width;
    if lacks > 0.0 && lacks < spare {
        for part in parts {
            part.width -= (part.width - part.tight) * lacks / spare;
        }
    }
}

/// Spreads spare width over the slots, in proportion to what they have.
fn stretch(parts: &mut [Part], spare: f64) {
    let all = sum(parts, |part| if part.silent { 0.0 } else { part.width });
    if spare > 0.0 && all > 0.0 {
        for part in parts.iter_mut().filter(|part| !part.silent) {
            part.width += spare * part.width / all;
        }
    }
}

/// Brings parts nearer to the width they wish for, as far as they lack it and the spare width meets
/// what is needed; returns what is left of it.
fn relieve(parts: &mut [Part], need: f64, spare: f64, lacks: fn(&Part) -> f64) -> f64 {
    let share = within(spare / need.max(1.0), 0.0, 1.0);
    for part in parts {
        part.width += lacks(part) * share;
    }
    spare - need * share
}

fn lacks(part: &Part) -> f64 {
    (part.wish - part.width).max(0.0)
}
