//! Any text as a date: refused, or an interval whose ends are in order and whose EDTF
//! is read as the same interval again.

#![no_main]

use diplomatic_timeline::compile::{File, compile};
use diplomatic_timeline::model::{Precision, When};
use libfuzzer_sys::fuzz_target;

fn date(when: &str) -> Option<When> {
    let quoted = serde_json::to_string(when).expect("a text");
    // JSON writes some characters as TOML cannot read them.
    if quoted.contains("\\/") || quoted.contains('\u{7f}') {
        return None;
    }
    let article = format!(
        "[source]\ntitle = \"A\"\npublisher = \"P\"\npublished = 2025-04-25\n\
         [[event]]\nid = \"x\"\nkind = \"strike\"\nwhen = \"early hours of 2025-04-24\"\n\
         headline = \"X\"\nparagraphs = [1]\n\
         [[event]]\nid = \"e\"\nkind = \"meeting\"\nstatus = \"announced\"\nwhen = {quoted}\n\
         headline = \"E\"\nparagraphs = [1]\n"
    );
    let compiled = compile(&[
        File::new(
            "timeline.toml",
            "id = \"t\"\ntitle = \"T\"\nlanguage = \"en\"\ntime_zone = \"Europe/Kyiv\"\n",
        ),
        File::new("articles/a.toml", article),
    ]);
    let events = compiled.timeline?.events;
    Some(events.into_iter().find(|event| event.id == "e")?.when)
}

fuzz_target!(|text: &str| {
    let Some(when) = date(text) else { return };
    let (start, end) = when.bounds();
    assert!(start.is_some() || end.is_some());
    if let (Some(start), Some(end)) = (start, end) {
        assert!(start <= end);
    }
    // EDTF has no part of a day, and beyond the year 9999 no days.
    if when.precision == Precision::PartOfDay || when.edtf.contains('Y') {
        return;
    }
    let again = date(&when.edtf).expect("EDTF that is understood");
    assert_eq!(again.edtf, when.edtf);
    if when.precision != Precision::Range {
        assert_eq!(again.bounds(), when.bounds());
    }
});
