//! What each fuzz target does with a text. The project's own tests run these as well,
//! on the corpus and on texts made from it.

use diplomatic_timeline::compile::{Compiled, File, Look, compile, render, to_json};
use diplomatic_timeline::exchange::import::{acled, gdelt, timelinejs as import_timelinejs};
use diplomatic_timeline::exchange::{annotations, draft, html, icalendar, json_ld, timelinejs};
use diplomatic_timeline::model::{Precision, When, read};

const SOURCE: &str = "[source]\ntitle = \"A\"\npublisher = \"P\"\npublished = 2025-04-25\n";

fn chronology(zone: &str, article: String) -> (Compiled, Vec<File>) {
    let timeline =
        format!("id = \"t\"\ntitle = \"T\"\nlanguage = \"en\"\ntime_zone = \"{zone}\"\n");
    let files = vec![
        File::new("timeline.toml", timeline),
        File::new("people.toml", "[ann]\nname = \"Ann\"\n"),
        File::new("articles/a.toml", article),
    ];
    (compile(&files), files)
}

/// An article of any text: messages that can be printed, or a timeline that is read back
/// as it is.
pub fn toml(text: &str) {
    let (compiled, files) = chronology("Europe/Kyiv", text.to_owned());
    for diagnostic in &compiled.diagnostics {
        assert!(!render(diagnostic, &files, Look::Plain).is_empty());
        assert!(!render(diagnostic, &files, Look::Json).is_empty());
    }
    if let Some(timeline) = compiled.timeline {
        let loaded = read(&to_json(&timeline).expect("JSON")).expect("a timeline");
        assert_eq!(loaded.dropped, []);
        assert_eq!(loaded.timeline, timeline);
    }
}

/// Any text as a date: refused, or an interval whose ends are in order and whose EDTF is
/// read as the same interval again.
pub fn date(text: &str) {
    let Some(when) = compiled_date(text) else {
        return;
    };
    let (start, end) = when.bounds();
    assert!(start.is_some() || end.is_some(), "{text}");
    if let (Some(start), Some(end)) = (start, end) {
        assert!(start <= end, "{text}");
    }
    // EDTF has no part of a day, and beyond the year 9999 no days.
    if when.precision == Precision::PartOfDay || when.edtf.contains('Y') {
        return;
    }
    let again = compiled_date(&when.edtf)
        .unwrap_or_else(|| panic!("{text}: {} is not read again", when.edtf));
    assert_eq!(again.edtf, when.edtf, "{text}");
    // A range of hours is written as its days.
    if when.precision != Precision::Range {
        assert_eq!(again.bounds(), when.bounds(), "{text}");
    }
}

fn compiled_date(when: &str) -> Option<When> {
    // Three quotation marks would end the text, and control characters are no TOML.
    if when.contains("'''") || when.ends_with('\'') || when.chars().any(char::is_control) {
        return None;
    }
    let article = format!(
        "{SOURCE}[[event]]\nid = \"x\"\nkind = \"strike\"\nwhen = \"early hours of 2025-04-24\"\n\
         headline = \"X\"\nparagraphs = [1]\n\
         [[event]]\nid = \"e\"\nkind = \"meeting\"\nstatus = \"announced\"\nwhen = '''{when}'''\n\
         headline = \"E\"\nparagraphs = [1]\n"
    );
    let events = chronology("Europe/Kyiv", article).0.timeline?.events;
    Some(events.into_iter().find(|event| event.id == "e")?.when)
}

/// EDTF and noise in its alphabet, each line the date of an event.
pub fn edtf(text: &str) {
    let mut article = String::from(SOURCE);
    for (number, line) in text.lines().take(16).enumerate() {
        let date: String = line
            .chars()
            .filter(|c| c.is_ascii_digit() || "-+:TZYESX?~%[]{},./ ".contains(*c))
            .collect();
        article.push_str(&format!(
            "[[event]]\nid = \"e{number}\"\nkind = \"meeting\"\nstatus = \"announced\"\n\
             when = \"{date}\"\nheadline = \"E\"\nparagraphs = [1]\n"
        ));
        self::date(&date);
    }
    let timeline = chronology("America/St_Johns", article).0.timeline;
    for event in timeline.into_iter().flat_map(|timeline| timeline.events) {
        if let (Some(start), Some(end)) = event.when.bounds() {
            assert!(start <= end, "{}", event.when.edtf);
        }
    }
}

/// Any text as `timeline.json` or as others' data: refused with words, or a timeline that
/// every export takes.
pub fn json(text: &str) {
    assert!(draft::draft(text).starts_with("[source]\n"));
    for imported in [acled(text), gdelt(text), import_timelinejs(text)]
        .into_iter()
        .flatten()
    {
        let compiled = compile(&imported.files);
        for diagnostic in &compiled.diagnostics {
            assert_ne!(diagnostic.code, "bad-toml", "{:#?}", imported.files);
        }
    }
    let Ok(loaded) = read(text) else { return };
    let timeline = loaded.timeline;
    let json = to_json(&timeline).expect("JSON");
    let again = read(&json).expect("a timeline");
    assert_eq!(again.timeline, timeline);
    assert!(html::fallback(&timeline).ends_with("</script>\n"));
    assert!(json_ld::graph(&timeline)["@graph"].is_array());
    assert!(icalendar::calendar(&timeline).ends_with("END:VCALENDAR\r\n"));
    assert!(annotations::page(&timeline)["items"].is_array());
    assert!(timelinejs::export(&timeline)["events"].is_array());
}
