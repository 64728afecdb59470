//! What the browser says that something costs.
//!
//! Costs are processor time of the page's main thread (script, style, layout,
//! paint and the browser's own tasks there), so that other programs on the
//! machine do not count as ours or as anybody's.

use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};
use browser_tests::Page;
use serde_json::{Value, json};

use crate::contenders::Hand;
use crate::table::quantile;

/// A way of use ends after so many samples, or after so long with at least one.
const SAMPLES: usize = 40;
const LONG: Duration = Duration::from_secs(6);
/// A call is watched for so long, which lets every contender's animation end.
const CALL: Duration = Duration::from_millis(900);
const CALLS: usize = 3;
const IDLE: Duration = Duration::from_millis(1500);

/// Runs an expression in the page, or waits for the promise that it is.
pub(crate) async fn value(page: &Page, expression: &str) -> Result<Value> {
    let parameters =
        json!({ "expression": expression, "awaitPromise": true, "returnByValue": true });
    let answer = page.cdp("Runtime.evaluate", parameters).await?;
    ensure!(
        answer["exceptionDetails"].is_null(),
        "{expression}: {}",
        answer["exceptionDetails"]["exception"]["description"]
    );
    Ok(answer["result"]["value"].clone())
}

async fn number(page: &Page, expression: &str) -> Result<f64> {
    let number = value(page, expression).await?;
    number
        .as_f64()
        .with_context(|| format!("{expression} is {number}"))
}

/// Counts processor time from now on.
pub(crate) async fn begin(page: &Page) -> Result<()> {
    page.cdp("Performance.enable", json!({ "timeDomain": "threadTicks" }))
        .await
        .map(drop)
}

/// The main thread's processor time, in milliseconds.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Spent {
    /// Everything.
    pub(crate) all: f64,
    pub(crate) script: f64,
    pub(crate) style: f64,
    pub(crate) layout: f64,
}

impl Spent {
    fn less(self, other: Self) -> Self {
        Self {
            all: self.all - other.all,
            script: self.script - other.script,
            style: self.style - other.style,
            layout: self.layout - other.layout,
        }
    }
}

/// What was spent since the page was opened.
async fn spent(page: &Page) -> Result<Spent> {
    let answer = page.cdp("Performance.getMetrics", json!({})).await?;
    let metrics = answer["metrics"].as_array().context("no metrics")?;
    let of = |name: &str| {
        let found = metrics.iter().find(|metric| metric["name"] == name);
        let seconds = found.and_then(|metric| metric["value"].as_f64());
        Ok::<f64, anyhow::Error>(seconds.with_context(|| format!("no {name}"))? * 1000.0)
    };
    Ok(Spent {
        all: of("TaskDuration")?,
        script: of("ScriptDuration")?,
        style: of("RecalcStyleDuration")?,
        layout: of("LayoutDuration")?,
    })
}

/// Until what was changed is on the screen.
async fn frame(page: &Page) -> Result<()> {
    value(
        page,
        "new Promise(r=>requestAnimationFrame(()=>setTimeout(r)))",
    )
    .await
    .map(drop)
}

/// Waits until an expression is true, as long as it takes.
pub(crate) async fn until(page: &Page, expression: &str) -> Result<()> {
    while value(page, expression).await? != Value::Bool(true) {
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    Ok(())
}

/// Milliseconds from the start of the navigation until the first event was painted.
pub(crate) async fn first(page: &Page) -> Result<f64> {
    until(page, "Boolean(window.first)").await?;
    number(page, "window.first").await
}

/// The longest task since the page was opened, or since this was asked last; 0 when none was longer
/// than the 50 ms from which on the browser tells.
pub(crate) async fn longest(page: &Page) -> Result<f64> {
    frame(page).await?;
    number(
        page,
        "Math.max(0,...[...tasks.splice(0),...watch.takeRecords()].map(({duration})=>duration))",
    )
    .await
}

/// Processor time of a second in which nothing happens, in milliseconds.
pub(crate) async fn idle(page: &Page) -> Result<f64> {
    let before = spent(page).await?;
    tokio::time::sleep(IDLE).await;
    Ok(spent(page).await?.less(before).all / IDLE.as_secs_f64())
}

/// Bytes that the page holds after a collection. What WebAssembly holds, the
/// browser leaves out; `more` is an expression for it.
pub(crate) async fn memory(page: &Page, more: &str) -> Result<f64> {
    page.cdp("HeapProfiler.collectGarbage", json!({})).await?;
    let own = "performance.measureUserAgentSpecificMemory().then(({bytes})=>bytes)";
    Ok(number(page, own).await? + number(page, more).await?)
}

async fn rect(page: &Page, element: &str) -> Result<[f64; 4]> {
    let place = format!(
        "(()=>{{const r=({element}).getBoundingClientRect();return[r.x,r.y,r.width,r.height]}})()"
    );
    let place = value(page, &place).await?;
    let of = |n: usize| place[n].as_f64();
    let all = of(0).zip(of(1)).zip(of(2).zip(of(3)));
    let ((x, y), (width, height)) = all.with_context(|| format!("{element} is nowhere"))?;
    Ok([x, y, width, height])
}

async fn mouse(page: &Page, kind: &str, x: f64, y: f64) -> Result<()> {
    let held = if kind == "mouseReleased" { 0 } else { 1 };
    let parameters = json!({
        "type": kind, "x": x, "y": y, "button": "left", "buttons": held, "clickCount": 1,
    });
    page.cdp("Input.dispatchMouseEvent", parameters)
        .await
        .map(drop)
}

/// What the browser takes to hand a pointer's move to an empty page, and to be
/// asked about it: the median, to be taken off.
pub(crate) async fn floor(page: &Page) -> Result<Spent> {
    let costs = samples(page, SAMPLES / 2, Duration::ZERO, async |n| {
        mouse(page, "mouseMoved", 300.0 + 16.0 * n as f64, 300.0).await
    })
    .await?;
    let median = |part: fn(&Spent) -> f64| {
        let parts: Vec<f64> = costs.iter().map(part).collect();
        quantile(&parts, 0.5).unwrap_or_default()
    };
    Ok(Spent {
        all: median(|spent| spent.all),
        script: median(|spent| spent.script),
        style: median(|spent| spent.style),
        layout: median(|spent| spent.layout),
    })
}

/// What each of a few repetitions costs beyond the floor.
pub(crate) async fn cost(page: &Page, hand: Hand, floor: Spent) -> Result<Vec<Spent>> {
    let costs = raw(page, hand).await?;
    Ok(costs.into_iter().map(|cost| cost.less(floor)).collect())
}

async fn raw(page: &Page, hand: Hand) -> Result<Vec<Spent>> {
    match hand {
        Hand::Drag(place) => drag(page, place).await,
        Hand::Wheel(place, by, ctrl) => wheel(page, place, by, ctrl).await,
        Hand::Key(focus, key) => {
            value(page, focus).await?;
            samples(page, CALLS, CALL, async |_| {
                for kind in ["rawKeyDown", "keyUp"] {
                    let parameters = json!({
                        "type": kind, "key": key, "code": key, "windowsVirtualKeyCode": 39,
                    });
                    page.cdp("Input.dispatchKeyEvent", parameters).await?;
                }
                Ok(())
            })
            .await
        }
        Hand::Call(one, other) => {
            samples(page, CALLS + 1, CALL, async |n| {
                let call = if n % 2 == 0 { one } else { other };
                // What the debugger runs by itself is no task that the page is told of.
                let task = format!("new Promise((done)=>setTimeout(()=>{{void({call});done()}}))");
                value(page, &task).await.map(drop)
            })
            .await
        }
    }
}

async fn samples(
    page: &Page,
    most: usize,
    settle: Duration,
    mut act: impl AsyncFnMut(usize) -> Result<()>,
) -> Result<Vec<Spent>> {
    let start = Instant::now();
    let mut costs = Vec::new();
    let mut before = spent(page).await?;
    while costs.len() < most && (costs.is_empty() || start.elapsed() < LONG) {
        act(costs.len()).await?;
        frame(page).await?;
        if !settle.is_zero() {
            tokio::time::sleep(settle).await;
        }
        let after = spent(page).await?;
        costs.push(after.less(before));
        before = after;
    }
    Ok(costs)
}

async fn drag(page: &Page, place: &str) -> Result<Vec<Spent>> {
    let [x, y, width, height] = rect(page, place).await?;
    let (x, y) = (x + (width / 2.0).min(600.0), y + height / 2.0);
    mouse(page, "mousePressed", x, y).await?;
    // The first move is a longer one: what only begins with it is no part of the next.
    let at = |n: usize| {
        let way = if n < SAMPLES / 2 { n } else { SAMPLES - n } as f64;
        let side = if x < 600.0 { 1.0 } else { -1.0 };
        x + side * (24.0 + way * 16.0)
    };
    mouse(page, "mouseMoved", at(0), y).await?;
    frame(page).await?;
    let costs = samples(page, SAMPLES, Duration::ZERO, async |n| {
        mouse(page, "mouseMoved", at(n + 1), y).await
    })
    .await?;
    mouse(page, "mouseReleased", at(costs.len()), y).await?;
    frame(page).await?;
    Ok(costs)
}

async fn wheel(page: &Page, place: &str, by: (f64, f64), ctrl: bool) -> Result<Vec<Spent>> {
    let [x, y, width, height] = rect(page, place).await?;
    let (x, y) = (x + width * 0.4, y + (height / 2.0).min(300.0));
    samples(page, SAMPLES / 2, Duration::ZERO, async |n| {
        // Further there than back, so that a zoomed view is left to be panned.
        let way = if n < SAMPLES * 3 / 8 { 1.0 } else { -1.0 };
        let parameters = json!({
            "type": "mouseWheel", "x": x, "y": y, "deltaX": by.0 * way, "deltaY": by.1 * way,
            "modifiers": if ctrl { 2 } else { 0 },
        });
        page.cdp("Input.dispatchMouseEvent", parameters)
            .await
            .map(drop)
    })
    .await
}
