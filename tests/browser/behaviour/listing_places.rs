//! The list in pages that scroll in a part of themselves, keep a header in sight, or scale.

use browser_tests::{Look, Page, Result, Widget, drive};

use crate::element::{SCRIPT, page as html};
use crate::reader::{many, settled, until_selected};

/// Shows the widget in a page of its own making.
async fn show<'a>(
    page: &'a Page,
    (width, height): (u32, u32),
    before: &str,
    tag: &str,
) -> Result<Widget<'a>> {
    page.size(width, height).await?;
    page.look(Look {
        reduced_motion: true,
        ..Look::default()
    })
    .await?;
    page.site.page(
        "/places.html",
        html(&format!(
            "<style>body {{ margin: 0 }}</style>{SCRIPT}{before}{tag}"
        )),
    );
    page.open("places.html").await?;
    let widget = page.widget();
    widget
        .until("its list is drawn", "q('.dt-li') !== null")
        .await?;
    settled(page).await?;
    Ok(widget)
}

const TAG: &str = "<diplomatic-timeline src=\"timeline.json\" view=\"list\"></diplomatic-timeline>";

#[test]
fn what_was_stepped_to_is_read_wherever_the_page_lets_it_stand() {
    drive(async |page: &Page| -> Result<()> {
        many(page, 30);
        let inside = "<style>body { height: 100dvh; display: grid; grid-template-rows: ROWS 1fr } main { overflow: auto }</style>\
                      <header>A newspaper</header><main>";
        let padded = "<style>html { scroll-padding-top: 64px }</style>";
        for (size, before, tag, scrolled) in [
            (
                (390, 900),
                inside.replace("ROWS", "56px"),
                format!("{TAG}</main>"),
                "main",
            ),
            ((390, 900), padded.to_owned(), TAG.to_owned(), "html"),
            // A phone held sideways.
            ((568, 320), padded.to_owned(), TAG.to_owned(), "html"),
            (
                (1200, 900),
                inside.replace("ROWS", "300px"),
                format!("{TAG}</main>"),
                "main",
            ),
        ] {
            let widget = show(page, size, &before, &tag).await?;
            for step in 1..4 {
                widget.js("host.next()").await?;
                until_selected(page, &format!("e{step}")).await?;
                settled(page).await?;
                page.js(&format!(
                    "document.querySelector('{scrolled}').scrollBy(0, 4)"
                ))
                .await?;
                settled(page).await?;
                until_selected(page, &format!("e{step}")).await?;
            }
        }
        Ok(())
    });
}

#[test]
fn a_long_list_fills_the_window_however_the_page_is_scaled() {
    drive(async |page: &Page| -> Result<()> {
        many(page, 300);
        for scaled in [
            "zoom: 1.25",
            "zoom: .9",
            "transform: scale(.5); transform-origin: 0 0",
        ] {
            let before = format!("<style>body {{ {scaled} }}</style>");
            let widget = show(page, (1000, 900), &before, TAG).await?;
            for to in [3000, 9000, 15_000] {
                page.js(&format!("scrollTo(0, {to})")).await?;
                settled(page).await?;
                let gap = "(() => { const rows = qa('.dt-li').map((e) => e.getBoundingClientRect()) \
                           .filter((r) => r.bottom > 0 && r.top < innerHeight); \
                           return rows.length && Math.min(...rows.map((r) => r.top)) < 200 \
                             && Math.max(...rows.map((r) => r.bottom)) > innerHeight - 200 })()";
                widget
                    .until(&format!("{scaled}, {to}: the window is full"), gap)
                    .await?;
            }
        }
        Ok(())
    });
}

#[test]
fn the_scrubber_sticks_below_what_the_page_keeps_in_sight() {
    drive(async |page: &Page| -> Result<()> {
        many(page, 30);
        let before = "<style>header { position: sticky; top: 0; height: 64px; z-index: 5 } \
                      diplomatic-timeline { --dt-top: 64px }</style><header>A newspaper</header>";
        let widget = show(page, (360, 900), before, TAG).await?;
        widget.js("host.next(); host.next()").await?;
        until_selected(page, "e2").await?;
        settled(page).await?;
        let (_, top, ..) = widget.rect(".dt-scrub").await?;
        assert_eq!(top, 64.0);
        let (_, row, ..) = widget.rect(".dt-li[aria-current]").await?;
        assert!(row > 64.0 + 84.0, "{row}");
        Ok(())
    });
}
