//! Hostile input: the fuzz targets' corpus and texts made from it by cutting, doubling,
//! splicing and flipping. Nothing may panic, and what is read must be read back.
//!
//! `HOSTILE_ROUNDS` says how many texts are made of each of the corpus (40 unless said).

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    unreachable_pub
)]

#[path = "../fuzz/bodies.rs"]
mod bodies;

use std::fs;
use std::path::Path;

use diplomatic_timeline::compile::{File, compile};

fn corpus(target: &str) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fuzz/corpus")
        .join(target);
    let mut paths: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    paths
        .iter()
        .map(|path| fs::read_to_string(path).unwrap())
        .collect()
}

/// A small generator (xorshift), so that a failure comes again.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % end.max(1)
    }

    fn cut(&mut self, text: &str) -> usize {
        let mut at = self.below(text.len() + 1);
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    }

    fn mutated(&mut self, text: &str, other: &str) -> String {
        const BITS: &[&str] = &[
            "\"",
            "'",
            "[",
            "]",
            "[[",
            "{",
            "}",
            "=",
            "\n",
            "\\",
            "#",
            "-",
            "~",
            "/",
            "..",
            "0",
            "9999999999999",
            "é",
            "\u{202e}",
            " before ",
            "publication",
            "2025-02-30",
            "X",
            ",",
        ];
        let mut text = text.to_owned();
        for _ in 0..=self.below(4) {
            let (a, b) = (self.cut(&text), self.cut(&text));
            let (a, b) = (a.min(b), a.max(b));
            match self.below(5) {
                0 => text.replace_range(a..b, ""),
                1 => {
                    let piece: String = text[a..b].chars().take(200).collect();
                    text.insert_str(b, &piece);
                }
                2 => text.insert_str(a, BITS[self.below(BITS.len())]),
                3 => {
                    let (c, d) = (self.cut(other), self.cut(other));
                    text.insert_str(a, &other[c.min(d)..c.max(d)]);
                }
                _ => text.truncate(b),
            }
            if text.len() > 20_000 {
                let end = self.cut(&text).min(20_000);
                text.truncate(end);
            }
        }
        text
    }
}

fn attack(target: &str, body: fn(&str)) {
    let rounds: usize = std::env::var("HOSTILE_ROUNDS")
        .ok()
        .and_then(|rounds| rounds.parse().ok())
        .unwrap_or(40);
    let corpus = corpus(target);
    assert!(!corpus.is_empty());
    let mut dice = Dice(0x2025_0424);
    for text in &corpus {
        body(text);
        for _ in 0..rounds {
            let other = &corpus[dice.below(corpus.len())];
            body(&dice.mutated(text, other));
        }
    }
    println!("{target}: {} texts", corpus.len() * (rounds + 1));
}

#[test]
fn articles() {
    attack("toml", bodies::toml);
}

#[test]
fn dates() {
    attack("date", bodies::date);
}

#[test]
fn edtf() {
    attack("edtf", bodies::edtf);
}

#[test]
fn json_and_the_data_of_others() {
    attack("json", bodies::json);
}

#[test]
fn depth_and_length_are_bounded() {
    for article in [
        "a = ".to_owned() + &"[".repeat(100_000),
        "a = ".to_owned() + &"{a=".repeat(100_000),
        "[".repeat(100_000),
        "a.".repeat(100_000) + "b = 1",
        format!("id = \"{}\"", "x".repeat(1_000_000)),
    ] {
        bodies::toml(&article);
    }
    bodies::json(&"[".repeat(100_000));
    bodies::json(&format!("{{\"format\":{}", "{\"a\":".repeat(100_000)));
}

#[test]
fn a_long_chain_of_dates_needs_no_stack() {
    let mut article =
        String::from("[source]\ntitle = \"A\"\npublisher = \"P\"\npublished = 2025-04-25\n");
    for n in 0..5_000 {
        let when = if n == 0 {
            "2025-04-24".to_owned()
        } else {
            format!("the day before e{}", n - 1)
        };
        article.push_str(&format!(
            "[[event]]\nid = \"e{n}\"\nkind = \"background\"\nheadline = \"E\"\n\
             paragraphs = [1]\nwhen = \"{when}\"\n"
        ));
    }
    let files = |article: &str| {
        [
            File::new(
                "timeline.toml",
                "id = \"t\"\ntitle = \"T\"\nlanguage = \"en\"\ntime_zone = \"UTC\"\n",
            ),
            File::new("articles/a.toml", article),
        ]
    };
    let timeline = compile(&files(&article)).timeline.unwrap();
    assert_eq!(timeline.events[0].when.edtf, "2011-08-17");
    let circle = article.replace("when = \"2025-04-24\"", "when = \"the day after e4999\"");
    let compiled = compile(&files(&circle));
    assert_eq!(compiled.diagnostics.len(), 1);
    assert_eq!(compiled.diagnostics[0].code, "circle");
}
