//! What a reader can do with the built page, one file for each matter.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests assert"
)]

mod addresses;
mod axe;
mod cards;
mod clusters;
mod element;
mod element_faults;
mod element_life;
mod element_manners;
mod element_memory;
mod element_nothing;
mod element_places;
mod examples;
mod finding;
mod fitting;
mod gliding;
mod keyboard;
mod languages;
mod listing;
mod listing_places;
mod long_files;
mod long_lists;
mod looks;
mod overview;
mod package;
mod playing;
mod reaching;
mod reader;
mod scrubbing;
mod shards;
mod shards_faults;
mod whole_path;
mod zooming;
