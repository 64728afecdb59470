//! What happens around the widget: to the window, its typefaces and the widget's width, and on paper.

use std::rc::Rc;

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event};

use super::super::handle::Handle;
use super::{Message, Root};
use crate::hooks::{listen, observe, write};
use crate::state::{Action, Panel};
use crate::view::paper;

impl Root {
    /// Listens to all that may happen around the widget, of which some matters only at times.
    pub(super) fn listen(&self) {
        const HEARD: [(&str, bool, Heard); 6] = [
            ("scroll", true, |handle, root, _| {
                if is_read(root) {
                    handle.send(Message::Scrolled);
                }
            }),
            // A frame may be made as high as its contents, and never scroll.
            ("resize", true, |handle, root, _| {
                if is_read(root) {
                    handle.send(Message::Resized);
                }
            }),
            ("hashchange", false, |handle, _, _| {
                handle.send(Message::Address(true));
            }),
            ("pointerdown", true, |_, root, event| {
                if let Some(root) = root {
                    root.pressed(event.unchecked_ref());
                }
            }),
            ("beforeprint", false, |_, root, _| print(root, true)),
            ("afterprint", false, |_, root, _| print(root, false)),
        ];
        let Some(window) = web_sys::window() else {
            return;
        };
        for (name, capture, heard) in &HEARD {
            listen(&window, name, *capture, &ear(self.handle, *heard));
        }
        if let Some(document) = window.document() {
            // What was measured before was measured in others.
            let fonts = ear(self.handle, |handle, _, _| handle.send(Message::Fonts));
            listen(&document.fonts(), "loadingdone", false, &fonts);
        }
        if let Some(ruler) = self.own.ruler.cast::<Element>() {
            let width = ear(self.handle, |handle, _, _| handle.send(Message::Stretched));
            observe(&ruler, &width);
        }
    }

    /// A press outside of the list of people closes it.
    fn pressed(&self, event: &Event) {
        if self.state.panel == Panel::People
            && let Some(people) = self.find(".dt-people")
            && !event.composed_path().includes(&people, 0)
        {
            let close = Action::Panel(Panel::None);
            self.dispatch.emit(Rc::new(close));
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

/// What is done when the browser calls: with what the widget is sent messages by, and the widget
/// itself unless it is being changed, since a page may send an event of its own while it hears ours.
type Heard = fn(&Handle, Option<&Root>, &JsValue);

/// Whether the list may be there to be read.
fn is_read(root: Option<&Root>) -> bool {
    root.is_none_or(|root| root.reading)
}

fn print(root: Option<&Root>, begins: bool) {
    if let Some(root) = root {
        root.print(begins);
    }
}

/// What the browser may call whenever something happens.
pub(super) fn ear(handle: &'static Handle, heard: Heard) -> JsValue {
    let call = move |event: JsValue| {
        heard(handle, handle.widget().as_deref(), &event);
    };
    Closure::<dyn FnMut(JsValue)>::new(call).into_js_value()
}
