//! The package for npm: the release's files, and what editors and bundlers read.
//!
//! `diplomatic-timeline.js` in it is the release's, for pages and content
//! networks: small, and it knows the hashes of the other files. `index.js` and
//! what it imports are the same script as written, for bundlers: they read its
//! comments, give the other files names of their own, and may change them, so
//! it knows no hashes.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::process::Project;
use crate::{build, tools};

/// Where the package is made.
const PACKAGE: &str = "target/package/npm";

/// From the release, as they are.
const RELEASED: [&str; 11] = [
    "diplomatic-timeline.js",
    "diplomatic-timeline-wasm.js",
    "diplomatic-timeline-wasm_bg.wasm",
    "diplomatic-timeline.css",
    "integrity.json",
    "THIRD-PARTY.txt",
    "embed.html",
    "embed.css",
    "embed.js",
    "embed-parent.js",
    "icon.svg",
];

/// From the sources, and what they are called in the package.
const SOURCES: [(&str, &str); 10] = [
    ("src/element/diplomatic-timeline.js", "index.js"),
    ("src/element/fetching.js", "fetching.js"),
    (
        "src/element/diplomatic-timeline.d.ts",
        "diplomatic-timeline.d.ts",
    ),
    ("src/element/timeline.d.ts", "timeline.d.ts"),
    ("src/element/react.d.ts", "react.d.ts"),
    ("docs/embedding.md", "README.md"),
    // The one above leads to it.
    ("docs/benchmarks.md", "benchmarks.md"),
    ("CHANGELOG.md", "CHANGELOG.md"),
    ("LICENSE-APACHE", "LICENSE-APACHE"),
    ("LICENSE-MIT", "LICENSE-MIT"),
];

/// Folders that go along where there are any: words of other languages, and schemas.
const FOLDERS: [(&str, &str); 2] = [("dist/words", "words"), ("schema", "schema")];

/// Makes the package from the release in `dist/`, which is built first if it is not there.
///
/// # Errors
///
/// When the release cannot be built, or a file is missing.
pub(crate) fn make(project: &Project) -> Result<()> {
    if !project.path("dist/THIRD-PARTY.txt").exists() {
        tools::for_building(project)?;
        build::release(project)?;
    }
    let package = project.path(PACKAGE);
    if package.exists() {
        fs::remove_dir_all(&package).context("the last package cannot be removed")?;
    }
    fs::create_dir_all(&package)?;
    for name in RELEASED {
        copy(&project.path("dist").join(name), &package.join(name))?;
    }
    for (source, name) in SOURCES {
        copy(&project.path(source), &package.join(name))?;
    }
    for (source, name) in FOLDERS {
        let (source, folder) = (project.path(source), package.join(name));
        if source.is_dir() {
            fs::create_dir_all(&folder)?;
            for file in fs::read_dir(source)? {
                let file = file?;
                if file.path().is_file() {
                    copy(&file.path(), &folder.join(file.file_name()))?;
                }
            }
        }
    }
    let manifest = fs::read_to_string(project.path("src/element/package.json"))?;
    let version = version(&fs::read_to_string(project.path("Cargo.toml"))?)?;
    fs::write(package.join("package.json"), fill_in(&manifest, &version)?)?;
    println!("{PACKAGE} holds version {version}; `npm publish {PACKAGE}` would publish it.");
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    let name = || format!("{} cannot be copied", from.display());
    fs::copy(from, to).map(drop).with_context(name)
}

/// The version of the project's own package.
fn version(manifest: &str) -> Result<String> {
    let package = manifest.split("[package]").nth(1).unwrap_or_default();
    let line = package
        .lines()
        .find_map(|line| line.strip_prefix("version = \""));
    let version = line.and_then(|line| line.strip_suffix('"'));
    version
        .map(str::to_owned)
        .context("Cargo.toml names no version")
}

fn fill_in(manifest: &str, version: &str) -> Result<String> {
    const PLACE: &str = "\"version\": \"0.0.0\"";
    ensure!(
        manifest.contains(PLACE),
        "package.json has no place for the version"
    );
    Ok(manifest.replace(PLACE, &format!("\"version\": \"{version}\"")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_the_project_s_own() {
        let manifest = "[workspace.package]\nversion = \"9.9.9\"\n[package]\nname = \"a\"\nversion = \"1.2.3\"\n";
        assert_eq!(version(manifest).ok().as_deref(), Some("1.2.3"));
        assert!(version("[package]\nname = \"a\"\n").is_err());
    }

    #[test]
    fn its_readme_leads_to_nothing_that_it_lacks() {
        let readme = include_str!("../../docs/embedding.md");
        for link in readme.split("](").skip(1) {
            let to = link.split([')', '#']).next().unwrap_or_default();
            let there = SOURCES.iter().any(|(_, name)| *name == to);
            assert!(to.is_empty() || to.contains("://") || there, "{to}");
        }
    }

    #[test]
    fn the_version_takes_its_place() {
        let filled = fill_in("{ \"version\": \"0.0.0\" }", "1.2.3");
        assert_eq!(filled.ok().as_deref(), Some("{ \"version\": \"1.2.3\" }"));
        assert!(fill_in("{}", "1.2.3").is_err());
    }
}
