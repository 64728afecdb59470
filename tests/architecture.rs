//! The rooms of the library know only those before them.
//!
//! Reads the sources: an arrow the wrong way, a browser where there must be
//! none, or a look at the clock in a room that is pure fails here, with the
//! line that does it.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests assert"
)]

use std::fs;
use std::path::{Path, PathBuf};

/// A room, the rooms it may know, and the crates and modules it may not.
struct Room {
    name: &'static str,
    knows: &'static [&'static str],
    never: &'static [&'static str],
}

/// No browser, no files, no clock: the same answer for the same question.
const PURE: &[&str] = &[
    "yew",
    "web_sys",
    "js_sys",
    "wasm_bindgen",
    "gloo",
    "std::fs",
    "std::net",
    "std::env",
    "std::process",
    "std::time",
    "SystemTime",
    "Utc::now",
    "Local::now",
];
const NO_BROWSER: &[&str] = &["yew", "web_sys", "js_sys", "wasm_bindgen", "gloo"];
/// Components draw; what they need to know is told to them.
const NO_WINDOW: &[&str] = &[
    "gloo",
    "web_sys::window",
    "std::fs",
    "std::net",
    "std::time",
    // A release has nothing that would draw these: `xtask/src/finish/undrawn.rs`.
    "VRaw",
    "from_html_unchecked",
    "VPortal",
    "create_portal",
    "VSuspense",
    "Suspense",
    "IndexMap",
];

const ROOMS: &[Room] = &[
    Room {
        name: "model",
        knows: &[],
        never: PURE,
    },
    Room {
        name: "compile",
        knows: &["model"],
        never: NO_BROWSER,
    },
    Room {
        name: "exchange",
        knows: &["model", "compile", "text"],
        never: NO_BROWSER,
    },
    Room {
        name: "scale",
        knows: &["model"],
        never: PURE,
    },
    Room {
        name: "layout",
        knows: &["model", "scale"],
        never: PURE,
    },
    Room {
        name: "text",
        knows: &["model", "scale", "layout"],
        never: PURE,
    },
    Room {
        name: "state",
        knows: &["model", "scale", "layout", "text"],
        never: PURE,
    },
    Room {
        name: "shards",
        knows: &["model", "layout", "state"],
        never: NO_BROWSER,
    },
    Room {
        name: "view",
        knows: &["model", "scale", "layout", "text", "state"],
        never: NO_WINDOW,
    },
    Room {
        name: "hooks",
        knows: &["model", "scale", "layout", "text", "state", "view"],
        never: &[],
    },
    Room {
        name: "element",
        knows: &["model", "scale", "layout", "text", "state", "view", "hooks"],
        never: &["std::fs", "std::net"],
    },
];

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in
        fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
    {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files
}

/// The code of a line, without its comment.
fn code(line: &str) -> &str {
    line.split("//").next().unwrap_or_default()
}

/// The first names of the paths that follow each `start` (such as `crate::`):
/// one, or all of a group in braces, which may go on over lines.
fn names_after<'a>(text: &'a str, start: &str) -> Vec<(usize, &'a str)> {
    let mut names = Vec::new();
    for (at, _) in text.match_indices(start) {
        if text[..at].ends_with(is_word) {
            continue;
        }
        let rest = &text[at + start.len()..];
        let Some(group) = rest.strip_prefix('{') else {
            names.push((at, first_word(rest)));
            continue;
        };
        let mut depth = 1;
        let mut begin = 0;
        for (index, character) in group.char_indices() {
            match character {
                '{' => depth += 1,
                '}' => depth -= 1,
                _ => {}
            }
            if depth == 0 || (depth == 1 && character == ',') {
                names.push((at, first_word(group[begin..index].trim_start())));
                begin = index + 1;
            }
            if depth == 0 {
                break;
            }
        }
    }
    names.retain(|(_, name)| !name.is_empty());
    names
}

fn is_word(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

fn first_word(text: &str) -> &str {
    let end = text
        .find(|character| !is_word(character))
        .unwrap_or(text.len());
    &text[..end]
}

fn room_names() -> Vec<&'static str> {
    ROOMS.iter().map(|room| room.name).collect()
}

/// Every place in `text` that leads to another room, as a byte offset and its name.
fn arrows<'a>(text: &'a str, siblings: &[String]) -> Vec<(usize, &'a str)> {
    let rooms = room_names();
    let mut found = names_after(text, "crate::");
    let outwards = names_after(text, "super::");
    found.extend(
        outwards
            .into_iter()
            .filter(|(_, name)| !siblings.iter().any(|sibling| sibling == name)),
    );
    found.retain(|(_, name)| rooms.contains(name));
    found
}

#[test]
fn each_room_knows_only_those_before_it() {
    let mut wrong = Vec::new();
    for room in ROOMS {
        let folder = source().join(room.name);
        let files = rust_files(&folder);
        let siblings: Vec<String> = files
            .iter()
            .filter_map(|file| Some(file.file_stem()?.to_str()?.to_owned()))
            .collect();
        for file in &files {
            let text = fs::read_to_string(file).unwrap();
            let code: String = text
                .lines()
                .map(|line| format!("{}\n", code(line)))
                .collect();
            let place = |at: usize| {
                let line = code[..at].matches('\n').count() + 1;
                format!("{}:{line}", file.strip_prefix(source()).unwrap().display())
            };
            for (at, other) in arrows(&code, &siblings) {
                if other != room.name && !room.knows.contains(&other) {
                    wrong.push(format!(
                        "{}: `{}` may not know `{other}`",
                        place(at),
                        room.name
                    ));
                }
            }
            // The tests at a file's end may read a file to compare with.
            let shipped = code.split("#[cfg(test)]").next().unwrap_or_default();
            for word in room.never {
                for (at, _) in shipped.match_indices(word) {
                    let whole = !shipped[..at].ends_with(is_word)
                        && !shipped[at + word.len()..].starts_with(is_word);
                    if whole {
                        wrong.push(format!(
                            "{}: `{word}` has no place in `{}`",
                            place(at),
                            room.name
                        ));
                    }
                }
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "arrows the wrong way:\n  {}",
        wrong.join("\n  ")
    );
}

#[test]
fn every_room_is_in_the_list() {
    let rooms = room_names();
    for entry in fs::read_dir(source()).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if path.is_dir() && name != "bin" {
            assert!(
                rooms.contains(&name.as_str()),
                "src/{name} is not in this test's list of rooms"
            );
        }
    }
}

/// The check itself: it must see an arrow however it is written.
#[test]
fn an_arrow_is_seen_in_every_form() {
    let seen = |text: &str| -> Vec<String> {
        arrows(text, &["items".to_owned()])
            .into_iter()
            .map(|(_, name)| name.to_owned())
            .collect()
    };
    assert_eq!(seen("use crate::view::App;"), ["view"]);
    assert_eq!(
        seen("pub use crate::{model::{Event, When}, state};"),
        ["model", "state"]
    );
    assert_eq!(seen("fn f(x: crate::layout::Scene) {}"), ["layout"]);
    assert_eq!(seen("use super::super::element::mount;"), ["element"]);
    assert_eq!(
        seen("use super::items::Item; use mycrate::view::App;"),
        Vec::<String>::new()
    );
}
