//! Hands on the chart: pointers, wheel and the arrow keys of the list box.
//!
//! A mouse, a pen or one finger on the empty stage scrubs; two fingers move and
//! stretch it. A finger may also want to scroll the page, so it scrubs only once
//! the browser has left the movement to us, or with its release.

use std::rc::Rc;

use yew::{Callback, KeyboardEvent, NodeRef, PointerEvent, WheelEvent, hook};

use super::context::Context;
use super::inertia::{Inertia, use_inertia};
use super::keep::{Kept, Shown, use_after, use_kept, use_shown};
use super::pointer::{self, Place, hears};
use super::roving::focus;
use crate::layout::{self, Mode, Plan, Scene, Visible, viewport};
use crate::state::{self, Action, Shared};

/// Keeps the selected event in view when the selection moves.
#[hook]
pub(crate) fn use_in_view(hands: &Rc<Hands>, selected: Option<u32>) {
    let hands = hands.clone();
    use_after((selected, hands.plan.clone(), hands.view.axis), move || {
        // Before the width is known, nothing is in view or out of it.
        if let Some(entry) = selected.filter(|_| hands.scene.width > 1.0) {
            let items = &hands.context.chronology.items;
            let shown = viewport::show(items, &hands.plan, &hands.view, entry);
            if shown != hands.view {
                hands.look(shown);
            }
        }
    });
}

/// Says which events of a chronology in shards are in view.
#[hook]
pub(crate) fn use_seen(hands: &Rc<Hands>) {
    let sharded = hands.context.chronology.is_sharded();
    let edges = hands.scene.edges;
    let all = hands.context.chronology.len();
    let from = edges.last_before.map_or(0, |before| before + 1);
    let to = edges.first_after.unwrap_or(all);
    let hands = hands.clone();
    use_after((from, to, sharded), move || {
        if sharded {
            hands.context.dispatch.emit(Action::Seen(from..to));
        }
    });
}

/// Shows the same stretch of time when the axis is switched.
#[hook]
pub(crate) fn use_same_place(hands: &Rc<Hands>, selected: Option<u32>) {
    let last = use_kept(|| hands.view);
    let hands = hands.clone();
    use_after(hands.view, move || {
        let view = hands.view;
        let before = last.replace(view);
        // A zoom that came along with the axis was meant; one left over from the other axis was not.
        if before.axis != view.axis && before.zoom == view.zoom {
            let items = &hands.context.chronology.items;
            let same = viewport::switch(items, &hands.plan, &before, view.axis, selected);
            hands.look(same);
        }
    });
}

/// The hands and the selection at the last drawing: the same for all drawings, or what
/// calls them would be drawn again only to be heard.
#[derive(Clone)]
pub(crate) struct Latest(Kept<Option<(Rc<Hands>, Option<u32>)>>);

impl PartialEq for Latest {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Latest {
    /// Calls them for an event.
    pub(crate) fn on<E: 'static>(
        &self,
        call: impl Fn(&Hands, Option<u32>, &E) + 'static,
    ) -> Callback<E> {
        let latest = self.0.clone();
        Callback::from(move |event: E| {
            let known = latest.borrow().clone();
            if let Some((hands, selected)) = known {
                call(&hands, selected, &event);
            }
        })
    }
}

#[hook]
pub(crate) fn use_latest(hands: &Rc<Hands>, selected: Option<u32>) -> Latest {
    let latest = use_kept(|| None);
    latest.replace(Some((hands.clone(), selected)));
    Latest(latest)
}

/// What hands on the chart need to know.
pub(crate) struct Hands {
    pub(crate) context: Context,
    pub(crate) plan: Shared<Plan>,
    pub(crate) scene: Shared<Scene>,
    pub(crate) visible: Shared<Visible>,
    pub(crate) view: layout::View,
    /// What the hands have asked to look at since, of which there may be no picture yet.
    pub(crate) asked: Kept<layout::View>,
}

impl Hands {
    /// What the reader looks at by now. Two fingers move twice before there is a picture of it.
    fn now(&self) -> layout::View {
        *self.asked.borrow()
    }

    /// Shows another view; tells whether it is another one.
    pub(crate) fn look(&self, view: layout::View) -> bool {
        let other = self.asked.replace(view) != view;
        if other {
            self.context.dispatch.emit(Action::View(view));
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
            let Some(at) = pointer::x_at(plot, f64::from(event.client_x()), width, rtl) else {
                return;
            };
            let turned = (event.delta_y() * unit).clamp(-200.0, 200.0);
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
    pub(crate) fn zoom(&self, factor: f64, selected: Option<u32>) {
        let items = &self.context.chronology.items;
        let spot = selected.and_then(|entry| layout::spot(&self.scene, items, entry));
        let at = spot.map_or(self.scene.width / 2.0, |spot| spot.x);
        self.look(viewport::zoom(&self.plan, &self.now(), factor, at));
    }

    /// Comes closer until the entries from one to another stand apart, or lists them where they
    /// cannot: what happened on one day has no order to show.
    pub(crate) fn open(&self, first: u32, last: u32) {
        let items = &self.context.chronology.items;
        let dispatch = &self.context.dispatch;
        let opened = viewport::open(items, &self.plan, &self.now(), first, last);
        dispatch.emit(match opened {
            Some(view) => Action::View(view),
            None => Action::Mode(state::Mode::List),
        });
        dispatch.emit(Action::Select(first));
    }

    /// ↑ and ↓ in the list box go to the nearest mark above and below.
    pub(crate) fn list_key(&self, selected: Option<u32>, event: &KeyboardEvent) {
        let down = match event.key().as_str() {
            "ArrowDown" => true,
            "ArrowUp" => false,
            _ => return,
        };
        if self.scene.mode != Mode::Marks {
            return;
        }
        event.prevent_default();
        event.stop_propagation();
        let to = selected.and_then(|entry| layout::vertical(&self.scene, entry, down));
        if let Some(entry) = to {
            self.context.dispatch.emit(Action::Select(entry));
        }
    }
}

/// What is held while a pointer is down.
#[derive(Clone, Copy, Default)]
struct Hold {
    /// The pointer that scrubs.
    scrubbing: Option<i32>,
    /// A finger of which it is not yet known whether it scrubs or scrolls, and where it went down.
    waiting: Option<(i32, f64, f64)>,
    /// Fingers that are down, and where; two of them pinch.
    fingers: [Option<(i32, f64)>; 2],
}

impl Hold {
    fn finger(&mut self, id: i32, x: f64) {
        if let Some(free) = self.fingers.iter_mut().find(|finger| finger.is_none()) {
            *free = Some((id, x));
        }
    }

    /// Between two fingers that pinch.
    fn middle(&self) -> Option<f64> {
        match self.fingers {
            [Some(a), Some(b)] => Some(f64::midpoint(a.1, b.1)),
            _ => None,
        }
    }

    fn lift(&mut self, id: i32) {
        self.scrubbing = self.scrubbing.filter(|held| *held != id);
        self.waiting = self.waiting.filter(|held| held.0 != id);
        for finger in &mut self.fingers {
            *finger = finger.filter(|finger| finger.0 != id);
        }
    }
}

/// What the stage listens to, and where the playhead is held.
pub(crate) struct Pointers {
    pub(crate) down: Callback<PointerEvent>,
    pub(crate) moved: Callback<PointerEvent>,
    pub(crate) up: Callback<PointerEvent>,
    pub(crate) cancelled: Callback<PointerEvent>,
    pub(crate) lost: Callback<PointerEvent>,
    /// Where the playhead is while it is dragged.
    pub(crate) drag: Option<f64>,
}

/// The pointers on the stage.
#[hook]
pub(crate) fn use_pointers(hands: &Rc<Hands>, plot: &NodeRef, knob: &NodeRef) -> Pointers {
    let hold = use_kept(Hold::default);
    let place = use_kept(|| None);
    let drag = use_shown(|| None);
    let inertia = use_inertia({
        let hands = hands.clone();
        Rc::new(move |by| hands.look(viewport::pan(&hands.plan, &hands.now(), -by)))
    });
    let stage = Rc::new(Stage {
        hands: hands.clone(),
        plot: plot.clone(),
        knob: knob.clone(),
        hold,
        place,
        drag,
        inertia,
    });
    Pointers {
        down: hears(&stage, Stage::down),
        moved: hears(&stage, Stage::moved),
        up: hears(&stage, Stage::up),
        cancelled: hears(&stage, Stage::cancelled),
        lost: hears(&stage, Stage::lost),
        drag: stage.drag.get(),
    }
}

/// The stage, as its pointers find it.
struct Stage {
    hands: Rc<Hands>,
    plot: NodeRef,
    knob: NodeRef,
    hold: Kept<Hold>,
    /// Found out when a pointer goes down: at each move that could take a layout of the page.
    place: Kept<Option<Place>>,
    drag: Shown<Option<f64>>,
    inertia: Inertia,
}

impl Stage {
    fn at(&self, event: &PointerEvent) -> Option<f64> {
        let (width, rtl) = (self.hands.scene.width, self.hands.context.words.rtl);
        let known = self.place.borrow().filter(|place| place.fits(width));
        let known = known.or_else(|| Place::of(&self.plot, width, rtl));
        self.place.replace(known);
        Some(known?.x(f64::from(event.client_x())))
    }

    fn scrub(&self, event: &PointerEvent) {
        let hands = &self.hands;
        let Some(x) = self.at(event) else { return };
        let x = x.clamp(0.0, hands.scene.width);
        self.drag.set(Some(x));
        let items = &hands.context.chronology.items;
        if let Some(entry) = layout::nearest(&hands.scene, items, &hands.visible, x) {
            hands.context.dispatch.emit(Action::Select(entry));
        }
    }

    fn begin(&self, event: &PointerEvent) {
        {
            let mut held = self.hold.borrow_mut();
            held.waiting = None;
            held.scrubbing = Some(event.pointer_id());
        }
        pointer::capture(&self.plot, event);
        if let Some(knob) = self.knob.cast::<web_sys::HtmlElement>() {
            focus(&knob);
        }
        self.scrub(event);
    }

    fn down(&self, event: &PointerEvent) {
        if event.button() != 0 {
            return;
        }
        self.place.take();
        let finger = event.pointer_type() == "touch";
        if finger && let Some(x) = self.at(event) {
            let mut held = self.hold.borrow_mut();
            if event.is_primary() {
                *held = Hold::default();
            }
            held.finger(event.pointer_id(), x);
            if let Some(middle) = held.middle() {
                self.inertia.hold(event, middle);
                held.scrubbing = None;
                held.waiting = None;
                self.drag.set(None);
                return;
            }
        }
        if pointer::on_target(event) {
            return;
        }
        if finger && !pointer::is_on(event, ".dt-playhead") {
            let (x, y) = in_window(event);
            self.hold.borrow_mut().waiting = Some((event.pointer_id(), x, y));
            return;
        }
        // Or the press would take the focus from the knob, and mark text.
        event.prevent_default();
        self.begin(event);
    }

    fn moved(&self, event: &PointerEvent) {
        let held = *self.hold.borrow();
        let id = event.pointer_id();
        if held.scrubbing == Some(id) {
            self.scrub(event);
        } else if let Some((_, x, y)) = held.waiting.filter(|held| held.0 == id) {
            let to = in_window(event);
            if (to.0 - x).abs() > (to.1 - y).abs() {
                self.begin(event);
            }
        } else if let Some(x) = self.at(event)
            && let Some(view) = self.hands.pinched(&held, id, x)
        {
            self.hands.look(view);
            let mut held = self.hold.borrow_mut();
            for finger in held.fingers.iter_mut().flatten() {
                if finger.0 == id {
                    finger.1 = x;
                }
            }
            if let Some(middle) = held.middle() {
                self.inertia.moved(event, middle);
            }
        }
    }

    fn up(&self, event: &PointerEvent) {
        if self.hold.borrow().middle().is_some() {
            self.inertia.release(event, &self.plot);
        }
        // A tap.
        let waited = self.hold.borrow().waiting;
        if waited.is_some_and(|held| held.0 == event.pointer_id()) {
            self.begin(event);
        }
        self.cancelled(event);
    }

    fn cancelled(&self, event: &PointerEvent) {
        self.hold.borrow_mut().lift(event.pointer_id());
        self.drag.set(None);
    }

    fn lost(&self, event: &PointerEvent) {
        if pointer::lost(&self.plot, event) {
            self.cancelled(event);
        }
    }
}

/// Where a pointer is in the window.
fn in_window(event: &PointerEvent) -> (f64, f64) {
    (f64::from(event.client_x()), f64::from(event.client_y()))
}

impl Hands {
    /// The view after one of two fingers moved to `x`: both stay on what they hold.
    fn pinched(&self, held: &Hold, id: i32, x: f64) -> Option<layout::View> {
        let [Some(a), Some(b)] = held.fingers else {
            return None;
        };
        let (moved, still) = if a.0 == id { (a, b) } else { (b, a) };
        if moved.0 != id {
            return None;
        }
        // Fingers that meet would stretch without end.
        const CLOSEST: f64 = 8.0;
        let was = (moved.1 - still.1).abs().max(CLOSEST);
        let is = (x - still.1).abs().max(CLOSEST);
        let middle = f64::midpoint(x, still.1);
        let zoomed = viewport::zoom(&self.plan, &self.now(), is / was, middle);
        // Stretched like all else, what lay between the fingers is farther from where it was.
        let by = (f64::midpoint(moved.1, still.1) - middle) * is / was;
        Some(viewport::pan(&self.plan, &zoomed, by))
    }
}
