//! Reading a chronology's folder from the disk. The only room here that does so.

use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::files::File;

/// Larger files are no work of an editor.
const LARGEST_FILE: u64 = 256 << 20;

/// Why a folder, or a file, could not be read.
#[derive(Debug)]
pub struct FolderError {
    /// What could not be read.
    pub path: PathBuf,
    /// Why.
    pub why: String,
}

impl FolderError {
    /// Why a file or folder could not be read, in words.
    #[must_use]
    pub fn new(path: &Path, error: &io::Error) -> Self {
        Self {
            path: path.to_owned(),
            why: if error.kind() == io::ErrorKind::InvalidData {
                "not UTF-8; save it as UTF-8".into()
            } else {
                error.to_string()
            },
        }
    }
}

impl fmt::Display for FolderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path.display(), self.why)
    }
}

impl std::error::Error for FolderError {}

/// Reads `timeline.toml`, `people.toml`, `places.toml` and `articles/**/*.toml`
/// of a folder, in a fixed order.
///
/// # Errors
/// If the folder or a file in it cannot be read, is not UTF-8, or is larger
/// than 256 MiB.
pub fn read_folder(folder: &Path) -> Result<Vec<File>, FolderError> {
    let mut paths = Vec::new();
    for name in ["timeline.toml", "people.toml", "places.toml"] {
        let path = folder.join(name);
        if path.is_file() {
            paths.push(path);
        }
    }
    if paths.is_empty() && !folder.join("articles").is_dir() {
        return Err(FolderError {
            path: folder.to_owned(),
            why: if folder.is_file() {
                "a file, and no folder; give the folder that timeline.toml is in".into()
            } else if folder.is_dir() {
                "no chronology here: timeline.toml is missing (`timeline new` makes one)".into()
            } else {
                "no such folder".into()
            },
        });
    }
    let mut articles = Vec::new();
    collect(&folder.join("articles"), &mut articles)?;
    articles.sort();
    paths.extend(articles);
    paths
        .into_par_iter()
        .map(|path| read_file(folder, &path))
        .collect()
}

/// Walks without recursion; links to folders are not followed, so a loop of them cannot hold us.
fn collect(start: &Path, found: &mut Vec<PathBuf>) -> Result<(), FolderError> {
    let mut folders = vec![start.to_owned()];
    while let Some(folder) = folders.pop() {
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Err(error) => return Err(FolderError::new(&folder, &error)),
        };
        for entry in entries {
            let entry = entry.map_err(|error| FolderError::new(&folder, &error))?;
            let kind = entry
                .file_type()
                .map_err(|error| FolderError::new(&entry.path(), &error))?;
            let hidden = entry.file_name().to_string_lossy().starts_with('.');
            if kind.is_dir() && !hidden {
                folders.push(entry.path());
            } else if entry.path().extension().is_some_and(|end| end == "toml") && !hidden {
                found.push(entry.path());
            }
        }
    }
    Ok(())
}

fn read_file(folder: &Path, path: &Path) -> Result<File, FolderError> {
    let size = fs::metadata(path)
        .map_err(|error| FolderError::new(path, &error))?
        .len();
    if size > LARGEST_FILE {
        return Err(FolderError {
            path: path.to_owned(),
            why: "larger than 256 MiB; split it into several articles".into(),
        });
    }
    let text = fs::read_to_string(path).map_err(|error| FolderError::new(path, &error))?;
    let shown = path.strip_prefix(folder).unwrap_or(path);
    let names: Vec<_> = shown
        .components()
        .map(|part| part.as_os_str().to_string_lossy())
        .collect();
    Ok(File::new(names.join("/"), text))
}
