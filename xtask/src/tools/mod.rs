//! The tools that the tasks need, each in one version, and why.
//!
//! A tool that the machine has in the right version is used as it is. What is
//! missing goes into `.tools/` in the project. Only parts of Rust go into the
//! toolchain that `rust-toolchain.toml` names, crates to where cargo keeps them,
//! and browsers come from the system (see [`machine`]).

mod install;
mod machine;
mod sysroot;

use std::fs;

use anyhow::{Context, Result, bail};

use self::install::{Crate, announce, fetched, from_npm};
use crate::process::{Project, must};

pub(crate) use self::machine::{SETTINGS, others};
pub(crate) use self::sysroot::{FLAGS, small, sources};

pub(crate) const WASM: &str = "wasm32-unknown-unknown";
const BINARYEN: &str = "132.0.0";
const ESBUILD: &str = "0.28.2";
const AXE: &str = "4.14.1";
const VIS: &str = "8.5.4";
const TIMELINEJS: &str = "3.9.11";

const TRUNK: Crate = Crate {
    package: "trunk",
    program: "trunk",
    version: "0.21.14",
    // Without its defaults it cannot fetch tools by itself, nor ask for updates.
    options: &["--locked", "--no-default-features"],
    // It does nothing that takes long.
    optimisation: "0",
    why: "builds and serves the page",
    time: "3 minutes",
};

/// Everything that building and serving the page takes; after it neither needs a network.
///
/// # Errors
///
/// When something cannot be installed, with what to do about it.
pub(crate) fn for_building(project: &Project) -> Result<()> {
    wasm_target(project)?;
    crates(project)?;
    sources(project)?;
    install::from_cargo(project, &TRUNK)?;
    wasm_bindgen(project)?;
    install::clear(project);
    minifiers(project)
}

/// What makes a release's files smaller.
///
/// # Errors
///
/// When it cannot be installed.
pub(crate) fn minifiers(project: &Project) -> Result<()> {
    let version = project.answer("wasm-opt", &["--version"]);
    if !version.is_some_and(|text| says(&text, major(BINARYEN))) {
        from_npm(
            project,
            "binaryen",
            BINARYEN,
            "its wasm-opt makes the release small",
        )?;
    }
    let version = project.answer("esbuild", &["--version"]);
    if version.is_some_and(|text| says(&text, ESBUILD)) {
        return Ok(());
    }
    from_npm(
        project,
        "esbuild",
        ESBUILD,
        "makes the release's scripts and sheets smaller",
    )
}

/// Everything that driving a browser takes, besides [`for_building`].
///
/// # Errors
///
/// When there is no Chromium with its driver and none can be installed.
pub(crate) fn for_browsing(project: &Project) -> Result<()> {
    axe(project)?;
    machine::chromium(project)
}

fn axe(project: &Project) -> Result<()> {
    let why = "judges the page by the rules for accessibility";
    library(project, "axe-core", AXE, why)
}

/// What the apps are built from in which tests use the package, in the versions of a lock file.
///
/// # Errors
///
/// When npm is missing or fails.
pub(crate) fn apps(project: &Project) -> Result<()> {
    const LOCK: &str = "package-lock.json";
    let (source, folder) = (project.path("tests/package"), project.path(".tools/apps"));
    let lock = fs::read(source.join(LOCK)).context(LOCK)?;
    // npm writes this one last, so that nothing half-installed is taken for the whole.
    let whole = folder.join("node_modules/.package-lock.json").exists();
    if whole && fs::read(folder.join(LOCK)).is_ok_and(|there| there == lock) {
        return Ok(());
    }
    announce(
        "TypeScript, Vite and React",
        "tests use the package in apps as other people build them",
        "half a minute",
    );
    fs::create_dir_all(&folder)?;
    for file in ["package.json", LOCK] {
        fs::copy(source.join(file), folder.join(file)).context(file)?;
    }
    let mut npm = project.command("npm");
    npm.args(["ci", "--ignore-scripts", "--prefer-offline"]);
    npm.args(["--engine-strict", "--no-audit", "--no-fund"]);
    npm.current_dir(&folder);
    must(&mut npm).context("they need Node.js 20.19 or 22.12, with npm")
}

/// What the widget is measured against.
///
/// # Errors
///
/// When one cannot be installed.
pub(crate) fn peers(project: &Project) -> Result<()> {
    let why = "the widget is measured against it";
    library(project, "vis-timeline", VIS, why)?;
    library(project, "@knight-lab/timelinejs", TIMELINEJS, why)
}

/// Not a program: its files are read from where npm puts them.
fn library(project: &Project, package: &str, version: &str, why: &str) -> Result<()> {
    let manifest = project.path(&format!(".tools/node_modules/{package}/package.json"));
    let stated = format!("\"version\": \"{version}\"");
    if fs::read_to_string(manifest).is_ok_and(|text| text.contains(&stated)) {
        return Ok(());
    }
    from_npm(project, package, version, why)
}

fn wasm_target(project: &Project) -> Result<()> {
    let folder = project.answer("rustc", &["--print", "target-libdir", "--target", WASM]);
    let there = |folder: String| fs::read_dir(folder).is_ok_and(|mut files| files.next().is_some());
    if folder.is_some_and(there) {
        return Ok(());
    }
    announce(
        "the Rust target for WebAssembly",
        "the widget is compiled to it",
        "a few seconds",
    );
    must(project.command("rustup").args(["target", "add", WASM]))
        .with_context(|| format!("add the target `{WASM}` to your Rust toolchain"))
}

/// Brings the sources of all crates, so that later builds need no network.
fn crates(project: &Project) -> Result<()> {
    let host = host(project)?;
    fetched(
        "the crates in Cargo.lock",
        "the project is built from them",
        || {
            let mut cargo = project.command("cargo");
            cargo.args(["fetch", "--locked", "--target", WASM, "--target", &host]);
            cargo
        },
    )
}

fn host(project: &Project) -> Result<String> {
    let about = project
        .answer("rustc", &["-vV"])
        .context("`rustc` is not installed")?;
    let host = about.lines().find_map(|line| line.strip_prefix("host: "));
    Ok(host.context("`rustc -vV` names no host")?.to_owned())
}

/// The command line of wasm-bindgen must be of the very version of the crate.
fn wasm_bindgen(project: &Project) -> Result<()> {
    let lock = fs::read_to_string(project.path("Cargo.lock")).context("Cargo.lock is missing")?;
    let version = locked(&lock, "wasm-bindgen").context("Cargo.lock has no wasm-bindgen")?;
    let tool = Crate {
        package: "wasm-bindgen-cli",
        program: "wasm-bindgen",
        version,
        // Its own lock file names a crate that can no longer be resolved.
        options: &[],
        // It works through the whole program at every change.
        optimisation: "1",
        why: "joins the compiled widget to JavaScript",
        time: "2 minutes",
    };
    install::from_cargo(project, &tool)?;
    if project.find_program("wasm-bindgen-test-runner").is_none() {
        bail!("wasm-bindgen {version} is installed without wasm-bindgen-test-runner");
    }
    Ok(())
}

/// The version of a crate that a lock file names.
fn locked<'a>(lock: &'a str, name: &str) -> Option<&'a str> {
    let mut lines = lock.lines();
    lines.find(|line| {
        line.strip_prefix("name = ")
            .is_some_and(|rest| rest.trim_matches('"') == name)
    })?;
    Some(lines.next()?.strip_prefix("version = ")?.trim_matches('"'))
}

/// Whether a program's own words name the version, as a word of its own.
fn says(text: &str, version: &str) -> bool {
    text.split_whitespace().any(|word| word == version)
}

fn major(version: &str) -> &str {
    version.split('.').next().unwrap_or(version)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lock_file_names_the_version() {
        let lock = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.9\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked(lock, "yew"), None);
    }

    #[test]
    fn a_version_must_match_whole() {
        assert!(says("wasm-bindgen 0.2.130", "0.2.130"));
        assert!(says("wasm-opt version 132 (version_132)", major(BINARYEN)));
        assert!(!says("wasm-bindgen 0.2.13", "0.2.130"));
        assert!(!says("trunk 0.21.140", TRUNK.version));
    }

    #[test]
    fn the_lock_file_of_apps_names_no_host() {
        let lock = include_str!("../../../tests/package/package-lock.json");
        assert!(!lock.contains("\"resolved\""), "CONTRIBUTING.md says how");
    }
}
