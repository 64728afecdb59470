//! What others wrote of a release, and their licences: these ask that their text, or at least who
//! holds the rights, goes along with every copy, and a release is one.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;

use crate::process::Project;
use crate::tools::{self, WASM};

const FILE: &str = "THIRD-PARTY.txt";
const HEAD: &str = "\
The program in diplomatic-timeline-wasm_bg.wasm holds parts of the works named here, and most of
diplomatic-timeline-wasm.js was written by wasm-bindgen. Under each line of `=` are works, with the
licences under which they may be had, and then the text of the one that is made use of.
";
const LINE: &str =
    "================================================================================";

/// Our own, in which the others' works are.
const OWN: &str = "diplomatic-timeline";
/// The text for what packs none, in files named for a crate or for a family of crates.
const KEPT: &str = "xtask/licences";
/// The name there for the parts of Rust's standard library.
const LIBRARY: &str = "standard-library";
/// Others' works that are part of the library without being crates of their own.
const WITHIN: [&str; 4] = [
    "backtrace",
    "compiler-builtins/libm",
    "portable-simd",
    "stdarch",
];
const NAMES: [&str; 5] = ["LICENSE", "LICENCE", "COPYING", "COPYRIGHT", "NOTICE"];

/// Works by the texts of their licences.
type Works = BTreeMap<String, BTreeSet<String>>;

/// Writes the list into the release's folder.
///
/// # Errors
///
/// When there is no text for a crate, or cargo does not tell which ones there are.
pub(super) fn list(project: &Project, folder: &Path) -> Result<()> {
    let library = tools::sources(project)?;
    let mut works = Works::new();
    linked(project, &project.path(""), &[OWN], &mut works)?;
    linked(project, &library, &["std", "panic_abort"], &mut works)?;
    for name in WITHIN {
        let texts = packed(&library.join(name), "")?;
        ensure!(!texts.is_empty(), "{name} in Rust's library has no licence");
        add(&mut works, &format!("{name}, of Rust's library"), texts);
    }
    fs::write(folder.join(FILE), written(&works)).context(FILE)
}

/// Adds the crates that a program for the browser is linked from.
fn linked(project: &Project, root: &Path, packages: &[&str], works: &mut Works) -> Result<()> {
    let cargo = |task: &str| {
        let mut cargo = project.command("cargo");
        cargo
            .args([task, "--offline", "--locked", "--manifest-path"])
            .arg(root.join("Cargo.toml"))
            .env("RUSTC_BOOTSTRAP", "1");
        cargo
    };
    let mut tree = cargo("tree");
    tree.args(["--target", WASM, "--edges", "normal,no-proc-macro"]);
    tree.args(["--prefix", "none", "--format", "{p}"]);
    for package in packages {
        tree.args(["--package", package]);
    }
    let tree = printed(&mut tree)?;
    let linked: BTreeSet<&str> = tree.lines().filter_map(named).collect();
    let mut metadata = cargo("metadata");
    let metadata = printed(metadata.args(["--format-version=1", "--filter-platform", WASM]))?;
    let metadata: Value = serde_json::from_str(&metadata)?;
    for package in metadata["packages"].as_array().into_iter().flatten() {
        let text = |key: &str| package[key].as_str().unwrap_or_default();
        let (name, licence) = (text("name"), text("license"));
        let work = format!("{name} v{}", text("version"));
        if name == OWN || !linked.contains(&*work) {
            continue;
        }
        let folder = Path::new(text("manifest_path")).parent().context(KEPT)?;
        let mut texts = packed(folder, licence)?;
        // A crate of Rust's library shares the text of the folder that it stands in.
        if let Some(above) = folder.parent()
            && texts.is_empty()
            && above.starts_with(root)
        {
            texts = packed(above, licence)?;
        }
        if texts.is_empty() {
            let own = package["source"].is_null();
            texts.push(kept(project, if own { LIBRARY } else { name })?);
        }
        add(works, &format!("{work} ({licence})"), texts);
    }
    Ok(())
}

/// The name and the version at the beginning of a line of cargo's tree.
fn named(line: &str) -> Option<&str> {
    let name = line.find(' ')?;
    let rest = line.get(name + 1..)?;
    line.get(..name + 1 + rest.find(' ').unwrap_or(rest.len()))
}

/// The texts that a crate packs; where one may choose, not that of Apache, which is the longest.
fn packed(folder: &Path, licence: &str) -> Result<Vec<String>> {
    let mut texts = Vec::new();
    for file in fs::read_dir(folder)? {
        let file = file?;
        let name = file.file_name().to_string_lossy().to_uppercase();
        if NAMES.iter().any(|start| name.starts_with(start)) && file.path().is_file() {
            let text = fs::read_to_string(file.path())?;
            texts.push((name, text.replace('\r', "").trim_end().to_owned()));
        }
    }
    if texts.len() > 1 && !licence.contains("AND") {
        texts.retain(|(name, _)| !name.contains("APACHE"));
    }
    texts.sort();
    Ok(texts.into_iter().map(|(_, text)| text).collect())
}

/// The text that the project keeps for a crate that packs none.
fn kept(project: &Project, name: &str) -> Result<String> {
    let family = name.split('-').next().unwrap_or_default();
    for file in [name, family] {
        let file = project.path(KEPT).join(file);
        if file.is_file() {
            return Ok(fs::read_to_string(file)?.trim_end().to_owned());
        }
    }
    bail!("{name} packs no licence: write the text that it is under into {KEPT}/{name}")
}

fn add(works: &mut Works, work: &str, texts: Vec<String>) {
    for text in texts {
        works.entry(text).or_default().insert(work.to_owned());
    }
}

/// Each text once, under the works that it is for, by their names.
fn written(works: &Works) -> String {
    let mut parts: Vec<_> = works.iter().map(|(text, works)| (works, text)).collect();
    parts.sort();
    let mut list = HEAD.to_owned();
    for (works, text) in parts {
        let works: Vec<&str> = works.iter().map(String::as_str).collect();
        list += &format!("\n{LINE}\n{}\n\n{text}\n", works.join("\n"));
    }
    list
}

fn printed(command: &mut Command) -> Result<String> {
    let output = command.output().context("cannot run cargo")?;
    ensure!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).context("cargo's answer is not UTF-8")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crate_is_named_with_its_version() {
        assert_eq!(named("slab v0.4.12"), Some("slab v0.4.12"));
        assert_eq!(named("std v0.0.0 (/rust/std) (*)"), Some("std v0.0.0"));
        assert_eq!(named(""), None);
    }

    #[test]
    fn of_licences_to_choose_from_the_short_one_is_taken() -> Result<()> {
        let folder = std::env::temp_dir().join(format!("licences-{}", std::process::id()));
        fs::create_dir_all(&folder)?;
        let texts = |licence: &str| packed(&folder, licence);
        assert!(texts("MIT")?.is_empty());
        fs::write(folder.join("LICENSE-APACHE"), "long\r\nlong\n")?;
        assert_eq!(texts("Apache-2.0")?, ["long\nlong"]);
        fs::write(folder.join("LICENSE-MIT"), "short\n")?;
        assert_eq!(texts("MIT OR Apache-2.0")?, ["short"]);
        assert_eq!(texts("MIT AND Apache-2.0")?, ["long\nlong", "short"]);
        fs::remove_dir_all(folder)?;
        Ok(())
    }

    #[test]
    fn a_text_stands_once_under_all_that_it_is_for() {
        let mut works = Works::new();
        for work in ["slab v1", "bytes v1"] {
            add(&mut works, work, vec![String::from("Permission")]);
        }
        let part = format!("\n{LINE}\nbytes v1\nslab v1\n\nPermission\n");
        assert_eq!(written(&works), format!("{HEAD}{part}"));
    }
}
