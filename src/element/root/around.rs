//! What happens around the widget: to the window, its typefaces and the widget's width, and on paper.

use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, EventTarget};

use super::super::handle::Handle;
use super::{Message, Root};
use crate::hooks::{listen, observe, write};
use crate::state::{Action, Panel};
use crate::view::paper;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = document)]
    type Page;
    #[wasm_bindgen(static_method_of = Page, js_class = "document", getter)]
    fn fonts() -> EventTarget;
}

impl Root {
    /// Listens to all that may happen around the widget, of which some matters only at times.
    pub(super) fn listen(&self) {
        const HEARD: [(&str, bool, Heard); 6] = [
            ("scroll", true, Heard::Scroll),
            // A frame may be made as high as its contents, and never scroll.
            ("resize", true, Heard::Resize),
            ("hashchange", false, Heard::Address),
            ("pointerdown", true, Heard::Press),
            ("beforeprint", false, Heard::Print(true)),
            ("afterprint", false, Heard::Print(false)),
        ];
        let Some(window) = web_sys::window() else {
            return;
        };
        for (name, capture, heard) in &HEARD {
            listen(&window, name, *capture, &ear(self.handle, *heard));
        }
        let fonts = ear(self.handle, Heard::Fonts);
        listen(&Page::fonts(), "loadingdone", false, &fonts);
        if let Some(ruler) = self.own.ruler.cast::<Element>() {
            observe(&ruler, &ear(self.handle, Heard::Width));
        }
    }

    /// A press outside of the list of people closes it.
    fn pressed(&self, event: &Event) {
        if self.state.panel == Panel::People
            && let Some(people) = self.find(".dt-people")
            && !event.composed_path().includes(&people, 0)
        {
            let close = Message::from(Action::Panel(Panel::None));
            self.handle.send(close);
        }
    }

    /// Fills the widget's `.dt-paper` while the page is being printed.
    fn print(&self, begins: bool) {
        if let Some(place) = self.find(".dt-paper") {
            place.set_text_content(None);
            if begins {
                write(&place, &paper(self.shown()));
            }
        }
    }
}

/// What the browser may tell.
#[derive(Clone, Copy)]
pub(super) enum Heard {
    Scroll,
    Resize,
    /// The page's address is another one.
    Address,
    Press,
    /// The page is going to be printed, or else it has been.
    Print(bool),
    /// Typefaces have arrived: what was measured before was measured in others.
    Fonts,
    /// The widget may be wider or narrower.
    Width,
    Frame,
}

/// What the browser may call whenever something happens.
pub(super) fn ear(handle: &'static Handle, heard: Heard) -> JsValue {
    let call = move |event: JsValue| hear(handle, heard, &event);
    Closure::<dyn FnMut(JsValue)>::new(call).into_js_value()
}

fn hear(handle: &Handle, heard: Heard, event: &JsValue) {
    // Away while it is being changed: a page may send an event of its own while it hears ours.
    let root = handle.widget();
    let root = root.as_deref();
    let message = match heard {
        // No list is there to be read.
        Heard::Scroll | Heard::Resize if root.is_some_and(|root| !root.reading) => return,
        Heard::Scroll => Message::Scrolled,
        Heard::Resize => Message::Resized,
        Heard::Address => Message::Address(true),
        Heard::Press => {
            if let Some(root) = root {
                root.pressed(event.unchecked_ref());
            }
            return;
        }
        Heard::Print(begins) => {
            if let Some(root) = root {
                root.print(begins);
            }
            return;
        }
        Heard::Fonts => Message::Fonts,
        Heard::Width => Message::Stretched,
        Heard::Frame => Message::Frame,
    };
    handle.send(message);
}
