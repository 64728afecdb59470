//! What the reader did, and what follows from it. Pure.
//!
//! The view sends [`Action`]s; [`State::reduce`] answers each with a new state.
//! Nothing here draws, waits or knows a browser.

mod action;
mod chronology;
mod facets;
mod filter;
mod link;
mod search;
#[cfg(test)]
mod tests;

pub use action::{Action, Edge, Failure, Load, Mode, Panel, Play, Reason, State};
pub use chronology::{Chronology, Link, LinkKind, Shared, day};
pub use facets::Facets;
pub use filter::Filter;
pub use link::{Address, parse, write};
pub use search::pieces;
