//! Other people's formats, in and out. Native only.
//!
//! Out of a timeline: `html` (the list for readers without JavaScript, with `json_ld`
//! beside it), `timelinejs`, `icalendar`, `annotations`. In, as an editor's folder to
//! be revised (`import`): TimelineJS, ACLED, GDELT; and from an article's
//! text, the frame of a file (`draft`). Nothing here decides what is true: what a
//! format cannot say is left out or said in a note, never made up.

pub mod annotations;
pub mod draft;
pub mod html;
pub mod icalendar;
pub mod import;
mod iso;
pub mod json_ld;
mod said;
pub mod timelinejs;
