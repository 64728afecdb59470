//! Reading a chronology's folder from the disk. The only room here that does so.

use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::diagnostic::Diagnostic;
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
    paths.extend(collect(folder)?.articles);
    paths
        .into_par_iter()
        .map(|path| read_file(folder, &path))
        .collect()
}

/// What can be said of a folder besides its files' texts: what looks like an article and is not
/// read, and that there is no article at all.
///
/// # Errors
/// If the folder cannot be read.
pub fn look_over(folder: &Path) -> Result<Vec<Diagnostic>, FolderError> {
    let found = collect(folder)?;
    let mut said: Vec<Diagnostic> = found
        .skipped
        .into_iter()
        .map(|(path, mend)| {
            Diagnostic::warning("skipped", format!("{} is not read", path.display())).help(mend)
        })
        .collect();
    if found.articles.is_empty() {
        let shown = folder.join("articles");
        said.push(
            Diagnostic::error(
                "no-article",
                format!("there is no article in {}", shown.display()),
            )
            .help("put a file there whose name ends in `.toml`; `timeline draft` makes a frame"),
        );
    }
    Ok(said)
}

/// What is below `articles/`.
#[derive(Default)]
struct Found {
    /// In a fixed order.
    articles: Vec<PathBuf>,
    /// What is not read though it looks meant, and how to mend it.
    skipped: Vec<(PathBuf, &'static str)>,
}

/// Walks without recursion; links to folders are not followed, so a loop of them cannot hold us.
fn collect(chronology: &Path) -> Result<Found, FolderError> {
    let mut found = Found::default();
    let mut folders = vec![chronology.join("articles")];
    while let Some(folder) = folders.pop() {
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Err(error) => return Err(FolderError::new(&folder, &error)),
        };
        for entry in entries {
            let entry = entry.map_err(|error| FolderError::new(&folder, &error))?;
            let path = entry.path();
            let kind = entry
                .file_type()
                .map_err(|error| FolderError::new(&path, &error))?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let lower = name.to_ascii_lowercase();
            if name.starts_with('.') {
                continue;
            } else if kind.is_dir() {
                folders.push(path);
            } else if kind.is_symlink() && path.is_dir() {
                let mend = "links to folders are not followed; move the folder here";
                found.skipped.push((path, mend));
            } else if path.extension().is_some_and(|end| end == "toml") {
                found.articles.push(path);
            } else if lower.ends_with(".toml") || lower.ends_with(".toml.txt") {
                let mend = "rename it, so that its name ends in `.toml`";
                found.skipped.push((path, mend));
            }
        }
    }
    found.articles.sort();
    found.skipped.sort();
    Ok(found)
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
