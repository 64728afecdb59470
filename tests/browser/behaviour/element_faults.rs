//! What goes wrong around the element, and how it says so: in the widget, as
//! an event, with a way to try again, and without harm to anything else.

use browser_tests::{Answer, Page, Result, drive};
use serde_json::json;

use crate::element::{hearing, three};

const LIST: &str = "<ol id=\"saved\"><li>A bridge is hit</li></ol>";

/// A page with a widget on `/data.json`, a list inside it, and a sound one below.
async fn show(page: &Page, data: Answer) -> Result<()> {
    page.site.answer("/data.json", data);
    page.site
        .answer("/three.json", Answer::text(three().to_string()));
    page.site.page(
        "/page.html",
        hearing(&format!(
            "<diplomatic-timeline src=\"folder/../data.json?v=1\">{LIST}</diplomatic-timeline>\
             <diplomatic-timeline src=\"three.json\" loading=\"eager\"></diplomatic-timeline>"
        )),
    );
    page.open("page.html").await
}

/// The failure is told in every way, and mended by trying again.
async fn told_and_mended(page: &Page, reason: &str, words: &[&str]) -> Result<()> {
    let widget = page.widget();
    let event = format!(
        "heard.some(([name, d]) => name === 'error' && d.reason === '{reason}' && d.fatal && typeof d.message === 'string')"
    );
    page.until("the event is sent", &event).await?;
    widget
        .until(
            "the failure is shown",
            "q('.dt-notice[role=alert]') !== null",
        )
        .await?;
    let notice = widget.text(".dt-notice").await?;
    for word in words
        .iter()
        .chain(&["could not be loaded", "Below is the list"])
    {
        assert!(notice.contains(word), "`{word}` in: {notice}");
    }
    widget
        .until(
            "the page's list is shown",
            "document.querySelector('#saved').checkVisibility()",
        )
        .await?;
    let refused = page
        .js("return document.querySelector('diplomatic-timeline').ready.then(() => 'kept', (error) => error.constructor.name)")
        .await?;
    assert_eq!(refused, json!("Error"));
    page.nth_widget(1).ready().await?;
    // The browser's own report of what did not arrive.
    page.problems().await?;

    page.site
        .answer("/data.json", Answer::text(three().to_string()));
    widget.click(".dt-notice button").await?;
    widget.ready().await?;
    assert_eq!(widget.count(".dt-notice").await?, 0);
    widget
        .until("the focus is not lost", "root.activeElement !== null")
        .await?;
    widget
        .until(
            "the list gives way",
            "!document.querySelector('#saved').checkVisibility()",
        )
        .await?;
    let kept = widget
        .js("return host.ready.then((element) => element === host)")
        .await?;
    assert_eq!(kept, json!(true));
    Ok(())
}

/// Trying again while nothing has changed is answered like the first time.
async fn again_in_vain(page: &Page) -> Result<()> {
    let widget = page.widget();
    widget
        .until("the failure is shown", "q('.dt-notice') !== null")
        .await?;
    widget
        .js("heard.length = 0; return host.reload().catch(() => { refused = true })")
        .await?;
    page.until(
        "it is told again",
        "refused && heard.some(([name]) => name === 'error')",
    )
    .await
}

#[test]
fn a_missing_file() {
    drive(async |page: &Page| -> Result<()> {
        show(page, Answer::status(404)).await?;
        again_in_vain(page).await?;
        told_and_mended(page, "status", &["data.json", "404"]).await
    });
}

#[test]
fn a_server_that_fails() {
    drive(async |page: &Page| -> Result<()> {
        show(page, Answer::status(500)).await?;
        told_and_mended(page, "status", &["data.json", "500"]).await
    });
}

#[test]
fn a_network_that_is_lost() {
    drive(async |page: &Page| -> Result<()> {
        show(page, Answer::broken()).await?;
        told_and_mended(page, "network", &["data.json", "network"]).await
    });
}

#[test]
fn another_site_that_does_not_allow_it() {
    drive(async |page: &Page| -> Result<()> {
        let other = browser_tests::Site::start().await?;
        show(page, Answer::status(404)).await?;
        page.nth_widget(1).ready().await?;
        page.problems().await?;
        other.answer("/data.json", Answer::text(three().to_string()));
        let widget = page.widget();
        widget
            .js(&format!(
                "heard.length = 0; host.src = '{}'",
                other.url("data.json")
            ))
            .await?;
        page.until(
            "it is refused",
            "heard.some(([, d]) => d.reason === 'network')",
        )
        .await?;
        page.problems().await?;
        let allowed = Answer::text(three().to_string()).header("Access-Control-Allow-Origin", "*");
        other.answer("/data.json", allowed);
        widget.js("return host.reload().then(() => null)").await?;
        widget.ready().await
    });
}

#[test]
fn an_answer_that_never_comes() {
    drive(async |page: &Page| -> Result<()> {
        let (never, _hold) = Answer::status(200).held();
        page.site.answer("/data.json", never);
        page.site
            .answer("/three.json", Answer::text(three().to_string()));
        // Half a minute is over at once; shorter waits are as they were.
        let body = format!(
            "<script>const wait = setTimeout; \
             setTimeout = (go, ms) => wait(go, ms >= 30000 && document.querySelector('.soon') ? 0 : ms);</script>\
             <diplomatic-timeline class=\"soon\" src=\"data.json\">{LIST}</diplomatic-timeline>\
             <diplomatic-timeline src=\"three.json\"></diplomatic-timeline>"
        );
        page.site.page("/page.html", hearing(&body));
        page.open("page.html").await?;
        page.until(
            "it gives up",
            "heard.some(([, d]) => d.reason === 'timeout')",
        )
        .await?;
        page.js("document.querySelector('.soon').className = ''")
            .await?;
        page.nth_widget(1).js("host.reload()").await?;
        told_and_mended(page, "timeout", &["data.json", "too long"]).await
    });
}

#[test]
fn a_file_that_is_too_large() {
    drive(async |page: &Page| -> Result<()> {
        show(
            page,
            Answer::text("{}").header("Content-Length", "600000000"),
        )
        .await?;
        told_and_mended(page, "too-large", &["data.json", "too large"]).await
    });
}

#[test]
fn a_file_that_is_none() {
    drive(async |page: &Page| -> Result<()> {
        show(page, Answer::text("<!doctype html><p>Sign in first</p>")).await?;
        again_in_vain(page).await?;
        told_and_mended(page, "malformed", &["data.json", "line 1"]).await
    });
}

#[test]
fn a_file_of_a_later_format() {
    drive(async |page: &Page| -> Result<()> {
        show(
            page,
            Answer::text(r#"{"format":"diplomatic-timeline/2","events":[]}"#),
        )
        .await?;
        told_and_mended(page, "version", &["data.json", "diplomatic-timeline/2"]).await
    });
}

#[test]
fn a_program_that_does_not_arrive() {
    drive(async |page: &Page| -> Result<()> {
        page.site
            .answer("/diplomatic-timeline-wasm_bg.wasm", Answer::status(503));
        show(page, Answer::text(three().to_string())).await?;
        let both = "heard.filter(([, d]) => d.reason === 'program' && d.fatal).length === 2";
        page.until("both say so", both).await?;
        let widget = page.widget();
        let notice = widget.text(".dt-notice").await?;
        assert!(notice.contains("could not be loaded") && notice.contains("Below is the list"));
        widget
            .until(
                "it looks like the widget's other notices",
                "getComputedStyle(q('.dt-notice')).borderTopStyle === 'solid' && q('.dt-notice button').offsetHeight >= 36",
            )
            .await?;
        widget
            .until(
                "the page's list is shown",
                "document.querySelector('#saved').checkVisibility()",
            )
            .await?;
        page.problems().await?;
        page.site.restore("/diplomatic-timeline-wasm_bg.wasm");
        widget.click(".dt-notice button").await?;
        widget.ready().await?;
        page.nth_widget(1)
            .js("return host.reload().then(() => null)")
            .await?;
        page.nth_widget(1).ready().await
    });
}

#[test]
fn a_browser_without_scripts_or_with_a_script_that_fails_keeps_the_list() {
    drive(async |page: &Page| -> Result<()> {
        page.site
            .answer("/diplomatic-timeline.js", Answer::status(404));
        show(page, Answer::text(three().to_string())).await?;
        page.until(
            "the list is shown",
            "document.querySelector('#saved').checkVisibility()",
        )
        .await?;
        page.problems().await.map(drop)
    });
}

#[test]
fn a_fault_of_the_program_ends_one_widget_alone() {
    drive(async |page: &Page| -> Result<()> {
        page.size(1200, 900).await?;
        show(page, Answer::text(three().to_string())).await?;
        let (sick, sound) = (page.widget(), page.nth_widget(1));
        sick.ready().await?;
        sound.ready().await?;
        sick.js("host.select('second'); return host.ready").await?;
        page.until("it is selected", "heard.at(-1)[1].id === 'second'")
            .await?;
        // A browser that refuses to insert is as good a fault as any: the
        // program takes for granted that it can draw.
        sick.js(
            "insert = Node.prototype.insertBefore; \
             Node.prototype.insertBefore = function (...values) { \
               if (this.getRootNode() === document.querySelector('diplomatic-timeline').shadowRoot) throw Error('refused'); \
               return insert.apply(this, values) }; \
             host.view = 'list'",
        )
        .await?;
        page.until(
            "the fault is told",
            "heard.some(([name, d]) => name === 'error' && d.reason === 'panic' && d.fatal)",
        )
        .await?;
        page.js("Node.prototype.insertBefore = insert").await?;
        let notice = sick.text(".dt-notice").await?;
        assert!(notice.contains("fault of its own"), "{notice}");
        sick.until(
            "the page's list is shown",
            "document.querySelector('#saved').checkVisibility()",
        )
        .await?;
        page.problems().await?;

        // The other one neither stopped nor was drawn anew.
        sound
            .js("heard.length = 0; host.last(); return host.ready")
            .await?;
        page.until("it goes on", "heard.at(-1)?.[1].id === 'third'")
            .await?;
        assert_eq!(sound.count(".dt-notice").await?, 0);

        sick.js("return host.reload().then(() => null)").await?;
        sick.ready().await?;
        sick.until(
            "it is where it was",
            "heard.some(([name, d]) => name === 'select' && d.id === 'second')",
        )
        .await?;
        // No file but the data was asked for again.
        let asked = page.site.asked();
        let wasm = asked.iter().filter(|path| path.ends_with(".wasm"));
        assert_eq!(wasm.count(), 1);
        Ok(())
    });
}

#[test]
fn what_is_shown_stays_when_it_cannot_be_read_again() {
    drive(async |page: &Page| -> Result<()> {
        page.site
            .answer("/data.json", Answer::text(three().to_string()));
        page.site.page(
            "/page.html",
            hearing(
                "<diplomatic-timeline src=\"data.json\" loading=\"eager\"></diplomatic-timeline>",
            ),
        );
        page.open("page.html").await?;
        let widget = page.widget();
        widget.ready().await?;
        page.site.answer("/data.json", Answer::status(503));
        let refused = widget
            .js("return host.reload().then(() => 'kept', (error) => error.message)")
            .await?;
        assert_eq!(refused, json!("503"));
        page.until(
            "it is told",
            "heard.some(([name, d]) => name === 'error' && d.reason === 'status' && d.fatal === false)",
        )
        .await?;
        assert_eq!(widget.count(".dt-notice").await?, 0);
        widget.js("host.last()").await?;
        let last = "q('.dt-count').innerText === '3 of 3'";
        widget.until("it goes on working", last).await?;
        // Of other data what is shown would be wrong.
        page.problems().await?;
        widget.js("host.src = 'other.json'").await?;
        widget
            .until("the failure is shown", "q('.dt-notice') !== null")
            .await?;
        page.problems().await.map(drop)
    });
}

#[test]
fn a_file_of_the_program_that_does_not_arrive_is_named() {
    drive(async |page: &Page| -> Result<()> {
        for file in [
            "diplomatic-timeline-wasm.js",
            "diplomatic-timeline-wasm_bg.wasm",
            "diplomatic-timeline.css",
        ] {
            let path = format!("/{file}");
            page.site.answer(&path, Answer::status(404));
            show(page, Answer::text(three().to_string())).await?;
            let named = format!(
                "heard.some(([name, d]) => name === 'error' && d.reason === 'program' && d.message.includes('{file}'))"
            );
            page.until(&format!("{file} is named"), &named).await?;
            page.problems().await?;
            page.site.restore(&path);
        }
        Ok(())
    });
}
