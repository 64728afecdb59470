//! The browser as hooks: size, typefaces, `Intl`, and where the reader reads.
//!
//! What is listened to is heard from then on: a widget is there as long as its program.

mod fields;
mod intl;
mod listen;
mod observe;
mod paper;
pub(crate) mod reading;
mod typeface;

pub(crate) use fields::Fields;
pub use intl::{Intl, lower};
pub(crate) use listen::listen;
pub(crate) use observe::{observe, width};
pub(crate) use paper::write;
pub use typeface::typeface;
