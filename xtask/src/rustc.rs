//! This program as the compiler's wrapper: cargo calls it in the place of
//! `rustc` while a release is made, and what is compiled for the widget is
//! compiled against the small standard library. All else goes on unchanged.

use std::env;
use std::path::Path;
use std::process::{Command, ExitCode};

use anyhow::{Context, Result};

use crate::process::{exit_code, status};
use crate::tools::{FLAGS, WASM};

/// Half of what is usual: what lies behind the stack then has addresses a byte shorter.
const STACK: &str = "-Clink-arg=-zstack-size=524288";
/// Leaves loops as they are written, and what stands twice in a function, be it a sum or a look into
/// memory: to step through addresses, or to keep a number for later, takes a local each, which weighs
/// more than to do it again.
const PLAIN: &str = "-Cllvm-args=-disable-lsr -disable-machine-cse -enable-load-pre=false";
/// Names the folder of the small library to the wrapper.
const SYSROOT: &str = "WIDGET_SYSROOT";

/// Makes what `command` compiles for the widget small, whatever wrapper or flags the user has set
/// for all of Rust: with those of another kind the release would be an ordinary one.
///
/// # Errors
///
/// When this program does not know where it is.
pub(crate) fn wrap<'a>(command: &'a mut Command, sysroot: &Path) -> Result<&'a mut Command> {
    let name = sysroot.file_name().context("the library has no folder")?;
    Ok(command
        .env(SYSROOT, sysroot)
        .env("RUSTC_WRAPPER", env::current_exe()?)
        .env_remove("RUSTC_WORKSPACE_WRAPPER")
        // Flags for all targets would take the place of those below.
        .env_remove("RUSTFLAGS")
        .env_remove("CARGO_ENCODED_RUSTFLAGS")
        // Says nothing to the compiler; keeps cargo from mixing this with other builds, be it one of
        // other flags, which it does not see.
        .env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
            format!(
                "--cfg sysroot=\"{}\" --cfg plain=\"{}\"",
                name.display(),
                PLAIN.replace(' ', "")
            ),
        ))
}

/// Compiles, where cargo has called this program as the compiler's wrapper.
pub(crate) fn wrapped(arguments: &[String]) -> Option<Result<ExitCode>> {
    let sysroot = env::var_os(SYSROOT)?;
    let (compiler, arguments) = arguments.split_first()?;
    if Path::new(compiler).file_stem()? != "rustc" {
        return None;
    }
    let mut rustc = Command::new(compiler);
    rustc.args(arguments);
    let for_widget = arguments.windows(2).any(|pair| pair == ["--target", WASM]);
    if for_widget {
        rustc.args(FLAGS).arg("--sysroot").arg(sysroot);
        rustc.args([STACK, PLAIN]);
        rustc.env("RUSTC_BOOTSTRAP", "1");
    }
    Some(status(&mut rustc).map(exit_code))
}

#[cfg(test)]
mod tests {
    use std::ffi::OsStr;
    use std::fs;

    use super::*;

    #[test]
    fn a_wrapper_of_the_user_does_not_take_its_place() -> Result<()> {
        let folder = env::temp_dir().join(format!("wrapped-{}", std::process::id()));
        fs::create_dir_all(folder.join("src"))?;
        fs::write(folder.join("src/lib.rs"), "")?;
        let manifest = "[package]\nname = \"nothing\"\nedition = \"2024\"\n[workspace]\n";
        fs::write(folder.join("Cargo.toml"), manifest)?;
        let mut cargo = Command::new("cargo");
        cargo
            .args(["build", "--offline", "--target-dir", "target"])
            .current_dir(&folder)
            .env("RUSTC_WRAPPER", "the-users-own");
        // It fails: this program of tests is no compiler, and cargo says what it called.
        let said = wrap(&mut cargo, Path::new("library"))?.output()?.stderr;
        fs::remove_dir_all(&folder)?;
        let said = String::from_utf8_lossy(&said);
        let own = env::current_exe()?;
        let own = own.file_name().and_then(OsStr::to_str).unwrap_or("?");
        assert!(
            said.contains(own) && !said.contains("the-users-own"),
            "{said}"
        );
        Ok(())
    }

    #[test]
    fn nor_do_flags() -> Result<()> {
        let mut cargo = Command::new("cargo");
        cargo.env("RUSTFLAGS", "-g");
        wrap(&mut cargo, Path::new("library"))?;
        for flags in ["RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS"] {
            let removed = (OsStr::new(flags), None);
            assert!(cargo.get_envs().any(|set| set == removed), "{flags}");
        }
        Ok(())
    }
}
