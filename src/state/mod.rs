//! What the reader did, and what follows from it. Pure.
