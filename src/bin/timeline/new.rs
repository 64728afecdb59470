//! `timeline new`: a folder that compiles at once.

use std::path::Path;

use diplomatic_timeline::compile::{starter, starter_schemas};

use super::output::{self, Ended, Failure};

pub(crate) fn run(folder: &Path, title: Option<&str>) -> Ended {
    if folder.join("timeline.toml").exists() {
        return Err(Failure::Call(format!(
            "{} has a chronology already",
            folder.display()
        )));
    }
    let name = folder.file_name().map(|name| name.to_string_lossy());
    let title = title.or(name.as_deref()).unwrap_or("A chronology");
    let files = starter(title);
    for file in files.iter().chain(&starter_schemas()) {
        let path = folder.join(&file.path);
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent)
                .map_err(|error| Failure::Call(format!("{}: {error}", parent.display())))?;
        }
        output::write(&path, &file.text)?;
    }
    output::print(&format!(
        "{0} is set up. Put your articles in {0}/articles, then:\n  timeline compile {0} -o timeline.json\n",
        folder.display()
    ))
}
