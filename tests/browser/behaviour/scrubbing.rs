//! The playhead under pointer, finger and keys.

use browser_tests::{Page, Result, drive};

use crate::reader::{ids, many, mark, select, selected, settled, show, until_selected};

/// A height in the stage with nothing but paper: the foot of the last lane.
async fn paper(page: &Page) -> Result<f64> {
    let (_, y, _, height) = page.widget().rect(".dt-plot").await?;
    Ok(y + height - 4.0)
}

#[test]
fn a_dragged_knob_follows_the_pointer_and_snaps_when_let_go() {
    drive(async |page: &Page| -> Result<()> {
        show(page, 1200, "").await?;
        let widget = page.widget();
        let (knob, y) = widget.middle(".dt-playhead i").await?;
        let (target, _) = mark(page, "kyiv-barrage").await?;
        page.hold(&[(knob, y), (knob + 40.0, y), (target + 9.0, y)])
            .await?;
        until_selected(page, "kyiv-barrage").await?;
        // The card follows before the button is let go.
        let follows = "q('.dt-card').innerText.includes('Missiles and drones hit Kyiv')";
        widget.until("the card follows", follows).await?;
        let (held, _) = widget.middle(".dt-playhead i").await?;
        assert!(
            (held - target - 9.0).abs() < 1.5,
            "the knob is under the pointer: {held} {target}"
        );
        page.let_go().await?;
        widget
            .until("it is let go", "q('.dt-playhead.is-drag') === null")
            .await?;
        let (snapped, _) = widget.middle(".dt-playhead i").await?;
        assert!(
            (snapped - target).abs() < 1.0,
            "it snaps to the mark: {snapped} {target}"
        );
        Ok(())
    });
}

/// The number of the event that the slider is at, and whether the card shows it.
const SHOWN: &str = "const at = q('.dt-playhead').getAttribute('aria-valuenow'), \
     card = q('.dt-card .dt-name').textContent, name = `Event number ${at - 1}`;";

#[test]
fn a_pointer_passes_many_events_and_rests_at_one() {
    drive(async |page: &Page| -> Result<()> {
        many(page, 600);
        show(page, 1200, "").await?;
        let widget = page.widget();
        // Events are a day apart: whatever is passed, the place of the pointer says where it ends.
        let (knob, y) = widget.middle(".dt-playhead i").await?;
        let passed: Vec<_> = (0..12).map(|n| (knob + 70.0 * f64::from(n), y)).collect();
        page.hold(&passed).await?;
        // The pointer rests, and is still held: slider and card come to where it is.
        let rests = format!(
            "(() => {{ {SHOWN} const middle = (box) => box.x + box.width / 2, \
             [plot, knob] = ['.dt-plot', '.dt-playhead i'].map((s) => q(s).getBoundingClientRect()), \
             share = (middle(knob) - plot.x) / plot.width; \
             return Math.abs(at / 600 - share) < 0.02 && card === name }})()"
        );
        widget
            .until("the card shows where it rests", &rests)
            .await?;
        let at = widget.js(&format!("{SHOWN} return Number(at)")).await?;
        assert!(at.as_u64() > Some(300), "it has passed many: {at}");
        let count = widget.text(".dt-count").await?;
        assert!(count.starts_with(&format!("{at} ")), "{count}: {at}");
        let said = widget.attr(".dt-playhead", "aria-valuetext").await?;
        let name = format!("Event number {}", at.as_u64().unwrap() - 1);
        assert!(
            said.as_ref().is_some_and(|said| said.ends_with(&name)),
            "{said:?}"
        );
        assert_eq!(widget.count(".dt-playhead.is-drag").await?, 1, "it is held");
        // Passed again, and let go at once: nothing is left of what was on the way.
        page.let_go().await?;
        let mut back = passed;
        back.reverse();
        page.drag(&back).await?;
        let end = format!("(() => {{ {SHOWN} return at < 20 && card === name }})()");
        widget
            .until("the card shows where it was let go", &end)
            .await
    });
}

#[test]
fn what_follows_a_pointer_stays_together() {
    drive(async |page: &Page| -> Result<()> {
        many(page, 600);
        show(page, 1200, "").await?;
        page.js("window.told = [];\
             addEventListener('timeline-select', (event) => told.push(event.detail.position));")
            .await?;
        let widget = page.widget();
        let (knob, y) = widget.middle(".dt-playhead i").await?;
        let passed: Vec<_> = (0..40).map(|n| (knob + 13.0 * f64::from(n), y)).collect();
        page.hold(&passed).await?;
        let rests = format!("(() => {{ {SHOWN} return at > 200 && card === name }})()");
        widget
            .until("the card shows where it rests", &rests)
            .await?;
        let (held, _) = widget.middle(".dt-playhead i").await?;
        let (to, _) = passed[passed.len() - 1];
        assert!((held - to).abs() < 1.5, "the knob is held: {held} {to}");
        let (from, _, width, _) = widget.rect(".dt-band").await?;
        assert!(
            (from - 8.0..from + width + 8.0).contains(&held),
            "the tint is around it: {held}, {from} {width}"
        );
        let share = |(from, _, width, _): (f64, f64, f64, f64), x: f64| (x - from) / width;
        let (line, _) = widget.middle(".dt-strip-head").await?;
        let in_plot = share(widget.rect(".dt-plot").await?, held);
        let in_strip = share(widget.rect(".dt-strip").await?, line);
        assert!(
            (in_plot - in_strip).abs() < 0.02,
            "the overview shows the same place: {in_plot} {in_strip}"
        );
        page.let_go().await?;
        widget
            .until("it is let go", "q('.dt-playhead.is-drag') === null")
            .await?;
        let at = widget.attr(".dt-playhead", "aria-valuenow").await?;
        let told = page.js("return String(told.at(-1))").await?;
        assert_eq!(told.as_str(), at.as_deref(), "the page knows where it is");
        // There and back by keys, it is where it was let go.
        let places = async || -> Result<Vec<f64>> {
            settled(page).await?;
            let mut places = Vec::new();
            for thing in [".dt-playhead i", ".dt-band", ".dt-strip-head"] {
                places.push(widget.middle(thing).await?.0);
            }
            Ok(places)
        };
        let left = places().await?;
        page.press("ArrowRight ArrowLeft").await?;
        assert_eq!(places().await?, left);
        Ok(())
    });
}

#[test]
fn what_was_scrubbed_is_no_news_to_whoever_does_something_else_then() {
    drive(async |page: &Page| -> Result<()> {
        show(page, 1200, "").await?;
        let y = paper(page).await?;
        let (x, _) = mark(page, "trump-on-crimea").await?;
        let (to, _) = mark(page, "kyiv-barrage").await?;
        page.js("window.told = [];\
             addEventListener('timeline-select', (event) => told.push(event.detail.id));")
            .await?;
        page.hold(&[(x, y), (x + 40.0, y), (to, y)]).await?;
        until_selected(page, "kyiv-barrage").await?;
        let told = page.js("return told.at(-1)").await?;
        assert_eq!(told, "kyiv-barrage", "the page hears of it meanwhile");
        page.let_go().await?;
        let widget = page.widget();
        widget.focus("[data-act=zin]").await?;
        page.press("Space").await?;
        settled(page).await?;
        assert_eq!(widget.text(".dt-moved").await?, "");
        Ok(())
    });
}

#[test]
fn the_empty_stage_scrubs_and_a_mark_is_chosen_by_a_click() {
    drive(async |page: &Page| -> Result<()> {
        show(page, 1200, "").await?;
        let y = paper(page).await?;
        let (x, _) = mark(page, "trump-on-crimea").await?;
        page.click_at((x + 20.0, y)).await?;
        until_selected(page, "trump-on-crimea").await?;
        // Far to the side the nearest event is the last one.
        let (witkoff, _) = mark(page, "witkoff-moscow").await?;
        page.drag(&[(x, y), (x + 100.0, y), (witkoff + 60.0, y)])
            .await?;
        until_selected(page, "witkoff-moscow").await?;
        page.click_at(mark(page, "chubarov-new-york").await?)
            .await?;
        until_selected(page, "chubarov-new-york").await?;
        // What a drag leaves behind: nothing that follows the pointer about.
        page.drag(&[(x, y), (x + 30.0, y - 300.0)]).await?;
        settled(page).await?;
        let here = selected(page).await?;
        assert_ne!(here, "witkoff-moscow");
        page.hover(&[(x, y), (witkoff, y)]).await?;
        settled(page).await?;
        assert_eq!(selected(page).await?, here);
        Ok(())
    });
}

#[test]
fn a_slot_is_divided_among_its_events() {
    drive(async |page: &Page| -> Result<()> {
        show(page, 1200, "").await?;
        let y = paper(page).await?;
        let (left, _) = mark(page, "trump-post").await?;
        let (right, _) = mark(page, "macron-madagascar").await?;
        let mut seen = Vec::new();
        for step in 0..24 {
            page.click_at((left + (right - left) * f64::from(step) / 24.0, y))
                .await?;
            settled(page).await?;
            let now = selected(page).await?;
            if seen.last() != Some(&now) {
                seen.push(now);
            }
        }
        let day: Vec<_> = ids().into_iter().skip(6).take(4).collect();
        assert_eq!(seen.get(..4), Some(day.as_slice()), "{seen:?}");
        Ok(())
    });
}

#[test]
fn a_finger_scrubs_sideways_and_scrolls_upwards() {
    drive(async |page: &Page| -> Result<()> {
        show(page, 900, "view=\"chart\"").await?;
        let y = paper(page).await?;
        let (x, _) = mark(page, "trump-on-crimea").await?;
        let (to, _) = mark(page, "kyiv-barrage").await?;
        page.swipe(&[(x, y), (x + 30.0, y), (to, y)]).await?;
        until_selected(page, "kyiv-barrage").await?;
        // Across the page: the browser scrolls, and the selection stays.
        page.swipe(&[(x, y), (x, y - 60.0), (x, y - 300.0)]).await?;
        page.until("the page has scrolled", "scrollY > 100").await?;
        assert_eq!(selected(page).await?, "kyiv-barrage");
        // A tap on paper goes there.
        page.js("scrollTo(0, 0)").await?;
        page.swipe(&[(x, paper(page).await?)]).await?;
        until_selected(page, "trump-on-crimea").await
    });
}

#[test]
fn two_fingers_stretch_the_axis() {
    drive(async |page: &Page| -> Result<()> {
        show(page, 1200, "axis=\"proportional\" event=\"witkoff-moscow\"").await?;
        let y = paper(page).await?;
        let apart = async || -> Result<f64> {
            Ok(mark(page, "kyiv-barrage").await?.0 - mark(page, "trump-on-crimea").await?.0)
        };
        let (x, _) = mark(page, "kyiv-barrage").await?;
        let spoken = async || page.widget().attr(".dt-playhead", "aria-valuetext").await;
        let (before, here) = (apart().await?, spoken().await?);
        page.pinch([
            [(x - 120.0, y), (x - 220.0, y)],
            [(x - 20.0, y), (x + 30.0, y)],
        ])
        .await?;
        settled(page).await?;
        // Both fingers are still on what they took hold of, whichever moved first.
        let to = |from: f64| x + 30.0 + (from - (x - 20.0)) * 2.5;
        let now = mark(page, "kyiv-barrage").await?.0;
        assert!((now - to(x)).abs() < 3.0, "{now} instead of {}", to(x));
        let after = apart().await?;
        assert!(
            (after - before * 2.5).abs() < 3.0,
            "{before} became {after}"
        );
        assert_eq!(spoken().await?, here, "nothing was scrubbed");
        assert_eq!(page.js("return visualViewport.scale").await?, 1);
        Ok(())
    });
}

#[test]
fn every_key_of_the_slider() {
    drive(async |page: &Page| -> Result<()> {
        show(page, 1200, "").await?;
        page.widget().focus(".dt-playhead").await?;
        let ids = ids();
        for (keys, expected) in [
            ("Home", 0),
            ("ArrowRight", 1),
            ("ArrowUp", 2),
            ("ArrowLeft", 1),
            ("ArrowDown", 0),
            ("ArrowLeft", 0),
            ("End", 16),
            ("ArrowRight", 16),
            // Dates: back to the first event of 24 or 25 April, of 24 April, its early hours.
            ("PageDown", 10),
            ("PageDown", 6),
            ("PageDown", 5),
            ("PageUp", 6),
            ("PageUp", 10),
        ] {
            page.press(keys).await?;
            until_selected(page, &ids[expected]).await?;
            let now = page.widget().attr(".dt-playhead", "aria-valuenow").await?;
            assert_eq!(now, Some((expected + 1).to_string()), "{keys}");
        }
        Ok(())
    });
}

#[test]
fn in_the_list_of_marks_up_and_down_go_to_the_marks_above_and_below() {
    drive(async |page: &Page| -> Result<()> {
        show(page, 1200, "event=\"trump-post\"").await?;
        let widget = page.widget();
        widget.focus(".dt-marks").await?;
        page.press("ArrowDown").await?;
        until_selected(page, "zelenskyy-pressure").await?;
        page.press("ArrowUp").await?;
        until_selected(page, "trump-post").await?;
        page.press("ArrowRight").await?;
        until_selected(page, "zelenskyy-pressure").await?;
        // The option that is active is the one that is selected, and its name begins with its label.
        widget
            .until(
                "the active option is the selected one",
                "root.getElementById(q('.dt-marks').getAttribute('aria-activedescendant')).dataset.id === 'zelenskyy-pressure'",
            )
            .await?;
        let option = ".dt-ev[data-id='zelenskyy-pressure']";
        let (name, label) = (
            widget.attr(option, "aria-label").await?.unwrap(),
            widget.text(option).await?,
        );
        assert!(
            name.starts_with(&label.replace('\n', " ")),
            "{name}: {label}"
        );
        Ok(())
    });
}

#[test]
fn the_page_never_jumps() {
    drive(async |page: &Page| -> Result<()> {
        for (width, axis) in [
            (1200, "elastic"),
            (1000, "elastic"),
            (768, "elastic"),
            (1200, "proportional"),
        ] {
            show(page, width, &format!("axis=\"{axis}\"")).await?;
            let widget = page.widget();
            let heights = "qa('.dt-tools, .dt-stage, .dt-transport, .dt-card, .dt').map((e) => e.getBoundingClientRect().height)";
            let height = async || widget.js(&format!("return {heights}")).await;
            let before = height().await?;
            for id in ids() {
                select(page, &id).await?;
                assert_eq!(height().await?, before, "{width}: {id} is selected");
            }
            let other = if axis == "elastic" {
                "proportional"
            } else {
                "elastic"
            };
            for change in [
                "host.axis = 'OTHER'",
                "q('[data-act=zin]').click()",
                "q('[data-act=zin]').click()",
                "q('[data-act=fit]').click()",
                "host.people = 'trump'",
                "host.kinds = 'strike meeting'",
                "host.people = ''",
                "host.kinds = 'nothing'",
                "q('.dt-nothing [data-act=clear]').click()",
                "q('.dt-help-b').focus()",
            ] {
                widget.js(&change.replace("OTHER", other)).await?;
                settled(page).await?;
                assert_eq!(height().await?, before, "{width}: {change}");
            }
        }
        Ok(())
    });
}

#[test]
fn from_right_to_left_the_right_arrow_goes_back() {
    drive(async |page: &Page| -> Result<()> {
        show(page, 1200, "lang=\"ar\" event=\"trump-post\"").await?;
        page.widget()
            .until("it is mirrored", "q('.dt').dir === 'rtl'")
            .await?;
        page.widget().focus(".dt-playhead").await?;
        page.press("ArrowRight").await?;
        until_selected(page, "kyiv-barrage").await?;
        page.press("ArrowLeft ArrowLeft").await?;
        until_selected(page, "zelenskyy-pressure").await?;
        let (early, _) = mark(page, "crimea-annexed").await?;
        let (late, _) = mark(page, "witkoff-moscow").await?;
        assert!(early > late, "time runs to the left");
        // The stage is scrubbed where its marks are.
        let (x, _) = mark(page, "trump-on-crimea").await?;
        page.click_at((x - 20.0, paper(page).await?)).await?;
        until_selected(page, "trump-on-crimea").await
    });
}
