//! Hands on the chart: what moves, zooms and opens it, by wheel, by key and by itself.
//! Pointers on the stage are in [`super::stage`].

use std::cell::{Cell, RefCell};
use std::ops::Range;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use yew::{Callback, Event, KeyboardEvent, WheelEvent};

use super::chart::Memory;
use super::context::Context;
use super::dom::{Way, way};
use super::keep::{Keep, Last};
use super::pointer;
use super::tag::heard;
use crate::layout::{self, Axis, Mode, Plan, Scene, Visible, viewport};
use crate::scale::within;
use crate::state::{self, Action, Shared};

/// The entries that were told to be in view, of a chronology that comes in shards.
pub(crate) type Seen = Rc<Last<Vec<Range<u32>>>>;

/// What hands remember.
#[derive(Default)]
pub(crate) struct Grasp {
    /// What they have asked to look at.
    pub(crate) asked: Rc<Cell<layout::View>>,
    pub(crate) latest: Latest,
    in_view: Last<(Option<u32>, Shared<Plan>, Axis)>,
    seen: Seen,
    /// The view of which the place was kept last.
    kept: Cell<Option<layout::View>>,
}

/// Keeps the selected event in view when the selection moves.
pub(crate) fn keep_in_view(keep: &Keep, memory: &Rc<Memory>, hands: &Rc<Hands>) {
    let of = (hands.selected, hands.plan.clone(), hands.view.axis);
    if memory.grasp.in_view.is(&of) {
        return;
    }
    let (hands, memory) = (hands.clone(), memory.clone());
    keep.after(move || {
        memory.grasp.in_view.set(of);
        // Before the width is known, nothing is in view or out of it.
        if let Some(entry) = hands.selected.filter(|_| hands.scene.width > 1.0) {
            let items = &hands.context.chronology.items;
            // Another axis may just have been given the place of the one before.
            let shown = viewport::show(items, &hands.plan, &hands.now(), entry);
            hands.look(shown);
        }
    });
}

/// Says which events of a chronology in shards are in view.
pub(crate) fn tell_seen(keep: &Keep, grasp: &Grasp, hands: &Rc<Hands>) {
    let mut entries = Vec::new();
    if hands.scene.mode == Mode::Columns && hands.context.chronology.is_sharded() {
        for mark in &hands.scene.marks {
            entries.push(mark.entry..mark.entry + 1);
        }
    } else {
        let edges = hands.scene.edges;
        let from = edges.last_before.map_or(0, |before| before + 1);
        let all = hands.context.chronology.len();
        entries.push(from..edges.first_after.unwrap_or(all));
    }
    tell_entries(keep, &grasp.seen, &hands.context, entries);
}

/// The same of entries.
pub(crate) fn tell_entries(keep: &Keep, last: &Seen, context: &Context, entries: Vec<Range<u32>>) {
    if !context.chronology.is_sharded() || last.is(&entries) {
        return;
    }
    let (context, last) = (context.clone(), last.clone());
    keep.after(move || {
        last.set(entries.clone());
        context.act(Action::Seen(entries));
    });
}

/// Shows the same stretch of time when the axis is switched.
pub(crate) fn keep_place(keep: &Keep, memory: &Rc<Memory>, hands: &Rc<Hands>) {
    let (hands, memory) = (hands.clone(), memory.clone());
    keep.after(move || {
        let view = hands.view;
        let before = memory.grasp.kept.replace(Some(view)).unwrap_or(view);
        // A zoom that came along with the axis was meant; one left over from the other axis was not.
        if before.axis != view.axis && before.zoom == view.zoom {
            let items = &hands.context.chronology.items;
            let same = viewport::switch(items, &hands.plan, &before, view.axis, hands.selected);
            hands.look(same);
        }
    });
}

/// The hands at the last drawing: the same for all drawings, or what
/// calls them would be drawn again only to be heard.
#[derive(Clone, Default)]
pub(crate) struct Latest(Rc<RefCell<Option<Rc<Hands>>>>);

impl PartialEq for Latest {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Latest {
    /// They are these from now on.
    pub(crate) fn are(&self, hands: &Rc<Hands>) {
        self.0.replace(Some(hands.clone()));
    }

    /// Calls them for an event.
    pub(crate) fn on<E: JsCast + 'static>(
        &self,
        call: impl Fn(&Hands, &E) + 'static,
    ) -> Callback<Event> {
        let latest = self.clone();
        heard(move |event: &E| {
            if let Some(hands) = latest.known() {
                call(&hands, event);
            }
        })
    }

    #[inline(never)]
    fn known(&self) -> Option<Rc<Hands>> {
        self.0.borrow().clone()
    }
}

/// What hands on the chart need to know.
pub(crate) struct Hands {
    pub(crate) context: Context,
    pub(crate) plan: Shared<Plan>,
    pub(crate) scene: Shared<Scene>,
    pub(crate) visible: Shared<Visible>,
    pub(crate) view: layout::View,
    pub(crate) selected: Option<u32>,
    /// What the hands have asked to look at since, of which there may be no picture yet.
    pub(crate) asked: Rc<Cell<layout::View>>,
}

impl Hands {
    /// What the reader looks at by now. Two fingers move twice before there is a picture of it.
    pub(crate) fn now(&self) -> layout::View {
        self.asked.get()
    }

    /// Shows another view; tells whether it is another one.
    pub(crate) fn look(&self, view: layout::View) -> bool {
        let other = self.asked.replace(view) != view;
        if other {
            self.context.act(Action::View(view));
        }
        other
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
        if event.ctrl_key() || event.meta_key() {
            event.prevent_default();
            let Some(at) = pointer::x_in(plot, event, width, rtl) else {
                return;
            };
            let turned = within(event.delta_y() * unit, -200.0, 200.0);
            let more = 1.0 + turned.abs() / 250.0;
            let factor = if turned > 0.0 { 1.0 / more } else { more };
            self.look(viewport::zoom(&self.plan, &self.now(), factor, at));
            return;
        }
        let sideways = if event.shift_key() && event.delta_x() == 0.0 {
            event.delta_y()
        } else {
            event.delta_x()
        };
        if sideways.abs() > event.delta_y().abs() || event.shift_key() && sideways != 0.0 {
            let by = sideways * unit * if rtl { -1.0 } else { 1.0 };
            let panned = viewport::pan(&self.plan, &self.now(), by);
            if panned != self.now() {
                event.prevent_default();
                self.look(panned);
            }
        }
    }

    /// Zooms, and what is selected stays where it is.
    pub(crate) fn zoom(&self, factor: f64) {
        let items = &self.context.chronology.items;
        let spot = self
            .selected
            .and_then(|entry| layout::spot(&self.scene, items, entry));
        let at = spot.map_or(self.scene.width / 2.0, |spot| spot.x);
        let before = self.now();
        let mut view = viewport::zoom(&self.plan, &before, factor, at);
        if let Some(entry) = self.selected.filter(|_| spot.is_some()) {
            view = viewport::hold(items, &self.plan, &before, &view, entry);
        }
        self.look(view);
    }

    /// Comes closer until the entries from one to another stand apart, or lists them where they
    /// cannot: what happened on one day has no order to show.
    pub(crate) fn open(&self, first: u32, last: u32) {
        let items = &self.context.chronology.items;
        let opened = viewport::open(items, &self.plan, &self.now(), first, last);
        self.context.act(match opened {
            Some(view) => Action::View(view),
            None => Action::Mode(state::Mode::List),
        });
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
        let to = self
            .selected
            .and_then(|entry| layout::vertical(&self.scene, entry, down));
        if let Some(entry) = to {
            self.context.act(Action::Select(entry));
        }
    }
}
