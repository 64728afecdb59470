//! The wasm program: exports what the element's script calls, nothing else.

// There is nothing to be done at its start, and what a start needs would be in the program.
#![cfg_attr(target_arch = "wasm32", no_main)]

// Taken along here, or the linker would leave it out.
#[cfg(target_arch = "wasm32")]
pub use diplomatic_timeline::element::*;

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
