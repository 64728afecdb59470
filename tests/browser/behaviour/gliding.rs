//! What is thrown glides on: the overview's window, and the stage under two fingers.

use browser_tests::{Look, Page, Result, drive};
use serde_json::Value;

use crate::reader::{settled, show};

/// Throws what is under a pointer (or two) by 120 pixels in 80 milliseconds, watches `place` until it
/// lies still, and says where it was when it was let go of, where it came to rest, and in how many
/// frames. `during` is done in the fourth frame. The times are the events' own: a busy machine
/// must not turn a throw into a rest.
const THROW: &str = "
    const spot = place(), at = e.getBoundingClientRect(), start = performance.now();
    const send = (type, ids, step) => ids.forEach((id, nth) => {
        const event = new PointerEvent(type, { pointerId: id, pointerType: ids.length > 1 ? 'touch' : 'mouse', isPrimary: nth === 0, button: 0,
            clientX: at.x + at.width * (0.4 + nth * 0.2) + step * by / 10, clientY: at.y + at.height / 2, bubbles: true, composed: true, cancelable: true });
        Object.defineProperty(event, 'timeStamp', { value: start + step * 8 });
        e.dispatchEvent(event);
    });
    return (async () => {
        const frame = () => new Promise(requestAnimationFrame);
        send('pointerdown', ids, 0); await frame();
        for (let step = 1; step <= 10; step++) { send('pointermove', ids, step); await frame(); }
        const thrown = place(), ways = [];
        send(end, ids, 10);
        for (let last = NaN, still = 0; still < 8 && ways.length < 600;) {
            await frame();
            if (ways.length === 3) during();
            const now = place();
            still = now === last ? still + 1 : 0;
            ways.push(now - last); last = now;
        }
        return { thrown: thrown - spot, rest: place() - spot, frames: ways.length };
    })();";

const WINDOW: &str = "const e = q('.dt-win'), ids = [1], by = 120, place = () => q('.dt-win').getBoundingClientRect().x;";
/// A mark that glides out of view is far away, wherever.
const FINGERS: &str = "const e = q('.dt-plot'), ids = [2, 3], by = -120, place = () => q('.dt-ev[data-id=kyiv-barrage] .dt-mark')?.getBoundingClientRect().x ?? -9999;";

/// A piece of the chart near its start, where there is room to be thrown.
async fn open(page: &Page, motion: bool) -> Result<()> {
    show(
        page,
        1200,
        "axis=\"proportional\" event=\"ceasefire-accepted\"",
    )
    .await?;
    let widget = page.widget();
    for _ in 0..5 {
        widget.js("q('[data-act=zin]').click()").await?;
        settled(page).await?;
    }
    if motion {
        page.look(Look::default()).await?;
    }
    Ok(())
}

async fn throw(page: &Page, what: &str, during: &str) -> Result<(f64, f64, u64)> {
    throw_until(page, what, during, "pointerup").await
}

async fn throw_until(page: &Page, what: &str, during: &str, end: &str) -> Result<(f64, f64, u64)> {
    let seen: Value = page
        .widget()
        .js(&format!(
            "{what} const end = '{end}', during = () => {{ {during} }}; {THROW}"
        ))
        .await?;
    let number = |name: &str| seen[name].as_f64().unwrap_or(f64::NAN);
    Ok((
        number("thrown"),
        number("rest"),
        seen["frames"].as_u64().unwrap_or(0),
    ))
}

#[test]
fn what_is_thrown_glides_on_and_comes_to_rest() {
    drive(async |page: &Page| -> Result<()> {
        open(page, true).await?;
        let (thrown, rest, frames) = throw(page, WINDOW, "").await?;
        assert!((60.0..=130.0).contains(&thrown), "{thrown}");
        assert!(
            rest > thrown + 60.0 && frames < 400,
            "it glides on: {thrown}, {rest} in {frames} frames"
        );
        open(page, true).await?;
        page.widget().js("host.select('kyiv-barrage')").await?;
        settled(page).await?;
        let (thrown, rest, _) = throw(page, FINGERS, "").await?;
        assert!(
            (-130.0..-60.0).contains(&thrown) && rest < thrown - 60.0,
            "the stage follows two fingers: {thrown}, {rest}"
        );
        Ok(())
    });
}

#[test]
fn any_touch_key_or_wheel_stops_it() {
    drive(async |page: &Page| -> Result<()> {
        for event in [
            "new PointerEvent('pointerdown')",
            "new KeyboardEvent('keydown', { key: 'Shift' })",
            "new WheelEvent('wheel')",
        ] {
            open(page, true).await?;

            let (thrown, rest, frames) =
                throw(page, WINDOW, &format!("dispatchEvent({event})")).await?;
            assert!(
                rest > thrown + 2.0 && frames < 25,
                "{event}: {thrown}, {rest} in {frames} frames"
            );
        }
        Ok(())
    });
}

#[test]
fn what_the_browser_takes_away_stays_where_it_is() {
    drive(async |page: &Page| -> Result<()> {
        open(page, true).await?;
        let (thrown, rest, _) = throw_until(page, WINDOW, "", "pointercancel").await?;
        assert!(
            thrown > 60.0 && (rest - thrown).abs() < 1.0,
            "{thrown}, {rest}"
        );
        Ok(())
    });
}

#[test]
fn nothing_glides_where_motion_is_not_wanted() {
    drive(async |page: &Page| -> Result<()> {
        open(page, false).await?;
        let (thrown, rest, _) = throw(page, WINDOW, "").await?;
        assert!(thrown > 60.0, "it is dragged: {thrown}");
        assert!((rest - thrown).abs() < 1.0, "and stays: {thrown}, {rest}");
        Ok(())
    });
}
