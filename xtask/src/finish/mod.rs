//! What is done to a build after trunk: `cargo xtask finish`, which trunk
//! calls by itself (see `Trunk.toml`), so that plain `trunk serve` and
//! `trunk build` give the same.

mod arrange;
mod guard;
mod integrity;
mod list;
mod minify;
mod needless;
mod reload;
mod shrink;
mod start;
mod third_party;
mod undrawn;
mod unheard;

use std::collections::HashSet;
use std::convert::Infallible;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result};
use wasm_encoder::Module;
use wasm_encoder::reencode::Reencode;
use wasmparser::{KnownCustom, Name, Parser, Payload, TypeRef};

use crate::process::Project;
use crate::tools;

/// What a page names in its script tag.
const SCRIPT: &str = "diplomatic-timeline.js";
/// What that script imports; in a release the two are one.
const FETCHING: &str = "fetching.js";
/// What starts the program.
const GLUE: &str = "diplomatic-timeline-wasm.js";
/// What that script loads, besides the words of other languages.
const LOADED: [&str; 3] = [
    GLUE,
    "diplomatic-timeline-wasm_bg.wasm",
    "diplomatic-timeline.css",
];

/// Finishes the build in the folder that trunk names.
///
/// # Errors
///
/// When it is not called by trunk, or a file is not as it should be.
pub(crate) fn all(project: &Project) -> Result<ExitCode> {
    let folder = env::var_os("TRUNK_STAGING_DIR").context("only trunk calls this task")?;
    let folder = PathBuf::from(folder);
    let page = folder.join("index.html");
    let list = list::write(project, &folder.join("timeline.json"))?;
    change(&page, |page| list::put(page, &list))?;
    change(&page, reload::allow)?;
    change(&folder.join(GLUE), start::one_way)?;
    change(&folder.join(GLUE), needless::out)?;
    change(&folder.join(GLUE), guard::put)?;
    if env::var_os("TRUNK_PROFILE").is_some_and(|profile| profile == "release") {
        tools::minifiers(project)?;
        shrink::program(project, &folder)?;
        for file in LOADED {
            minify::one(project, &folder, file)?;
        }
        // The script holds the others' hashes, and its own is taken last.
        let hashes = integrity::hashes(&folder, &LOADED)?;
        let fetching = folder.join(FETCHING);
        change(&fetching, |script| integrity::fill_in(script, &hashes))?;
        minify::one(project, &folder, SCRIPT)?;
        fs::remove_file(fetching).context(FETCHING)?;
        integrity::list(&folder, hashes, SCRIPT)?;
        third_party::list(project, &folder)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// A program written anew, with what `by` makes of its parts.
fn rewrite(program: &[u8], by: &mut impl Reencode<Error = Infallible>) -> Result<Vec<u8>> {
    let mut module = Module::new();
    by.parse_core_module(&mut module, Parser::new(0), program)
        .context("a program that cannot be written anew")?;
    Ok(module.finish())
}

/// How many functions a program imports; they are counted before its own.
fn imports(program: &[u8]) -> wasmparser::Result<u32> {
    let mut imports = 0;
    for payload in Parser::new(0).parse_all(program) {
        if let Payload::ImportSection(section) = payload? {
            for import in section.into_imports() {
                imports += u32::from(matches!(import?.ty, TypeRef::Func(_)));
            }
        }
    }
    Ok(imports)
}

/// The functions of a program that have such a name.
fn functions(program: &[u8], such: &dyn Fn(&str) -> bool) -> wasmparser::Result<HashSet<u32>> {
    let mut found = HashSet::new();
    for payload in Parser::new(0).parse_all(program) {
        if let Payload::CustomSection(section) = payload?
            && let KnownCustom::Name(names) = section.as_known()
        {
            for names in names {
                if let Name::Function(names) = names? {
                    for name in names {
                        let name = name?;
                        if such(name.name) {
                            found.insert(name.index);
                        }
                    }
                }
            }
        }
    }
    Ok(found)
}

/// Writes a file anew where `with` makes another text of it.
fn change(file: &Path, with: impl FnOnce(&str) -> Result<Option<String>>) -> Result<()> {
    let name = || file.display().to_string();
    let text = fs::read_to_string(file).with_context(name)?;
    match with(&text).with_context(name)? {
        Some(text) => fs::write(file, text).with_context(name),
        None => Ok(()),
    }
}
