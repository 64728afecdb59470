//! Commands that WebDriver leaves to the browser's maker: Chromium's own
//! protocol, and the console's log.

use anyhow::{Context as _, Result};
use fantoccini::Client;
use fantoccini::wd::WebDriverCompatibleCommand;
use http::Method;
use serde_json::{Value, json};
use url::{ParseError, Url};

#[derive(Debug)]
struct Extension {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Extension {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!(
            "session/{}/{}",
            session.unwrap_or_default(),
            self.path
        ))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}

/// Calls a method of the Chrome DevTools Protocol.
pub(crate) async fn cdp(client: &Client, method: &str, parameters: Value) -> Result<Value> {
    let body = json!({ "cmd": method, "params": parameters });
    let command = Extension {
        path: "goog/cdp/execute",
        body,
    };
    client
        .issue_cmd(command)
        .await
        .with_context(|| format!("{method} failed"))
}

/// Takes what the console has said since it was last asked: warnings and errors.
pub(crate) async fn console(client: &Client) -> Result<Vec<String>> {
    let command = Extension {
        path: "se/log",
        body: json!({ "type": "browser" }),
    };
    let entries = client
        .issue_cmd(command)
        .await
        .context("the console cannot be read")?;
    let entries = entries.as_array().map(Vec::as_slice).unwrap_or_default();
    let text = |entry: &Value, key: &str| entry[key].as_str().unwrap_or_default().to_owned();
    Ok(entries
        .iter()
        .filter(|entry| matches!(entry["level"].as_str(), Some("SEVERE" | "WARNING")))
        .map(|entry| format!("{}: {}", text(entry, "source"), text(entry, "message")))
        .collect())
}
