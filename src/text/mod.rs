//! Words: one catalogue a language, and phrases for dates.
