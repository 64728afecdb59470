//! Light, dark, the system's own colours, without motion, in the page's own style.

use browser_tests::{Look, Page, Result, drive};
use serde_json::json;

use crate::element::{SCRIPT, page as html};
use crate::reader::{settled, show};

/// Colours of paper and ink.
const COLOURS: &str = "const s = getComputedStyle(q('.dt')); return [s.backgroundColor, s.color]";

/// Contrast of the ink on the paper, as WCAG counts it.
const CONTRAST: &str = "
    const light = (c) => { const [r, g, b] = c.match(/[\\d.]+/g).map((v) => { v /= 255; return v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4 }); return .2126 * r + .7152 * g + .0722 * b };
    const s = getComputedStyle(q('.dt')), [a, b] = [light(s.backgroundColor), light(s.color)].sort(); return (b + .05) / (a + .05)";

#[test]
fn the_theme_follows_the_system_unless_the_page_says_otherwise() {
    drive(async |page: &Page| -> Result<()> {
        show(page, 1200, "").await?;
        let widget = page.widget();
        let light = widget.js(COLOURS).await?;
        assert_eq!(light[0], "rgb(255, 255, 255)");
        page.look(Look {
            dark: true,
            ..Look::default()
        })
        .await?;
        let dark = widget.js(COLOURS).await?;
        assert_ne!(dark, light);
        assert!(widget.js(CONTRAST).await?.as_f64().unwrap() > 12.0);
        for (theme, expected) in [("light", &light), ("dark", &dark), ("auto", &dark)] {
            widget.js(&format!("host.theme = '{theme}'")).await?;
            assert_eq!(&widget.js(COLOURS).await?, expected, "{theme}");
        }
        page.look(Look::default()).await?;
        for (theme, expected) in [("dark", &dark), ("auto", &light)] {
            widget.js(&format!("host.theme = '{theme}'")).await?;
            assert_eq!(&widget.js(COLOURS).await?, expected, "{theme}");
        }
        Ok(())
    });
}

#[test]
fn a_page_gives_it_its_own_colours_type_and_size() {
    drive(async |page: &Page| -> Result<()> {
        page.size(1200, 1000).await?;
        let body = format!(
            "<style>diplomatic-timeline {{ --dt-bg: rgb(250, 240, 230); --dt-strike: rgb(1, 2, 3); --dt-size: 20px; --dt-font-text: monospace }}</style>\
             {SCRIPT}<diplomatic-timeline src=\"timeline.json\"></diplomatic-timeline>"
        );
        page.site.page("/themed.html", html(&body));
        page.open("themed.html").await?;
        let widget = page.widget();
        widget.ready().await?;
        settled(page).await?;
        let look = widget
            .js("const s = (q_) => getComputedStyle(q(q_)); return [s('.dt').backgroundColor, s('.dt-ev[data-kind=strike] .dt-mark-body').fill, s('.dt-title').fontFamily, s('.dt').fontSize, s('.dt-lab').fontSize]")
            .await?;
        assert_eq!(
            look,
            json!([
                "rgb(250, 240, 230)",
                "rgb(1, 2, 3)",
                "monospace",
                "18.75px",
                "16.25px"
            ])
        );
        Ok(())
    });
}

#[test]
fn a_phone_makes_its_type_no_larger_where_the_page_does_not_want_that() {
    drive(async |page: &Page| -> Result<()> {
        page.size(844, 390).await?;
        let body = format!(
            "<style>html {{ -webkit-text-size-adjust: 100% }}</style>\
             {SCRIPT}<diplomatic-timeline src=\"timeline.json\"></diplomatic-timeline>"
        );
        page.site.page("/sized.html", html(&body));
        page.open("sized.html").await?;
        let widget = page.widget();
        widget.ready().await?;
        let adjusted =
            "return getComputedStyle(q('.dt-title')).getPropertyValue('-webkit-text-size-adjust')";
        assert_eq!(widget.js(adjusted).await?, "100%");
        Ok(())
    });
}

#[test]
fn a_page_reaches_every_part_that_it_is_promised() {
    drive(async |page: &Page| -> Result<()> {
        let manual = include_str!("../../../docs/embedding.md");
        let (_, parts) = manual.split_once("there are the parts ").unwrap();
        let (parts, _) = parts.split_once(':').unwrap();
        let parts: Vec<&str> = parts.split('`').skip(1).step_by(2).collect();
        assert!(parts.len() > 4, "{parts:?}");
        let rules: String = parts
            .iter()
            .map(|part| format!("diplomatic-timeline::part({part}) {{ outline: 1px solid; animation-name: {part} }}"))
            .collect();
        let body = format!(
            "<style>{rules}</style>{SCRIPT}\
             <diplomatic-timeline loading=eager view=chart src=\"timeline.json\"></diplomatic-timeline>\
             <diplomatic-timeline loading=eager view=list src=\"timeline.json\"></diplomatic-timeline>\
             <diplomatic-timeline loading=eager src=\"none.json\"></diplomatic-timeline>"
        );
        page.size(1200, 1000).await?;
        page.site.page("/parts.html", html(&body));
        page.open("parts.html").await?;
        page.widget().ready().await?;
        page.nth_widget(1).ready().await?;
        page.nth_widget(2).failed().await?;
        // The file that is not there.
        page.problems().await?;
        for part in parts {
            let styled = format!(
                "[...document.querySelectorAll('diplomatic-timeline')].flatMap((host) => [...host.shadowRoot.querySelectorAll('*')])\
                 .some((e) => getComputedStyle(e).animationName === '{part}' && e.checkVisibility())"
            );
            page.until(&format!("`{part}` is styled"), &styled).await?;
        }
        Ok(())
    });
}

#[test]
fn nothing_moves_by_itself_where_motion_is_not_wanted() {
    drive(async |page: &Page| -> Result<()> {
        show(page, 1200, "").await?;
        let widget = page.widget();
        let moving = "return qa('.dt *').map((e) => getComputedStyle(e)).filter((s) => \
            [s.transitionDuration, s.animationDuration].some((d) => d.split(',').some((d) => parseFloat(d) > 0))).length";
        widget.js("host.axis = 'proportional'").await?;
        settled(page).await?;
        assert_eq!(widget.js(moving).await?, 0);
        page.look(Look::default()).await?;
        assert_ne!(widget.js(moving).await?, 0, "elsewhere marks glide");
        Ok(())
    });
}

#[test]
fn the_systems_own_colours_keep_kinds_and_selection_apart() {
    drive(async |page: &Page| -> Result<()> {
        show(page, 1200, "event=\"kyiv-barrage\"").await?;
        page.look(Look {
            forced_colors: true,
            ..Look::default()
        })
        .await?;
        let widget = page.widget();
        widget
            .until(
                "the system's colours are in force",
                "matchMedia('(forced-colors: active)').matches",
            )
            .await?;
        let look = widget
            .js("
                const fill = (s) => getComputedStyle(q(s)).fill, edge = (s) => getComputedStyle(q(s)).stroke, paper = getComputedStyle(q('.dt')).backgroundColor;
                return {
                    paper, mark: fill('.dt-ev[data-id=trump-post] .dt-mark-body'), planned: fill('.dt-ev[data-id=witkoff-moscow] .dt-mark-body'),
                    selected: edge('.dt-ev[aria-selected=true] .dt-mark-halo'), edge: edge('.dt-ev[data-id=trump-post] .dt-mark-body'),
                    shapes: new Set(['strike', 'statement', 'meeting', 'background'].map((k) => q(`.dt-ev[data-kind=${k}] .dt-mark-body`).getAttribute('d'))).size,
                    pressed: getComputedStyle(q('.dt-kind[aria-pressed=true]')).borderStyle, knob: getComputedStyle(q('.dt-playhead i')).backgroundColor,
                }")
            .await?;
        assert_ne!(look["mark"], look["paper"], "{look}");
        assert_eq!(look["planned"], look["paper"], "{look}");
        assert_eq!(look["edge"], look["paper"], "{look}");
        assert_ne!(look["selected"], look["edge"], "{look}");
        assert_eq!(look["shapes"], 4, "{look}");
        assert_ne!(look["knob"], look["paper"], "{look}");
        Ok(())
    });
}

#[test]
fn what_the_page_lays_over_it_lies_over_all_of_it() {
    drive(async |page: &Page| -> Result<()> {
        show(page, 1200, "").await?;
        page.js("document.body.append(Object.assign(document.createElement('header'), { style: 'position: fixed; inset: 0; z-index: 1; background: #fff' }))")
            .await?;
        let widget = page.widget();
        for selector in [".dt-ev", ".dt-playhead", ".dt-thumb-a"] {
            let over = format!(
                "const {{ x, y, width, height }} = q('{selector}').getBoundingClientRect(); \
                 return document.elementFromPoint(x + width / 2, y + height / 2).localName"
            );
            assert_eq!(widget.js(&over).await?, "header", "{selector}");
        }
        Ok(())
    });
}
