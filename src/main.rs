//! The wasm program: exports what the element's script calls, nothing else.

// Named here, or the linker would leave them out.
#[cfg(target_arch = "wasm32")]
pub use diplomatic_timeline::element::{Handle, mount};

fn main() {}
