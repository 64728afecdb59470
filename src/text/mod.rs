//! Words: one catalogue a language, and phrases for dates.
//!
//! Keys, not sentences, come in from the other rooms. How a date or a number is
//! written is the [`Calendar`]'s business: `Intl` in a browser, plain English in
//! the compiler and in tests. No markup is made here.

mod axis;
mod calendar;
mod catalogue;
mod fill;
mod key;
mod names;
mod phrase;
mod words;

#[cfg(target_arch = "wasm32")]
pub(crate) use calendar::far_year;
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use calendar::months;
pub use calendar::{Calendar, DateStyle, PlainEnglish};
pub use catalogue::{Catalogue, CatalogueError};
pub use key::{Key, english};
pub(crate) use names::declared;
pub use names::{basis_long, relation};
pub use phrase::DatePhrase;
pub use words::{Locale, Words};
