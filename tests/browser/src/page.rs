//! One tab, and the site that it is on.

use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail, ensure};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use fantoccini::Client;
use fantoccini::actions::{InputSource as _, KeyAction, KeyActions};
use serde_json::{Value, json};

use crate::driver::Browser;
use crate::engine::Engine;
use crate::script::{cdp, console};
use crate::site::Site;
use crate::widget::Widget;

/// How long a condition may take: long, because a busy machine is not a fault.
const PATIENCE: Duration = Duration::from_secs(20);

/// A browser's tab, showing nothing at first.
pub struct Page {
    browser: Browser,
    /// What the tab is served from; `open` reads paths on it.
    pub site: Site,
}

/// What the reader's system asks of pages; all off unless set.
#[derive(Clone, Copy, Debug, Default)]
pub struct Look {
    /// Dark rather than light.
    pub dark: bool,
    /// No motion that is not needed.
    pub reduced_motion: bool,
    /// The system's few colours in place of the page's.
    pub forced_colors: bool,
    /// The page as printed.
    pub print: bool,
}

impl Page {
    pub(crate) async fn new(engine: Engine) -> Result<Self> {
        Self::in_browser(Browser::take(engine).await?).await
    }

    /// A tab in a browser that was started for it.
    pub(crate) async fn start() -> Result<Self> {
        Self::in_browser(Browser::start(Engine::Chromium).await?).await
    }

    async fn in_browser(browser: Browser) -> Result<Self> {
        let site = Site::start().await?;
        if browser.engine != Engine::Chromium {
            return Ok(Self { browser, site });
        }
        let old = browser.client.windows().await?;
        let tab = browser.client.new_window(true).await?;
        for window in old {
            browser.client.switch_to_window(window).await?;
            browser.client.close_window().await?;
        }
        browser.client.switch_to_window(tab.handle).await?;
        console(&browser.client).await?;
        Ok(Self { browser, site })
    }

    pub(crate) async fn close(self) -> Result<()> {
        // Whatever it showed must not go on working behind the next test.
        self.client().goto("about:blank").await?;
        self.problems().await?;
        self.browser.give_back();
        Ok(())
    }

    /// The WebDriver client, for what this type has no word for.
    #[must_use]
    pub fn client(&self) -> &Client {
        &self.browser.client
    }

    /// Calls a method of the Chrome DevTools Protocol.
    ///
    /// # Errors
    ///
    /// When Chromium refuses it.
    pub async fn cdp(&self, method: &str, parameters: Value) -> Result<Value> {
        cdp(self.client(), method, parameters).await
    }

    /// Sets the size of the viewport in CSS pixels; 280 is as good as 1600. In other browsers
    /// than Chromium it is the window's, with all that the browser has around the page.
    ///
    /// # Errors
    ///
    /// When the browser has gone.
    pub async fn size(&self, width: u32, height: u32) -> Result<()> {
        if self.browser.engine != Engine::Chromium {
            return Ok(self.client().set_window_size(width, height).await?);
        }
        let size =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.cdp("Emulation.setDeviceMetricsOverride", size)
            .await
            .map(drop)
    }

    /// Sets what the reader's system asks for.
    ///
    /// # Errors
    ///
    /// When the browser has gone.
    pub async fn look(&self, look: Look) -> Result<()> {
        let features = json!([
            { "name": "prefers-color-scheme", "value": if look.dark { "dark" } else { "light" } },
            { "name": "prefers-reduced-motion", "value": if look.reduced_motion { "reduce" } else { "" } },
            { "name": "forced-colors", "value": if look.forced_colors { "active" } else { "none" } },
        ]);
        let media = if look.print { "print" } else { "" };
        self.cdp(
            "Emulation.setEmulatedMedia",
            json!({ "media": media, "features": features }),
        )
        .await
        .map(drop)
    }

    /// Opens a path of the site (`""` is the demo page), or a whole address.
    ///
    /// # Errors
    ///
    /// When nothing answers there.
    pub async fn open(&self, path: &str) -> Result<()> {
        let address = if path.contains("://") {
            path.to_owned()
        } else {
            self.site.url(path)
        };
        self.client()
            .goto(&address)
            .await
            .with_context(|| format!("{address} does not open"))
    }

    /// The first timeline of the page.
    #[must_use]
    pub fn widget(&self) -> Widget<'_> {
        self.nth_widget(0)
    }

    /// The timeline at `index`, counted from 0 in the order of the page.
    #[must_use]
    pub fn nth_widget(&self, index: usize) -> Widget<'_> {
        Widget::new(self, index)
    }

    /// Runs the body of a function in the page and hands back what it returns,
    /// or what the promise that it returns comes to.
    ///
    /// # Errors
    ///
    /// When it throws.
    pub async fn js(&self, body: &str) -> Result<Value> {
        self.client()
            .execute(body, Vec::new())
            .await
            .with_context(|| format!("in the page: {body}"))
    }

    /// Waits until an expression in the page is true.
    ///
    /// # Errors
    ///
    /// When it is not within 20 seconds; `what` then says what was waited for.
    pub async fn until(&self, what: &str, expression: &str) -> Result<()> {
        let body = format!("return {expression}");
        let start = Instant::now();
        loop {
            // A page that is being replaced throws; what counts is the last answer.
            let answer = self.js(&body).await;
            if matches!(answer, Ok(Value::Bool(true))) {
                return Ok(());
            }
            if start.elapsed() > PATIENCE {
                match answer {
                    Ok(value) => bail!("waited in vain until {what}: `{expression}` is {value}"),
                    Err(error) => return Err(error.context(format!("waited in vain until {what}"))),
                }
            }
            tokio::time::sleep(Duration::from_millis(15)).await;
        }
    }

    /// Presses keys one after another where the focus is. A key is a character
    /// or a name as in the DOM (`ArrowRight`, `Home`, `Enter`); several are
    /// separated by spaces, and `Shift+Tab` holds the first of the two.
    ///
    /// # Errors
    ///
    /// When a name is unknown.
    pub async fn press(&self, keys: &str) -> Result<()> {
        let mut actions = KeyActions::new("keyboard".to_owned());
        for chord in keys.split(' ') {
            let held: Vec<char> = match chord {
                "+" => vec!['+'],
                chord => chord.split('+').map(key).collect::<Result<_>>()?,
            };
            for value in &held {
                actions = actions.then(KeyAction::Down { value: *value });
            }
            for value in held.iter().rev() {
                actions = actions.then(KeyAction::Up { value: *value });
            }
        }
        Ok(self.client().perform_actions(actions).await?)
    }

    /// What the browser has complained about since it was last asked: errors
    /// and warnings of scripts, files that did not arrive, breaches of policy. Only Chromium
    /// can be asked; of the others nothing is known.
    ///
    /// # Errors
    ///
    /// When the browser has gone.
    pub async fn problems(&self) -> Result<Vec<String>> {
        if self.browser.engine != Engine::Chromium {
            return Ok(Vec::new());
        }
        console(self.client()).await
    }

    /// Fails when the browser has complained.
    ///
    /// # Errors
    ///
    /// What it complained about.
    pub async fn no_problems(&self) -> Result<()> {
        let problems = self.problems().await?;
        ensure!(
            problems.is_empty(),
            "the browser complained:\n  {}",
            problems.join("\n  ")
        );
        Ok(())
    }

    /// A picture of the viewport, as PNG.
    ///
    /// # Errors
    ///
    /// When the browser has gone.
    pub async fn picture(&self) -> Result<Vec<u8>> {
        Ok(self.client().screenshot().await?)
    }

    /// A picture of one element and `margin` CSS pixels around it, beyond the
    /// viewport too, as PNG. The element is given as an expression in the page.
    ///
    /// # Errors
    ///
    /// When there is no such element.
    pub async fn picture_of(&self, element: &str, margin: u32) -> Result<Vec<u8>> {
        let place = format!(
            "const m = {margin}, r = ({element}).getBoundingClientRect(), \
             x = Math.max(0, r.x + scrollX - m), y = Math.max(0, r.y + scrollY - m); \
             return {{ x, y, width: Math.min(innerWidth, r.right + scrollX + m) - x, \
                      height: r.bottom + scrollY + m - y, scale: 1 }}"
        );
        let clip = self.js(&place).await?;
        let parameters = json!({ "format": "png", "captureBeyondViewport": true, "clip": clip });
        let answer = self.cdp("Page.captureScreenshot", parameters).await?;
        let data = answer["data"]
            .as_str()
            .context("Chromium sent no picture")?;
        Ok(BASE64_STANDARD.decode(data)?)
    }
}

/// The character that WebDriver has for a key.
fn key(name: &str) -> Result<char> {
    use fantoccini::key::Key;
    let mut characters = name.chars();
    if let (Some(one), None) = (characters.next(), characters.next()) {
        return Ok(one);
    }
    let key = match name {
        "ArrowLeft" => Key::Left,
        "ArrowRight" => Key::Right,
        "ArrowUp" => Key::Up,
        "ArrowDown" => Key::Down,
        "Home" => Key::Home,
        "End" => Key::End,
        "PageUp" => Key::PageUp,
        "PageDown" => Key::PageDown,
        "Enter" => Key::Enter,
        "Escape" => Key::Escape,
        "Tab" => Key::Tab,
        "Space" => Key::Space,
        "Backspace" => Key::Backspace,
        "Delete" => Key::Delete,
        "Shift" => Key::Shift,
        "Control" => Key::Control,
        "Alt" => Key::Alt,
        "Meta" => Key::Meta,
        unknown => bail!("no key is called `{unknown}`"),
    };
    Ok(key.into())
}
