//! The program as the element's script uses it, in a real browser: what it
//! draws, and what it tells the page.

#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests assert"
)]

use std::cell::RefCell;
use std::rc::Rc;

use diplomatic_timeline::element::{data, mount, rest, tell};
use js_sys::{Array, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Document, Element, Event, HtmlElement, Window};

wasm_bindgen_test_configure!(run_in_browser);

const DATA: &[u8] = include_bytes!("../data/timeline.json");

type Told = Rc<RefCell<Vec<(String, JsValue)>>>;

/// A mounted widget that is taken down at the end of its test.
struct Mounted {
    host: HtmlElement,
    told: Told,
    _emit: Closure<dyn FnMut(String, JsValue)>,
}

impl Mounted {
    fn new() -> Self {
        let document = document();
        let host: HtmlElement = document.create_element("div").unwrap().unchecked_into();
        host.set_attribute("style", "width: 1000px").unwrap();
        let root = document.create_element("div").unwrap();
        host.append_child(&root).unwrap();
        document.body().unwrap().append_child(&host).unwrap();
        let told = Told::default();
        let ears = Rc::clone(&told);
        let emit = Closure::<dyn FnMut(String, JsValue)>::new(move |name, detail| {
            ears.borrow_mut().push((name, detail));
        });
        mount(
            root,
            emit.as_ref().unchecked_ref::<js_sys::Function>().clone(),
        );
        Self {
            host,
            told,
            _emit: emit,
        }
    }

    fn find(&self, selector: &str) -> Option<Element> {
        self.host.query_selector(selector).unwrap()
    }

    fn count(&self, selector: &str) -> u32 {
        self.host.query_selector_all(selector).unwrap().length()
    }

    /// The detail of the last event of this name.
    fn last(&self, name: &str) -> Option<JsValue> {
        let told = self.told.borrow();
        told.iter()
            .rev()
            .find(|(told, _)| told == name)
            .map(|(_, detail)| detail.clone())
    }

    /// Waits until a condition holds; each frame gives the program its turn.
    async fn until(&self, what: &str, condition: impl Fn(&Self) -> bool) {
        for _ in 0..600 {
            if condition(self) {
                return;
            }
            frame().await;
        }
        panic!(
            "waited in vain until {what}; the page was told {:?}",
            self.told.borrow()
        );
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        rest();
        self.host.remove();
    }
}

fn window() -> Window {
    web_sys::window().unwrap()
}

fn document() -> Document {
    window().document().unwrap()
}

async fn frame() {
    let promise = Promise::new(&mut |resolve, _| {
        window().request_animation_frame(&resolve).unwrap();
    });
    JsFuture::from(promise).await.unwrap();
}

fn one_piece(bytes: &[u8]) -> Array<Uint8Array> {
    Array::from_iter_typed([Uint8Array::from(bytes)])
}

fn text_of(detail: &JsValue, key: &str) -> Option<String> {
    Reflect::get(detail, &key.into()).unwrap().as_string()
}

/// How many events the data has.
fn events() -> u32 {
    let text = std::str::from_utf8(DATA).unwrap();
    let parsed = js_sys::JSON::parse(text).unwrap();
    let events = Reflect::get(&parsed, &"events".into()).unwrap();
    Array::from(&events).length()
}

#[wasm_bindgen_test]
async fn good_data_is_drawn_whole_and_the_page_is_told() {
    let widget = Mounted::new();
    data(one_piece(DATA));
    widget
        .until("the widget is ready", |widget| {
            widget.last("ready").is_some()
        })
        .await;
    // Those in view as marks; all of them on paper, at once.
    widget
        .until("marks are drawn", |widget| widget.count(".dt-ev") > 5)
        .await;
    let print = |name| window().dispatch_event(&Event::new(name).unwrap()).unwrap();
    print("beforeprint");
    assert_eq!(widget.count(".dt-paper .dt-li"), events());
    print("afterprint");
    assert_eq!(widget.count(".dt-paper .dt-li"), 0);
    assert!(widget.find(".dt-notice").is_none());
}

#[wasm_bindgen_test]
async fn a_broken_file_is_told_and_can_be_asked_for_again() {
    let widget = Mounted::new();
    data(one_piece(b"{ \"format\": "));
    widget
        .until("the failure is shown", |widget| {
            widget.find(".dt-notice[role=alert]").is_some()
        })
        .await;
    widget
        .until("the page is told", |widget| widget.last("error").is_some())
        .await;
    let again: HtmlElement = widget.find("[data-act=retry]").unwrap().unchecked_into();
    again.click();
    widget
        .until("the page is asked for the data again", |widget| {
            widget.last("retry").is_some()
        })
        .await;
    data(one_piece(DATA));
    widget
        .until("the failure is gone", |widget| {
            widget.find(".dt-notice").is_none()
        })
        .await;
    assert!(widget.last("ready").is_some());
}

#[wasm_bindgen_test]
async fn a_command_selects_and_the_page_is_told_which() {
    let widget = Mounted::new();
    data(one_piece(DATA));
    widget
        .until("the widget is ready", |widget| {
            widget.last("ready").is_some()
        })
        .await;
    tell("first".into());
    tell("next".into());
    widget
        .until("a selection is told", |widget| {
            widget.last("select").is_some()
        })
        .await;
    let first = text_of(&widget.last("select").unwrap(), "id").expect("the event's id");
    tell("next".into());
    widget
        .until("another selection is told", |widget| {
            widget
                .last("select")
                .and_then(|detail| text_of(&detail, "id"))
                != Some(first.clone())
        })
        .await;
}
