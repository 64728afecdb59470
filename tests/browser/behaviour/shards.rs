//! A chronology of 20,000 events in shards: what is fetched, and what is not.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use browser_tests::{Answer, Hold, Page, Result, drive};
use diplomatic_timeline::model::read;
use diplomatic_timeline::shards::cut;
use serde_json::{Value, json};

use crate::reader::{closer, playing_clock, settled, show_after};

pub(crate) const EVENTS: usize = 20_000;
/// Events that a rare word names, and a rare person takes part in.
const RARE: [usize; 4] = [4_321, 9_876, 15_000, 19_000];

/// The files by their paths, and the folder of the shards.
pub(crate) struct Host {
    pub(crate) files: BTreeMap<String, String>,
    folder: String,
    pub(crate) shards: usize,
}

pub(crate) static HOST: LazyLock<Host> = LazyLock::new(|| {
    let kinds = ["strike", "statement", "meeting"];
    let words = "Words of no consequence, as reports are long and each has its own. ".repeat(3);
    let events: Vec<Value> = (0..EVENTS)
        .map(|number| {
            let day = number / 7;
            let date = format!("{}-{:02}-{:02}", 2000 + day / 336, day / 28 % 12 + 1, day % 28 + 1);
            let rare = RARE.contains(&number);
            json!({ "id": format!("e{number}"), "kind": kinds[number % 3], "headline": format!("Event number {number}"),
                "summary": if rare { format!("A zeppelin! Ceaușescu. {words}") } else { words.clone() },
                "actors": [{ "actor": if rare { "rare" } else { "common" }, "part": "speaker" }],
                "evidence": [{ "source": "s", "paragraphs": [1] }],
                "when": { "edtf": date, "precision": "day", "basis": "stated",
                    "earliest": format!("{date}T00:00:00Z"), "latest": format!("{date}T23:59:59Z") } })
        })
        .collect();
    let timeline = json!({ "format": "diplomatic-timeline/1", "id": "far", "title": "Far", "language": "en", "events": events,
        "actors": [{ "id": "rare", "name": "Rare Bird" }, { "id": "common", "name": "Common Gull" }],
        "sources": [{ "id": "s", "title": "A report", "publisher": "A paper", "published": "2012-12-30" }] });
    let cut = cut(read(&timeline.to_string()).unwrap().timeline).unwrap();
    let index = cut.index.shards.as_ref().unwrap();
    let (folder, shards) = (index.folder.clone(), index.starts.len());
    let mut files: BTreeMap<String, String> = cut.files.into_iter().collect();
    files.insert(
        "timeline.json".into(),
        serde_json::to_string(&cut.index).unwrap(),
    );
    Host {
        files,
        folder,
        shards,
    }
});

pub(crate) fn shard(number: usize) -> String {
    format!("/{}/{number}.json", HOST.folder)
}

/// Serves the files and shows the chronology; what is aborted is written down in `aborted`.
pub(crate) async fn show(page: &Page, width: u32, attributes: &str) -> Result<()> {
    for (path, text) in &HOST.files {
        page.site.answer(&format!("/{path}"), Answer::text(text));
    }
    let fetching = "aborted = []; const plain = fetch;\
        fetch = (url, options = {}) => { options.signal?.addEventListener('abort', () => aborted.push(`${url}`)); return plain(url, options); };";
    let script = [fetching, &playing_clock()].concat();
    show_after(page, width, attributes, &script).await
}

/// The numbers of the shards asked for so far.
fn asked(page: &Page) -> Vec<usize> {
    let own = format!("/{}/", HOST.folder);
    let paths = page.site.asked();
    let names = paths
        .iter()
        .filter_map(|path| path.strip_prefix(&own)?.strip_suffix(".json"));
    names.filter_map(|name| name.parse().ok()).collect()
}

/// The bytes of all data asked for so far.
fn bytes(page: &Page) -> usize {
    let paths = page.site.asked();
    let texts = paths
        .iter()
        .filter_map(|path| HOST.files.get(path.trim_start_matches('/')));
    texts.map(String::len).sum()
}

pub(crate) async fn until_card(page: &Page, text: &str) -> Result<()> {
    let has = format!("q('.dt-card').innerText.includes('{text}')");
    page.widget()
        .until(&format!("the card tells {text}"), &has)
        .await
}

pub(crate) async fn until_count(page: &Page, text: &str) -> Result<()> {
    let has = format!("q('.dt-count').innerText.startsWith('{text}')");
    page.widget()
        .until(&format!("it counts {text}"), &has)
        .await
}

#[test]
fn it_opens_with_the_index_and_the_shard_of_the_first_event() {
    drive(async |page: &Page| -> Result<()> {
        show(page, 1200, "").await?;
        until_card(page, "Event number 0").await?;
        until_count(page, "1 of 20,000").await?;
        assert!(HOST.shards > 100, "{} shards", HOST.shards);
        assert_eq!(asked(page), [0]);
        let bytes = bytes(page);
        assert!(bytes < 90_000, "{bytes} bytes");
        let kinds = page.widget().texts(".dt-kind").await?;
        assert!(kinds[0].contains("6,667"), "{kinds:?}");
        assert!(page.widget().count(".dt-strip path").await? > 0);
        Ok(())
    });
}

#[test]
fn scrubbing_fetches_where_it_comes_to_rest_and_gives_up_what_it_passed() {
    drive(async |page: &Page| -> Result<()> {
        show(page, 1200, "").await?;
        until_card(page, "Event number 0").await?;
        let holds: Vec<Hold> = (1..HOST.shards)
            .map(|number| {
                let text = HOST.files[shard(number).trim_start_matches('/')].clone();
                let (answer, hold) = Answer::text(text).held();
                page.site.answer(&shard(number), answer);
                hold
            })
            .collect();
        let widget = page.widget();
        let (x, y, width, height) = widget.rect(".dt-plot").await?;
        let way: Vec<(f64, f64)> = (0..8)
            .map(|step| (x + width * (0.2 + 0.1 * f64::from(step)), y + height - 4.0))
            .collect();
        page.drag(&way).await?;
        until_card(page, "Loading this part").await?;
        settled(page).await?;
        let given_up = page.js("return aborted.length").await?.as_u64().unwrap();
        assert!(given_up >= 5, "{given_up} requests were given up");
        for hold in holds {
            hold.release();
        }
        until_card(page, "Event number 1").await?;
        let before = page.js("return aborted").await?;
        let passed: Vec<&str> = before
            .as_array()
            .unwrap()
            .iter()
            .filter_map(Value::as_str)
            .collect();
        let there = widget.js("return q('.dt-count').innerText").await?;
        let rank: usize = there
            .as_str()
            .unwrap()
            .split(' ')
            .next()
            .unwrap()
            .replace(',', "")
            .parse()?;
        assert!(rank > EVENTS / 2, "{rank}");
        let all = asked(page);
        assert!(
            all.len() - passed.len() <= 5,
            "{all:?}, of which given up: {passed:?}"
        );
        Ok(())
    });
}

#[test]
fn stepping_and_playing_go_over_the_edge_of_a_shard() {
    drive(async |page: &Page| -> Result<()> {
        show(page, 1200, "").await?;
        until_card(page, "Event number 0").await?;
        let widget = page.widget();
        widget.focus(".dt-playhead").await?;
        page.press("End").await?;
        until_card(page, "Event number 19999").await?;
        until_count(page, "20,000 of 20,000").await?;
        page.press("Home ArrowRight").await?;
        until_card(page, "Event number 1\\n").await?;
        let come = format!(
            "performance.getEntriesByName(new URL('{}', location)).length > 0",
            shard(1)
        );
        page.until("the next one comes ahead of the reader", &come)
            .await?;
        // A whole shard further, date by date.
        let first = HOST.files[shard(0).trim_start_matches('/')]
            .matches("\"edtf\"")
            .count();
        let dates = first / 7 + 1;
        page.press(&["PageUp"].repeat(dates).join(" ")).await?;
        until_card(page, &format!("Event number {}\\n", dates * 7)).await?;
        // And by itself, from the last event of that shard.
        widget.js(&format!("host.select('e{}')", first - 1)).await?;
        until_card(page, &format!("Event number {}\\n", first - 1)).await?;
        widget.click("[data-act='play']").await?;
        for event in [first, first + 1] {
            page.until("it plays", "running().length === 1").await?;
            page.js("pass()").await?;
            until_card(page, &format!("Event number {event}\\n")).await?;
        }
        Ok(())
    });
}

#[test]
fn people_and_words_are_found_in_shards_that_were_never_seen() {
    drive(async |page: &Page| -> Result<()> {
        show(page, 1200, "").await?;
        until_card(page, "Event number 0").await?;
        let widget = page.widget();
        widget.click(".dt-people-b").await?;
        widget
            .until("they are listed", "qa('.dt-person-l').length === 2")
            .await?;
        assert!(
            widget
                .text(".dt-person-l:has([value='rare'])")
                .await?
                .ends_with('4')
        );
        widget.click(".dt-person-l:has([value='rare'])").await?;
        // A single person's events are counted exactly by the index.
        until_card(page, "A zeppelin!").await?;
        until_count(page, "1 of 4").await?;
        assert!(widget.text(".dt-card").await?.contains("Rare Bird"));
        widget.click("[data-act='clear']").await?;
        page.press("Escape").await?;
        widget.focus(".dt-search .dt-q").await?;
        page.press("z e p p").await?;
        widget.focus(".dt-playhead").await?;
        page.press("Home").await?;
        for number in RARE {
            until_card(page, &format!("Event number {number}\\n")).await?;
            assert_eq!(widget.texts(".dt-card .dt-hit").await?, ["zepp"]);
            page.press("ArrowRight").await?;
        }
        until_count(page, "4 of 4").await?;
        let shards = asked(page);
        assert!(shards.len() < 12, "{shards:?} of {} shards", HOST.shards);
        Ok(())
    });
}

#[test]
fn a_name_is_found_in_shards_without_its_accents() {
    drive(async |page: &Page| -> Result<()> {
        show(page, 1200, "").await?;
        until_card(page, "Event number 0").await?;
        let widget = page.widget();
        widget.focus(".dt-search .dt-q").await?;
        page.press("c e a u s e s c u").await?;
        widget.focus(".dt-playhead").await?;
        page.press("Home").await?;
        until_card(page, "Event number 4321\\n").await?;
        assert_eq!(widget.texts(".dt-card .dt-hit").await?, ["Ceaușescu"]);
        Ok(())
    });
}

#[test]
fn a_link_to_an_event_needs_its_shard_alone() {
    drive(async |page: &Page| -> Result<()> {
        show(page, 1200, "hash event=\"e12345\"").await?;
        until_card(page, "Event number 12345").await?;
        until_count(page, "12,346 of 20,000").await?;
        assert_eq!(asked(page).len(), 1);
        let bytes = bytes(page);
        assert!(bytes < 150_000, "{bytes} bytes");
        page.widget().js("host.select('e777')").await?;
        until_card(page, "Event number 777").await?;
        page.until("the address follows", "location.hash === '#e777'")
            .await
    });
}

#[test]
fn marks_of_a_shard_are_labelled_and_named() {
    drive(async |page: &Page| -> Result<()> {
        show(page, 1200, "axis=proportional event=\"e12345\"").await?;
        until_card(page, "Event number 12345").await?;
        closer(page, "marks").await?;
        let name = "qa('.dt-ev').find((mark) => mark.dataset.id === 'e12345')?.ariaLabel";
        let named = format!("{name}?.startsWith('Event number 12345.')");
        page.widget()
            .until("the selected mark is named", &named)
            .await?;
        let labels = page.widget().texts(".dt-ev .dt-lab").await?;
        let labelled = |label: &String| label.starts_with("Event number 123");
        assert!(labels.iter().any(labelled), "{labels:?}");
        Ok(())
    });
}

#[test]
fn near_enough_the_events_in_view_are_loaded_and_shown() {
    drive(async |page: &Page| -> Result<()> {
        show(page, 1200, "event=\"e10000\"").await?;
        until_card(page, "Event number 10000").await?;
        let widget = page.widget();
        for _ in 0..14 {
            widget.click("[data-act='zin']").await?;
        }
        widget
            .until(
                "days have their events",
                "q('.dt-ev[data-id=e10000]') !== null",
            )
            .await?;
        let shards = asked(page);
        assert!(shards.len() <= 14, "{shards:?}");
        Ok(())
    });
}

#[test]
fn the_list_shows_what_is_there_and_goes_on() {
    drive(async |page: &Page| -> Result<()> {
        show(page, 600, "event=\"e5000\"").await?;
        let widget = page.widget();
        widget
            .until("it is listed", "q('.dt-li[data-id=e5000]') !== null")
            .await?;
        until_count(page, "5,001 of 20,000").await?;
        // Nor does what is in sight wait until it is read.
        widget
            .until("the beginning is there", "q('.dt-li[data-id=e0]') !== null")
            .await?;
        assert_eq!(page.js("return scrollY").await?, 0);
        widget.click("[data-act='next']").await?;
        widget
            .until(
                "the next is current",
                "q('.dt-li[aria-current]')?.dataset.id === 'e5001'",
            )
            .await?;
        assert!(asked(page).len() <= 5, "{:?}", asked(page));
        // What is asked for stays in its place while it comes, and all around it.
        widget.js("host.select('e15000')").await?;
        let row = "q('.dt-li[data-id=e15000]')";
        widget
            .until("it has come", &format!("{row} !== null"))
            .await?;
        settled(page).await?;
        // Directly below the scrubber.
        let below = widget
            .js(&format!(
                "return {row}.getBoundingClientRect().top - q('.dt-scrub').getBoundingClientRect().bottom"
            ))
            .await?
            .as_f64()
            .unwrap();
        assert!((12.0..17.0).contains(&below), "{below}");
        Ok(())
    });
}
