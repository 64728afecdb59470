//! What the compiler says of editors' files: one case a file in `tests/compile/`.
//!
//! A case holds files below `== <path>` lines, then what is expected of them:
//! `== messages` as printed, `== dates` as compiled. `== events` stands for an
//! article of 25 April 2025 with these events; a case without its own
//! timeline.toml and people.toml gets plain ones. With `UPDATE_CASES=1` the
//! expectations are written anew, to be read in the diff.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "compile/reports.rs"]
mod reports;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use diplomatic_timeline::compile::{ArticleText, Compiled, File, Look, compile_with, render};

const TIMELINE: &str =
    "id = \"talks\"\ntitle = \"Talks\"\nlanguage = \"en\"\ntime_zone = \"Europe/Kyiv\"\n";
const PEOPLE: &str = "[ann]\nname = \"Ann\"\n";
const SOURCE: &str =
    "[source]\ntitle = \"A report\"\npublisher = \"A paper\"\npublished = 2025-04-25\n\n";

struct Case {
    /// Everything before the expectations, as written.
    given: String,
    files: Vec<File>,
    text: Option<ArticleText>,
    messages: String,
    dates: String,
}

fn read_case(path: &Path) -> Case {
    let whole = fs::read_to_string(path).unwrap();
    let given_end = whole.find("== messages\n").unwrap_or(whole.len());
    let given = format!("{}\n", whole[..given_end].trim_end());
    let mut sections: Vec<(String, String)> = Vec::new();
    for line in whole.lines() {
        if let Some(name) = line.strip_prefix("== ") {
            sections.push((name.to_owned(), String::new()));
        } else if let Some((_, text)) = sections.last_mut() {
            text.push_str(line);
            text.push('\n');
        }
    }
    let mut case = Case {
        given,
        files: Vec::new(),
        text: None,
        messages: String::new(),
        dates: String::new(),
    };
    let mut timeline = true;
    for (name, text) in sections {
        match name.as_str() {
            "messages" => case.messages = text.trim_end().to_owned(),
            "dates" => case.dates = text.trim_end().to_owned(),
            "article.txt" => {
                case.text = Some(ArticleText {
                    source: None,
                    name,
                    text,
                });
            }
            "no timeline.toml" => timeline = false,
            "events" => case
                .files
                .push(File::new("articles/report.toml", SOURCE.to_owned() + &text)),
            _ => case.files.push(File::new(name, text)),
        }
    }
    for (name, text) in [("timeline.toml", TIMELINE), ("people.toml", PEOPLE)] {
        let wanted = timeline || name != "timeline.toml";
        if wanted && !case.files.iter().any(|file| file.path == name) {
            case.files.push(File::new(name, text));
        }
    }
    case
}

fn messages(compiled: &Compiled, files: &[File]) -> String {
    let all: Vec<String> = compiled
        .diagnostics
        .iter()
        // The plain people.toml of a case without people is not the case's concern.
        .filter(|d| !(d.code == "unused" && d.message.contains("`ann`")))
        .map(|diagnostic| render(diagnostic, files, Look::Plain))
        .collect();
    all.join("\n\n")
}

fn dates(compiled: &Compiled) -> String {
    let mut lines = String::new();
    for event in compiled
        .timeline
        .iter()
        .flat_map(|timeline| &timeline.events)
    {
        let when = &event.when;
        let word = |value: serde_json::Value| value.as_str().unwrap_or_default().to_owned();
        let bound = |moment: Option<diplomatic_timeline::model::Moment>| {
            moment.map_or("open".to_owned(), |moment| moment.to_string())
        };
        write!(
            lines,
            "{}: {} {} {}",
            event.id,
            when.edtf,
            word(serde_json::to_value(when.precision).unwrap()),
            word(serde_json::to_value(when.basis).unwrap()),
        )
        .unwrap();
        if when.lasting {
            lines.push_str(" lasting");
        }
        write!(
            lines,
            "\n  {} – {}",
            bound(when.earliest),
            bound(when.latest)
        )
        .unwrap();
        if let Some(working) = &when.working {
            if !working.text.is_empty() {
                write!(lines, "\n  {}", working.text).unwrap();
            }
            if let Some(other) = &working.other_reading {
                write!(lines, "\n  or {other}").unwrap();
            }
        }
        lines.push('\n');
    }
    lines.trim_end().to_owned()
}

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/compile");
    let mut cases: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "case"))
        .collect();
    cases.sort();
    cases
}

#[test]
fn every_case_says_what_it_is_expected_to_say() {
    let update = std::env::var_os("UPDATE_CASES").is_some();
    let mut wrong = Vec::new();
    let cases = cases();
    for path in &cases {
        let case = read_case(path);
        let texts: Vec<ArticleText> = case.text.iter().cloned().collect();
        let compiled = compile_with(&case.files, &texts);
        let (messages, dates) = (messages(&compiled, &case.files), dates(&compiled));
        if update {
            let mut text = format!("{}\n== messages\n{messages}\n", case.given);
            if !dates.is_empty() {
                write!(text, "\n== dates\n{dates}\n").unwrap();
            }
            fs::write(path, text).unwrap();
        } else if messages != case.messages || dates != case.dates {
            wrong.push(format!(
                "{}\n--- is\n{messages}\n{dates}\n--- should be\n{}\n{}",
                path.display(),
                case.messages,
                case.dates
            ));
        }
    }
    println!("{} cases", cases.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// Looks for codes in the compiler's source, so that a new message cannot come without a case.
#[test]
fn every_message_has_a_case() {
    fn codes(folder: &Path, found: &mut BTreeSet<String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                codes(&path, found);
                continue;
            }
            let text = fs::read_to_string(&path).unwrap();
            for call in ["Diagnostic::error(", "Diagnostic::warning("] {
                for (at, _) in text.match_indices(call) {
                    let rest = text[at + call.len()..].trim_start();
                    if let Some(code) = rest.strip_prefix('"') {
                        found.insert(code.split('"').next().unwrap().to_owned());
                    }
                }
            }
        }
    }
    let mut known = BTreeSet::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    codes(&root.join("src/compile"), &mut known);
    assert!(known.len() > 30, "the source was not understood: {known:?}");
    let said: String = cases()
        .iter()
        .map(|path| read_case(path).messages)
        .collect();
    // What is said of a folder, and not of the texts in it, is shown with the program.
    let said = said + include_str!("cli/reading.rs");
    let missing: Vec<_> = known
        .iter()
        .filter(|code| !said.contains(&format!("[{code}]")))
        .collect();
    println!("{} codes", known.len());
    assert!(missing.is_empty(), "no case shows {missing:?}");
}

#[test]
fn the_committed_timeline_is_what_the_data_compiles_to() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let files = diplomatic_timeline::compile::read_folder(&data)
        .unwrap()
        .files;
    let compiled = compile_with(&files, &[]);
    let said: Vec<_> = compiled
        .diagnostics
        .iter()
        .map(|d| render(d, &files, Look::Plain))
        .collect();
    assert!(said.is_empty(), "{}", said.join("\n\n"));
    let json = diplomatic_timeline::compile::to_json(&compiled.timeline.unwrap()).unwrap();
    let committed = fs::read_to_string(data.join("timeline.json")).unwrap();
    assert!(
        json == committed,
        "data/timeline.json is stale: run `cargo run --bin timeline -- compile data -o data/timeline.json`"
    );
    let read = diplomatic_timeline::model::read(&committed).unwrap();
    assert!(read.dropped.is_empty(), "{:?}", read.dropped);
}

#[test]
fn the_mend_for_an_unknown_person_is_toml_that_compiles() {
    let files = |speaker: &str, people: &str| {
        let event = format!(
            "[[event]]\nid = \"a\"\nkind = \"background\"\nheadline = \"A\"\n\
             paragraphs = [1]\nspeaker = '{speaker}'\n"
        );
        [
            File::new("timeline.toml", TIMELINE),
            File::new("people.toml", people),
            File::new("articles/a.toml", SOURCE.to_owned() + &event),
        ]
    };
    for name in ["nobody", "Ann Example", "Ann \"A\" Example", "Зеленський"] {
        let compiled = compile_with(&files(name, PEOPLE), &[]);
        let mut unknown = compiled.diagnostics.iter();
        let error = unknown.find(|d| d.code == "unknown-person").unwrap();
        let (_, people) = error.help.last().unwrap().split_once('\n').unwrap();
        let id = people.split(['[', ']']).nth(1).unwrap();
        let mended = compile_with(&files(id, people), &[]);
        assert_eq!(mended.errors(), 0, "{people}: {:?}", mended.diagnostics);
    }
}
