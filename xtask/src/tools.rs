//! The tools that the tasks need: which, in which version, and how each is had.
//!
//! A tool that the machine has in the right version is used as it is. What is
//! missing goes into `.tools/` in the project: nothing of the user's is changed.
//! Browsers are the exception, they come from the system (see [`machine`]).

use std::fs;

use anyhow::{Context, Result, bail};

use crate::machine;
use crate::process::{Project, must};

const WASM: &str = "wasm32-unknown-unknown";
const TRUNK: &str = "0.21.14";
const BINARYEN: &str = "132.0.0";
const ESBUILD: &str = "0.28.2";
/// Where tools are compiled; both share what both depend on.
const SCRATCH: &str = ".tools/target";

/// Everything that building and serving the page takes.
///
/// # Errors
///
/// When something cannot be installed, with what to do about it.
pub(crate) fn for_building(project: &Project) -> Result<()> {
    wasm_target(project)?;
    crates(project)?;
    from_cargo(
        project,
        "trunk",
        "trunk",
        TRUNK,
        true,
        "builds and serves the page",
        "4 minutes",
    )?;
    wasm_bindgen(project)?;
    // What was compiled on the way to the tools is of no more use.
    let _ = fs::remove_dir_all(project.path(SCRATCH));
    if !project
        .answer("wasm-opt", &["--version"])
        .is_some_and(|text| says(&text, major(BINARYEN)))
    {
        from_npm(
            project,
            "binaryen",
            BINARYEN,
            "its wasm-opt makes the release small",
        )?;
    }
    Ok(())
}

/// What makes a release's scripts and sheets smaller.
///
/// # Errors
///
/// When it cannot be installed.
pub(crate) fn minifier(project: &Project) -> Result<()> {
    if project
        .answer("esbuild", &["--version"])
        .is_some_and(|text| says(&text, ESBUILD))
    {
        return Ok(());
    }
    from_npm(
        project,
        "esbuild",
        ESBUILD,
        "makes the release's scripts and sheets smaller",
    )
}

/// Everything that tests in a browser take, besides [`for_building`].
///
/// # Errors
///
/// When there is no Chromium with its driver and none can be installed.
pub(crate) fn for_browsing(project: &Project) -> Result<()> {
    wasm_bindgen(project)?;
    machine::chromium(project)
}

fn wasm_target(project: &Project) -> Result<()> {
    let folder = project.answer("rustc", &["--print", "target-libdir", "--target", WASM]);
    if folder
        .is_some_and(|folder| fs::read_dir(folder).is_ok_and(|mut files| files.next().is_some()))
    {
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
    let fetch = |offline: &[&str]| {
        let mut cargo = project.command("cargo");
        cargo
            .args(["fetch", "--locked", "--target", WASM, "--target", &host])
            .args(offline);
        cargo
    };
    let there = fetch(&["--offline", "--quiet"]).output();
    if there.is_ok_and(|output| output.status.success()) {
        return Ok(());
    }
    announce(
        "the crates in Cargo.lock",
        "the project is built from them",
        "under a minute",
    );
    must(&mut fetch(&[]))
}

fn host(project: &Project) -> Result<String> {
    let about = project
        .answer("rustc", &["-vV"])
        .context("`rustc` is not installed")?;
    let host = about.lines().find_map(|line| line.strip_prefix("host: "));
    Ok(host.context("`rustc -vV` names no host")?.to_owned())
}

fn wasm_bindgen(project: &Project) -> Result<()> {
    let lock = fs::read_to_string(project.path("Cargo.lock")).context("Cargo.lock is missing")?;
    let version = locked(&lock, "wasm-bindgen").context("Cargo.lock has no wasm-bindgen")?;
    let why = "joins the compiled widget to JavaScript";
    // Its own lock file names a crate that can no longer be resolved.
    from_cargo(
        project,
        "wasm-bindgen-cli",
        "wasm-bindgen",
        version,
        false,
        why,
        "2 minutes",
    )?;
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

fn from_cargo(
    project: &Project,
    package: &str,
    program: &str,
    version: &str,
    locked: bool,
    why: &str,
    time: &str,
) -> Result<()> {
    if project
        .answer(program, &["--version"])
        .is_some_and(|text| says(&text, version))
    {
        return Ok(());
    }
    announce(
        &format!("{package} {version}"),
        why,
        &format!("about {time} of compiling"),
    );
    let mut cargo = project.command("cargo");
    cargo
        .args([
            "install",
            package,
            "--version",
            version,
            "--force",
            "--root",
        ])
        .arg(project.path(".tools"));
    if locked {
        cargo.arg("--locked");
    }
    // A tool is run a few times a day: quickly built is better than fast.
    cargo
        .env("CARGO_TARGET_DIR", project.path(SCRATCH))
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_DEBUG", "0")
        .env("CARGO_PROFILE_RELEASE_STRIP", "symbols");
    must(&mut cargo)
}

/// Installs one package of JavaScript's registry, in exactly this version.
///
/// # Errors
///
/// When Node's npm is missing or fails.
fn from_npm(project: &Project, package: &str, version: &str, why: &str) -> Result<()> {
    announce(&format!("{package} {version}"), why, "a few seconds");
    let folder = project.path(".tools");
    fs::create_dir_all(&folder)?;
    let mut npm = project.command("npm");
    npm.args([
        "install",
        "--save-exact",
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        "--prefix",
    ]);
    npm.arg(folder).arg(format!("{package}@{version}"));
    must(&mut npm).context("npm comes with Node.js, which the project needs in version 18 or later")
}

fn announce(what: &str, why: &str, time: &str) {
    println!("Installing {what}: {why}; {time}, once.");
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
        assert!(!says("trunk 0.21.140", TRUNK));
    }
}
