//! Every example opens and does what it says; the demo page offers its code.

use browser_tests::{Page, Result, Site, drive, project};
use serde_json::json;

use crate::reader::many;

/// The whole project as a site, as the examples' own README says.
async fn example(page: &Page, name: &str) -> Result<Site> {
    let site = Site::of(project()).await?;
    page.size(1200, 1000).await?;
    page.open(&site.url(&format!("examples/{name}"))).await?;
    Ok(site)
}

#[test]
fn plain() {
    drive(async |page: &Page| -> Result<()> {
        let _site = example(page, "plain.html").await?;
        page.widget().ready().await?;
        page.until(
            "its list gives way",
            "!document.querySelector('li').checkVisibility()",
        )
        .await
    });
}

#[test]
fn two() {
    drive(async |page: &Page| -> Result<()> {
        let _site = example(page, "two.html").await?;
        page.widget().ready().await?;
        page.js("document.querySelectorAll('diplomatic-timeline')[1].scrollIntoView()")
            .await?;
        let second = page.nth_widget(1);
        second.ready().await?;
        second
            .until(
                "it is a list of its own",
                "q('.dt').dataset.view === 'list'",
            )
            .await?;
        page.widget()
            .until("the first is a chart", "q('.dt').dataset.view === 'chart'")
            .await?;
        let ids = "(() => { const ids = [...document.querySelectorAll('diplomatic-timeline')].map((host) => \
                   [...host.shadowRoot.querySelectorAll('[id]')].map((e) => e.id)); \
                   return ids.every((ids) => new Set(ids).size === ids.length) })()";
        page.until("no id is there twice in a tree", ids).await
    });
}

#[test]
fn theme() {
    drive(async |page: &Page| -> Result<()> {
        let _site = example(page, "theme.html").await?;
        let widget = page.widget();
        widget.ready().await?;
        let looks = widget
            .js("const s = getComputedStyle(q('.dt')); return [s.backgroundColor, s.fontFamily, getComputedStyle(q('.dt-title')).fontStyle]")
            .await?;
        assert_eq!(
            looks,
            json!(["rgb(255, 250, 243)", "Georgia, serif", "italic"])
        );
        Ok(())
    });
}

#[test]
fn three_themes_are_a_click_away_from_the_demo() {
    drive(async |page: &Page| -> Result<()> {
        page.size(1200, 1000).await?;
        // What the reader's system asks for is not what these pages ask for.
        page.look(browser_tests::Look {
            dark: true,
            ..Default::default()
        })
        .await?;
        page.open("").await?;
        page.js("document.querySelector('a[href=\"themes.html\"]').click()")
            .await?;
        page.until(
            "the page of themes opens",
            "document.querySelectorAll('diplomatic-timeline').length === 3",
        )
        .await?;
        let mut looks = Vec::new();
        for index in 0..3 {
            let widget = page.nth_widget(index);
            page.js(&format!("document.querySelectorAll('section')[{index}].scrollIntoView({{ behavior: 'instant' }})")).await?;
            widget.ready().await?;
            // One chronology three times over has its names three times over.
            crate::axe::judge_all(
                page,
                &format!("theme {index}"),
                "{ 'landmark-unique': { enabled: false } }",
            )
            .await?;
            looks.push(widget.js("
                const style = (s) => getComputedStyle(q(s)), paper = style('.dt');
                return { paper: paper.backgroundColor, around: getComputedStyle(host.closest('section')).backgroundColor, scheme: paper.colorScheme,
                    ink: paper.color, title: style('.dt-title').color, kinds: ['strike', 'statement', 'meeting'].map((kind) => style(`.dt-ev[data-kind=${kind}] .dt-mark-body`).fill),
                    type: style('.dt-title').fontFamily, wide: host.clientWidth > 1000 }").await?);
        }
        let [light, dark, own] = &looks[..] else {
            unreachable!()
        };
        for look in &looks {
            assert_eq!(look["paper"], look["around"], "{look}");
            assert_eq!(look["wide"], true, "{look}");
        }
        for part in ["paper", "ink", "title", "kinds"] {
            assert!(
                light[part] != dark[part] && dark[part] != own[part] && own[part] != light[part],
                "{part}: {looks:?}"
            );
        }
        assert_eq!(
            (&light["scheme"], &dark["scheme"]),
            (&json!("light"), &json!("dark"))
        );
        assert_ne!(own["type"], light["type"]);
        Ok(())
    });
}

#[test]
fn inline() {
    drive(async |page: &Page| -> Result<()> {
        let site = example(page, "inline.html").await?;
        page.widget().ready().await?;
        assert_eq!(
            page.widget().text(".dt-title").await?,
            "A treaty in three steps"
        );
        assert!(!site.asked().iter().any(|path| path.ends_with(".json")));
        Ok(())
    });
}

#[test]
fn select() {
    drive(async |page: &Page| -> Result<()> {
        let _site = example(page, "select.html").await?;
        page.widget().ready().await?;
        let said = "document.querySelector('#selected').value";
        page.until("the selection is told", &format!("{said}.includes(' of ')"))
            .await?;
        let before = page.js(&format!("return {said}")).await?;
        page.js("document.querySelector('#next').click()").await?;
        page.until("and followed", &format!("{said} !== {before}"))
            .await
    });
}

#[test]
fn iframe() {
    drive(async |page: &Page| -> Result<()> {
        let _site = example(page, "iframe.html").await?;
        let inside = "document.querySelector('iframe').contentDocument";
        page.until(
            "the timeline is drawn",
            &format!("{inside}.querySelector('diplomatic-timeline')?.shadowRoot?.querySelector('.dt-ev') != null"),
        )
        .await?;
        let fits = format!(
            "(() => {{ const host = {inside}.querySelector('diplomatic-timeline').getBoundingClientRect(); \
             return document.querySelector('iframe').clientHeight === Math.ceil(host.height) && host.height > 300 }})()"
        );
        page.until("the frame is as high as its content", &fits)
            .await?;
        page.size(400, 1000).await?;
        let lists = format!(
            "{inside}.querySelector('diplomatic-timeline').shadowRoot.querySelector('.dt').dataset.view === 'list'"
        );
        page.until("it becomes a list", &lists).await?;
        page.until("the frame follows", &fits).await
    });
}

#[test]
fn the_frame_takes_what_its_address_says_and_tells_its_parent() {
    drive(async |page: &Page| -> Result<()> {
        // Everything is other than it would be by itself at that width.
        page.site.page(
            "/page.html",
            "<!doctype html><html lang=en><title>A page</title><link rel=icon href=\"/icon.svg\">\
             <script>told = []; addEventListener('message', ({ data }) => told.push(data))</script>\
             <iframe width=560 height=600 title=Chronology src=\"embed.html?src=timeline.json&event=trump-cards\
             &kinds=statement&people=putin&axis=proportional&view=chart&theme=dark&lang=de\"></iframe>",
        );
        page.size(1200, 1000).await?;
        page.open("page.html").await?;
        let told = "told.find((m) => m.source === 'diplomatic-timeline' && m.type === 'select' && m.detail.id === 'trump-cards')";
        page.until("the selection is told", &format!("{told} !== undefined"))
            .await?;
        // Of Putin there are four events, and ten statements.
        let place =
            format!("const {{ position, count }} = {told}.detail; return [position, count]");
        assert_eq!(page.js(&place).await?, json!([2, 3]));
        let inside = "document.querySelector('iframe').contentDocument";
        page.until(
            "the frame has the chronology's title",
            &format!("{inside}.title !== 'Chronology'"),
        )
        .await?;
        let drawn = format!(
            "const html = {inside}.documentElement, q = (s) => html.querySelector('diplomatic-timeline').shadowRoot.querySelector(s), \
             dt = q('.dt'); return [html.lang, dt.lang, dt.dataset.view, q('[data-axis]').dataset.axis, getComputedStyle(dt).colorScheme]"
        );
        assert_eq!(
            page.js(&drawn).await?,
            json!(["de", "de", "chart", "proportional", "dark"])
        );
        Ok(())
    });
}

/// Shows many events as a list in a frame, with further markup after it.
async fn framed(page: &Page, after: &str) -> Result<()> {
    page.size(400, 1000).await?;
    many(page, 60);
    let frame = format!(
        "<!doctype html><html lang=en><title>A page</title><link rel=icon href=\"/icon.svg\">\
         <iframe width=360 height=600 title=Chronology src=\"embed.html?src=timeline.json&view=list\"></iframe>{after}"
    );
    page.site.page("/page.html", frame);
    page.open("page.html").await
}

#[test]
fn a_frame_that_was_made_higher_is_filled() {
    drive(async |page: &Page| -> Result<()> {
        // As many pages do; the frame has borders.
        let sized = "<style>* { box-sizing: border-box }</style>";
        framed(
            page,
            &format!("{sized}<script src=\"embed-parent.js\"></script>"),
        )
        .await?;
        page.until(
            "it is higher",
            "document.querySelector('iframe').clientHeight > 3000",
        )
        .await?;
        let last = "document.querySelector('iframe').contentDocument.querySelector('diplomatic-timeline')\
                    .shadowRoot.querySelector('.dt-li[data-id=e59]')";
        page.until("down to its last row", &format!("{last} !== null"))
            .await?;
        let whole = "const { scrollHeight, clientHeight } = document.querySelector('iframe').contentDocument.documentElement; \
                     return scrollHeight - clientHeight";
        assert_eq!(page.js(whole).await?, 0, "nothing is left to scroll");
        Ok(())
    });
}

#[test]
fn a_frame_that_keeps_its_height_scrolls() {
    drive(async |page: &Page| -> Result<()> {
        framed(page, "").await?;
        let inside = "document.querySelector('iframe').contentWindow";
        let drawn = format!(
            "{inside}.document.querySelector('diplomatic-timeline')?.shadowRoot?.querySelector('.dt-li') != null"
        );
        page.until("it is drawn", &drawn).await?;
        page.wheel((200.0, 300.0), (0.0, 200.0), false).await?;
        page.until("it scrolls", &format!("{inside}.scrollY > 100"))
            .await
    });
}

#[test]
fn the_frame_shows_no_stranger_s_data() {
    drive(async |page: &Page| -> Result<()> {
        let stranger = Site::start().await?;
        let open = browser_tests::Answer::file().header("Access-Control-Allow-Origin", "*");
        stranger.answer("/timeline.json", open);
        let frame = format!("embed.html?src={}", stranger.url("timeline.json"));
        page.open(&page.site.url(&frame)).await?;
        page.widget()
            .until("it is refused", "q('.dt-notice') !== null")
            .await?;
        page.problems().await?;
        assert!(stranger.asked().is_empty());
        Ok(())
    });
}

#[test]
fn the_demo_page_offers_its_code() {
    drive(async |page: &Page| -> Result<()> {
        page.open("").await?;
        page.js(
            "navigator.clipboard.writeText = (text) => { copied = text; return Promise.resolve() }",
        )
        .await?;
        page.js("document.querySelector('#copy-embed-code').click()")
            .await?;
        page.until(
            "it is said",
            "document.querySelector('#embed-code-copied').textContent === 'Copied'",
        )
        .await?;
        // What was copied works on another page as it is.
        let code = page.js("return copied").await?;
        let other = Site::start().await?;
        for file in [
            "diplomatic-timeline.js",
            "diplomatic-timeline-wasm.js",
            "diplomatic-timeline-wasm_bg.wasm",
            "diplomatic-timeline.css",
            "timeline.json",
        ] {
            let open = browser_tests::Answer::file().header("Access-Control-Allow-Origin", "*");
            page.site.answer(&format!("/{file}"), open);
        }
        other.page("/page.html", crate::element::page(code.as_str().unwrap()));
        page.open(&other.url("page.html")).await?;
        page.widget().ready().await
    });
}
