//! The card of each kind, how its date is known, and where it leads.

use browser_tests::{Page, Result, drive};

use crate::reader::{select, selected, settled, show, until_selected};

/// The text of a part of the card on one line.
async fn read(page: &Page, part: &str) -> Result<String> {
    let text = page.widget().text(&format!(".dt-card {part}")).await?;
    Ok(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

async fn figures(page: &Page, list: &str) -> Result<Vec<String>> {
    let texts = page
        .widget()
        .texts(&format!(".dt-card .dt-body > {list} > li"))
        .await?;
    Ok(texts
        .iter()
        .map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect())
}

#[test]
fn a_strike_shows_its_figures_as_numbers_with_their_qualifiers() {
    drive(async |page: &Page| -> Result<()> {
        show(page, 1200, "event=\"kyiv-barrage\"").await?;
        assert_eq!(
            figures(page, ".dt-figs.is-lead").await?,
            ["at least 12 killed", "about 90 injured"]
        );
        assert_eq!(
            figures(page, ".dt-figs:not(.is-lead)").await?,
            [
                "more than 200 projectiles launched",
                "48 missiles intercepted",
                "64 drones intercepted",
                "more than 40 fires"
            ]
        );
        let sizes = page
            .widget()
            .js("return ['.is-lead b', '.dt-figs:not(.is-lead) b', '.dt-sum'].map((s) => parseFloat(getComputedStyle(q('.dt-card ' + s)).fontSize))")
            .await?;
        let size = |index: usize| sizes[index].as_f64().unwrap();
        assert!(size(0) > size(1) * 1.5 && size(1) > size(2), "{sizes}");
        let when = read(page, ".dt-when").await?;
        assert_eq!(when, "Thursday 24 April 2025 early hours Date stated");
        assert!(read(page, ".dt-body").await?.contains("Kyiv, Ukraine"));
        Ok(())
    });
}

#[test]
fn a_statement_shows_who_said_what_how_and_where() {
    drive(async |page: &Page| -> Result<()> {
        show(page, 1200, "event=\"trump-post\"").await?;
        let body = read(page, ".dt-body").await?;
        for part in [
            "Statement",
            "Vladimir, STOP!",
            "Donald Trump",
            "President of the United States",
            "Truth Social, post",
            "Place not stated",
            "Vladimir Putin",
        ] {
            assert!(body.contains(part), "{part}: {body}");
        }
        assert_eq!(page.widget().count(".dt-card blockquote").await?, 1);
        // Without a quotation it says so.
        select(page, "trump-on-crimea").await?;
        assert_eq!(page.widget().count(".dt-card blockquote").await?, 0);
        assert!(
            read(page, ".dt-body")
                .await?
                .contains("Reported, not quoted")
        );
        Ok(())
    });
}

#[test]
fn a_meeting_shows_who_meets_and_whether_it_took_place() {
    drive(async |page: &Page| -> Result<()> {
        show(page, 1200, "event=\"witkoff-moscow\"").await?;
        let body = read(page, ".dt-body").await?;
        for part in [
            "Meeting, planned",
            "Steve Witkoff",
            "U.S. special envoy",
            "Vladimir Putin",
            "Status Planned",
            "Moscow",
            "Host",
        ] {
            assert!(body.contains(part), "{part}: {body}");
        }
        assert!(read(page, ".dt-when").await?.contains("planned, no date"));
        select(page, "hegseth-rutte").await?;
        assert!(read(page, ".dt-body").await?.contains("Status Took place"));
        Ok(())
    });
}

#[test]
fn a_date_says_how_it_is_known() {
    drive(async |page: &Page| -> Result<()> {
        show(page, 1200, "event=\"ceasefire-accepted\"").await?;
        let how = read(page, ".dt-how").await?;
        for part in [
            "Trump Urges Putin To Halt Attacks On Kyiv",
            "World News, 25 April 2025",
            "Paragraph 4",
            "Date derived",
            "44 days before 24 April 2025",
            "Other reading: 12 March 2025",
        ] {
            assert!(how.contains(part), "{part}: {how}");
        }
        // The arithmetic is drawn as well.
        let drawn = page
            .widget()
            .js("return q('.dt-dim-t').textContent")
            .await?;
        assert_eq!(drawn, "44 days before");
        select(page, "kyiv-barrage").await?;
        let how = read(page, ".dt-how").await?;
        assert!(
            how.contains("Paragraphs 1, 2, 3, 11 and 12") && how.contains("Date stated"),
            "{how}"
        );
        assert_eq!(page.widget().count(".dt-dim-t").await?, 0);
        Ok(())
    });
}

#[test]
fn related_events_lead_there_and_back_and_arcs_are_drawn() {
    drive(async |page: &Page| -> Result<()> {
        show(page, 1200, "event=\"trump-post\"").await?;
        let widget = page.widget();
        assert_eq!(widget.count(".dt-arc").await?, 1);
        assert!(
            read(page, ".dt-rel")
                .await?
                .starts_with("Responds to Missiles and drones hit Kyiv")
        );
        widget.focus(".dt-rel-b[data-go='kyiv-barrage']").await?;
        page.press("Enter").await?;
        until_selected(page, "kyiv-barrage").await?;
        // The focus stays in the card, at its heading.
        widget
            .until(
                "the new card has the focus",
                "root.activeElement?.matches('.dt-card .dt-name')",
            )
            .await?;
        let back = read(page, ".dt-rel").await?;
        assert!(
            back.contains("Answered by Trump tells Putin to stop striking Kyiv"),
            "{back}"
        );
        assert!(widget.count(".dt-arc").await? > 3);
        widget.click(".dt-rel-b[data-go='trump-post']").await?;
        until_selected(page, "trump-post").await?;
        // One that contradicts is dashed.
        select(page, "starmer-decides").await?;
        let dashes = widget
            .js("return getComputedStyle(q('.dt-arc')).strokeDasharray")
            .await?;
        assert_ne!(dashes, "none");
        Ok(())
    });
}

#[test]
fn a_related_event_that_is_filtered_out_is_brought_back() {
    drive(async |page: &Page| -> Result<()> {
        show(page, 1200, "event=\"trump-post\" kinds=\"statement\"").await?;
        page.widget()
            .click(".dt-rel-b[data-go='kyiv-barrage']")
            .await?;
        until_selected(page, "kyiv-barrage").await?;
        assert_eq!(page.widget().count(".dt-ev:not(.is-ghost)").await?, 17);
        Ok(())
    });
}

#[test]
fn a_name_shows_only_the_events_of_its_bearer() {
    drive(async |page: &Page| -> Result<()> {
        show(page, 1200, "event=\"trump-post\"").await?;
        let widget = page.widget();
        widget.focus(".dt-card .dt-by .dt-person-b").await?;
        page.press("Enter").await?;
        widget
            .until("three are left", "qa('.dt-ev:not(.is-ghost)').length === 3")
            .await?;
        settled(page).await?;
        assert_eq!(
            widget.attrs(".dt-ev:not(.is-ghost)", "data-id").await?,
            ["trump-on-crimea", "trump-post", "trump-cards"]
        );
        assert_eq!(selected(page).await?, "trump-post");
        assert_eq!(widget.text(".dt-people-n").await?, "1");
        assert_eq!(
            widget.text(".dt-count").await?.replace('\n', " "),
            "2 of 3 17 in all"
        );
        widget
            .until(
                "the focus is kept",
                "root.activeElement?.matches('.dt-card *')",
            )
            .await?;
        // Asked for once more, the others come back; and that is said.
        page.press("Enter").await?;
        widget
            .until("all are back", "qa('.dt-ev:not(.is-ghost)').length === 17")
            .await?;
        let said = "q('.dt-find [role=status]').textContent === '17 of 17 events'";
        widget.until("it is said", said).await
    });
}
