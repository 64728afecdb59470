//! Showing the demo page, and making a release: both are trunk's work.

use std::process::{Command, ExitCode};

use anyhow::{Context, Result, bail};

use crate::process::{Project, exit_code, must, status};
use crate::{rustc, sizes, tools};

/// Serves the demo page on this machine only, until stopped.
///
/// # Errors
///
/// When an argument is wrong or a tool cannot be installed.
pub(crate) fn serve(project: &Project, arguments: &[String]) -> Result<ExitCode> {
    let port = port(arguments)?;
    tools::for_building(project)?;
    let mut trunk = trunk(project, "serve");
    println!(
        "Building; the page opens at the address below as soon as it says `success`. Ctrl+C ends it."
    );
    if let Some(port) = port {
        trunk.args(["--port", &port.to_string()]);
    }
    Ok(exit_code(status(&mut trunk)?))
}

fn trunk(project: &Project, task: &str) -> Command {
    let mut trunk = project.command("trunk");
    // Everything that trunk might fetch is there by now.
    trunk.args([task, "--offline", "--skip-version-check"]);
    // Its own backtraces would bury a mistake in the data or the code.
    trunk.env("RUST_BACKTRACE", "0");
    trunk
}

fn port(arguments: &[String]) -> Result<Option<u16>> {
    let given = match arguments {
        [] => return Ok(None),
        [option, port] if option == "--port" => port.as_str(),
        [one] if one.starts_with("--port=") => one.trim_start_matches("--port="),
        _ => bail!("`serve` takes only `--port N`"),
    };
    let port = given.parse();
    port.map(Some)
        .with_context(|| format!("`{given}` is not a port (0 to 65535)"))
}

/// Makes a release in `dist/` and prints what it weighs; with `--record`, the
/// next ones are compared with it.
///
/// # Errors
///
/// When a tool cannot be installed, the build fails, or the release is too heavy.
pub(crate) fn weighed(project: &Project, arguments: &[String]) -> Result<ExitCode> {
    let record = match arguments {
        [] => false,
        [one] if one == "--record" => true,
        _ => bail!("`build` takes only `--record`"),
    };
    tools::for_building(project)?;
    release(project)?;
    sizes::report(project)?;
    if record {
        sizes::record(project)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Makes a release in `dist/`; the tools have to be there.
///
/// # Errors
///
/// When the build fails.
pub(crate) fn release(project: &Project) -> Result<()> {
    let sysroot = tools::small(project)?;
    let mut trunk = trunk(project, "build");
    must(rustc::wrap(&mut trunk, &sysroot)?.arg("--release"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(arguments: &[&str]) -> Option<Option<u16>> {
        let arguments: Vec<String> = arguments.iter().map(|text| (*text).to_owned()).collect();
        port(&arguments).ok()
    }

    #[test]
    fn the_port_can_be_given_in_both_usual_ways() {
        assert_eq!(parse(&[]), Some(None));
        assert_eq!(parse(&["--port", "9000"]), Some(Some(9000)));
        assert_eq!(parse(&["--port=9000"]), Some(Some(9000)));
    }

    #[test]
    fn anything_else_is_refused() {
        assert_eq!(parse(&["--port"]), None);
        assert_eq!(parse(&["--port", "70000"]), None);
        assert_eq!(parse(&["--open"]), None);
    }
}
