//! The browsers that tests can run in, and how each is started.

use std::env;
use std::ffi::OsString;
use std::fs;

use anyhow::{Context as _, Result};
use serde_json::{Map, Value, json};

use crate::project;

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

    /// # Errors
    ///
    /// When nothing says how Chromium is started.
    pub(crate) fn capabilities(self) -> Result<Map<String, Value>> {
        let capabilities = match self {
            Self::Chromium => chromium()?,
            Self::Firefox => json!({ "moz:firefoxOptions": { "args": ["-headless"] } }),
            Self::WebKit => json!({ "browserName": "MiniBrowser" }),
        };
        let capabilities = capabilities.as_object().cloned();
        capabilities.context("the settings of a browser are an object")
    }
}

/// As the wasm tests start it, too, and with what pictures take.
fn chromium() -> Result<Value> {
    const SETTINGS: &str = ".tools/webdriver.json";
    let settings = fs::read(project().join(SETTINGS));
    let settings =
        settings.with_context(|| format!("{SETTINGS}: `cargo xtask setup` writes it"))?;
    let mut capabilities: Value = serde_json::from_slice(&settings).context(SETTINGS)?;
    let flags = capabilities["goog:chromeOptions"]["args"].as_array_mut();
    flags.context("the settings have no flags")?.extend([
        // The same colours and letters on every machine.
        json!("--force-color-profile=srgb"),
        json!("--font-render-hinting=none"),
        json!("--hide-scrollbars"),
    ]);
    capabilities["goog:loggingPrefs"] = json!({ "browser": "ALL" });
    Ok(capabilities)
}
