//! Other people's formats, in and out. Native only.
//!
//! Out of a timeline: `html` (the list for readers without JavaScript, with `json_ld`
//! beside it), `timelinejs`, `icalendar`, `annotations`. In, as editors' files to be
//! revised: `timelinejs`, `acled`, `gdelt`. Nothing here decides what is true: what a
//! format cannot say is left out or said in a note, never made up.

pub mod annotations;
pub mod html;
pub mod icalendar;
mod iso;
pub mod json_ld;
pub mod timelinejs;
