//! Many events as shapes with counts, and the way into them.

use std::collections::BTreeSet;

use browser_tests::{Answer, Page, Result, drive};
use serde_json::{Value, json};

use crate::reader::{closer, many, mode, nearer, settled, show};

#[test]
fn clusters_count_their_events_and_tell_kinds_apart() {
    drive(async |page: &Page| -> Result<()> {
        many(page, 5000);
        show(page, 1200, "").await?;
        closer(page, "clusters").await?;
        let found = page
            .widget()
            .js("return qa('.dt-clus').map((e) => ({ name: e.ariaLabel, count: e.querySelector('b')?.textContent ?? '1', color: e.dataset.color, \
                 shape: e.querySelector('path').getAttribute('d'), tab: e.tabIndex, role: e.localName }))")
            .await?;
        let found = found.as_array().unwrap();
        assert!(found.len() > 10);
        let (mut colors, mut shapes) = (BTreeSet::new(), BTreeSet::new());
        for cluster in found {
            let (name, count) = (
                cluster["name"].as_str().unwrap(),
                cluster["count"].as_str().unwrap(),
            );
            let kind = cluster["color"].as_str().unwrap();
            assert!(name.starts_with(&format!("{count} {kind}")), "{cluster}");
            assert_eq!(
                (&cluster["role"], &cluster["tab"]),
                (&json!("button"), &json!(0))
            );
            colors.insert(kind.to_owned());
            shapes.insert(cluster["shape"].as_str().unwrap().to_owned());
        }
        assert_eq!((colors.len(), shapes.len()), (3, 3));
        Ok(())
    });
}

#[test]
fn a_cluster_opens_by_click_and_by_key_until_its_events_stand_apart() {
    drive(async |page: &Page| -> Result<()> {
        many(page, 5000);
        for (axis, key) in [
            ("elastic", ""),
            ("elastic", "Enter"),
            ("proportional", "Enter"),
        ] {
            show(page, 1200, &format!("axis=\"{axis}\"")).await?;
            let widget = page.widget();
            closer(page, "clusters").await?;
            for _ in 0..4 {
                // One that is wholly in sight.
                let picked = widget
                    .js("const plot = q('.dt-plot').getBoundingClientRect(), middle = plot.x + plot.width / 2; \
                         qa('[data-picked]').forEach((e) => e.removeAttribute('data-picked')); \
                         const far = (e) => Math.abs(e.getBoundingClientRect().x - middle); \
                         const one = qa('.dt-clus:has(b)').sort((a, b) => far(a) - far(b))[0]; \
                         one?.setAttribute('data-picked', ''); return one !== undefined")
                    .await?;
                if picked == false {
                    break;
                }
                let many = "[data-picked]";
                if key.is_empty() {
                    widget.click(many).await?;
                } else {
                    widget.focus(many).await?;
                    page.press(key).await?;
                }
                settled(page).await?;
                assert_eq!(
                    widget.js("return root.activeElement !== null").await?,
                    true,
                    "the focus is kept"
                );
            }
            assert!(
                ["columns", "marks"].contains(&mode(page).await?.as_str()),
                "{axis}"
            );
            // The first of its events is selected, and stands in the chart with its name.
            let label = widget.text(".dt-ev[aria-selected=true]").await?;
            assert!(label.starts_with("Event number"), "{axis}: {label}");
        }
        Ok(())
    });
}

#[test]
fn what_zooming_cannot_part_is_listed() {
    drive(async |page: &Page| -> Result<()> {
        let when = |date: &str| {
            json!({ "edtf": date, "precision": "day", "basis": "stated",
                "earliest": format!("{date}T00:00:00Z"), "latest": format!("{date}T23:59:59Z") })
        };
        let mut events: Vec<Value> = (0..60)
            .map(|n| json!({ "id": format!("same{n}"), "kind": "strike", "headline": format!("The same day {n}"), "when": when("2025-04-24") }))
            .collect();
        events.push(json!({ "id": "last", "kind": "meeting", "headline": "A month later", "when": when("2025-05-24") }));
        let timeline = json!({ "format": "diplomatic-timeline/1", "id": "day", "title": "A day", "language": "en", "events": events });
        page.site
            .answer("/timeline.json", Answer::text(timeline.to_string()));
        show(page, 1200, "axis=\"proportional\" event=\"last\"").await?;
        let widget = page.widget();
        assert_ne!(widget.count(".dt-clus").await?, 0);
        assert_eq!(
            widget
                .count("[role=listbox] > :not([role=option], [aria-hidden])")
                .await?,
            0,
            "a list box has options and nothing else"
        );
        for _ in 0..4 {
            if widget.count(".dt-clus").await? > 0 {
                widget.click(".dt-clus").await?;
                settled(page).await?;
            }
        }
        widget
            .until("its events are listed", "q('.dt').dataset.view === 'list'")
            .await?;
        widget.until("the first of them is in sight", "(({ top }) => top >= 0 && top < 300)(q('.dt-li[data-id=same0]').getBoundingClientRect())").await?;
        widget
            .until(
                "and selected",
                "q('.dt-li[aria-current]').dataset.id === 'same0'",
            )
            .await
    });
}

#[test]
fn who_stands_among_the_events_of_a_day_but_is_not_known_to_the_day_says_so() {
    drive(async |page: &Page| -> Result<()> {
        let event = |id: &str, kind: &str, edtf: &str, precision: &str, days: (&str, &str)| {
            json!({ "id": id, "kind": kind, "headline": "The talks go on",
                "when": { "edtf": edtf, "precision": precision, "basis": "stated",
                    "earliest": format!("{}T00:00:00Z", days.0), "latest": format!("{}T23:59:59Z", days.1) } })
        };
        let mut events = vec![
            event(
                "month",
                "meeting",
                "2025-03",
                "month",
                ("2025-03-01", "2025-03-31"),
            ),
            event(
                "days",
                "statement",
                "2025-03-01/2025-03-03",
                "range",
                ("2025-03-01", "2025-03-03"),
            ),
        ];
        events.push(event(
            "hours",
            "context",
            "2025-03-01",
            "range",
            ("2025-03-01", "2025-03-01"),
        ));
        for number in 0..600 {
            let date = format!("2025-03-{:02}", number / 20 + 1);
            events.push(event(
                &format!("day{number}"),
                "strike",
                &date,
                "day",
                (&date, &date),
            ));
        }
        let timeline = json!({ "format": "diplomatic-timeline/1", "id": "coarse", "title": "Coarse", "language": "en", "events": events });
        page.site
            .answer("/timeline.json", Answer::text(timeline.to_string()));
        show(page, 1200, "event=\"month\"").await?;
        let widget = page.widget();
        closer(page, "columns").await?;
        let label = async |id: &str| widget.text(&format!("[data-id={id}] .dt-lab")).await;
        assert_eq!(label("month").await?, "Mar The talks go on");
        assert_eq!(label("days").await?, "1 to 3 Mar The talks go on");
        assert_eq!(label("hours").await?, "The talks go on");
        assert_eq!(label("day0").await?, "The talks go on");
        Ok(())
    });
}

#[test]
fn few_nodes_are_in_the_chart_however_close_one_looks() {
    drive(async |page: &Page| -> Result<()> {
        many(page, 20_000);
        few_nodes(page).await?;
        // Every day of a fortnight has a dozen events of each of six kinds.
        let kinds = [
            "strike",
            "statement",
            "meeting",
            "background",
            "march",
            "vote",
        ];
        let mut events = Vec::new();
        for number in 0..14 * 72 {
            let date = format!("2025-03-{:02}", number / 72 + 1);
            events.push(json!({ "id": format!("e{number}"), "kind": kinds[number % 6], "headline": format!("Event number {number}"),
                "label": { "lead": "Kyiv:", "rest": format!("event {number}") },
                "when": { "edtf": date, "precision": "day", "basis": "stated",
                    "earliest": format!("{date}T00:00:00Z"), "latest": format!("{date}T23:59:59Z") } }));
        }
        let own = ["march", "vote"].map(|id| json!({ "id": id, "label": id, "plural": id }));
        let timeline = json!({ "format": "diplomatic-timeline/1", "id": "full", "title": "Full", "language": "en",
            "kinds": own, "events": events });
        page.site
            .answer("/timeline.json", Answer::text(timeline.to_string()));
        few_nodes(page).await
    });
}

/// Of the chart, from the first view to the closest.
async fn few_nodes(page: &Page) -> Result<()> {
    for axis in ["elastic", "proportional"] {
        show(page, 1200, &format!("axis=\"{axis}\"")).await?;
        let widget = page.widget();
        for step in 0..24 {
            let nodes = widget
                .js("return q('.dt-stage').querySelectorAll('*').length")
                .await?;
            assert!(
                nodes.as_u64().unwrap() <= 600,
                "{axis}, {step} steps in: {nodes}"
            );
            if !nearer(page).await? {
                break;
            }
        }
    }
    Ok(())
}
