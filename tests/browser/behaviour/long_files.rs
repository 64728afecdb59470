//! A file of many events: the page goes on while it is read.

use browser_tests::{Answer, Page, Result, drive};
use serde_json::json;

use std::fmt::Write as _;

/// As many as take a good while to read.
const MANY: usize = 40_000;

fn file(title: &str, events: usize) -> String {
    let mut text = format!(
        r#"{{"format":"diplomatic-timeline/1","id":"many","title":"{title}","language":"en","events":["#
    );
    for n in 0..events {
        let comma = if n > 0 { "," } else { "" };
        let (year, month, day) = (1990 + n * 30 / events, n % 12 + 1, n % 28 + 1);
        let _ = write!(
            text,
            r#"{comma}{{"id":"e{n}","kind":"statement","headline":"Statement {n} on the northern border","when":{{"edtf":"{year}-{month:02}-{day:02}","earliest":"{year}-{month:02}-{day:02}T00:00:00Z","latest":"{year}-{month:02}-{day:02}T23:59:59Z","precision":"day","basis":"stated"}}}}"#
        );
    }
    text + "]}"
}

/// A machine on which whatever is done between two looks at the clock takes as long as a page may
/// be kept waiting, and a page that notes when it has its turn.
const SLOW: &str = "<script>
    const now = Date.now;
    let late = 0;
    Date.now = () => now() + (late += 50);
    window.turns = [];
    const turn = () => { turns.push(performance.now()); if (!window.ready) setTimeout(turn); };
    turn();
";

const PAGE: &str = r#"<!doctype html><html lang="en"><meta charset="utf-8">
<title>Many</title><link rel="icon" href="data:,">
<script>
    addEventListener('timeline-ready', () => { window.ready = performance.now(); });
</script>
<script type="module" src="diplomatic-timeline.js"></script>
<diplomatic-timeline src="many.json" view="chart"></diplomatic-timeline>"#;

#[test]
fn a_long_file_is_read_in_slices_between_which_the_page_has_its_turn() {
    drive(async |page: &Page| -> Result<()> {
        let data = Answer::text(file("Many", MANY)).header("Content-Type", "application/json");
        page.site.answer("/many.json", data);
        page.site
            .page("/many.html", PAGE.replacen("<script>", SLOW, 1));
        page.size(1200, 900).await?;
        page.open("many.html").await?;
        page.until("it is drawn", "window.ready > 0").await?;
        let turns = page
            .js(
                "const [data] = performance.getEntriesByName(new URL('many.json', location)); \
                 return turns.filter((turn) => turn > data.responseEnd && turn < ready).length",
            )
            .await?;
        assert!(turns.as_u64() > Some(200), "{turns} turns");
        let title = page.widget().text(".dt-title").await?;
        assert_eq!(title, "Many");
        let last = page
            .widget()
            .js("return q('.dt-playhead').ariaValueMax")
            .await?;
        assert_eq!(last, json!(MANY.to_string()));
        Ok(())
    });
}

#[test]
fn data_that_comes_while_other_data_is_read_takes_its_place() {
    drive(async |page: &Page| -> Result<()> {
        let data = Answer::text(file("Many", MANY)).header("Content-Type", "application/json");
        page.site.answer("/many.json", data);
        page.site.answer("/few.json", Answer::text(file("Few", 30)));
        page.site.page("/many.html", PAGE);
        page.size(1200, 900).await?;
        page.open("many.html").await?;
        let arrived = "performance.getEntriesByName(new URL('many.json', location)).length > 0";
        page.until("the first data is there", arrived).await?;
        page.widget().js("host.src = 'few.json'").await?;
        page.widget()
            .until(
                "the second is shown",
                "q('.dt-title')?.textContent === 'Few'",
            )
            .await?;
        // More turns than the slices that were left would take.
        let turns = "return (async () => { for (let n = 0; n < 300; n++) await new Promise(setTimeout); \
                     return q('.dt-playhead').ariaValueMax; })()";
        let count = page.widget().js(turns).await?;
        assert_eq!(count, json!("30"));
        Ok(())
    });
}

#[test]
fn a_search_through_many_events_finds_the_one() {
    drive(async |page: &Page| -> Result<()> {
        let data = Answer::text(file("Many", MANY)).header("Content-Type", "application/json");
        page.site.answer("/many.json", data);
        page.site.page("/many.html", PAGE);
        page.size(1200, 900).await?;
        page.open("many.html").await?;
        page.until("it is drawn", "window.ready > 0").await?;
        let widget = page.widget();
        widget.focus(".dt-search .dt-q").await?;
        page.press("3 1 4 1 5").await?;
        widget
            .until("one is left", "q('.dt-playhead')?.ariaValueMax === '1'")
            .await?;
        // Nothing that was typed was lost between the slices.
        let typed = widget.js("return q('.dt-search .dt-q').value").await?;
        assert_eq!(typed, json!("31415"));
        assert!(widget.text(".dt-card").await?.contains("Statement 31415"));
        Ok(())
    });
}
