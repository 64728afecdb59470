//! The overview's window: it pans, and its edges zoom.

use browser_tests::{Page, Result, drive};

use crate::reader::{many, nearer, settled, show};

#[test]
fn the_overviews_window_pans_and_its_edges_zoom() {
    drive(async |page: &Page| -> Result<()> {
        show(page, 1200, "event=\"witkoff-moscow\"").await?;
        let widget = page.widget();
        // The right edge to the left: less is shown, and nearer.
        widget.drag(".dt-thumb-b", (-250.0, 0.0)).await?;
        settled(page).await?;
        let (x0, _, narrow, _) = widget.rect(".dt-win").await?;
        let (_, _, strip, _) = widget.rect(".dt-strip").await?;
        assert!(narrow < strip - 150.0, "{narrow} of {strip}");
        widget
            .until(
                "later events are announced at the edge",
                "q('.dt-edge-end') !== null",
            )
            .await?;
        widget.drag(".dt-win", (120.0, 0.0)).await?;
        settled(page).await?;
        let (x1, _, same, _) = widget.rect(".dt-win").await?;
        assert!(
            (x1 - x0 - 120.0).abs() < 12.0 && (same - narrow).abs() < 8.0,
            "{x0} {x1}, {narrow} {same}"
        );
        // A click outside centres the window there.
        let (left, y, ..) = widget.rect(".dt-strip").await?;
        page.click_at((left + 60.0, y + 15.0)).await?;
        settled(page).await?;
        let (x2, ..) = widget.rect(".dt-win").await?;
        assert!(x2 < x1 - 40.0, "{x2}");
        // The button at the edge brings what it names into view.
        let text = widget.text(".dt-edge-end").await?;
        widget.click(".dt-edge-end").await?;
        settled(page).await?;
        assert_ne!(
            widget
                .js("return q('.dt-edge-end')?.innerText")
                .await?
                .as_str(),
            Some(text.as_str())
        );
        Ok(())
    });
}

#[test]
fn a_finger_on_the_overviews_window_scrolls_the_page_as_well() {
    drive(async |page: &Page| -> Result<()> {
        show(page, 900, "view=\"chart\" event=\"witkoff-moscow\"").await?;
        for _ in 0..3 {
            nearer(page).await?;
        }
        let widget = page.widget();
        let (x, y) = widget.middle(".dt-win").await?;
        let (before, ..) = widget.rect(".dt-win").await?;
        page.swipe(&[(x, y), (x, y - 60.0), (x, y - 300.0)]).await?;
        page.until("the page has scrolled", "scrollY > 100").await?;
        settled(page).await?;
        assert_eq!(widget.rect(".dt-win").await?.0, before);
        // Beside it, too; a tap there moves it.
        let (left, _, width, _) = widget.rect(".dt-strip").await?;
        let beside = if before > left + width / 2.0 {
            left + 40.0
        } else {
            left + width - 40.0
        };
        let (_, y) = widget.middle(".dt-win").await?;
        page.swipe(&[(beside, y), (beside, y - 60.0), (beside, y - 100.0)])
            .await?;
        settled(page).await?;
        assert_eq!(widget.rect(".dt-win").await?.0, before);
        // Sideways it is dragged.
        let (x, y) = widget.middle(".dt-win").await?;
        page.swipe(&[(x, y), (x - 30.0, y), (x - 120.0, y)]).await?;
        let moved = format!("q('.dt-win').getBoundingClientRect().x < {before} - 60");
        widget.until("it has moved", &moved).await
    });
}

#[test]
fn at_the_closest_the_overviews_window_is_still_the_view() {
    drive(async |page: &Page| -> Result<()> {
        many(page, 1000);
        for axis in ["elastic", "proportional"] {
            show(page, 1200, &format!("axis=\"{axis}\" event=\"e500\"")).await?;
            let widget = page.widget();
            while nearer(page).await? {}
            let dates = "return ['a', 'b'].map((edge) => q('.dt-thumb-' + edge).ariaValueText)";
            // What is drawn wide enough for a hand is no wider for that.
            let before = widget.js(dates).await?;
            for (thumb, inwards) in [(".dt-thumb-a", "ArrowRight"), (".dt-thumb-b", "ArrowLeft")] {
                widget.focus(thumb).await?;
                page.press(inwards).await?;
                settled(page).await?;
                assert_eq!(widget.js(dates).await?, before, "{axis}: {thumb}");
            }
            widget.drag(".dt-win", (3.0, 0.0)).await?;
            settled(page).await?;
            assert_ne!(widget.js(dates).await?, before, "{axis}");
            assert!(!nearer(page).await?, "{axis}: the zoom is kept");
        }
        Ok(())
    });
}

#[test]
fn the_windows_edges_are_sliders_of_dates() {
    drive(async |page: &Page| -> Result<()> {
        show(page, 1200, "").await?;
        let widget = page.widget();
        for (thumb, keys, back) in [
            (
                ".dt-thumb-a",
                "ArrowRight ArrowRight",
                "ArrowLeft ArrowLeft",
            ),
            (
                ".dt-thumb-b",
                "ArrowLeft ArrowLeft",
                "ArrowRight ArrowRight",
            ),
        ] {
            let before = widget.attr(thumb, "aria-valuetext").await?.unwrap();
            let value = widget.attr(thumb, "aria-valuenow").await?;
            widget.focus(thumb).await?;
            page.press(keys).await?;
            widget
                .until(
                    "the value moves",
                    &format!("q('{thumb}').ariaValueNow !== '{}'", value.unwrap()),
                )
                .await?;
            let moved = widget.attr(thumb, "aria-valuetext").await?.unwrap();
            assert!(
                before.contains("20") && moved.contains("20") && moved != before,
                "{before}, {moved}"
            );
            widget
                .until(
                    "the focus stays",
                    &format!("root.activeElement === q('{thumb}')"),
                )
                .await?;
            page.press(back).await?;
        }
        Ok(())
    });
}

#[test]
fn a_second_finger_does_not_take_the_overviews_window() {
    drive(async |page: &Page| -> Result<()> {
        show(page, 1200, "event=\"witkoff-moscow\"").await?;
        let widget = page.widget();
        widget.drag(".dt-thumb-b", (-500.0, 0.0)).await?;
        settled(page).await?;
        let (before, y, width, height) = widget.rect(".dt-win").await?;
        let (x, y) = (before + width / 2.0, y + height / 2.0);
        page.pinch([[(x, y), (x + 60.0, y)], [(x + 100.0, y), (x + 260.0, y)]])
            .await?;
        settled(page).await?;
        let (after, ..) = widget.rect(".dt-win").await?;
        assert!((after - before - 60.0).abs() < 5.0, "{before} {after}");
        Ok(())
    });
}
