//! The element among others: a hostile page, a strict policy, and nothing of
//! the page touched.

use browser_tests::{Answer, Look, Page, Result, drive};
use serde_json::json;

use crate::element::{SCRIPT, hearing, page as html, three};

const STRICT: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
     connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'";

/// Clicks and keys through most of what the widget has.
async fn use_it(page: &Page) -> Result<()> {
    let widget = page.widget();
    widget.ready().await?;
    for step in [
        "host.next()",
        "host.view = 'list'",
        "host.view = 'chart'",
        "host.axis = 'proportional'",
        "host.lang = 'ar'",
        "host.lang = 'en'",
        "host.last()",
        "host.theme = 'dark'",
    ] {
        widget
            .js(&format!(
                "{step}; return host.ready.then(() => new Promise((go) => setTimeout(go)))"
            ))
            .await?;
    }
    Ok(())
}

#[test]
fn a_strict_policy_is_kept() {
    drive(async |page: &Page| -> Result<()> {
        page.site.page_header("Content-Security-Policy", STRICT)?;
        page.site
            .answer("/three.json", Answer::text(three().to_string()));
        // Breaches are recorded before the element's script runs.
        page.site.answer(
            "/record.js",
            Answer::text(
                "broken = []; document.addEventListener('securitypolicyviolation', (event) => \
                 broken.push([event.effectiveDirective, event.blockedURI, event.sample]))",
            )
            .header("Content-Type", "text/javascript"),
        );
        let body = format!(
            "<script src=\"record.js\"></script>{SCRIPT}<diplomatic-timeline src=\"three.json\"></diplomatic-timeline>"
        );
        page.site.page("/page.html", html(&body));
        page.open("page.html").await?;
        use_it(page).await?;
        assert_eq!(page.js("return broken").await?, json!([]));
        // The record works: the policy is in force.
        page.js("document.body.setAttribute('style', 'color: red')")
            .await?;
        page.until("a breach is recorded", "broken.length === 1")
            .await?;
        page.problems().await.map(drop)
    });
}

#[test]
fn a_hostile_page_leaves_the_widget_intact() {
    const HOSTILE: &str = "<style>* { all: revert; font-size: 40px !important; letter-spacing: 1em !important } \
        button { display: none !important } div, ol, li, p { display: inline !important; position: fixed !important } \
        diplomatic-timeline { font: 60px fantasy; line-height: 4; text-transform: uppercase; text-align: right; \
        white-space: pre; word-spacing: 2em; text-indent: 4em; cursor: wait; direction: ltr }</style>";
    /// What is measured: the place, size and type of every part.
    const LOOK: &str = "const at = host.getBoundingClientRect(); return qa('.dt, .dt *').filter((e) => e.checkVisibility()).map((e) => { \
        const r = e.getBoundingClientRect(), s = getComputedStyle(e); \
        return [e.className.baseVal ?? e.className, Math.round(r.x - at.x), Math.round(r.y - at.y), Math.round(r.width), Math.round(r.height), \
                s.fontSize, s.fontFamily, s.letterSpacing, s.textTransform, s.textAlign, s.whiteSpace, s.cursor].join(' | ') })";
    drive(async |page: &Page| -> Result<()> {
        page.size(1200, 1000).await?;
        let still = Look {
            reduced_motion: true,
            ..Look::default()
        };
        page.look(still).await?;
        page.site
            .answer("/three.json", Answer::text(three().to_string()));
        let mut looks = Vec::new();
        for style in ["<style>* { font-size: 16px }</style>", HOSTILE] {
            let body =
                format!("{style}<diplomatic-timeline src=\"three.json\"></diplomatic-timeline>");
            page.site.page("/page.html", hearing(&body));
            page.open("page.html").await?;
            page.widget().ready().await?;
            page.js("return document.fonts.ready.then(() => null)")
                .await?;
            page.widget().rect(".dt").await?;
            looks.push(page.widget().js(LOOK).await?);
        }
        let (calm, hostile) = (looks[0].as_array().unwrap(), looks[1].as_array().unwrap());
        for (calm, hostile) in calm.iter().zip(hostile) {
            assert_eq!(calm, hostile);
        }
        assert_eq!(calm.len(), hostile.len());
        assert!(page.widget().count("button").await? > 3);
        Ok(())
    });
}

#[test]
fn nothing_outside_is_touched() {
    drive(async |page: &Page| -> Result<()> {
        page.site
            .answer("/three.json", Answer::text(three().to_string()));
        let body = format!(
            "<script>state = () => [['globals', ...Object.getOwnPropertyNames(window).filter((name) => !/^(cdc_|ret_nodes$)/.test(name))], \
               ['history', history.length, history.state, location.href], ['title', document.title], \
               ['sheets', document.styleSheets.length, document.adoptedStyleSheets.length], \
               ['elements', ...Array.from(document.querySelectorAll('*'), (e) => e.cloneNode().outerHTML)], \
               ['stores', ...Object.keys(localStorage), ...Object.keys(sessionStorage), document.cookie]].map(String); \
             differs = () => {{ const now = state(); return before.filter((line, at) => line !== now[at]) \
               .map((line) => {{ const old = line.split(','); return now.map((l) => l.split(',')).find((l) => l[0] === old[0]).filter((part) => !old.includes(part)) }}) }}; before = []; before = state()</script>{SCRIPT}\
             <p id=\"first\">A page</p><diplomatic-timeline src=\"three.json\"></diplomatic-timeline><p style=\"height: 3000px\"></p>"
        );
        page.site.page("/page.html", html(&body));
        page.open("page.html").await?;
        page.js("before = state()").await?;
        let widget = page.widget();
        widget.ready().await?;
        widget.focus(".dt-playhead").await?;
        page.press("End ArrowLeft Home ArrowRight").await?;
        widget
            .until("keys step", "q('.dt-playhead').ariaValueNow === '2'")
            .await?;
        assert_eq!(page.js("return differs()").await?, json!([]));
        // Keys are the widget's only while the focus is inside.
        page.js("document.activeElement.blur(); scrollTo(0, 0)")
            .await?;
        widget.js("host.blur()").await?;
        page.press("End").await?;
        page.until("the page scrolls", "scrollY > 0").await?;
        widget
            .until("the widget stays", "q('.dt-playhead').ariaValueNow === '2'")
            .await
    });
}

#[test]
fn the_address_is_kept_where_the_page_wants_it() {
    drive(async |page: &Page| -> Result<()> {
        page.site
            .answer("/three.json", Answer::text(three().to_string()));
        let body = "<diplomatic-timeline hash src=\"three.json\"></diplomatic-timeline>";
        page.site.page("/page.html", hearing(body));
        page.open("page.html#third").await?;
        let widget = page.widget();
        widget.ready().await?;
        page.until("the link is followed", "heard.at(-1)[1].id === 'third'")
            .await?;
        let entries = page.js("return history.length").await?;
        widget.js("host.previous(); return host.ready").await?;
        page.until("the address follows", "location.hash === '#second'")
            .await?;
        assert_eq!(page.js("return history.length").await?, entries);
        page.js("location.hash = '#first'").await?;
        page.until(
            "a link in the page is followed",
            "heard.at(-1)[1].id === 'first'",
        )
        .await
    });
}

#[test]
fn a_changed_file_is_refused_by_its_hash() {
    drive(async |page: &Page| -> Result<()> {
        let script =
            std::fs::read_to_string(browser_tests::project().join("dist/diplomatic-timeline.js"))?;
        if !script.contains("sha256-") {
            panic!("dist/ holds no release: run `cargo xtask build`");
        }
        for file in [
            "/diplomatic-timeline-wasm.js",
            "/diplomatic-timeline-wasm_bg.wasm",
            "/diplomatic-timeline.css",
        ] {
            let mut bytes = std::fs::read(browser_tests::project().join("dist").join(&file[1..]))?;
            bytes.push(b'\n');
            let kind = if file.ends_with(".wasm") {
                "application/wasm"
            } else {
                "text/javascript"
            };
            page.site
                .answer(file, Answer::bytes(bytes).header("Content-Type", kind));
            page.site
                .answer("/three.json", Answer::text(three().to_string()));
            page.site.page(
                "/page.html",
                hearing("<diplomatic-timeline src=\"three.json\"></diplomatic-timeline>"),
            );
            page.open("page.html").await?;
            page.until(
                "it is refused",
                "heard.some(([name, d]) => name === 'error' && d.reason === 'program')",
            )
            .await?;
            page.problems().await?;
            page.site.restore(file);
            page.widget()
                .js("return host.reload().then(() => null)")
                .await?;
            page.widget().ready().await?;
        }
        Ok(())
    });
}
