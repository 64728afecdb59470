//! What is left of a widget that is gone.

use browser_tests::{Page, Result, drive};
use serde_json::{Value, json};

use crate::element::{SCRIPT, page as html, three};

/// Mounts, uses and removes a widget so many times, one after another.
fn round(times: u32) -> String {
    format!(
        "return (async () => {{ for (let i = 0; i < {times}; i++) {{ \
           const made = document.createElement('diplomatic-timeline'); \
           made.loading = 'eager'; made.timeline = story; document.body.append(made); \
           await made.ready; made.next(); await made.ready; \
           made.remove(); await new Promise((go) => setTimeout(() => setTimeout(go))); \
         }} }})()"
    )
}

struct Counts {
    nodes: f64,
    listeners: f64,
    heap: f64,
    wasm: f64,
}

/// What is there after the garbage has been collected.
async fn counts(page: &Page) -> Result<Counts> {
    for _ in 0..3 {
        page.cdp("HeapProfiler.collectGarbage", json!({})).await?;
    }
    let metrics = page.cdp("Performance.getMetrics", json!({})).await?;
    let metric = |name: &str| {
        let all = metrics["metrics"].as_array().into_iter().flatten();
        let one = all.into_iter().find(|metric| metric["name"] == name);
        one.and_then(|metric| metric["value"].as_f64())
            .unwrap_or(f64::NAN)
    };
    let wasm =
        page.js("return memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0)");
    Ok(Counts {
        nodes: metric("Nodes"),
        listeners: metric("JSEventListeners"),
        heap: metric("JSHeapUsedSize"),
        wasm: wasm.await?.as_f64().unwrap_or(f64::NAN),
    })
}

#[test]
fn two_hundred_widgets_come_and_go() {
    drive(async |page: &Page| -> Result<()> {
        // Every instance of the program is seen from the start.
        let body = format!(
            "<script>story = {}; memories = []; \
             for (const name of ['instantiate', 'instantiateStreaming']) {{ \
               const real = WebAssembly[name]; \
               WebAssembly[name] = async (...given) => {{ const made = await real.apply(WebAssembly, given); \
                 memories.push(Object.values((made.instance ?? made).exports).find((value) => value instanceof WebAssembly.Memory)); return made }} }}</script>{SCRIPT}",
            three()
        );
        page.site.page("/page.html", html(&body));
        page.open("page.html").await?;
        page.cdp("Performance.enable", json!({})).await?;
        // The first ones fill caches that are there for good.
        page.js(&round(20)).await?;
        let before = counts(page).await?;
        page.js(&round(200)).await?;
        let after = counts(page).await?;
        assert_eq!(
            page.js("return memories.length").await?,
            json!(1),
            "one instance served all"
        );
        let grown = |name: &str, before: f64, after: f64, bound: f64| {
            println!("{name}: {before} before, {after} after 200 widgets");
            assert!(
                after - before <= bound,
                "{name} grew from {before} to {after}"
            );
        };
        grown("nodes", before.nodes, after.nodes, 50.0);
        grown("listeners", before.listeners, after.listeners, 20.0);
        grown("heap", before.heap, after.heap, 1_000_000.0);
        grown("wasm memory", before.wasm, after.wasm, 1_048_576.0);
        let left = page
            .js("return document.querySelectorAll('diplomatic-timeline').length")
            .await?;
        assert_eq!(left, Value::from(0));
        Ok(())
    });
}
