//! `timeline new`: a folder that compiles at once.

use std::path::Path;

use diplomatic_timeline::compile::{File, starter, starter_schemas};

use super::output::{self, Ended, Failure};

pub(crate) fn run(folder: &Path, title: Option<&str>) -> Ended {
    let name = folder.file_name().map(|name| name.to_string_lossy());
    let title = title.or(name.as_deref()).unwrap_or("A chronology");
    let mut files = starter(title);
    files.extend(starter_schemas());
    fill(folder, &files)?;
    output::print(&format!(
        "{0} is set up. Put your articles in {0}/articles, then:\n  timeline compile {0} -o timeline.json\n",
        folder.display()
    ))
}

/// Writes the files of a new chronology; one that is there already is left alone.
pub(crate) fn fill(folder: &Path, files: &[File]) -> Ended {
    if folder.join("timeline.toml").exists() {
        return Err(Failure::Call(format!(
            "{} has a chronology already",
            folder.display()
        )));
    }
    for file in files {
        let path = folder.join(&file.path);
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent)
                .map_err(|error| Failure::Call(format!("{}: {error}", parent.display())))?;
        }
        output::write(&path, &file.text)?;
    }
    Ok(())
}
