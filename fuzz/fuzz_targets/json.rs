//! Any text as `timeline.json`: refused with words, or a timeline that every export takes.

#![no_main]

use diplomatic_timeline::compile::to_json;
use diplomatic_timeline::exchange::{annotations, html, icalendar, json_ld, timelinejs};
use diplomatic_timeline::model::read;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let Ok(loaded) = read(text) else { return };
    let timeline = loaded.timeline;
    let json = to_json(&timeline).expect("JSON");
    let again = read(&json).expect("a timeline");
    assert_eq!(again.timeline, timeline);
    html::fallback(&timeline);
    json_ld::graph(&timeline);
    icalendar::calendar(&timeline);
    annotations::page(&timeline);
    timelinejs::export(&timeline);
});
