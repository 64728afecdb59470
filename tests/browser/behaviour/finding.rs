//! Kinds, people and words: alone, together, and in the address.

use browser_tests::{Page, Result, drive};
use serde_json::json;

use crate::element::{SCRIPT, page as html};
use crate::reader::{selected, settled, show, until_selected};

/// The events that are not filtered out.
async fn shown(page: &Page) -> Result<Vec<String>> {
    settled(page).await?;
    page.widget()
        .attrs(".dt-ev:not(.is-ghost)", "data-id")
        .await
}

/// Names of kinds with their counts.
async fn kinds(page: &Page) -> Result<Vec<String>> {
    let texts = page.widget().texts(".dt-kind").await?;
    Ok(texts.iter().map(|text| text.replace('\n', " ")).collect())
}

async fn search(page: &Page, text: &str) -> Result<()> {
    page.widget().focus(".dt-search .dt-q").await?;
    let keys: Vec<String> = text
        .chars()
        .map(|letter| {
            if letter == ' ' {
                "Space".into()
            } else {
                letter.to_string()
            }
        })
        .collect();
    page.press(&keys.join(" ")).await?;
    settled(page).await
}

#[test]
fn kinds_are_switched_and_counted() {
    drive(async |page: &Page| -> Result<()> {
        show(page, 1200, "").await?;
        let widget = page.widget();
        assert_eq!(
            kinds(page).await?,
            ["Strikes 2", "Statements 10", "Meetings 2", "Background 3"]
        );
        widget.click(".dt-kind[data-kind='statement']").await?;
        assert_eq!(shown(page).await?.len(), 7);
        assert_eq!(
            widget
                .attr(".dt-kind[data-kind='statement']", "aria-pressed")
                .await?
                .as_deref(),
            Some("false")
        );
        // What is filtered out is a faint ghost without a label, beyond keys and pointers.
        let ghost = ".dt-ev.is-ghost[data-id='trump-post']";
        assert_eq!(
            widget.attr(ghost, "aria-hidden").await?.as_deref(),
            Some("true")
        );
        let look = widget.js(&format!("const e = q(\"{ghost}\"), s = getComputedStyle(e); return [s.pointerEvents, s.opacity < .5, getComputedStyle(e.querySelector('.dt-lab')).display]")).await?;
        assert_eq!(look, json!(["none", true, "none"]));
        assert_eq!(
            widget.text(".dt-find [role='status']").await?,
            "7 of 17 events"
        );
        widget.click("[data-act='clear']").await?;
        assert_eq!(shown(page).await?.len(), 17);
        Ok(())
    });
}

#[test]
fn the_selection_moves_to_the_nearest_match() {
    drive(async |page: &Page| -> Result<()> {
        show(page, 1200, "event=\"trump-post\"").await?;
        page.widget()
            .click(".dt-kind[data-kind='statement']")
            .await?;
        until_selected(page, "hegseth-rutte").await?;
        assert!(
            page.widget()
                .text(".dt-card")
                .await?
                .contains("Hegseth and Rutte")
        );
        page.widget().click(".dt-kind[data-kind='meeting']").await?;
        // The rescue work may have begun as early; the attack's early hours began with that day, too.
        page.widget()
            .until("it is of that day", "['kyiv-barrage', 'rescue-work'].includes(q('.dt-ev[aria-selected=true]').dataset.id)")
            .await
    });
}

#[test]
fn people_are_chosen_in_a_panel_and_counts_follow() {
    drive(async |page: &Page| -> Result<()> {
        show(page, 1200, "").await?;
        let widget = page.widget();
        widget.click(".dt-people-b").await?;
        widget
            .until(
                "the panel is open",
                "q('.dt-people-b').ariaExpanded === 'true' && q('.dt-pop') !== null",
            )
            .await?;
        let people = widget.texts(".dt-person-l").await?;
        assert!(
            people[0].contains("Volodymyr Zelenskyy") || people[0].contains("Vladimir Putin"),
            "{people:?}"
        );
        widget.click(".dt-person-l:has([value='macron'])").await?;
        assert_eq!(shown(page).await?, ["macron-madagascar"]);
        widget.click(".dt-person-l:has([value='starmer'])").await?;
        assert_eq!(shown(page).await?, ["macron-madagascar", "starmer-decides"]);
        assert_eq!(widget.text(".dt-people-n").await?, "2");
        // Counts say what the other filters leave.
        assert_eq!(
            kinds(page).await?,
            ["Strikes 0", "Statements 2", "Meetings 0", "Background 0"]
        );
        // Twelve people are enough for a search field.
        widget.focus(".dt-people-q").await?;
        page.press("r u t t e").await?;
        widget
            .until("one is left", "qa('.dt-person-l').length === 1")
            .await?;
        assert!(widget.text(".dt-person-l").await?.contains("Mark Rutte"));
        page.press("Escape").await?;
        widget
            .until("it is closed", "q('.dt-pop') === null")
            .await?;
        widget
            .until(
                "the focus is back",
                "root.activeElement === q('.dt-people-b')",
            )
            .await?;
        // A press elsewhere closes it, in the widget and outside of it; one inside does not.
        for outside in [".dt-title", ".dt-card"] {
            widget.click(".dt-people-b").await?;
            widget.until("it is open", "q('.dt-pop') !== null").await?;
            widget.click(".dt-person-l small").await?;
            widget
                .until("it stays open", "q('.dt-pop') !== null")
                .await?;
            widget.click(outside).await?;
            widget
                .until("it is closed", "q('.dt-pop') === null")
                .await?;
        }
        Ok(())
    });
}

#[test]
fn words_are_found_in_all_that_is_said_and_highlighted() {
    drive(async |page: &Page| -> Result<()> {
        show(page, 1200, "").await?;
        let widget = page.widget();
        for (text, found) in [
            // A quotation, a place, a name, a headline; accents and case do not matter.
            ("sanctions packages", vec!["zelenskyy-pressure"]),
            ("MADAGASCAR", vec!["macron-madagascar"]),
            ("rutte", vec!["hegseth-rutte"]),
            ("rubble", vec!["rescue-work"]),
        ] {
            search(page, text).await?;
            assert_eq!(shown(page).await?, found, "{text}");
            assert_eq!(selected(page).await?, found[0]);
            let hits = widget.texts(".dt-card .dt-hit").await?;
            assert!(
                hits.iter()
                    .any(|hit| text.to_lowercase().contains(&hit.to_lowercase())),
                "{text}: {hits:?}"
            );
            widget.click("[data-act='clear']").await?;
            widget
                .until("the field is empty", "q('.dt-search .dt-q').value === ''")
                .await?;
        }
        Ok(())
    });
}

#[test]
fn all_filters_go_together_and_nothing_found_gives_a_way_back() {
    drive(async |page: &Page| -> Result<()> {
        show(page, 1200, "people=\"zelenskyy\"").await?;
        let widget = page.widget();
        assert_eq!(
            shown(page).await?,
            [
                "trump-on-crimea",
                "zelenskyy-pressure",
                "zelenskyy-america",
                "trump-cards"
            ]
        );
        search(page, "pressure").await?;
        assert_eq!(
            shown(page).await?,
            ["zelenskyy-pressure", "zelenskyy-america"]
        );
        widget.click(".dt-kind[data-kind='statement']").await?;
        assert!(shown(page).await?.is_empty());
        let said = widget.text(".dt-nothing").await?;
        for part in [
            "No event matches these filters.",
            "Strikes, Meetings",
            "Volodymyr Zelenskyy",
            "“pressure”",
        ] {
            assert!(said.contains(part), "{part}: {said}");
        }
        assert_eq!(widget.count(".dt-playhead").await?, 0);
        widget.focus(".dt-nothing [data-act='clear']").await?;
        page.press("Enter").await?;
        assert_eq!(shown(page).await?.len(), 17);
        widget
            .until(
                "the focus stays in the widget",
                "root.activeElement !== null",
            )
            .await
    });
}

#[test]
fn the_address_carries_event_and_filters_both_ways() {
    drive(async |page: &Page| -> Result<()> {
        page.size(1200, 1000).await?;
        page.site.page(
            "/linked.html",
            html(&format!(
                "{SCRIPT}<diplomatic-timeline hash src=\"timeline.json\"></diplomatic-timeline>"
            )),
        );
        page.open("linked.html#starmer-decides?kinds=statement,meeting&people=starmer,rutte&q=e")
            .await?;
        let widget = page.widget();
        widget.ready().await?;
        assert_eq!(shown(page).await?, ["hegseth-rutte", "starmer-decides"]);
        until_selected(page, "starmer-decides").await?;
        let entries = page.js("return history.length").await?;
        widget.click("[data-act='prev']").await?;
        widget.click(".dt-kind[data-kind='statement']").await?;
        page.until(
            "the address follows",
            "location.hash === '#hegseth-rutte?kinds=meeting&people=starmer,rutte&q=e'",
        )
        .await?;
        widget.click("[data-act='clear']").await?;
        page.until("and is plain again", "location.hash === '#hegseth-rutte'")
            .await?;
        assert_eq!(
            page.js("return history.length").await?,
            entries,
            "no entry was added"
        );
        // A link in the page.
        page.js("location.hash = '#kyiv-barrage?kinds=strike'")
            .await?;
        until_selected(page, "kyiv-barrage").await?;
        assert_eq!(shown(page).await?, ["july-attack", "kyiv-barrage"]);
        Ok(())
    });
}
