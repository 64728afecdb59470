//! `cargo xtask bench`: the release beside its peers, in a real browser.
//!
//! Brings the peers and bundles them as a page's author would; what is measured,
//! the program `bench` of the package `browser-tests` knows.

use std::fs;
use std::process::ExitCode;

use anyhow::{Context as _, Result};

use crate::process::{Project, exit_code, must, status};
use crate::{build, tools};

/// Only what a page with a timeline takes of vis-timeline; its package's own bundle
/// is a third heavier.
const ENTRY: &str = "\
export { Timeline } from 'vis-timeline/esnext';
export { DataSet, DataView } from 'vis-data/esnext';
";
const FOLDER: &str = "target/bench";

/// Measures the release in `dist/`, which is built first if it is not there.
///
/// # Errors
///
/// When a tool or a peer cannot be installed, or the build fails.
pub(crate) fn measure(project: &Project, arguments: &[String]) -> Result<ExitCode> {
    if !arguments.iter().any(|argument| argument == "--help") {
        tools::for_building(project)?;
        tools::for_browsing(project)?;
        tools::peers(project)?;
        bundle(project)?;
        if !project.path("dist/index.html").exists() {
            build::release(project)?;
        }
    }
    let mut bench = project.command("cargo");
    // Compressing hundreds of megabytes is no work for a build without optimisation.
    bench.args([
        "run",
        "--quiet",
        "--profile",
        "bench",
        "--package",
        "browser-tests",
    ]);
    bench.args(["--bin", "bench", "--"]).args(arguments);
    Ok(exit_code(status(&mut bench)?))
}

fn bundle(project: &Project) -> Result<()> {
    let folder = project.path(FOLDER);
    fs::create_dir_all(&folder)?;
    let entry = folder.join("vis-entry.js");
    fs::write(&entry, ENTRY)?;
    let mut esbuild = project.command("esbuild");
    esbuild
        .arg(&entry)
        .args([
            "--bundle",
            "--minify",
            "--format=esm",
            "--log-level=warning",
        ])
        .arg(format!("--outfile={FOLDER}/vis.js"))
        .env("NODE_PATH", project.path(".tools/node_modules"));
    must(&mut esbuild).context("vis-timeline cannot be bundled")
}
