//! On what and with what it was measured; no names and no paths.

use std::process::Command;
use std::time::{SystemTime, UNIX_EPOCH};
use std::{fs, thread};

use anyhow::{Context as _, Result};
use browser_tests::{Page, look_alone, project};
use serde_json::{Value, json};

use crate::events::iso;

/// `2026-11-23`
pub(crate) fn today() -> Result<String> {
    let days = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs() / 86_400;
    Ok(iso(i64::try_from(days)?))
}

/// `2 cores, 23 GiB of memory, Chrome/156.0.0.0`
pub(crate) fn about() -> Result<String> {
    let cores = thread::available_parallelism()?;
    let memory = fs::read_to_string("/proc/meminfo").ok().and_then(|text| {
        let kib: f64 = text
            .lines()
            .next()?
            .split_whitespace()
            .nth(1)?
            .parse()
            .ok()?;
        Some(format!(", {:.0} GiB of memory", kib / 1_048_576.0))
    });
    let browser = look_alone(async |page: &Page| {
        let version = page.cdp("Browser.getVersion", json!({})).await?;
        Ok(version["product"].as_str().unwrap_or_default().to_owned())
    })?;
    Ok(format!(
        "{cores} cores{}, {browser}",
        memory.unwrap_or_default()
    ))
}

/// Which version of each was compared.
pub(crate) fn versions() -> Result<String> {
    let peer = |package: &str| -> Result<String> {
        let file = project()
            .join(".tools/node_modules")
            .join(package)
            .join("package.json");
        let text = fs::read_to_string(file).with_context(|| format!("{package} is not there"))?;
        let manifest: Value = serde_json::from_str(&text)?;
        Ok(format!(
            "{package} {}",
            manifest["version"].as_str().unwrap_or_default()
        ))
    };
    let commit = Command::new("git")
        .args(["rev-parse", "--short", "HEAD"])
        .current_dir(project())
        .output()
        .ok()
        .filter(|output| output.status.success());
    let commit = commit.map_or_else(String::new, |output| {
        format!(" at {}", String::from_utf8_lossy(&output.stdout).trim())
    });
    Ok(format!(
        "diplomatic-timeline {}{commit}, {}, {}",
        env!("CARGO_PKG_VERSION"),
        peer("vis-timeline")?,
        peer("@knight-lab/timelinejs")?
    ))
}
