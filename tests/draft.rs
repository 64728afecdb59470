//! The frame of an editor's file from an article's text.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use diplomatic_timeline::compile::{ArticleText, File, compile_with};
use diplomatic_timeline::exchange::draft::draft;

#[test]
fn a_draft_finds_quotations_paragraphs_and_dates_and_no_rates() {
    let text = "A paper\n\nA title of five words\n\n25 April 2025\n\n\
        In a turn that nobody at all had expected the two sides met in the early hours of \
        April 24, 2025, some ten days after the first proposal had been made.\n\n\
        She said: “It costs us 5000 lives a week to wait.” He spoke of “talks”.\n\n\
        Nothing is said here.";
    let draft = draft(text);
    assert!(draft.contains("title = \"A title of five words\"\n"));
    assert!(draft.contains("published = 2025-04-25\n"));
    assert!(draft.contains("first_words = \"In a turn that nobody at\"  #"));
    assert!(
        draft.contains("when = \"\"  # “hours of April 24, 2025,”"),
        "{draft}"
    );
    assert!(
        draft.contains("quote = \"It costs us 5000 lives a week to wait.\"\nparagraphs = [2]\n")
    );
    assert!(
        !draft.contains("“5000 lives a week”"),
        "a rate is no date: {draft}"
    );
    assert!(!draft.contains("talks"), "a term is no quotation");
    assert!(!draft.contains("[3]"), "an empty paragraph needs no event");
}

#[test]
fn a_draft_finds_the_days_of_the_week_by_which_news_tell_dates() {
    let frame = draft("A title of some words\n\nThe envoys met in Geneva on Tuesday.\n");
    assert!(
        frame.contains("when = \"\"  # “Geneva on Tuesday.”\n"),
        "{frame}"
    );
}

#[test]
fn a_draft_finds_a_quotation_that_goes_on_in_the_next_paragraph() {
    let frame =
        draft("A title of some words\n\n“We met in the morning.\n\n“We went home,” he said.\n");
    let first = "quote = \"We met in the morning.\"\nparagraphs = [1]\n";
    assert!(frame.contains(first), "{frame}");
    assert!(
        draft("A title\n\n“So” they say it is.\n")
            .find("quote")
            .is_none()
    );
}

#[test]
fn a_draft_keeps_short_paragraphs_and_counts_as_the_check_does() {
    let head = "\u{feff}Envoys meet in Geneva: “We are ready to talk”\n\nBy Ann Author\r\n\r\n25 April 2025\n";
    let body = "Envoys meet in Geneva: “We are not yet at the end.”\n\n\
        “They spoke for\u{1} three hours on 24\u{2} April,” a witness said.\n\n\
        What comes next\n\n“Nobody knows what comes next,” he said.\n";
    let text = format!("{head}\n{body}");
    let frame = draft(&text);
    assert!(
        frame.contains("title = \"Envoys meet in Geneva: “We are ready to talk”\"\n"),
        "{frame}"
    );
    for (quote, paragraph) in [
        ("We are not yet at the end.", 1),
        ("Nobody knows what comes next,", 4),
    ] {
        let lines = format!("quote = \"{quote}\"\nparagraphs = [{paragraph}]\n");
        assert!(frame.contains(&lines), "{frame}");
    }

    // What the frame says of the text is right when it is checked against it.
    let filled: String = frame
        .replace("title = \"\"", "title = \"T\"")
        .replace("publisher = \"\"", "publisher = \"P\"")
        .replace("kind = \"\"", "kind = \"background\"")
        .replace("headline = \"\"", "headline = \"H\"")
        .replace("speaker = \"\"", "speaker = \"x\"")
        .lines()
        .filter(|line| !line.starts_with("when"))
        .fold(String::new(), |text, line| text + line + "\n");
    let files = [
        File::new(
            "timeline.toml",
            "id = \"t\"\ntitle = \"T\"\nlanguage = \"en\"\ntime_zone = \"Europe/Kyiv\"\n",
        ),
        File::new("people.toml", "[x]\nname = \"X\"\n"),
        File::new("articles/a.toml", filled),
    ];
    let article = ArticleText {
        source: None,
        name: "a.txt".into(),
        text,
    };
    let compiled = compile_with(&files, &[article]);
    assert!(compiled.timeline.is_some(), "{:#?}", compiled.diagnostics);
}

#[test]
fn a_draft_without_a_long_paragraph_or_without_a_title_loses_nothing() {
    for (text, first, events) in [
        (
            "A title\n\nIt began on 3 May.\n\nIt ended on 4 May.",
            "It began on 3 May.",
            2,
        ),
        (
            "It began on 3 May.\n\nIt ended on 4 May.",
            "It began on 3 May.",
            2,
        ),
        (
            "Is it over!\n\nBy Ann\n\n“It is over at last”, he said.",
            "“It is over at last”, he",
            1,
        ),
        (
            "A title\n\nnotes of 3 May\n\nnotes of 4 May",
            "notes of 3 May",
            2,
        ),
        ("3 May", "3 May", 1),
    ] {
        let frame = draft(text);
        assert!(
            frame.contains(&format!("first_words = \"{first}\"")),
            "{frame}"
        );
        assert_eq!(frame.matches("[[event]]").count(), events, "{frame}");
    }
    assert_eq!(draft("").matches("[[event]]").count(), 0);
}

#[test]
fn a_draft_finds_quotations_in_the_marks_of_other_languages() {
    for (text, quotes) in [
        (
            "«Нам більше нема про що говорити», — сказав він. «Ми втомилися від цього», — додав.",
            &["Нам більше нема про що говорити", "Ми втомилися від цього"][..],
        ),
        (
            "« Il n’y a rien à dire », a-t-il dit.",
            &["Il n’y a rien à dire"],
        ),
        (
            "»Es gibt nichts zu besprechen«, sagte er, »gar nichts«.",
            &["Es gibt nichts zu besprechen"],
        ),
        (
            "‘There’s nothing left to discuss,’ she told the House.",
            &["There’s nothing left to discuss,"],
        ),
        (
            "She called it “a ‘peace’ of a kind we know” and left.",
            &["a ‘peace’ of a kind we know"],
        ),
        (
            "An unclosed “mark, and then «Il n’y a rien à dire».",
            &["Il n’y a rien à dire"],
        ),
        ("In l‘Aquila it’s the ministers’ own talks that count.", &[]),
        ("他说“a b c d”。", &["a b c d"]),
    ] {
        let text = format!("A title of five words\n\n{text}");
        let frame = draft(&text);
        let found: Vec<_> = frame
            .lines()
            .filter_map(|line| line.strip_prefix("quote = "))
            .collect();
        let quoted = |quote: &&str| format!("\"{quote}\"");
        let expected: Vec<_> = quotes.iter().map(quoted).collect();
        let expected = match expected.as_slice() {
            [] => Vec::new(),
            [one] => vec![one.clone()],
            many => vec![format!("[{}]", many.join(", "))],
        };
        assert_eq!(found, expected, "{frame}");
    }
}
