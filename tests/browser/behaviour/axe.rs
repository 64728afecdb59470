//! The rules of axe-core in every state, without a violation.

use browser_tests::{Answer, Look, Page, Result, drive};
use serde_json::{Value, json};

use crate::element::{hearing, page as html};
use crate::reader::{many, settled, show};

/// What axe-core found, in short.
const SAY: &str = "({ passes: passes.length, violations: violations.flatMap(({ id, help, nodes }) => nodes.map(({ target, failureSummary }) => \
     `${id}: ${help}: ${target.flat().join(' ')}: ${failureSummary.split('\\n').slice(1).join(' ')}`)) }))";

/// What axe-core says against the widget as it is now, as sentences.
async fn judge(page: &Page, state: &str) -> Result<()> {
    judge_all(page, state, "{}").await
}

/// The same for all widgets of a page, with axe-core's `rules` set.
pub(crate) async fn judge_all(page: &Page, state: &str, rules: &str) -> Result<()> {
    let file = browser_tests::project().join(".tools/node_modules/axe-core/axe.min.js");
    let script = std::fs::read_to_string(&file)
        .unwrap_or_else(|error| panic!("{}: {error}: run `cargo xtask setup`", file.display()));
    page.js(&format!("if (!window.axe) {{ {script} }} return null"))
        .await?;
    let found = page
        .js(&format!("const rules = {rules}; return axe.run({{ include: [['diplomatic-timeline']] }}, {{ resultTypes: ['violations'], rules }}).then(({{ violations, passes }}) => {SAY}"))
        .await?;
    let violations: Vec<&str> = found["violations"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(Value::as_str)
        .collect();
    assert!(violations.is_empty(), "{state}:\n{}", violations.join("\n"));
    assert!(
        found["passes"].as_u64().unwrap() > 3,
        "{state}: axe-core looked at something"
    );
    Ok(())
}

#[test]
fn the_chart_in_all_its_states() {
    drive(async |page: &Page| -> Result<()> {
        show(page, 1200, "event=\"kyiv-barrage\"").await?;
        let widget = page.widget();
        judge(page, "chart").await?;
        for (state, change) in [
            ("to scale", "host.axis = 'proportional'"),
            ("filtered", "host.axis = 'elastic'; host.people = 'trump'"),
            ("people open", "q('.dt-people-b').click()"),
            ("keys open", "q('.dt-help-b').click()"),
            ("the key to dates open", "q('.dt-key').open = true"),
            ("no match", "host.kinds = 'none'"),
            (
                "dark",
                "host.kinds = ''; host.people = ''; host.theme = 'dark'",
            ),
            ("a meeting, dark", "host.select('witkoff-moscow')"),
            (
                "playing",
                "host.theme = 'light'; host.select('trump-post'); host.play()",
            ),
        ] {
            widget.js(change).await?;
            settled(page).await?;
            judge(page, state).await?;
        }
        Ok(())
    });
}

#[test]
fn the_list_and_narrow_containers() {
    drive(async |page: &Page| -> Result<()> {
        for (state, width, attributes) in [
            ("list", 1200, "view=\"list\""),
            ("list, dark", 1200, "view=\"list\" theme=\"dark\""),
            ("medium", 768, ""),
            ("narrow", 360, ""),
            ("narrow, dark", 280, "theme=\"dark\""),
            ("nothing found in the list", 360, "kinds=\"none\""),
        ] {
            if attributes.contains("none") {
                page.widget().js("host.kinds = 'none'").await?;
                settled(page).await?;
            } else {
                show(page, width, attributes).await?;
            }
            judge(page, state).await?;
        }
        Ok(())
    });
}

#[test]
fn from_right_to_left() {
    drive(async |page: &Page| -> Result<()> {
        for (state, width) in [
            ("chart from right to left", 1200),
            ("list from right to left", 360),
        ] {
            show(page, width, "lang=\"ar\"").await?;
            page.widget()
                .until("it is mirrored", "q('.dt').dir === 'rtl'")
                .await?;
            judge(page, state).await?;
        }
        Ok(())
    });
}

#[test]
fn many_events() {
    drive(async |page: &Page| -> Result<()> {
        many(page, 5000);
        show(page, 1200, "").await?;
        let mut modes = Vec::new();
        for _ in 0..10 {
            let mode = page
                .widget()
                .attr(".dt-timeline", "data-mode")
                .await?
                .unwrap();
            if !modes.contains(&mode) {
                judge(page, &mode).await?;
                modes.push(mode);
            }
            page.widget().js("q('[data-act=zin]').click()").await?;
            settled(page).await?;
        }
        assert!(modes.len() > 1, "{modes:?}");
        Ok(())
    });
}

#[test]
fn before_there_is_anything_and_when_there_is_nothing() {
    drive(async |page: &Page| -> Result<()> {
        page.size(1000, 800).await?;
        let widget = page.widget();
        let tag = "<diplomatic-timeline src=\"timeline.json\"></diplomatic-timeline>";
        page.site.page("/states.html", hearing(tag));
        let (held, hold) = Answer::file().held();
        page.site.answer("/timeline.json", held);
        page.open("states.html").await?;
        widget
            .until("it waits", "q('.dt-loading') !== null")
            .await?;
        judge(page, "loading").await?;
        hold.release();
        widget.ready().await?;
        page.site.answer("/timeline.json", Answer::status(503));
        page.open("states.html").await?;
        widget.until("it failed", "q('.dt-error') !== null").await?;
        judge(page, "error").await?;
        page.look(Look {
            dark: true,
            ..Look::default()
        })
        .await?;
        judge(page, "error, dark").await?;
        let empty = json!({ "format": "diplomatic-timeline/1", "id": "none", "title": "None", "language": "en", "events": [] });
        page.site
            .answer("/timeline.json", Answer::text(empty.to_string()));
        page.open("states.html").await?;
        widget
            .until("it is empty", "q('.dt-empty') !== null")
            .await?;
        assert!(widget.text(".dt-empty").await?.contains("No events yet"));
        judge(page, "empty").await?;
        // The browser's own words on the 503.
        page.problems().await?;
        page.site.page("/last.html", html(""));
        page.open("last.html").await
    });
}
