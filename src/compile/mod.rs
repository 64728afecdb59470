//! From editors' files to the model: parse, resolve, check, emit. Native only.
//!
//! The stages, in order; each knows only those before it:
//!
//! 1. `files`: names, texts and places in them; `paragraphs`: those of an article's text;
//! 2. `diagnostic`, `render`: what is said about a mistake, and how it looks;
//! 3. `fields`, `reader`: which lines a file may have, read with their places;
//! 4. `report`: the files as structs, still in the editor's terms;
//! 5. `date`: dates as people write them, and what they amount to;
//! 6. `merge`: several articles' reports of one event made one;
//! 7. `resolve`: relative dates in the order of their dependence;
//! 8. `check`: rules beyond types;
//! 9. `emit`: the timeline and its JSON.
//!
//! Nothing here stops at the first mistake, and nothing here panics on a file.

mod check;
mod compiler;
mod date;
mod diagnostic;
mod emit;
mod fields;
mod figure;
mod files;
mod folder;
mod merge;
mod paragraphs;
mod reader;
mod render;
mod report;
mod resolve;
mod schema;
mod starter;
mod vocabulary;

pub use check::ArticleText;
pub(crate) use check::{QUOTATION_LIMIT, sha256};
pub use compiler::{Compiled, compile, compile_with};
pub(crate) use date::{day_in, is_day, is_taken, unreadable};
pub use diagnostic::{Diagnostic, Label, Severity};
pub use emit::to_json;
pub use files::{File, Spot};
pub use folder::{Folder, decode, read_folder};
pub(crate) use paragraphs::{paragraphs, with_unix_lines};
pub(crate) use reader::slug;
pub use render::{Look, for_programs, render};
pub use schema::{Schema, schema};
pub(crate) use starter::quoted;
pub use starter::{starter, starter_schemas};
