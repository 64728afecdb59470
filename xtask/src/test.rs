//! `cargo xtask test`: every check, in the order in which they fail fastest.
//!
//! A stage that fails does not stop those after it, unless they need what it
//! makes: one run shows everything that is wrong.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::process::{Command, ExitCode, Stdio};
use std::time::Instant;

use anyhow::{Context, Result};

use crate::process::{Project, exit_code, status};
use crate::tally::{Stage, read_result, summary};
use crate::tools::SETTINGS;
use crate::{build, package, sizes, tools};

const WASM: &str = "wasm32-unknown-unknown";
/// The package that drives a browser over the built page.
const BROWSER: &str = "browser-tests";

/// Runs every stage and prints the table; the sum is the last line.
///
/// Where there is no browser, all that needs one is a stage that failed.
///
/// # Errors
///
/// When a tool for building cannot be installed; failing tests are told by the exit code.
pub(crate) fn all(project: &Project) -> Result<ExitCode> {
    tools::for_building(project)?;
    let browser = tools::for_browsing(project);
    let others = match &browser {
        Ok(()) => tools::others(project),
        Err(_) => Vec::new(),
    };
    if let Err(error) = tools::apps(project) {
        println!("Tests that build apps will fail: {error:#}.");
    }
    let stages = stages(project, browser, &others)?;
    let failed = stages.iter().any(|stage| stage.failed > 0);
    print!("{}", summary(&stages));
    Ok(if failed {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    })
}

/// Runs every stage that can be run with these browsers.
fn stages(project: &Project, browser: Result<()>, others: &[&str]) -> Result<Vec<Stage>> {
    let native = ["--workspace", "--all-targets"];
    let wasm = wasm_targets(project, &["--lib", "--bin", "diplomatic-timeline-wasm"]);
    let not_the_browser = ["--workspace", "--exclude", BROWSER];
    let mut stages = vec![
        check("formatting", cargo(project, &["fmt", "--all", "--check"]))?,
        check("clippy, native", clippy(project, &native))?,
        check("clippy, wasm", clippy(project, &wasm))?,
        tests("native tests", cargo_test(project, &not_the_browser))?,
    ];
    let can_browse = browser.is_ok();
    if can_browse {
        stages.push(tests("wasm tests", wasm_tests(project))?);
    }
    stages.push(task("release build", || build::release(project)));
    if stages.last().is_some_and(|build| build.failed == 0) {
        stages.push(task("size", || sizes::report(project)));
        stages.push(task("package", || package::make(project)));
        if can_browse {
            let cargo = cargo_test(project, &["--package", BROWSER]);
            stages.push(tests("browser tests", cargo)?);
        }
        if !others.is_empty() {
            let mut cargo = cargo_test(project, &["--package", BROWSER, "--test", "engines"]);
            cargo.args(["--", "--ignored"]).args(others);
            stages.push(tests("other browsers", cargo)?);
        }
    }
    if !can_browse {
        stages.push(task("tests in a browser", || browser));
    }
    Ok(stages)
}

/// Takes pictures of the page in `dist/`, which is built first if it is not there.
///
/// # Errors
///
/// When a tool cannot be installed or the build fails.
pub(crate) fn screenshots(project: &Project, arguments: &[String]) -> Result<ExitCode> {
    tools::for_building(project)?;
    tools::for_browsing(project)?;
    if !project.path("dist/index.html").exists() {
        build::release(project)?;
    }
    let mut shots = cargo(
        project,
        &[
            "run",
            "--quiet",
            "--package",
            BROWSER,
            "--bin",
            "screenshots",
            "--",
        ],
    );
    Ok(exit_code(status(shots.args(arguments))?))
}

fn cargo(project: &Project, arguments: &[&str]) -> Command {
    let mut cargo = project.command("cargo");
    cargo.args(arguments);
    cargo
}

fn clippy(project: &Project, targets: &[&str]) -> Command {
    let mut cargo = cargo(project, &["clippy", "--locked", "--keep-going"]);
    cargo.args(targets).args(["--", "--deny", "warnings"]);
    cargo
}

fn cargo_test(project: &Project, targets: &[&str]) -> Command {
    let mut cargo = cargo(project, &["test", "--locked", "--no-fail-fast"]);
    cargo.args(targets);
    cargo
}

fn wasm_tests(project: &Project) -> Command {
    let mut cargo = cargo_test(project, &wasm_targets(project, &["--lib"]));
    cargo
        .env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
            "wasm-bindgen-test-runner",
        )
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", project.path(SETTINGS));
    // The runner takes the first driver on the path unless told.
    if let Some(driver) = std::env::var_os("CHROMEDRIVER")
        .map(Into::into)
        .or_else(|| project.find_program("chromedriver"))
    {
        cargo.env("CHROMEDRIVER", driver);
    }
    cargo
}

/// The parts of the package that are compiled for the browser, with the tests
/// in `tests/` that are named for it.
fn wasm_targets<'a>(project: &Project, parts: &[&'a str]) -> Vec<&'a str> {
    let mut targets = vec!["--package", "diplomatic-timeline", "--target", WASM];
    targets.extend(parts);
    let has_own = fs::read_dir(project.path("tests")).is_ok_and(|files| {
        files.flatten().any(|file| {
            let name = file.file_name().to_string_lossy().into_owned();
            name.starts_with("wasm") && name.ends_with(".rs")
        })
    });
    if has_own {
        targets.extend(["--test", "wasm*"]);
    }
    targets
}

/// A stage that is work of this program.
fn task(name: &'static str, work: impl FnOnce() -> Result<()>) -> Stage {
    println!("\n== {name}");
    let start = Instant::now();
    let result = work();
    if let Err(error) = &result {
        eprintln!("error: {error:#}");
    }
    Stage {
        name,
        passed: u32::from(result.is_ok()),
        failed: u32::from(result.is_err()),
        took: start.elapsed(),
    }
}

/// A stage that is good or bad as a whole.
fn check(name: &'static str, mut command: Command) -> Result<Stage> {
    println!("\n== {name}");
    let start = Instant::now();
    let good = status(&mut command)?.success();
    Ok(Stage {
        name,
        passed: u32::from(good),
        failed: u32::from(!good),
        took: start.elapsed(),
    })
}

/// A stage that prints how many tests it ran.
fn tests(name: &'static str, mut command: Command) -> Result<Stage> {
    println!("\n== {name}");
    let start = Instant::now();
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .context("cargo could not be started")?;
    let (mut passed, mut failed) = (0, 0);
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).split(b'\n') {
            let line = line.context("the tests' output cannot be read")?;
            let line = String::from_utf8_lossy(&line);
            println!("{line}");
            if let Some((good, bad)) = read_result(&line) {
                passed += good;
                failed += bad;
            }
        }
    }
    let good = child.wait()?.success();
    if !good && failed == 0 {
        failed = 1;
    }
    Ok(Stage {
        name,
        passed,
        failed,
        took: start.elapsed(),
    })
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    #[test]
    fn without_a_browser_all_else_is_tested() -> Result<()> {
        let folder = std::env::temp_dir().join(format!("browserless-{}", std::process::id()));
        fs::create_dir_all(&folder)?;
        let cargo = folder.join("cargo");
        // Only when it tests: what it says of checks is not caught, and would be counted.
        let script = "#!/bin/sh\n[ $1 != test ] || echo 'test result: ok. 3 passed; 0 failed'\n";
        fs::write(&cargo, script)?;
        fs::set_permissions(&cargo, fs::Permissions::from_mode(0o755))?;
        let project = Project::at(folder.clone(), folder.clone().into());
        let stages = stages(&project, Err(anyhow::anyhow!("no browser")), &[])?;
        fs::remove_dir_all(folder)?;
        let outcome = |name: &str| {
            let mut found = stages.iter().filter(|stage| stage.name == name);
            found.next().map(|stage| (stage.passed, stage.failed))
        };
        assert_eq!(outcome("formatting"), Some((1, 0)));
        assert_eq!(outcome("native tests"), Some((3, 0)));
        assert_eq!(outcome("wasm tests"), None);
        assert_eq!(outcome("tests in a browser"), Some((0, 1)));
        Ok(())
    }
}
