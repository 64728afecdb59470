//! What the README shows is true: its example of an article compiles.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests assert")]

use std::fs;
use std::path::Path;
use std::process::Command;

const README: &str = include_str!("../README.md");

/// The texts of the blocks of code in `language`, in order.
fn blocks(language: &str) -> Vec<&'static str> {
    let start = format!("```{language}\n");
    let block = |rest: &'static str| rest.split_once("```").expect("the block's end").0;
    README.split(&start).skip(1).map(block).collect()
}

#[test]
fn the_article_in_the_readme_compiles() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("readme");
    let articles = folder.join("articles");
    fs::create_dir_all(&articles).unwrap();
    let timeline =
        "id = \"readme\"\ntitle = \"Talks\"\nlanguage = \"en\"\ntime_zone = \"Europe/Vienna\"\n";
    fs::write(folder.join("timeline.toml"), timeline).unwrap();
    let blocks = blocks("toml");
    fs::write(folder.join("people.toml"), blocks[0]).unwrap();
    fs::write(articles.join("example.toml"), blocks[1]).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_timeline"))
        .args(["compile"])
        .arg(&folder)
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{told}");
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let days: Vec<_> = json["events"]
        .as_array()
        .unwrap()
        .iter()
        .map(|event| &event["when"]["earliest"])
        .collect();
    assert_eq!(days.len(), 2, "{json}");
    assert!(
        days[0].as_str().unwrap().starts_with("2025-04-28"),
        "44 days before 11 June: {json}"
    );
}
