//! The program as an editor calls it.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

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

    let mut long: serde_json::Value = serde_json::from_str(&whole).unwrap();
    let event = long["events"][0].clone();
    let events = (0..1000).map(|number| {
        let mut event = event.clone();
        event["id"] = format!("event-{number}").into();
        event
    });
    long["events"] = events.collect();
    fs::write(folder.join("long.json"), long.to_string()).unwrap();
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

/// A folder with a compiled timeline, `t.json`.
fn compiled(name: &str) -> PathBuf {
    let folder = folder(name);
    timeline(&folder, &["new", "talks"]);
    timeline(&folder, &["compile", "talks", "-o", "t.json"]);
    folder
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn nobodys_work_is_overwritten() {
    let folder = folder("work");
    fs::write(
        folder.join("x.txt"),
        "A title\n\nIt was said on 24 April.\n",
    )
    .unwrap();
    let draft = &["draft", "x.txt", "-o", "report.toml"];
    assert_eq!(code(&timeline(&folder, draft)), 0);
    assert_eq!(
        code(&timeline(&folder, draft)),
        0,
        "the same again is no loss"
    );
    fs::write(folder.join("report.toml"), "edited").unwrap();
    let refused = timeline(&folder, draft);
    assert_eq!(code(&refused), 2);
    assert!(said(&refused).contains("report.toml is there already"));
    assert_eq!(fs::read(folder.join("report.toml")).unwrap(), b"edited");

    fs::create_dir_all(folder.join("talks")).unwrap();
    fs::write(folder.join("talks/people.toml"), "[ann]\nname = \"Ann\"\n").unwrap();
    fs::write(
        folder.join("slides.json"),
        r#"{"events":[{"start_date":{"year":"2014"},"text":{"headline":"A"}}]}"#,
    )
    .unwrap();
    for call in [
        &["new", "talks"][..],
        &["import", "timelinejs", "slides.json", "-o", "talks"],
    ] {
        let refused = timeline(&folder, call);
        assert_eq!(code(&refused), 2, "{call:?}");
        assert!(said(&refused).contains("people.toml is there already"));
        let files = fs::read_dir(folder.join("talks")).unwrap().count();
        assert_eq!(files, 1, "{call:?} wrote something");
    }
    let unnamed = timeline(&folder, &["new", ""]);
    assert_eq!(code(&unnamed), 2);
    assert!(!folder.join("timeline.toml").exists());
    let file = timeline(&folder, &["new", "x.txt"]);
    assert_eq!(
        said(&file),
        "error: cannot make x.txt: it is a file; name a folder\n"
    );
}

#[cfg(unix)]
#[test]
fn output_keeps_links_modes_and_pipes_as_they_are() {
    use std::os::unix::fs::{FileTypeExt, PermissionsExt, symlink};
    let folder = compiled("places");
    let html = timeline(&folder, &["export", "html", "t.json"]).stdout;
    let write = |to: &str| {
        let written = timeline(&folder, &["export", "html", "t.json", "-o", to]);
        assert_eq!(code(&written), 0, "{to}: {}", said(&written));
    };

    fs::create_dir(folder.join("site")).unwrap();
    let target = folder.join("site/list.html");
    fs::write(&target, "old").unwrap();
    fs::set_permissions(&target, fs::Permissions::from_mode(0o640)).unwrap();
    symlink("site/list.html", folder.join("link.html")).unwrap();
    write("link.html");
    assert!(folder.join("link.html").is_symlink());
    assert_eq!(fs::read(&target).unwrap(), html);
    let mode = fs::metadata(&target).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o640);

    symlink("site/new.html", folder.join("hanging.html")).unwrap();
    write("hanging.html");
    assert_eq!(fs::read(folder.join("site/new.html")).unwrap(), html);

    let pipe = folder.join("pipe");
    let made = Command::new("mkfifo").arg(&pipe).status().unwrap();
    assert!(made.success());
    let reader = std::thread::spawn({
        let pipe = pipe.clone();
        move || fs::read(pipe).unwrap()
    });
    write("pipe");
    assert_eq!(reader.join().unwrap(), html);
    let kind = fs::symlink_metadata(&pipe).unwrap().file_type();
    assert!(kind.is_fifo());

    let into = timeline(&folder, &["export", "html", "t.json", "-o", "site"]);
    assert!(said(&into).contains("it is a folder; name a file in it"));
}

#[test]
fn no_error_is_hidden_behind_warnings() {
    let folder = folder("many");
    timeline(&folder, &["new", "talks"]);
    let article = |events: &str| {
        format!("[source]\ntitle = \"A\"\npublisher = \"P\"\npublished = 2025-04-25\n{events}")
    };
    let event = |id: &str, kind: &str| {
        format!(
            "[[event]]\nid = \"{id}\"\nkind = \"{kind}\"\nwhen = 2025-04-24\nheadline = \"H\"\n"
        )
    };
    let many: String = (0..120)
        .map(|n| event(&format!("e{n}"), "background"))
        .collect();
    let articles = folder.join("talks/articles");
    fs::write(articles.join("a.toml"), article(&many)).unwrap();
    fs::write(articles.join("z.toml"), article(&event("z", "strik"))).unwrap();
    let checked = timeline(&folder, &["check", "talks"]);
    assert_eq!(code(&checked), 1);
    let said = said(&checked);
    assert!(said.starts_with("error[unknown-kind]"), "{said}");
    assert!(said.contains("more\n1 error, "), "{said}");
}

#[test]
fn what_is_left_out_of_another_form_is_said() {
    let folder = compiled("left-out");
    let text = fs::read_to_string(folder.join("t.json")).unwrap();
    let mut json: serde_json::Value = serde_json::from_str(&text).unwrap();
    let first = json["events"][0]["id"].as_str().unwrap().to_owned();
    json["events"][0]["when"]["earliest"].take();
    fs::write(folder.join("open.json"), json.to_string()).unwrap();
    for form in ["icalendar", "timelinejs"] {
        let exported = timeline(&folder, &["export", form, "open.json"]);
        assert_eq!(code(&exported), 0);
        let told = said(&exported);
        let begins = format!("warning: event `{first}` is left out: ");
        assert!(
            told.starts_with(&begins) && told.contains("first day"),
            "{told}"
        );
    }
    json["events"][0]["when"]["latest"].take();
    fs::write(folder.join("undated.json"), json.to_string()).unwrap();
    let exported = timeline(&folder, &["export", "html", "undated.json"]);
    assert_eq!(
        said(&exported),
        format!(
            "warning: event `{first}` is left out: its `when` has neither `earliest` nor `latest`\n"
        )
    );
}

#[test]
fn what_is_no_folder_and_no_timeline_is_told_as_such() {
    let folder = compiled("kinds");
    fs::write(folder.join("latin.txt"), b"Caf\xe9").unwrap();
    for (call, words) in [
        (
            &["compile", "talks/timeline.toml"][..],
            "a file, and no folder",
        ),
        (&["compile", "t.json"], "a file, and no folder"),
        (&["compile", "nowhere"], "no such folder"),
        (&["export", "html", "latin.txt"], "save it as UTF-8"),
        (
            &["import", "acled", "latin.txt", "-o", "x"],
            "save it as UTF-8",
        ),
        (
            &["check", "talks", "--article", "latin.txt"],
            "save it as UTF-8",
        ),
        (
            &["export", "html", "talks/timeline.toml"],
            "not a timeline in JSON, which `timeline compile` writes",
        ),
    ] {
        let failed = timeline(&folder, call);
        assert_eq!(code(&failed), 1, "{call:?}");
        let said = said(&failed);
        assert!(said.contains(words), "{call:?}: {said}");
    }
}
