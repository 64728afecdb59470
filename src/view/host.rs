//! Who the view is drawn for: what stands around it, and knows what it is to show.

#[cfg(target_arch = "wasm32")]
use super::keep::Again;
use super::keep::Keep;
#[cfg(target_arch = "wasm32")]
use super::piece::{Part, PartProps};
use super::tag::Tag;

/// What stands around the view. As a component of its own it would bring yew's machinery along
/// once more.
pub(crate) trait Host {
    /// Takes in what [`Again`](super::keep::Again) was called for; tells whether anything is to be
    /// drawn.
    fn update(&self) -> bool;
    /// All that is shown.
    fn draw(&self) -> Tag;
    /// What was drawn is in the page.
    fn drawn(&self);
}

pub(crate) type HostProps = &'static dyn Host;

impl PartialEq for dyn Host {
    // Nobody takes its place.
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

pub(super) fn draw_host(&host: &HostProps, keep: &Keep) -> Tag {
    keep.after(|| host.drawn());
    host.draw()
}

/// Empties an element, and draws into it from now on.
#[cfg(target_arch = "wasm32")]
pub(crate) fn mount(place: web_sys::Element, host: HostProps) -> Again {
    let piece = host.into();
    let props = PartProps { piece };
    let app = yew::Renderer::<Part>::with_root_and_props(place, props).render();
    Again(app.clone())
}
