//! The program as an editor calls it.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "cli/reading.rs"]
mod reading;
#[path = "cli/writing.rs"]
mod writing;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A folder of its own for a test, empty at the start.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn timeline(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_timeline"))
        .current_dir(folder)
        .args(args)
        .output()
        .unwrap()
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

/// A folder with a compiled timeline, `t.json`.
fn compiled(name: &str) -> PathBuf {
    let folder = folder(name);
    timeline(&folder, &["new", "talks"]);
    timeline(&folder, &["compile", "talks", "-o", "t.json"]);
    folder
}

/// A compiled timeline with so many events that they are cut into shards.
fn long(text: &str) -> String {
    let mut long: serde_json::Value = serde_json::from_str(text).unwrap();
    let event = long["events"][0].clone();
    let events = (0..1000).map(|number| {
        let mut event = event.clone();
        event["id"] = format!("event-{number}").into();
        event
    });
    long["events"] = events.collect();
    long.to_string()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn a_new_chronology_compiles_at_once_and_is_not_set_up_twice() {
    let folder = folder("new");
    assert_eq!(
        code(&timeline(
            &folder,
            &["new", "talks", "--title", "Talks in Geneva"]
        )),
        0
    );
    let compiled = timeline(&folder, &["compile", "talks"]);
    assert_eq!(String::from_utf8_lossy(&compiled.stderr), "");
    assert_eq!(code(&compiled), 0);
    let text = String::from_utf8(compiled.stdout).unwrap();
    assert!(text.contains("\"title\": \"Talks in Geneva\""));
    let checked = timeline(&folder, &["check", "talks"]);
    assert_eq!(
        String::from_utf8_lossy(&checked.stdout),
        "2 events from 1 article, 0 of them in more than one\n"
    );
    assert_eq!(code(&timeline(&folder, &["new", "talks"])), 2);
}

#[test]
fn a_folder_of_several_words_is_set_up_with_a_call_that_can_be_copied() {
    let folder = folder("words");
    let printed = |args: &[&str]| String::from_utf8(timeline(&folder, args).stdout).unwrap();
    let made = printed(&["new", "My talks", "--title", ""]);
    assert!(
        made.ends_with("\n  timeline compile 'My talks' -o timeline.json\n"),
        "{made}"
    );
    // Without a title that says something it has the folder's name.
    let compiled = printed(&["compile", "My talks"]);
    assert!(compiled.contains("\"title\": \"My talks\""), "{compiled}");
    let slides = r#"{"events":[{"start_date":{"year":2014},"text":{"headline":"A"}}]}"#;
    fs::write(folder.join("s.json"), slides).unwrap();
    let made = printed(&["import", "timelinejs", "s.json", "-o", "their slides"]);
    assert!(
        made.ends_with("\n  timeline check 'their slides'\n"),
        "{made}"
    );
}

#[test]
fn a_mistake_leaves_the_last_good_file_and_is_told_with_its_line() {
    let folder = folder("mistake");
    timeline(&folder, &["new", "talks"]);
    let compile = &["compile", "talks", "-o", "timeline.json"];
    assert_eq!(code(&timeline(&folder, compile)), 0);
    let good = fs::read(folder.join("timeline.json")).unwrap();
    let article = folder.join("talks/articles/example.toml");
    let broken = fs::read_to_string(&article)
        .unwrap()
        .replace("the day after talks", "the day after talk");
    fs::write(&article, broken).unwrap();
    let failed = timeline(&folder, compile);
    assert_eq!(code(&failed), 1);
    let said = String::from_utf8_lossy(&failed.stderr);
    assert!(said.contains("talks/articles/example.toml:24:23"), "{said}");
    assert!(said.contains("did you mean `talks`?"), "{said}");
    assert_eq!(fs::read(folder.join("timeline.json")).unwrap(), good);
    let names: Vec<_> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert_eq!(names.len(), 2, "something was left behind: {names:?}");
}

#[test]
fn check_writes_nothing_and_speaks_json_when_asked() {
    let folder = folder("check");
    timeline(&folder, &["new", "talks"]);
    fs::write(
        folder.join("talks/people.toml"),
        "[minister]\nnam = \"Ann\"\n",
    )
    .unwrap();
    let checked = timeline(&folder, &["check", "talks", "--format", "json"]);
    assert_eq!(code(&checked), 1);
    assert_eq!(checked.stdout, b"");
    let lines: Vec<serde_json::Value> = String::from_utf8(checked.stderr)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let unknown = lines
        .iter()
        .find(|line| line["code"] == "unknown-field")
        .unwrap();
    assert_eq!(unknown["severity"], "error");
    assert_eq!(unknown["places"][0]["file"], "talks/people.toml");
    assert_eq!(unknown["places"][0]["line"], 2);
    assert_eq!(unknown["places"][0]["column"], 1);
    assert_eq!(unknown["help"][0], "did you mean `name`?");
}

#[test]
fn the_exit_code_tells_whose_fault_it_is() {
    let folder = folder("codes");
    for call in [
        &["compil", "x"][..],
        &["compile"],
        &["compile", "x", "--colour"],
        &["export", "pdf", "x"],
        &["schema", "xml"],
        &[],
    ] {
        assert_eq!(code(&timeline(&folder, call)), 2, "{call:?}");
    }
    assert_eq!(code(&timeline(&folder, &["compile", "nowhere"])), 1);
    assert_eq!(
        code(&timeline(&folder, &["export", "html", "nowhere.json"])),
        1
    );
    fs::write(folder.join("bad.json"), "{}").unwrap();
    assert_eq!(code(&timeline(&folder, &["export", "html", "bad.json"])), 1);
    assert_eq!(code(&timeline(&folder, &["--help"])), 0);
}

#[test]
fn output_goes_to_a_file_or_standard_output_byte_for_byte_the_same() {
    let folder = folder("output");
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let data = data.to_str().unwrap();
    let printed = timeline(&folder, &["compile", data]).stdout;
    timeline(&folder, &["compile", data, "-o", "t.json"]);
    assert_eq!(fs::read(folder.join("t.json")).unwrap(), printed);
    let html = timeline(&folder, &["export", "html", "t.json"]).stdout;
    assert!(html.starts_with(b"<div class=\"dt dt-fallback\""));
}

#[test]
fn exports_have_the_events_in_the_order_in_which_readers_see_them() {
    let folder = folder("order");
    let mut turned: serde_json::Value =
        serde_json::from_str(include_str!("../data/timeline.json")).unwrap();
    turned["events"].as_array_mut().unwrap().reverse();
    fs::write(folder.join("turned.json"), turned.to_string()).unwrap();
    let html = timeline(&folder, &["export", "html", "turned.json"]).stdout;
    let html = String::from_utf8(html).unwrap();
    let ids = [
        "july-attack",
        "ceasefire-accepted",
        "kyiv-barrage",
        "witkoff-moscow",
    ];
    let places = ids.map(|id| html.find(&format!("data-id=\"{id}\"")));
    assert!(places[0].is_some() && places.is_sorted(), "{places:?}");
}

#[test]
fn all_schemas_are_printed_in_one_object() {
    let printed = timeline(&folder("schema"), &["schema"]).stdout;
    let all: serde_json::Value = serde_json::from_slice(&printed).unwrap();
    let names: Vec<_> = all.as_object().unwrap().keys().collect();
    assert_eq!(names, ["article", "json", "people", "places", "timeline"]);
}

#[test]
fn a_long_chronology_is_cut_into_shards_and_a_short_one_is_not() {
    let folder = folder("shards");
    timeline(&folder, &["new", "talks"]);
    let short = timeline(&folder, &["compile", "talks", "--shards", "short"]);
    assert_eq!(code(&short), 0);
    let said = String::from_utf8_lossy(&short.stdout).into_owned();
    assert!(said.contains("too few for shards"), "{said}");
    let whole = fs::read_to_string(folder.join("short/timeline.json")).unwrap();
    let printed = timeline(&folder, &["compile", "talks"]).stdout;
    assert_eq!(whole.as_bytes(), printed);

    fs::write(folder.join("long.json"), long(&whole)).unwrap();
    let cut = &["compile", "long.json", "--shards", "long"];
    assert_eq!(code(&timeline(&folder, cut)), 0);
    let index = fs::read_to_string(folder.join("long/timeline.json")).unwrap();
    let index: serde_json::Value = serde_json::from_str(&index).unwrap();
    assert_eq!(index["shards"]["events"], 1000);
    let shards = folder
        .join("long")
        .join(index["shards"]["folder"].as_str().unwrap());
    let mut found = 0;
    for number in 0..index["shards"]["starts"].as_array().unwrap().len() {
        // Each is a timeline that other commands read as well.
        let shard = shards.join(format!("{number}.json"));
        let list = timeline(&folder, &["export", "html", shard.to_str().unwrap()]);
        assert_eq!(code(&list), 0);
        let shard: serde_json::Value = serde_json::from_slice(&fs::read(shard).unwrap()).unwrap();
        found += shard["events"].as_array().unwrap().len();
    }
    assert_eq!(found, 1000);
    for name in ["people.json", "keys.json", "keys-0.json"] {
        assert!(shards.join(name).exists(), "{name}");
    }

    // The same events make the same folder; the index is no timeline to be cut again.
    timeline(&folder, cut);
    let folders = fs::read_dir(folder.join("long/shards")).unwrap().count();
    assert_eq!(folders, 1);
    let again = &["compile", "long/timeline.json", "--shards", "again"];
    assert_eq!(code(&timeline(&folder, again)), 1);
    for form in ["html", "json-ld", "icalendar", "annotations", "timelinejs"] {
        let empty = timeline(&folder, &["export", form, "long/timeline.json"]);
        assert_eq!((code(&empty), empty.stdout.len()), (1, 0), "{form}");
    }
    let both = &["compile", "long.json", "--shards", "x", "-o", "y.json"];
    assert_eq!(code(&timeline(&folder, both)), 2);
}
