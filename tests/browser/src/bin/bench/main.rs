//! Measures the widget beside its peers, in one run in one browser, and prints
//! what they cost in proportion.
//!
//! Judges nothing. `cargo xtask bench` brings the peers and calls this.

#![cfg_attr(test, allow(clippy::unwrap_used))]

mod contenders;
mod events;
mod machine;
mod measure;
mod plan;
mod report;
mod table;
mod trial;

use std::process::ExitCode;

use anyhow::Result;
use browser_tests::project;

use crate::plan::{Plan, USAGE};
use crate::table::Table;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.iter().any(|argument| argument == "--help") {
        print!("{USAGE}");
        return ExitCode::SUCCESS;
    }
    match Plan::read(&arguments).and_then(|plan| run(&plan)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(plan: &Plan) -> Result<()> {
    let mut table = Table::default();
    for &size in &plan.sizes {
        trial::at_size(plan, size, &mut table)?;
        println!("\n{}", report::size(&table, size));
    }
    let text = report::whole(&table, plan)?;
    if plan.write {
        report::keep(&project().join("docs/benchmarks.md"), &text)?;
    } else {
        println!("{text}");
    }
    Ok(())
}
