//! What a part of the view remembers from one drawing to the next.
//!
//! yew's own hooks are generic throughout, and their machinery would be there
//! once for each type that is kept and each effect. These are thin, and one
//! machinery serves them all.

use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;

use yew::functional::{Hook, HookContext, UseForceUpdateHandle};
use yew::{use_effect, use_force_update, use_mut_ref};

/// What is kept.
pub(crate) type Kept<T> = Rc<RefCell<T>>;

type Slot = Rc<RefCell<Option<Rc<dyn Any>>>>;
type Run = Box<dyn FnOnce()>;

#[inline(never)]
fn slot(context: &mut HookContext) -> (Slot, Option<Rc<dyn Any>>) {
    let slot: Slot = use_mut_ref(|| None).run(context);
    let known = slot.borrow().clone();
    (slot, known)
}

#[inline(never)]
fn after(context: &mut HookContext, run: Option<Run>) {
    use_effect(move || {
        if let Some(run) = run {
            run();
        }
    })
    .run(context);
}

#[inline(never)]
fn fill(slot: Slot, new: Rc<dyn Any>) {
    slot.replace(Some(new));
}

/// What is kept in the next place, or that place.
#[inline(never)]
fn known<T: 'static>(context: &mut HookContext) -> Result<Kept<T>, Slot> {
    let (slot, known) = slot(context);
    match known.map(Rc::downcast) {
        Some(Ok(known)) => Ok(known),
        _ => Err(slot),
    }
}

fn kept<T: 'static>(context: &mut HookContext, first: impl FnOnce() -> T) -> Kept<T> {
    known(context).unwrap_or_else(|slot| {
        let new = Rc::new(RefCell::new(first()));
        fill(slot, new.clone());
        new
    })
}

struct Keep<F>(F);

impl<T: 'static, F: FnOnce() -> T> Hook for Keep<F> {
    type Output = Kept<T>;
    fn run(self, context: &mut HookContext) -> Kept<T> {
        kept(context, self.0)
    }
}

/// Keeps a value, which can be changed at any time without anything being drawn for it.
pub(crate) fn use_kept<T: 'static>(first: impl FnOnce() -> T) -> impl Hook<Output = Kept<T>> {
    Keep(first)
}

/// A value for which its part of the view is drawn again.
pub(crate) struct Shown<T> {
    value: Kept<T>,
    again: UseForceUpdateHandle,
}

impl<T> Clone for Shown<T> {
    fn clone(&self) -> Self {
        Self {
            value: self.value.clone(),
            again: self.again.clone(),
        }
    }
}

impl<T: Clone + PartialEq> Shown<T> {
    /// The value.
    pub(crate) fn get(&self) -> T {
        self.value.borrow().clone()
    }

    /// Changes it; where it is the same, nothing is drawn.
    pub(crate) fn set(&self, value: T) {
        if *self.value.borrow() != value {
            self.value.replace(value);
            self.again.force_update();
        }
    }
}

struct Show<F>(F);

impl<T: 'static, F: FnOnce() -> T> Hook for Show<F> {
    type Output = Shown<T>;
    fn run(self, context: &mut HookContext) -> Shown<T> {
        Shown {
            value: kept(context, self.0),
            again: use_force_update().run(context),
        }
    }
}

/// Keeps a value and draws the part again when it changes.
pub(crate) fn use_shown<T: 'static>(first: impl FnOnce() -> T) -> impl Hook<Output = Shown<T>> {
    Show(first)
}

struct Know<D, F>(D, F);

impl<D: PartialEq + 'static, T: Clone + 'static, F: FnOnce(&D) -> T> Hook for Know<D, F> {
    type Output = T;
    fn run(self, context: &mut HookContext) -> T {
        let kept = kept(context, || None::<(D, T)>);
        let mut known = kept.borrow_mut();
        match &*known {
            Some((of, value)) if *of == self.0 => value.clone(),
            _ => {
                let value = (self.1)(&self.0);
                *known = Some((self.0, value.clone()));
                value
            }
        }
    }
}

/// Finds a value out, and again only when what it is found out from has changed.
pub(crate) fn use_known<D: PartialEq + 'static, T: Clone + 'static>(
    of: D,
    find: impl FnOnce(&D) -> T,
) -> impl Hook<Output = T> {
    Know(of, find)
}

struct After<D, F>(D, F);

impl<D: PartialEq + 'static, F: FnOnce() + 'static> Hook for After<D, F> {
    type Output = ();
    fn run(self, context: &mut HookContext) {
        let last = kept(context, || None::<D>);
        let Self(of, run) = self;
        let of = Some(of);
        let mut last = last.borrow_mut();
        let other = *last != of;
        if other {
            *last = of;
        }
        after(context, other.then(|| Box::new(run) as Run));
    }
}

/// Does something once what was drawn is in the page: the first time, and when `of` has changed.
pub(crate) fn use_after<D: PartialEq + 'static>(
    of: D,
    run: impl FnOnce() + 'static,
) -> impl Hook<Output = ()> {
    After(of, run)
}

struct Each<F>(F);

impl<F: FnOnce() + 'static> Hook for Each<F> {
    type Output = ();
    fn run(self, context: &mut HookContext) {
        after(context, Some(Box::new(self.0)));
    }
}

/// Does something whenever what was drawn is in the page.
pub(crate) fn use_each(run: impl FnOnce() + 'static) -> impl Hook<Output = ()> {
    Each(run)
}
