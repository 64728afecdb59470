//! What the reader did, and what follows from it. Pure.
//!
//! The view sends [`Action`]s; [`State::reduce`] answers each with a new state.
//! Nothing here draws, waits or knows a browser.

mod action;
mod chronology;
mod filter;
mod link;
mod search;

pub use action::{Action, Edge, Failure, Load, Mode, Panel, Play, Reason, State};
pub use chronology::{Chronology, Link, LinkKind, Shared, day};
pub use filter::Filter;
pub use link::{Address, parse, write};
pub use search::pieces;
