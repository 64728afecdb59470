//! Everything has its place at every width.

use browser_tests::{Answer, Page, Result, drive};

use crate::element::three;
use crate::reader::{many, select, settled, show};

const WIDTHS: [u32; 9] = [280, 320, 360, 480, 620, 768, 900, 1200, 1600];

/// Pairs of things that lie on one another, and things that stick out, as sentences.
const FAULTS: &str = "
    const name = (e) => (e.className.baseVal ?? e.className) + ' “' + e.textContent.trim().slice(0, 30).replace(/\\s+/g, ' ') + '”';
    const shown = (s) => qa(s).filter((e) => e.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
        .map((e) => ({ e, r: e.getBoundingClientRect() })).filter(({ r }) => r.width > 0 && r.height > 0);
    const frame = q('.dt').getBoundingClientRect(), plot = q('.dt-plot')?.getBoundingClientRect();
    const labels = shown('.dt-lab'), marks = shown('.dt-ev .dt-mark-body');
    const inside = ({ r }) => r.right > plot.left && r.left < plot.right;
    const rest = [...shown('.dt-brk'), ...shown('.dt-hz'), ...shown('.dt-edge')];
    const faults = [];
    const apart = (as, bs) => { for (const a of as) for (const b of bs) {
        if (a.e === b.e || (a.e.closest('.dt-ev') ?? a) === (b.e.closest('.dt-ev') ?? b) || !inside(a) || !inside(b)) continue;
        const w = Math.min(a.r.right, b.r.right) - Math.max(a.r.left, b.r.left), h = Math.min(a.r.bottom, b.r.bottom) - Math.max(a.r.top, b.r.top);
        if (w > 1 && h > 1.5) faults.push(`${name(a.e)} on ${name(b.e.closest('.dt-ev') ?? b.e)} by ${w.toFixed(1)} × ${h.toFixed(1)}`);
    } };
    if (plot) {
        apart(labels, labels); apart(labels, marks); apart(labels, rest); apart(rest, rest); apart(marks, rest);
        apart(shown('.dt-hd'), shown('.dt-hd')); apart(shown('.dt-cap'), shown('.dt-cap')); apart(shown('.dt-cap'), rest);
    }
    for (const { e, r } of shown('.dt *')) {
        if (e.closest('.dt-plot, .dt-vh, .dt-skip, svg') || e.matches('.dt-win, .dt-thumb, .dt-strip-head')) continue;
        if (r.right > frame.right + 1 || r.left < frame.left - 9) faults.push(`${e.tagName} ${name(e)} sticks out: ${r.left} to ${r.right}`);
    }
    if (document.documentElement.scrollWidth > innerWidth) faults.push(`the page scrolls sideways: ${document.documentElement.scrollWidth}`);
    return faults;";

async fn faults(page: &Page) -> Result<Vec<String>> {
    let faults = page.widget().js(FAULTS).await?;
    let faults = faults.as_array().unwrap().iter();
    Ok(faults
        .map(|fault| fault.as_str().unwrap().to_owned())
        .collect())
}

#[test]
fn nothing_collides_or_sticks_out_at_any_width() {
    drive(async |page: &Page| -> Result<()> {
        let mut all = Vec::new();
        for lang in ["en", "de", "ar"] {
            show(page, 1200, &format!("lang=\"{lang}\"")).await?;
            for width in WIDTHS {
                page.size(width, 1000).await?;
                for (view, axis) in [
                    ("auto", "elastic"),
                    ("list", "elastic"),
                    ("chart", "elastic"),
                    ("chart", "proportional"),
                ] {
                    page.widget()
                        .js(&format!("host.view = '{view}'; host.axis = '{axis}'"))
                        .await?;
                    settled(page).await?;
                    for fault in faults(page).await? {
                        all.push(format!("{lang} {width} {view} {axis}: {fault}"));
                    }
                }
            }
        }
        assert!(all.is_empty(), "{}", all.join("\n"));
        Ok(())
    });
}

#[test]
fn what_the_page_makes_larger_finds_its_place_anew() {
    drive(async |page: &Page| -> Result<()> {
        for axis in ["elastic", "proportional"] {
            show(page, 1200, &format!("axis=\"{axis}\"")).await?;
            let before = page
                .widget()
                .js("return q('.dt-stage').offsetHeight")
                .await?;
            page.widget()
                .js("host.style.setProperty('--dt-size', '22px')")
                .await?;
            let larger = format!("q('.dt-stage').offsetHeight > {before} * 1.1");
            page.widget().until("it is measured anew", &larger).await?;
            settled(page).await?;
            assert_eq!(faults(page).await?, Vec::<String>::new(), "{axis}");
        }
        Ok(())
    });
}

#[test]
fn typefaces_that_come_late_are_measured() {
    drive(async |page: &Page| -> Result<()> {
        show(page, 768, "").await?;
        let widget = page.widget();
        let before = widget.js("return q('.dt-stage').offsetHeight").await?;
        // Letters that are half as wide again need more lines.
        page.js(
            "const measure = CanvasRenderingContext2D.prototype.measureText; \
             CanvasRenderingContext2D.prototype.measureText = function (text) { \
               return { width: measure.call(this, text).width * 1.5 }; }; \
             document.fonts.dispatchEvent(new Event('loadingdone'))",
        )
        .await?;
        widget
            .until(
                "it is measured anew",
                &format!("q('.dt-stage').offsetHeight > {before}"),
            )
            .await
    });
}

#[test]
fn a_scroll_bar_does_not_come_and_go_for_ever() {
    drive(async |page: &Page| -> Result<()> {
        show(page, 1200, "").await?;
        // As a page does whose scroll bar comes for the chart that is drawn where there is none.
        page.widget()
            .js(
                "const drawn = () => +q('.dt-under').getAttribute('viewBox').split(' ')[2]; \
                 const first = drawn(); \
                 window.turns = 0; window.calm = 0; \
                 const turn = () => { \
                     const width = drawn() < first ? '1200px' : '1185px'; \
                     calm = host.style.width === width ? calm + 1 : 0; \
                     if (!calm) { host.style.width = width; turns += 1; } \
                     if (calm < 40) requestAnimationFrame(turn); \
                 }; \
                 turn()",
            )
            .await?;
        // Its chart for the narrow place stays, although there is room again.
        page.until("it has come to rest", "calm >= 40").await?;
        let turns = page.js("return turns").await?.as_u64().unwrap();
        assert!((2..40).contains(&turns), "{turns}");
        let reach = page.widget().js("return q('.dt').offsetWidth").await?;
        assert_eq!(reach, 1185);
        page.size(1100, 1000).await?;
        page.js("document.querySelector('diplomatic-timeline').style.width = ''")
            .await?;
        page.widget()
            .until(
                "another width is heeded",
                "Math.abs(q('.dt-under').getBoundingClientRect().width - q('.dt-under').getAttribute('viewBox').split(' ')[2]) < 1",
            )
            .await
    });
}

#[test]
fn a_narrow_column_of_a_wide_window_bursts_by_nothing() {
    drive(async |page: &Page| -> Result<()> {
        show(
            page,
            1200,
            "style=\"width: 280px; margin-inline-start: 900px\"",
        )
        .await?;
        let widget = page.widget();
        widget.click(".dt-people-b").await?;
        widget
            .until("the people are there", "q('.dt-pop') !== null")
            .await?;
        // A toggle as long as no line.
        widget
            .js("q('.dt-kind span').textContent = 'Statements of ministers and of those who speak for them'")
            .await?;
        let wide = "return [...root.querySelectorAll('.dt-pop, .dt-kind')].map((e) => \
                    e.getBoundingClientRect().right - host.getBoundingClientRect().right).filter((by) => by > 1)";
        assert_eq!(widget.js(wide).await?, serde_json::json!([]));
        // Nor does its name beside a lane reach into the next one.
        show(page, 1200, "").await?;
        let lane = "const name = q('.dt-lane-l[data-kind=meeting] span'); \
                    name.textContent = 'Meetings of ministers and of those who speak for them'; \
                    return name.offsetHeight";
        let height = widget.js(lane).await?.as_f64().unwrap();
        assert!((21.0..=40.0).contains(&height), "{height} of two lines");
        Ok(())
    });
}

#[test]
fn a_kind_of_one_long_word_bursts_no_narrow_page() {
    drive(async |page: &Page| -> Result<()> {
        let kind = "Kriegsgefangenenaustauschverhandlungen";
        let mut timeline = three();
        timeline["events"][0]["kind"] = kind.into();
        page.site
            .answer("/timeline.json", Answer::text(timeline.to_string()));
        show(page, 280, "lang=\"de\"").await?;
        let widget = page.widget();
        widget.js("q('.dt-key').open = true").await?;
        let wide = "const edge = host.getBoundingClientRect().right + 1; \
                    return qa('.dt-kind, .dt-kindline, .dt-key-grid li').filter((e) => \
                    e.getBoundingClientRect().right > edge || e.scrollWidth > e.clientWidth).map((e) => e.className || e.localName)";
        assert_eq!(widget.js(wide).await?, serde_json::json!([]));
        let page_wide = page
            .js("return document.documentElement.scrollWidth - innerWidth")
            .await?;
        assert_eq!(page_wide, 0);
        Ok(())
    });
}

#[test]
fn nothing_collides_while_zooming_and_stepping() {
    drive(async |page: &Page| -> Result<()> {
        let mut all = Vec::new();
        for (width, axis) in [
            (1200, "elastic"),
            (768, "elastic"),
            (1200, "proportional"),
            (620, "proportional"),
        ] {
            show(page, width, &format!("axis=\"{axis}\"")).await?;
            for id in [
                "crimea-annexed",
                "ceasefire-accepted",
                "kyiv-barrage",
                "witkoff-moscow",
            ] {
                select(page, id).await?;
                page.widget().js("q('[data-act=zin]').click()").await?;
                settled(page).await?;
                for fault in faults(page).await? {
                    all.push(format!("{width} {axis} {id}: {fault}"));
                }
            }
        }
        assert!(all.is_empty(), "{}", all.join("\n"));
        Ok(())
    });
}

#[test]
fn five_thousand_events_have_their_places_too() {
    drive(async |page: &Page| -> Result<()> {
        many(page, 5000);
        let mut all = Vec::new();
        for width in [360, 768, 1200] {
            show(page, width, "view=\"chart\"").await?;
            for zooms in [0, 6, 6, 3] {
                for _ in 0..zooms {
                    page.widget().js("q('[data-act=zin]').click()").await?;
                }
                settled(page).await?;
                let mode = page
                    .widget()
                    .attr(".dt-timeline", "data-mode")
                    .await?
                    .unwrap();
                for fault in faults(page).await? {
                    all.push(format!("{width} {mode}: {fault}"));
                }
            }
        }
        assert!(all.is_empty(), "{}", all.join("\n"));
        Ok(())
    });
}
