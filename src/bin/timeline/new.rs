//! `timeline new`: a folder that compiles at once.

use std::path::Path;

use diplomatic_timeline::compile::{File, starter, starter_schemas};

use super::output::{self, Ended, Failure};

pub(crate) fn run(folder: &Path, title: Option<&str>) -> Ended {
    let name = folder.file_name().map(|name| name.to_string_lossy());
    let mut titles = [title, name.as_deref()].into_iter().flatten();
    let says = |title: &&str| !title.trim().is_empty();
    let title = titles.find(says).unwrap_or("A chronology");
    fill(folder, &starter(title))?;
    write(folder, &starter_schemas())?;
    output::print(&format!(
        "{0} is set up. Put your articles in {0}/articles, then:\n  timeline compile {1} -o timeline.json\n",
        folder.display(),
        output::argument(folder)
    ))
}

/// Writes the files of a new chronology, where none of them is there yet.
pub(crate) fn fill(folder: &Path, files: &[File]) -> Ended {
    if folder.join("timeline.toml").exists() {
        return Err(Failure::Call(format!(
            "{} has a chronology already; name another folder",
            folder.display()
        )));
    }
    for file in files {
        output::vacant(&folder.join(&file.path), &file.text)?;
    }
    write(folder, files)
}

fn write(folder: &Path, files: &[File]) -> Ended {
    for file in files {
        let path = folder.join(&file.path);
        path.parent().map_or(Ok(()), output::folder)?;
        output::add(&path, &file.text)?;
    }
    Ok(())
}
