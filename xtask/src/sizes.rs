//! What a release weighs on the wire, and the limit that it may not pass.

use std::fs;
use std::io::Write as _;

use anyhow::{Context, Result, bail};
use flate2::{Compression, write::GzEncoder};

use crate::process::Project;

/// The files that a page with one timeline loads, besides its data.
const WIDGET: [&str; 4] = [
    "diplomatic-timeline.js",
    "diplomatic-timeline.css",
    "diplomatic-timeline-wasm.js",
    "diplomatic-timeline-wasm_bg.wasm",
];
/// What TimelineJS3's script and styles weigh, in bytes after brotli.
const GOAL: usize = 77 * 1024;
/// What vis-timeline weighs bundled: the ceiling to come down to.
const CEILING: usize = 95 * 1024;
/// What a release may weigh for now; above it the build fails. It goes down with each
/// release that is lighter, until it is the ceiling.
const ALLOWED: usize = 130_420;

/// What the script may weigh: all that a page loads before a timeline comes into view.
const SCRIPT: usize = 3_820;

struct Weight {
    name: String,
    raw: usize,
    gzip: usize,
    brotli: usize,
}

/// What the last release weighed, in the project's folder.
const LAST: &str = "xtask/last-release.txt";

/// Prints the table for the release in `dist/`, next to what the last one weighed.
///
/// # Errors
///
/// When a file of the widget is missing, or all of them together weigh more
/// than is allowed.
pub(crate) fn report(project: &Project) -> Result<()> {
    let weights = weights(project)?;
    let last = fs::read_to_string(project.path(LAST)).context(LAST)?;
    let sum = |of: fn(&Weight) -> usize| weights.iter().map(of).sum::<usize>();
    let together = Weight {
        name: String::from("together"),
        raw: sum(|weight| weight.raw),
        gzip: sum(|weight| weight.gzip),
        brotli: sum(|weight| weight.brotli),
    };
    println!(
        "\n{:<34}{:>10}{:>10}{:>10}{:>10}",
        "bytes", "raw", "gzip", "brotli", "change"
    );
    for weight in weights.iter().chain([&together]) {
        let Weight {
            name,
            raw,
            gzip,
            brotli,
        } = weight;
        let change = match recorded(&last, name) {
            Some(before) => difference(before, *brotli),
            None => String::from("new"),
        };
        println!("{name:<34}{raw:>10}{gzip:>10}{brotli:>10}{change:>10}");
    }
    println!(
        "The change is after brotli, against the last release. The goal is {GOAL}, the ceiling {CEILING}; {ALLOWED} are allowed for now."
    );
    if let Some(script) = weights.first()
        && script.brotli > SCRIPT
    {
        bail!("{} weighs more than {SCRIPT} bytes", script.name);
    }
    if together.brotli > ALLOWED {
        bail!(
            "the widget weighs {} bytes more than it may",
            together.brotli - ALLOWED
        );
    }
    Ok(())
}

/// Writes down what the release in `dist/` weighs, for the next one to be compared with.
///
/// # Errors
///
/// When a file of the widget is missing or the list cannot be written.
pub(crate) fn record(project: &Project) -> Result<()> {
    let file = project.path(LAST);
    let old = fs::read_to_string(&file).context(LAST)?;
    let mut new: String = old
        .lines()
        .filter(|line| line.starts_with('#'))
        .map(|line| format!("{line}\n"))
        .collect();
    for weight in weights(project)? {
        new += &format!("{} {}\n", weight.name, weight.brotli);
    }
    fs::write(file, new).context(LAST)
}

fn weights(project: &Project) -> Result<Vec<Weight>> {
    let one = |name: &str| {
        let file = project.path("dist").join(name);
        let bytes = fs::read(file).with_context(|| format!("dist/{name} is missing"))?;
        weigh(name, &bytes)
    };
    WIDGET.into_iter().map(one).collect()
}

/// What a file weighed; all files for `together`.
fn recorded(last: &str, name: &str) -> Option<usize> {
    let lines = last.lines().filter(|line| !line.starts_with('#'));
    let entries = lines.filter_map(|line| {
        let (file, weight) = line.split_once(' ')?;
        Some((file, weight.trim().parse::<usize>().ok()?))
    });
    if name == "together" {
        return Some(entries.map(|(_, weight)| weight).sum());
    }
    let mut found = entries.filter(|(file, _)| *file == name);
    found.next().map(|(_, weight)| weight)
}

fn difference(before: usize, now: usize) -> String {
    if now < before {
        format!("-{}", before - now)
    } else {
        format!("+{}", now - before)
    }
}

fn weigh(name: &str, bytes: &[u8]) -> Result<Weight> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(bytes)?;
    let mut brotli = Vec::new();
    // The strongest setting, which is what hosts keep ready for static files.
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        ..Default::default()
    };
    brotli::BrotliCompress(&mut &bytes[..], &mut brotli, &parameters)?;
    Ok(Weight {
        name: name.to_owned(),
        raw: bytes.len(),
        gzip: gzip.finish()?.len(),
        brotli: brotli.len(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_compared_with_its_last_weight() {
        let last = "# comment 7\na.js 100\nb.wasm 2000\n";
        assert_eq!(recorded(last, "b.wasm"), Some(2000));
        assert_eq!(recorded(last, "together"), Some(2100));
        assert_eq!(recorded(last, "c.css"), None);
        assert_eq!(difference(2100, 2000), "-100");
        assert_eq!(difference(2000, 2000), "+0");
    }
}
