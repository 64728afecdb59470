//! What only the system can give: Chromium and the driver that steers it.

use std::env;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::process::{Project, must};

/// Sees to it that Chromium and chromedriver are there, and writes the
/// settings with which tests start them.
///
/// # Errors
///
/// When they are missing and cannot be installed, with the names to look for.
pub(crate) fn chromium(project: &Project) -> Result<()> {
    if !has_both(project) {
        if project.find_program("apt-get").is_some() && Path::new("/etc/debian_version").exists() {
            println!(
                "Installing chromium and chromium-driver: tests drive a real browser; about a minute, once."
            );
            apt(project, &["update"])?;
            apt(
                project,
                &[
                    "install",
                    "--yes",
                    "--no-install-recommends",
                    "chromium",
                    "chromium-driver",
                ],
            )?;
        }
        if !has_both(project) {
            bail!(
                "tests need Chromium (or Chrome) and the chromedriver of the same version on the PATH.\n  \
                 Debian, Ubuntu: apt install chromium chromium-driver\n  \
                 Fedora:         dnf install chromium chromedriver\n  \
                 Arch:           pacman -S chromium\n  \
                 macOS:          brew install --cask chromium chromedriver\n\
                 Elsewhere set CHROME and CHROMEDRIVER to the two programs."
            );
        }
    }
    settings(project)
}

/// The settings file of wasm-bindgen's test runner.
pub(crate) const SETTINGS: &str = ".tools/webdriver.json";

/// The programs that are Chromium under another name.
const CHROMES: [&str; 4] = [
    "chromium",
    "chromium-browser",
    "google-chrome-stable",
    "google-chrome",
];

fn has_both(project: &Project) -> bool {
    let driver =
        env::var_os("CHROMEDRIVER").is_some() || project.find_program("chromedriver").is_some();
    driver && chrome(project).is_some()
}

/// The browser that tests start: `CHROME`, or the first one on the path.
fn chrome(project: &Project) -> Option<String> {
    let found = || {
        let file = CHROMES.iter().find_map(|name| project.find_program(name))?;
        Some(file.to_string_lossy().into_owned())
    };
    env::var("CHROME").ok().or_else(found)
}

/// Runs apt-get as root, by sudo where needed.
fn apt(project: &Project, arguments: &[&str]) -> Result<()> {
    let mut command = if is_root(project) {
        project.command("apt-get")
    } else {
        let mut sudo = project.command("sudo");
        sudo.arg("apt-get");
        sudo
    };
    must(
        command
            .args(arguments)
            .env("DEBIAN_FRONTEND", "noninteractive"),
    )
    .context("install chromium and chromium-driver by hand, then try again")
}

fn is_root(project: &Project) -> bool {
    project.answer("id", &["-u"]).is_some_and(|id| id == "0")
}

fn settings(project: &Project) -> Result<()> {
    let mut flags = vec![
        "--headless=new",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];
    if is_root(project) {
        // Chromium refuses to start its sandbox as root.
        flags.push("--no-sandbox");
    }
    let chrome = chrome(project)
        .context("Chromium has gone")?
        .replace('\\', "\\\\");
    let flags = flags.join("\", \"");
    let text = format!(
        "{{\n  \"goog:chromeOptions\": {{\n    \"binary\": \"{chrome}\",\n    \"args\": [\"{flags}\"]\n  }}\n}}\n"
    );
    fs::create_dir_all(project.path(".tools"))?;
    fs::write(project.path(SETTINGS), text).context("the browser's settings cannot be written")
}
