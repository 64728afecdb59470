//! One event out of two articles' reports of it.

use diplomatic_timeline::compile::{File, compile_with};

use super::{PEOPLE, TIMELINE};

/// Two articles on one strike, two days apart, with what each says of it.
fn two_reports(first: &str, second: &str) -> diplomatic_timeline::model::Event {
    let report = |day: &str, more: &str| {
        format!(
            "[source]\ntitle = \"Report\"\npublisher = \"A paper\"\npublished = {day}\n\
             [[event]]\nid = \"strike\"\nparagraphs = [1]\n{more}"
        )
    };
    let first = format!(
        "kind = \"strike\"\nheadline = \"A strike\"\nwhen = 2025-04-24\nsubject = \"ann\"\n{first}"
    );
    let files = [
        File::new("timeline.toml", TIMELINE),
        File::new("people.toml", format!("{PEOPLE}[bob]\nname = \"Bob\"\n")),
        File::new("articles/second.toml", report("2025-04-26", second)),
        File::new("articles/first.toml", report("2025-04-24", &first)),
    ];
    let compiled = compile_with(&files, &[]);
    assert_eq!(compiled.errors(), 0, "{:?}", compiled.diagnostics);
    compiled.timeline.unwrap().events.remove(0)
}

#[test]
fn evidence_of_several_articles_adds_up_in_the_order_of_publication() {
    let sources: Vec<_> = two_reports("", "")
        .evidence
        .into_iter()
        .map(|evidence| evidence.source)
        .collect();
    assert_eq!(sources, ["first", "second"]);
}

#[test]
fn paragraphs_are_named_once_and_in_their_order() {
    let article = "[source]\ntitle = \"A\"\npublisher = \"P\"\npublished = 2025-04-24\n\
        [[event]]\nid = \"a\"\nkind = \"background\"\nheadline = \"A\"\nparagraphs = [3, 1, 3]\n";
    let files = [
        File::new("timeline.toml", TIMELINE),
        File::new("articles/a.toml", article),
    ];
    let timeline = compile_with(&files, &[]).timeline.unwrap();
    assert_eq!(timeline.events[0].evidence[0].paragraphs, [1, 3]);
}

#[test]
fn differing_figures_stand_side_by_side_as_a_range_and_equal_ones_do_not() {
    let event = two_reports(
        "figures = [\"at least 8 killed\", \"about 90 injured\"]",
        "figures = [\"12 killed\", \"about 90 injured\"]",
    );
    let figures = serde_json::to_value(event.figures).unwrap();
    assert_eq!(
        figures,
        serde_json::json!([
            {
                "measure": "killed", "amount": [8.0, 12.0],
                "reports": [
                    {"source": "first", "amount": 8.0, "qualifier": "at-least"},
                    {"source": "second", "amount": 12.0},
                ]
            },
            {"measure": "injured", "amount": 90.0, "qualifier": "about"},
        ])
    );
}

#[test]
fn a_report_that_supersedes_corrects_figures_words_and_speakers_and_leaves_the_rest() {
    let event = two_reports(
        "figures = [\"12 killed\", \"about 90 injured\"]\nspeaker = \"ann\"\nquote = \"We did it.\"",
        "supersedes = true\nfigures = [\"9 killed\"]\nspeaker = \"bob\"\nquote = \"We did not.\"",
    );
    assert_eq!(
        serde_json::to_value(event.figures).unwrap(),
        serde_json::json!([
            {"measure": "killed", "amount": 9.0},
            {"measure": "injured", "amount": 90.0, "qualifier": "about"},
        ])
    );
    assert_eq!(
        serde_json::to_value(event.quotes).unwrap(),
        serde_json::json!([{"text": "We did not.", "speaker": "bob", "source": "second"}])
    );
    let actors: Vec<_> = event.actors.iter().map(|a| a.actor.as_str()).collect();
    assert_eq!(actors, ["ann", "bob"], "subject and speaker");
}

#[test]
fn a_corrected_speaker_says_what_earlier_reports_quote() {
    let event = two_reports(
        "speaker = \"ann\"\nquote = \"We did it.\"",
        "supersedes = true\nspeaker = \"bob\"",
    );
    assert_eq!(
        serde_json::to_value(event.quotes).unwrap(),
        serde_json::json!([{"text": "We did it.", "speaker": "bob", "source": "first"}])
    );
}

#[test]
fn a_detail_of_an_actor_is_taken_from_the_report_that_has_it() {
    let event = two_reports(
        "",
        "subject = { who = \"ann\", detail = \"as recalled by Bob\" }",
    );
    let details: Vec<_> = event.actors.iter().map(|a| a.detail.as_deref()).collect();
    assert_eq!(details, [Some("as recalled by Bob")]);
}

#[test]
fn the_day_of_a_figure_is_shown_with_the_report_that_has_it() {
    let figures = |first: &str, second: &str| {
        serde_json::to_value(two_reports(first, second).figures).unwrap()
    };
    let (dated, other) = (
        "figures = [\"at least 40 killed\"]\nfigures_as_of = 2025-04-23",
        "figures = [\"112 killed\"]",
    );
    let [first, second] = ["first", "second"].map(|of_40| {
        serde_json::json!({
            "measure": "killed", "amount": 40.0, "qualifier": "at-least", "as_of": "2025-04-23",
            "reports": [{"source": of_40, "amount": 40.0, "qualifier": "at-least"}],
        })
    });
    let of_112 = |source: &str, day: serde_json::Value| {
        let mut figure = serde_json::json!({
            "measure": "killed", "amount": 112.0,
            "reports": [{"source": source, "amount": 112.0}],
        });
        if !day.is_null() {
            figure["as_of"] = day;
        }
        figure
    };
    assert_eq!(
        figures(dated, other),
        serde_json::json!([first, of_112("second", serde_json::Value::Null)])
    );
    assert_eq!(
        figures(other, dated),
        serde_json::json!([of_112("first", serde_json::Value::Null), second])
    );
    let later = format!("{other}\nfigures_as_of = 2025-04-25");
    assert_eq!(
        figures(dated, &later),
        serde_json::json!([first, of_112("second", "2025-04-25".into())])
    );
    assert_eq!(
        figures(other, &later),
        serde_json::json!([{"measure": "killed", "amount": 112.0, "as_of": "2025-04-25"}])
    );
}

#[test]
fn figures_of_which_the_end_is_open_make_no_range() {
    let figures = |first: &str, second: &str| {
        let report = |figure: &str| format!("figures = [\"{figure}\"]");
        let event = two_reports(&report(first), &report(second));
        let amounts = event.figures.iter().map(|figure| {
            assert!(!figure.reports.is_empty());
            serde_json::to_value((figure.amount, figure.qualifier)).unwrap()
        });
        amounts.collect::<Vec<_>>()
    };
    use serde_json::json;
    assert_eq!(
        figures("90 killed", "more than 100 killed"),
        [json!([90.0, "exact"]), json!([100.0, "more-than"])]
    );
    assert_eq!(
        figures("90 killed", "fewer than 50 killed"),
        [json!([90.0, "exact"]), json!([50.0, "fewer-than"])]
    );
    assert_eq!(
        figures("more than 90 killed", "more than 100 killed"),
        [json!([[90.0, 100.0], "more-than"])]
    );
    assert_eq!(
        figures("90 Soldiers killed", "80 to 100 soldiers killed"),
        [json!([[80.0, 100.0], "exact"])]
    );
}

#[test]
fn what_several_say_together_is_no_word_of_one_of_them() {
    let event = two_reports(
        "speaker = [\"ann\", \"bob\"]\nquote = [\"We agree.\", { text = \"No.\", speaker = \"bob\" }]",
        "speaker = \"ann\"\nquote = \"No.\"",
    );
    let said: Vec<_> = event
        .quotes
        .iter()
        .map(|quote| (quote.text.as_str(), quote.speaker.as_deref()))
        .collect();
    assert_eq!(
        said,
        [
            ("We agree.", None),
            ("No.", Some("bob")),
            ("No.", Some("ann"))
        ]
    );
    // Beside "No." alone, the one who says it would seem not to have agreed.
    assert!(!event.is_named_apart("ann") && !event.is_named_apart("bob"));
}
