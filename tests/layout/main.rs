//! What a reader would notice of the layout, checked on the shipped chronology and on made-up ones.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod ages;
mod axis;
mod check;
mod columns;
mod few;
mod list;
mod many;
mod order;
mod place;
mod plain;
mod silence;
mod story;
