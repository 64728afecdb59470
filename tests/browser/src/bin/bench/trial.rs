//! One contender with so many events in a browser of its own, from the first
//! byte to the last measure.

use std::collections::BTreeMap;
use std::fs;
use std::time::Duration;

use anyhow::{Context as _, Result};
use browser_tests::{Answer, Page, Site, look_alone, project};
use serde_json::json;

use crate::contenders::{Contender, Use};
use crate::measure;
use crate::plan::Plan;
use crate::table::{Cell, Measure, Table};

/// What takes longer is given up.
const PATIENCE: Duration = Duration::from_secs(60);
/// Up to so many events the first one is also waited for on a slow line.
const SLOW: usize = 10_000;

/// The page as it is measured.
const PLAIN: &str = "/bench.html";
/// The page that names all files in its head.
const NAMED: &str = "/named.html";

/// A path, its type and its bytes as they go over the wire.
type File = (String, &'static str, Vec<u8>);

/// What a contender's page loads.
struct Files {
    all: Vec<File>,
    /// Bytes of the data before compression.
    raw: usize,
}

/// Measures everyone at one size, in turns.
///
/// # Errors
///
/// When a file is missing. A contender that fails is noted in the table.
pub(crate) fn at_size(plan: &Plan, size: usize, table: &mut Table) -> Result<()> {
    let mut files = BTreeMap::new();
    for repeat in 1..=plan.repeats {
        for &contender in &plan.contenders {
            if table.gave_up(size, contender) {
                continue;
            }
            eprintln!(
                "{size} events, {repeat} of {}: {}",
                plan.repeats,
                contender.name()
            );
            let files = match files.entry(contender) {
                std::collections::btree_map::Entry::Occupied(entry) => entry.into_mut(),
                std::collections::btree_map::Entry::Vacant(entry) => {
                    entry.insert(prepare(contender, size)?)
                }
            };
            let mut trial = Trial {
                plan,
                contender,
                size,
                files,
                table,
            };
            if let Err(error) = look_alone(async |page: &Page| trial.carry_out(page).await) {
                eprintln!("  failed: {error:#}");
                trial.missing(&Cell::Without("it failed".into()));
            }
            // In browsers of their own: the second load of a page is not like the first.
            trial.on_a_line(Measure::Slow, PLAIN);
            if contender.named().is_some() {
                trial.on_a_line(Measure::Named, NAMED);
            }
        }
    }
    Ok(())
}

fn prepare(contender: Contender, size: usize) -> Result<Files> {
    let mut all = Vec::new();
    for (path, file) in contender.program() {
        let bytes = fs::read(project().join(file)).with_context(|| format!("{file} is missing"))?;
        all.push(((*path).to_owned(), kind(path), compressed(&bytes, 11)?));
    }
    let page = contender.page(size)?;
    let data = contender.data(size)?;
    let raw = data.as_ref().unwrap_or(&page).len();
    let empty = compressed(b"<!doctype html><link rel=icon href=data:,>", 11)?;
    all.push(("/empty.html".into(), "text/html; charset=utf-8", empty));
    all.push((
        PLAIN.into(),
        "text/html; charset=utf-8",
        compressed(&page, 5)?,
    ));
    if let Some(links) = contender.named() {
        let named = String::from_utf8(page)?.replacen("<style>", &format!("{links}<style>"), 1);
        all.push((
            NAMED.into(),
            "text/html; charset=utf-8",
            compressed(named.as_bytes(), 5)?,
        ));
    }
    if let Some(data) = data {
        all.push((
            "/data.json".into(),
            "application/json",
            compressed(&data, 5)?,
        ));
    }
    Ok(Files { all, raw })
}

/// Brotli: at its strongest for what is built once, at 5 for what is made for a run.
fn compressed(bytes: &[u8], quality: i32) -> Result<Vec<u8>> {
    let mut out = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams {
        quality,
        lgwin: 22,
        ..Default::default()
    };
    brotli::BrotliCompress(&mut &bytes[..], &mut out, &parameters)?;
    Ok(out)
}

fn kind(path: &str) -> &'static str {
    match path.rsplit_once('.').map(|(_, extension)| extension) {
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        _ => "application/octet-stream",
    }
}

struct Trial<'a> {
    plan: &'a Plan,
    contender: Contender,
    size: usize,
    files: &'a Files,
    table: &'a mut Table,
}

impl Trial<'_> {
    fn add(&mut self, measure: Measure, samples: impl IntoIterator<Item = f64>) {
        if self.plan.wants(measure) {
            self.table
                .add((self.size, self.contender, measure), samples);
        }
    }

    /// Fills the cells that are still empty.
    fn missing(&mut self, cell: &Cell) {
        for &measure in &Measure::ALL {
            let key = (self.size, self.contender, measure);
            let slow = measure.word() == Measure::Slow.word();
            if self.plan.wants(measure) && !slow && self.table.get(key).is_none() {
                self.table.set(key, cell.clone());
            }
        }
    }

    async fn carry_out(&mut self, page: &Page) -> Result<()> {
        serve(&page.site, &self.files.all);
        page.size(1200, 900).await?;
        for using in Use::ALL {
            if let Err(reason) = self.contender.hand(using) {
                for measure in Measure::parts_of(using) {
                    let key = (self.size, self.contender, *measure);
                    self.table.set(key, Cell::Without(reason.into()));
                }
            }
        }
        if self.contender.named().is_none() && self.size <= SLOW {
            let key = (self.size, self.contender, Measure::Named);
            let reason = "its page names them in any case";
            self.table.set(key, Cell::Without(reason.into()));
        }
        if !self.all(page).await? {
            eprintln!("  gave up after {} s", PATIENCE.as_secs());
            // One that is busy for good does not say why.
            let said = tokio::time::timeout(Duration::from_secs(5), page.problems()).await;
            for problem in said.ok().and_then(Result::ok).unwrap_or_default() {
                eprintln!("  console: {problem}");
            }
            self.missing(&Cell::GaveUp);
        }
        Ok(())
    }

    /// Waits for the first event of a page on a slow line, if that is wanted at this size.
    fn on_a_line(&mut self, measure: Measure, path: &str) {
        let key = (self.size, self.contender, measure);
        if !self.plan.wants(measure) || self.size > SLOW {
            return;
        }
        let files = &self.files.all;
        let first = look_alone(async |page: &Page| {
            serve(&page.site, files);
            page.size(1200, 900).await?;
            page.open("empty.html").await?;
            measure::begin(page).await?;
            measure::floor(page).await?;
            line(page, 40, 10e6).await?;
            in_time(async {
                page.open(path.trim_start_matches('/')).await?;
                measure::first(page).await
            })
            .await
        });
        match first {
            Ok(Some(first)) => self.table.add(key, [first]),
            Ok(None) => self.table.set(key, Cell::GaveUp),
            Err(error) => {
                eprintln!("  failed: {error:#}");
                self.table.set(key, Cell::Without("it failed".into()));
            }
        }
    }

    /// Whether everything was done in time.
    async fn all(&mut self, page: &Page) -> Result<bool> {
        let (contender, size) = (self.contender, self.size);
        page.open("empty.html").await?;
        measure::begin(page).await?;
        let floor = measure::floor(page).await?;
        let asked = page.site.asked().len();
        let Some(first) = in_time(open(page, contender, size)).await? else {
            return Ok(false);
        };
        self.add(Measure::First, [first]);
        self.add(Measure::Hold, [measure::longest(page).await?]);
        self.weigh(page, asked);
        if self.plan.wants(Measure::Memory) {
            let Some(bytes) = in_time(measure::memory(page, contender.uncounted())).await? else {
                return Ok(false);
            };
            self.add(Measure::Memory, [bytes / 1_048_576.0]);
        }
        if self.plan.wants(Measure::Idle) {
            let idle = measure::idle(page).await?;
            self.add(Measure::Idle, [idle]);
        }
        for using in Use::ALL {
            let (measure, hand) = (Measure::of(using), contender.hand(using));
            let Ok(hand) = hand else { continue };
            if !self.plan.wants(measure) {
                continue;
            }
            let _ = measure::longest(page).await?;
            let Some(costs) = in_time(measure::cost(page, hand, floor)).await? else {
                return Ok(false);
            };
            self.add(measure, costs.iter().map(|cost| cost.all));
            if measure == Measure::Filter {
                self.add(Measure::FilterHold, [measure::longest(page).await?]);
            }
            if measure == Measure::Move {
                self.add(Measure::Script, costs.iter().map(|cost| cost.script));
                self.add(Measure::Style, costs.iter().map(|cost| cost.style));
                self.add(Measure::Layout, costs.iter().map(|cost| cost.layout));
            }
        }
        Ok(true)
    }

    /// Counts what was asked for since the page was opened.
    fn weigh(&mut self, page: &Page, since: usize) {
        let asked = page.site.asked();
        let asked = asked.get(since..).unwrap_or_default();
        let mut sums = [0, 0];
        for (path, _, bytes) in &self.files.all {
            if asked.contains(path) {
                let data = path == "/data.json" || path == PLAIN;
                sums[usize::from(data)] += bytes.len();
            }
        }
        let kib = |bytes: usize| [bytes as f64 / 1024.0];
        self.add(Measure::Program, kib(sums[0]));
        self.add(Measure::Data, kib(sums[1]));
        self.add(Measure::Raw, kib(self.files.raw));
    }
}

fn serve(site: &Site, files: &[File]) {
    for (path, kind, bytes) in files {
        let answer = Answer::bytes(bytes.clone())
            .header("Content-Type", kind)
            .header("Content-Encoding", "br")
            // Without these a page may not ask how much memory it takes.
            .header("Cross-Origin-Opener-Policy", "same-origin")
            .header("Cross-Origin-Embedder-Policy", "require-corp");
        site.answer(path, answer);
    }
}

/// Opens the page and waits until everything is there; when the first event was.
async fn open(page: &Page, contender: Contender, size: usize) -> Result<f64> {
    page.open(PLAIN.trim_start_matches('/')).await?;
    let first = measure::first(page).await?;
    measure::until(page, &contender.ready(size)).await?;
    Ok(first)
}

/// A line with a delay in milliseconds and so many bits a second.
async fn line(page: &Page, latency: u32, bits: f64) -> Result<()> {
    let bytes = bits / 8.0;
    page.cdp("Network.enable", json!({})).await?;
    let conditions = json!({
        "offline": false, "latency": latency, "downloadThroughput": bytes, "uploadThroughput": bytes,
    });
    page.cdp("Network.emulateNetworkConditions", conditions)
        .await
        .map(drop)
}

async fn in_time<T>(work: impl Future<Output = Result<T>>) -> Result<Option<T>> {
    tokio::time::timeout(PATIENCE, work).await.ok().transpose()
}
