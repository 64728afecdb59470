//! A chronology that plays by itself.

use browser_tests::{Page, Result, drive};

use crate::reader::{playing_clock, select, selected, settled, show_after, until_selected};

async fn tick(page: &Page) -> Result<()> {
    page.js("pass()").await?;
    settled(page).await
}

#[test]
fn it_steps_at_a_readable_pace_to_the_end_and_stops() {
    drive(async |page: &Page| -> Result<()> {
        show_after(page, 1200, "event=\"chubarov-new-york\"", &playing_clock()).await?;
        let widget = page.widget();
        assert_eq!(
            widget
                .attr("[data-act='play']", "aria-label")
                .await?
                .as_deref(),
            Some("Play")
        );
        widget.click("[data-act='play']").await?;
        widget
            .until("it plays", "q('[data-act=play]').ariaLabel === 'Pause'")
            .await?;
        widget
            .until(
                "it says so",
                "qa('[role=status]').some((e) => e.textContent === 'Playing')",
            )
            .await?;
        let mut waits = vec![
            page.js("return running()[0].after")
                .await?
                .as_f64()
                .unwrap(),
        ];
        let slider = widget.attr(".dt-playhead", "aria-valuetext").await?;
        for id in [
            "witkoff-announced",
            "starmer-decides",
            "rescue-work",
            "witkoff-moscow",
        ] {
            assert_eq!(page.js("return running().length").await?, 1);
            waits.push(
                page.js("return running()[0].after")
                    .await?
                    .as_f64()
                    .unwrap(),
            );
            tick(page).await?;
            assert_eq!(selected(page).await?, id);
            if id != "witkoff-moscow" {
                // A slider that speaks at every step would interrupt its listener.
                assert_eq!(widget.attr(".dt-playhead", "aria-valuetext").await?, slider);
            }
        }
        widget
            .until(
                "it says that it stopped",
                "qa('[role=status]').some((e) => e.textContent === 'Paused')",
            )
            .await?;
        assert_eq!(page.js("return running().length").await?, 0);
        assert_eq!(
            widget
                .attr("[data-act='play']", "aria-label")
                .await?
                .as_deref(),
            Some("Play")
        );
        assert!(
            widget
                .attr(".dt-playhead", "aria-valuetext")
                .await?
                .unwrap()
                .starts_with("17 of 17")
        );
        // Longer texts stay longer.
        let longest = waits.iter().copied().fold(0.0, f64::max);
        let shortest = waits.iter().copied().fold(f64::MAX, f64::min);
        assert!(shortest >= 2200.0 && longest > shortest, "{waits:?}");
        Ok(())
    });
}

#[test]
fn any_touch_and_any_step_pauses_it() {
    drive(async |page: &Page| -> Result<()> {
        show_after(page, 1200, "", &playing_clock()).await?;
        let widget = page.widget();
        select(page, "war-begins").await?;
        let paused = "q('[data-act=play]').ariaLabel === 'Play' && running().length === 0";
        let (x, y, _, height) = widget.rect(".dt-plot").await?;
        let title = widget.middle(".dt-title").await?;
        for touch in [(x + 5.0, y + height - 5.0), title] {
            widget.click("[data-act='play']").await?;
            widget.until("it plays", "running().length === 1").await?;
            page.click_at(touch).await?;
            widget.until("it pauses", paused).await?;
        }
        // Space starts and stops it where the keys scrub.
        widget.focus(".dt-playhead").await?;
        for key in ["Space", "ArrowRight", "PageUp"] {
            page.press("Space").await?;
            widget.until("it plays", "running().length === 1").await?;
            page.press(key).await?;
            widget.until("it pauses", paused).await?;
        }
        // On a button Space is the button's.
        widget.focus("[data-act='next']").await?;
        let before = selected(page).await?;
        page.press("Space").await?;
        widget
            .until(
                "the button steps",
                &format!("q('.dt-ev[aria-selected=true]').dataset.id !== '{before}'"),
            )
            .await?;
        assert_eq!(page.js("return running().length").await?, 0);
        Ok(())
    });
}

#[test]
fn from_the_last_event_it_begins_anew() {
    drive(async |page: &Page| -> Result<()> {
        show_after(page, 1200, "event=\"witkoff-moscow\"", &playing_clock()).await?;
        page.widget().click("[data-act='play']").await?;
        until_selected(page, "crimea-annexed").await?;
        // A hidden filter change stops what plays.
        page.widget().click(".dt-kind[data-kind='meeting']").await?;
        page.until("it pauses", "running().length === 0").await
    });
}
