//! Whose a key is, and where the focus goes when what had it leads elsewhere.

use browser_tests::{Answer, Page, Result, drive};

use crate::reader::{settled, show, until_selected};

#[test]
fn the_browser_s_own_keys_stay_its_own() {
    drive(async |page: &Page| -> Result<()> {
        show(page, 1200, "").await?;
        for selector in [
            "[role=radio][aria-checked=true]",
            ".dt-kind",
            ".dt-thumb-a",
            ".dt-marks",
            ".dt-playhead",
        ] {
            let taken = |with: &str| {
                format!(
                    "const key = new KeyboardEvent('keydown', {{ key: 'ArrowDown', {with} bubbles: true, composed: true, cancelable: true }}); \
                     q('{selector}').dispatchEvent(key); return key.defaultPrevented"
                )
            };
            let widget = page.widget();
            for chord in ["altKey: true,", "ctrlKey: true,", "metaKey: true,"] {
                assert_eq!(widget.js(&taken(chord)).await?, false, "{selector} {chord}");
            }
            assert_eq!(widget.js(&taken("")).await?, true, "{selector}");
        }
        Ok(())
    });
}

#[test]
fn a_link_to_another_row_takes_the_focus_along() {
    drive(async |page: &Page| -> Result<()> {
        show(page, 360, "").await?;
        let widget = page.widget();
        widget
            .focus(".dt-li[data-id=witkoff-moscow] .dt-lrel a")
            .await?;
        let to = widget
            .js("return root.activeElement.dataset.go")
            .await?
            .as_str()
            .unwrap()
            .to_owned();
        page.press("Enter").await?;
        until_selected(page, &to).await?;
        settled(page).await?;
        widget
            .until(
                "the focus is in the row",
                &format!("root.activeElement?.closest('.dt-li')?.dataset.id === '{to}'"),
            )
            .await
    });
}

#[test]
fn who_tries_again_has_the_focus_in_what_comes() {
    drive(async |page: &Page| -> Result<()> {
        for view in ["list", "chart"] {
            page.site.answer("/timeline.json", Answer::status(404));
            page.size(1000, 800).await?;
            page.site.page(
                "/again.html",
                crate::element::page(&format!(
                    "{}<diplomatic-timeline view=\"{view}\" src=\"timeline.json\"></diplomatic-timeline>",
                    crate::element::SCRIPT
                )),
            );
            page.open("again.html").await?;
            let widget = page.widget();
            widget
                .until("it fails", "q('[data-act=retry]') !== null")
                .await?;
            page.problems().await?;
            page.site.answer(
                "/timeline.json",
                Answer::text(crate::element::three().to_string()),
            );
            widget.focus("[data-act=retry]").await?;
            page.press("Enter").await?;
            widget
                .until("it is there", "q('.dt-ev, .dt-li') !== null")
                .await?;
            widget
                .until("the focus is in it", "root.activeElement !== null")
                .await?;
        }
        Ok(())
    });
}
