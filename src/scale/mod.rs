//! Time to pixels and back. Pure arithmetic: no words, no DOM.
