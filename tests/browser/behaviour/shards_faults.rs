//! A chronology in shards whose files do not come, are something else, or tell more than was guessed.

use browser_tests::{Answer, Page, Result, drive};
use serde_json::{Value, json};

use crate::reader::show_after;
use crate::shards::{EVENTS, HOST, shard, show, until_card, until_count};

/// Shows the chronology, and keeps in `heard` what the page is told of from then on.
async fn hear(page: &Page, what: &str) -> Result<()> {
    show(page, 1200, "").await?;
    until_card(page, "Event number 0").await?;
    let hear = format!("addEventListener('timeline-{what}', ({{ detail }}) => heard.push(detail))");
    page.js(&format!("heard = []; {hear}")).await.map(drop)
}

/// Goes to the end, whose file is something else; the file, once that is told in the widget.
async fn miss_the_last(page: &Page, answer: Answer) -> Result<String> {
    let last = shard(HOST.shards - 1);
    page.site.answer(&last, answer);
    let widget = page.widget();
    widget.focus(".dt-playhead").await?;
    page.press("End").await?;
    widget
        .until("it is told", "q('.dt-part[role=alert]') !== null")
        .await?;
    Ok(last)
}

#[test]
fn a_shard_that_does_not_come_is_told_and_asked_for_again() {
    drive(async |page: &Page| -> Result<()> {
        hear(page, "error").await?;
        // Where the page has moved to since matters to nobody.
        page.js("history.pushState(null, '', '/elsewhere/page.html')")
            .await?;
        let last = miss_the_last(page, Answer::status(500)).await?;
        let widget = page.widget();
        let said = widget.text(".dt-part").await?;
        assert!(
            said.contains("A part of the chronology could not be loaded."),
            "{said}"
        );
        let told = format!(
            "heard.some((d) => d.reason === 'status' && !d.fatal && d.message === '{}: 500')",
            last.trim_start_matches('/')
        );
        page.until("the page is told which", &told).await?;
        // The rest goes on working.
        page.press("Home").await?;
        until_card(page, "Event number 0").await?;
        page.press("End").await?;
        page.site.answer(
            &last,
            Answer::text(&HOST.files[last.trim_start_matches('/')]),
        );
        widget.focus("[data-act='again']").await?;
        page.press("Enter").await?;
        until_card(page, "Event number 19999").await?;
        assert_eq!(widget.count(".dt-part").await?, 0);
        widget
            .until("the focus is kept", "root.activeElement !== null")
            .await?;
        let problems = page.problems().await?;
        assert!(
            problems.iter().all(|problem| problem.contains("500")),
            "{problems:?}"
        );
        Ok(())
    });
}

#[test]
fn a_start_page_in_place_of_a_shard_is_told_to_the_page() {
    drive(async |page: &Page| -> Result<()> {
        hear(page, "error").await?;
        let start = Answer::text("<!doctype html><title>Start</title>");
        let last = miss_the_last(page, start).await?;
        let told = json!([{ "reason": "malformed", "message": &last[1..], "fatal": false }]);
        assert_eq!(page.js("return heard").await?, told);
        Ok(())
    });
}

#[test]
fn a_start_page_in_place_of_a_shard_refuses_no_reload() {
    drive(async |page: &Page| -> Result<()> {
        hear(page, "error").await?;
        let (index, hold) = Answer::text(&HOST.files["timeline.json"]).held();
        page.site.answer("/timeline.json", index);
        let widget = page.widget();
        widget
            .js("again = host.reload().then(() => 'kept', () => 'refused')")
            .await?;
        let start = Answer::text("<!doctype html><title>Start</title>");
        miss_the_last(page, start).await?;
        page.until("the page is told", "heard.length === 1").await?;
        hold.release();
        assert_eq!(page.js("return again").await?, json!("kept"));
        Ok(())
    });
}

#[test]
fn the_page_is_told_again_when_it_is_known_how_many_match() {
    drive(async |page: &Page| -> Result<()> {
        hear(page, "filter").await?;
        let widget = page.widget();
        widget.js("host.people = 'rare'").await?;
        until_count(page, "1 of 4").await?;
        page.until("the page knows", "heard.at(-1)?.shown === 4")
            .await?;
        // All events of shards that nobody has seen, at first.
        let first = page.js("return heard[0]").await?;
        assert_eq!(first["people"], json!(["rare"]));
        assert!(first["shown"].as_u64() > Some(4), "{first}");
        // Without a filter, what arrives changes nothing.
        widget.js("host.people = null").await?;
        page.until("all match", &format!("heard.at(-1)?.shown === {EVENTS}"))
            .await?;
        let before = page.js("return heard.length").await?;
        widget.focus(".dt-playhead").await?;
        page.press("End").await?;
        until_card(page, "Event number 19999").await?;
        assert_eq!(page.js("return heard.length").await?, before);
        Ok(())
    });
}

#[test]
fn what_a_shard_lacks_is_told_and_not_waited_for() {
    drive(async |page: &Page| -> Result<()> {
        for (path, text) in &HOST.files {
            page.site.answer(&format!("/{path}"), Answer::text(text));
        }
        let mut short: Value = serde_json::from_str(&HOST.files[&shard(0)[1..]]).unwrap();
        short["events"] = json!([]);
        page.site.answer(&shard(0), Answer::text(short.to_string()));
        show_after(page, 1200, "", "").await?;
        until_card(page, "could not be loaded").await
    });
}
