//! What changes faster than anybody reads.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::Window;
use yew::{hook, use_force_update, use_mut_ref};

/// A card that stays for less is not even glanced at, in milliseconds.
const GLANCE: i32 = 120;

#[derive(Default)]
struct Pace {
    shown: Option<u32>,
    stay: Option<Stay>,
}

/// The time for which what is shown stays.
struct Stay {
    window: Window,
    timer: i32,
    over: Rc<Cell<bool>>,
    _ear: Closure<dyn FnMut()>,
}

impl Stay {
    fn new(then: impl Fn() + 'static) -> Option<Self> {
        let window = web_sys::window()?;
        let over = Rc::new(Cell::new(false));
        let ear = {
            let over = over.clone();
            Closure::<dyn FnMut()>::new(move || {
                over.set(true);
                then();
            })
        };
        let timer = window
            .set_timeout_with_callback_and_timeout_and_arguments_0(
                ear.as_ref().unchecked_ref(),
                GLANCE,
            )
            .ok()?;
        Some(Self {
            window,
            timer,
            over,
            _ear: ear,
        })
    }
}

impl Drop for Stay {
    fn drop(&mut self) {
        self.window.clear_timeout_with_handle(self.timer);
    }
}

/// The entry whose texts are shown. Under a moving pointer one stays long enough to be glanced
/// at, and those passed meanwhile are left out; the one that is reached comes by itself.
#[hook]
pub(crate) fn use_pace(entry: Option<u32>, scrubbing: bool) -> Option<u32> {
    let again = use_force_update();
    let pace = use_mut_ref(Pace::default);
    let mut pace = pace.borrow_mut();
    if !scrubbing || pace.stay.as_ref().is_some_and(|stay| stay.over.get()) {
        pace.stay = None;
    }
    if pace.stay.is_none() && pace.shown != entry {
        pace.shown = entry;
        if scrubbing {
            pace.stay = Stay::new(move || again.force_update());
        }
    }
    pace.shown
}
