//! The wasm program.

fn main() {}
