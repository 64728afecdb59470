//! Everything without a pointer, and said to those who do not see it.

use std::collections::BTreeSet;

use browser_tests::{Page, Result, drive};
use serde_json::Value;

use crate::reader::{many, select, settled, show, until_selected};

/// What has the focus, as the most telling of its classes, or nothing.
const FOCUSED: &str = "(() => { const e = root.activeElement; return e && (e.dataset.act ?? e.dataset.set ?? e.classList[e.classList.length - 1] ?? e.localName) })()";

/// Whether the focus can be seen: a ring around the element, or around the knob in it.
const RING: &str = "(() => { const e = root.activeElement; return [e, ...e.children].some((e) => { const s = getComputedStyle(e); return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2 }) })()";

async fn tabbed(page: &Page) -> Result<Vec<String>> {
    let widget = page.widget();
    page.js("document.activeElement?.blur(); getSelection().removeAllRanges()")
        .await?;
    let mut seen = Vec::new();
    for _ in 0..60 {
        page.press("Tab").await?;
        let focused = widget.js(&format!("return {FOCUSED}")).await?;
        match focused.as_str() {
            Some(name) => {
                assert_eq!(
                    widget.js(&format!("return {RING}")).await?,
                    true,
                    "the focus on {name} can be seen"
                );
                seen.push(name.to_owned());
            }
            None if seen.is_empty() => {}
            None => break,
        }
    }
    Ok(seen)
}

#[test]
fn tab_reaches_every_group_once_and_the_focus_is_always_seen() {
    drive(async |page: &Page| -> Result<()> {
        show(page, 1200, "event=\"trump-post\"").await?;
        let seen = tabbed(page).await?;
        let expected = [
            "dt-skip",
            "dt-kind",
            "dt-people-b",
            "dt-q",
            "elastic",
            "chart",
            "dt-marks",
            "dt-playhead",
            "prev",
            "play",
            "next",
            "dt-thumb-a",
            "dt-thumb-b",
        ];
        assert_eq!(
            seen.get(..expected.len()).unwrap_or_default(),
            expected,
            "{seen:?}"
        );
        for more in ["zin", "fit", "dt-person-b", "dt-rel-b", "summary", "help"] {
            assert!(seen.iter().any(|name| name == more), "{more}: {seen:?}");
        }
        show(page, 360, "").await?;
        let seen: BTreeSet<_> = tabbed(page).await?.into_iter().collect();
        for part in [
            "dt-skip",
            "dt-kind",
            "dt-people-b",
            "dt-q",
            "dt-scrub-strip",
            "prev",
            "next",
        ] {
            assert!(seen.contains(part), "{part}: {seen:?}");
        }
        Ok(())
    });
}

#[test]
fn arrows_move_within_toolbars_and_choose_within_radio_groups() {
    drive(async |page: &Page| -> Result<()> {
        show(page, 1200, "").await?;
        let widget = page.widget();
        widget.focus(".dt-kind[data-kind='strike']").await?;
        for (key, kind) in [
            ("ArrowRight", "statement"),
            ("End", "background"),
            ("ArrowRight", "strike"),
            ("ArrowLeft", "background"),
            ("Home", "strike"),
        ] {
            page.press(key).await?;
            widget
                .until(
                    key,
                    &format!("root.activeElement.dataset.kind === '{kind}'"),
                )
                .await?;
        }
        assert_eq!(widget.count(".dt-kind[tabindex='0']").await?, 1);
        page.press("Space").await?;
        widget
            .until(
                "Space switches it",
                "root.activeElement.ariaPressed === 'false'",
            )
            .await?;
        widget.focus("[data-set='elastic']").await?;
        page.press("ArrowRight").await?;
        widget.until("the arrow chooses", "q('.dt-timeline').dataset.axis === 'proportional' && root.activeElement.dataset.set === 'proportional'").await?;
        widget.until("one stop is left", "qa('.dt-seg-axis [tabindex=\"0\"]').length === 1 && q('.dt-seg-axis [tabindex=\"0\"]') === root.activeElement").await
    });
}

#[test]
fn the_focus_is_never_lost() {
    drive(async |page: &Page| -> Result<()> {
        show(page, 1200, "event=\"trump-post\"").await?;
        let widget = page.widget();
        for (filter, focus, key) in [
            // A button that goes away with what it does, a card that is replaced, a chart that is replaced.
            ("", ".dt-rel-b", "Enter"),
            ("host.people = 'macron'", "[data-act='clear']", "Enter"),
            (
                "host.kinds = 'none'",
                ".dt-nothing [data-act='clear']",
                "Enter",
            ),
            ("", "[data-set='list']", "Enter"),
            ("", "[data-set='chart']", "Space"),
            ("", ".dt-card .dt-person-b", "Enter"),
            ("host.people = ''", ".dt-marks", "End"),
            ("", "[data-act='next']", "Enter"),
        ] {
            widget.js(filter).await?;
            settled(page).await?;
            widget.focus(focus).await?;
            page.press(key).await?;
            settled(page).await?;
            let focused = widget.js(&format!("return {FOCUSED}")).await?;
            assert!(
                focused.is_string(),
                "after {key} on {focus} nothing has the focus"
            );
        }
        // Taken away by the page, not by a key.
        widget.js("host.people = ''").await?;
        select(page, "trump-post").await?;
        for (focus, change) in [
            (".dt-rel-b", "host.next()"),
            (".dt-playhead", "host.kinds = 'none'"),
            (".dt-marks", "host.view = 'list'"),
        ] {
            widget.js("host.kinds = ''; host.view = 'chart'").await?;
            settled(page).await?;
            widget.focus(focus).await?;
            widget.js(change).await?;
            settled(page).await?;
            widget
                .until(
                    &format!("the focus of {focus} is kept after {change}"),
                    "root.activeElement !== null",
                )
                .await?;
        }
        // By data that does not come, and by data that does.
        widget
            .js("host.src = 'nowhere.json'; host.view = 'chart'")
            .await?;
        widget.failed().await?;
        page.problems().await?;
        widget
            .until(
                "the focus goes to the notice",
                "root.activeElement?.matches('.dt-notice button')",
            )
            .await?;
        widget.js("host.src = 'timeline.json'").await?;
        widget.ready().await?;
        widget
            .until("and to the chart", "root.activeElement !== null")
            .await
    });
}

#[test]
fn the_kinds_keep_a_stop_of_the_tab_key_when_the_last_of_them_goes() {
    drive(async |page: &Page| -> Result<()> {
        show(page, 1200, "").await?;
        let widget = page.widget();
        widget.focus(".dt-kind").await?;
        page.press("End").await?;
        widget
            .until(
                "the last one has the focus",
                "root.activeElement?.dataset.kind === 'background'",
            )
            .await?;
        let mut timeline: Value = page
            .widget()
            .js("return fetch('timeline.json').then((r) => r.json())")
            .await?;
        timeline["events"]
            .as_array_mut()
            .unwrap()
            .retain(|event| event["kind"] != "background");
        widget.js(&format!("host.timeline = {timeline}")).await?;
        widget
            .until(
                "three are left, one of them a stop",
                "qa('.dt-kind').length === 3 && qa('.dt-kind[tabindex=\"0\"]').length === 1",
            )
            .await
    });
}

#[test]
fn a_move_is_announced_where_no_mark_shows_it() {
    drive(async |page: &Page| -> Result<()> {
        many(page, 20_000);
        show(page, 1200, "event=\"e9000\"").await?;
        let widget = page.widget();
        widget.focus(".dt-marks").await?;
        page.press("ArrowRight").await?;
        widget
            .until(
                "the bars' list has no option to name",
                "!q('.dt-marks').hasAttribute('aria-activedescendant')",
            )
            .await?;
        widget
            .until(
                "so the page says it",
                "q('.dt-moved').textContent.startsWith('9,002 of 20,000')",
            )
            .await
    });
}

#[test]
fn a_skip_link_leads_past_the_chart() {
    drive(async |page: &Page| -> Result<()> {
        show(page, 1200, "").await?;
        let widget = page.widget();
        page.press("Tab").await?;
        widget
            .until(
                "the skip link comes first and shows",
                "root.activeElement?.matches('.dt-skip') && root.activeElement.offsetWidth > 60",
            )
            .await?;
        page.press("Enter").await?;
        widget
            .until(
                "it leads to the end",
                "root.activeElement?.matches('.dt-end')",
            )
            .await?;
        assert_eq!(page.js("return location.hash").await?, "");
        page.press("Tab").await?;
        widget
            .until(
                "the foot comes next",
                "root.activeElement?.closest('.dt-foot') != null",
            )
            .await
    });
}

#[test]
fn the_keys_are_shown_with_a_question_mark_and_work() {
    drive(async |page: &Page| -> Result<()> {
        show(page, 1200, "").await?;
        let widget = page.widget();
        widget.focus(".dt-playhead").await?;
        page.press("?").await?;
        widget
            .until(
                "the keys are shown",
                "q('.dt-help') !== null && q('.dt-help-b').ariaExpanded === 'true'",
            )
            .await?;
        assert!(widget.count(".dt-help kbd").await? > 8);
        page.press("Escape").await?;
        widget.until("and closed", "q('.dt-help') === null").await?;
        widget
            .until(
                "the focus is on the button that shows them",
                "root.activeElement?.matches('.dt-help-b')",
            )
            .await?;
        page.press("+").await?;
        widget
            .until("+ zooms", "!q('[data-act=zout]').ariaDisabled")
            .await?;
        page.press("0").await?;
        widget
            .until(
                "0 shows all",
                "q('[data-act=zout]').ariaDisabled === 'true'",
            )
            .await?;
        page.press("/").await?;
        widget
            .until(
                "/ searches",
                "root.activeElement?.matches('.dt-search .dt-q')",
            )
            .await?;
        // In a field, keys are letters.
        page.press("? 0 + /").await?;
        widget
            .until("the field has them", "root.activeElement.value === '?0+/'")
            .await?;
        assert_eq!(widget.count(".dt-help").await?, 0);
        Ok(())
    });
}

#[test]
fn moves_and_counts_are_announced_politely_and_once() {
    drive(async |page: &Page| -> Result<()> {
        show(page, 1200, "event=\"trump-on-crimea\"").await?;
        let widget = page.widget();
        // A button does not say where it led: the page does.
        widget.click("[data-act='next']").await?;
        until_selected(page, "kyiv-barrage").await?;
        let said = "6 of 17. Thursday 24 April 2025 early hours, stated. Strike: Missiles and drones hit Kyiv";
        widget
            .until(
                "the move is announced",
                &format!("q('.dt-moved[role=status]').textContent === '{said}'"),
            )
            .await?;
        // The slider does, and the page is silent.
        widget.focus(".dt-playhead").await?;
        page.press("ArrowLeft ArrowRight").await?;
        until_selected(page, "kyiv-barrage").await?;
        assert_eq!(
            widget
                .attr(".dt-playhead", "aria-valuetext")
                .await?
                .as_deref(),
            Some(said)
        );
        widget
            .until("nothing is said twice", "q('.dt-moved').textContent === ''")
            .await?;
        widget.click(".dt-kind[data-kind='statement']").await?;
        widget
            .until(
                "the count is announced",
                "q('.dt-find [role=status]').textContent === '7 of 17 events'",
            )
            .await?;
        // No region of the widget interrupts.
        assert_eq!(
            widget
                .count("[aria-live='assertive'], [role='alert']")
                .await?,
            0
        );
        let value = widget.js("const e = q('.dt-playhead'); return [e.ariaValueMin, e.ariaValueNow, e.ariaValueMax]").await?;
        assert_eq!(
            value,
            serde_json::json!(["1", "4", "7"]),
            "the slider counts what is shown"
        );
        Ok(())
    });
}

/// Targets of less than 24 pixels, but for those within a sentence.
const SMALL: &str = "
    const targets = (q('.dt-pop') ? [...q('.dt-pop').querySelectorAll('input')] : qa('button, a[href], input, summary, [role=slider], [role=option]'))
        .filter((e) => e.checkVisibility({ visibilityProperty: true }) && !e.matches('.dt-skip, :disabled') && getComputedStyle(e).display !== 'inline');
    const hit = (e, x, y) => { const at = root.elementFromPoint(x, y); return at !== null && (e.contains(at) || at.contains(e) && at.matches('label, .dt-plot') || at.closest('label')?.contains(e)) };
    return targets.flatMap((e) => {
        e.scrollIntoView({ block: 'center', behavior: 'instant' });
        const knob = e.querySelector('i, .dt-mark, svg') ?? e, r = (e.matches('.dt-playhead, .dt-ev, .dt-clus') ? knob : e).getBoundingClientRect();
        const x = r.x + r.width / 2, y = r.y + r.height / 2;
        if (r.width >= 24 && r.height >= 24 || e.matches('.dt-playhead') && r.right < q('.dt-plot').getBoundingClientRect().left) return [];
        // The browser counts in whole pixels, so neighbours meet up to one beside the middle between them.
        const far = (dx, dy) => { let n = 0; while (n < 13 && hit(e, Math.max(x + dx * (n + .25), 1), y + dy * (n + .25))) n += .25; return n };
        const ok = far(-1, 0) + far(1, 0) >= 23.5 && far(0, -1) + far(0, 1) >= 23.5;
        return ok ? [] : [`${e.localName}.${e.className} ${e.dataset.id ?? ''} ${Math.round(r.width)} × ${Math.round(r.height)}`];
    });";

#[test]
fn targets_have_at_least_24_pixels() {
    drive(async |page: &Page| -> Result<()> {
        for (width, attributes, open) in [
            (1200, "", true),
            (768, "", false),
            (1200, "axis=\"proportional\"", false),
            (768, "axis=\"proportional\"", false),
            (1200, "view=\"list\"", false),
            (360, "", true),
            (280, "view=\"chart\"", false),
        ] {
            show(page, width, attributes).await?;
            if open {
                page.widget().click(".dt-people-b").await?;
                settled(page).await?;
            }
            let small = page.widget().js(SMALL).await?;
            assert_eq!(small, serde_json::json!([]), "{width} {attributes}");
        }
        many(page, 5000);
        show(page, 1200, "").await?;
        for _ in 0..8 {
            page.widget().js("q('[data-act=zin]').click()").await?;
            settled(page).await?;
        }
        assert_eq!(page.widget().js(SMALL).await?, serde_json::json!([]));
        Ok(())
    });
}
