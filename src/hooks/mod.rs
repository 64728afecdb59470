//! The browser as hooks: size, typefaces, `Intl`, and where the reader reads.
//!
//! Everything here is dropped with its value: no listener outlives its widget.

mod fields;
mod intl;
mod listen;
mod observe;
mod paper;
mod reading;
mod typeface;

pub(crate) use fields::Fields;
pub use intl::{Intl, lower};
pub use listen::Heard;
pub(crate) use listen::listen;
pub use observe::{Observed, width};
pub(crate) use paper::write;
pub use reading::Reading;
pub use typeface::{arriving, typeface};

pub(crate) use crate::view::find;
