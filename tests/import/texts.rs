//! TimelineJS: its texts, which are HTML.

use diplomatic_timeline::compile::{File, compile};
use diplomatic_timeline::exchange::import::timelinejs;
use diplomatic_timeline::exchange::timelinejs::export;
use diplomatic_timeline::model::{Event, Part, Timeline};

use crate::{compiled, event};

/// The one event of a text, and what the editor is told.
fn told(text: &str) -> (Event, Vec<String>) {
    let slide = serde_json::json!({ "start_date": { "year": 2014 }, "text": { "headline": "A", "text": text } });
    let imported = timelinejs(&serde_json::json!({ "events": [slide] }).to_string()).unwrap();
    (event(&compiled(&imported), "a").clone(), imported.warnings)
}

#[test]
fn tags_within_a_line_part_no_words_and_scripts_are_not_read() {
    let (event, warnings) = told(
        "<p>The <b>K</b>ing, says a <a href=\"https://example.org/src\">report</a>. He drank \
         H<sub>2</sub>O and said “<i>no</i>”.</p><script>if (1 < 2) alert('</p>')</script>\
         <STYLE>p{color:red}</STYLE><!-- a > b --><p>Then<br>left.</p>\
         <img src=\"a.png\" alt=\"a > b\"><!-- unclosed",
    );
    assert_eq!(
        event.summary,
        "The King, says a report. He drank H2O and said “no”. Then left."
    );
    let left_out: Vec<_> = warnings.iter().filter(|w| w.contains("left out")).collect();
    assert_eq!(
        left_out,
        [
            "media left out: 1: give pictures as `images`",
            "links left out: 1: cite what they lead to as articles",
        ]
    );
}

#[test]
fn backgrounds_are_named_as_other_pictures_are() {
    let slide =
        r#"{"start_date":{"year":2014},"background":{"url":"a.jpg"},"text":{"headline":"A"}}"#;
    let imported = timelinejs(&format!(r#"{{"events":[{slide},{slide}]}}"#)).unwrap();
    assert_eq!(
        imported.warnings[0],
        "background pictures left out: 2: give pictures as `images`"
    );
}

#[test]
fn a_quotation_keeps_its_speaker_or_its_marks() {
    let (event, _) =
        told("<blockquote><p>We go.</p><cite>Ann</cite></blockquote><p>So it was.</p>");
    assert_eq!(event.quotes[0].text, "We go.");
    assert_eq!(event.quotes[0].speaker.as_deref(), Some("ann"));
    assert_eq!(event.summary, "So it was.");

    let words = "<blockquote>We go.<cite>&mdash; Ann</cite></blockquote>";
    let slide = serde_json::json!({ "start_date": { "year": 2014 }, "text": { "headline": "A", "text": words } });
    let slides = serde_json::json!({ "events": [slide] }).to_string();
    assert_eq!(
        compiled(&timelinejs(&slides).unwrap()).actors[0].name,
        "Ann"
    );

    // A quotation must have words.
    let (event, _) = told("<blockquote>…<cite>Ann</cite></blockquote>");
    assert_eq!(event.summary, "“…”, Ann");

    let (event, _) = told("<p>So it was:</p><blockquote>“We go.”</blockquote><p>They went.</p>");
    assert!(event.quotes.is_empty());
    assert_eq!(event.summary, "So it was: “We go.” They went.");

    let long = "word ".repeat(100);
    let (event, warnings) = told(&format!("<blockquote>{long}<cite>Ann</cite></blockquote>"));
    assert!(event.quotes.is_empty());
    assert!(event.summary.ends_with("word”, Ann"), "{}", event.summary);
    assert_eq!(
        warnings[0],
        "event 1, “A”: a quotation of 100 words stands in `summary`; quote what matters"
    );
}

/// A timeline of one statement by two, one of whom is quoted by another.
fn quoted() -> Timeline {
    let compiled = compile(&[
        File::new(
            "timeline.toml",
            "id = \"t\"\ntitle = \"T\"\nlanguage = \"en\"\ntime_zone = \"UTC\"\n",
        ),
        File::new(
            "people.toml",
            "[ann]\nname = \"Ann & Co\"\n[ben]\nname = \"Ben\"\n",
        ),
        File::new(
            "articles/a.toml",
            "[source]\ntitle = \"A\"\npublisher = \"P\"\npublished = 2025-04-25\n\
             [[event]]\nid = \"said\"\nkind = \"statement\"\nwhen = 2025-04-24\nheadline = \"H\"\n\
             speaker = [\"ann\", { who = \"ben\", detail = \"as told by Ann\" }]\n\
             quote = [{ text = \"We <go>.\", speaker = \"ann\" }, \
             { text = \"We stay.\", speaker = \"ben\" }]\nparagraphs = [1]\n",
        ),
    ]);
    let timeline = compiled.timeline;
    timeline.unwrap_or_else(|| panic!("{:#?}", compiled.diagnostics))
}

#[test]
fn our_own_quotations_come_back_with_those_who_said_them() {
    let ours = quoted();
    let slides = export(&ours);
    assert_eq!(
        slides["events"][0]["text"]["text"],
        "<blockquote><p>We &lt;go&gt;.</p><cite>Ann &amp; Co</cite></blockquote>\
         <blockquote><p>We stay.</p><cite>Ben, <small>as told by Ann</small></cite></blockquote>"
    );
    let back = compiled(&timelinejs(&slides.to_string()).unwrap());
    let said = event(&back, "said");
    let name = |id: &str| {
        let actor = back.actors.iter().find(|actor| actor.id == id);
        actor.unwrap().name.as_str()
    };
    let quotes: Vec<_> = said
        .quotes
        .iter()
        .map(|quote| (quote.text.as_str(), name(quote.speaker.as_ref().unwrap())))
        .collect();
    assert_eq!(quotes, [("We <go>.", "Ann & Co"), ("We stay.", "Ben")]);
    assert_eq!(said.detail("ben"), Some("as told by Ann"));
    let speakers = said
        .actors
        .iter()
        .filter(|actor| actor.part == Part::Speaker);
    assert_eq!(speakers.count(), 2);
}
