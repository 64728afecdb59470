//! Where output goes, and what it leaves as it is.

use std::fs;

use crate::{code, compiled, folder, long, said, timeline};

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
fn what_was_read_is_not_overwritten_by_what_is_made_from_it() {
    let folder = compiled("spared");
    let text = fs::read_to_string(folder.join("t.json")).unwrap();
    let long = long(&text);
    fs::write(folder.join("timeline.json"), &long).unwrap();
    fs::create_dir(folder.join("site")).unwrap();
    std::os::unix::fs::symlink("../timeline.json", folder.join("site/timeline.json")).unwrap();
    let people = fs::read(folder.join("talks/people.toml")).unwrap();
    for call in [
        &["compile", "timeline.json", "--shards", "."][..],
        &["compile", "./timeline.json", "--shards", "site"],
        &["export", "html", "timeline.json", "-o", "timeline.json"],
        &["compile", "talks", "-o", "talks/people.toml"],
    ] {
        let refused = timeline(&folder, call);
        assert_eq!(code(&refused), 2, "{call:?}");
        let told = said(&refused);
        assert!(
            told.contains("is what was read, and is not overwritten"),
            "{told}"
        );
    }
    assert_eq!(
        fs::read_to_string(folder.join("timeline.json")).unwrap(),
        long
    );
    assert_eq!(fs::read(folder.join("talks/people.toml")).unwrap(), people);
    assert!(!folder.join("shards").exists() && !folder.join("site/shards").exists());

    // Its index may be replaced, and a short timeline by itself.
    let elsewhere = &["compile", "timeline.json", "--shards", "public"];
    for _ in 0..2 {
        assert_eq!(code(&timeline(&folder, elsewhere)), 0);
    }
    fs::write(folder.join("timeline.json"), &text).unwrap();
    let same = &["compile", "timeline.json", "--shards", "."];
    assert_eq!(code(&timeline(&folder, same)), 0);
    assert_eq!(
        fs::read_to_string(folder.join("timeline.json")).unwrap(),
        text
    );
}

#[test]
fn a_draft_finds_the_schemas_that_stand_beside_it() {
    let folder = compiled("beside");
    fs::write(
        folder.join("x.txt"),
        "A title\n\nIt was said on 24 April.\n",
    )
    .unwrap();
    let first = |to: &str| {
        let drafted = timeline(&folder, &["draft", "x.txt", "-o", to]);
        assert_eq!(code(&drafted), 0, "{}", said(&drafted));
        let text = fs::read_to_string(folder.join(to)).unwrap();
        text.lines().next().unwrap().to_owned()
    };
    // An editor's completion reads this line; the path is as in the files of `timeline new`.
    let laid_out = fs::read_dir(folder.join("talks/articles")).unwrap().next();
    let example = fs::read_to_string(laid_out.unwrap().unwrap().path()).unwrap();
    let line = first("talks/articles/x.toml");
    assert_eq!(Some(line.as_str()), example.lines().next());
    assert_eq!(first("x.toml"), "[source]");

    let nowhere = timeline(&folder, &["draft", "x.txt", "-o", "talk/articles/x.toml"]);
    assert_eq!(code(&nowhere), 2);
    assert_eq!(
        said(&nowhere),
        "error: cannot write talk/articles/x.toml: there is no folder talk/articles; make it first\n"
    );
}

#[cfg(unix)]
#[test]
fn output_keeps_links_modes_and_pipes_as_they_are() {
    use std::os::unix::fs::{FileTypeExt, PermissionsExt, symlink};
    use std::process::Command;
    use std::sync::mpsc;
    use std::time::Duration;

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
    let (tell, told) = mpsc::channel();
    std::thread::spawn({
        let pipe = pipe.clone();
        move || tell.send(fs::read(pipe).unwrap())
    });
    write("pipe");
    // If something else is there now, or nothing was written, the reader waits for ever.
    let kind = fs::symlink_metadata(&pipe).unwrap().file_type();
    assert!(kind.is_fifo());
    let read = told.recv_timeout(Duration::from_secs(20));
    assert_eq!(read.unwrap(), html);

    let into = timeline(&folder, &["export", "html", "t.json", "-o", "site"]);
    assert!(said(&into).contains("it is a folder; name a file in it"));
}

#[test]
fn more_kinds_than_shards_have_room_for_are_refused() {
    let folder = compiled("kinds-in-shards");
    let text = fs::read_to_string(folder.join("t.json")).unwrap();
    let mut long: serde_json::Value = serde_json::from_str(&long(&text)).unwrap();
    let cut = &["compile", "long.json", "--shards", "site"];
    for (most, ends) in [(256, 1), (255, 0)] {
        for (number, event) in long["events"]
            .as_array_mut()
            .unwrap()
            .iter_mut()
            .enumerate()
        {
            event["kind"] = format!("kind-{}", number % most).into();
        }
        fs::write(folder.join("long.json"), long.to_string()).unwrap();
        let done = timeline(&folder, cut);
        assert_eq!(code(&done), ends, "{}", said(&done));
        assert_eq!(folder.join("site").exists(), ends == 0);
    }
}
