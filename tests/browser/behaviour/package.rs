//! The npm package, as other people's projects use it: packed, installed,
//! type-checked, bundled, and driven.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use browser_tests::{Page, Result, Site, drive, project};
use serde_json::json;

/// The package, packed once for all tests.
static TARBALL: LazyLock<PathBuf> = LazyLock::new(|| {
    let folder = project().join("target/package");
    assert!(
        folder.join("npm/package.json").exists(),
        "there is no package: run `cargo xtask package` first"
    );
    let output = npm(&folder, &["pack", "./npm", "--json"]);
    let packed: serde_json::Value = serde_json::from_slice(&output).unwrap();
    let name = packed[0]["filename"].as_str().unwrap();
    folder.join(name)
});

/// Runs npm, which every project of this kind has at hand.
fn npm(folder: &Path, arguments: &[&str]) -> Vec<u8> {
    let output = Command::new("npm")
        .args(arguments)
        .current_dir(folder)
        .output()
        .expect("npm is not installed");
    assert!(
        output.status.success(),
        "npm {arguments:?}: {}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    output.stdout
}

/// Copies a project, installs the packed package into it, and builds it. What else it depends on
/// is in the folder above it, where set-up put it: no test needs a network.
fn built(source: &str, name: &str) -> PathBuf {
    let apps = project().join(".tools/apps");
    assert!(
        apps.join("node_modules").exists(),
        "there is nothing to build apps from: run `cargo xtask setup` first"
    );
    let app = apps.join(name);
    if app.exists() {
        fs::remove_dir_all(&app).unwrap();
    }
    copy(&project().join(source), &app);
    let manifest = app.join("package.json");
    let mut package = json_of(&manifest);
    let installed = json_of(&project().join("tests/package/package.json"));
    for kind in ["dependencies", "devDependencies"] {
        for (name, version) in package[kind].as_object().unwrap() {
            let there = &installed["dependencies"][name];
            assert!(
                name == "diplomatic-timeline" || there == version,
                "{source} asks for {name} {version}, tests/package for {there}"
            );
        }
    }
    package["dependencies"] =
        json!({ "diplomatic-timeline": format!("file:{}", TARBALL.display()) });
    package["devDependencies"] = json!({});
    fs::write(&manifest, package.to_string()).unwrap();
    // The chronology of the project itself must be one in the eyes of the types.
    let story = project().join("data/timeline.json");
    fs::copy(story, app.join("src/real.json")).unwrap();
    let options = ["--no-audit", "--no-fund", "--no-package-lock"];
    npm(
        &app,
        &[&["install", "--offline", "--ignore-scripts"], &options[..]].concat(),
    );
    npm(&app, &["run", "build"]);
    app.join("dist")
}

fn json_of(file: &Path) -> serde_json::Value {
    serde_json::from_slice(&fs::read(file).unwrap()).unwrap()
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name();
        if name == "node_modules" || name == "dist" {
            continue;
        }
        let to = to.join(&name);
        if entry.path().is_dir() {
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}

#[test]
fn the_package_holds_what_it_promises() {
    let folder = project().join("target/package/npm");
    let manifest = json_of(&folder.join("package.json"));
    let root = &manifest["exports"]["."];
    for file in [
        &manifest["main"],
        &manifest["types"],
        &manifest["unpkg"],
        &root["types"],
        &root["default"],
        &manifest["exports"]["./react"]["types"],
    ] {
        let file = file.as_str().unwrap();
        assert!(folder.join(file).exists(), "{file} is missing");
    }
    for file in manifest["sideEffects"].as_array().unwrap() {
        assert!(folder.join(file.as_str().unwrap()).exists(), "{file}");
    }
    for file in [
        "README.md",
        "schema/timeline.schema.json",
        "LICENSE-MIT",
        "LICENSE-APACHE",
        "integrity.json",
    ] {
        assert!(folder.join(file).exists(), "{file} is missing");
    }
}

#[test]
fn the_licences_of_others_go_along() {
    let file = project().join("target/package/npm/THIRD-PARTY.txt");
    let list = fs::read_to_string(file).unwrap();
    let (_, kept) = list.split_once("\nhifijson v").expect("no hifijson");
    assert!(kept.contains("Copyright (c) Michael Färber"), "no text");
    for (whose, why) in [
        ("yew v", "the crates that the program is made of"),
        ("web-sys v", "what they stand on"),
        ("Copyright (c) 2019 Carl Lerche", "who holds the rights"),
        ("\nstd v", "Rust's library"),
        ("dlmalloc v", "what that stands on"),
        ("libm, of Rust's library", "what that took in"),
        ("UNICODE LICENSE", "the data in it"),
    ] {
        assert!(list.contains(whose), "`{whose}` is missing: {why}");
    }
    for (other, why) in [
        ("toml v", "in the compiler alone"),
        ("fantoccini v", "in tests alone"),
        ("yew-macro v", "in the Rust compiler alone"),
        ("diplomatic-timeline v", "our own"),
    ] {
        assert!(!list.contains(other), "`{other}` is {why}");
    }
}

#[test]
fn it_does_nothing_where_there_is_no_browser() {
    let output = Command::new("node")
        .args([
            "--input-type=module",
            "--eval",
            "import 'diplomatic-timeline';",
        ])
        .current_dir(project().join("target/package/npm"))
        .output()
        .expect("node is not installed");
    let said = [output.stdout, output.stderr].concat();
    assert!(
        output.status.success() && said.is_empty(),
        "{}",
        String::from_utf8_lossy(&said)
    );
}

#[test]
fn it_works_from_a_static_host() {
    drive(async |page: &Page| -> Result<()> {
        let site = Site::of(project().join("target/package/npm")).await?;
        site.page(
            "/",
            "<!doctype html><html lang=en><title>A page</title><link rel=icon href=\"data:,\">\
             <script type=module src=diplomatic-timeline.js></script>\
             <diplomatic-timeline src=data.json></diplomatic-timeline>",
        );
        let data = crate::element::three().to_string();
        site.answer("/data.json", browser_tests::Answer::text(data));
        page.open(&site.url("")).await?;
        page.widget().ready().await
    });
}

#[test]
fn it_works_from_another_host() {
    drive(async |page: &Page| -> Result<()> {
        let cdn = Site::of(project().join("target/package/npm")).await?;
        let integrity: serde_json::Value = serde_json::from_slice(&fs::read(
            project().join("target/package/npm/integrity.json"),
        )?)?;
        for file in integrity.as_object().unwrap().keys() {
            let open = browser_tests::Answer::file().header("Access-Control-Allow-Origin", "*");
            cdn.answer(&format!("/{file}"), open);
        }
        page.site.page(
            "/page.html",
            format!(
                "<!doctype html><html lang=en><title>A page</title><link rel=icon href=\"data:,\">\
                 <script type=module src=\"{}\" integrity=\"{}\" crossorigin=anonymous></script>\
                 <diplomatic-timeline src=data.json></diplomatic-timeline>",
                cdn.url("diplomatic-timeline.js"),
                integrity["diplomatic-timeline.js"].as_str().unwrap()
            ),
        );
        let data = crate::element::three().to_string();
        page.site
            .answer("/data.json", browser_tests::Answer::text(data));
        page.open("page.html").await?;
        page.widget().ready().await
    });
}

#[test]
fn it_works_in_a_vite_app_that_uses_everything() {
    let dist = built("tests/package/vite", "vite");
    drive(async |page: &Page| -> Result<()> {
        let site = Site::of(dist).await?;
        page.open(&site.url("")).await?;
        page.until("all was done", "heard.includes('done')").await?;
        let heard = page.js("return heard").await?;
        let heard: Vec<&str> = heard
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|line| line.as_str())
            .collect();
        for line in [
            "ready everything|Everything|en|3|0",
            "select vote|The house votes|vote|2025-01-03|2|3",
            "select call|The speaker calls a vote|statement|2025-01-02|1|3",
            "timeline 3 proportional no hash",
            "made version",
            "refused true",
        ] {
            assert!(heard.contains(&line), "`{line}` in {heard:#?}");
        }
        assert!(!heard.contains(&"never"));
        page.nth_widget(1).ready().await
    });
}

#[test]
fn it_works_in_a_react_app() {
    let dist = built("examples/react", "react");
    drive(async |page: &Page| -> Result<()> {
        let site = Site::of(dist).await?;
        page.size(1200, 1000).await?;
        page.open(&site.url("")).await?;
        page.widget().ready().await?;
        let said =
            |text: &str| format!("document.querySelector('#current').textContent === '{text}'");
        page.until(
            "the first is selected",
            &said("1 of 3: The conference opens"),
        )
        .await?;
        page.js("document.querySelector('#on').click()").await?;
        page.until(
            "a button goes on",
            &said("2 of 3: The chair presents a draft"),
        )
        .await?;
        page.js("document.querySelector('input').click()").await?;
        page.until(
            "a filter moves the selection",
            &said("1 of 2: The conference opens"),
        )
        .await?;
        page.js("document.querySelector('input').click()").await?;
        page.js("document.querySelector('#on').click()").await?;
        page.until("it is lifted", &said("2 of 3: The chair presents a draft"))
            .await
    });
}
