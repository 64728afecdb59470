//! Properties of dates that hold whatever the editor writes.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use diplomatic_timeline::compile::{Compiled, File, Look, compile, render, to_json};
use diplomatic_timeline::model::{Event, When, read};
use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};

/// Events of a chronology, by id and date; all still to come, so that any date will do.
fn compiled(zone: &str, events: &[(String, String)]) -> (Compiled, Vec<File>) {
    let mut article =
        String::from("[source]\ntitle = \"A\"\npublisher = \"P\"\npublished = 2025-04-25\n");
    for (id, when) in events {
        article.push_str(&format!(
            "[[event]]\nid = \"{id}\"\nkind = \"meeting\"\nstatus = \"announced\"\n\
             headline = \"E\"\nparagraphs = [1]\nwhen = '''{when}'''\n"
        ));
    }
    let files = vec![
        File::new(
            "timeline.toml",
            format!("id = \"t\"\ntitle = \"T\"\nlanguage = \"en\"\ntime_zone = \"{zone}\"\n"),
        ),
        File::new("articles/a.toml", article),
    ];
    (compile(&files), files)
}

fn events(zone: &str, given: &[(String, String)]) -> Vec<Event> {
    let (compiled, _) = compiled(zone, given);
    let said = format!("{:?}", compiled.diagnostics);
    compiled.timeline.expect(&said).events
}

fn when<'e>(events: &'e [Event], id: &str) -> &'e When {
    &events.iter().find(|event| event.id == id).unwrap().when
}

fn pair(id: &str, when: impl Into<String>) -> (String, String) {
    (id.to_owned(), when.into())
}

fn day() -> impl Strategy<Value = String> {
    (1_i32..=9998, 1_u32..=12, 1_u32..=28).prop_map(|(y, m, d)| format!("{y:04}-{m:02}-{d:02}"))
}

const ZONES: &[&str] = &[
    "Europe/Kyiv",
    "America/New_York",
    "America/St_Johns",
    "Asia/Kolkata",
    "Pacific/Kiritimati",
    "Pacific/Apia",
    "Africa/Casablanca",
    "UTC",
];

proptest! {
    // A failure prints what it needs to be told again, so no file is kept.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(128) })]

    #[test]
    fn a_day_is_the_same_day_in_every_zone(day in day(), zone in select(ZONES)) {
        let events = events(zone, &[pair("a", day.as_str())]);
        let when = when(&events, "a");
        prop_assert_eq!(&when.edtf, &day);
        let (first, last) = (format!("{day}T00:00:00"), format!("{day}T23:59:59"));
        prop_assert!(when.earliest.unwrap().to_string().starts_with(&first));
        prop_assert!(when.latest.unwrap().to_string().starts_with(&last));
    }

    #[test]
    fn days_counted_back_and_forth_lead_home(day in day(), n in 0_u32..300_000, unit in select(&["days", "weeks"][..])) {
        let there = pair("there", format!("{n} {unit} before {day}"));
        let home = pair("home", format!("{n} {unit} after there"));
        let (compiled, _) = compiled("UTC", &[there, home]);
        // Far enough back there is no calendar.
        if let Some(timeline) = compiled.timeline {
            prop_assert_eq!(&when(&timeline.events, "home").edtf, &day);
        }
    }

    #[test]
    fn counting_never_makes_a_date_finer(
        day in day(),
        length in select(&[4_usize, 7, 10][..]),
        n in 0_u32..100,
        unit in select(&["days", "weeks", "months", "years", "hours"][..]),
        side in select(&["before", "after"][..]),
    ) {
        let anchor = pair("anchor", &day[..length]);
        let counted = pair("counted", format!("{n} {unit} {side} anchor"));
        let (compiled, _) = compiled("UTC", &[anchor, counted]);
        if let Some(timeline) = compiled.timeline {
            let width = |id: &str| {
                let (start, end) = when(&timeline.events, id).bounds();
                end.unwrap() - start.unwrap()
            };
            // February is shorter than the month from which it is counted, and a leap year longer.
            prop_assert!(width("counted") + 3 * 86_400 >= width("anchor"));
            let least = match unit { "months" => 28, "years" => 365, _ => 0 };
            prop_assert!(width("counted") >= least * 86_400);
        }
    }

    #[test]
    fn the_order_in_which_events_are_written_does_not_matter(
        n in 2_usize..30,
        shuffle in prop::collection::vec(any::<Index>(), 30),
    ) {
        let chain: Vec<_> = (0..n)
            .map(|k| match k {
                0 => pair("e0", "2025-04-24"),
                k if k % 3 == 0 => pair(&format!("e{k}"), format!("between e{} and e0", k - 1)),
                k => pair(&format!("e{k}"), format!("2 days before e{}", k - 1)),
            })
            .collect();
        let mut shuffled = chain.clone();
        for (at, with) in shuffle.iter().enumerate().take(n) {
            let with = with.index(n);
            shuffled.swap(at, with);
        }
        let (one, other) = (events("UTC", &chain), events("UTC", &shuffled));
        for k in 0..n {
            let id = format!("e{k}");
            prop_assert_eq!(when(&one, &id), when(&other, &id));
        }
    }

    #[test]
    fn a_compiled_timeline_is_read_back_as_it_was(
        dates in subsequence(
            vec!["2025", "2025-04", "2025-04-24T05:30", "198X", "2025-04-24/..", "../2025", "spring 2025",
                "[2025-04-20,2025-04-22]", "early hours of 2025-04-24", "~2024", "-0043", "Y12025"], 1..12),
        zone in select(ZONES),
    ) {
        let given: Vec<_> = dates
            .iter()
            .enumerate()
            .map(|(n, date)| pair(&format!("e{n}"), *date))
            .collect();
        let (compiled, _) = compiled(zone, &given);
        let timeline = compiled.timeline.unwrap();
        let json = to_json(&timeline).unwrap();
        let back = read(&json).unwrap();
        prop_assert_eq!(&back.timeline, &timeline);
        prop_assert_eq!(to_json(&back.timeline).unwrap(), json);
    }

    #[test]
    fn any_text_is_a_date_or_is_refused_with_a_place(text in "[ -&(-~]{0,60}") {
        let (compiled, files) = compiled("Europe/Kyiv", &[pair("x", "2025-04-24"), pair("e", text)]);
        if compiled.timeline.is_none() {
            prop_assert!(!compiled.diagnostics.is_empty());
        }
        for diagnostic in &compiled.diagnostics {
            prop_assert!(render(diagnostic, &files, Look::Plain).contains("articles/a.toml:"));
        }
    }
}
