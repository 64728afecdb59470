//! The list: on request, in narrow containers, and on paper.

use browser_tests::{Look, Page, Result, drive};

use crate::reader::{ids, many, select, selected, settled, show, show_after, until_selected};

#[test]
fn the_list_has_all_events_grouped_by_date() {
    drive(async |page: &Page| -> Result<()> {
        show(page, 1200, "view=\"list\"").await?;
        let widget = page.widget();
        assert_eq!(widget.attrs(".dt-li", "data-id").await?, ids());
        let dates: Vec<_> = widget
            .texts(".dt-lh h3")
            .await?
            .iter()
            .map(|date| date.replace('\n', " "))
            .collect();
        assert_eq!(dates[0], "2014");
        assert!(
            dates.iter().any(|date| date == "Thursday 24 April 2025")
                && dates.last().unwrap().contains("25 April 2025"),
            "{dates:?}"
        );
        // What has no hour is not told as a sequence.
        let group = widget
            .js("const g = qa('.dt-lg').find((g) => g.querySelector('[data-id=trump-post]')); return [g.querySelectorAll('.dt-li').length, g.querySelector('.dt-lnote')?.textContent ?? '']")
            .await?;
        assert!(
            group[0].as_u64().unwrap() > 2 && group[1].as_str().unwrap().len() > 20,
            "{group}"
        );
        // Silences are named, evidence is open beside the text, and headings nest.
        assert!(
            widget
                .texts(".dt-lbrk")
                .await?
                .iter()
                .any(|gap| gap.contains("43 days"))
        );
        assert_eq!(widget.count(".dt-lhow[open]").await?, 17);
        // All of it is there for the browser to find words in, and few enough nodes for any page.
        assert!(widget.count(".dt-listview *").await? <= 600);
        assert_eq!(widget.js("return qa('h2, h3, h4').filter((e) => e.checkVisibility()).map((e) => e.localName).join(' ').startsWith('h2 h3 h4')").await?, true);
        // Links lead to the related event.
        widget
            .click(".dt-li[data-id='trump-post'] .dt-lrel a")
            .await?;
        until_selected(page, "kyiv-barrage").await?;
        widget.until("it is in sight", "(({ top }) => top >= 0 && top < 300)(q('.dt-li[data-id=kyiv-barrage]').getBoundingClientRect())").await
    });
}

#[test]
fn the_list_goes_on_where_the_chart_was() {
    drive(async |page: &Page| -> Result<()> {
        many(page, 5000);
        show(page, 1200, "").await?;
        let widget = page.widget();
        let list = "qa('.dt-tools button, .dt-tools [role=radio]').find((b) => b.innerText === 'List').click()";
        let chart = list.replace("'List'", "'Timeline'");
        widget.js(list).await?;
        settled(page).await?;
        assert_eq!(page.js("return scrollY").await?, 0, "it begins there");
        widget.js(&chart).await?;
        widget.js("host.select('e3000')").await?;
        let there = "q('.dt-count').innerText.startsWith('3,001 ')";
        widget.until("it is selected", there).await?;
        widget.js(list).await?;
        let row = "q('.dt-li[data-id=e3000]')?.getBoundingClientRect().top";
        let there = format!("Math.abs({row} - 24) < 30");
        widget.until("its row is at the top", &there).await?;
        settled(page).await?;
        assert_eq!(selected(page).await?, "e3000");
        // A page that asks for the list while it is out of sight is not scrolled.
        widget.js(&chart).await?;
        let margin = "host.style.marginTop = '4000px'; scrollTo(0, 0); host.view = 'list'";
        page.widget().js(margin).await?;
        widget
            .until("there is the list", "q('.dt-listview') !== null")
            .await?;
        settled(page).await?;
        assert_eq!(page.js("return scrollY").await?, 0);
        Ok(())
    });
}

#[test]
fn narrow_containers_get_the_list_with_a_scrubber_that_sticks_and_follows() {
    drive(async |page: &Page| -> Result<()> {
        show(page, 360, "").await?;
        let widget = page.widget();
        assert_eq!(widget.count(".dt-plot").await?, 0);
        assert_eq!(widget.attrs(".dt-li", "data-id").await?, ids());
        let mut seen = vec![selected(page).await?];
        for id in [
            "war-begins",
            "kyiv-barrage",
            "macron-madagascar",
            "witkoff-moscow",
        ] {
            widget
                .js(&format!("scrollTo({{ top: scrollY + q('.dt-li[data-id={id}]').getBoundingClientRect().top - 130, behavior: 'instant' }})"))
                .await?;
            settled(page).await?;
            let top = widget
                .js("return q('.dt-scrub').getBoundingClientRect().top")
                .await?;
            assert_eq!(top, 0, "it sticks at {id}");
            seen.push(selected(page).await?);
        }
        let all = ids();
        let places: Vec<_> = seen
            .iter()
            .map(|id| all.iter().position(|other| other == id).unwrap())
            .collect();
        assert!(
            places.is_sorted() && places[4] > places[0] + 10,
            "it follows the reading: {seen:?}"
        );
        // And leads it: the event that is scrubbed to comes below the scrubber.
        widget.focus(".dt-scrub-strip").await?;
        page.press("Home ArrowRight ArrowRight ArrowRight").await?;
        until_selected(page, "ceasefire-accepted").await?;
        widget
            .until("it is in sight", "(({ top }) => top >= q('.dt-scrub').offsetHeight - 2 && top < 300)(q('.dt-li[data-id=ceasefire-accepted]').getBoundingClientRect())")
            .await?;
        let (x, y, width, height) = widget.rect(".dt-scrub-strip").await?;
        page.swipe(&[
            (x + 20.0, y + height / 2.0),
            (x + width / 2.0, y + height / 2.0),
            (x + width - 3.0, y + height / 2.0),
        ])
        .await?;
        until_selected(page, "witkoff-moscow").await
    });
}

#[test]
fn who_is_given_the_chart_in_a_narrow_container_finds_back_from_the_list() {
    drive(async |page: &Page| -> Result<()> {
        show(page, 360, "view=\"chart\"").await?;
        let widget = page.widget();
        widget.click("[data-set='list']").await?;
        widget
            .until("the list is there", "q('.dt-li') !== null")
            .await?;
        widget.click("[data-set='chart']").await?;
        widget
            .until("the chart is there", "q('.dt-plot') !== null")
            .await
    });
}

#[test]
fn a_finger_on_the_scrubber_scrolls_the_list_as_well() {
    drive(async |page: &Page| -> Result<()> {
        show(page, 390, "").await?;
        let widget = page.widget();
        widget.focus(".dt-scrub-strip").await?;
        page.press("Home").await?;
        until_selected(page, &ids()[0]).await?;
        let end = async || -> Result<(f64, f64)> {
            let (x, y, width, height) = widget.rect(".dt-scrub-strip").await?;
            Ok((x + width - 3.0, y + height / 2.0))
        };
        // The hand is on its way through the list, not to the event below it.
        let (x, y) = end().await?;
        let before = page.js("return scrollY").await?;
        page.swipe(&[(x, y), (x, y - 20.0), (x, y - 60.0)]).await?;
        page.until("the page has scrolled", &format!("scrollY > {before} + 20"))
            .await?;
        settled(page).await?;
        assert_ne!(selected(page).await?, "witkoff-moscow");
        // A tap goes there.
        page.swipe(&[end().await?]).await?;
        until_selected(page, "witkoff-moscow").await
    });
}

#[test]
fn evidence_folds_where_it_is_narrow() {
    drive(async |page: &Page| -> Result<()> {
        show(page, 360, "").await?;
        let widget = page.widget();
        assert_eq!(widget.count(".dt-lhow[open]").await?, 0);
        widget.click(".dt-li[data-id='war-begins'] summary").await?;
        widget
            .until(
                "it unfolds",
                "q('.dt-li[data-id=war-begins] .dt-lhow').open",
            )
            .await?;
        assert!(
            widget
                .text(".dt-li[data-id='war-begins'] .dt-lhow")
                .await?
                .contains("Paragraph 1")
        );
        // The browser opens what it finds a word in; closed by the reader, it stays closed.
        widget
            .js("q('.dt-li[data-id=kyiv-barrage] .dt-lhow').open = true")
            .await?;
        widget
            .click(".dt-li[data-id='kyiv-barrage'] summary")
            .await?;
        widget.click("[data-act='next']").await?;
        settled(page).await?;
        let open = "return qa('.dt-lhow[open]').map((e) => e.closest('.dt-li').dataset.id)";
        assert_eq!(widget.js(open).await?, serde_json::json!(["war-begins"]));
        Ok(())
    });
}

#[test]
fn paper_gets_all_events_with_their_evidence_and_no_controls() {
    drive(async |page: &Page| -> Result<()> {
        for (width, attributes) in [(1200, ""), (800, "theme=\"dark\""), (360, "view=\"chart\"")] {
            show(page, width, attributes).await?;
            page.look(Look {
                print: true,
                ..Look::default()
            })
            .await?;
            // As a button of the page would: everything is there when the call returns.
            page.js("dispatchEvent(new Event('beforeprint'))").await?;
            let widget = page.widget();
            let shown = "const shown = (s) => qa(s).filter((e) => e.checkVisibility() && e.getBoundingClientRect().height > 0);";
            let events = widget
                .js(&format!(
                    "{shown} return shown('.dt-li').map((e) => e.dataset.id)"
                ))
                .await?;
            assert_eq!(events, serde_json::json!(ids()), "{width}");
            assert_eq!(
                widget
                    .js(&format!(
                        "{shown} return shown('.dt-lhow .dt-ev-dl').length"
                    ))
                    .await?,
                17,
                "{width}"
            );
            let controls = widget.js(&format!("{shown} return shown('button:not(.dt-person-b), input, [role=slider], summary').map((e) => e.outerHTML.slice(0, 80))")).await?;
            assert_eq!(controls, serde_json::json!([]), "{width}");
            let paper = widget
                .js("const s = getComputedStyle(q('.dt')); return [s.backgroundColor, s.color]")
                .await?;
            assert_eq!(
                paper,
                serde_json::json!(["rgb(255, 255, 255)", "rgb(0, 0, 0)"]),
                "{width}"
            );
            page.look(Look::default()).await?;
            page.js("dispatchEvent(new Event('afterprint'))").await?;
            assert_eq!(widget.count(".dt-paper *").await?, 0, "{width}");
        }
        Ok(())
    });
}

#[test]
fn paper_gets_all_of_many_events_that_match() {
    drive(async |page: &Page| -> Result<()> {
        const ASK: &str = "dispatchEvent(new Event('beforeprint'));
            const printed = qa('.dt-paper .dt-li').map((e) => e.dataset.id);
            dispatchEvent(new Event('afterprint'));
            return [printed.length, printed.at(-1), qa('.dt-paper *').length];";
        many(page, 450);
        for view in ["chart", "list"] {
            show(page, 1200, &format!("view=\"{view}\"")).await?;
            let widget = page.widget();
            let printed = widget.js(ASK).await?;
            assert_eq!(printed, serde_json::json!([450, "e449", 0]), "{view}");
            widget.js("host.kinds = 'meeting'").await?;
            settled(page).await?;
            let printed = widget.js(ASK).await?;
            assert_eq!(printed, serde_json::json!([150, "e449", 0]), "{view}");
            widget.js("host.kinds = ''").await?;
        }
        // The browser's own printing.
        widget_prints(page, 450).await
    });
}

/// Prints to a file, and asks how many events were there when the browser took its picture.
async fn widget_prints(page: &Page, events: usize) -> Result<()> {
    page.widget()
        .js("addEventListener('beforeprint', () => host.printed = qa('.dt-paper .dt-li').length, { once: true })")
        .await?;
    let file = page.cdp("Page.printToPDF", serde_json::json!({})).await?;
    assert!(
        file["data"]
            .as_str()
            .is_some_and(|data| data.len() > 100_000)
    );
    let printed = page.widget().js("return host.printed").await?;
    assert_eq!(printed, events);
    assert_eq!(page.widget().count(".dt-paper *").await?, 0);
    Ok(())
}

/// Where an element of the widget begins and ends in the window.
async fn seen(page: &Page, selector: &str) -> Result<bool> {
    let inside = format!(
        "return (({{ top, bottom }}) => bottom > 0 && top >= 0 && top < innerHeight - 40)(q(\"{selector}\").getBoundingClientRect())"
    );
    Ok(page.widget().js(&inside).await? == true)
}

#[test]
fn a_link_to_an_event_brings_it_into_the_window() {
    drive(async |page: &Page| -> Result<()> {
        let link = "history.replaceState(null, '', '#chubarov-new-york'); addEventListener('DOMContentLoaded', () => { const e = document.querySelector('diplomatic-timeline'); e.setAttribute('hash', ''); e.before(Object.assign(document.createElement('div'), { style: 'height: 2000px' })) })";
        show_after(page, 360, "loading=\"eager\"", link).await?;
        let widget = page.widget();
        let row = "(({ top }) => top > 0 && top < 300)(q('.dt-li[data-id=chubarov-new-york]').getBoundingClientRect())";
        widget.until("its row is in the window", row).await?;
        settled(page).await?;
        assert_eq!(selected(page).await?, "chubarov-new-york");
        assert_eq!(page.js("return location.hash").await?, "#chubarov-new-york");
        show_after(page, 1200, "loading=\"eager\"", link).await?;
        let stage = "(({ top }) => top >= 0 && top < innerHeight / 2)(q('.dt-stage').getBoundingClientRect())";
        widget.until("the chart is in the window", stage).await?;
        // A link in the page does the same, wherever the reader is.
        page.js("scrollTo(0, 0); location.hash = '#macron-madagascar'")
            .await?;
        until_selected(page, "macron-madagascar").await?;
        widget.until("the chart is in the window", stage).await?;
        // Who has read on meanwhile is left alone.
        let read_on = [
            link,
            "; addEventListener('timeline-ready', () => scrollTo(0, 100))",
        ]
        .concat();
        show_after(page, 1200, "loading=\"eager\"", &read_on).await?;
        until_selected(page, "chubarov-new-york").await?;
        settled(page).await?;
        assert_eq!(page.js("return scrollY").await?, 100);
        Ok(())
    });
}

#[test]
fn the_chart_that_takes_the_place_of_a_list_is_in_the_window() {
    drive(async |page: &Page| -> Result<()> {
        show(page, 500, "").await?;
        select(page, "chubarov-new-york").await?;
        settled(page).await?;
        page.size(1200, 1000).await?;
        let stage = "q('.dt-stage') !== null && (({ top }) => top >= 0 && top < innerHeight / 2)(q('.dt-stage').getBoundingClientRect())";
        page.widget()
            .until("the chart is in the window", stage)
            .await?;
        assert_eq!(selected(page).await?, "chubarov-new-york");
        // By the switch, too, which keeps the focus.
        page.widget()
            .focus(".dt-seg-view [aria-checked=true]")
            .await?;
        page.press("ArrowRight").await?;
        page.widget()
            .until("there is the list", "q('.dt-listview') !== null")
            .await?;
        settled(page).await?;
        page.press("ArrowLeft").await?;
        page.widget()
            .until("the chart is in the window", stage)
            .await?;
        assert!(seen(page, ".dt-seg-view [aria-checked=true]").await?);
        Ok(())
    });
}

#[test]
fn what_filters_stays_under_the_hand() {
    drive(async |page: &Page| -> Result<()> {
        for (width, view) in [(360, ""), (1200, "view=\"list\"")] {
            show(page, width, view).await?;
            page.js("scrollTo(0, 40)").await?;
            let toggle = ".dt-kind[data-kind='background']";
            for _ in 0..2 {
                page.widget().click(toggle).await?;
                settled(page).await?;
                assert!(seen(page, toggle).await?, "at {width}");
            }
            page.widget().focus(".dt-q").await?;
            page.press("p u t i n").await?;
            settled(page).await?;
            page.press("Backspace Backspace Backspace Backspace Backspace")
                .await?;
            settled(page).await?;
            assert!(seen(page, ".dt-q").await?, "at {width}");
        }
        Ok(())
    });
}
