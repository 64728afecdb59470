//! How a tool gets into `.tools/`. Which tools, is not decided here.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result};

use super::says;
use crate::process::{Project, must};

/// Where tools are compiled; they share what more than one depends on.
const SCRATCH: &str = ".tools/target";

/// A tool that is compiled from a crate.
pub(super) struct Crate<'a> {
    pub(super) package: &'a str,
    /// The program that is asked for its version.
    pub(super) program: &'a str,
    pub(super) version: &'a str,
    /// What else `cargo install` is told.
    pub(super) options: &'a [&'a str],
    /// The level: a tool runs a few times a day, so that quickly built is
    /// better than fast.
    pub(super) optimisation: &'a str,
    pub(super) why: &'a str,
    /// On two slow cores.
    pub(super) time: &'a str,
}

/// Compiles the tool unless it is there in exactly its version.
///
/// # Errors
///
/// When cargo fails.
pub(super) fn from_cargo(project: &Project, tool: &Crate<'_>) -> Result<()> {
    let version = project.answer(tool.program, &["--version"]);
    if version.is_some_and(|text| says(&text, tool.version)) {
        return Ok(());
    }
    let what = format!("{} {}", tool.package, tool.version);
    announce(
        &what,
        tool.why,
        &format!("about {} of compiling", tool.time),
    );
    let mut cargo = project.command("cargo");
    cargo
        .args([
            "install",
            tool.package,
            "--version",
            tool.version,
            "--force",
            "--root",
        ])
        .arg(project.path(".tools"))
        .args(tool.options)
        .env("CARGO_TARGET_DIR", project.path(SCRATCH))
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", tool.optimisation)
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_DEBUG", "0")
        .env("CARGO_PROFILE_RELEASE_STRIP", "symbols");
    must(&mut cargo)
}

/// Removes what was compiled on the way to the tools.
pub(super) fn clear(project: &Project) {
    // It is only in the way; the next set-up may try again.
    let _ = fs::remove_dir_all(project.path(SCRATCH));
}

/// Installs one package of JavaScript's registry, in exactly this version.
///
/// # Errors
///
/// When Node's npm is missing or fails.
pub(super) fn from_npm(project: &Project, package: &str, version: &str, why: &str) -> Result<()> {
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

/// Runs a command that downloads crates, unless they are there.
///
/// # Errors
///
/// When it fails.
pub(super) fn fetched(what: &str, why: &str, fetch: impl Fn() -> Command) -> Result<()> {
    let there = fetch().args(["--offline", "--quiet"]).output();
    if there.is_ok_and(|output| output.status.success()) {
        return Ok(());
    }
    announce(what, why, "under a minute");
    must(&mut fetch())
}

/// Says what is about to be installed.
pub(super) fn announce(what: &str, why: &str, time: &str) {
    println!("Installing {what}: {why}; {time}, once.");
}
