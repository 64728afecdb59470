//! The playhead, the buttons at the stage's edges, and what covers an empty stage.

use super::context::Context;
use super::follow::KNOB;
use super::hands::Hands;
use super::marks::spoken;
use super::tag::{Tag, button, nodes, tag};
use super::tools::in_force;
use super::transport::place;
use crate::layout::{self, Font, Mode, Side, Visible, viewport};
use crate::state::{Action, Edge};
use crate::text::Key;

/// How high a button at an edge is.
const HEIGHT: f64 = 26.0;

/// Where a button at an edge would stand: from where to where, and from where down.
struct Place {
    from: f64,
    to: f64,
    top: f64,
}

impl Place {
    /// Whether it would hide something there. Asked of so many things that each call is shorter
    /// than the question.
    #[inline(never)]
    fn hides(&self, left: f64, right: f64, top: f64, bottom: f64) -> bool {
        left < self.to && right > self.from && top < self.top + HEIGHT && bottom > self.top
    }
}

impl Hands {
    /// The playhead at `x`. `said` is the entry that the slider is at and names. It stays behind
    /// during play: a slider that moves by itself would interrupt its listener.
    pub(crate) fn playhead(
        &self,
        dragged: bool,
        said: Option<u32>,
        x: f64,
        knob: &yew::NodeRef,
    ) -> Option<Tag> {
        said?;
        let playhead = tag("div.dt-playhead").also(dragged, "is-drag").node(knob);
        Some(
            position(playhead, &self.context, &self.visible, said)
                .style(KNOB, &self.playhead_at(x))
                .child(tag("i")),
        )
    }

    /// Where the line of the playhead begins.
    pub(crate) fn top(&self) -> f64 {
        let marks = self.scene.mode == Mode::Marks && self.view.axis == layout::Axis::Elastic;
        self.scene.head_height + if marks { self.scene.ruler_height } else { 17.0 }
    }

    /// A height at an edge of the stage where a button hides nothing: in the
    /// background row if there is room, else at the foot of a lane, at least of the last one.
    fn free(&self, edge: Edge, text: &str) -> f64 {
        let scene = &self.scene;
        let z = self.context.surface.size / 16.0;
        let width = width(&self.context, text);
        let (from, to) = match edge {
            Edge::Start => (0.0, width),
            Edge::End => (scene.width - width, scene.width),
        };
        let reach = 11.0 * z;
        // The words beside the horizon stand at the top of the first lane.
        let horizon = scene.horizon.filter(|_| !scene.axis);
        let first = scene.lanes.first().map_or(0.0, |lane| lane.y);
        let is_free = |top: f64| {
            let place = Place { from, to, top };
            let mut marks = scene.marks.iter().filter(|mark| !mark.ghost);
            let marked = marks.any(|mark| {
                let (near, far) = (mark.gap, mark.gap + mark.label_width);
                let (left, right) = match mark.side {
                    Side::End => (mark.x + near, mark.x + far),
                    Side::Start => (mark.x - far, mark.x - near),
                    Side::Hidden => (mark.x, mark.x),
                };
                let foot = mark.y + (f64::from(mark.lines) * 16.0 - 8.0) * z;
                let (x, y) = (mark.x, mark.y);
                place.hides(left, right, y - 8.0 * z, foot)
                    || place.hides(x - reach, x + reach, y - reach, y + reach)
            });
            let clustered = scene.clusters.iter().any(|cluster| {
                let (x, y, r) = (cluster.x, cluster.y, cluster.r * 1.2);
                place.hides(x - r, x + r, y - r, y + r)
            });
            let more = scene.mores.iter().any(|more| {
                let (x, y) = (more.x, more.y);
                place.hides(x, x + more.width, y, y + HEIGHT)
            });
            let ends = horizon
                .is_some_and(|at| place.hides(at.x, at.x + 100.0 * z, first, first + 36.0 * z));
            // So do those of a lane's tallest bar, at its end.
            let tallest = scene.tallest.iter().any(|tallest| {
                let top = tallest.top;
                place.hides(scene.width - 80.0 * z, scene.width, top, top + 20.0 * z)
            });
            !(marked || clustered || more || ends || tallest)
        };
        let mut top = first + 6.0;
        for lane in &scene.lanes {
            if is_free(top) {
                return top;
            }
            top = lane.y + lane.height - HEIGHT - 2.0;
        }
        top
    }

    /// The nearest entry beyond an edge, and the words of the button that leads there.
    fn beyond(&self, edge: Edge) -> Option<(u32, String)> {
        let (edges, rtl) = (&self.scene.edges, self.context.words.rtl);
        let (count, to, key) = match edge {
            Edge::Start => (edges.before, edges.last_before, Key::Earlier),
            Edge::End => (edges.after, edges.first_after, Key::Later),
        };
        let to = to?;
        let text = self.context.counted(key, count);
        let arrow = if (edge == Edge::Start) == rtl {
            "▸"
        } else {
            "◂"
        };
        let words = match edge {
            Edge::Start => [arrow, " ", &text],
            Edge::End => [&text, " ", arrow],
        };
        Some((to, words.concat()))
    }

    /// How much of the stage is taken at an edge, in reading direction: nothing without a button.
    pub(crate) fn taken(&self, edge: Edge) -> f64 {
        self.beyond(edge)
            .map_or(0.0, |(_, text)| width(&self.context, &text))
    }

    /// What covers the stage when nothing matches.
    pub(crate) fn nothing(&self) -> Tag {
        tag("div.dt-nothing").child(nothing(&self.context))
    }
}

/// Makes an element the slider along all that matches; `said` is the entry that it is at and names.
#[inline(never)]
pub(crate) fn position(made: Tag, context: &Context, visible: &Visible, said: Option<u32>) -> Tag {
    let matching = visible.count();
    let now = place(visible, said);
    let said = said.map(|entry| spoken(context, visible, entry));
    made.label(context.get(Key::Position))
        .slider([matching.min(1), matching, now])
        .set("aria-valuetext", said)
}

/// A button that brings what lies beyond an edge into view, if anything does.
pub(crate) fn edge(hands: &Hands, edge: Edge) -> Option<Tag> {
    let (to, text) = hands.beyond(edge)?;
    let top = hands.free(edge, &text);
    let class = match edge {
        Edge::Start => "dt-edge dt-edge-start",
        Edge::End => "dt-edge dt-edge-end",
    };
    let items = &hands.context.chronology.items;
    let shown = viewport::show(items, &hands.plan, &hands.view, to);
    let made = button(class)
        .style("top:#px", &[top])
        .acts(&hands.context, Action::View(shown));
    Some(made.child(text))
}

/// The width of a button at an edge.
fn width(context: &Context, text: &str) -> f64 {
    context.surface.width(text, Font::Caption) + 22.0
}

/// Nothing matches: what is in force, and the way back, which none is where no event could be read.
pub(crate) fn nothing(context: &Context) -> Tag {
    if context.chronology.is_empty() {
        return tag("p").child(context.word("b", Key::EmptyTitle));
    }
    nodes()
        .child(
            tag("p")
                .child(context.word("b", Key::NoMatch))
                .child(tag("br"))
                .child(tag("span").child(in_force(context))),
        )
        .child(
            button("dt-btn dt-btn-line")
                .is("data-act", "clear")
                .acts(context, Action::ClearFilters)
                .child(context.get(Key::Clear)),
        )
}
