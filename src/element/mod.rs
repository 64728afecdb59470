//! The boundary: the element's handle, its typed configuration and its events.
//!
//! `diplomatic-timeline.js` holds the element's class and all that must work
//! before the program is there; this room is what it calls. Nothing is drawn
//! and nothing is decided here: attributes, data and commands become actions,
//! and changes of state become events of the page.

mod address;
mod config;
mod emit;
mod follow;
mod handle;
mod intake;
mod parts;
mod root;
mod tell;

pub use handle::{Handle, mount};
