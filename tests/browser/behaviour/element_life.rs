//! The element from its making to its end, and the surface that pages rely on.

use browser_tests::{Answer, Page, Result, drive};
use serde_json::{Value, json};

use crate::element::{SCRIPT, hearing, page as html, three};

async fn show(page: &Page, body: &str) -> Result<()> {
    page.site
        .answer("/three.json", Answer::text(three().to_string()));
    page.site.page("/page.html", hearing(body));
    page.open("page.html").await
}

const THREE: &str = "<diplomatic-timeline src=\"three.json\"></diplomatic-timeline>";

/// How often a file was asked for.
fn times(page: &Page, path: &str) -> usize {
    page.site
        .asked()
        .iter()
        .filter(|asked| *asked == path)
        .count()
}

#[test]
fn nothing_but_the_script_is_fetched_before_the_element_comes_near() {
    drive(async |page: &Page| -> Result<()> {
        let far = format!("<div style=\"height: 5000px\"></div>{THREE}{THREE}");
        show(page, &far).await?;
        // Two frames after the load, whatever was in sight has been seen.
        page.js(
            "return new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)))",
        )
        .await?;
        let mut asked = page.site.asked();
        asked.retain(|path| path != "/icon.svg");
        assert_eq!(asked, ["/page.html", "/diplomatic-timeline.js"]);
        page.js("scrollTo(0, 5000)").await?;
        page.nth_widget(0).ready().await?;
        page.nth_widget(1).ready().await?;
        for file in [
            "/diplomatic-timeline-wasm.js",
            "/diplomatic-timeline-wasm_bg.wasm",
            "/diplomatic-timeline.css",
        ] {
            assert_eq!(times(page, file), 1, "{file} for two elements");
        }
        Ok(())
    });
}

#[test]
fn an_element_that_is_not_shown_waits_until_it_is() {
    drive(async |page: &Page| -> Result<()> {
        let frames =
            "return new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)))";
        for (around, after, shown) in [
            ("<div id=box hidden>", "</div>", "box.hidden = false"),
            (
                "<details id=box><summary>More</summary>",
                "</details>",
                "box.open = true",
            ),
        ] {
            let asked = times(page, "/three.json");
            show(page, &format!("{around}{THREE}{after}")).await?;
            page.js(frames).await?;
            assert_eq!(times(page, "/three.json"), asked, "{around}");
            page.js(shown).await?;
            page.widget().ready().await?;
        }
        Ok(())
    });
}

/// A script that looks at the widget's `root` whenever something in it has changed.
fn watching(first: &str, each_time: &str) -> String {
    format!(
        "<script>{first}\
         customElements.whenDefined('diplomatic-timeline').then(() => {{\
           const root = document.querySelector('diplomatic-timeline').shadowRoot;\
           new MutationObserver(() => {{ {each_time} }}).observe(root, {{ childList: true, subtree: true }});\
         }});</script>"
    )
}

#[test]
fn what_is_drawn_first_stays_where_it_is() {
    drive(async |page: &Page| -> Result<()> {
        // Where the marks stand when there are any for the first time, in whatever turn that is.
        let look = watching(
            "const first = {};\
            const places = (root) => JSON.stringify([...root.querySelectorAll('.dt-ev')].map((mark) => {\
              const { x, y } = mark.getBoundingClientRect();\
              return [Math.round(x), Math.round(y)];\
            }));",
            "if (!first.marks && root.querySelector('.dt-ev')) first.marks = places(root);",
        );
        page.size(1200, 900).await?;
        show(page, &[&look, THREE].concat()).await?;
        page.widget().ready().await?;
        let first = page.js("return first.marks").await?;
        let now = page
            .js("return places(document.querySelector('diplomatic-timeline').shadowRoot)")
            .await?;
        assert_eq!(first, now);
        assert_ne!(now, json!("[]"));
        Ok(())
    });
}

#[test]
fn the_chart_does_not_wait_for_the_card() {
    drive(async |page: &Page| -> Result<()> {
        let look = watching(
            "const drawn = [];",
            "const there = (selector) => root.querySelector(selector) !== null;\
            const now = ['.dt-ev', '.dt-leaf', '.dt-credit'].filter(there).join(' ');\
            if (now !== drawn.at(-1)) drawn.push(now);",
        );
        page.size(1200, 900).await?;
        show(page, &[&look, THREE].concat()).await?;
        page.widget().ready().await?;
        let drawn = page.js("return drawn").await?;
        // On a busy machine the rest may come in two frames.
        let drawn = drawn.as_array().unwrap();
        assert_eq!(drawn[..2], [json!(""), json!(".dt-ev")], "{drawn:?}");
        let all = json!(".dt-ev .dt-leaf .dt-credit");
        assert_eq!(drawn.last(), Some(&all), "{drawn:?}");
        Ok(())
    });
}

#[test]
fn an_eager_element_does_not_wait_to_be_seen() {
    drive(async |page: &Page| -> Result<()> {
        let far = "<div style=\"height: 5000px\"></div>\
                   <diplomatic-timeline src=\"three.json\" loading=\"eager\"></diplomatic-timeline>";
        show(page, far).await?;
        page.widget().ready().await
    });
}

#[test]
fn data_and_program_are_fetched_side_by_side() {
    drive(async |page: &Page| -> Result<()> {
        let (held, hold) = Answer::file().held();
        page.site.answer("/diplomatic-timeline-wasm_bg.wasm", held);
        let (css, css_hold) = Answer::file().held();
        page.site.answer("/diplomatic-timeline.css", css);
        show(page, THREE).await?;
        // The server saw every request while it had answered none of the large ones.
        page.until(
            "the small ones came",
            "performance.getEntriesByType('resource').length >= 3",
        )
        .await?;
        let asked = page.site.asked();
        for file in [
            "/three.json",
            "/diplomatic-timeline-wasm_bg.wasm",
            "/diplomatic-timeline.css",
        ] {
            assert!(asked.iter().any(|path| path == file), "{file} in {asked:?}");
        }
        css_hold.release();
        hold.release();
        page.widget().ready().await
    });
}

#[test]
fn the_page_s_own_list_is_shown_until_the_chronology_is_ready() {
    drive(async |page: &Page| -> Result<()> {
        let (held, hold) = Answer::file().held();
        page.site.answer("/diplomatic-timeline-wasm_bg.wasm", held);
        let list = "<diplomatic-timeline src=\"three.json\"><ol><li>A bridge is hit</li></ol></diplomatic-timeline>";
        show(page, list).await?;
        let shown = "document.querySelector('li').checkVisibility()";
        page.until(
            "everything else has come",
            "performance.getEntriesByName(new URL('three.json', location).href).length === 1",
        )
        .await?;
        page.until("the list is shown", shown).await?;
        hold.release();
        page.widget().ready().await?;
        page.until("the list gives way", &format!("!{shown}")).await
    });
}

#[test]
fn a_move_keeps_the_widget_as_it_is() {
    drive(async |page: &Page| -> Result<()> {
        show(page, &format!("<main>{THREE}</main><aside></aside>")).await?;
        let widget = page.widget();
        widget.ready().await?;
        widget.js("host.select('third'); return host.ready").await?;
        widget
            .until("the third is selected", "heard.at(-1)[1].id === 'third'")
            .await?;
        widget
            .js("was = q('.dt'); count = heard.length; document.querySelector('aside').append(host); document.querySelector('main').moveBefore?.(host, null)")
            .await?;
        // A removal for good is acted on in a later task; two have gone by then.
        page.js("return new Promise((go) => setTimeout(() => setTimeout(go)))")
            .await?;
        widget
            .until("nothing was drawn anew", "q('.dt') === was")
            .await?;
        assert_eq!(page.js("return heard.length - count").await?, json!(0));
        widget.js("host.previous(); return host.ready").await?;
        widget
            .until("it goes on", "heard.at(-1)[1].id === 'second'")
            .await
    });
}

#[test]
fn a_removed_element_lets_go_and_starts_again_where_it_was() {
    drive(async |page: &Page| -> Result<()> {
        show(page, &format!("<main>{THREE}</main>")).await?;
        let widget = page.widget();
        widget.ready().await?;
        widget.js("host.select('third'); return host.ready").await?;
        widget
            .until("the third is selected", "heard.at(-1)[1].id === 'third'")
            .await?;
        page.js("gone = document.querySelector('diplomatic-timeline'); gone.remove()")
            .await?;
        page.until(
            "it has let go",
            "gone.shadowRoot.querySelector('.dt') === null",
        )
        .await?;
        page.js("heard.length = 0; document.querySelector('main').append(gone)")
            .await?;
        widget.ready().await?;
        widget
            .until(
                "it is at the third again",
                "heard.some(([name, d]) => name === 'select' && d.id === 'third')",
            )
            .await?;
        // The instance that was free is used again.
        assert_eq!(times(page, "/diplomatic-timeline-wasm.js"), 1);
        Ok(())
    });
}

#[test]
fn elements_can_be_made_by_script() {
    drive(async |page: &Page| -> Result<()> {
        show(page, "").await?;
        page.js(
            "const made = document.createElement('diplomatic-timeline'); \
             made.src = 'three.json'; made.event = 'second'; document.body.append(made)",
        )
        .await?;
        let widget = page.widget();
        widget.ready().await?;
        widget
            .until("its event is selected", "heard.at(-1)[1].id === 'second'")
            .await?;
        assert_eq!(
            widget.js("return host.getAttribute('src')").await?,
            json!("three.json")
        );
        Ok(())
    });
}

#[test]
fn what_was_set_before_the_script_came_counts() {
    drive(async |page: &Page| -> Result<()> {
        let body = format!(
            "<diplomatic-timeline></diplomatic-timeline>\
             <script>document.querySelector('diplomatic-timeline').timeline = {};\
             document.querySelector('diplomatic-timeline').event = 'third';</script>{SCRIPT}",
            three()
        );
        page.site.page("/page.html", html(&body));
        page.open("page.html").await?;
        let widget = page.widget();
        widget.ready().await?;
        assert_eq!(widget.text(".dt-title").await?, "Three days");
        widget
            .until(
                "its event is selected",
                "q('[data-id=third][aria-selected=true]') !== null",
            )
            .await
    });
}

#[test]
fn a_second_script_and_a_hot_reload_change_nothing() {
    drive(async |page: &Page| -> Result<()> {
        show(page, THREE).await?;
        page.widget().ready().await?;
        page.js("first = customElements.get('diplomatic-timeline'); \
             return import('/diplomatic-timeline.js?again').then(() => null)")
            .await?;
        page.until(
            "the first definition stays",
            "customElements.get('diplomatic-timeline') === first",
        )
        .await?;
        page.widget().js("host.next(); return host.ready").await?;
        page.until("it works on", "heard.at(-1)[1].id === 'second'")
            .await
    });
}

#[test]
fn data_comes_from_a_property_or_from_the_tag() {
    drive(async |page: &Page| -> Result<()> {
        let inline = format!(
            "<diplomatic-timeline><script type=\"application/json\">{}</script></diplomatic-timeline>",
            three()
        );
        show(page, &inline).await?;
        let widget = page.widget();
        widget.ready().await?;
        assert_eq!(widget.text(".dt-title").await?, "Three days");
        let mut other = three();
        other["title"] = json!("Another story");
        widget.js(&format!("host.timeline = {other}")).await?;
        let told = "q('.dt-title').textContent === 'Another story'";
        widget.until("the property is shown", told).await?;
        widget.js("host.timeline = null").await?;
        let told = "q('.dt-title').textContent === 'Three days'";
        widget.until("the tag's own is back", told).await?;
        widget
            .js("told = []; host.addEventListener('timeline-error', ({ detail }) => told.push(detail)); host.timeline = {}")
            .await?;
        page.until(
            "an object that is none is told",
            "told.length === 1 && !told[0].fatal",
        )
        .await?;
        assert_eq!(widget.text(".dt-title").await?, "Three days");
        widget.js("host.src = 'three.json'").await?;
        widget.until("an address takes over", told).await
    });
}

#[test]
fn attributes_are_live() {
    drive(async |page: &Page| -> Result<()> {
        page.size(1200, 900).await?;
        show(page, THREE).await?;
        let widget = page.widget();
        widget.ready().await?;
        widget.js("host.setAttribute('event', 'third')").await?;
        widget
            .until("event", "heard.at(-1)[1].id === 'third'")
            .await?;
        widget.js("host.kinds = ['strike', 'statement']").await?;
        let told = "heard.some(([name, d]) => name === 'filter' && d.kinds.join() === 'strike,statement' && d.shown === 2)";
        widget.until("kinds", told).await?;
        widget.js("host.removeAttribute('kinds')").await?;
        let told =
            "heard.some(([name, d]) => name === 'filter' && d.kinds === null && d.shown === 3)";
        widget.until("all kinds", told).await?;
        widget.js("host.view = 'list'").await?;
        widget
            .until("view", "q('.dt').dataset.view === 'list'")
            .await?;
        widget
            .js("host.view = 'chart'; host.axis = 'proportional'")
            .await?;
        widget
            .until("axis", "q('.dt').dataset.view === 'chart' && qa('.dt-seg-axis [role=radio]')[1].ariaChecked === 'true'")
            .await?;
        widget.js("host.theme = 'dark'").await?;
        let dark = "getComputedStyle(host).getPropertyValue('--dt-bg') !== '' && getComputedStyle(host).colorScheme.includes('dark')";
        widget.until("theme", dark).await?;
        widget.js("host.lang = 'de'").await?;
        widget
            .until(
                "lang",
                "q('.dt').lang === 'de' && q('.dt-tools').textContent.includes('Personen')",
            )
            .await?;
        widget.js("host.view = 'sideways'").await?;
        let told = "heard.some(([name, d]) => name === 'error' && d.reason === 'attribute' && !d.fatal && d.message.includes('view'))";
        widget
            .until("a value that means nothing is told", told)
            .await?;
        widget
            .until("and changes nothing", "q('.dt').dataset.view === 'chart'")
            .await?;
        Ok(())
    });
}

#[test]
fn methods_wait_until_the_element_is_ready() {
    drive(async |page: &Page| -> Result<()> {
        let (held, hold) = Answer::text(three().to_string()).held();
        page.site.answer("/slow.json", held);
        show(
            page,
            "<diplomatic-timeline src=\"slow.json\"></diplomatic-timeline>",
        )
        .await?;
        page.widget()
            .js("host.last(); host.previous(); host.ready.then((element) => { same = element === host })")
            .await?;
        hold.release();
        page.widget().ready().await?;
        page.until(
            "both were done, in order",
            "heard.at(-1)[1].id === 'second'",
        )
        .await?;
        page.until("the promise was kept", "window.same === true")
            .await
    });
}

#[test]
fn events_say_what_they_promise() {
    drive(async |page: &Page| -> Result<()> {
        show(page, THREE).await?;
        let widget = page.widget();
        widget.ready().await?;
        widget
            .js("host.select('second'); return host.ready")
            .await?;
        page.until("it is selected", "heard.at(-1)[1].id === 'second'")
            .await?;
        widget.js("host.people = 'nobody'").await?;
        page.until(
            "it is filtered",
            "heard.some(([name]) => name === 'filter')",
        )
        .await?;
        let heard = page.js("return heard").await?;
        let detail = |name: &str, last: bool| -> Value {
            let mut all = heard
                .as_array()
                .unwrap()
                .iter()
                .filter(|heard| heard[0] == name);
            let one = if last { all.next_back() } else { all.next() };
            one.unwrap()[1].clone()
        };
        assert_eq!(
            detail("ready", false),
            json!({ "id": "three", "title": "Three days", "language": "en", "count": 3, "dropped": 0 })
        );
        assert_eq!(
            detail("select", true),
            json!({ "id": "second", "kind": "statement", "headline": "A minister objects",
                    "date": "2025-04-21", "position": 2, "count": 3 })
        );
        assert_eq!(
            detail("filter", true),
            json!({ "kinds": null, "people": ["nobody"], "query": "", "shown": 0, "count": 3 })
        );
        Ok(())
    });
}

/// Pages rely on these names; a new one is a decision, a lost one breaks them.
#[test]
fn the_surface_is_as_published() {
    drive(async |page: &Page| -> Result<()> {
        show(page, THREE).await?;
        let members = page
            .js("return Object.getOwnPropertyNames(customElements.get('diplomatic-timeline').prototype).sort()")
            .await?;
        assert_eq!(
            members,
            json!([
                "adoptedCallback",
                "attributeChangedCallback",
                "axis",
                "connectedCallback",
                "connectedMoveCallback",
                "constructor",
                "disconnectedCallback",
                "event",
                "first",
                "hash",
                "kinds",
                "last",
                "loading",
                "next",
                "pause",
                "people",
                "play",
                "previous",
                "ready",
                "reload",
                "select",
                "src",
                "theme",
                "timeline",
                "view"
            ])
        );
        let attributes = page
            .js("return customElements.get('diplomatic-timeline').observedAttributes.toSorted()")
            .await?;
        assert_eq!(
            attributes,
            json!([
                "axis", "event", "hash", "kinds", "lang", "loading", "people", "src", "theme",
                "view"
            ])
        );
        assert_eq!(
            page.widget().js("return Object.keys(host)").await?,
            json!([])
        );
        Ok(())
    });
}

#[test]
fn what_the_page_fetches_ahead_is_not_fetched_twice() {
    drive(async |page: &Page| -> Result<()> {
        let ahead = format!(
            "<link rel=\"modulepreload\" href=\"diplomatic-timeline.js\">\
             <link rel=\"preload\" as=\"fetch\" crossorigin href=\"three.json\">\
             <link rel=\"preload\" as=\"fetch\" crossorigin href=\"diplomatic-timeline-wasm_bg.wasm\">{THREE}"
        );
        show(page, &ahead).await?;
        page.widget().ready().await?;
        for file in [
            "/diplomatic-timeline.js",
            "/three.json",
            "/diplomatic-timeline-wasm_bg.wasm",
        ] {
            assert_eq!(times(page, file), 1, "{file}");
        }
        Ok(())
    });
}
