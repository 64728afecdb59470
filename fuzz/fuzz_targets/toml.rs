//! An article of any text: messages or a timeline, and never a panic. What compiles is
//! read back as it is, and every message can be printed.

#![no_main]

use diplomatic_timeline::compile::{File, Look, compile, render, to_json};
use diplomatic_timeline::model::read;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let files = [
        File::new(
            "timeline.toml",
            "id = \"t\"\ntitle = \"T\"\nlanguage = \"en\"\ntime_zone = \"Europe/Kyiv\"\n",
        ),
        File::new("people.toml", "[ann]\nname = \"Ann\"\n"),
        File::new("articles/a.toml", text),
    ];
    let compiled = compile(&files);
    for diagnostic in &compiled.diagnostics {
        assert!(!render(diagnostic, &files, Look::Plain).is_empty());
        assert!(!render(diagnostic, &files, Look::Json).is_empty());
    }
    if let Some(timeline) = compiled.timeline {
        let loaded = read(&to_json(&timeline).expect("JSON")).expect("a timeline");
        assert_eq!(loaded.dropped, []);
        assert_eq!(loaded.timeline, timeline);
    }
});
