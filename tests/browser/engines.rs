//! What a reader does, in browsers other than Chromium.
//!
//! They are ignored unless asked for by name, because not everybody has every browser:
//! `cargo test -p browser-tests --test engines -- --ignored firefox`.

#![allow(clippy::unwrap_used, reason = "this is how a test fails")]

use browser_tests::{Answer, Engine, Page, Result, Widget, drive_in};

/// A page of its own, which keeps what its scripts complain of.
const PAGE: &str = r#"<!doctype html><html lang="en"><meta charset="utf-8"><title>One</title>
<script>
    window.faults = [];
    for (const name of ['error', 'unhandledrejection']) addEventListener(name, (e) => faults.push(`${e.message ?? e.reason}`));
</script>
<script type="module" src="diplomatic-timeline.js"></script>
<div><diplomatic-timeline src="timeline.json"></diplomatic-timeline></div>"#;

async fn open(page: &Page) -> Result<Widget<'_>> {
    page.site.answer(
        "/one.html",
        Answer::text(PAGE).header("Content-Type", "text/html"),
    );
    page.size(1200, 1100).await?;
    page.open("one.html").await?;
    page.widget().ready().await?;
    Ok(page.widget())
}

async fn no_faults(page: &Page) -> Result<()> {
    let faults = page.js("return faults.join()").await?;
    assert_eq!(faults, "");
    Ok(())
}

/// Waits until the slider is at an event, counted from 1.
async fn at(widget: Widget<'_>, place: usize) -> Result<()> {
    let there = format!("q('[role=slider]').getAttribute('aria-valuenow') === '{place}'");
    widget
        .until(&format!("event {place} is selected"), &there)
        .await
}

async fn keys_step_and_the_page_is_told(page: &Page) -> Result<()> {
    let widget = open(page).await?;
    widget
        .js("window.told = []; host.addEventListener('timeline-select', (e) => told.push(e.detail.id))")
        .await?;
    widget.focus(".dt-playhead").await?;
    page.press("Home").await?;
    at(widget, 1).await?;
    let first = widget.text(".dt-card .dt-name").await?;
    page.press("ArrowRight ArrowRight").await?;
    at(widget, 3).await?;
    assert_ne!(widget.text(".dt-card .dt-name").await?, first);
    // Of events that are passed at once, the page may be told of the last alone.
    let told = "told.at(-1) === q('.dt-ev[aria-selected=true]').dataset.id";
    widget.until("the page is told", told).await?;
    no_faults(page).await
}

async fn the_playhead_is_dragged(page: &Page) -> Result<()> {
    let widget = open(page).await?;
    widget.focus(".dt-playhead").await?;
    page.press("End").await?;
    let all = widget.attr("[role=slider]", "aria-valuemax").await?;
    at(widget, all.unwrap().parse()?).await?;
    let arrived = "q('.dt-playhead').getAnimations().length === 0";
    widget.until("the playhead stands still", arrived).await?;
    let before = widget.text(".dt-card .dt-name").await?;
    let (x, y) = widget.middle(".dt-playhead i").await?;
    page.drag(&[(x, y), (x - 150.0, y), (x - 400.0, y)]).await?;
    let earlier =
        "Number(q('[role=slider]').ariaValueNow) < Number(q('[role=slider]').ariaValueMax) - 4";
    widget
        .until("an earlier event is selected", earlier)
        .await?;
    assert_ne!(widget.text(".dt-card .dt-name").await?, before);
    no_faults(page).await
}

async fn filters_leave_what_was_asked_for(page: &Page) -> Result<()> {
    let widget = open(page).await?;
    let options = "qa('.dt-ev[role=option][data-kind=statement]').length";
    widget.click(".dt-kind[data-kind='statement']").await?;
    widget
        .until("no statement is left", &format!("{options} === 0"))
        .await?;
    widget.click(".dt-clear").await?;
    widget
        .until("they are back", &format!("{options} > 0"))
        .await?;
    widget.click(".dt-search .dt-q").await?;
    page.press("c r i m e a").await?;
    widget
        .until(
            "a number of events is found",
            "/^[1-9]\\d* of /.test(q('[role=status]').textContent)",
        )
        .await?;
    no_faults(page).await
}

async fn the_list_takes_the_place_of_a_narrow_chart(page: &Page) -> Result<()> {
    let widget = open(page).await?;
    page.js("document.querySelector('div').style.width = '360px'")
        .await?;
    widget
        .until(
            "the list is there",
            "qa('.dt-li').length > 2 && q('.dt-plot') === null",
        )
        .await?;
    let wide = page.js("return document.querySelector('div').scrollWidth");
    assert_eq!(wide.await?, 360);
    widget.focus("[role=slider]").await?;
    page.press("End").await?;
    let shown = "qa('.dt-li.is-on').some((li) => { const r = li.getBoundingClientRect(); return r.top < innerHeight && r.bottom > 0 })";
    widget.until("the last event is in sight", shown).await?;
    no_faults(page).await
}

async fn a_file_that_did_not_come_can_be_asked_for_again(page: &Page) -> Result<()> {
    page.site.answer("/timeline.json", Answer::status(404));
    page.open("themes.html").await?;
    let widget = page.widget();
    assert!(widget.failed().await?.contains("404"));
    page.site.restore("/timeline.json");
    widget.click("[data-act='retry']").await?;
    widget.ready().await
}

macro_rules! stories {
    ($($story:ident)*) => {
        mod firefox {
            $(
                #[test]
                #[ignore = "takes Firefox and geckodriver"]
                fn $story() {
                    super::drive_in(super::Engine::Firefox, super::$story);
                }
            )*
        }
        mod webkit {
            $(
                #[test]
                #[ignore = "takes WebKitGTK, its driver and Xvfb"]
                fn $story() {
                    super::drive_in(super::Engine::WebKit, super::$story);
                }
            )*
        }
    };
}

stories! {
    keys_step_and_the_page_is_told
    the_playhead_is_dragged
    filters_leave_what_was_asked_for
    the_list_takes_the_place_of_a_narrow_chart
    a_file_that_did_not_come_can_be_asked_for_again
}
