//! What the reader did, and what follows from it. Pure.
//!
//! The view sends [`Action`]s; [`State::reduce`] answers each with a new state.
//! Nothing here draws, waits or knows a browser.

mod action;
mod arrive;
mod chronology;
mod estimate;
mod facets;
mod far;
mod filter;
mod groups;
mod indexing;
mod link;
mod load;
mod parts;
mod place;
mod reduce;
mod search;
mod seek;
#[cfg(test)]
mod tests;
mod wish;

pub use action::{Action, Edge, Mode, Panel, Play};
pub use chronology::{Chronology, Link, LinkKind, Shared};
pub use facets::{Facets, Matches};
pub use far::Far;
pub use filter::Filter;
pub use indexing::Indexing;
pub use link::{Address, parse, write};
pub use load::{Failure, Load, Reason, Sight};
pub use parts::{Crowd, File};
pub use reduce::State;
#[cfg(target_arch = "wasm32")]
pub(crate) use search::split;
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use search::words_of;
pub use search::{Lower, Terms, lower_by};
