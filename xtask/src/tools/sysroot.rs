//! Rust's standard library, compiled anew for the widget's release: small
//! instead of fast, and without the words of panics, which the browser's own
//! report of a trap stands in for. It takes an eighth off what readers load.
//!
//! The compiler's own copy is made for speed and for messages. Making another
//! is still an unstable feature, so it is switched on here, for this library
//! and the widget alone (see [`crate::rustc`]); everything else is compiled as
//! always.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use sha2::{Digest as _, Sha256};

use super::WASM;
use super::install::{announce, fetched};
use crate::process::{Project, must};

/// What the library and everything on top of it is compiled with.
pub(crate) const FLAGS: [&str; 3] = [
    "-Zunstable-options",
    "-Cpanic=immediate-abort",
    "-Zfmt-debug=none",
];

/// A package with nothing in it, so that only what it stands on is compiled.
const EMPTY: &str = "\
[package]
name = \"nothing\"
version = \"0.0.0\"
edition = \"2024\"

[lib]
path = \"lib.rs\"

[profile.release]
opt-level = \"z\"
codegen-units = 1
panic = \"abort\"

[workspace]
";

/// The folder to compile the widget against, made if it is not there; the sources have to be.
///
/// # Errors
///
/// When the library cannot be compiled.
pub(crate) fn small(project: &Project) -> Result<PathBuf> {
    let about = project
        .answer("rustc", &["-vV"])
        .context("`rustc` is not installed")?;
    let all = project.path(".tools/sysroot");
    let folder = all.join(key(&about));
    let library = folder.join("lib/rustlib").join(WASM).join("lib");
    if library.exists() {
        return Ok(folder);
    }
    announce(
        "a small build of Rust's standard library",
        "the widget's release stands on it",
        "about a minute",
    );
    // Of another compiler.
    let _ = fs::remove_dir_all(&all);
    let scratch = all.join("scratch");
    fs::create_dir_all(&scratch)?;
    fs::write(scratch.join("Cargo.toml"), EMPTY)?;
    fs::write(scratch.join("lib.rs"), "#![no_std]\n")?;
    let mut cargo = project.command("cargo");
    cargo
        .current_dir(&scratch)
        .args(["build", "--release", "--target", WASM, "--quiet"])
        .args(["-Zbuild-std=std,panic_abort"])
        .args(["-Zbuild-std-features=optimize_for_size"])
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_TARGET_DIR", scratch.join("target"))
        // Kept for the optimisation at the end, which sees the whole program.
        .env(
            "RUSTFLAGS",
            format!("{} -Cembed-bitcode=yes", FLAGS.join(" ")),
        )
        .env_remove("CARGO_ENCODED_RUSTFLAGS");
    must(&mut cargo).context("the standard library could not be compiled")?;
    // Whole or not at all: a half-copied folder would be taken for a library.
    let made = folder.with_extension("new");
    copy(
        &scratch.join("target").join(WASM).join("release/deps"),
        &made.join("lib/rustlib").join(WASM).join("lib"),
    )?;
    fs::rename(&made, &folder)?;
    let _ = fs::remove_dir_all(&scratch);
    Ok(folder)
}

/// A name for what this compiler makes with these flags.
fn key(about: &str) -> String {
    let made = [about, &FLAGS.join(" "), EMPTY].join("\n");
    BASE64_URL_SAFE_NO_PAD.encode(&Sha256::digest(made)[..9])
}

/// Brings the library's sources and the crates that it stands on, so that a release needs no
/// network, and tells where the sources are.
///
/// # Errors
///
/// When they cannot be had.
pub(crate) fn sources(project: &Project) -> Result<PathBuf> {
    let root = project.answer("rustc", &["--print", "sysroot"]);
    let root = root.context("`rustc` is not installed")?;
    let library = Path::new(&root).join("lib/rustlib/src/rust/library");
    let manifest = library.join("Cargo.toml");
    if !manifest.exists() {
        announce(
            "the sources of Rust's standard library",
            "the widget's release stands on a small build of it",
            "a few seconds",
        );
        let mut rustup = project.command("rustup");
        must(rustup.args(["component", "add", "rust-src"]))
            .context("add the component `rust-src` to your Rust toolchain")?;
    }
    fetched(
        "the crates that Rust's standard library stands on",
        "the widget's release is built from them, too",
        || {
            let mut cargo = project.command("cargo");
            cargo
                .args(["fetch", "--locked", "--target", WASM, "--manifest-path"])
                .arg(&manifest)
                .env("RUSTC_BOOTSTRAP", "1");
            cargo
        },
    )?;
    Ok(library)
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for file in fs::read_dir(from)? {
        let file = file?.path();
        if file
            .extension()
            .is_some_and(|extension| extension == "rlib")
            && let Some(name) = file.file_name()
        {
            fs::copy(&file, to.join(name))?;
        }
    }
    Ok(())
}
