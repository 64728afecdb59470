//! Dates and numbers as a browser writes them, in the languages of the catalogues.

#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests assert"
)]

use diplomatic_timeline::hooks::{Intl, lower};
use diplomatic_timeline::text::{Calendar, DateStyle};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// 24 April 2025, 00:05 by the wall clock.
const NIGHT: i64 = 1_745_453_100;

#[wasm_bindgen_test]
fn a_date_is_written_as_its_readers_write_it() {
    for (language, date, weekday) in [
        ("en", "24 April 2025", "Thursday"),
        ("de", "24. April 2025", "Donnerstag"),
        ("fr", "24 avril 2025", "jeudi"),
        ("es", "24 de abril de 2025", "jueves"),
        ("uk", "24 квітня 2025", "четвер"),
        ("ar", "24 أبريل 2025", "الخميس"),
    ] {
        let intl = Intl::new(language);
        let full = intl.date(NIGHT, DateStyle::Full);
        assert!(full.starts_with(date), "{language}: {full}");
        assert_eq!(intl.date(NIGHT, DateStyle::Weekday), weekday);
    }
}

#[wasm_bindgen_test]
fn letters_are_made_small_and_parted_from_their_accents_as_the_compiler_does() {
    assert_eq!(
        lower("Erdoğan, İSTANBUL"),
        "erdog\u{306}an, i\u{307}stanbul"
    );
    assert_eq!(
        lower("Nguyễn Đình ΣΑΣ"),
        "nguye\u{302}\u{303}n đi\u{300}nh σας"
    );
}

#[wasm_bindgen_test]
fn the_wall_clock_is_told_and_midnight_is_no_twenty_fourth_hour() {
    for language in ["en", "de", "fr", "es", "uk", "ar", "en-US"] {
        let time = Intl::new(language).date(NIGHT, DateStyle::Time);
        assert!(time.starts_with("00:05"), "{language}: {time}");
    }
}

#[wasm_bindgen_test]
fn the_readers_own_clock_is_the_one_of_the_browser() {
    let intl = Intl::new("en");
    for utc in [NIGHT, NIGHT + 7 * 3600, NIGHT + 182 * 86_400] {
        let there = js_sys::Date::new(&(utc as f64 * 1000.0).into());
        let expected = format!("{:02}:{:02}", there.get_hours(), there.get_minutes());
        assert_eq!(intl.local(utc, DateStyle::Time), expected);
        let day = intl.local(utc, DateStyle::Day);
        assert_eq!(day, there.get_date().to_string());
    }
    let zone = js_sys::eval("Intl.DateTimeFormat().resolvedOptions().timeZone").unwrap();
    assert_eq!(intl.zone(), zone.as_string());
}

#[wasm_bindgen_test]
fn years_before_the_first_say_so() {
    // 7 January 44 before Christ, which astronomers count as year -43.
    let ides = -63_523_612_800;
    let written = Intl::new("en").date(ides, DateStyle::Year);
    assert!(written.contains("44") && written.contains('B'), "{written}");
    for (language, day, month, weekday, full) in [
        ("de", "7", "Januar", "Montag", "7. Januar 44 v. Chr."),
        ("fr", "7", "janvier", "lundi", "7 janvier 44 av. J.-C."),
    ] {
        let intl = Intl::new(language);
        assert_eq!(intl.date(ides, DateStyle::Day), day);
        assert_eq!(intl.date(ides, DateStyle::Month), month);
        assert_eq!(intl.date(ides, DateStyle::Weekday), weekday);
        assert_eq!(intl.date(ides, DateStyle::Full), full);
    }
    assert_eq!(Intl::new("en").date(NIGHT, DateStyle::Year), "2025");
}

#[wasm_bindgen_test]
fn numbers_are_grouped_and_counted_by_the_language() {
    for (language, number) in [
        ("en", "1,234,567"),
        ("de", "1.234.567"),
        ("es", "1.234.567"),
        ("fr", "1\u{202f}234\u{202f}567"),
        ("uk", "1\u{a0}234\u{a0}567"),
    ] {
        assert_eq!(Intl::new(language).number(1_234_567.0), number);
    }
    let plurals = |language, counts: &[f64]| -> Vec<String> {
        let intl = Intl::new(language);
        counts.iter().map(|count| intl.plural(*count)).collect()
    };
    assert_eq!(
        plurals("uk", &[1.0, 3.0, 5.0, 21.0]),
        ["one", "few", "many", "one"]
    );
    assert_eq!(
        plurals("ar", &[0.0, 1.0, 2.0, 3.0, 11.0, 100.0]),
        ["zero", "one", "two", "few", "many", "other"]
    );
    assert_eq!(plurals("fr", &[0.0, 1.0, 2.0]), ["one", "one", "other"]);
}

#[wasm_bindgen_test]
fn dates_and_numbers_of_a_region_have_the_same_digits() {
    for (language, eastern) in [
        ("ar", false),
        ("ar-EG", true),
        ("ar-AE", false),
        ("fa", true),
    ] {
        let intl = Intl::new(language);
        for written in [
            intl.number(25.0),
            intl.date(NIGHT, DateStyle::Day),
            intl.date(NIGHT, DateStyle::Full),
            intl.date(NIGHT, DateStyle::Time),
        ] {
            let latin = written.chars().any(|character| character.is_ascii_digit());
            assert_ne!(latin, eastern, "{language}: {written}");
        }
    }
}

#[wasm_bindgen_test]
fn a_language_that_is_none_gets_plain_english() {
    let intl = Intl::new("no language at all");
    assert_eq!(intl.date(NIGHT, DateStyle::Full), "24 April 2025");
    assert_eq!(intl.number(1234.0), "1,234");
    assert_eq!(intl.plural(1.0), "one");
}
