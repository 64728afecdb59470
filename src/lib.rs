//! Turns news articles into a chronology that readers can scrub.
//!
//! The rooms, in the order in which they may know each other; nothing left of
//! [`view`] knows a browser:
//!
//! - [`model`]: what a chronology is; the types behind `timeline.json`;
//! - `compile`, `exchange` (native): editors' files and other people's formats;
//! - [`scale`]: time to pixels and back;
//! - [`layout`]: which marks, clusters and labels stand where;
//! - [`text`]: words, one catalogue a language, and phrases for dates;
//! - [`state`]: what the reader did;
//! - `shards` (native): a long timeline cut into files by time;
//! - [`view`]: Yew components; props in, actions out;
//! - `hooks`, `element` (browser): the page around it.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

#[cfg(not(target_arch = "wasm32"))]
pub mod compile;
#[cfg(target_arch = "wasm32")]
pub mod element;
#[cfg(not(target_arch = "wasm32"))]
pub mod exchange;
#[cfg(target_arch = "wasm32")]
pub mod hooks;
pub mod layout;
pub mod model;
pub mod scale;
#[cfg(not(target_arch = "wasm32"))]
pub mod shards;
pub mod state;
pub mod text;
pub mod view;
