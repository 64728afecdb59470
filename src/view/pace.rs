//! What changes faster than anybody reads.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::closure::Closure;
use web_sys::js_sys::Date;

use super::chart::Memory;
use super::dom::later;

/// A card that stays for less is not even glanced at, in milliseconds.
const GLANCE: i32 = 120;

/// What is read for now.
#[derive(Default)]
pub(crate) struct Pace {
    /// The entry whose texts are shown.
    pub(crate) shown: Cell<Option<u32>>,
    /// Since when, in milliseconds.
    since: Cell<f64>,
    wanted: Cell<Option<u32>>,
    /// A clock is set.
    waits: Cell<bool>,
}

/// The entry whose texts are shown. Under a moving pointer one stays long enough to be glanced
/// at, and those passed meanwhile are left out; the one that is reached comes by itself.
pub(crate) fn paced(memory: &Rc<Memory>, entry: Option<u32>, scrubbing: bool) -> Option<u32> {
    let now = &memory.pace;
    now.wanted.set(entry);
    if now.shown.get() == entry {
        return entry;
    }
    let time = if scrubbing { Date::now() } else { 0.0 };
    // Together with a move where one comes in time: a drawing of its own costs as much again.
    let glanced = !(0.0..f64::from(GLANCE)).contains(&(time - now.since.get()));
    if scrubbing && !glanced && !now.waits.get() {
        let over = memory.clone();
        let then: Box<dyn FnOnce()> = Box::new(move || {
            let now = &over.pace;
            now.waits.set(false);
            if now.shown != now.wanted {
                over.again.emit(());
            }
        });
        let then = Closure::<dyn FnMut()>::once(then);
        later(&then.into_js_value(), GLANCE);
        now.waits.set(true);
    }
    if !scrubbing || glanced {
        now.shown.set(entry);
        now.since.set(time);
    }
    now.shown.get()
}
