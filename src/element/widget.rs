//! What the element's script may ask of the widget that the program runs.

use std::cell::Cell;

use js_sys::{Array, Function, Uint8Array};
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;

use super::emit::emit_to;
use super::handle::Handle;
use super::root::Message;

thread_local! {
    static WIDGET: Cell<Option<&'static Handle>> = const { Cell::new(None) };
}

/// Mounts the widget, which serves one element after another.
///
/// `root` is emptied and belongs to the widget from then on; it may be moved.
/// `emit` is called with a name and a detail: the public events without their
/// prefix, `warning` for an error of anything but the data, `retry` when the
/// reader asks for the data again, `part` when a file beside it is wanted and
/// `cancel` when it is not any more. One program runs one widget: where there is
/// another, nothing here reaches that one any more, and what it says goes to
/// this `emit`. Once a call has thrown, nothing may be called.
#[wasm_bindgen]
pub fn mount(root: Element, emit: Function) {
    emit_to(emit);
    WIDGET.set(Some(Handle::mount(root)));
}

fn send(message: Message) {
    if let Some(widget) = WIDGET.get() {
        widget.send(message);
    }
}

/// Tells the widget one of these: its name, and after a line break what is said of it:
///
/// - an attribute of the element and its value, or no line break where it has none;
/// - `select` with an id, `next`, `previous`, `first`, `last`, `play` or `pause`;
/// - `words`: the language of the interface as a BCP 47 tag in small letters, and after a line
///   break its catalogue; an empty one is English;
/// - `address`: whether the page shows a list of its own below a notice of failure (`true`), and
///   after a line break from where data is on its way: nothing, where that is the page itself;
/// - `part`: the number of a file that was asked for by `part`, and after a line break its text;
///   no more than the number where it did not arrive;
/// - `failed`: why the data did not arrive, and after a line break the details.
#[wasm_bindgen]
pub fn tell(news: String) {
    send(Message::Told(news));
}

/// The data is here: the bytes of a `timeline.json`, in as many pieces as they came.
#[wasm_bindgen]
pub fn data(pieces: Array<Uint8Array>) {
    send(Message::Data(pieces));
}

/// Forgets data, state and settings, and waits to serve another element.
///
/// Mounting leaves a little behind each time that can never be freed, so a
/// widget whose element is gone rests until it is needed again.
#[wasm_bindgen]
pub fn rest() {
    send(Message::Rest);
}
