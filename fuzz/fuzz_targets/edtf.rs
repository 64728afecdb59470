//! EDTF and noise around it, as dates of many events in one file, each by itself.

#![no_main]

use diplomatic_timeline::compile::{File, compile};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let mut article =
        String::from("[source]\ntitle = \"A\"\npublisher = \"P\"\npublished = 2025-04-25\n");
    for (number, line) in text.lines().take(16).enumerate() {
        // What the alphabet of EDTF leaves out is the business of the other targets.
        let date: String = line
            .chars()
            .filter(|c| c.is_ascii_digit() || "-+:TZYESX?~%[]{},./ ".contains(*c))
            .collect();
        article.push_str(&format!(
            "[[event]]\nid = \"e{number}\"\nkind = \"meeting\"\nstatus = \"announced\"\n\
             when = \"{date}\"\nheadline = \"E\"\nparagraphs = [1]\n"
        ));
    }
    let compiled = compile(&[
        File::new(
            "timeline.toml",
            "id = \"t\"\ntitle = \"T\"\nlanguage = \"en\"\ntime_zone = \"America/St_Johns\"\n",
        ),
        File::new("articles/a.toml", article),
    ]);
    for event in compiled.timeline.into_iter().flat_map(|timeline| timeline.events) {
        let (start, end) = event.when.bounds();
        if let (Some(start), Some(end)) = (start, end) {
            assert!(start <= end, "{}", event.when.edtf);
        }
    }
});
