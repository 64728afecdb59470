//! `timeline import`: other people's data as a chronology to be revised.

use std::path::Path;

use diplomatic_timeline::exchange::import;

use super::args::Foreign;
use super::output::{self, Ended, Failure};
use super::{export, new};

pub(crate) fn run(form: Foreign, input: &Path, folder: &Path) -> Ended {
    let text = export::text(input)?;
    let imported = match form {
        Foreign::TimelineJs => import::timelinejs(&text),
        Foreign::Acled => import::acled(&text),
        Foreign::Gdelt => import::gdelt(&text),
    };
    let imported =
        imported.map_err(|error| Failure::InputSays(format!("{}: {error}", input.display())))?;
    for warning in &imported.warnings {
        eprintln!("warning: {warning}");
    }
    new::fill(folder, &imported.files)?;
    output::print(&format!(
        "{} is set up. Revise it, then:\n  timeline check {}\n",
        folder.display(),
        output::argument(folder)
    ))
}
