//! The editor's command line.

fn main() {}
