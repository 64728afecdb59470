//! The boundary: what the element's script calls, its attributes and its events.
//!
//! `diplomatic-timeline.js` holds the element's class and all that must work
//! before the program is there, which `fetching.js` brings; this room is what
//! the class calls. Nothing is drawn and nothing is decided here: attributes,
//! data and commands become actions, and changes of state become events of the
//! page.

mod address;
mod emit;
mod follow;
mod handle;
mod intake;
mod parts;
mod root;
mod tell;
mod widget;

pub use widget::{data, mount, rest, tell};
