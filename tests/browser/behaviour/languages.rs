//! The interface in the language of the page around it, and times by two clocks.

use std::collections::BTreeMap;

use browser_tests::{Answer, Page, Result, drive};
use serde_json::{Value, json};

use crate::element::{SCRIPT, page as html, three};
use crate::reader::{select, settled, show};

const LANGUAGES: [&str; 6] = ["en", "uk", "de", "fr", "es", "ar"];

/// The first chronology in a part of an English page that is in another language.
async fn show_in(page: &Page, language: &str) -> Result<()> {
    page.size(1200, 1000).await?;
    page.site.page(
        "/spoken.html",
        html(&format!(
            "{SCRIPT}<section lang=\"{language}\"><diplomatic-timeline src=\"timeline.json\" event=\"kyiv-barrage\"></diplomatic-timeline></section>"
        )),
    );
    page.open("spoken.html").await?;
    page.widget().ready().await?;
    settled(page).await
}

/// What the interface says: visible words of its own, and names for those who do not see it.
const SAID: &str = "
    const own = qa('.dt-kind span:not(.dt-n), .dt-people-b, [data-set], .dt-how h4, .dt-ev-dl dt, .dt-prec, .dt-key summary, .dt-help-b, .dt-skip, .dt-lane-l, .dt-cap, .dt-hz');
    const named = qa('.dt-tools [aria-label], .dt-transport [aria-label], .dt-marks, .dt-playhead, .dt-card');
    return [...own.map((e) => e.textContent.trim()), ...named.map((e) => e.ariaLabel), q('.dt-q[placeholder]').placeholder].filter(Boolean)";

#[test]
fn every_catalogue_is_shown_where_the_page_asks_for_it() {
    drive(async |page: &Page| -> Result<()> {
        let mut said: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for language in LANGUAGES {
            show_in(page, language).await?;
            let widget = page.widget();
            assert_eq!(widget.attr(".dt", "lang").await?.as_deref(), Some(language));
            let words: Vec<String> = serde_json::from_value(widget.js(SAID).await?)?;
            assert!(words.len() > 25, "{language}: {words:?}");
            said.insert(language, words);
            // Its own words and no others were asked for.
            let asked: Vec<String> = page.site.asked();
            let mut asked = asked.iter().filter(|path| path.starts_with("/words/"));
            let last = asked.next_back().cloned().unwrap_or_default();
            let expected = if language == "en" {
                String::new()
            } else {
                format!("/words/{language}.json")
            };
            assert_eq!(last, expected);
        }
        let english = &said["en"];
        for language in ["uk", "ar"] {
            for word in &said[language] {
                assert!(
                    !word.contains(|c: char| c.is_ascii_alphabetic()),
                    "{language} leaves `{word}` in English"
                );
            }
        }
        for language in ["de", "fr", "es"] {
            // Some words are the same in both: names, numbers.
            let same: Vec<_> = said[language]
                .iter()
                .filter(|word| english.contains(word) && word.contains(char::is_alphabetic))
                .collect();
            assert!(same.len() <= 2, "{language} leaves in English: {same:?}");
        }
        Ok(())
    });
}

#[test]
fn dates_and_numbers_are_the_browsers_own_for_that_language() {
    drive(async |page: &Page| -> Result<()> {
        for language in LANGUAGES.into_iter().chain(["ar-EG", "de-CH", "en-US"]) {
            show_in(page, language).await?;
            // As the browser itself writes them; `en` is British, and `ar` has the article's digits.
            let same = page
                .widget()
                .js(&format!("
                    const tag = {{ en: 'en-GB', ar: 'ar-u-nu-latn' }}['{language}'] ?? '{language}', day = new Date(Date.UTC(2025, 3, 24));
                    const write = (options) => new Intl.DateTimeFormat(tag, {{ timeZone: 'UTC', ...options }}).format(day);
                    const plain = (text) => text.replace(/[\\u200e\\u200f]/g, '').replace(/\\s/g, ' ');
                    const number = (n) => new Intl.NumberFormat(tag).format(n);
                    return [
                        [q('.dt-date').textContent, write({{ day: 'numeric', month: 'long', year: 'numeric' }})],
                        [q('.dt-wd').textContent, write({{ weekday: 'long' }})],
                        [q('.dt-figs b').textContent, number(12)],
                        [qa('.dt-kind .dt-n').map((e) => e.textContent.trim()).join(), [2, 10, 2, 3].map(number).join()],
                        [q('.dt-count').textContent.match(/\\p{{Nd}}+/gu).join(), [6, 17].map(number).join()],
                    ].map((pair) => pair.map(plain))"))
                .await?;
            for pair in same.as_array().unwrap() {
                assert_eq!(pair[0], pair[1], "{language}");
            }
        }
        Ok(())
    });
}

#[test]
fn english_is_written_without_the_browser_however_its_tag_is() {
    const COUNT: &str = "<script>made = 0;
        for (const name of ['DateTimeFormat', 'NumberFormat', 'PluralRules'])
          Intl[name] = new Proxy(Intl[name], { construct: (...of) => { made += 1; return Reflect.construct(...of); } });
        </script>";
    drive(async |page: &Page| -> Result<()> {
        page.size(1200, 1000).await?;
        let made = async |lang: &str, own: &str| -> Result<u64> {
            let mut timeline = three();
            timeline["language"] = own.into();
            page.site
                .answer("/timeline.json", Answer::text(timeline.to_string()));
            let body = format!(
                "{COUNT}{SCRIPT}<diplomatic-timeline src=\"timeline.json\"></diplomatic-timeline>"
            );
            page.site
                .page("/counted.html", html(&body).replace(" lang=\"en\"", lang));
            page.open("counted.html").await?;
            page.widget().ready().await?;
            settled(page).await?;
            Ok(page.widget().js("return made").await?.as_u64().unwrap_or(0))
        };
        for (lang, own) in [
            (" lang=\"en\"", "en"),
            (" lang=\"en-GB\"", "en"),
            (" lang=\"EN\"", "en"),
            ("", "en-GB"),
            ("", "EN"),
        ] {
            assert_eq!(made(lang, own).await?, 0, "{lang} {own}");
            if lang.is_empty() {
                let apart = page.widget().count(".dt [lang]").await?;
                assert_eq!(
                    apart, 0,
                    "the page has none, and the words are those of {own}"
                );
            }
        }
        // Of another language it makes some.
        assert!(made(" lang=\"it\"", "en").await? > 0);
        page.site.restore("/timeline.json");
        Ok(())
    });
}

#[test]
fn arabic_runs_from_right_to_left() {
    drive(async |page: &Page| -> Result<()> {
        show(page, 1200, "lang=\"ar\"").await?;
        let widget = page.widget();
        assert_eq!(widget.attr(".dt", "dir").await?.as_deref(), Some("rtl"));
        for axis in ["elastic", "proportional"] {
            widget.js(&format!("host.axis = '{axis}'")).await?;
            settled(page).await?;
            let places = widget
                .js("
                    const x = (s) => q(s).getBoundingClientRect().x, mark = (id) => x(`.dt-ev[data-id=${id}] .dt-mark`);
                    return { marks: ['ceasefire-accepted', 'kyiv-barrage', 'witkoff-moscow'].map(mark), gutter: x('.dt-gutter'), plot: x('.dt-plot'),
                        thumbs: [x('.dt-thumb-a'), x('.dt-thumb-b')], steps: [x('[data-act=prev]'), x('[data-act=next]')], card: [x('.dt-date'), x('.dt-how')],
                        sideways: document.documentElement.scrollWidth - innerWidth }")
                .await?;
            let number = |value: &Value| value.as_f64().unwrap();
            for name in ["marks", "thumbs", "steps", "card"] {
                let row: Vec<f64> = places[name]
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(number)
                    .collect();
                assert!(
                    row.is_sorted_by(|a, b| a > b),
                    "{axis}: {name} run from the right: {row:?}"
                );
            }
            assert!(
                number(&places["gutter"]) > number(&places["plot"]),
                "{places}"
            );
            assert_eq!(places["sideways"], 0);
        }
        // Later is to the left, also for the keys.
        select(page, "kyiv-barrage").await?;
        widget.focus(".dt-playhead").await?;
        page.press("ArrowLeft").await?;
        widget
            .until(
                "the left arrow goes on",
                "q('.dt-playhead').ariaValueNow === '7'",
            )
            .await
    });
}

#[test]
fn another_language_takes_over_while_the_page_is_open() {
    drive(async |page: &Page| -> Result<()> {
        show(
            page,
            1200,
            "event=\"kyiv-barrage\" kinds=\"strike statement\"",
        )
        .await?;
        let widget = page.widget();
        for (language, date, kinds) in [
            ("de", "24. April 2025", "Angriffe"),
            ("ar", "24 أبريل 2025", "ضربات"),
            ("uk", "24 квітня 2025 р.", "Удари"),
            ("en", "24 April 2025", "Strikes"),
        ] {
            widget.js(&format!("host.lang = '{language}'")).await?;
            widget
                .until(
                    &format!("{language} is spoken"),
                    &format!("q('.dt-kind span').textContent === '{kinds}' && q('.dt-date').textContent.replace(/\\s/g, ' ') === '{date}'"),
                )
                .await?;
            // The reader's place is kept.
            assert_eq!(
                widget.js("return [q('.dt-ev[aria-selected=true]').dataset.id, qa('.dt-kind[aria-pressed=true]').length, q('.dt').dir]").await?,
                json!(["kyiv-barrage", 2, if language == "ar" { "rtl" } else { "ltr" }])
            );
        }
        // A language without a catalogue: English words, its own dates.
        widget.js("host.lang = 'it'").await?;
        widget
            .until("it is understood", "q('.dt-date').textContent === '24 aprile 2025' && q('.dt-kind span').textContent === 'Strikes'")
            .await
    });
}

#[test]
fn a_text_is_in_the_language_that_it_says() {
    drive(async |page: &Page| -> Result<()> {
        show_in(page, "de").await?;
        let widget = page.widget();
        // Who reads aloud takes another voice for what the report says than for our words.
        let spoken = async |selector: &str| {
            let nearest = format!("return q(`{selector}`).closest('[lang]').lang");
            widget.js(&nearest).await
        };
        for text in [
            ".dt-title",
            ".dt-card .dt-name",
            ".dt-card .dt-sum",
            ".dt-lab",
            ".dt-rel-b span",
        ] {
            assert_eq!(spoken(text).await?, "en", "{text}");
        }
        for word in [
            ".dt-kind span",
            ".dt-date",
            ".dt-kindline",
            ".dt-how h4",
            ".dt-lane-l",
        ] {
            assert_eq!(spoken(word).await?, "de", "{word}");
        }
        select(page, "trump-post").await?;
        for text in [".dt-quote", ".dt-by"] {
            assert_eq!(spoken(text).await?, "en", "{text}");
        }
        show_in(page, "en").await?;
        assert_eq!(
            widget.count(".dt [lang]").await?,
            0,
            "nothing to tell apart"
        );
        Ok(())
    });
}

#[test]
fn clock_times_are_told_by_the_events_clock_or_by_the_readers() {
    drive(async |page: &Page| -> Result<()> {
        let mut timeline = three();
        let instant = "2025-04-21T05:30:00+03:00";
        timeline["events"][1]["when"] = json!({ "edtf": instant, "precision": "instant", "basis": "stated",
            "earliest": instant, "latest": instant, "time_zone": "Europe/Kyiv" });
        page.site
            .answer("/timeline.json", Answer::text(timeline.to_string()));
        for (zone, date, time) in [
            ("America/New_York", "20 April 2025", "22:30, New York time"),
            ("Asia/Tokyo", "21 April 2025", "11:30, Tokyo time"),
        ] {
            page.cdp(
                "Emulation.setTimezoneOverride",
                json!({ "timezoneId": zone }),
            )
            .await?;
            show(page, 1200, "event=\"second\"").await?;
            let widget = page.widget();
            let told = async |what: &str, date: &str, time: &str| {
                widget.until(what, &format!("q('.dt-date').textContent === '{date}' && q('.dt-prec').textContent.includes('{time}')")).await
            };
            told("the event's own clock", "21 April 2025", "05:30, Kyiv time").await?;
            widget.click(".dt-clock input").await?;
            told("the reader's clock", date, time).await?;
            // Where marks stand does not change: the axis keeps the place's own days.
            widget.click(".dt-clock input").await?;
            told("and back", "21 April 2025", "05:30, Kyiv time").await?;
        }
        page.cdp("Emulation.setTimezoneOverride", json!({ "timezoneId": "" }))
            .await?;
        // Where nothing has a clock time, there is nothing to switch.
        page.site.restore("/timeline.json");
        show(page, 1200, "").await?;
        assert_eq!(page.widget().count(".dt-clock").await?, 0);
        Ok(())
    });
}
