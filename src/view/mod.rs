//! Yew components: props in, actions out. No fetch, and of the window no more than the
//! frames and measures of what they draw.

mod backdrop;
mod bar;
mod body;
mod card;
mod chart;
mod context;
mod css;
mod dom;
mod evidence;
mod follow;
mod foot;
mod given;
mod hands;
mod held;
mod host;
mod inertia;
mod keep;
mod keys;
mod list;
mod mark;
mod marks;
mod notice;
mod overview;
mod pace;
mod people;
mod piece;
mod playhead;
mod pointer;
mod related;
mod reserve;
mod roving;
mod scrub;
mod shell;
mod stage;
mod strip;
mod surface;
mod tag;
mod thread;
mod tools;
mod transport;
mod window;

pub use context::Selection;
#[cfg(target_arch = "wasm32")]
pub(crate) use css::px;
#[cfg(target_arch = "wasm32")]
pub(crate) use dom::{
    View, active, computed, entry_of, find, find_all, find_in, focus, matches, scale,
};
#[cfg(target_arch = "wasm32")]
pub(crate) use host::{Host, mount};
#[cfg(target_arch = "wasm32")]
pub(crate) use keep::Again;
#[cfg(target_arch = "wasm32")]
pub(crate) use notice::blank;
#[cfg(target_arch = "wasm32")]
pub(crate) use shell::shell;
pub use shell::{Shell, ShellProps, paper};
pub use surface::{Average, Surface};
#[cfg(target_arch = "wasm32")]
pub(crate) use tag::{Tag, nodes, tag};
