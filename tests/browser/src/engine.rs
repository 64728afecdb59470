//! The browsers that tests can run in, and how each is started.

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;

use serde_json::{Map, Value, json};

/// What draws the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Blink. Only here can a test set what the system asks for and read the console.
    Chromium,
    /// Gecko.
    Firefox,
    /// Safari's, as GTK has it; it needs a screen, which `xvfb-run` stands in for.
    WebKit,
}

impl Engine {
    /// The driver: a program and what it is told before its port.
    pub(crate) fn driver(self) -> Vec<OsString> {
        let words: &[&str] = match self {
            Self::Chromium => {
                let named = env::var_os("CHROMEDRIVER");
                return vec![named.unwrap_or_else(|| "chromedriver".into())];
            }
            Self::Firefox => &["geckodriver"],
            Self::WebKit => &["xvfb-run", "--auto-servernum", "WebKitWebDriver"],
        };
        words.iter().map(OsString::from).collect()
    }

    pub(crate) fn capabilities(self) -> Map<String, Value> {
        let capabilities = match self {
            Self::Chromium => return chromium(),
            Self::Firefox => json!({ "moz:firefoxOptions": { "args": ["-headless"] } }),
            Self::WebKit => json!({ "browserName": "MiniBrowser" }),
        };
        capabilities.as_object().cloned().unwrap_or_default()
    }
}

fn chromium() -> Map<String, Value> {
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
