//! Nearer and farther, and along: wheel and buttons.

use browser_tests::{Page, Result, drive};

use crate::reader::{mark, nearer, select, selected, settled, show};

/// How far apart two marks stand.
async fn apart(page: &Page) -> Result<f64> {
    Ok(mark(page, "kyiv-barrage").await?.0 - mark(page, "trump-on-crimea").await?.0)
}

#[test]
fn the_wheel_scrolls_the_page_unless_ctrl_is_held() {
    drive(async |page: &Page| -> Result<()> {
        show(page, 1200, "axis=\"proportional\" event=\"witkoff-moscow\"").await?;
        let before = apart(page).await?;
        let (x, y) = mark(page, "kyiv-barrage").await?;
        page.wheel((x, y + 60.0), (0.0, 120.0), false).await?;
        page.until("the page scrolls", "scrollY > 50").await?;
        page.js("scrollTo(0, 0)").await?;
        assert!((apart(page).await? - before).abs() < 0.5);
        let (x, y) = mark(page, "kyiv-barrage").await?;
        page.wheel((x, y + 60.0), (0.0, -120.0), true).await?;
        page.widget()
            .until("it zooms", "q('[data-act=zout]')?.ariaDisabled === null")
            .await?;
        settled(page).await?;
        assert!(apart(page).await? > before * 1.2);
        assert!(
            (mark(page, "kyiv-barrage").await?.0 - x).abs() < 2.0,
            "what is under the pointer stays"
        );
        assert_eq!(
            page.js("return [scrollY, visualViewport.scale, devicePixelRatio]")
                .await?,
            serde_json::json!([0, 1, 1])
        );
        // A sideways movement pans.
        let (x, _) = mark(page, "kyiv-barrage").await?;
        page.wheel((x, y + 60.0), (60.0, 0.0), false).await?;
        page.widget()
            .until("it pans", &format!("q('.dt-ev[data-id=kyiv-barrage] .dt-mark').getBoundingClientRect().x < {} - 30", x - 10.0))
            .await
    });
}

#[test]
fn the_buttons_zoom_around_the_selection_as_far_as_there_is_anything() {
    drive(async |page: &Page| -> Result<()> {
        for axis in ["elastic", "proportional"] {
            show(
                page,
                1200,
                &format!("axis=\"{axis}\" event=\"kyiv-barrage\""),
            )
            .await?;
            let widget = page.widget();
            let near = "Math.abs(q('.dt-playhead i').getBoundingClientRect().x + 7 - q('.dt-ev[aria-selected=true] .dt-mark').getBoundingClientRect().x - 10)";
            for _ in 0..30 {
                if !nearer(page).await? {
                    break;
                }
                assert!(
                    widget
                        .js(&format!("return {near}"))
                        .await?
                        .as_f64()
                        .unwrap()
                        < 2.0,
                    "{axis}: the playhead stays with its mark"
                );
            }
            let (x, _) = mark(page, "kyiv-barrage").await?;
            assert!(
                (0.0..1200.0).contains(&x),
                "{axis}: what is selected stays in view: {x}"
            );
            widget.click("[data-act='fit']").await?;
            settled(page).await?;
            let main = widget.attrs(".dt-ev", "data-id").await?;
            assert!(
                main.iter().any(|id| id == "ceasefire-accepted")
                    && main.iter().any(|id| id == "witkoff-moscow"),
                "{axis}: {main:?}"
            );
        }
        Ok(())
    });
}

#[test]
fn the_handle_tells_on_which_side_the_event_is_and_a_press_moves_nothing() {
    drive(async |page: &Page| -> Result<()> {
        for (axis, event, by, later) in [
            ("elastic", "witkoff-moscow", -900.0, true),
            ("elastic", "kyiv-barrage", 900.0, false),
            ("elastic", "crimea-annexed", 900.0, false),
            ("proportional", "kyiv-barrage", -900.0, true),
            ("proportional", "crimea-annexed", 900.0, false),
        ] {
            let of = format!("{axis}: {event}");
            let attributes = format!("view=\"chart\" axis=\"{axis}\" event=\"{event}\"");
            show(page, 1200, &attributes).await?;
            let widget = page.widget();
            for _ in 0..4 {
                nearer(page).await?;
            }
            // To one end: the event is beyond the other.
            let (x, y) = widget.middle(".dt-plot").await?;
            for _ in 0..8 {
                page.wheel((x, y), (by, 0.0), false).await?;
            }
            settled(page).await?;
            let knob = widget.middle(".dt-playhead i").await?;
            let (left, _, width, _) = widget.rect(".dt-plot").await?;
            let edge = if later { left + width } else { left };
            assert!((knob.0 - edge).abs() < 20.0, "{of}: {knob:?}");
            let card = "return q('.dt-card .dt-name').textContent";
            let before = widget.js(card).await?;
            page.click_at(knob).await?;
            settled(page).await?;
            assert_eq!(widget.js(card).await?, before, "{of}");
        }
        Ok(())
    });
}

#[test]
fn switching_the_axis_keeps_the_place() {
    drive(async |page: &Page| -> Result<()> {
        show(page, 768, "").await?;
        let widget = page.widget();
        for id in [
            "crimea-annexed",
            "ceasefire-accepted",
            "hegseth-rutte",
            "witkoff-moscow",
        ] {
            select(page, id).await?;
            for axis in ["proportional", "elastic"] {
                widget.click(&format!("[data-set='{axis}']")).await?;
                settled(page).await?;
                assert_eq!(selected(page).await?, id);
                let (x, _) = mark(page, id).await?;
                assert!((0.0..=768.0).contains(&x), "{id} on the {axis} axis at {x}");
            }
            // Also when it was looked at closely.
            widget.click("[data-act='zin']").await?;
            widget.click("[data-set='proportional']").await?;
            settled(page).await?;
            let (x, _) = mark(page, id).await?;
            assert!((0.0..=768.0).contains(&x), "{id} at {x}");
            widget.click("[data-act='fit']").await?;
            widget.click("[data-set='elastic']").await?;
        }
        Ok(())
    });
}

#[test]
fn switching_the_axis_keeps_how_near_one_looks() {
    drive(async |page: &Page| -> Result<()> {
        show(page, 1200, "event=\"witkoff-moscow\"").await?;
        let widget = page.widget();
        for _ in 0..3 {
            assert!(nearer(page).await?);
        }
        widget.click("[data-set='proportional']").await?;
        settled(page).await?;
        let (x, _) = mark(page, "witkoff-moscow").await?;
        assert!((0.0..=1200.0).contains(&x), "{x}");
        let whole = "return q('[data-act=zout]').matches('[aria-disabled=true]')";
        assert_eq!(widget.js(whole).await?, false, "not all is in view");
        Ok(())
    });
}

#[test]
fn the_edges_of_the_view_say_the_columns_that_are_seen_and_go_all_the_way() {
    drive(async |page: &Page| -> Result<()> {
        show(page, 1200, "event=\"kyiv-barrage\"").await?;
        let widget = page.widget();
        for _ in 0..3 {
            widget.click("[data-act='zin']").await?;
        }
        settled(page).await?;
        let said = "return ['a', 'b'].map((edge) => q('.dt-thumb-' + edge).ariaValueText)";
        let edges = widget.js(said).await?;
        let columns = [
            "2014",
            "February 2022",
            "July 2024",
            "11 March 2025",
            "23 April 2025",
            "24 April 2025",
            "24 or 25 April 2025",
            "from 25 April 2025",
        ];
        let place = |edge: usize| columns.iter().position(|date| edges[edge] == *date);
        let (first, last) = (place(0).unwrap(), place(1).unwrap());
        assert!(0 < first && first < last, "{edges}");
        // A key is a column, whatever its width.
        widget.focus(".dt-thumb-a").await?;
        page.press("ArrowLeft").await?;
        let next = format!(
            "q('.dt-thumb-a').ariaValueText === '{}'",
            columns[first - 1]
        );
        widget.until("one column more is seen", &next).await?;
        let top = page.js("return scrollY").await?;
        widget.focus(".dt-thumb-a").await?;
        page.press("Home").await?;
        widget
            .until("all is seen", "q('.dt-thumb-a').ariaValueText === '2014'")
            .await?;
        page.press("End").await?;
        widget
            .until(
                "as little as can be",
                "q('.dt-thumb-a').ariaValueText === q('.dt-thumb-b').ariaValueText",
            )
            .await?;
        page.press("PageDown").await?;
        widget
            .until(
                "more is seen",
                "q('.dt-thumb-a').ariaValueText !== q('.dt-thumb-b').ariaValueText",
            )
            .await?;
        assert_eq!(page.js("return scrollY").await?, top);
        Ok(())
    });
}

#[test]
fn what_is_selected_stays_where_it_is_while_the_chart_comes_closer() {
    drive(async |page: &Page| -> Result<()> {
        show(page, 1200, "event=\"kyiv-barrage\"").await?;
        let (before, _) = mark(page, "kyiv-barrage").await?;
        for _ in 0..3 {
            page.widget().click("[data-act='zin']").await?;
            settled(page).await?;
            let (now, _) = mark(page, "kyiv-barrage").await?;
            assert!((now - before).abs() < 1.0, "{before} became {now}");
        }
        Ok(())
    });
}
