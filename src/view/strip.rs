//! The overview: the whole chronology as a map.

use std::cell::RefCell;
use std::ops::Deref;

use yew::NodeRef;

use super::backdrop::{drawing, words_at};
use super::chart::planned;
use super::context::{Matching, hollow};
use super::css::{draw, drawn};
use super::follow::{LINE, place_in_strip};
use super::hands::Laid;
use super::keep::Keep;
use super::mark::{Look, outline};
use super::tag::{Tag, path, tag};
use crate::layout::strip;
use crate::model::digits::digits;
use crate::state::Shared;

/// The overview as it is laid out: what its picture shows, and what hands on it need to know.
pub(crate) struct Map {
    laid: Laid,
    pub(crate) width: f64,
    strip: strip::Strip,
}

impl Deref for Map {
    type Target = Laid;
    fn deref(&self) -> &Laid {
        &self.laid
    }
}

/// The overview at the last drawing.
#[derive(Default)]
pub(crate) struct Maps(RefCell<Option<Shared<Map>>>);

impl Maps {
    /// The overview as it was drawn last.
    pub(crate) fn last(&self) -> Option<Shared<Map>> {
        self.0.borrow().clone()
    }

    /// What is laid out without a gutter, by the plan of the last drawing where that still holds.
    pub(crate) fn laid(&self, matching: &Matching) -> Laid {
        let known = self.0.borrow();
        planned(known.as_deref().map(|map| &map.laid), matching, false)
    }

    /// What shows the overview: the same as before unless it has to be laid out anew, for which
    /// its dates are worded and measured.
    #[inline(never)]
    pub(crate) fn show(
        &self,
        laid: &Laid,
        selected: Option<u32>,
        width: f64,
        height: f64,
    ) -> StripProps {
        let (context, plan) = (&laid.context, &laid.plan);
        let items = &context.chronology.items;
        let mut known = self.0.borrow_mut();
        let map = match &*known {
            Some(map) if map.laid == *laid && map.width == width => map.clone(),
            _ => {
                let texts = context.texts();
                let strip = strip::strip(items, plan, &laid.visible, width, height, texts);
                let map = Shared::new(Map {
                    laid: laid.clone(),
                    width,
                    strip,
                });
                known.insert(map).clone()
            }
        };
        // Bars do not show which event is selected, and need not be drawn again for it.
        let selected = selected.filter(|_| !items.dense());
        StripProps { map, selected }
    }
}

/// What the overview shows but for the window.
#[derive(Clone, PartialEq)]
pub(crate) struct StripProps {
    pub(crate) map: Shared<Map>,
    selected: Option<u32>,
}

/// Small marks or counting bars, breaks and dates.
#[inline(never)]
pub(super) fn draw_picture(props: &StripProps, _: &Keep) -> Tag {
    let StripProps { map, selected } = props;
    let Map {
        laid: Laid { context, .. },
        width,
        strip,
    } = &**map;
    let chronology = &*context.chronology;
    let fx = context.across(*width);
    let base = strip.base;
    let (mut axis, mut slashes, mut bars) = (String::new(), String::new(), String::new());
    for (a, b) in &strip.segments {
        draw(&mut axis, "M# #H#", &[fx(*a), base, fx(*b)]);
    }
    for x in &strip.slashes {
        // Short below the line, where dates stand close.
        let (x, y) = (fx(*x), base + 2.0);
        draw(&mut slashes, "M# #l3-6m2 6l3-6", &[x - 4.0, y]);
    }
    const THICK: f64 = strip::THICK;
    for (x, h) in &strip.bars {
        let left = context.left(*x, THICK, *width);
        draw(&mut bars, "M# #v#h#v#z", &[left, base, -h, THICK, *h]);
    }
    drawing("svg", *width, strip.height)
        .child(path("dt-axis", axis))
        .child(path("dt-slash", slashes))
        .child(path("dt-dens", bars))
        .children(strip.marks.iter().filter_map(|small| {
            let event = chronology.event(small.entry)?;
            let Look { shape, color } = context.look(event);
            let transform = drawn("translate(# #) scale(.6)", &[fx(small.x), small.y]);
            Some(
                tag("g.dt-su")
                    .also(small.ghost, "is-ghost")
                    .also(hollow(event), "is-planned")
                    .also(*selected == Some(small.entry), "is-on")
                    .key(digits(small.entry))
                    .set("data-color", color)
                    .set("transform", transform)
                    .child(outline(shape)),
            )
        }))
        .children(
            strip
                .texts
                .iter()
                .map(|text| words_at("text", fx(text.x), strip.height - 1.0, &text.text)),
        )
}

/// The playhead in the overview.
pub(crate) fn head(map: &Map, selected: Option<u32>, node: &NodeRef) -> Option<Tag> {
    let x = place_in_strip(map, map.width, selected)?;
    Some(tag("i.dt-strip-head").node(node).style(LINE, &[x]))
}
