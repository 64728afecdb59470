//! The overview: the whole chronology as a map, with the window of what is in view.

use std::rc::Rc;

use yew::{Callback, Html, KeyboardEvent, PointerEvent, hook, use_node_ref};

use super::context::Context;
use super::css::{draw, drawn, px};
use super::inertia::use_inertia;
use super::keep::use_kept;
use super::mark::outline;
use super::piece::{part, piece};
use super::pointer;
use super::tag::{classes, tag, when};
use crate::layout::{Plan, View, Visible, strip};
use crate::state::{Action, Shared};
use crate::text::{DateStyle, Key};

/// What the overview shows.
#[derive(Clone, PartialEq)]
pub(crate) struct StripProps {
    pub(crate) context: Context,
    pub(crate) plan: Shared<Plan>,
    pub(crate) visible: Shared<Visible>,
    pub(crate) selected: Option<u32>,
    pub(crate) width: f64,
    pub(crate) height: f64,
}

piece!(StripProps, use_picture);

/// The picture without the window.
pub(crate) fn picture(mut strip: StripProps) -> Html {
    // Bars do not show which event is selected, and need not be drawn again for it.
    if strip.context.chronology.items.dense() {
        strip.selected = None;
    }
    part(strip)
}

/// Small marks or counting bars, breaks and dates.
#[hook]
fn use_picture(props: &StripProps) -> Html {
    let StripProps {
        context,
        plan,
        visible,
        selected,
        width,
        height,
    } = props;
    let chronology = &context.chronology;
    let strip = strip::strip(
        &chronology.items,
        plan,
        visible,
        *width,
        *height,
        context.texts(),
    );
    let rtl = context.words.rtl;
    let fx = |x: f64| if rtl { width - x } else { x };
    let base = strip.base;
    let (mut axis, mut slashes, mut bars) = (String::new(), String::new(), String::new());
    for (a, b) in &strip.segments {
        draw(&mut axis, "M# #H#", &[fx(*a), base, fx(*b)]);
    }
    for x in &strip.slashes {
        let (x, y) = (fx(*x), base + 3.5);
        draw(&mut slashes, "M# #l3-7M# #l3-7", &[x - 4.0, y, x + 1.0, y]);
    }
    for (x, w, h) in &strip.bars {
        let left = if rtl { width - x - w } else { *x };
        draw(&mut bars, "M# #v#h#v#z", &[left, base, -h, *w, *h]);
    }
    tag("svg")
        .is("aria-hidden", "true")
        .set("viewBox", drawn("0 0 # #", &[*width, *height]))
        .child(tag("path").class("dt-axis").set("d", axis))
        .child(tag("path").class("dt-slash").set("d", slashes))
        .child(tag("path").class("dt-dens").set("d", bars))
        .children(strip.marks.iter().filter_map(|small| {
            let event = chronology.event(small.entry)?;
            let (shape, color) = context.look(event);
            let planned = super::context::hollow(event);
            let class = classes(&[
                "dt-su",
                when(small.ghost, "is-ghost"),
                when(planned, "is-planned"),
                when(*selected == Some(small.entry), "is-on"),
            ]);
            let transform = drawn("translate(# #) scale(.6)", &[fx(small.x), small.y]);
            Some(
                tag("g")
                    .class(class)
                    .key(small.entry)
                    .set("data-color", color)
                    .set("transform", transform)
                    .child(tag("path").set("d", outline(shape)))
                    .html(),
            )
        }))
        .children(strip.texts.iter().map(|text| {
            tag("text")
                .set("x", px(fx(text.x)))
                .set("y", px(height - 1.0))
                .is("text-anchor", "middle")
                .child(text.text.clone())
                .html()
        }))
        .html()
}

/// Which part of the window is dragged.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Grip {
    Start,
    End,
    Whole,
}

/// A drag of the window, and the glide after it.
#[derive(Clone, Copy)]
struct Drag {
    grip: Grip,
    /// Where the hand took hold, and where the window was.
    from: f64,
    a: f64,
    b: f64,
    /// Where the hand is, or would be.
    x: f64,
    held: bool,
}

/// What the overview shows with its window.
#[derive(Clone, PartialEq)]
pub(crate) struct OverviewProps {
    pub(crate) strip: StripProps,
    pub(crate) view: View,
}

piece!(OverviewProps, use_overview);

/// The overview with its window: drag the window to pan, its edges to zoom.
#[hook]
fn use_overview(props: &OverviewProps) -> Html {
    let OverviewProps { strip, view } = props;
    let view = *view;
    let on_view = strip.context.dispatch.reform(Action::View);
    let StripProps {
        context,
        plan,
        width,
        height,
        ..
    } = strip;
    let words = &context.words;
    let rtl = words.rtl;
    let (a, b) = strip::window(plan, &view, *width);
    const LEAST: f64 = 26.0;
    let (a, b) = if b - a < LEAST {
        let middle = f64::midpoint(a, b).clamp(LEAST / 2.0, (width - LEAST / 2.0).max(LEAST / 2.0));
        (middle - LEAST / 2.0, middle + LEAST / 2.0)
    } else {
        (a, b)
    };
    let (left, right) = if rtl { (width - b, width - a) } else { (a, b) };
    let node = use_node_ref();
    let drag = use_kept(|| None::<Drag>);
    let set = {
        let (strip, view, on_view) = (strip.clone(), view, on_view.clone());
        move |from: f64, to: f64| {
            on_view.emit(strip::set_window(&strip.plan, &view, strip.width, from, to));
        }
    };
    let centre = {
        let (strip, view, on_view) = (strip.clone(), view, on_view.clone());
        move |x: f64| on_view.emit(strip::centre(&strip.plan, &view, strip.width, x))
    };
    let at = {
        let (node, width) = (node.clone(), *width);
        move |event: &PointerEvent| pointer::x_in(&node, event, width, rtl)
    };
    let pull: Rc<dyn Fn(f64) -> bool> = {
        let (drag, set, width) = (drag.clone(), set.clone(), *width);
        Rc::new(move |by| {
            const APART: f64 = 20.0;
            let mut drag = drag.borrow_mut();
            let Some(Drag {
                grip,
                from,
                a,
                b,
                x,
                ..
            }) = drag.as_mut()
            else {
                return false;
            };
            *x += by;
            let by = *x - *from;
            let most = (width - (*b - *a)).max(0.0);
            let start = (*a + by).clamp(0.0, most);
            match grip {
                Grip::Start => set((*a + by).min(*b - APART).max(0.0), *b),
                Grip::End => set(*a, (*b + by).max(*a + APART).min(width)),
                Grip::Whole => set(start, start + *b - *a),
            }
            start > 0.0 && start < most
        })
    };
    let inertia = use_inertia(pull.clone());
    let onpointerdown = {
        let (drag, at, node, inertia) = (drag.clone(), at.clone(), node.clone(), inertia.clone());
        Callback::from(move |event: PointerEvent| {
            if event.button() != 0 {
                return;
            }
            let Some(x) = at(&event) else { return };
            let grip = match pointer::mark_of(&event).as_deref() {
                Some("start") => Grip::Start,
                Some("end") => Grip::End,
                _ if x < a || x > b => {
                    centre(x);
                    return;
                }
                _ => Grip::Whole,
            };
            pointer::capture(&node, &event);
            inertia.hold(&event, x);
            *drag.borrow_mut() = Some(Drag {
                grip,
                from: x,
                a,
                b,
                x,
                held: true,
            });
        })
    };
    let onpointermove = {
        let (drag, inertia) = (drag.clone(), inertia.clone());
        Callback::from(move |event: PointerEvent| {
            let held = drag.borrow().filter(|drag| drag.held);
            if let (Some(drag), Some(x)) = (held, at(&event)) {
                inertia.moved(&event, x);
                pull(x - drag.x);
            }
        })
    };
    let release = {
        let (drag, node) = (drag.clone(), node.clone());
        Callback::from(move |event: PointerEvent| {
            let mut drag = drag.borrow_mut();
            let Some(drag) = drag.as_mut().filter(|drag| drag.held) else {
                return;
            };
            drag.held = false;
            if drag.grip == Grip::Whole {
                inertia.release(&event, &node);
            }
        })
    };
    let lost = pointer::lost(&node, &release);
    let thumb = |name: &'static str, key: Key, x: f64| {
        let set = set.clone();
        let width = *width;
        let onkeydown = Callback::from(move |event: KeyboardEvent| {
            let forward = match (event.key().as_str(), rtl) {
                ("ArrowUp", _) | ("ArrowRight", false) | ("ArrowLeft", true) => 1.0,
                ("ArrowDown", _) | ("ArrowLeft", false) | ("ArrowRight", true) => -1.0,
                _ => return,
            };
            event.prevent_default();
            event.stop_propagation();
            let by = forward * width / 40.0;
            if name == "start" {
                set(a + by, b)
            } else {
                set(a, b + by)
            }
        });
        let time = strip::time(plan, width, x);
        tag("span")
            .class(if name == "start" {
                "dt-thumb dt-thumb-a"
            } else {
                "dt-thumb dt-thumb-b"
            })
            .is("role", "slider")
            .is("tabindex", "0")
            .set("data-grip", name)
            .set("aria-label", context.get(key))
            .is("aria-valuemin", "0")
            .is("aria-valuemax", "100")
            .set(
                "aria-valuenow",
                px((x / width.max(1.0) * 100.0).round().clamp(0.0, 100.0)),
            )
            .set("aria-valuetext", words.date(time, DateStyle::Full))
            .onkeydown(onkeydown)
            .html()
    };
    let shade = [left.max(0.0), right.min(*width), *height];
    tag("div")
        .class("dt-strip")
        .is("role", "group")
        .set("aria-label", context.get(Key::Overview))
        .node(&node)
        .style("--wa:#px;--wb:#px;height:#px", &shade)
        .onpointerdown(onpointerdown)
        .onpointermove(onpointermove)
        .onpointerup(release.clone())
        .onpointercancel(release)
        .onlostpointercapture(lost)
        .child(picture(strip.clone()))
        .child(
            tag("div")
                .class("dt-win")
                .style("left:#px;width:#px", &[left, right - left])
                .child(thumb("start", Key::StartOfView, a))
                .child(thumb("end", Key::EndOfView, b)),
        )
        .html()
}

/// The playhead in the overview.
pub(crate) fn head(context: &Context, plan: &Plan, width: f64, selected: Option<u32>) -> Html {
    let x =
        selected.and_then(|entry| strip::position(&context.chronology.items, plan, width, entry));
    let Some(x) = x else {
        return Html::default();
    };
    let x = if context.words.rtl { width - x } else { x };
    tag("i")
        .class("dt-strip-head")
        .style("transform:translateX(#px)", &[x])
        .html()
}
