//! Turns news articles into a chronology that readers can scrub.
