//! Takes comments and blanks out of what readers load. The sources stay as
//! they are in the repository, and the demo page's own files are left alone:
//! they are an example to read.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::process::{Project, must};

/// Minifies a script or a sheet in place, with what it imports; files of another kind stay as they
/// are.
///
/// # Errors
///
/// When the minifier is missing or does not understand the file.
pub(crate) fn one(project: &Project, folder: &Path, name: &str) -> Result<()> {
    let mut esbuild = project.command("esbuild");
    // The browsers that the element's own code needs anyway.
    esbuild.args(["--minify", "--target=es2022", "--log-level=warning"]);
    match Path::new(name)
        .extension()
        .and_then(|extension| extension.to_str())
    {
        Some("js") => esbuild.args(["--format=esm", "--bundle"]),
        Some("css") => &mut esbuild,
        _ => return Ok(()),
    };
    let file = folder.join(name);
    let small = file.with_added_extension("min");
    esbuild
        .arg(&file)
        .arg(format!("--outfile={}", small.display()));
    must(&mut esbuild).with_context(|| format!("{name} could not be made smaller"))?;
    fs::rename(&small, &file).with_context(|| format!("{name} could not be replaced"))
}
