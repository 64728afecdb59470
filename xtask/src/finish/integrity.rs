//! Subresource integrity: the release's script knows the hash of every file
//! that it loads, so a page that pins the script has pinned them all.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest as _, Sha256};

/// The folder of the words of other languages, one file a language.
const WORDS: &str = "words";
/// Where a page's author finds the hash of the script itself.
const LIST: &str = "integrity.json";

/// A file's name and its hash.
pub(crate) type Hash = (String, String);

/// The hashes of these files and of all words.
///
/// # Errors
///
/// When one of the files is missing.
pub(crate) fn hashes(folder: &Path, files: &[&str]) -> Result<Vec<Hash>> {
    let mut names: Vec<String> = files.iter().map(|file| (*file).to_owned()).collect();
    if let Ok(words) = fs::read_dir(folder.join(WORDS)) {
        let files = words.flatten().map(|file| file.file_name());
        names.extend(files.map(|file| format!("{WORDS}/{}", file.display())));
    }
    names.sort();
    names.into_iter().map(|name| hash(folder, name)).collect()
}

/// The script with the hashes in the place that it keeps for them.
///
/// # Errors
///
/// When the script has no such place.
pub(crate) fn fill_in(script: &str, hashes: &[Hash]) -> Result<Option<String>> {
    const PLACE: &str = "const INTEGRITY = {};";
    let (before, after) = script
        .split_once(PLACE)
        .with_context(|| format!("there is no `{PLACE}` to hold the hashes"))?;
    Ok(Some(format!(
        "{before}const INTEGRITY = {};{after}",
        object(hashes)
    )))
}

/// Writes all hashes, the script's too, for who embeds the widget.
///
/// # Errors
///
/// When the script is missing or the list cannot be written.
pub(crate) fn list(folder: &Path, mut hashes: Vec<Hash>, script: &str) -> Result<()> {
    hashes.push(hash(folder, script.to_owned())?);
    hashes.sort();
    fs::write(folder.join(LIST), object(&hashes) + "\n").context(LIST)
}

fn hash(folder: &Path, name: String) -> Result<Hash> {
    let bytes = fs::read(folder.join(&name)).with_context(|| format!("{name} is missing"))?;
    Ok((name, digest(&bytes)))
}

/// As the `integrity` attribute takes it; longer ones would not fit the script's three kilobytes.
fn digest(bytes: &[u8]) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(bytes)))
}

/// An object of JSON, and so of JavaScript; neither side holds a character to escape.
fn object(hashes: &[Hash]) -> String {
    let mut text = String::from("{");
    for (name, hash) in hashes {
        let comma = if text.len() > 1 { "," } else { "" };
        let _ = write!(text, "{comma}\n  \"{name}\": \"{hash}\"");
    }
    text + "\n}"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_what_browsers_compute() {
        let expected = "sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng=";
        assert_eq!(digest(b"alert('Hello, world.');"), expected);
    }

    #[test]
    fn the_hashes_stand_in_the_script() {
        let hashes = [(String::from("a.css"), String::from("sha256-x"))];
        let script = fill_in("const INTEGRITY = {};\nrun();", &hashes)
            .ok()
            .flatten();
        let expected = "const INTEGRITY = {\n  \"a.css\": \"sha256-x\"\n};\nrun();";
        assert_eq!(script.as_deref(), Some(expected));
        assert!(fill_in("run();", &hashes).is_err());
    }
}
