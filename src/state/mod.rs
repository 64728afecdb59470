//! What the reader did, and what follows from it. Pure.
//!
//! The view sends [`Action`]s; [`State::reduce`] answers each with a new state.
//! Nothing here draws, waits or knows a browser.

mod action;
mod chronology;
mod facets;
mod filter;
mod link;
mod load;
mod reduce;
mod search;
#[cfg(test)]
mod tests;

pub use action::{Action, Edge, Mode, Panel, Play};
pub use chronology::{Chronology, Link, LinkKind, Shared, day};
pub use facets::Facets;
pub use filter::Filter;
pub use link::{Address, parse, write};
pub use load::{Failure, Load, Reason};
pub use reduce::State;
pub use search::pieces;
