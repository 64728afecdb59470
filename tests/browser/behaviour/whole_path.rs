//! The demo page from its data to a reader's hands.

use browser_tests::{Answer, Page, Result, drive};

use crate::reader::{ids, selected, timeline};

async fn open(page: &Page) -> Result<()> {
    page.size(1200, 1000).await?;
    page.open("").await?;
    page.widget().ready().await
}

#[test]
fn every_event_is_there_in_order() {
    drive(async |page: &Page| -> Result<()> {
        open(page).await?;
        let timeline = timeline();
        assert_eq!(
            page.widget().text(".dt-title").await?,
            timeline["title"].as_str().unwrap()
        );
        let marks = page.widget().attrs(".dt-ev", "data-id").await?;
        // In wide type not everything fits: then the main story is there, and a button leads to the rest.
        let ids = ids();
        let (earlier, shown) = ids.split_at(ids.len() - marks.len());
        assert_eq!(marks, shown);
        let edge = page
            .widget()
            .js("return q('.dt-edge-start')?.textContent ?? ''")
            .await?;
        let edge = edge.as_str().unwrap_or_default();
        if earlier.is_empty() {
            assert_eq!(edge, "");
        } else {
            assert!(
                edge.contains(&format!("{} earlier", earlier.len())),
                "{edge}"
            );
        }
        assert!(
            shown.iter().any(|id| id == "ceasefire-accepted"),
            "{shown:?}"
        );
        Ok(())
    });
}

#[test]
fn the_arrow_keys_step_through_the_events() {
    drive(async |page: &Page| -> Result<()> {
        open(page).await?;
        let widget = page.widget();
        let timeline = timeline();
        let ids = ids();
        widget.focus(".dt-playhead").await?;
        page.press("Home").await?;
        widget
            .until(
                "the first event is selected",
                "q('.dt-playhead').ariaValueNow === '1'",
            )
            .await?;
        page.press("ArrowRight ArrowRight").await?;
        widget
            .until(
                "the third event is selected",
                "q('.dt-playhead').ariaValueNow === '3'",
            )
            .await?;
        assert_eq!(selected(page).await?, ids[2]);
        let headline = timeline["events"][2]["headline"].as_str().unwrap();
        assert!(widget.text(".dt-card").await?.contains(headline));
        page.press("ArrowLeft").await?;
        widget
            .until(
                "the second event is selected",
                "q('.dt-playhead').ariaValueNow === '2'",
            )
            .await?;
        page.press("End").await?;
        let last = format!("q('.dt-playhead').ariaValueNow === '{}'", ids.len());
        widget.until("the last event is selected", &last).await
    });
}

#[test]
fn the_playhead_can_be_dragged() {
    drive(async |page: &Page| -> Result<()> {
        open(page).await?;
        let widget = page.widget();
        widget.focus(".dt-playhead").await?;
        page.press("End").await?;
        let last = ids().len();
        let at_the_end = format!("q('.dt-playhead').ariaValueNow === '{last}'");
        widget
            .until("the last event is selected", &at_the_end)
            .await?;
        let before = widget.text(".dt-card").await?;
        let (x, y) = widget.middle(".dt-playhead").await?;
        page.drag(&[(x, y), (x - 150.0, y), (x - 400.0, y)]).await?;
        widget
            .until(
                "an earlier event is selected",
                &format!("Number(q('.dt-playhead').ariaValueNow) < {last}"),
            )
            .await?;
        assert_ne!(widget.text(".dt-card").await?, before);
        Ok(())
    });
}

#[test]
fn a_kind_can_be_switched_off_and_on() {
    drive(async |page: &Page| -> Result<()> {
        open(page).await?;
        let widget = page.widget();
        // What is switched off stays as a ghost, which is no option of the listbox.
        let statements = ".dt-ev[role='option'][data-kind='statement']";
        let all = widget.count(statements).await?;
        assert!(all > 0);
        widget.click(".dt-kind[data-kind='statement']").await?;
        let off = "q('.dt-kind[data-kind=statement]').ariaPressed === 'false'";
        widget.until("statements are switched off", off).await?;
        let none = format!("qa(\"{statements}\").length === 0");
        widget.until("no statement is left", &none).await?;
        assert!(widget.count(".dt-ev[role='option']").await? > 0);
        widget.click(".dt-kind[data-kind='statement']").await?;
        let back = format!("qa(\"{statements}\").length === {all}");
        widget.until("they are back", &back).await
    });
}

#[test]
fn a_missing_file_is_told_and_can_be_tried_again() {
    drive(async |page: &Page| -> Result<()> {
        page.site.answer("/timeline.json", Answer::status(404));
        page.size(1200, 1000).await?;
        page.open("").await?;
        let widget = page.widget();
        let notice = widget.failed().await?;
        assert!(
            notice.contains("timeline.json") && notice.contains("404"),
            "{notice}"
        );
        // The browser's own report of the missing file, and nothing else.
        let problems = page.problems().await?;
        assert!(
            problems.iter().all(|problem| problem.contains("404")),
            "{problems:?}"
        );
        page.site.restore("/timeline.json");
        widget.click("[data-act='retry']").await?;
        widget.ready().await?;
        assert_eq!(widget.count(".dt-notice").await?, 0);
        Ok(())
    });
}
