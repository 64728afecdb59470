//! What lies behind the marks: dates, ruler, breaks, lane rules.

use super::bar::{self, Interval};
use super::context::Context;
use super::css::{draw, drawn, px};
use super::hands::Hands;
use super::keep::Keep;
use super::mark::mark;
use super::tag::{Tag, all, nodes, path, tag};
use crate::layout::{self, Font, Horizon, Open, Scene, Side};
use crate::model::KnownKind;
use crate::scale::{Step, Unit};
use crate::state::Shared;
use crate::text::{DateStyle, Key};

/// What the backdrop shows.
#[derive(PartialEq)]
pub(crate) struct BackdropProps(pub(crate) Shared<Hands>);

/// Where lines are drawn in pixels; the words beside them tell the rest to screen readers.
#[inline(never)]
pub(crate) fn drawing(name: &'static str, width: f64, height: f64) -> Tag {
    tag(name)
        .hidden()
        .set("viewBox", drawn("0 0 # #", &[width, height]))
}

/// Words in a drawing, around a place.
#[inline(never)]
pub(crate) fn words_at(name: &'static str, x: f64, y: f64, text: &str) -> Tag {
    tag(name)
        .set("x", px(x))
        .set("y", px(y))
        .is("text-anchor", "middle")
        .child(text)
}

/// Lines and bars, behind everything.
#[inline(never)]
pub(super) fn draw_backdrop(props: &BackdropProps, _: &Keep) -> Tag {
    let hands: &Hands = &props.0;
    let (context, scene) = (&hands.context, &hands.scene);
    let fx = context.across(scene.width);
    let ruler = scene.ruler_y;
    let plot_top = scene.head_height + scene.ruler_height;
    let level = |all: &mut String, (a, b): (f64, f64), y: f64| {
        draw(all, "M# #H#", &[fx(a), y, fx(b)]);
    };
    let upright = |all: &mut String, x: f64, top: f64, foot: f64| {
        draw(all, "M# #V#", &[fx(x), top, foot]);
    };
    let mut rules = String::new();
    let mut axis = String::new();
    for rule in &scene.rules {
        for lane in &scene.lanes {
            level(&mut rules, *rule, lane.y + 0.5);
        }
        if scene.axis {
            level(&mut axis, *rule, ruler);
        }
    }
    let mut ticks = String::new();
    for tick in &scene.ticks {
        let half = if tick.named { 5.0 } else { 2.0 };
        upright(&mut ticks, tick.x, ruler - half, ruler + half);
    }
    let (mut zig, mut slashes) = (String::new(), String::new());
    for gap in &scene.breaks {
        let x = fx(gap.x + gap.width / 2.0);
        zigzag(&mut zig, x, plot_top + 6.0, scene.height - 2.0);
        let y = ruler + 5.0;
        draw(&mut slashes, "M# #l4-10m2 10l4-10", &[x - 5.0, y]);
    }
    let (mut columns, mut soft) = (String::new(), String::new());
    for slot in &scene.slots {
        let (all, top) = match slot.line {
            Some(true) => (&mut soft, scene.head_height + 2.0),
            Some(false) => (&mut columns, (scene.head_height - 34.0).max(0.0)),
            None => continue,
        };
        upright(all, slot.x, top, scene.height);
    }
    let mut spans = String::new();
    for span in &scene.spans {
        level(&mut spans, *span, scene.head_height - 2.5);
    }
    let mut gaps = String::new();
    for gap in &scene.gaps {
        let (from, to, y) = (fx(gap.x0), fx(gap.x1), ruler + 14.5);
        let before = fx(gap.text_x - 6.0);
        let behind = fx(gap.text_x + gap.text_width + 6.0);
        draw(
            &mut gaps,
            "M# #v7m0-3.5H#M# #H#m0-3.5v7",
            &[from, y - 3.5, before, behind, y, to],
        );
    }
    let lane_top = scene.lanes.first().map_or(plot_top, |lane| lane.y);
    nodes()
        .child(
            drawing("svg.dt-under", scene.width, scene.height)
                .child(path("dt-rule", rules))
                .child(path("dt-axis", axis))
                .child(path("dt-tick", ticks))
                .child(path("dt-zig", zig))
                .child(path("dt-slash", slashes))
                .child(path("dt-col", columns))
                .child(path("dt-col is-soft", soft))
                .child(path("dt-span", spans))
                .child(path("dt-gap", gaps))
                .child(scene.horizon.map(|horizon| {
                    let mut line = String::new();
                    upright(&mut line, horizon.x, lane_top, scene.height);
                    path("dt-horizon", line)
                }))
                .children(scene.bars.iter().map(|b| {
                    let (from, to) = (fx(b.x0), fx(b.x1));
                    let interval = &interval(b);
                    let Some(lane) = b.lane else {
                        return bar::bar(tag("g.dt-bar"), interval, from, to, b.y);
                    };
                    let color = lane_color(context, lane);
                    let made = tag("g.dt-bar dt-wh")
                        .set("data-color", color)
                        .set("data-entry", b.entry as usize);
                    bar::plain(made, interval, from, to, b.y)
                }))
                .child(histogram(hands)),
        )
        .child(heads(hands))
}

fn interval(bar: &layout::Bar) -> Interval {
    Interval {
        precision: bar.precision,
        basis: bar.basis,
        hours: bar.part.unwrap_or((0.0, 1.0)),
        days: bar.days,
        open_start: bar.open == Open::Start,
    }
}

fn histogram(hands: &Hands) -> Tag {
    // One element a lane, however many bars.
    let lanes = hands.scene.histogram.chunk_by(|a, b| a.lane == b.lane);
    all(lanes.filter_map(|bars| {
        let mut d = String::new();
        for bar in bars {
            let x = hands.left(bar.x, bar.width);
            draw(&mut d, "M# #h#v#H#z", &[x, bar.y, bar.width, bar.height, x]);
        }
        let color = lane_color(&hands.context, bars.first()?.lane);
        Some(path("dt-hist", d).set("data-color", color))
    }))
}

/// Colour token of a lane.
fn lane_color(context: &Context, lane: u8) -> &str {
    let lane = context.chronology.items.lanes.get(usize::from(lane));
    lane.map_or("", |lane| context.look_of(&lane.kind).color)
}

/// A torn edge down the chart.
fn zigzag(all: &mut String, x: f64, from: f64, to: f64) {
    draw(all, "M# #", &[x, from]);
    let (mut y, mut side) = (from + 7.0, 2.5);
    while y <= to {
        draw(all, "L# #", &[x + side, y]);
        side = -side;
        y += 7.0;
    }
}

/// Dates, captions and breaks in words; the slider says them to screen readers.
fn heads(hands: &Hands) -> Tag {
    let (context, scene) = (&hands.context, &hands.scene);
    let place = |name: &'static str, x: f64, width: f64, top: f64| {
        let place = [x, width.max(0.0), top];
        tag(name).style("inset-inline-start:#px;width:#px;top:#px", &place)
    };
    let line = |name: &'static str, x: f64, width: f64, text: &str| {
        place(name, x, width, scene.ruler_y + 7.0).child(text)
    };
    tag("div.dt-heads")
        .hidden()
        .children(scene.heads.iter().map(|head| {
            place("div.dt-hd", head.x, head.width, 4.0)
                .child(tag("small").child(if head.small.is_empty() {
                    "\u{a0}"
                } else {
                    head.small.as_str()
                }))
                .child(tag("b").child(&head.main))
        }))
        .children(
            scene
                .captions
                .iter()
                .map(|caption| line("div.dt-cap", caption.x, caption.width, &caption.text)),
        )
        .children(scene.breaks.iter().map(|gap| {
            place("div.dt-brk", gap.x, gap.width, scene.ruler_y + 9.0)
                .child(tag("span").is("dir", "ltr").child(&gap.value))
                .child(tag("span").child(&gap.unit))
        }))
        .children(
            scene
                .gaps
                .iter()
                .map(|gap| line("div.dt-brk", gap.text_x, gap.text_width, &gap.text)),
        )
        .children(scene.tallest.iter().map(|tallest| {
            tag("div.dt-hz")
                .style("top:#px;inset-inline-end:2px", &[tallest.top + 4.0])
                .child(context.counted(most_in(tallest.step), tallest.count))
        }))
        .child(
            scene
                .horizon
                .and_then(|horizon| horizon_words(context, scene, horizon)),
        )
}

/// How a count in one bar is told.
fn most_in(step: Step) -> Key {
    match (step.count, step.unit) {
        (1, Unit::Hour) => Key::TallestHour,
        (1, Unit::Day) => Key::TallestDay,
        (1, Unit::Week) => Key::TallestWeek,
        (1, Unit::Month) => Key::TallestMonth,
        (1, Unit::Year) => Key::TallestYear,
        _ => Key::Tallest,
    }
}

/// How wide words are in two lines, for one.
const BROKEN: f64 = 0.65;

fn horizon_words(context: &Context, scene: &Scene, horizon: Horizon) -> Option<Tag> {
    // Before the horizon, the background row has labels.
    if !scene.axis && horizon.side == Side::Start {
        return None;
    }
    let words = &context.words;
    let day = context.chronology.horizon()?;
    let first = scene.lanes.first()?;
    let one = context.chronology.sources() == 1;
    let key = if one { Key::ReportOf } else { Key::ReportsTo };
    let text = words.dated(key, day, DateStyle::DayMonth);
    let width = context.surface.width(&text, Font::Caption) + 8.0;
    let (away, before, in_one, top) = if scene.axis {
        let away = 6.0;
        let room = scene.width - horizon.x - away;
        let before = room < width * BROKEN;
        let in_one = before || room >= width;
        // The background row may have a label there; the row of captions is free.
        let top = scene.ruler_y + if in_one { 9.0 } else { 4.0 };
        (away, before, in_one, top)
    } else {
        // Where the background row is no lane, what is above the first lane is free.
        let lane = first.y <= scene.background.0;
        let top = first.y + if lane { 6.0 } else { -30.0 };
        (25.0, false, false, top)
    };
    let (style, beside, from) = if before {
        (
            "inset-inline-end:#px;top:#px",
            scene.width - horizon.x,
            horizon.x - away - width,
        )
    } else {
        (
            "inset-inline-start:#px;top:#px",
            horizon.x,
            horizon.x + away,
        )
    };
    // Where the words of a silence stand, the line alone has to do.
    let mut gaps = scene.gaps.iter();
    if gaps.any(|gap| gap.text_x < from + width && gap.text_x + gap.text_width > from) {
        return None;
    }
    Some(
        tag("div.dt-hz")
            .also(!in_one, "is-report")
            .style(style, &[beside + away, top])
            .child(text),
    )
}

/// How wide the names of the lanes are in one line, within bounds; a longer one is broken.
pub(crate) fn gutter_width(context: &Context) -> f64 {
    /// The bounds, in multiples of `--dt-size`.
    const LEAST: f64 = 6.125;
    const MOST: f64 = 10.0;
    /// The mark before a name, and the room around both.
    const BESIDE: f64 = 32.0;
    let size = context.surface.size;
    let lanes = context.chronology.items.lanes.iter();
    let names = lanes.map(|lane| context.kinds(&lane.kind));
    let widest = names
        .map(|name| context.surface.width(&name, Font::LabelBold) + BESIDE)
        .fold(LEAST * size, f64::max);
    widest.min(MOST * size).ceil()
}

/// What the gutter shows.
#[derive(PartialEq)]
pub(crate) struct GutterProps(pub(crate) Shared<Hands>);

/// The names of the lanes.
pub(super) fn draw_gutter(props: &GutterProps, _: &Keep) -> Tag {
    let (context, scene) = (&props.0.context, &props.0.scene);
    let lanes = scene.lanes.iter().zip(&context.chronology.items.lanes);
    tag("div.dt-gutter")
        .hidden()
        .children(lanes.map(|(lane, of)| {
            let look = context.look_of(&of.kind);
            let background = of.known == Some(KnownKind::Background);
            tag("div.dt-lane-l")
                .set("data-kind", &of.kind)
                .set("data-color", look.color)
                .style("top:#px", &[lane.y])
                .child((!background).then(|| mark(look, false, false)))
                .child(tag("span").child(context.kinds(&of.kind)))
        }))
}
