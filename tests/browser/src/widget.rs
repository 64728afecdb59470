//! One `<diplomatic-timeline>` and what is in its open shadow root.

use anyhow::{Context as _, Result, bail};
use serde_json::{Value, json};

use crate::page::Page;
use crate::pointer::Point;

/// A timeline in the page. It is looked up anew at each call, so that one that
/// was removed and added again is found.
#[derive(Clone, Copy)]
pub struct Widget<'page> {
    page: &'page Page,
    index: usize,
}

impl<'page> Widget<'page> {
    pub(crate) fn new(page: &'page Page, index: usize) -> Self {
        Self { page, index }
    }

    /// What every script here can use: the element as `host`, its shadow root
    /// as `root`, and `q(selector)`, `qa(selector)` to search in it.
    fn words(self) -> String {
        let index = self.index;
        format!(
            "const host = document.querySelectorAll('diplomatic-timeline')[{index}], root = host?.shadowRoot, \
             q = (s) => root?.querySelector(s) ?? null, qa = (s) => [...root?.querySelectorAll(s) ?? []];"
        )
    }

    /// Runs the body of a function with `host`, `root`, `q` and `qa` (see
    /// [`Widget::until`]).
    ///
    /// # Errors
    ///
    /// When it throws.
    pub async fn js(self, body: &str) -> Result<Value> {
        self.page.js(&format!("{} {body}", self.words())).await
    }

    /// Waits until an expression is true. In it `host` is the element, `root`
    /// its shadow root, `q(selector)` the first match in it and `qa(selector)`
    /// the array of all.
    ///
    /// # Errors
    ///
    /// When it is not within 20 seconds; `what` then says what was waited for.
    pub async fn until(self, what: &str, expression: &str) -> Result<()> {
        let function = format!("(() => {{ {} return {expression} }})()", self.words());
        self.page.until(what, &function).await
    }

    /// Waits until the timeline is drawn and can be used.
    ///
    /// # Errors
    ///
    /// When it is not within 20 seconds.
    pub async fn ready(self) -> Result<()> {
        self.until(
            "the timeline is drawn, and what waits for that as well",
            "qa('.dt-ev, .dt-li').length > 0 && q('.dt-key-grid') !== null",
        )
        .await
    }

    /// Waits until it tells that it could not be loaded, and hands back in which words.
    ///
    /// # Errors
    ///
    /// When it does not within 20 seconds.
    pub async fn failed(self) -> Result<String> {
        let told = "q('.dt-notice[role=alert]') !== null";
        self.until("the failure is told", told).await?;
        self.text(".dt-notice").await
    }

    /// How many elements match.
    ///
    /// # Errors
    ///
    /// When the selector is no selector.
    pub async fn count(self, selector: &str) -> Result<usize> {
        let count = self
            .js(&format!("return qa({}).length", json!(selector)))
            .await?;
        Ok(count
            .as_u64()
            .and_then(|count| usize::try_from(count).ok())
            .unwrap_or(0))
    }

    /// The text of the first match, as shown.
    ///
    /// # Errors
    ///
    /// When nothing matches.
    pub async fn text(self, selector: &str) -> Result<String> {
        let text = self
            .js(&format!("return q({}).innerText.trim()", json!(selector)))
            .await;
        text_of(&text.with_context(|| format!("no `{selector}` with a text"))?)
    }

    /// The texts of all matches, in the order of the document.
    ///
    /// # Errors
    ///
    /// When the selector is no selector.
    pub async fn texts(self, selector: &str) -> Result<Vec<String>> {
        let body = format!(
            "return qa({}).map((e) => e.innerText.trim())",
            json!(selector)
        );
        self.js(&body)
            .await?
            .as_array()
            .into_iter()
            .flatten()
            .map(text_of)
            .collect()
    }

    /// An attribute of the first match, or nothing when it has none.
    ///
    /// # Errors
    ///
    /// When nothing matches.
    pub async fn attr(self, selector: &str, name: &str) -> Result<Option<String>> {
        let body = format!(
            "return q({}).getAttribute({})",
            json!(selector),
            json!(name)
        );
        let value = self
            .js(&body)
            .await
            .with_context(|| format!("no `{selector}`"))?;
        Ok(value.as_str().map(str::to_owned))
    }

    /// An attribute of all matches, in the order of the document.
    ///
    /// # Errors
    ///
    /// When one of them does not have it.
    pub async fn attrs(self, selector: &str, name: &str) -> Result<Vec<String>> {
        let body = format!(
            "return qa({}).map((e) => e.getAttribute({}))",
            json!(selector),
            json!(name)
        );
        self.js(&body)
            .await?
            .as_array()
            .into_iter()
            .flatten()
            .map(text_of)
            .collect()
    }

    /// Puts the focus on the first match.
    ///
    /// # Errors
    ///
    /// When nothing matches or it takes no focus.
    pub async fn focus(self, selector: &str) -> Result<()> {
        let body = format!(
            "const e = q({}); e.focus(); return root.activeElement === e",
            json!(selector)
        );
        match self.js(&body).await? {
            Value::Bool(true) => Ok(()),
            _ => bail!("`{selector}` takes no focus"),
        }
    }

    /// Clicks the middle of the first match with the mouse, after scrolling to
    /// it: what lies above it gets the click, as with a reader.
    ///
    /// # Errors
    ///
    /// When nothing matches or it is not shown.
    pub async fn click(self, selector: &str) -> Result<()> {
        let middle = self.middle(selector).await?;
        self.page.click_at(middle).await
    }

    /// Drags the first match by a distance with the mouse.
    ///
    /// # Errors
    ///
    /// When nothing matches or it is not shown.
    pub async fn drag(self, selector: &str, by: Point) -> Result<()> {
        let (x, y) = self.middle(selector).await?;
        self.page
            .drag(&[
                (x, y),
                (x + by.0 / 2.0, y + by.1 / 2.0),
                (x + by.0, y + by.1),
            ])
            .await
    }

    /// The middle of the first match in the viewport, scrolled into view.
    ///
    /// # Errors
    ///
    /// When nothing matches or it is not shown.
    pub async fn middle(self, selector: &str) -> Result<Point> {
        let (x, y, width, height) = self.rect(selector).await?;
        if width <= 0.0 || height <= 0.0 {
            bail!("`{selector}` is not shown");
        }
        Ok((x + width / 2.0, y + height / 2.0))
    }

    /// Where the first match is in the viewport, scrolled into view: left,
    /// top, width and height in CSS pixels. For one that has no size itself,
    /// as the playhead, that is where the first of its parts is that has one.
    ///
    /// # Errors
    ///
    /// When nothing matches.
    pub async fn rect(self, selector: &str) -> Result<(f64, f64, f64, f64)> {
        // A mark that still glides, or a page that still scrolls, is let come to rest. On a busy
        // machine two frames can show a glide at the same place, or before it has begun.
        let body = format!(
            "const found = q({}), \
             at = (e) => {{ const r = e.getBoundingClientRect(); return [r.x, r.y, r.width, r.height] }}, \
             sized = (e) => at(e)[2] * at(e)[3] > 0, \
             e = sized(found) ? found : [...found.querySelectorAll('*')].find(sized) ?? found; \
             e.scrollIntoView({{ block: 'nearest', inline: 'nearest', behavior: 'instant' }}); \
             const moves = () => root.getAnimations().some((a) => \
               a.playState === 'running' && a.effect.getComputedTiming().endTime < Infinity); \
             return (async () => {{ \
               for (let last = null, now = at(e), left = 300; \
                    left > 0 && (moves() || String(now) !== last); left--) {{ \
                 last = String(now); await new Promise(requestAnimationFrame); now = at(e) \
               }} return at(e) }})()",
            json!(selector)
        );
        let rect = self
            .js(&body)
            .await
            .with_context(|| format!("no `{selector}`"))?;
        let side = |index: usize| rect[index].as_f64().context("a rectangle has four numbers");
        Ok((side(0)?, side(1)?, side(2)?, side(3)?))
    }
}

fn text_of(value: &Value) -> Result<String> {
    value
        .as_str()
        .map(str::to_owned)
        .with_context(|| format!("{value} is no text"))
}
