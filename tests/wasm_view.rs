//! The parts of the widget in a real document: what they show for a state, and
//! which actions come of using them.

#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests assert"
)]

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

use diplomatic_timeline::hooks::Intl;
use diplomatic_timeline::model;
use diplomatic_timeline::state::{Action, Chronology, Load, Mode, Panel, Shared, Sight, State};
use diplomatic_timeline::text::{Catalogue, Words};
use diplomatic_timeline::view::{Selection, Shell, Surface};
use js_sys::Promise;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, HtmlElement, HtmlInputElement};
use yew::{AppHandle, Component, Context, Html, Properties, Renderer, html};

wasm_bindgen_test_configure!(run_in_browser);

const DATA: &str = include_str!("../data/timeline.json");
const SHEET: &str = include_str!("../styles/diplomatic-timeline.css");

type Done = Rc<RefCell<Vec<Action>>>;

#[derive(Clone, PartialEq, Properties)]
struct StandProps {
    done: Done,
    state: State,
}

/// The widget with its state, as the element's root would keep it.
struct Stand(State, Selection);

impl Component for Stand {
    type Message = Action;
    type Properties = StandProps;

    fn create(ctx: &Context<Self>) -> Self {
        Self(ctx.props().state.clone(), Selection::default())
    }

    fn update(&mut self, ctx: &Context<Self>, action: Action) -> bool {
        ctx.props().done.borrow_mut().push(action.clone());
        self.0 = self.0.reduce(action);
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        html! {
            <Shell state={Rc::new(self.0.clone())} dispatch={ctx.link().callback(|action: Rc<Action>| (*action).clone())}
                surface={Surface::default()} selection={self.1.clone()} />
        }
    }
}

struct Mounted {
    root: Element,
    done: Done,
    app: Option<AppHandle<Stand>>,
}

impl Mounted {
    async fn new(state: State) -> Self {
        let document = web_sys::window().unwrap().document().unwrap();
        let root: HtmlElement = document.create_element("div").unwrap().unchecked_into();
        root.set_class_name("host");
        root.set_attribute("style", "width: 1000px").unwrap();
        // The sheet speaks of a shadow root's host; here it is this element.
        let sheet = document.create_element("style").unwrap();
        sheet.set_text_content(Some(&SHEET.replace(":host {", ".host {")));
        let inside = document.create_element("div").unwrap();
        root.append_with_node_2(&sheet, &inside).unwrap();
        document.body().unwrap().append_child(&root).unwrap();
        let done = Done::default();
        let props = StandProps {
            done: Rc::clone(&done),
            state,
        };
        let app = Renderer::<Stand>::with_root_and_props(inside, props).render();
        let mounted = Self {
            root: root.into(),
            done,
            app: Some(app),
        };
        mounted.settled().await;
        mounted
    }

    /// Two frames: everything is drawn, and cards are measured.
    async fn settled(&self) {
        for _ in 0..2 {
            let frame = Promise::new(&mut |resolve, _| {
                let window = web_sys::window().unwrap();
                window.request_animation_frame(&resolve).unwrap();
            });
            JsFuture::from(frame).await.unwrap();
        }
    }

    async fn act(&self, action: Action) {
        self.app.as_ref().unwrap().send_message(action);
        self.settled().await;
        self.done.borrow_mut().clear();
    }

    fn all(&self, selector: &str) -> Vec<HtmlElement> {
        let found = self.root.query_selector_all(selector).unwrap();
        (0..found.length())
            .map(|index| found.item(index).unwrap().unchecked_into())
            .collect()
    }

    fn one(&self, selector: &str) -> HtmlElement {
        let mut all = self.all(selector);
        assert!(!all.is_empty(), "there is no {selector}");
        all.swap_remove(0)
    }

    /// What was done since the last time.
    async fn done(&self) -> Vec<Action> {
        self.settled().await;
        self.done.take()
    }

    async fn click(&self, selector: &str) -> Vec<Action> {
        self.done.borrow_mut().clear();
        self.one(selector).click();
        self.done().await
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        if let Some(app) = self.app.take() {
            app.destroy();
        }
        self.root.remove();
    }
}

fn ready() -> State {
    let chronology = Chronology::new(model::read(DATA).unwrap());
    let words = Words::new("en", Catalogue::default(), Box::new(Intl::new("en")));
    State::new(words)
        .reduce(Action::Width(1000.0))
        .reduce(Action::Load(Load::Ready(Shared::new(chronology))))
        .reduce(Action::Sight(Sight::Settled))
}

fn entry(state: &State, id: &str) -> u32 {
    state.chronology().unwrap().find(id).unwrap()
}

fn press(element: &HtmlElement, key: &str) {
    let make = js_sys::Function::new_with_args(
        "element, key",
        "element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))",
    );
    make.call2(&wasm_bindgen::JsValue::NULL, element, &key.into())
        .unwrap();
}

/// Puts a pointer down in the middle of an element.
fn put_down(element: &HtmlElement, kind: &str, id: i32) {
    let make = js_sys::Function::new_with_args(
        "element, pointerType, pointerId",
        "const at = element.getBoundingClientRect(), clientX = at.x + at.width / 2, clientY = at.y + at.height / 2; \
         element.dispatchEvent(new PointerEvent('pointerdown', { pointerType, pointerId, isPrimary: true, clientX, clientY, bubbles: true, cancelable: true }))",
    );
    make.call3(
        &wasm_bindgen::JsValue::NULL,
        element,
        &kind.into(),
        &id.into(),
    )
    .unwrap();
}

#[wasm_bindgen_test]
async fn a_finger_ends_what_a_mouse_scrubs() {
    let widget = Mounted::new(ready()).await;
    let plot = widget.one(".dt-plot");
    put_down(&plot, "mouse", 1);
    let done = widget.done().await;
    assert!(!done.contains(&Action::Scrubbed), "{done:?}");
    assert_eq!(widget.all(".is-scrubbing").len(), 1);
    put_down(&plot, "touch", 2);
    let done = widget.done().await;
    assert!(done.contains(&Action::Scrubbed), "{done:?}");
    assert!(widget.all(".is-scrubbing").is_empty());
}

#[wasm_bindgen_test]
async fn marks_glide_when_the_axis_of_a_zoomed_chart_is_switched() {
    let widget = Mounted::new(ready()).await;
    widget.click("[data-act=zin]").await;
    assert!(widget.all(".is-glide").is_empty());
    let done = widget.click("[data-set=proportional]").await;
    let looks = |action: &&Action| matches!(action, Action::View(_));
    assert_eq!(done.iter().filter(looks).count(), 1, "{done:?}");
    assert_eq!(widget.all(".is-glide").len(), 1);
    // The state knows by now what is shown, and nothing more is said of it.
    let people = Action::Panel(Panel::People);
    let app = widget.app.as_ref().unwrap();
    app.send_message(people.clone());
    assert_eq!(widget.done().await, [people]);
    assert_eq!(widget.all(".is-glide").len(), 1);
}

#[wasm_bindgen_test]
async fn the_card_keeps_its_height_whatever_is_selected() {
    let state = ready();
    let widget = Mounted::new(state.clone()).await;
    let mut heights = BTreeSet::new();
    let mut texts = BTreeSet::new();
    for entry in 0..state.chronology().unwrap().len() {
        widget.act(Action::Select(entry)).await;
        let card = widget.one(".dt-card");
        heights.insert(card.offset_height());
        texts.insert(card.text_content().unwrap());
    }
    assert_eq!(heights.len(), 1, "{heights:?}");
    assert_eq!(texts.len(), 17, "every event has a card of its own");
    assert!(
        widget.all(".dt-probe").is_empty(),
        "what was measured is gone"
    );
    // Narrower, texts are longer: the height is another one, and kept as well.
    widget.root.set_attribute("style", "width: 700px").unwrap();
    widget.act(Action::Width(700.0)).await;
    let narrow = widget.one(".dt-card").offset_height();
    assert!(!heights.contains(&narrow));
    widget.act(Action::First).await;
    assert_eq!(widget.one(".dt-card").offset_height(), narrow);
}

#[wasm_bindgen_test]
async fn a_mark_that_is_clicked_is_selected_and_named_as_the_active_one() {
    let state = ready();
    let widget = Mounted::new(state.clone()).await;
    let barrage = entry(&state, "kyiv-barrage");
    let done = widget.click(".dt-ev[data-id=kyiv-barrage]").await;
    assert_eq!(done, [Action::Select(barrage)]);
    let marks = widget.one(".dt-marks");
    let active = marks.get_attribute("aria-activedescendant").unwrap();
    let chosen = widget.one("[aria-selected=true]");
    assert_eq!(chosen.id(), active);
    assert_eq!(chosen.get_attribute("data-id").unwrap(), "kyiv-barrage");
    assert!(
        chosen
            .get_attribute("aria-label")
            .unwrap()
            .starts_with("Kyiv:")
    );
    // Down to the nearest mark below, and back.
    press(&marks, "ArrowDown");
    let done = widget.done().await;
    let [Action::Select(below)] = done[..] else {
        panic!("{done:?}");
    };
    let place = |selector: &str| widget.one(selector).get_bounding_client_rect().top();
    assert_ne!(below, barrage);
    assert!(place("[aria-selected=true]") > place("[data-id=kyiv-barrage]"));
}

#[wasm_bindgen_test]
async fn the_card_leads_to_related_events_and_to_people() {
    let state = ready().reduce(Action::SelectId("trump-post".into()));
    let widget = Mounted::new(state.clone()).await;
    let done = widget.click(".dt-card [data-go=kyiv-barrage]").await;
    assert_eq!(done, [Action::Select(entry(&state, "kyiv-barrage"))]);
    assert!(
        widget
            .one(".dt-card")
            .text_content()
            .unwrap()
            .contains("Missiles")
    );
    widget.act(Action::SelectId("trump-post".into())).await;
    let done = widget.click(".dt-card .dt-person-b").await;
    assert!(
        matches!(&done[..], [Action::OnlyPerson(person)] if person.contains("trump")),
        "{done:?}"
    );
    assert!(widget.all(".dt-ev:not(.is-ghost)").len() < 17);
}

#[wasm_bindgen_test]
async fn the_list_has_all_events_in_order_and_follows_its_links() {
    let state = ready().reduce(Action::Mode(Mode::List));
    let widget = Mounted::new(state.clone()).await;
    let tops: Vec<f64> = widget
        .all(".dt-li")
        .iter()
        .map(|item| item.get_bounding_client_rect().top())
        .collect();
    assert_eq!(tops.len(), 17);
    assert!(tops.is_sorted(), "{tops:?}");
    let done = widget
        .click(".dt-li[data-id=trump-post] .dt-lrel [data-go=kyiv-barrage]")
        .await;
    assert_eq!(done, [Action::Select(entry(&state, "kyiv-barrage"))]);
    let current = widget.one(".dt-li[aria-current=true]");
    assert_eq!(current.get_attribute("data-id").unwrap(), "kyiv-barrage");
}

#[wasm_bindgen_test]
async fn what_is_searched_for_is_highlighted_and_nothing_found_leads_back() {
    let widget = Mounted::new(ready().reduce(Action::Mode(Mode::List))).await;
    let field: HtmlInputElement = widget.one(".dt-search .dt-q").unchecked_into();
    let write = |text: &str| {
        field.set_value(text);
        let event = js_sys::Function::new_with_args(
            "element",
            "element.dispatchEvent(new InputEvent('input', { bubbles: true }))",
        );
        event.call1(&wasm_bindgen::JsValue::NULL, &field).unwrap();
    };
    write("ceasefire");
    let done = widget.done().await;
    assert_eq!(done, [Action::Query("ceasefire".into())]);
    let hits = widget.all(".dt-li mark");
    assert!(!hits.is_empty());
    for hit in hits {
        assert_eq!(hit.text_content().unwrap().to_lowercase(), "ceasefire");
    }
    write("no such thing");
    widget.done().await;
    assert!(widget.all(".dt-li").is_empty());
    let done = widget.click(".dt-nothing [data-act=clear]").await;
    assert_eq!(done, [Action::ClearFilters]);
    assert_eq!(widget.all(".dt-li").len(), 17);
    assert_eq!(field.value(), "");
}

#[wasm_bindgen_test]
async fn kinds_are_switched_off_and_people_chosen_from_their_panel() {
    let widget = Mounted::new(ready()).await;
    let done = widget.click(".dt-kind[data-kind=statement]").await;
    assert_eq!(done, [Action::ToggleKind("statement".into())]);
    let kind = widget.one(".dt-kind[data-kind=statement]");
    assert_eq!(kind.get_attribute("aria-pressed").unwrap(), "false");
    assert!(
        widget
            .all(".dt-ev[data-kind=statement]:not(.is-ghost)")
            .is_empty()
    );
    let done = widget.click(".dt-people-b").await;
    assert_eq!(done, [Action::Panel(Panel::People)]);
    let done = widget.click(".dt-pop input[type=checkbox]").await;
    assert!(matches!(&done[..], [Action::Person(_, true)]), "{done:?}");
}
