//! A list of thousands: few of them in the page, and no way to tell.

use browser_tests::{Answer, Page, Result, drive};
use serde_json::{Value, json};

use crate::reader::{many, settled, show, until_selected};

const COUNT: usize = 5000;

/// Helpers for scripts: a frame, the rows in sight, and whether they fill the window.
const WORDS: &str = "
    const frame = () => new Promise(requestAnimationFrame), list = () => q('.dt-listview').getBoundingClientRect();
    const rest = async () => { for (let i = 0; i < 4; i++) await frame() };
    const number = (e) => +e.dataset.id.slice(1), box = (e) => e.getBoundingClientRect();
    const sight = () => qa('.dt-li').filter((e) => box(e).bottom > 130 && box(e).top < innerHeight);
    const to = async (y) => { scrollTo({ top: y, behavior: 'instant' }); await rest() };
    const row = (id) => q(`.dt-li[data-id=${id}]`);
    const nodes = (root) => { const walk = document.createTreeWalker(root, NodeFilter.SHOW_ALL); let n = 0; while (walk.nextNode()) n++; return n };";

async fn ask(page: &Page, script: &str) -> Result<Value> {
    page.widget()
        .js(&format!(
            "{WORDS} return (async () => {{ await rest(); {script} }})()"
        ))
        .await
}

async fn open(page: &Page, width: u32) -> Result<()> {
    many(page, COUNT);
    show(page, width, "view=\"list\"").await
}

#[test]
fn it_scrolls_like_a_whole_one() {
    drive(async |page: &Page| -> Result<()> {
        for width in [1200, 360] {
            open(page, width).await?;
            let seen = ask(page, "
                const all = list().height, faults = [], seen = new Set();
                // Steps through the start, up and down in the middle, and to the end: rows move by what was scrolled.
                const steps = async (by, times) => { for (let i = 0; i < times; i++) {
                    const mark = sight().at(by > 0 ? -1 : 0), before = box(mark).top, at = scrollY;
                    scrollBy({ top: by, behavior: 'instant' }); await rest();
                    if (!mark.isConnected) { faults.push(`row ${mark.dataset.id} is gone`); continue }
                    const moved = before - box(mark).top, jump = Math.abs(moved - by);
                    if (jump > 2 && scrollY > 0) faults.push(`${by} moved ${mark.dataset.id} by ${moved} at ${at}`);
                    const rows = sight();
                    rows.forEach((e) => seen.add(number(e)));
                    if (box(rows[0]).top > 400 || box(rows.at(-1)).bottom < innerHeight - 200) faults.push(`the window is not filled at ${scrollY}: ${box(rows[0]).top} to ${box(rows.at(-1)).bottom}`);
                } };
                await steps(150, 12);
                const first = [...seen].every((n) => n < 40 && (n < 2 || seen.has(n - 1)));
                await to(scrollY + list().top + all / 2);
                const middle = number(sight()[0]);
                await steps(-120, 12); await steps(130, 12);
                // A long way at once, as when the scroll bar is dragged.
                for (const share of [0.9, 0.2, 0.6]) {
                    await to(scrollY + list().top + all * share);
                    const at = number(sight()[0]);
                    if (Math.abs(at / 5000 - share) > 0.02) faults.push(`${share} of the way is event ${at}`);
                }
                await to(scrollY + list().bottom - innerHeight + 20);
                const last = qa('.dt-li').at(-1);
                return { first, middle, faults, last: number(last), below: list().bottom - box(last.closest('.dt-lg')).bottom, grown: list().height / all };
            ").await?;
            assert_eq!(seen["faults"], json!([]), "{width}: {seen}");
            assert_eq!(seen["first"], true, "{width}: {seen}");
            assert!(
                (2400..2600).contains(&seen["middle"].as_u64().unwrap()),
                "{width}: {seen}"
            );
            assert_eq!(seen["last"], COUNT - 1, "{width}: {seen}");
            assert!(
                seen["below"].as_f64().unwrap().abs() < 2.0,
                "{width}: {seen}"
            );
            let grown = seen["grown"].as_f64().unwrap();
            assert!(
                (0.97..1.03).contains(&grown),
                "{width}: the scroll bar tells the truth: {seen}"
            );
        }
        Ok(())
    });
}

#[test]
fn few_of_them_are_in_the_page_and_each_says_which_it_is() {
    drive(async |page: &Page| -> Result<()> {
        open(page, 1200).await?;
        for share in [0.0, 0.31, 0.77] {
            let found = ask(page, &format!("
                await to(scrollY + list().top + list().height * {share});
                const rows = qa('.dt-li');
                return {{ nodes: nodes(q('.dt-listview')), right: rows.every((e) => e.getAttribute('aria-setsize') === '5000' && +e.getAttribute('aria-posinset') === number(e) + 1),
                    lists: rows.every((e) => e.parentElement.localName === 'ol') }}")).await?;
            assert!(found["nodes"].as_u64().unwrap() <= 600, "{found}");
            assert_eq!(
                (&found["right"], &found["lists"]),
                (&json!(true), &json!(true)),
                "{found}"
            );
        }
        // The same, filtered: counted anew.
        page.widget().js("host.kinds = 'meeting'").await?;
        settled(page).await?;
        let found = ask(
            page,
            "return [...new Set(qa('.dt-li').map((e) => e.getAttribute('aria-setsize')))]",
        )
        .await?;
        assert_eq!(found, json!(["1666"]));
        Ok(())
    });
}

#[test]
fn of_a_few_rows_that_hold_much_only_those_in_sight_are_there() {
    drive(async |page: &Page| -> Result<()> {
        let name = |number: usize| format!("p{number}");
        let people: Vec<Value> = (0..20)
            .map(|number| json!({ "id": name(number), "name": format!("Person {number}") }))
            .collect();
        let events: Vec<Value> = (0..30)
            .map(|number| {
                let date = format!("2025-03-{:02}", number + 1);
                let involved: Vec<Value> = (0..20)
                    .map(|number| json!({ "actor": name(number), "part": "participant" }))
                    .collect();
                json!({ "id": format!("e{number}"), "kind": "meeting", "headline": "They met", "actors": involved,
                    "when": { "edtf": date, "precision": "day", "basis": "stated",
                        "earliest": format!("{date}T00:00:00Z"), "latest": format!("{date}T23:59:59Z") } })
            })
            .collect();
        let timeline = json!({ "format": "diplomatic-timeline/1", "id": "full", "title": "Full", "language": "en",
            "actors": people, "events": events });
        page.site
            .answer("/timeline.json", Answer::text(timeline.to_string()));
        for width in [1200, 360] {
            show(page, width, "view=\"list\"").await?;
            let found = ask(page, "
                const at = () => [qa('.dt-listview *').length <= 600, sight().every((e) => e.ariaSetSize === '30' && +e.ariaPosInSet === number(e) + 1)];
                const height = list().height, top = [...at(), number(sight()[0])];
                await to(scrollY + list().bottom - innerHeight);
                const end = [...at(), number(sight().at(-1))];
                return { top, end, grown: Math.abs(list().height - height) }").await?;
            assert_eq!(found["top"], json!([true, true, 0]), "{width}: {found}");
            assert_eq!(found["end"], json!([true, true, 29]), "{width}: {found}");
            // Its rows were there for a moment, and were measured.
            assert!(found["grown"].as_f64().unwrap() < 2.0, "{width}: {found}");
        }
        Ok(())
    });
}

#[test]
fn what_has_the_focus_stays_and_tab_goes_on_through_all() {
    drive(async |page: &Page| -> Result<()> {
        open(page, 1200).await?;
        let widget = page.widget();
        ask(page, "await to(scrollY + list().top + 3000); sight()[2].querySelector('summary').focus(); return null").await?;
        let kept = ask(page, "
            const focused = root.activeElement, id = focused.closest('.dt-li').dataset.id;
            await to(scrollY + 200000);
            const away = root.activeElement === focused && focused.isConnected && qa('.dt-li').length < 30;
            const far = number(sight()[0]) - id.slice(1);
            await to(scrollY - 200000);
            return { away, far, back: root.activeElement === focused && sight().includes(focused.closest('.dt-li')) }").await?;
        assert_eq!(
            (&kept["away"], &kept["back"]),
            (&json!(true), &json!(true)),
            "{kept}"
        );
        assert!(kept["far"].as_u64().unwrap() > 500, "{kept}");
        // Row by row, further than what was in the page at first.
        let mut rows = Vec::new();
        for _ in 0..40 {
            page.press("Tab").await?;
            let row = ask(page, "return number(root.activeElement.closest('.dt-li'))").await?;
            rows.push(row.as_u64().unwrap());
        }
        let expected: Vec<u64> = (rows[0]..rows[0] + 40).collect();
        assert_eq!(rows, expected);
        page.press("Shift+Tab Shift+Tab").await?;
        widget
            .until(
                "and back",
                &format!(
                    "root.activeElement.closest('.dt-li').dataset.id === 'e{}'",
                    rows[37]
                ),
            )
            .await
    });
}

#[test]
fn what_is_asked_for_is_brought_into_sight_wherever_it_is() {
    drive(async |page: &Page| -> Result<()> {
        for width in [1200, 360] {
            open(page, width).await?;
            for id in ["e4000", "e4001", "e17", "e4999", "e2500"] {
                page.widget().js(&format!("host.select('{id}')")).await?;
                until_selected(page, id).await?;
                let place = ask(page, &format!("
                    const around = sight();
                    return {{ top: box(row('{id}')).top, filled: box(around[0]).top < 300 && box(around.at(-1)).bottom > Math.min(innerHeight - 250, list().bottom - 12) }}")).await?;
                assert!(
                    (0.0..innerheight(id)).contains(&place["top"].as_f64().unwrap()),
                    "{width} {id}: {place}"
                );
                assert_eq!(place["filled"], true, "{width} {id}: {place}");
                // It stays selected while the page comes to rest.
                until_selected(page, id).await?;
            }
        }
        Ok(())
    });
}

/// The last event cannot come to the top: the page ends below it.
#[test]
fn the_reader_stays_at_their_event_when_the_list_becomes_another() {
    drive(async |page: &Page| -> Result<()> {
        open(page, 360).await?;
        // A turn of the device, there and back; a filter, and all again.
        page.widget().js("host.select('e2501')").await?;
        until_selected(page, "e2501").await?;
        for change in ["host.kinds = 'meeting statement'", "host.kinds = null"] {
            ask(
                page,
                "scrollBy({ top: 900, behavior: 'instant' }); await rest()",
            )
            .await?;
            let read = page
                .widget()
                .js("return q('.dt-li.is-on').dataset.id")
                .await?;
            ask(page, &format!("{change}; await rest(); await rest()")).await?;
            let found = ask(
                page,
                "return [q('.dt-li.is-on')?.dataset.id, sight().some((e) => e.matches('.is-on'))]",
            )
            .await?;
            let kept = read.as_str().unwrap()[1..].parse::<usize>().unwrap();
            let now = found[0].as_str().unwrap()[1..].parse::<usize>().unwrap();
            assert!(kept.abs_diff(now) < 3, "{change}: {read} became {found}");
            assert_eq!(found[1], true, "{change}: {found}");
        }
        for width in [700, 360] {
            let read = page
                .widget()
                .js("return q('.dt-li.is-on').dataset.id")
                .await?;
            page.size(width, 800).await?;
            settled(page).await?;
            let found = ask(
                page,
                "return [q('.dt-li.is-on')?.dataset.id, sight().some((e) => e.matches('.is-on'))]",
            )
            .await?;
            assert_eq!(found, json!([read, true]), "{width}");
        }
        Ok(())
    });
}

fn innerheight(id: &str) -> f64 {
    if id == "e4999" { 1000.0 } else { 300.0 }
}

#[test]
fn what_was_unfolded_stays_so_while_it_is_away() {
    drive(async |page: &Page| -> Result<()> {
        open(page, 360).await?;
        let seen = ask(page, "
            const { id } = sight()[1].dataset, how = () => row(id)?.querySelector('details').open ?? 'away';
            row(id).querySelector('summary').click(); await rest();
            const seen = [how()];
            await to(scrollY + list().top + list().height / 2); seen.push(how());
            await to(0); seen.push(how());
            row(id).querySelector('summary').click(); await rest(); seen.push(how());
            await to(scrollY + list().top + list().height / 2); await to(0); seen.push(how());
            return seen").await?;
        assert_eq!(seen, json!([true, "away", true, false, false]));
        Ok(())
    });
}

/// More than browsers can lay out at once: it is shown page by page.
#[test]
fn a_page_of_very_many_is_scrolled_without_losing_the_place() {
    drive(async |page: &Page| -> Result<()> {
        many(page, 150_000);
        show(page, 360, "view=\"list\"").await?;
        page.widget().js("host.select('e10')").await?;
        until_selected(page, "e10").await?;
        // Dragged by the scroll bar, it shows what it says, and stays there.
        let dragged = ask(page, "
            await to(scrollY + list().top + .7 * list().height);
            const seen = async () => { await rest(); await rest(); return [number(q('.dt-li.is-on')), sight().includes(q('.dt-li.is-on')), Math.round(list().top)] };
            return { height: list().height, first: await seen(), then: await seen() }").await?;
        assert!(dragged["height"].as_f64().unwrap() < 16e6, "{dragged}");
        assert_eq!(dragged["first"][1], true, "{dragged}");
        assert_eq!(dragged["first"], dragged["then"], "{dragged}");
        // And on to the next page, whose rows are around the one it begins with.
        let next = ask(page, "
            await to(scrollY + list().bottom - innerHeight + 20);
            const last = number(qa('.dt-li').at(-1));
            q('.dt-more button').click(); await rest(); await rest();
            const on = q('.dt-li.is-on'), before = on.getBoundingClientRect().top;
            await rest();
            return { last, on: number(on), top: before, moved: box(on).top - before, before: qa('.dt-li').some((e) => number(e) === last) }").await?;
        assert_eq!(
            next["on"].as_u64().unwrap(),
            next["last"].as_u64().unwrap() + 1,
            "{next}"
        );
        assert!(
            (0.0..300.0).contains(&next["top"].as_f64().unwrap()),
            "{next}"
        );
        assert_eq!(
            (&next["moved"], &next["before"]),
            (&json!(0), &json!(true)),
            "{next}"
        );
        Ok(())
    });
}
