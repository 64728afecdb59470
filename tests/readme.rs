//! What the README and the manual of editors show is true: their examples compile.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests assert")]

use diplomatic_timeline::compile::{File, Look, compile, render, starter};
use diplomatic_timeline::model::Timeline;

/// The texts of the blocks of TOML in a page, in order.
fn blocks(page: &'static str) -> Vec<&'static str> {
    let block = |rest: &'static str| rest.split_once("```").expect("the block's end").0;
    page.split("```toml\n").skip(1).map(block).collect()
}

/// Compiles without a single message.
fn compiled(files: &[File]) -> Timeline {
    let compiled = compile(files);
    let said: Vec<_> = compiled
        .diagnostics
        .iter()
        .map(|found| render(found, files, Look::Plain))
        .collect();
    assert!(said.is_empty(), "{}", said.join("\n\n"));
    compiled.timeline.unwrap()
}

#[test]
fn the_article_in_the_readme_fits_a_new_chronology() {
    let [person, article] = blocks(include_str!("../README.md"))[..] else {
        unreachable!("another block of TOML");
    };
    let mut files = starter("Talks");
    assert!(
        files.iter().any(|file| file.text.contains(person)),
        "a new people.toml has another person than the README"
    );
    files.push(File::new("articles/readme.toml", article));
    let timeline = compiled(&files);
    let broken_off = timeline
        .events
        .iter()
        .find(|event| event.id == "talks-broken-off");
    assert_eq!(
        broken_off.unwrap().when.edtf,
        "2025-04-10",
        "12 days before 22 April"
    );
}

#[test]
fn the_chronology_in_the_manual_compiles() {
    let [
        timeline,
        kind,
        people,
        places,
        article,
        _other_reading,
        figures,
    ] = blocks(include_str!("../docs/editing.md"))[..]
    else {
        unreachable!("another block of TOML");
    };
    let timeline = compiled(&[
        File::new("timeline.toml", [timeline, kind].concat()),
        File::new("people.toml", people),
        File::new("places.toml", places),
        File::new("articles/report.toml", [article, figures].concat()),
    ]);
    let figures = timeline.events.last().map(|event| &event.figures[..]);
    let [figure] = figures.unwrap() else {
        unreachable!("one figure: {figures:?}");
    };
    assert_eq!(figure.measure, "destroyed");
    assert_eq!(figure.unit.as_deref(), Some("tanks"));
}
