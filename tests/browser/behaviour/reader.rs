//! What the tests of the widget share: the first chronology on a bare page, as
//! wide as the viewport, and what a reader would see of it.

use std::ops::RangeInclusive;

use browser_tests::{Answer, Look, Page, Result};
use serde_json::{Value, json};

use crate::element::{SCRIPT, page as html};

/// The compiled chronology that the page was built with.
pub(crate) fn timeline() -> Value {
    let file = browser_tests::project().join("dist").join("timeline.json");
    serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap()
}

/// The ids of its events, in order.
pub(crate) fn ids() -> Vec<String> {
    let timeline = timeline();
    let events = timeline["events"].as_array().unwrap();
    events
        .iter()
        .map(|event| event["id"].as_str().unwrap().to_owned())
        .collect()
}

/// Shows it at a width, with further attributes on the tag, without motion.
pub(crate) async fn show(page: &Page, width: u32, attributes: &str) -> Result<()> {
    show_after(page, width, attributes, "").await
}

/// The same after a script that runs first.
pub(crate) async fn show_after(
    page: &Page,
    width: u32,
    attributes: &str,
    script: &str,
) -> Result<()> {
    page.size(width, 1000).await?;
    page.look(Look {
        reduced_motion: true,
        ..Look::default()
    })
    .await?;
    let body = format!(
        "<style>body {{ margin: 0 }}</style><script>{script}</script>{SCRIPT}\
         <diplomatic-timeline src=\"timeline.json\" {attributes}></diplomatic-timeline>\
         <p style=\"height: 1500px\">The page goes on.</p>"
    );
    page.site.page("/reader.html", html(&body));
    page.open("reader.html").await?;
    page.widget()
        .until(
            "it is drawn",
            "q('.dt-ev, .dt-li, .dt-hist, .dt-clus') !== null",
        )
        .await?;
    settled(page).await
}

/// A script that runs first: timers of so many milliseconds are kept, to be run by `pass()` when
/// the test says so; `running()` are those that were not cleared.
pub(crate) fn clock(kept: RangeInclusive<u32>) -> String {
    format!(
        "clock = []; \
         const [set, clear] = [setTimeout, clearTimeout]; \
         setTimeout = (run, after, ...more) => after >= {} && after <= {} \
             ? 1e9 + clock.push({{ run, after }}) - 1 : set(run, after, ...more); \
         clearTimeout = (id) => id >= 1e9 ? clock[id - 1e9].run = null : clear(id); \
         running = () => clock.filter(({{ run }}) => run); \
         pass = () => {{ const [timer] = running(), run = timer.run; timer.run = null; run() }};",
        kept.start(),
        kept.end()
    )
}

/// The timers of a chronology that plays.
pub(crate) fn playing_clock() -> String {
    clock(2200..=15_000)
}

/// Serves so many events, a day apart, in three kinds, instead of the first chronology.
pub(crate) fn many(page: &Page, count: usize) {
    let kinds = ["strike", "statement", "meeting"];
    let events: Vec<Value> = (0..count)
        .map(|number| {
            let (year, month, day) = (1990 + number / 336, number / 28 % 12 + 1, number % 28 + 1);
            let date = format!("{year}-{month:02}-{day:02}");
            json!({ "id": format!("e{number}"), "kind": kinds[number % 3], "headline": format!("Event number {number}"),
                "when": { "edtf": date, "precision": "day", "basis": "stated",
                    "earliest": format!("{date}T00:00:00Z"), "latest": format!("{date}T23:59:59Z") } })
        })
        .collect();
    let timeline = json!({ "format": "diplomatic-timeline/1", "id": "many", "title": "Many", "language": "en", "events": events });
    page.site
        .answer("/timeline.json", Answer::text(timeline.to_string()));
}

/// Waits until cards are measured and everything that was asked for is drawn.
pub(crate) async fn settled(page: &Page) -> Result<()> {
    let frame = "new Promise(requestAnimationFrame)";
    page.js(&format!(
        "return document.fonts.ready.then(() => {frame}).then(() => {frame})"
    ))
    .await?;
    page.widget()
        .until(
            "the first sight is over and heights are measured",
            "q('.dt-key-grid') !== null && q('.dt-probe') === null",
        )
        .await
}

/// The id of the selected event.
pub(crate) async fn selected(page: &Page) -> Result<String> {
    let id = page
        .widget()
        .js("return (q('.dt-ev[aria-selected=true]') ?? q('.dt-li[aria-current]'))?.dataset.id ?? ''")
        .await?;
    Ok(id.as_str().unwrap_or_default().to_owned())
}

/// Waits until an event is selected.
pub(crate) async fn until_selected(page: &Page, id: &str) -> Result<()> {
    let is = format!(
        "(q('.dt-ev[aria-selected=true]') ?? q('.dt-li[aria-current]'))?.dataset.id === '{id}'"
    );
    page.widget().until(&format!("{id} is selected"), &is).await
}

/// Selects an event as the page would.
pub(crate) async fn select(page: &Page, id: &str) -> Result<()> {
    page.widget().js(&format!("host.select('{id}')")).await?;
    until_selected(page, id).await?;
    settled(page).await
}

/// Where the mark of an event is in the viewport.
pub(crate) async fn mark(page: &Page, id: &str) -> Result<(f64, f64)> {
    page.widget()
        .middle(&format!(".dt-ev[data-id='{id}'] .dt-mark"))
        .await
}

/// How the events in the chart are drawn: `marks`, `clusters`, `bars` and so on.
pub(crate) async fn mode(page: &Page) -> Result<String> {
    let mode = page.widget().attr(".dt-timeline", "data-mode").await?;
    Ok(mode.unwrap_or_default())
}

/// Zooms in by one step; whether there was one.
pub(crate) async fn nearer(page: &Page) -> Result<bool> {
    let widget = page.widget();
    let closest = "return q('[data-act=zin]').matches('[aria-disabled=true]')";
    if widget.js(closest).await? == true {
        return Ok(false);
    }
    widget.js("q('[data-act=zin]').click()").await?;
    settled(page).await?;
    Ok(true)
}

/// Zooms in until the events are drawn in a certain way.
pub(crate) async fn closer(page: &Page, until: &str) -> Result<()> {
    for _ in 0..20 {
        if mode(page).await? == until {
            return Ok(());
        }
        page.widget().js("q('[data-act=zin]').click()").await?;
        settled(page).await?;
    }
    panic!("there are no {until}");
}
