//! How long nothing is told of, and beyond which day nothing was.

use diplomatic_timeline::layout::{Axis, Mode, Visible, Words as _};
use diplomatic_timeline::model::{Precision, Source, Status, Timeline, read};
use diplomatic_timeline::scale::Unit;

use crate::check::{Stage, on};
use crate::list::all_groups;
use crate::plain::{English, around, event, timeline};

const DAY: i64 = 86_400;

/// Events as `(from, to, lasting)`, days of 2025.
fn spans(spans: &[(&str, &str, bool)]) -> Timeline {
    let events: Vec<String> = spans
        .iter()
        .zip(0..)
        .map(|((from, to, lasting), number)| {
            let precision = if from == to { "day" } else { "range" };
            format!(
                r#"{{ "id": "e{number}", "kind": "strike", "headline": "E", "when": {{ "edtf": "2025-{from}/2025-{to}",
                "precision": "{precision}", "basis": "stated", "lasting": {lasting},
                "earliest": "2025-{from}T00:00:00Z", "latest": "2025-{to}T23:59:59Z" }} }}"#
            )
        })
        .collect();
    let json = format!(
        r#"{{ "format": "diplomatic-timeline/1", "id": "t", "title": "T", "language": "en", "events": [{}] }}"#,
        events.join(",")
    );
    read(&json).unwrap().timeline
}

#[test]
fn a_silence_is_as_long_as_nothing_is_told_of_in_chart_and_list() {
    for (events, silences) in [
        // From the last of the month to the first, and not from its beginning.
        (
            vec![("02-01", "04-30", true), ("06-01", "06-01", false)],
            vec!["32 days"],
        ),
        // What lasts goes on while others come and go.
        (
            vec![
                ("04-01", "04-30", true),
                ("04-05", "04-05", false),
                ("04-20", "04-20", false),
                ("05-10", "05-10", false),
            ],
            vec!["10 days"],
        ),
        // Nobody knows on which of the two days it was.
        (
            vec![("04-24", "04-25", false), ("06-01", "06-01", false)],
            vec!["≈ 37 days"],
        ),
        (
            vec![("03-11", "03-11", false), ("04-23", "04-23", false)],
            vec!["43 days"],
        ),
    ] {
        let stage = Stage::new(spans(&events), 1046.0);
        let groups = all_groups(&stage, &Visible::all(&stage.items));
        let said = |gap| {
            let (value, unit) = English.gap(gap);
            [value, unit].join(" ")
        };
        let list: Vec<String> = groups
            .iter()
            .filter_map(|group| group.gap)
            .map(said)
            .collect();
        assert_eq!(list, silences, "{events:?}");
        let scene = stage.scene(&on(Axis::Elastic));
        let breaks = scene
            .breaks
            .iter()
            .map(|b| [b.value.as_str(), b.unit.as_str()].join(" "));
        assert_eq!(breaks.collect::<Vec<_>>(), silences, "{events:?}");
        let scene = stage.scene(&on(Axis::Proportional));
        for gap in &scene.gaps {
            assert!(
                silences.contains(&gap.text.as_str()),
                "{} {events:?}",
                gap.text
            );
        }
    }
}

#[test]
fn years_and_months_are_counted_by_the_calendar() {
    // From a year to a day of September, from that to a year, and from month to month.
    let year = |year: i64| Unit::Year.offset(0, year - 1970);
    let day = |civil: i64, months: i64| Unit::Month.offset(civil, months);
    let dates = [
        (Precision::Year, year(1944)),
        (Precision::Day, day(year(1957), 8)),
        (Precision::Year, year(2001)),
        (Precision::Month, day(year(2014), 10)),
        (Precision::Month, day(year(2015), 5)),
    ];
    let events = dates.iter().enumerate();
    let events = events.map(|(number, (precision, at))| {
        let when = around(*precision, *at);
        event(number, "strike", when)
    });
    let stage = Stage::new(timeline(events.collect()), 1200.0);
    let scene = stage.scene(&on(Axis::Elastic));
    let breaks = scene
        .breaks
        .iter()
        .map(|b| [b.value.as_str(), b.unit.as_str()].join(" "));
    assert_eq!(
        breaks.collect::<Vec<_>>(),
        ["≈ 13 years", "≈ 44 years", "≈ 13 years", "≈ 7 months"]
    );
}

#[test]
fn between_neighbouring_days_is_no_silence() {
    // At midnight, in the morning, and by day: none of them leaves a whole day empty.
    let stage = Stage::new(
        timeline(vec![
            event(0, "strike", around(Precision::Instant, 10 * DAY)),
            event(1, "strike", around(Precision::Day, 11 * DAY)),
            event(2, "strike", around(Precision::Instant, 12 * DAY + 5 * 3600)),
            event(3, "strike", around(Precision::Instant, 13 * DAY + 6 * 3600)),
            event(4, "strike", around(Precision::Instant, 15 * DAY)),
        ]),
        1200.0,
    );
    let groups = all_groups(&stage, &Visible::all(&stage.items));
    let said: Vec<_> = groups
        .iter()
        .map(|group| group.gap.map(|gap| English.gap(gap).0))
        .collect();
    assert_eq!(said, [None, None, None, None, Some("2".into())]);
    let scene = stage.scene(&on(Axis::Elastic));
    let breaks: Vec<&str> = scene.breaks.iter().map(|b| b.value.as_str()).collect();
    assert_eq!(breaks, ["2"]);
}

#[test]
fn the_report_s_line_stands_before_all_that_it_could_only_announce() {
    let report = |events| Timeline {
        sources: vec![Source {
            published: "1970-01-11".into(),
            ..Source::default()
        }],
        ..timeline(events)
    };
    let planned = |number| {
        let mut planned = event(number, "meeting", around(Precision::Open, 10 * DAY));
        planned.when.latest = None;
        planned.status = Status::Announced;
        planned
    };
    let told = || event(0, "strike", around(Precision::Day, 10 * DAY));
    let later = || event(1, "meeting", around(Precision::Day, 24 * DAY));
    let mut goes_on = event(2, "strike", around(Precision::Open, 2 * DAY));
    goes_on.when.latest = None;
    for (events, first_beyond) in [
        (vec![told(), later(), planned(2)], 1),
        (vec![told(), later()], 1),
        (vec![told(), planned(1)], 1),
        (vec![told(), later(), goes_on.clone()], 1),
    ] {
        let stage = Stage::new(report(events), 1200.0);
        let scene = stage.scene(&on(Axis::Elastic));
        let line = scene.horizon.unwrap().x;
        for mark in &scene.marks {
            let event = stage.items.get(mark.entry).unwrap().event;
            if event < 2 {
                assert_eq!(
                    mark.x > line,
                    event >= first_beyond,
                    "{event} at {} of {line}",
                    mark.x
                );
            }
        }
    }
    let stage = Stage::new(report(vec![told(), goes_on]), 1200.0);
    assert!(stage.scene(&on(Axis::Elastic)).horizon.is_none());
}

#[test]
fn a_month_with_a_silence_in_it_is_counted_once() {
    // Three events every fifth day for years, but for a month.
    let days = (0..400).map(|number| number * 5);
    let days = days.filter(|day| !(735..760).contains(day));
    let events = days.flat_map(|day| [day; 3]).zip(0..);
    let events =
        events.map(|(day, number)| event(number, "strike", around(Precision::Day, day * DAY)));
    let stage = Stage::new(timeline(events.collect()), 1000.0);
    let scene = stage.scene(&on(Axis::Elastic));
    assert_eq!(scene.mode, Mode::Bars);
    let breaks: Vec<&str> = scene.breaks.iter().map(|b| b.value.as_str()).collect();
    assert_eq!(breaks, ["30"]);
    let sum: usize = scene.histogram.iter().map(|bar| bar.count).sum();
    assert_eq!(sum, stage.items.entries.len());
}
