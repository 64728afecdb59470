//! The project's own tasks, run as `cargo xtask <task>`.
//!
//! This program is the one place that knows which tools the project needs and
//! how a build is put together. It holds nothing that the widget or the
//! compiler needs at run time, and it may not depend on either.

mod bench;
mod build;
mod finish;
mod package;
mod process;
mod rustc;
mod sizes;
mod tally;
mod test;
mod tools;

use std::process::ExitCode;

use anyhow::{Result, bail};

use crate::process::Project;

const USAGE: &str = "\
Usage: cargo xtask <task>

Tasks:
  serve [--port N]   show the demo page and rebuild it at every change (port 8080)
  build [--record]   make a release in dist/ and say what it weighs
  package            make the npm package in target/package/npm from the release
  test               check formatting and lints, run every test
  screenshots DIR    take pictures of the built page (--help tells more)
  bench              compare the release with its peers (--help tells more)
  setup              install what the tasks need, and nothing else

Each task installs what it misses into .tools/, which git ignores; parts of Rust
go into the project's toolchain, and browsers, on Debian, into the system.
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let done = rustc::wrapped(&arguments).unwrap_or_else(|| run(&arguments));
    match done {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[String]) -> Result<ExitCode> {
    let project = Project::find()?;
    let (task, rest) = match arguments.split_first() {
        Some((task, rest)) => (task.as_str(), rest),
        None => ("help", arguments),
    };
    match task {
        "serve" => build::serve(&project, rest),
        "build" => build::weighed(&project, rest),
        "package" => {
            none_left(task, rest)?;
            package::make(&project)?;
            Ok(ExitCode::SUCCESS)
        }
        "test" => {
            none_left(task, rest)?;
            test::all(&project)
        }
        "bench" => bench::measure(&project, rest),
        "screenshots" => test::screenshots(&project, rest),
        "setup" => {
            none_left(task, rest)?;
            tools::for_building(&project)?;
            tools::small(&project)?;
            tools::for_browsing(&project)?;
            tools::apps(&project)?;
            tools::others(&project);
            println!("Everything is in place.");
            Ok(ExitCode::SUCCESS)
        }
        // Not in the usage: trunk calls it after each build.
        "finish" => {
            none_left(task, rest)?;
            finish::all(&project)
        }
        "help" | "-h" | "--help" => {
            print!("{USAGE}");
            Ok(ExitCode::SUCCESS)
        }
        unknown => bail!("there is no task `{unknown}`\n\n{USAGE}"),
    }
}

fn none_left(task: &str, rest: &[String]) -> Result<()> {
    match rest.first() {
        Some(argument) => bail!("`{task}` takes no argument, but got `{argument}`"),
        None => Ok(()),
    }
}
