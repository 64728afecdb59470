//! Hands on the chart: what moves, zooms and opens it, by wheel, by key and by itself.
//! Pointers on the stage are in [`super::stage`].

use std::cell::{Cell, RefCell};
use std::ops::{Deref, Range};

use yew::{AttrValue, KeyboardEvent, WheelEvent};

use super::chart::{Memory, WIDE, planned};
use super::context::{Context, Matching};
use super::dom::{Way, way};
use super::pointer;
use crate::layout::{self, Mode, Plan, Scene, viewport};
use crate::scale::within;
use crate::state::{self, Action, Matches, Shared};

/// The entries that were told last to be in view, of a chronology that comes in shards; at first
/// nothing was told.
pub(crate) type Seen = RefCell<Option<Shared<Vec<Range<u32>>>>>;

/// What hands remember.
#[derive(Default)]
pub(crate) struct Grasp {
    /// At the last drawing that came into the page, and what was selected there. What was drawn
    /// since and gave way to another drawing is laid out again.
    pub(crate) settled: RefCell<Option<Shared<Hands>>>,
    selected: Cell<Option<u32>>,
    seen: Seen,
    /// Whether marks glide to their places.
    pub(crate) glide: Cell<bool>,
}

impl Grasp {
    /// The hands on the chart: the same as before, or all of its parts would be drawn again, unless
    /// it has to be laid out anew.
    #[inline(never)]
    pub(crate) fn hands(&self, matching: &Matching, view: layout::View) -> Shared<Hands> {
        let settled = self.settled.borrow();
        let before = settled.as_ref();
        let laid = planned(
            before.map(|before| &before.laid),
            matching,
            matching.width >= WIDE,
        );
        let view = self.aim(before, &laid, &view);
        if let Some(before) = before {
            if before.view != view {
                // Marks glide when the axis changes, and stay under the finger while zooming.
                self.glide.set(before.view.axis != view.axis);
            } else if before.laid == laid {
                return before.clone();
            }
        }
        let (context, plan) = (&laid.context, &laid.plan);
        let items = &context.chronology.items;
        let scene = layout::scene(items, plan, &laid.visible, &view, context.texts());
        Shared::new(Hands {
            laid,
            view,
            scene,
            names: RefCell::default(),
            asked: Cell::default(),
        })
    }

    /// What is shown where a view is asked for. Found out before it is drawn: marks that were put
    /// elsewhere first would jump from there, and not glide.
    fn aim(
        &self,
        before: Option<&Shared<Hands>>,
        laid: &Laid,
        asked: &layout::View,
    ) -> layout::View {
        let (context, plan) = (&laid.context, &*laid.plan);
        let items = &context.chronology.items;
        let selected = context.selection.get();
        let was = before.map_or(asked, |before| &before.view);
        // The same stretch of time is shown when the axis is switched. A zoom that came along with
        // the axis was meant; one left over from the other axis was not.
        let switched = was.axis != asked.axis;
        let view = if switched && was.zoom == asked.zoom {
            viewport::switch(plan, was, asked.axis)
        } else {
            *asked
        };
        // The selected event stays in view when the selection moves.
        let same = !switched && before.is_some_and(|before| before.plan == laid.plan);
        match selected {
            Some(entry) if !same || self.selected.get() != selected => {
                viewport::show(items, plan, &view, entry)
            }
            _ => view,
        }
    }
}

/// Tells which entries of a chronology in shards are in view, if they are not those told last.
pub(crate) fn tell_entries(last: &Seen, context: &Context, entries: Vec<Range<u32>>) {
    if !context.chronology.is_sharded() {
        return;
    }
    let entries = Shared::new(entries);
    let before = last.replace(Some(entries.clone()));
    if before.is_none_or(|before| *before != *entries) {
        context.act(Action::Seen(entries));
    }
}

/// What is laid out in the chart and in the overview: the events that match, by a plan.
#[derive(Clone, PartialEq)]
pub(crate) struct Laid {
    pub(crate) context: Context,
    pub(crate) plan: Shared<Plan>,
    pub(crate) visible: Shared<Matches>,
    /// The width that there is: the plot's and, where it is wide, the gutter's.
    pub(crate) room: f64,
}

/// The chart as it is laid out: what its parts show, and what hands on it need to know.
pub(crate) struct Hands {
    laid: Laid,
    pub(crate) view: layout::View,
    pub(crate) scene: Scene,
    /// What marks are called, once that is known. To find it out takes longer than all else, and it
    /// stays when the selection moves.
    pub(crate) names: RefCell<Vec<AttrValue>>,
    /// What the hands have asked to look at since it was drawn last, of which there may be no picture
    /// yet.
    pub(crate) asked: Cell<layout::View>,
}

impl Deref for Hands {
    type Target = Laid;
    fn deref(&self) -> &Laid {
        &self.laid
    }
}

impl Hands {
    /// What the reader looks at by now. Two fingers move twice before there is a picture of it.
    /// Copied wherever it is asked for, it would weigh more than the calls.
    #[inline(never)]
    pub(crate) fn now(&self) -> layout::View {
        self.asked.get()
    }

    /// How far from the left something so wide stands that is at `x` in reading direction.
    pub(crate) fn left(&self, x: f64, width: f64) -> f64 {
        self.context.left(x, width, self.scene.width)
    }

    /// The same of something without a width.
    #[inline(never)]
    pub(crate) fn across(&self, x: f64) -> f64 {
        self.context.across(self.scene.width)(x)
    }

    /// What is looked at where that is stretched, with a place that stays.
    #[inline(never)]
    pub(crate) fn zoomed(&self, factor: f64, at: f64) -> layout::View {
        viewport::zoom(&self.plan, &self.now(), factor, at)
    }

    /// Shows what lies so far beside it; tells whether there is more.
    #[inline(never)]
    pub(crate) fn pan(&self, by: f64) -> bool {
        self.look(viewport::pan(&self.plan, &self.now(), by))
    }

    /// Asks the state for a view.
    #[inline(never)]
    pub(crate) fn ask(&self, view: &layout::View) {
        self.context.act(Action::View(*view));
    }

    /// Shows another view; tells whether it is another one.
    pub(crate) fn look(&self, view: layout::View) -> bool {
        let other = self.asked.get() != view;
        if other {
            self.asked.set(view);
            self.ask(&view);
        }
        other
    }

    /// What is to be done once the chart is in the page, with the playhead at `x` for the entry that
    /// is `selected`, and one that is `ahead` of what the state says; the state does not know either
    /// where the view `moved` away from the one that it wanted.
    pub(crate) fn settle(
        &self,
        memory: &Memory,
        moved: bool,
        selected: Option<u32>,
        ahead: Option<u32>,
        x: f64,
    ) {
        let grasp = &memory.grasp;
        grasp.selected.set(selected);
        if moved {
            self.ask(&self.view);
        }
        tell_entries(&grasp.seen, &self.context, self.seen());
        self.gather(memory, selected, x);
        if let Some(entry) = ahead {
            self.context.act(Action::Scrub(entry));
        }
    }

    /// The entries in view.
    fn seen(&self) -> Vec<Range<u32>> {
        let mut entries = Vec::new();
        if self.scene.mode == Mode::Columns {
            for mark in &self.scene.marks {
                entries.push(mark.entry..mark.entry + 1);
            }
        } else {
            let edges = self.scene.edges;
            let from = edges.last_before.map_or(0, |before| before + 1);
            let all = self.context.chronology.len();
            entries.push(from..edges.first_after.unwrap_or(all));
        }
        entries
    }

    /// Ctrl (or ⌘) zooms, a sideways movement pans, all else scrolls the page.
    pub(crate) fn wheel(&self, event: &WheelEvent, plot: &yew::NodeRef) {
        let width = self.scene.width;
        let rtl = self.context.words.rtl;
        let unit = match event.delta_mode() {
            WheelEvent::DOM_DELTA_LINE => 16.0,
            WheelEvent::DOM_DELTA_PAGE => width,
            _ => 1.0,
        };
        let (x, y, shift) = (event.delta_x(), event.delta_y(), event.shift_key());
        if event.ctrl_key() || event.meta_key() {
            event.prevent_default();
            let Some(at) = pointer::x_in(plot, event, width, rtl) else {
                return;
            };
            let turned = within(y * unit, -200.0, 200.0);
            let more = 1.0 + turned.abs() / 250.0;
            let factor = if turned > 0.0 { 1.0 / more } else { more };
            self.look(self.zoomed(factor, at));
            return;
        }
        let sideways = if shift && x == 0.0 { y } else { x };
        if sideways.abs() > y.abs() || shift && sideways != 0.0 {
            let by = sideways * unit * if rtl { -1.0 } else { 1.0 };
            if self.pan(by) {
                event.prevent_default();
            }
        }
    }

    /// Zooms, and what is selected stays where it is.
    pub(crate) fn zoom(&self, factor: f64) {
        let items = &self.context.chronology.items;
        let selected = self.context.selection.get();
        let spot = selected.and_then(|entry| layout::spot(&self.scene, items, entry));
        let at = spot.map_or(self.scene.width / 2.0, |spot| spot.x);
        let view = self.zoomed(factor, at);
        match selected.filter(|_| spot.is_some()) {
            Some(entry) => self.look(viewport::hold(items, &self.plan, &self.now(), &view, entry)),
            None => self.look(view),
        };
    }

    /// Comes closer until the entries from one to another stand apart, or lists them where they
    /// cannot: what happened on one day has no order to show.
    pub(crate) fn open(&self, first: u32, last: u32) {
        let items = &self.context.chronology.items;
        match viewport::open(items, &self.plan, &self.now(), first, last) {
            Some(view) => self.ask(&view),
            None => self.context.act(Action::Mode(state::Mode::List)),
        }
        self.context.act(Action::Select(first));
    }

    /// ↑ and ↓ in the list box go to the nearest mark above and below.
    pub(crate) fn list_key(&self, event: &KeyboardEvent) {
        let down = match way(event, false) {
            Some(Way::Down) => true,
            Some(Way::Up) => false,
            _ => return,
        };
        if self.scene.mode != Mode::Marks {
            return;
        }
        event.prevent_default();
        event.stop_propagation();
        let selected = self.context.selection.get();
        let to = selected.and_then(|entry| layout::vertical(&self.scene, entry, down));
        if let Some(entry) = to {
            self.context.act(Action::Select(entry));
        }
    }
}

#[cfg(test)]
mod tests {
    use yew::Callback;

    use super::*;
    use crate::layout::{Axis, View, Visible};
    use crate::model::read;
    use crate::state::{Chronology, Filter};
    use crate::text::Words;
    use crate::view::context::Ground;
    use crate::view::{Selection, Surface};

    fn matching() -> Matching {
        let json = include_str!("../../data/timeline.json");
        let chronology = Shared::new(Chronology::new(read(json).unwrap()));
        let visible = Shared::new(Matches {
            visible: Visible::all(&chronology.items),
            ..Matches::default()
        });
        let context = Context::from(Ground {
            chronology,
            words: Words::default(),
            foreign: false,
            dispatch: Callback::noop(),
            selection: Selection::default(),
            filter: Filter::default(),
            terms: Shared::default(),
            surface: Surface::default(),
            missed: false,
            unsure: false,
        });
        Matching {
            context,
            visible,
            selected: None,
            width: 1200.0,
            playing: false,
        }
    }

    /// Draws what is asked for, and puts it into the page.
    fn drawn(grasp: &Grasp, matching: &Matching, view: View) -> Shared<Hands> {
        let hands = grasp.hands(matching, view);
        grasp.settled.replace(Some(hands.clone()));
        grasp.selected.set(matching.context.selection.get());
        hands
    }

    #[test]
    fn a_zoomed_chart_is_drawn_once_when_its_axis_is_switched() {
        let (grasp, matching) = (Grasp::default(), matching());
        let first = drawn(&grasp, &matching, View::default());
        let closer = viewport::zoom(&first.plan, &first.view, 2.0, 900.0);
        drawn(&grasp, &matching, closer);
        // The state knows no plan: it says the other axis, with the zoom of the one before.
        let axis = Axis::Proportional;
        let asked = View { axis, ..closer };
        let same = viewport::switch(&first.plan, &closer, axis);
        assert_ne!(same, asked);
        let switched = drawn(&grasp, &matching, asked);
        assert_eq!(switched.view, same);
        assert!(
            drawn(&grasp, &matching, same) == switched,
            "the state follows, and nothing moves again"
        );
    }

    #[test]
    fn what_is_selected_is_in_view_when_the_axis_is_switched() {
        let (grasp, matching) = (Grasp::default(), matching());
        matching.context.selection.set(Some(0));
        let first = drawn(&grasp, &matching, View::default());
        let closer = viewport::zoom(&first.plan, &first.view, 4.0, 1200.0);
        let away = drawn(&grasp, &matching, closer);
        assert!(away.scene.marks.iter().all(|mark| mark.entry != 0));
        let axis = Axis::Proportional;
        let switched = drawn(&grasp, &matching, View { axis, ..closer });
        assert!(switched.scene.marks.iter().any(|mark| mark.entry == 0));
    }

    #[test]
    fn what_is_selected_comes_into_view_with_the_same_drawing() {
        let (grasp, matching) = (Grasp::default(), matching());
        let first = drawn(&grasp, &matching, View::default());
        let closer = viewport::zoom(&first.plan, &first.view, 4.0, 1200.0);
        drawn(&grasp, &matching, closer);
        matching.context.selection.set(Some(0));
        let shown = drawn(&grasp, &matching, closer);
        assert_ne!(shown.view, closer);
        assert!(shown.scene.marks.iter().any(|mark| mark.entry == 0));
        // Moved away from, it stays out of view until another one is selected.
        assert_eq!(drawn(&grasp, &matching, closer).view, closer);
    }
}
