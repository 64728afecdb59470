//! Reading a chronology's folder from the disk. The only room here that does so.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::diagnostic::Diagnostic;
use super::files::{File, Spot};

/// Larger files are no work of an editor.
const LARGEST_FILE: u64 = 256 << 20;

/// The files beside the articles.
const NAMES: [&str; 3] = ["timeline.toml", "people.toml", "places.toml"];

/// A chronology's folder.
#[derive(Debug, Default)]
pub struct Folder {
    /// `timeline.toml`, `people.toml`, `places.toml` and `articles/**/*.toml`, in a fixed order.
    pub files: Vec<File>,
    /// What can be said besides the files' texts: what could not be read, what looks like an
    /// article and is not read, and that there is no article at all.
    pub found: Vec<Diagnostic>,
}

/// Reads a chronology's folder. A file that cannot be read as it is keeps nothing from the others.
///
/// # Errors
/// If there is no chronology in the folder, or no folder.
pub fn read_folder(folder: &Path) -> Result<Folder, Diagnostic> {
    let mut paths: Vec<PathBuf> = NAMES.iter().map(|name| folder.join(name)).collect();
    paths.retain(|path| path.is_file());
    if paths.is_empty() && !folder.join("articles").is_dir() {
        let why = if folder.is_file() {
            "a file, and no folder; give the folder that timeline.toml is in"
        } else if folder.is_dir() {
            "no chronology here: timeline.toml is missing (`timeline new` makes one)"
        } else {
            "no such folder"
        };
        let message = format!("{}: {why}", folder.display());
        return Err(Diagnostic::error("no-chronology", message));
    }
    let Found { articles, said } = collect(folder, &paths);
    let mut found: Vec<Diagnostic> = said.into_iter().map(|(_, said)| said).collect();
    let none = articles.is_empty() && found.iter().all(|said| said.code != "unreadable");
    paths.extend(articles);
    let read: Vec<_> = paths
        .into_par_iter()
        .enumerate()
        .map(|(number, path)| {
            let (text, wrong) = decode(bytes(&path), u32::try_from(number).unwrap_or(u32::MAX));
            (File::new(below(folder, &path), text), wrong)
        })
        .collect();
    let (files, wrong): (Vec<_>, Vec<_>) = read.into_iter().unzip();
    found.extend(wrong.into_iter().flatten());
    if none {
        let shown = folder.join("articles");
        found.push(
            Diagnostic::error(
                "no-article",
                format!("there is no article in {}", shown.display()),
            )
            .help("put a file there whose name ends in `.toml`; `timeline draft` makes a frame"),
        );
    }
    Ok(Folder { files, found })
}

/// The text of what was read as the file of a number. If it could not be, or is no UTF-8, a
/// message points at the place, and the text is what there is of it.
pub fn decode(read: io::Result<Vec<u8>>, number: u32) -> (String, Option<Diagnostic>) {
    let bytes = match read {
        Ok(bytes) => bytes,
        Err(error) => {
            let message = format!("this file cannot be read: {error}");
            let spot = Spot::new(number, 0..0);
            let wrong = Diagnostic::error("unreadable", message).at(spot, "");
            return (String::new(), Some(wrong));
        }
    };
    match String::from_utf8(bytes) {
        Ok(text) => (text, None),
        Err(error) => {
            let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
            let start = error.utf8_error().valid_up_to();
            let end = start + char::REPLACEMENT_CHARACTER.len_utf8();
            let wrong = Diagnostic::error("not-utf8", "this file is not UTF-8")
                .at(Spot::new(number, start..end), "no letter of UTF-8")
                .help("save it as UTF-8");
            (text, Some(wrong))
        }
    }
}

/// What is found in a folder.
#[derive(Default)]
struct Found {
    /// In a fixed order.
    articles: Vec<PathBuf>,
    /// By path: what is not read though it looks meant.
    said: Vec<(PathBuf, Diagnostic)>,
}

impl Found {
    fn skip(&mut self, path: PathBuf, mend: &str) {
        let message = format!("{} is not read", path.display());
        let said = Diagnostic::warning("skipped", message).help(mend);
        self.said.push((path, said));
    }

    fn unreadable(&mut self, path: PathBuf, error: &io::Error) {
        let message = format!("{} cannot be read: {error}", path.display());
        self.said
            .push((path, Diagnostic::error("unreadable", message)));
    }
}

/// Tells of a file that looks like one beside the articles, where there is none, and of an article
/// that is not among them.
fn beside(chronology: &Path, read: &[PathBuf], found: &mut Found) {
    let entries = fs::read_dir(chronology).into_iter().flatten().flatten();
    for path in entries.map(|entry| entry.path()) {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if is_article(&path, &name) {
            found.skip(path, "it is an article; move it into `articles`");
            continue;
        }
        let lower = name.to_ascii_lowercase();
        let meant = lower.strip_suffix(".txt").unwrap_or(&lower);
        if !NAMES.contains(&meant) || read.contains(&chronology.join(meant)) {
            continue;
        }
        let mend = if name == meant {
            "it is no file, or a link to none; put the file here".to_owned()
        } else {
            format!("rename it to `{meant}`")
        };
        found.skip(path, &mend);
    }
}

/// Whether a file beside `articles` tells of a source. Other programs have their TOML there, too.
fn is_article(path: &Path, name: &str) -> bool {
    let named = name.ends_with(".toml") && !name.starts_with('.') && !NAMES.contains(&name);
    let read = Some(path).filter(|path| named && path.is_file());
    let text = read.and_then(|path| bytes(path).ok()).unwrap_or_default();
    let text = String::from_utf8_lossy(&text);
    text.lines().any(|line| line.trim_end() == "[source]")
}

/// Walks without recursion; links to folders are not followed, so a loop of them cannot hold us.
fn collect(chronology: &Path, beside_them: &[PathBuf]) -> Found {
    let mut found = Found::default();
    beside(chronology, beside_them, &mut found);
    let mut folders = vec![chronology.join("articles")];
    while let Some(folder) = folders.pop() {
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Err(error) => {
                found.unreadable(folder, &error);
                continue;
            }
        };
        for entry in entries {
            let entry = entry.and_then(|entry| Ok((entry.path(), entry.file_type()?)));
            let (path, kind) = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    found.unreadable(folder.clone(), &error);
                    continue;
                }
            };
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let lower = name.to_ascii_lowercase();
            if name.starts_with('.') {
                continue;
            } else if kind.is_dir() {
                folders.push(path);
            } else if kind.is_symlink() && path.is_dir() {
                found.skip(
                    path,
                    "links to folders are not followed; move the folder here",
                );
            } else if path.extension().is_some_and(|end| end == "toml") {
                found.articles.push(path);
            } else if lower.ends_with(".toml") || lower.ends_with(".toml.txt") {
                found.skip(path, "rename it, so that its name ends in `.toml`");
            }
        }
    }
    found.articles.sort();
    found.said.sort_by(|(a, _), (b, _)| a.cmp(b));
    found
}

fn bytes(path: &Path) -> io::Result<Vec<u8>> {
    if fs::metadata(path)?.len() > LARGEST_FILE {
        return Err(io::Error::other(
            "larger than 256 MiB; split it into several articles",
        ));
    }
    fs::read(path)
}

/// A file's path below the chronology's folder, with forward slashes.
fn below(folder: &Path, path: &Path) -> String {
    let shown = path.strip_prefix(folder).unwrap_or(path);
    let names: Vec<_> = shown
        .components()
        .map(|part| part.as_os_str().to_string_lossy())
        .collect();
    names.join("/")
}
