//! What the element's script holds of a running widget.

use js_sys::{Function, Uint8Array};
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;
use yew::{AppHandle, Renderer};

use super::emit::Emit;
use super::root::{Message, Properties, Root};

/// One widget. It is mounted once and serves one element after another.
#[wasm_bindgen]
pub struct Handle {
    app: AppHandle<Root>,
}

/// Mounts a widget.
///
/// `root` is emptied and belongs to the widget from then on; it may be moved.
/// `emit` is called with a name and a detail: the public
/// events without their prefix, `retry` when the reader asks for the data
/// again, `part` when a file beside it is wanted and `cancel` when it is not any
/// more. One program runs one widget at a time; once a call of it has thrown,
/// nothing of it may be called any more.
#[wasm_bindgen]
#[must_use]
pub fn mount(root: Element, emit: Function) -> Handle {
    let emit = Emit::new(emit);
    let properties = Properties { emit };
    Handle {
        app: Renderer::<Root>::with_root_and_props(root, properties).render(),
    }
}

#[wasm_bindgen]
impl Handle {
    /// An attribute of the element has a value, or none.
    pub fn configure(&self, name: String, value: Option<String>) {
        self.app.send_message(Message::Configure(name, value));
    }

    /// The language of the interface as a BCP 47 tag, and its catalogue; an
    /// empty catalogue is English.
    pub fn words(&self, language: String, catalogue: String) {
        self.app.send_message(Message::Words(language, catalogue));
    }

    /// Data is on its way from this address; from the page itself where there
    /// is none. `fallback` says that the page shows a list of its own below a
    /// notice of failure.
    pub fn loading(&self, address: Option<String>, fallback: bool) {
        self.app.send_message(Message::Loading {
            address: address.unwrap_or_default(),
            fallback,
        });
    }

    /// The data is here: the bytes of a `timeline.json`, in as many pieces as they came.
    pub fn data(&self, pieces: Vec<Uint8Array>) {
        self.app.send_message(Message::Data(pieces));
    }

    /// A file that was asked for by `part`, by its number; none where it did not arrive.
    pub fn part(&self, number: u32, text: Option<String>) {
        self.app.send_message(Message::Part(number, text));
    }

    /// The data did not arrive.
    pub fn failed(&self, reason: String, detail: String) {
        self.app.send_message(Message::Failed { reason, detail });
    }

    /// `select` (with an id), `next`, `previous`, `first`, `last`, `play`, `pause`;
    /// only the first reads its argument.
    pub fn command(&self, name: String, argument: String) {
        self.app.send_message(Message::Command(name, argument));
    }

    /// Forgets data, state and settings, and waits to serve another element.
    ///
    /// Mounting leaves a little behind each time that can never be freed, so a
    /// widget whose element is gone rests until it is needed again.
    pub fn rest(&self) {
        self.app.send_message(Message::Rest);
    }
}
