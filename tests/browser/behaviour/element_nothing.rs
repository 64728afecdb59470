//! Where there is nothing to show, or not yet.

use browser_tests::{Answer, Page, Result, drive};

use crate::element::{hearing, three};
use crate::element_places::{TAG, ready};

#[test]
fn where_no_event_can_be_read_no_filter_is_blamed() {
    drive(async |page: &Page| -> Result<()> {
        let mut data = three();
        for event in data["events"].as_array_mut().unwrap() {
            event.as_object_mut().unwrap().remove("when");
        }
        page.site
            .answer("/data.json", Answer::text(data.to_string()));
        page.site.page(
            "/page.html",
            hearing("<diplomatic-timeline src=data.json></diplomatic-timeline>"),
        );
        page.open("page.html").await?;
        let widget = page.widget();
        widget
            .until(
                "the stage is drawn",
                "q('.dt-nothing') !== null && q('.dt-dropped') !== null",
            )
            .await?;
        let stage = widget.text(".dt-nothing").await?;
        assert_eq!(stage, "No events yet");
        assert_eq!(widget.count(".dt-dropped li").await?, 3);
        Ok(())
    });
}

#[test]
fn what_shows_nothing_is_no_list() {
    drive(async |page: &Page| -> Result<()> {
        page.site.answer("/data.json", Answer::status(404));
        let nothing = "<diplomatic-timeline src=data.json><noscript>Scripts are off</noscript>\
                       <style>p { color: red }</style><template><p>Later</p></template></diplomatic-timeline>";
        page.site.page("/page.html", hearing(nothing));
        page.open("page.html").await?;
        let widget = page.widget();
        widget
            .until("the failure is shown", "q('.dt-notice') !== null")
            .await?;
        let notice = widget.text(".dt-notice").await?;
        assert!(!notice.contains("Below is the list"), "{notice}");
        // The browser's own report of what did not arrive.
        page.problems().await?;
        Ok(())
    });
}

#[test]
fn a_hidden_tag_is_not_seen() {
    drive(async |page: &Page| -> Result<()> {
        let widget = ready(page, TAG).await?;
        widget.js("host.hidden = true").await?;
        assert_eq!(widget.js("return host.offsetHeight").await?, 0);
        widget.js("host.hidden = false").await?;
        widget
            .until("it is there again", "host.offsetHeight > 0")
            .await
    });
}

#[test]
fn without_data_the_element_is_empty_until_there_is_some() {
    drive(async |page: &Page| -> Result<()> {
        let widget = ready(
            page,
            "<diplomatic-timeline src=\"timeline.json\"><p id=\"saved\">A list</p></diplomatic-timeline>",
        )
        .await?;
        widget.js("host.removeAttribute('src')").await?;
        let saved = "document.querySelector('#saved').checkVisibility()";
        widget.until("the page's own list is shown", saved).await?;
        widget
            .js(&format!("host.timeline = {}; host.last()", three()))
            .await?;
        widget.ready().await?;
        widget
            .until(
                "it does as it is told",
                "q('.dt-card')?.innerText.includes('Envoys meet') || q('.dt-count')?.innerText === '3 of 3'",
            )
            .await?;
        Ok(())
    });
}
