//! What only the system can give: browsers and the drivers that steer them.

use std::env;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use super::install::{Crate, clear, from_cargo};
use crate::process::{Project, must};

const GECKODRIVER: Crate<'_> = Crate {
    package: "geckodriver",
    program: "geckodriver",
    version: "0.36.0",
    options: &["--locked"],
    optimisation: "0",
    why: "steers Firefox",
    time: "a minute",
};

/// Sees to it that Chromium and chromedriver are there, and writes the
/// settings with which tests start them.
///
/// # Errors
///
/// When they are missing and cannot be installed, with the names to look for.
pub(crate) fn chromium(project: &Project) -> Result<()> {
    if !has_both(project) {
        if has_apt(project) {
            println!(
                "Installing chromium and chromium-driver: tests drive a real browser; about a minute, once."
            );
            apt_install(project, &["chromium", "chromium-driver"])
                .context("install chromium and chromium-driver by hand, then try again")?;
        }
        if !has_both(project) {
            bail!(
                "tests need Chromium (or Chrome) and the chromedriver of the same version on the PATH.\n  \
                 Debian: apt install chromium chromium-driver\n  \
                 Ubuntu: Google Chrome's own .deb and its chromedriver: a snap cannot be driven\n  \
                 Fedora: dnf install chromium chromedriver\n  \
                 Arch:   pacman -S chromium\n  \
                 macOS:  brew install --cask chromium chromedriver\n\
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

/// A browser that tests run in as well, where it is or can be installed.
struct Other {
    /// As its tests are called.
    name: &'static str,
    programs: &'static [&'static str],
    packages: &'static [&'static str],
}

const FIREFOX: Other = Other {
    name: "firefox",
    programs: &["firefox"],
    packages: &["firefox-esr"],
};
const WEBKIT: Other = Other {
    name: "webkit",
    programs: &["WebKitWebDriver", "xvfb-run", "xauth"],
    packages: &["webkit2gtk-driver", "xvfb", "xauth"],
};

impl Other {
    fn is_here(&self, project: &Project) -> bool {
        let mut programs = self.programs.iter();
        programs.all(|program| project.find_program(program).is_some())
    }

    fn install(&self, project: &Project) -> Result<()> {
        if !self.is_here(project) && has_apt(project) {
            let packages = self.packages.join(", ");
            println!(
                "Installing {packages}: tests drive other browsers, too; half a minute, once."
            );
            apt_install(project, self.packages)?;
        }
        if !self.is_here(project) {
            bail!("{} is missing", self.programs.join(" or "));
        }
        if self.name == FIREFOX.name {
            // It sees no profile outside of its own folders, and drivers make theirs elsewhere.
            if Path::new("/snap/bin/firefox").exists() {
                bail!("a snap cannot be driven");
            }
            from_cargo(project, &GECKODRIVER)?;
            clear(project);
        }
        Ok(())
    }
}

/// Sees to the other browsers, and tells which of them are there. Nothing depends on them, so
/// where one cannot be had, that is said and its tests are left out.
pub(crate) fn others(project: &Project) -> Vec<&'static str> {
    let mut names = Vec::new();
    for other in [FIREFOX, WEBKIT] {
        match other.install(project) {
            Ok(()) => names.push(other.name),
            Err(error) => println!("Tests in {} are left out: {error:#}.", other.name),
        }
    }
    names
}

/// Whether the packages named here can be had. Ubuntu and others that come from Debian have the
/// same tools, but snaps or other names in the place of browsers.
fn has_apt(project: &Project) -> bool {
    let system = fs::read_to_string("/etc/os-release").unwrap_or_default();
    is_debian(&system) && project.find_program("apt-get").is_some()
}

/// Whether a system that describes itself so is Debian.
fn is_debian(system: &str) -> bool {
    system.lines().any(|line| line == "ID=debian")
}

fn apt_install(project: &Project, packages: &[&str]) -> Result<()> {
    apt(project, &["update"])?;
    let install = ["install", "--yes", "--no-install-recommends"];
    apt(project, &[&install, packages].concat())
}

/// Runs apt-get as root, by sudo where needed.
fn apt(project: &Project, arguments: &[&str]) -> Result<()> {
    let mut command = if is_root(project) {
        project.command("env")
    } else {
        let mut sudo = project.command("sudo");
        sudo.arg("env");
        sudo
    };
    // Given on the line: sudo hands no variables on.
    command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]);
    must(command.args(arguments))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_debian_itself_has_the_packages() {
        assert!(is_debian(
            "PRETTY_NAME=\"Debian GNU/Linux 13\"\nID=debian\n"
        ));
        assert!(!is_debian("ID=ubuntu\nID_LIKE=debian\n"));
    }
}
