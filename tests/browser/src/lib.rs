//! The built page in a real browser, driven through WebDriver.
//!
//! A test gets a tab of its own and a web server of its own, so that nothing
//! one test leaves behind reaches another:
//!
//! ```no_run
//! use browser_tests::{Page, Result, drive};
//!
//! #[test]
//! fn the_right_arrow_goes_to_the_next_event() {
//!     drive(async |page: &Page| -> Result<()> {
//!         page.size(1200, 900).await?;
//!         page.open("").await?;
//!         let widget = page.widget();
//!         widget.ready().await?;
//!         widget.focus(".dt-playhead").await?;
//!         page.press("ArrowRight").await?;
//!         widget.until("the second event is selected", "q('.dt-playhead').ariaValueNow === '2'").await
//!     });
//! }
//! ```
//!
//! - [`Page`] is the tab: size, theme, keys, pointer, scripts, pictures, and
//!   what the console said. A test in which the browser reported an error or a
//!   breach of the page's policy fails, unless the test took the report with
//!   [`Page::problems`] and judged it.
//! - [`Widget`] looks into the open shadow root of one `<diplomatic-timeline>`.
//! - [`Site`] serves `dist/` and whatever a test puts in its place: another
//!   file, an error, a header, an answer that is held back until released.
//!
//! There is no sleeping: a test waits for a condition ([`Page::until`],
//! [`Widget::until`]) or holds the answer that would end a state.
//!
//! A new behaviour is a new file in `behaviour/`, named in `behaviour/main.rs`.
//! On failure a picture of the tab is left in `target/browser/`.
//!
//! What every browser must do alike is in `engines.rs`, once for each of them.
//!
//! Build first (`cargo xtask build`): these tests never build the page. They
//! need `chromedriver` on the path or in `CHROMEDRIVER`, and Chromium as
//! `cargo xtask setup` found it; `cargo xtask test` sees to all of it.

mod driver;
mod engine;
mod page;
mod pointer;
mod script;
mod site;
mod widget;

use std::panic::{AssertUnwindSafe, resume_unwind};
use std::path::PathBuf;
use std::sync::LazyLock;
use std::{fs, thread};

use futures_util::FutureExt as _;
use tokio::runtime::Runtime;

pub use anyhow::Result;

pub use crate::engine::Engine;
pub use crate::page::{Look, Page};
pub use crate::pointer::Point;
pub use crate::site::{Answer, Hold, Site};
pub use crate::widget::Widget;

/// Browsers outlive the test that started them, and so must what talks to them.
#[allow(
    clippy::expect_used,
    reason = "without threads there is nothing to test"
)]
static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| Runtime::new().expect("no threads to be had"));

/// Runs one test in a tab of its own, on a site of its own that serves `dist/`.
///
/// # Panics
///
/// When the test panics or returns an error, when the browser reported an
/// error that the test did not take, and when there is no browser.
pub fn drive(test: impl AsyncFnOnce(&Page) -> Result<()>) {
    drive_in(Engine::Chromium, test);
}

/// Like [`drive`], in any browser.
///
/// # Panics
///
/// As [`drive`] does.
#[allow(clippy::panic, reason = "this is how a test fails")]
pub fn drive_in(engine: Engine, test: impl AsyncFnOnce(&Page) -> Result<()>) {
    if let Err(error) = RUNTIME.block_on(in_a_tab(engine, test)) {
        panic!("{error:#}");
    }
}

/// Like [`drive`], for programs that look rather than judge: errors in the
/// page's console are left to the caller.
///
/// # Errors
///
/// What the work returns, or that there is no browser.
pub fn look(work: impl AsyncFnOnce(&Page) -> Result<()>) -> Result<()> {
    RUNTIME.block_on(async {
        let page = Page::new(Engine::Chromium).await?;
        let result = work(&page).await;
        page.close().await?;
        result
    })
}

/// Like [`look`], in a browser that nothing else ran in and that ends with the
/// work, even if it no longer answers.
///
/// # Errors
///
/// What the work returns, or that there is no browser.
pub fn look_alone<T>(work: impl AsyncFnOnce(&Page) -> Result<T>) -> Result<T> {
    RUNTIME.block_on(async {
        // Not given back: dropping it ends the browser.
        let page = Page::start().await?;
        work(&page).await
    })
}

async fn in_a_tab(engine: Engine, test: impl AsyncFnOnce(&Page) -> Result<()>) -> Result<()> {
    let page = Page::new(engine).await?;
    let mut end = AssertUnwindSafe(test(&page)).catch_unwind().await;
    if let Ok(Ok(())) = end {
        end = Ok(page.no_problems().await);
    }
    if !matches!(end, Ok(Ok(()))) {
        keep_picture(&page).await;
        // What the console says is often the cause of what was waited for in vain.
        for problem in page.problems().await.unwrap_or_default() {
            eprintln!("console: {problem}");
        }
    }
    // A tab that cannot be closed takes its browser with it, not the verdict.
    let closed = page.close().await;
    match end {
        Ok(judged) => judged.and(closed),
        Err(panic) => resume_unwind(panic),
    }
}

/// Leaves what the tab showed, under the name of the test.
async fn keep_picture(page: &Page) {
    let name = thread::current()
        .name()
        .unwrap_or("test")
        .replace("::", "-");
    let folder = project().join("target").join("browser");
    if let Ok(png) = page.picture().await
        && fs::create_dir_all(&folder).is_ok()
    {
        let file = folder.join(name).with_extension("png");
        if fs::write(&file, png).is_ok() {
            eprintln!("the tab as it was: {}", file.display());
        }
    }
}

/// The project's folder.
#[must_use]
pub fn project() -> PathBuf {
    let package = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let root = package.and_then(|package| Some(package.ancestors().nth(2)?.to_path_buf()));
    root.unwrap_or_default()
}
