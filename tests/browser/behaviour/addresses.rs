//! The page's address, which carries the event and the filters where the page lets it.

use browser_tests::{Answer, Page, Result, Widget, drive};
use serde_json::json;

use crate::element::{hearing, three};
use crate::reader::clock;

async fn open<'a>(page: &'a Page, attributes: &str, address: &str) -> Result<Widget<'a>> {
    page.site
        .answer("/three.json", Answer::text(three().to_string()));
    let body = format!(
        "<p id=comments>Comments</p><diplomatic-timeline hash {attributes} src=\"/three.json\"></diplomatic-timeline>"
    );
    page.site.page("/page.html", hearing(&body));
    page.open(&format!("page.html{address}")).await?;
    page.widget().ready().await?;
    Ok(page.widget())
}

#[test]
fn a_place_in_the_page_asks_nothing_of_the_timeline() {
    drive(async |page: &Page| -> Result<()> {
        let widget = open(page, "kinds=\"meeting\" event=\"third\"", "#comments").await?;
        widget
            .until(
                "what the tag asks for is shown",
                "q('[data-id=third][aria-selected=true]') !== null && qa('.dt-ev:not(.is-ghost)').length === 1",
            )
            .await?;
        assert_eq!(page.js("return location.hash").await?, "#comments");
        Ok(())
    });
}

#[test]
fn a_link_leads_to_a_chronology_that_waits_far_below() {
    drive(async |page: &Page| -> Result<()> {
        page.site
            .answer("/three.json", Answer::text(three().to_string()));
        let body = "<div style=\"height: 600px\"></div><a id=link href=\"#third\">Envoys met</a><div style=\"height: 5000px\"></div>\
                    <diplomatic-timeline hash src=\"/three.json\"></diplomatic-timeline>";
        page.site.page("/page.html", hearing(body));
        for address in ["page.html", "page.html?linked#third"] {
            page.open(address).await?;
            if address == "page.html" {
                page.js("scrollTo(0, 400); link.click()").await?;
            }
            let widget = page.widget();
            widget.ready().await?;
            let there = "q('[data-id=third][aria-selected=true]') !== null \
                         && (({ top }) => top >= 0 && top < innerHeight)(q('.dt-tools').getBoundingClientRect())";
            widget.until("it is brought into the window", there).await?;
        }
        Ok(())
    });
}

#[test]
fn the_address_comes_to_rest_where_the_reader_does() {
    drive(async |page: &Page| -> Result<()> {
        let widget = open(page, "", "").await?;
        // As browsers do, only sooner.
        page.js("const write = history.replaceState; calls = 0; \
             history.replaceState = function (...all) { \
               if (++calls > 20) throw new DOMException('too often', 'SecurityError'); \
               return write.apply(this, all); }")
            .await?;
        widget
            .js("return (async () => { for (let step = 0; step < 60; step++) { \
                 host[step % 2 ? 'previous' : 'next'](); await new Promise(requestAnimationFrame); } \
                 host.last(); })()")
            .await?;
        page.until("it has followed", "location.hash === '#third'")
            .await
    });
}

#[test]
fn what_the_reader_follows_is_not_written_over() {
    drive(async |page: &Page| -> Result<()> {
        let widget = open(page, "", "").await?;
        // What waits until the address may be written again waits for the test.
        page.js(&clock(300..=300)).await?;
        page.js("const write = history.replaceState; written = []; \
             history.replaceState = function (...all) { written.push(all[2]); return write.apply(this, all); }")
            .await?;
        widget.js("host.next()").await?;
        page.until("the address follows", "location.hash === '#second'")
            .await?;
        // The last step has not been written when the reader goes elsewhere.
        widget
            .js("host.next(); return host.ready.then(() => new Promise(requestAnimationFrame))")
            .await?;
        assert_eq!(page.js("return running().length").await?, 1);
        page.js("written = []; return new Promise((gone) => { \
             addEventListener('hashchange', () => setTimeout(gone), { once: true }); \
             location.hash = '#comments' })")
            .await?;
        page.js("while (running().length > 0) pass(); return new Promise((drawn) => requestAnimationFrame(() => drawn()))")
            .await?;
        assert_eq!(page.js("return written").await?, json!([]));
        assert_eq!(page.js("return location.hash").await?, "#comments");
        Ok(())
    });
}
