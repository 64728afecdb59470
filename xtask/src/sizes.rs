//! What a release weighs on the wire, and the limit that it may not pass.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use anyhow::{Context, Result, bail};
use flate2::{Compression, write::GzEncoder};

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
/// What a release may weigh for now; above it the build fails. It only ever goes
/// down, with each release that is lighter, until it is the ceiling.
const ALLOWED: usize = 193 * 1024;

/// What the script may weigh: all that a page loads before a timeline comes into view.
const SCRIPT: usize = 3000;

struct Weight {
    name: String,
    raw: usize,
    gzip: usize,
    brotli: usize,
}

/// Prints the table for the release in `dist`.
///
/// # Errors
///
/// When a file of the widget is missing, or all of them together weigh more
/// than is allowed.
pub(crate) fn report(dist: &Path) -> Result<()> {
    let mut weights = Vec::new();
    for name in WIDGET {
        let bytes = fs::read(dist.join(name)).with_context(|| format!("dist/{name} is missing"))?;
        weights.push(weigh(name, &bytes)?);
    }
    let total = Weight {
        name: String::from("together"),
        raw: weights.iter().map(|weight| weight.raw).sum(),
        gzip: weights.iter().map(|weight| weight.gzip).sum(),
        brotli: weights.iter().map(|weight| weight.brotli).sum(),
    };
    let sum = total.brotli;
    weights.push(total);
    println!(
        "\n{:<34}{:>10}{:>10}{:>10}",
        "bytes", "raw", "gzip", "brotli"
    );
    for Weight {
        name,
        raw,
        gzip,
        brotli,
    } in &weights
    {
        println!("{name:<34}{raw:>10}{gzip:>10}{brotli:>10}");
    }
    println!(
        "The goal is {GOAL} after brotli, the ceiling {CEILING}; {ALLOWED} are allowed for now."
    );
    if let Some(script) = weights.first()
        && script.brotli > SCRIPT
    {
        bail!("{} weighs more than {SCRIPT} bytes", script.name);
    }
    if sum > ALLOWED {
        bail!("the widget weighs {} bytes more than it may", sum - ALLOWED);
    }
    Ok(())
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
