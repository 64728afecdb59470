//! What changes faster than anybody reads.

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
    shown: Option<u32>,
    /// Since when, in milliseconds.
    since: f64,
    wanted: Option<u32>,
    /// A clock is set.
    waits: bool,
}

impl Pace {
    /// The entry whose texts are shown.
    pub(crate) fn shown(&self) -> Option<u32> {
        self.shown
    }
}

/// The entry whose texts are shown. Under a moving pointer one stays long enough to be glanced
/// at, and those passed meanwhile are left out; the one that is reached comes by itself.
pub(crate) fn paced(memory: &Rc<Memory>, entry: Option<u32>, scrubbing: bool) -> Option<u32> {
    let mut now = memory.pace.borrow_mut();
    now.wanted = entry;
    if now.shown == entry {
        return entry;
    }
    let time = if scrubbing { Date::now() } else { 0.0 };
    // Together with a move where one comes in time: a drawing of its own costs as much again.
    let glanced = !(0.0..f64::from(GLANCE)).contains(&(time - now.since));
    if scrubbing && !glanced && !now.waits {
        let over = memory.clone();
        let then = Closure::<dyn FnMut()>::once(move || {
            let mut now = over.pace.borrow_mut();
            now.waits = false;
            let passed = now.shown != now.wanted;
            drop(now);
            if passed {
                over.again.emit(());
            }
        });
        later(&then.into_js_value(), GLANCE);
        now.waits = true;
    }
    if !scrubbing || glanced {
        now.shown = entry;
        now.since = time;
    }
    now.shown
}
