//! What lies behind the marks: dates, ruler, breaks, lane rules.

use yew::{Html, Properties, component, html};

use super::bar::{self, Interval};
use super::context::Context;
use super::css::{css, px, span};
use super::mark::mark;
use crate::layout::{self, Font, Horizon, Mode, Open, Scene, Side};
use crate::model::{KnownKind, Precision};
use crate::state::Shared;
use crate::text::{DateStyle, Key};

/// What the backdrop shows.
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct BackdropProps {
    pub(crate) context: Context,
    pub(crate) scene: Shared<Scene>,
}

/// Lines and bars, behind everything.
#[component]
pub(crate) fn Backdrop(props: &BackdropProps) -> Html {
    let (context, scene): (&Context, &Scene) = (&props.context, &props.scene);
    let rtl = context.words.rtl;
    let fx = |x: f64| if rtl { scene.width - x } else { x };
    let ruler = scene.ruler_y;
    let plot_top = scene.head_height + scene.ruler_height;
    let view_box = ["0 0 ", &px(scene.width), " ", &px(scene.height)].concat();
    let mut rules = String::new();
    let mut axis = String::new();
    for (a, b) in &scene.rules {
        for lane in &scene.lanes {
            rules += &["M", &px(fx(*a)), " ", &px(lane.y + 0.5), "H", &px(fx(*b))].concat();
        }
        if scene.axis {
            axis += &["M", &px(fx(*a)), " ", &px(ruler), "H", &px(fx(*b))].concat();
        }
    }
    let mut ticks = String::new();
    for tick in &scene.ticks {
        let half = if tick.named { 5.0 } else { 2.0 };
        ticks += &[
            "M",
            &px(fx(tick.x)),
            " ",
            &px(ruler - half),
            "V",
            &px(ruler + half),
        ]
        .concat();
    }
    let (mut zig, mut slashes) = (String::new(), String::new());
    if scene.mode == Mode::Marks || !scene.breaks.is_empty() {
        for gap in &scene.breaks {
            let x = fx(gap.x + gap.width / 2.0);
            zig += &zigzag(x, plot_top + 6.0, scene.height - 2.0);
            for at in [x - 5.0, x + 1.0] {
                slashes += &["M", &px(at), " ", &px(ruler + 5.0), "l4-10"].concat();
            }
        }
    }
    let column = |soft: bool| {
        let top = if soft {
            scene.head_height + 2.0
        } else {
            (scene.head_height - 34.0).max(0.0)
        };
        let of = scene.columns.iter().filter(|column| column.soft == soft);
        of.map(|column| {
            [
                "M",
                &px(fx(column.x)),
                " ",
                &px(top),
                "V",
                &px(scene.height),
            ]
            .concat()
        })
        .collect::<String>()
    };
    let line = |pairs: &[(f64, f64)], y: f64| {
        pairs
            .iter()
            .map(|(a, b)| ["M", &px(fx(*a)), " ", &px(y), "H", &px(fx(*b))].concat())
            .collect::<String>()
    };
    let gaps: String = scene
        .gaps
        .iter()
        .map(|gap| {
            let words = (gap.text_x, gap.text_x + gap.text_width);
            let cap = |x: f64| ["M", &px(fx(x)), " ", &px(gap.y - 3.5), "v7"].concat();
            line(&[(gap.x0, words.0 - 6.0), (words.1 + 6.0, gap.x1)], gap.y)
                + &cap(gap.x0)
                + &cap(gap.x1)
        })
        .collect();
    let lane_top = scene.lanes.first().map_or(plot_top, |lane| lane.y);
    html! { <>
        <svg class="dt-under" aria-hidden="true" viewBox={view_box} ~style={css(&["height:", &px(scene.height), "px"].concat())}>
            <path class="dt-rule" d={rules} />
            <path class="dt-axis" d={axis} />
            <path class="dt-tick" d={ticks} />
            <path class="dt-zig" d={zig} />
            <path class="dt-slash" d={slashes} />
            <path class="dt-col" d={column(false)} />
            <path class="dt-col is-soft" d={column(true)} />
            <path class="dt-span" d={line(&scene.spans, scene.head_height - 2.5)} />
            <path class="dt-gap" d={gaps} />
            if let Some(horizon) = scene.horizon {
                <path class="dt-horizon" d={["M", &px(fx(horizon.x)), " ", &px(lane_top), "V", &px(scene.height)].concat()} />
            }
            { for scene.bars.iter().map(|b| bar::bar(interval(b), fx(b.x0), fx(b.x1), b.y)) }
            { for scene.whiskers.iter().map(|b| {
                let color = lane_color(context, b.lane.unwrap_or(0));
                html! { <g class="dt-wh" data-color={color} data-entry={b.entry.to_string()}>
                    { bar::plain(interval(b), fx(b.x0), fx(b.x1), b.y) }
                </g> }
            }) }
            { histogram(context, scene) }
        </svg>
        { heads(context, scene) }
    </> }
}

fn interval(bar: &layout::Bar) -> Interval {
    Interval {
        precision: bar.precision,
        basis: bar.basis,
        hours: bar.part.unwrap_or((0.0, 1.0)),
        days: if bar.precision == Precision::Range {
            i64::from(bar.parts)
        } else {
            0
        },
        open_start: bar.open == Open::Start,
    }
}

fn histogram(context: &Context, scene: &Scene) -> Html {
    let rtl = context.words.rtl;
    scene
        .histogram
        .iter()
        .map(|bar| {
            let x = if rtl {
                scene.width - bar.x - bar.width
            } else {
                bar.x
            };
            html! {
                <rect class="dt-hist" data-color={lane_color(context, bar.lane)}
                    x={px(x)} y={px(bar.y)} width={px(bar.width)} height={px(bar.height)} />
            }
        })
        .collect()
}

/// The colour token of a lane.
pub(crate) fn lane_color(context: &Context, lane: u8) -> yew::AttrValue {
    let lane = context.chronology.items.lanes.get(usize::from(lane));
    lane.map(|lane| context.look_of(&lane.kind).1)
        .unwrap_or_default()
}

/// A torn edge down the chart.
pub(crate) fn zigzag(x: f64, from: f64, to: f64) -> String {
    let mut d = ["M", &px(x), " ", &px(from)].concat();
    let (mut y, mut side) = (from + 7.0, 2.5);
    while y <= to {
        d += &["L", &px(x + side), " ", &px(y)].concat();
        side = -side;
        y += 7.0;
    }
    d
}

/// Dates, captions and breaks in words; the slider says them to screen readers.
pub(crate) fn heads(context: &Context, scene: &Scene) -> Html {
    let words = &context.words;
    let rtl = words.rtl;
    let place = |x: f64, width: f64| span(x, width, scene.width, rtl);
    let below_ruler = ["top:", &px(scene.ruler_y + 9.0), "px;"].concat();
    html! {
        <div class="dt-heads" aria-hidden="true">
            { for scene.heads.iter().map(|head| html! {
                <div class="dt-hd" ~style={css(&place(head.x, head.width))}>
                    <small>{if head.small.is_empty() { "\u{a0}".to_owned() } else { head.small.clone() }}</small>
                    <b>{head.main.clone()}</b>
                </div>
            }) }
            { for scene.captions.iter().map(|caption| html! {
                <div class="dt-cap" ~style={css(&(place(caption.x, caption.width) + "top:" + &px(caption.y) + "px"))}>{caption.text.clone()}</div>
            }) }
            { for scene.breaks.iter().map(|gap| html! {
                <div class="dt-brk" ~style={css(&(place(gap.x, gap.width) + &below_ruler))}>
                    <span dir="ltr">{gap.value.clone()}</span><span>{gap.unit.clone()}</span>
                </div>
            }) }
            { for scene.gaps.iter().map(|gap| html! {
                <div class="dt-brk" ~style={css(&(place(gap.text_x, gap.text_width) + "top:" + &px(gap.y - 7.5) + "px"))}>{gap.text.clone()}</div>
            }) }
            { for scene.tallest.iter().filter_map(|tallest| {
                let lane = scene.lanes.iter().find(|lane| lane.lane == tallest.lane)?;
                let n = words.size(tallest.count);
                let top = ["top:", &px(lane.y + 4.0), "px;inset-inline-end:2px"].concat();
                Some(html! { <div class="dt-hz" ~style={css(&top)}>{words.fill(Key::Tallest, &[("n", &n)])}</div> })
            }) }
            if let Some(horizon) = scene.horizon { { horizon_words(context, scene, horizon) } }
        </div>
    }
}

fn horizon_words(context: &Context, scene: &Scene, horizon: Horizon) -> Html {
    let words = &context.words;
    let Some(day) = context.chronology.horizon() else {
        return Html::default();
    };
    let one = context.chronology.timeline.sources.len() == 1;
    let key = if one { Key::ReportOf } else { Key::ReportsTo };
    let date = words.date(day, DateStyle::DayMonth);
    // To scale, the background row may have a label there; the row of captions is free.
    let top = if scene.axis {
        scene.ruler_y + 9.0
    } else {
        scene.lanes.first().map_or(0.0, |lane| lane.y) + 6.0
    };
    let away = if scene.axis { 6.0 } else { 25.0 };
    let text = words.fill(key, &[("date", &date)]);
    let width = context.surface.measure.width(&text, Font::Caption) + 8.0;
    let side = match horizon.side {
        // To scale, the words stand in one line.
        Side::End if scene.axis && horizon.x + away + width > scene.width => Side::Start,
        side => side,
    };
    let side = match side {
        Side::Start => [
            "inset-inline-end:",
            &px(scene.width - horizon.x + away),
            "px;",
        ]
        .concat(),
        _ => ["inset-inline-start:", &px(horizon.x + away), "px;"].concat(),
    };
    let style = side + "top:" + &px(top) + "px";
    html! { <div class={if scene.axis { "dt-hz" } else { "dt-hz is-report" }} ~style={css(&style)}>{text}</div> }
}

/// The names of the lanes.
pub(crate) fn gutter(context: &Context, scene: &Scene) -> Html {
    html! {
        <div class="dt-gutter" aria-hidden="true">
            { for scene.lanes.iter().filter_map(|lane| {
                let of = context.chronology.items.lanes.get(lane.lane)?;
                let (shape, color) = context.look_of(&of.kind);
                let background = of.known == Some(KnownKind::Background);
                let top = ["top:", &px(lane.y), "px"].concat();
                Some(html! {
                    <div class="dt-lane-l" data-kind={of.kind.clone()} data-color={color.clone()} ~style={css(&top)}>
                        if !background { { mark(shape, &color, false) } }
                        <span>{context.words.kinds(&context.chronology.timeline, &of.kind)}</span>
                    </div>
                })
            }) }
        </div>
    }
}
