//! What is said of what was read, and of what was not.

use std::fs;

use crate::{code, compiled, folder, said, timeline};

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
fn quotations_and_dates_that_a_form_cannot_hold_are_said() {
    let folder = compiled("lost");
    let exported = timeline(&folder, &["export", "annotations", "t.json"]);
    assert_eq!(
        said(&exported),
        "warning: “We are getting somewhere.” of event `minister-hopes` is left out: \
         its source has neither `url` nor `sha256`\n"
    );
    let text = fs::read_to_string(folder.join("t.json")).unwrap();
    let mut json: serde_json::Value = serde_json::from_str(&text).unwrap();
    for end in ["earliest", "latest"] {
        json["events"][0]["when"][end] = "-000043-03-15T00:00:00Z".into();
    }
    fs::write(folder.join("early.json"), json.to_string()).unwrap();
    assert_eq!(
        said(&timeline(&folder, &["export", "json-ld", "early.json"])),
        "warning: a date of event `talks` is left out: JSON-LD has the years 1 to 9999 only\n"
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
        (
            &["compile", "nowhere"],
            "error[no-chronology]: nowhere: no such folder",
        ),
        (
            &["check", "talks", "--article", "nofile"],
            "error[unreadable]: this file cannot be read: ",
        ),
        (&["export", "html", "latin.txt"], "save it as UTF-8"),
        (
            &["import", "acled", "latin.txt", "-o", "x"],
            "save it as UTF-8",
        ),
        (
            &["check", "talks", "--article", "latin.txt"],
            "error[not-utf8]: this file is not UTF-8\n --> latin.txt:1:4\n",
        ),
        (
            &["export", "html", "talks/timeline.toml"],
            "not a timeline in JSON, which `timeline compile` writes",
        ),
        (
            &["check", "talks", "--article", "report=t.json"],
            "help: an article is called by the `id` of its [source], or by its file's name",
        ),
        (
            &["export", "html", "talks"],
            "export what is compiled from it: timeline compile talks -o timeline.json",
        ),
    ] {
        let failed = timeline(&folder, call);
        assert_eq!(code(&failed), 1, "{call:?}");
        let said = said(&failed);
        assert!(said.contains(words), "{call:?}: {said}");
    }
}

#[test]
fn a_file_that_is_not_utf8_hides_no_other_mistake() {
    let folder = compiled("latin");
    let articles = folder.join("talks/articles");
    let latin = b"[source]\ntitle = \"Caf\xe9\"\npublisher = \"P\"\npublished = 2025-04-25\n\
        [[event]]\nid = \"opening\"\nkind = \"meeting\"\nheadline = \"H\"\nparagraphs = [1]\n";
    fs::write(articles.join("latin.toml"), latin).unwrap();
    let example = fs::read_to_string(articles.join("example.toml")).unwrap();
    let example = example.replace("responds_to = \"talks\"", "responds_to = \"opening\"");
    let example = example.replace("place = \"geneva\"", "place = \"genewa\"");
    fs::write(articles.join("example.toml"), example).unwrap();

    let checked = timeline(&folder, &["check", "talks"]);
    assert_eq!(code(&checked), 1);
    let told = said(&checked);
    for words in [
        "error[not-utf8]: this file is not UTF-8\n --> talks/articles/latin.toml:2:13\n",
        "help: save it as UTF-8",
        "help: did you mean `geneva`?",
        // What the file tells is known all the same.
        "\n2 errors, ",
    ] {
        assert!(told.contains(words), "{words}: {told}");
    }
}

#[cfg(unix)]
#[test]
fn a_file_that_cannot_be_read_hides_no_other_mistake() {
    let folder = compiled("unreadable");
    std::os::unix::fs::symlink("nowhere", folder.join("talks/articles/z.toml")).unwrap();
    fs::write(folder.join("talks/people.toml"), "[ann]\nnam = \"Ann\"\n").unwrap();
    let told = said(&timeline(&folder, &["check", "talks"]));
    assert!(told.starts_with("error[unreadable]: "), "{told}");
    assert!(told.contains(" --> talks/articles/z.toml:1:1\n"), "{told}");
    assert!(told.contains("help: did you mean `name`?"), "{told}");
    assert!(!told.contains("`[source]`"), "{told}");
}

#[test]
fn every_message_to_programs_is_an_object_a_line() {
    let folder = compiled("programs");
    fs::write(folder.join("talks/people.toml"), b"[a]\nname = \"\xe9\"\n").unwrap();
    fs::write(folder.join("latin.json"), b"\xe9").unwrap();
    let text = fs::read_to_string(folder.join("t.json")).unwrap();
    let mut json: serde_json::Value = serde_json::from_str(&text).unwrap();
    json["events"][0]["headline"] = "".into();
    fs::write(folder.join("less.json"), json.to_string()).unwrap();
    let shards = |from: &'static str| ["compile", from, "--shards", "s"];
    for (call, ends, codes) in [
        (&["check", "nowhere"][..], 1, &["no-chronology"][..]),
        (&["check", "talks"], 1, &["not-utf8", "unknown-person"]),
        (&shards("nowhere"), 1, &["input"]),
        (&shards("latin.json"), 1, &["not-utf8"]),
        (&shards("talks/timeline.toml"), 1, &["input"]),
        (&shards("less.json"), 0, &["left-out"]),
        (&["compile", "t.json", "--shards", "t.json"], 2, &["call"]),
        (
            &["compile", "t.json", "--shards", "s", "--article", "nofile"],
            2,
            &["call"],
        ),
    ] {
        let output = timeline(&folder, &[call, &["--format", "json"]].concat());
        assert_eq!(code(&output), ends, "{call:?}");
        let told = said(&output);
        let found: Vec<String> = told
            .lines()
            .map(|line| {
                let line: serde_json::Value =
                    serde_json::from_str(line).unwrap_or_else(|_| panic!("{call:?}: {told}"));
                line["code"].as_str().unwrap().to_owned()
            })
            .collect();
        assert!(
            codes.iter().all(|code| found.contains(&(*code).to_owned())),
            "{call:?}: {told}"
        );
    }
}

#[test]
fn files_that_look_meant_are_named_and_nothing_replaces_the_last_good_file() {
    let folder = compiled("meant");
    let articles = folder.join("talks/articles");
    let article = fs::read(articles.join("example.toml")).unwrap();
    fs::write(articles.join("r.toml.txt"), &article).unwrap();
    fs::write(articles.join("S.TOML"), &article).unwrap();
    fs::write(articles.join("notes.txt"), "notes").unwrap();
    let checked = timeline(&folder, &["check", "talks"]);
    assert_eq!(code(&checked), 0);
    let told = said(&checked);
    for name in ["r.toml.txt", "S.TOML"] {
        let words = format!("warning[skipped]: talks/articles/{name} is not read");
        assert!(told.contains(&words), "{told}");
    }
    assert!(!told.contains("notes.txt"), "{told}");

    let good = fs::read(folder.join("t.json")).unwrap();
    fs::remove_file(articles.join("example.toml")).unwrap();
    let refused = timeline(&folder, &["compile", "talks", "-o", "t.json"]);
    assert_eq!(code(&refused), 1);
    let told = said(&refused);
    assert!(
        told.contains("error[no-article]: there is no article in talks/articles"),
        "{told}"
    );
    assert!(!told.contains("unused"), "{told}");
    assert_eq!(fs::read(folder.join("t.json")).unwrap(), good);

    // An article that has no event yet makes an empty chronology, which is one.
    let source = "[source]\ntitle = \"A\"\npublisher = \"P\"\npublished = 2025-04-25\n";
    fs::write(articles.join("example.toml"), source).unwrap();
    assert_eq!(
        code(&timeline(&folder, &["compile", "talks", "-o", "t.json"])),
        0
    );
}

#[cfg(unix)]
#[test]
fn a_linked_folder_of_articles_is_named() {
    let folder = compiled("linked");
    fs::create_dir(folder.join("others")).unwrap();
    std::os::unix::fs::symlink("../../others", folder.join("talks/articles/others")).unwrap();
    let told = said(&timeline(&folder, &["check", "talks"]));
    assert!(told.contains("talks/articles/others is not read"), "{told}");
    assert!(told.contains("links to folders are not followed"), "{told}");
}

#[cfg(unix)]
#[test]
fn files_beside_the_articles_that_look_meant_are_named() {
    let folder = compiled("beside");
    let talks = folder.join("talks");
    fs::rename(talks.join("people.toml"), talks.join("people.toml.txt")).unwrap();
    fs::remove_file(talks.join("places.toml")).unwrap();
    std::os::unix::fs::symlink("nowhere.toml", talks.join("places.toml")).unwrap();
    let told = said(&timeline(&folder, &["check", "talks"]));
    for words in [
        "warning[skipped]: talks/people.toml.txt is not read\n |\n = help: rename it to `people.toml`",
        "warning[skipped]: talks/places.toml is not read",
    ] {
        assert!(told.contains(words), "{told}");
    }
}

#[test]
fn an_article_that_is_not_among_the_others_is_named() {
    let folder = compiled("astray");
    let talks = folder.join("talks");
    let example = talks.join("articles/example.toml");
    fs::copy(&example, talks.join("report.toml")).unwrap();
    fs::write(talks.join("site.toml"), "[build]\ncommand = \"make\"\n").unwrap();
    let told = said(&timeline(&folder, &["check", "talks"]));
    let words = "warning[skipped]: talks/report.toml is not read\n |\n = help: it is an article; move it into `articles`";
    assert!(told.contains(words), "{told}");
    assert!(!told.contains("site.toml"), "{told}");
}
