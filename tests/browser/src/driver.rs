//! chromedriver and the browsers that it steers.
//!
//! Starting Chromium takes longer than most tests, so a browser is used again:
//! each test takes one that is free, or starts another, and gives it back.

use std::env;
use std::io::{BufRead as _, BufReader, Read as _};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, PoisonError};

use anyhow::{Context as _, Result, bail};
use fantoccini::{Client, ClientBuilder};
use serde_json::{Map, Value, json};

/// A driver and the one browser session on it.
pub(crate) struct Browser {
    pub(crate) client: Client,
    /// Ends driver and browser when it is dropped, or with this program.
    _driver: Driver,
}

static FREE: Mutex<Vec<Browser>> = Mutex::new(Vec::new());

impl Browser {
    /// One that is free, or a new one.
    pub(crate) async fn take() -> Result<Self> {
        let free = FREE.lock().unwrap_or_else(PoisonError::into_inner).pop();
        match free {
            Some(browser) => Ok(browser),
            None => Self::start().await,
        }
    }

    /// Lets the next test have it.
    pub(crate) fn give_back(self) {
        FREE.lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(self);
    }

    pub(crate) async fn start() -> Result<Self> {
        let driver = Driver::start()?;
        let address = format!("http://127.0.0.1:{}", driver.port);
        let client = ClientBuilder::new(hyper_util::client::legacy::connect::HttpConnector::new())
            .capabilities(capabilities())
            .connect(&address)
            .await
            .context("chromedriver could not start Chromium; are both of one version?")?;
        Ok(Self {
            client,
            _driver: driver,
        })
    }
}

fn capabilities() -> Map<String, Value> {
    let mut flags = vec![
        "--headless=new",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        // The same colours and letters on every machine, for pictures.
        "--force-color-profile=srgb",
        "--font-render-hinting=none",
        "--hide-scrollbars",
    ];
    if is_root() {
        // Chromium refuses to start its sandbox as root.
        flags.push("--no-sandbox");
    }
    let mut options = json!({ "args": flags });
    if let Some(binary) = chrome() {
        options["binary"] = json!(binary);
    }
    let mut capabilities = Map::new();
    capabilities.insert("goog:chromeOptions".into(), options);
    capabilities.insert("goog:loggingPrefs".into(), json!({ "browser": "ALL" }));
    capabilities
}

/// `CHROME`, or Debian's name for it; else chromedriver searches by itself.
fn chrome() -> Option<PathBuf> {
    let debian = PathBuf::from("/usr/bin/chromium");
    env::var_os("CHROME")
        .map(PathBuf::from)
        .or_else(|| debian.exists().then_some(debian))
}

fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output();
    id.is_ok_and(|id| id.stdout.trim_ascii() == b"0")
}

/// The driver's process, on a port that it chose itself.
struct Driver {
    process: Child,
    port: u16,
}

impl Driver {
    fn start() -> Result<Self> {
        let program = env::var_os("CHROMEDRIVER").unwrap_or_else(|| "chromedriver".into());
        let mut process = watched(&program)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("chromedriver is not installed: `cargo xtask setup` sees to it")?;
        let output = process
            .stdout
            .take()
            .context("chromedriver has no output")?;
        let mut lines = BufReader::new(output);
        let mut line = String::new();
        while lines.read_line(&mut line)? > 0 {
            if let Some(port) = announced(&line) {
                // Read on, or the driver blocks once the pipe is full.
                std::thread::spawn(move || lines.read_to_end(&mut Vec::new()));
                return Ok(Self { process, port });
            }
            line.clear();
        }
        bail!("chromedriver ended before it said its port")
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Its end of the pipe closes with it, and the watch ends the driver.
        drop(self.process.stdin.take());
        let _ = self.process.wait();
    }
}

/// The driver under a watch that ends it and its browser with this program,
/// however that ends: a static is never dropped, and a test may be killed.
#[cfg(unix)]
fn watched(program: &std::ffi::OsStr) -> Command {
    use std::os::unix::process::CommandExt as _;
    // The browser's profile is in the temporary folder, and goes with it.
    const WATCH: &str = r#"
        folder=$(mktemp -d)
        TMPDIR=$folder "$0" --port=0 &
        cat >/dev/null
        trap '' TERM
        kill 0
        wait
        for try in 1 2 3 4 5 6 7 8 9; do
            rm -rf "$folder" 2>/dev/null && break
            sleep 0.2
        done
    "#;
    let mut command = Command::new("sh");
    // A group of its own is what the watch can end as a whole.
    command.args(["-c", WATCH]).arg(program).process_group(0);
    command
}

#[cfg(not(unix))]
fn watched(program: &std::ffi::OsStr) -> Command {
    let mut command = Command::new(program);
    command.arg("--port=0");
    command
}

fn announced(line: &str) -> Option<u16> {
    let (_, port) = line.split_once("started successfully on port ")?;
    port.trim().trim_end_matches('.').parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_port_that_the_driver_chose() {
        let line = "ChromeDriver was started successfully on port 43567.\n";
        assert_eq!(announced(line), Some(43567));
        assert_eq!(announced("Starting ChromeDriver on port 0"), None);
    }
}
