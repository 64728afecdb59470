//! What the element's script may ask of the widget that the program runs.

use std::cell::RefCell;

use js_sys::{Function, Uint8Array};
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;
use yew::{AppHandle, Renderer};

use super::emit::Emit;
use super::root::{Message, Properties, Root};

thread_local! {
    static WIDGET: RefCell<Option<AppHandle<Root>>> = const { RefCell::new(None) };
}

/// Mounts the widget, which serves one element after another.
///
/// `root` is emptied and belongs to the widget from then on; it may be moved.
/// `emit` is called with a name and a detail: the public events without their
/// prefix, `warning` for an error of anything but the data, `retry` when the
/// reader asks for the data again, `part` when a file beside it is wanted and
/// `cancel` when it is not any more. One program runs one widget: where there is
/// another, nothing here reaches that one any more. Once a call has thrown,
/// nothing may be called.
#[wasm_bindgen]
pub fn mount(root: Element, emit: Function) {
    let emit = Emit::new(emit);
    let properties = Properties { emit };
    let widget = Renderer::<Root>::with_root_and_props(root, properties).render();
    WIDGET.set(Some(widget));
}

fn send(message: Message) {
    WIDGET.with_borrow(|widget| {
        if let Some(widget) = widget {
            widget.send_message(message);
        }
    });
}

/// An attribute of the element has a value, or none.
#[wasm_bindgen]
pub fn configure(name: String, value: Option<String>) {
    send(Message::Configure(name, value));
}

/// The language of the interface as a BCP 47 tag, and its catalogue; an
/// empty catalogue is English.
#[wasm_bindgen]
pub fn words(language: String, catalogue: String) {
    send(Message::Words(language, catalogue));
}

/// Data is on its way from this address; from the page itself where there
/// is none. `fallback` says that the page shows a list of its own below a
/// notice of failure.
#[wasm_bindgen]
pub fn loading(address: Option<String>, fallback: bool) {
    send(Message::Loading {
        address: address.unwrap_or_default(),
        fallback,
    });
}

/// The data is here: the bytes of a `timeline.json`, in as many pieces as they came.
#[wasm_bindgen]
pub fn data(pieces: Vec<Uint8Array>) {
    send(Message::Data(pieces));
}

/// A file that was asked for by `part`, by its number; none where it did not arrive.
#[wasm_bindgen]
pub fn part(number: u32, text: Option<String>) {
    send(Message::Part(number, text));
}

/// The data did not arrive.
#[wasm_bindgen]
pub fn failed(reason: String, detail: String) {
    send(Message::Failed { reason, detail });
}

/// `select` (with an id), `next`, `previous`, `first`, `last`, `play`, `pause`;
/// only the first reads its argument.
#[wasm_bindgen]
pub fn command(name: String, argument: String) {
    send(Message::Command(name, argument));
}

/// Forgets data, state and settings, and waits to serve another element.
///
/// Mounting leaves a little behind each time that can never be freed, so a
/// widget whose element is gone rests until it is needed again.
#[wasm_bindgen]
pub fn rest() {
    send(Message::Rest);
}
