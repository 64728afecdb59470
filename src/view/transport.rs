//! Below the stage: previous, play, next, the count, the overview, zoom.

use yew::MouseEvent;

use super::chart::{ChartProps, Memory};
use super::context::{Context, Matching};
use super::hands::Hands;
use super::mark::{Icon, icon};
use super::overview::OverviewProps;
use super::piece::part;
use super::strip::head;
use super::tag::{Tag, button, heard, nodes, tag};
use crate::layout::{Visible, viewport};
use crate::state::{Action, Shared, Sight};
use crate::text::Key;

/// Height of the overview, as the sheet has it.
const STRIP: f64 = 54.0;
/// One step of the zoom buttons.
const STEP: f64 = 1.6;

/// Previous, play, next; the count; the overview; zoom. `read` is the entry whose texts are shown.
pub(crate) fn transport(
    props: &ChartProps,
    memory: &Memory,
    hands: &Shared<Hands>,
    selected: Option<u32>,
    read: Option<u32>,
) -> Tag {
    let matching = &props.matching;
    let Matching {
        context, visible, ..
    } = matching;
    let width = hands.overview(memory);
    let overview = || {
        let strip = memory.maps.show(hands, read, width, STRIP);
        let head = head(&strip.map, selected, &memory.followers.line);
        let hands = hands.clone();
        nodes()
            .child(part(OverviewProps { strip, hands }))
            .child(head)
    };
    tag("div.dt-transport")
        .role("group")
        .label(context.get(Key::Transport))
        .child(steps(context, visible, read, Some(matching.playing)))
        .child(count(context, visible, read))
        .child(
            tag("div.dt-over")
                .node(&memory.over)
                .child((props.sight == Sight::Settled).then(overview)),
        )
        .child(zoom(hands))
}

impl Hands {
    /// How wide the overview is. What stands beside it keeps its width when the chart gets another
    /// one: the overview follows with the same drawing.
    pub(crate) fn overview(&self, memory: &Memory) -> f64 {
        (self.room - memory.beside.get()).max(0.0)
    }

    /// Asks the overview in the page for its width, and draws it again where that is another one.
    /// To ask takes a layout of the page, which waits until the first sight is `settled`, and is
    /// not done where the same match, by the same plan, as `before`.
    pub(crate) fn fit(&self, memory: &Memory, before: Option<&Self>, settled: bool) {
        // What stands beside it says how many match.
        let same = |before: &Self| before.plan == self.plan && before.visible == self.visible;
        let same = memory.fitted.replace(settled) == settled && before.is_some_and(same);
        if settled
            && !same
            && let Some(over) = memory.over.cast::<web_sys::Element>()
        {
            let beside = self.room - f64::from(over.client_width());
            if memory.beside.replace(beside) != beside {
                memory.again.emit(());
            }
        }
    }
}

/// Farther, closer, everything.
fn zoom(hands: &Shared<Hands>) -> Tag {
    let (context, view) = (&hands.context, &hands.view);
    let (out, closer) = viewport::limits(&hands.plan, view);
    let zoom = |factor: f64| {
        let hands = hands.clone();
        heard(move |_: &MouseEvent| hands.zoom(factor))
    };
    let fit = Action::View(viewport::fit(view));
    tag("div.dt-zoom")
        .child(act(context, "zout", Key::ZoomOut, Icon::ZoomOut, out).onclick(zoom(1.0 / STEP)))
        .child(act(context, "zin", Key::ZoomIn, Icon::ZoomIn, closer).onclick(zoom(STEP)))
        .child(act(context, "fit", Key::ShowAll, Icon::Fit, true).acts(context, fit))
}

/// A button that shows what it does, where it can do it.
fn act(context: &Context, act: &'static str, key: Key, shown: Icon, can: bool) -> Tag {
    button("dt-btn dt-ib")
        .is("data-act", act)
        .label(context.get(key))
        .set("aria-disabled", (!can).then_some("true"))
        .child(icon(shown))
}

/// Previous, play (where wanted) and next.
pub(crate) fn steps(
    context: &Context,
    visible: &Visible,
    selected: Option<u32>,
    playing: Option<bool>,
) -> Tag {
    let at = place(visible, selected);
    let (back, on) = (at > 1, at > 0 && at < visible.count());
    tag("div.dt-steps")
        .child(
            act(context, "prev", Key::Previous, Icon::Previous, back)
                .acts(context, Action::Step(-1)),
        )
        .child(playing.map(|playing| {
            let (key, icon) = if playing {
                (Key::Pause, Icon::Pause)
            } else {
                (Key::Play, Icon::Play)
            };
            act(context, "play", key, icon, true)
                .flag("disabled", visible.count() < 2)
                .acts(context, Action::Play(!playing))
        }))
        .child(act(context, "next", Key::Next, Icon::Next, on).acts(context, Action::Step(1)))
}

/// The place of an entry among those that match, the first of which has 1; 0 where none is there.
#[inline(never)]
pub(crate) fn place(visible: &Visible, entry: Option<u32>) -> usize {
    let entry = entry.filter(|_| visible.count() > 0);
    entry.map_or(0, |entry| visible.rank(entry) + 1)
}

/// A number of matching events, or the most that it can be.
pub(crate) fn at_most(context: &Context, matching: usize) -> String {
    if context.unsure {
        context.counted(Key::AtMost, matching)
    } else {
        context.size(matching)
    }
}

/// `6 of 15`: a place among so many.
#[inline(never)]
pub(crate) fn nth(context: &Context, at: usize, n: &str) -> String {
    context.of(Key::Of, &context.size(at), n)
}

/// `6 of 15`, and how many there are in all while filters are on.
pub(crate) fn count(context: &Context, visible: &Visible, selected: Option<u32>) -> Tag {
    let all = context.chronology.items.entries.len();
    let matching = visible.count();
    let of = if matching > 0 { matching } else { all };
    let n = at_most(context, of);
    tag("p.dt-count")
        .hidden()
        // As wide as at the last event, so that nothing beside it is laid out anew at each.
        .child(
            tag("b")
                .set("data-most", nth(context, of, &n))
                .child(tag("span").child(nth(context, place(visible, selected), &n))),
        )
        .child(
            (!context.filter.is_open() && matching > 0)
                .then(|| tag("small").child(context.counted(Key::InAll, all))),
        )
}
