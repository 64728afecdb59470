//! The element wherever a page puts it, whenever the page says something, and whatever the page
//! keeps with its address.

use browser_tests::{Answer, Page, Result, Widget, drive};
use serde_json::json;

use crate::element::{SCRIPT, hearing, page as html, three};

pub(crate) const TAG: &str = "<diplomatic-timeline src=\"/three.json\"></diplomatic-timeline>";

async fn open(page: &Page, body: &str) -> Result<()> {
    page.site
        .answer("/three.json", Answer::text(three().to_string()));
    page.site.page("/page.html", hearing(body));
    page.open("page.html").await
}

pub(crate) async fn ready<'a>(page: &'a Page, body: &str) -> Result<Widget<'a>> {
    open(page, body).await?;
    page.widget().ready().await?;
    Ok(page.widget())
}

#[test]
fn boxes_that_shrink_to_their_contents_are_filled_and_none_is_burst() {
    drive(async |page: &Page| -> Result<()> {
        for (around, after) in [
            ("<dialog open>", "</dialog>"),
            ("<div style='display:flex'>", "</div>"),
            ("<div style='display:grid;place-items:center'>", "</div>"),
            ("<span style='display:inline-block'>", "</span>"),
            ("<table><tr><td>", "</table>"),
            (
                "<div style='display:flex'><aside>Beside</aside><main style='flex:1'>",
                "</main></div>",
            ),
        ] {
            for width in [1200, 360] {
                page.size(width, 800).await?;
                let body = format!(
                    "<meta name=viewport content='width=device-width'>{around}{TAG}{after}"
                );
                let widget = ready(page, &body).await?;
                let own = widget.js("return host.offsetWidth").await?;
                let own = own.as_f64().unwrap();
                assert!(own > f64::from(width) * 0.6, "{around}: {own} of {width}");
                let wide = page
                    .js("return document.documentElement.scrollWidth - innerWidth")
                    .await?;
                assert!(wide.as_f64().unwrap() <= 0.0, "{around}: {wide} too wide");
            }
        }
        Ok(())
    });
}

#[test]
fn the_language_of_the_last_moment_is_spoken() {
    drive(async |page: &Page| -> Result<()> {
        let (wasm, hold) = Answer::file().held();
        page.site.answer("/diplomatic-timeline-wasm_bg.wasm", wasm);
        open(page, TAG).await?;
        let widget = page.widget();
        widget.js("host.lang = 'DE'").await?;
        hold.release();
        widget.ready().await?;
        let german = "q('.dt-tools').textContent.includes('Personen')";
        widget.until("it speaks German", german).await?;
        // The one that was asked for last, though the one before comes later.
        let (french, hold) = Answer::file().held();
        page.site.answer("/words/fr.json", french);
        widget.js("host.lang = 'fr'; host.lang = 'es'").await?;
        let spanish = "q('.dt-tools').textContent.includes('Personas')";
        widget.until("it speaks Spanish", spanish).await?;
        hold.release();
        widget
            .js("return new Promise((go) => setTimeout(go, 0))")
            .await?;
        widget.js("host.next(); return host.ready").await?;
        assert_eq!(widget.js(&format!("return {spanish}")).await?, true);
        widget.js("host.removeAttribute('lang')").await?;
        let english = "q('.dt-tools').textContent.includes('People')";
        widget
            .until("it speaks the page's own again", english)
            .await
    });
}

#[test]
fn data_set_before_the_script_wins_over_the_address() {
    drive(async |page: &Page| -> Result<()> {
        let mut other = three();
        other["title"] = json!("By property");
        page.site
            .answer("/three.json", Answer::text(three().to_string()));
        for tag in [TAG, &TAG.replace("src", "loading=\"eager\" src")] {
            let body = format!(
                "{tag}<script>document.body.lastElementChild.previousElementSibling.timeline = {other}</script>{SCRIPT}"
            );
            page.site.page("/page.html", html(&format!("<body>{body}")));
            page.open("page.html").await?;
            let widget = page.widget();
            widget.ready().await?;
            assert_eq!(widget.text(".dt-title").await?, "By property");
        }
        Ok(())
    });
}

#[test]
fn new_data_after_a_failure_makes_the_element_ready() {
    drive(async |page: &Page| -> Result<()> {
        open(
            page,
            "<diplomatic-timeline src=\"/nowhere.json\"></diplomatic-timeline>",
        )
        .await?;
        let widget = page.widget();
        widget.failed().await?;
        page.problems().await?;
        widget.js("host.src = '/three.json'; host.last()").await?;
        widget.ready().await?;
        widget
            .until(
                "its methods work",
                "q('.dt-name').textContent === 'Envoys meet'",
            )
            .await
    });
}

#[test]
fn an_event_of_other_data_may_be_asked_for_with_it() {
    drive(async |page: &Page| -> Result<()> {
        let widget = ready(page, TAG.replace("src", "hash src").as_str()).await?;
        widget.js("host.next()").await?;
        page.until("the address follows", "location.hash === '#second'")
            .await?;
        let mut other = three();
        for event in other["events"].as_array_mut().unwrap() {
            event["id"] = format!("other-{}", event["id"].as_str().unwrap()).into();
        }
        page.site
            .answer("/other.json", Answer::text(other.to_string()));
        widget
            .js("host.src = '/other.json'; host.event = 'other-second'")
            .await?;
        // The same place in other data is another event.
        page.until(
            "the address follows again",
            "location.hash === '#other-second'",
        )
        .await
    });
}

#[test]
fn an_event_asked_for_while_the_element_is_away_is_there_when_it_comes_back() {
    drive(async |page: &Page| -> Result<()> {
        let widget = ready(page, TAG).await?;
        widget.js("host.last()").await?;
        let third = "heard.at(-1)[1].id === 'third'";
        widget.until("the third is selected", third).await?;
        page.js("gone = document.querySelector('diplomatic-timeline'); gone.remove()")
            .await?;
        let away = "gone.shadowRoot.querySelector('.dt') === null";
        page.until("it has let go", away).await?;
        page.js("gone.event = 'second'; document.body.append(gone)")
            .await?;
        widget.ready().await?;
        widget
            .until(
                "it is at the second",
                "q('[data-id=second][aria-selected=true]') !== null",
            )
            .await
    });
}

#[test]
fn escape_in_a_panel_leaves_the_dialog_around_it_open() {
    drive(async |page: &Page| -> Result<()> {
        let mut people = three();
        people["actors"] = json!([{ "id": "ada", "name": "Ada" }]);
        people["events"][0]["actors"] = json!([{ "actor": "ada", "part": "speaker" }]);
        open(page, &format!("<dialog>{TAG}</dialog>")).await?;
        page.site
            .answer("/three.json", Answer::text(people.to_string()));
        page.js("document.querySelector('dialog').showModal()")
            .await?;
        let widget = page.widget();
        widget.ready().await?;
        widget.click(".dt-people-b").await?;
        widget.until("it is open", "q('.dt-pop') !== null").await?;
        page.press("Escape").await?;
        widget
            .until("it is closed", "q('.dt-pop') === null")
            .await?;
        assert_eq!(
            page.js("return document.querySelector('dialog').open")
                .await?,
            true
        );
        Ok(())
    });
}

#[test]
fn a_text_cut_in_an_emoji_costs_no_more_than_that() {
    drive(async |page: &Page| -> Result<()> {
        open(page, "<diplomatic-timeline></diplomatic-timeline>").await?;
        let mut data = three().to_string();
        data = data.replace("A bridge is hit", "A bridge \\ud83d");
        let widget = page.widget();
        widget.js(&format!("host.timeline = {data}")).await?;
        widget.ready().await?;
        assert_eq!(widget.text(".dt-name").await?, "A bridge \u{fffd}");
        Ok(())
    });
}

#[test]
fn of_the_address_only_what_follows_the_mark_is_written() {
    drive(async |page: &Page| -> Result<()> {
        let body = "<base href=\"/elsewhere/\"><diplomatic-timeline hash src=\"/three.json\"></diplomatic-timeline>\
             <a href=\"/page.html?id=7#notes\">Notes</a>";
        page.site
            .answer("/three.json", Answer::text(three().to_string()));
        page.site.page("/page.html", hearing(body));
        page.open("page.html?id=7").await?;
        let widget = page.widget();
        widget.ready().await?;
        page.js("history.replaceState({ kept: 3 }, '')").await?;
        widget.js("host.next()").await?;
        page.until("it is written", "location.hash === '#second'")
            .await?;
        let kept = "return [location.pathname, location.search, history.state]";
        assert_eq!(
            page.js(kept).await?,
            json!(["/page.html", "?id=7", { "kept": 3 }])
        );
        // The page's own places are not the widget's.
        page.js("document.querySelector('a').click()").await?;
        page.until("the link is followed", "location.hash === '#notes'")
            .await?;
        widget
            .js("return new Promise((go) => setTimeout(go, 0))")
            .await?;
        assert_eq!(page.js("return location.hash").await?, "#notes");
        assert_eq!(widget.text(".dt-name").await?, "A minister objects");
        page.no_problems().await
    });
}

#[test]
fn what_is_typed_in_the_search_field_is_no_key_of_the_page() {
    drive(async |page: &Page| -> Result<()> {
        let widget = ready(page, TAG).await?;
        page.js("keys = []; addEventListener('keydown', (event) => keys.push(event.key))")
            .await?;
        widget.focus(".dt-q").await?;
        for key in ["e", "n", "v"] {
            page.press(key).await?;
        }
        widget
            .until("it is looked for", "q('.dt-q').value === 'env'")
            .await?;
        assert_eq!(page.js("return keys").await?, json!([]));
        widget.focus("[role=slider]").await?;
        page.press("x").await?;
        assert_eq!(page.js("return keys").await?, json!(["x"]));
        Ok(())
    });
}

#[test]
fn names_of_fields_in_the_page_are_no_language_and_no_parent() {
    drive(async |page: &Page| -> Result<()> {
        open(
            page,
            "<form lang=\"de\"><select name=\"lang\"><option>en</select><input name=\"parentNode\">\
             <diplomatic-timeline src=\"timeline.json\"></diplomatic-timeline></form>",
        )
        .await?;
        let widget = page.widget();
        widget.ready().await?;
        assert_eq!(widget.attr(".dt", "lang").await?.as_deref(), Some("de"));
        Ok(())
    });
}

#[test]
fn lists_that_a_page_taught_to_be_texts_stay_lists() {
    drive(async |page: &Page| -> Result<()> {
        open(
            page,
            &format!(
                "<script>Array.prototype.toJSON = function () {{ return 'a list' }}</script>\
                 <diplomatic-timeline></diplomatic-timeline>\
                 <script>document.querySelector('diplomatic-timeline').timeline = {}</script>",
                three()
            ),
        )
        .await?;
        page.widget().ready().await?;
        assert_eq!(page.widget().count(".dt-ev, .dt-li").await?, 3);
        Ok(())
    });
}

#[test]
fn a_list_of_kinds_that_is_given_again_asks_for_nothing() {
    drive(async |page: &Page| -> Result<()> {
        let widget = ready(
            page,
            "<diplomatic-timeline src=three.json view=chart></diplomatic-timeline>",
        )
        .await?;
        let shown = |count: u32| format!("qa('.dt-ev:not(.is-ghost)').length === {count}");
        widget.js("host.kinds = ['meeting']").await?;
        widget.until("one kind is shown", &shown(1)).await?;
        widget.click("[data-kind=statement]").await?;
        widget.until("the reader has another", &shown(2)).await?;
        // As a framework does whenever it draws; the selection after it is heard in its turn.
        widget
            .js("host.kinds = ['meeting']; host.select('second')")
            .await?;
        widget
            .until(
                "it is selected",
                "q('[data-id=second][aria-selected=true]') !== null",
            )
            .await?;
        assert_eq!(widget.js(&format!("return {}", shown(2))).await?, true);
        widget.js("host.kinds = 'meeting'").await?;
        widget.until("a text is a wish", &shown(1)).await
    });
}

#[test]
fn in_another_document_it_has_its_styles() {
    drive(async |page: &Page| -> Result<()> {
        let widget = ready(
            page,
            "<iframe></iframe><diplomatic-timeline src=\"timeline.json\"></diplomatic-timeline>",
        )
        .await?;
        let sheets = "host.shadowRoot.adoptedStyleSheets.length === 1";
        widget.until("it is dressed", sheets).await?;
        page.js("window.moved = document.querySelector('diplomatic-timeline'); const other = document.querySelector('iframe').contentDocument; other.body.append(moved); const fresh = document.createElement('diplomatic-timeline'); fresh.src = moved.src; fresh.loading = 'eager'; other.body.append(fresh); window.fresh = fresh")
            .await?;
        for element in ["moved", "fresh"] {
            let there = format!(
                "{element}.shadowRoot.querySelector('.dt-title') !== null && {element}.shadowRoot.adoptedStyleSheets.length === 1 && {element}.shadowRoot.querySelector('.dt-error') === null"
            );
            page.until(&format!("{element} is dressed"), &there).await?;
        }
        Ok(())
    });
}

#[test]
fn words_that_are_late_do_not_keep_the_chronology_away() {
    drive(async |page: &Page| -> Result<()> {
        let (late, hold) = Answer::file().held();
        page.site.answer("/words/de.json", late);
        let widget = ready(
            page,
            "<diplomatic-timeline lang=\"de\" src=\"timeline.json\"></diplomatic-timeline>",
        )
        .await?;
        let placeholder = |word: &str| format!("q('.dt-q').placeholder === '{word}'");
        widget
            .until("it is English", &placeholder("Search"))
            .await?;
        hold.release();
        widget.until("it is German", &placeholder("Suchen")).await?;
        let asked = page.site.asked();
        let words = asked.iter().filter(|path| path.starts_with("/words/"));
        assert_eq!(words.count(), 1, "{asked:?}");
        Ok(())
    });
}
