//! The project's own tasks: `cargo xtask serve | test | build`.

fn main() {}
