//! TimelineJS: what its fields say, and what the editor is told.

use diplomatic_timeline::exchange::import::timelinejs;
use diplomatic_timeline::exchange::timelinejs::export;
use diplomatic_timeline::model::{Status, Timeline, read};

use crate::{compiled, event};

/// Slides as they stand between the brackets of `events`.
fn slides(events: &str) -> String {
    format!(r#"{{"events":[{events}]}}"#)
}

#[test]
fn a_timelinejs_timeline_comes_in_with_dates_as_fine_as_its_fields() {
    let imported = timelinejs(
        r#"{"title":{"text":{"headline":"Talks &amp; trade"}},"events":[
            {"start_date":{"year":"2014"},"text":{"headline":"<b>Annexed</b>"},"group":"Borders"},
            {"start_date":{"year":2024,"month":"7"},"text":{"headline":"July"}},
            {"start_date":{"year":2025,"month":4,"day":24,"hour":5},"text":{"headline":"At five","text":"<p>One.</p><p>Two.</p>"}},
            {"start_date":{"year":2025,"month":4,"day":24},"end_date":{"year":2025,"month":4,"day":26},"text":{"headline":"Three days"}},
            {"start_date":{"year":-44},"text":{"headline":"Ides"}},
            {"text":{"headline":"No date"}}]}"#,
    )
    .unwrap();
    assert_eq!(
        imported.warnings,
        [
            "event 6, “No date”: no `start_date`; left out",
            "TimelineJS has no date of publication: 2025-04-26 is put there, correct it",
            "TimelineJS does not say in which language it is: `en` is put there, correct `language` \
             in timeline.toml",
            "TimelineJS does not say by whose clock its times are: UTC is put there, correct \
             `time_zone` in timeline.toml",
        ]
    );
    let timeline = compiled(&imported);
    assert_eq!(timeline.title, "Talks & trade");
    let edtf: Vec<_> = timeline
        .events
        .iter()
        .map(|event| (event.headline.as_str(), event.when.edtf.as_str()))
        .collect();
    assert_eq!(
        edtf,
        [
            ("Ides", "-0043"),
            ("Annexed", "2014"),
            ("July", "2024-07"),
            ("Three days", "2025-04-24/2025-04-26"),
            ("At five", "2025-04-24T05:00:00Z"),
        ]
    );
    assert_eq!(event(&timeline, "annexed").kind, "borders");
    assert_eq!(event(&timeline, "at-five").summary, "One. Two.");
}

#[test]
fn a_headline_that_reads_like_a_date_is_no_short_name() {
    let slides = ["2014", "Publication"].map(|headline| {
        format!(r#"{{"start_date":{{"year":2014}},"text":{{"headline":"{headline}"}}}}"#)
    });
    let imported = timelinejs(&format!(r#"{{"events":[{}]}}"#, slides.join(","))).unwrap();
    let timeline = compiled(&imported);
    assert_eq!(event(&timeline, "event-2014").headline, "2014");
    assert_eq!(
        event(&timeline, "event-publication").headline,
        "Publication"
    );
}

#[test]
fn where_no_slide_is_taken_it_is_told_why() {
    let refused = timelinejs(&slides(r#"{"text":{"headline":"A"}}"#)).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "there is no event in it: event 1, “A”: no `start_date`; left out"
    );
}

#[test]
fn what_timelinejs_has_beyond_us_is_named() {
    let imported = timelinejs(
        r#"{"title":{"text":{"headline":"T","text":"<p>3 < 4 and 5 > 2</p>"},"media":{"url":"a.png"}},
            "eras":[{}],
            "events":[{"start_date":{"year":2025,"month":4,"day":24,"hour":5},"text":{"headline":"A"},"media":{"url":""}},
                {"start_date":{"year":12345},"text":{"headline":"Later"}},
                {"start_date":{"year":1970},"end_date":{"year":12345},"text":{"headline":"Long"}}]}"#,
    )
    .unwrap();
    for words in ["`time_zone`", "media left out: 1", "eras left out: 1"] {
        let named = imported
            .warnings
            .iter()
            .filter(|w| w.contains(words))
            .count();
        assert_eq!(named, 1, "{words}: {:?}", imported.warnings);
    }
    let timeline = compiled(&imported);
    assert_eq!(timeline.summary, "3 < 4 and 5 > 2");
    assert_eq!(event(&timeline, "later").status, Status::Announced);
    assert_eq!(event(&timeline, "long").status, Status::Ongoing);
    assert_eq!(timeline.sources[0].published, "2025-04-24");
}

#[test]
fn our_own_timelinejs_comes_back_with_the_same_headlines_and_no_finer_dates() {
    let ours = read(include_str!("../../data/timeline.json"))
        .unwrap()
        .timeline;
    let back = timelinejs(&export(&ours).to_string()).unwrap();
    let back = compiled(&back);
    let headlines = |timeline: &Timeline| {
        let mut all: Vec<_> = timeline.events.iter().map(|e| e.headline.clone()).collect();
        all.sort();
        all
    };
    assert_eq!(headlines(&back), headlines(&ours));
    for ours in &ours.events {
        let theirs = &event(&back, &ours.id).when;
        let ((start, end), (first, last)) = (theirs.bounds(), ours.when.bounds());
        assert!(start <= first, "{theirs:?}");
        assert!(
            last.map_or(end.is_none(), |last| end >= Some(last)),
            "{theirs:?}"
        );
        assert_eq!(theirs.approximate, ours.when.approximate);
        assert_eq!(theirs.uncertain, ours.when.uncertain);
    }
}

#[test]
fn whatever_of_a_date_is_ignored_is_told_with_the_event() {
    let date = |fields: &str| format!(r#"{{"start_date":{{{fields}}},"text":{{"headline":"A"}}}}"#);
    for (fields, edtf, told) in [
        (r#""year":2014,"month":3.0,"day":18.0"#, "2014-03-18", ""),
        (r#""year":"2014.0","month":"3.0""#, "2014-03", ""),
        (r#""year":2014,"month":0,"day":"""#, "2014", ""),
        (
            r#""year":2014,"month":13"#,
            "2014",
            "the month `13` is ignored",
        ),
        (
            r#""year":2014,"month":3.5"#,
            "2014",
            "the month `3.5` is ignored",
        ),
        (
            r#""year":2014,"day":3"#,
            "2014",
            "the day `3` is ignored, as there is no month for it",
        ),
        (
            r#""year":2014,"month":3,"day":32"#,
            "2014-03",
            "the day `32` is ignored",
        ),
        (
            r#""year":2014,"month":3,"hour":5"#,
            "2014-03",
            "the time `5` is ignored",
        ),
        (
            r#""year":12000,"month":3"#,
            "Y12000",
            "the month `3` is ignored, as EDTF has years alone beyond 9999",
        ),
        (
            r#""year":0"#,
            "0000",
            "there is no year 0, and 1 BC is put there",
        ),
        (r#""year":-1"#, "0000", ""),
        (r#""year":"-44","month":3,"day":15"#, "-0043-03-15", ""),
        // TimelineJS does not show a midnight of numbers.
        (
            r#""year":2014,"month":3,"day":18,"hour":0,"minute":0"#,
            "2014-03-18",
            "",
        ),
        (
            r#""year":2014,"month":3,"day":18,"hour":"0""#,
            "2014-03-18T00:00:00Z",
            "",
        ),
    ] {
        let imported = timelinejs(&slides(&date(fields))).unwrap();
        let own = imported.warnings.iter().find(|w| w.starts_with("event"));
        let own = own.map_or("", String::as_str);
        let whole = format!("event 1, “A”: in `start_date`, {told}; check its `when`");
        assert_eq!(own, if told.is_empty() { "" } else { &whole }, "{fields}");
        assert_eq!(event(&compiled(&imported), "a").when.edtf, edtf, "{fields}");
    }
}

#[test]
fn what_is_no_date_is_left_out_at_once_and_not_found_by_check() {
    let end = |year: &str| format!(r#"{{"year":1869,"month":5}},"end_date":{{"year":{year}}}"#);
    for (date, why) in [
        (
            r#"{"year":1869,"month":2,"day":30}"#.to_owned(),
            "1869-02-30 is left out: day is out of range for the month; give its `when`",
        ),
        (
            end("1868"),
            "1869-05/1868 is left out: interval end precedes interval start; give its `when`",
        ),
        (
            r#"{"year":-13800000000}"#.to_owned(),
            "Y-13799999999 is left out: this lies beyond the calendar; give its `when`",
        ),
        (
            r#"{"year":-9223372036854775808},"display_date":"44 BC""#.to_owned(),
            "Y-9223372036854775807 is left out: this lies beyond the calendar; give its `when`",
        ),
        (
            r#"{"year":"300000"},"end_date":{"year":400000}"#.to_owned(),
            "Y300000 is left out: this lies beyond the calendar; give its `when`",
        ),
    ] {
        let imported = timelinejs(&slides(&format!(
            r#"{{"start_date":{date},"text":{{"headline":"A"}}}},{{"start_date":{{"year":1900}},"text":{{"headline":"B"}}}}"#
        )))
        .unwrap();
        let whole = format!("event 1, “A”: its date {why}");
        assert!(imported.warnings.contains(&whole), "{imported:?}");
        let timeline = compiled(&imported);
        let note = event(&timeline, "a").when.note.as_deref().unwrap();
        assert!(note.contains("TimelineJS’s date "), "{note}");
        assert!(!note.contains("give its"), "{note}");
    }
    // An end of empty fields is none, and one that cannot be read is told.
    let imported = timelinejs(&slides(
        r#"{"start_date":{"year":1871},"end_date":{"year":"","month":"","day":""},"text":{"headline":"A"}},
           {"start_date":{"year":1871},"end_date":{"year":"soon"},"text":{"headline":"B"}}"#,
    ))
    .unwrap();
    assert_eq!(
        imported.warnings[0],
        "event 2, “B”: in `end_date`, the year `soon` is no whole number; check its `when`"
    );
    assert_eq!(event(&compiled(&imported), "a").when.edtf, "1871");
}

#[test]
fn a_slide_that_is_left_out_is_named_with_the_reason() {
    let imported = timelinejs(&slides(
        r#"{"start_date":{"year":1871},"text":{"headline":"","text":"<p>Words alone</p>"}},
           {"unique_id":"x","text":{"text":"y"}},
           {"start_date":{"year":1871},"text":{"headline":"A"}}"#,
    ))
    .unwrap();
    assert_eq!(
        imported.warnings[..2],
        [
            "event 1, “Words alone”: no headline; left out",
            "event 2, “x”: no `start_date`; left out",
        ]
    );
}

#[test]
fn a_mark_before_the_json_is_no_fault() {
    let slide = r#"{"start_date":{"year":2014},"text":{"headline":"A"}}"#;
    let imported = timelinejs(&format!("\u{feff}{}", slides(slide))).unwrap();
    assert_eq!(event(&compiled(&imported), "a").when.edtf, "2014");
}

#[test]
fn each_group_has_its_own_kind_in_any_script() {
    let groups = [
        "Война",
        "战争",
        "A & B",
        "A/B",
        "Meeting",
        "Meeting!",
        "2014",
        "Война",
        "",
    ];
    let events = groups.iter().enumerate().map(|(number, group)| {
        format!(r#"{{"start_date":{{"year":2014}},"group":"{group}","unique_id":"e{number}","text":{{"headline":"A"}}}}"#)
    });
    let imported = timelinejs(&slides(&events.collect::<Vec<_>>().join(","))).unwrap();
    let timeline = compiled(&imported);
    let kinds: Vec<_> = (0..groups.len())
        .map(|number| event(&timeline, &format!("e{number}")).kind.as_str())
        .collect();
    assert_eq!(
        kinds,
        [
            "kind",
            "kind-2",
            "a-b",
            "a-b-2",
            "meeting",
            "meeting-2",
            "kind-2014",
            "kind",
            "background"
        ]
    );
    let labels: Vec<_> = timeline
        .kinds
        .iter()
        .map(|kind| kind.label.as_str())
        .collect();
    assert_eq!(
        labels,
        ["Война", "战争", "A & B", "A/B", "Meeting!", "2014"]
    );
}

#[test]
fn many_of_one_name_take_no_longer_than_as_many_of_others() {
    let events = |headline: &dyn Fn(usize) -> String| {
        let one = |number| {
            format!(
                r#"{{"start_date":{{"year":2014}},"text":{{"headline":"{}"}}}}"#,
                headline(number)
            )
        };
        slides(&(0..4_000).map(one).collect::<Vec<_>>().join(","))
    };
    let took = |json: &str| {
        let start = std::time::Instant::now();
        let imported = timelinejs(json).unwrap();
        (start.elapsed(), imported)
    };
    let (own, _) = took(&events(&|number| format!("Update {number}")));
    let (same, imported) = took(&events(&|_| "Update".into()));
    assert!(same < own * 5, "{same:?} and {own:?}");
    let last = imported
        .files
        .iter()
        .find(|file| file.text.contains("update-4000"));
    assert!(last.is_some());
}

#[test]
fn what_came_to_nothing_says_so_out_and_in() {
    let mut ours = read(include_str!("../../data/timeline.json"))
        .unwrap()
        .timeline;
    let all = [
        (Status::Cancelled, "cancelled"),
        (Status::Claimed, "claimed, unconfirmed"),
        (Status::Announced, "planned"),
        (Status::Ongoing, "ongoing"),
        (Status::Occurred, ""),
    ];
    let days = ours
        .events
        .iter()
        .filter(|event| event.when.edtf == "2025-04-24")
        .cloned();
    let day = days.take(1).next().unwrap();
    ours.events = all
        .iter()
        .enumerate()
        .map(|(number, (status, _))| {
            let mut event = day.clone();
            (event.id, event.status) = (format!("e{number}"), *status);
            event
        })
        .collect();
    let slides = export(&ours);
    let back = compiled(&timelinejs(&slides.to_string()).unwrap());
    for (number, (status, words)) in all.iter().enumerate() {
        let shown = slides["events"][number]["display_date"].as_str().unwrap();
        assert!(shown.ends_with(words), "{shown}");
        assert_eq!(
            event(&back, &format!("e{number}")).status,
            *status,
            "{shown}"
        );
    }
    // What is only planned does not tell when the timeline was published.
    assert_eq!(back.sources[0].published, "2025-04-24");
}
