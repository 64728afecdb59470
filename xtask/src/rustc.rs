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
/// Names the folder of the small library to the wrapper.
const SYSROOT: &str = "WIDGET_SYSROOT";

/// Makes what `command` compiles for the widget small.
///
/// # Errors
///
/// When this program does not know where it is.
pub(crate) fn wrap<'a>(command: &'a mut Command, sysroot: &Path) -> Result<&'a mut Command> {
    let name = sysroot.file_name().context("the library has no folder")?;
    Ok(command
        .env(SYSROOT, sysroot)
        .env("CARGO_BUILD_RUSTC_WRAPPER", env::current_exe()?)
        // Says nothing to the compiler; keeps cargo from mixing this with other builds.
        .env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
            format!("--cfg sysroot=\"{}\"", name.display()),
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
        rustc.args(FLAGS).arg("--sysroot").arg(sysroot).arg(STACK);
        rustc.env("RUSTC_BOOTSTRAP", "1");
    }
    Some(status(&mut rustc).map(exit_code))
}
