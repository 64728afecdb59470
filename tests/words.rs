//! The catalogues of the languages beside English, and how their dates read.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests assert"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use chrono::Datelike;
use diplomatic_timeline::layout::{Gap, GapUnit, Items, Words as _};
use diplomatic_timeline::model::{Amount, Event, Moment, Precision, Timeline, When};
use diplomatic_timeline::text::{
    Calendar, Catalogue, DatePhrase, DateStyle, Key, PlainEnglish, Words, english,
};

const LANGUAGES: [&str; 5] = ["ar", "de", "es", "fr", "uk"];

fn text(language: &str) -> String {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/text/words");
    fs::read_to_string(format!("{folder}/{language}.json")).unwrap()
}

fn map(language: &str) -> BTreeMap<String, String> {
    serde_json::from_str(&text(language)).unwrap()
}

fn places(form: &str) -> BTreeSet<&str> {
    let after = form.split('{').skip(1);
    after.map(|rest| rest.split_once('}').unwrap().0).collect()
}

#[test]
fn the_script_asks_for_just_the_languages_that_are_there() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/text/words");
    let files = fs::read_dir(folder).unwrap();
    let names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
    let there: BTreeSet<String> = names.collect();
    let expected = LANGUAGES.map(|language| format!("{language}.json"));
    assert_eq!(there, BTreeSet::from(expected));
    let script = include_str!("../src/element/fetching.js");
    let mut lines = script.lines();
    let line = lines.find(|line| line.starts_with("const LANGUAGES"));
    let tags = line.unwrap().split(|c: char| !c.is_ascii_alphabetic());
    let asked: Vec<&str> = tags.filter(|tag| tag.len() == 2).collect();
    assert_eq!(asked, LANGUAGES);
}

#[test]
fn every_catalogue_has_every_key_once_and_no_other() {
    let expected: BTreeSet<&str> = english().map(|(name, _)| name).collect();
    for language in LANGUAGES {
        let map = map(language);
        let keys: BTreeSet<&str> = map.keys().map(String::as_str).collect();
        assert_eq!(keys, expected, "{language}");
        let lines = text(language).matches("\": \"").count();
        assert_eq!(lines, keys.len(), "a key stands twice in {language}");
        assert!(Catalogue::from_json(&text(language)).is_ok(), "{language}");
    }
}

#[test]
fn words_of_another_version_are_not_taken_for_others() {
    let german = text("de");
    for changed in [
        german.replace("  \"key.month\": \"Monat\",\n", ""),
        german.replace("\"key.month\"", "\"key.week\""),
        german.replace("\"Monat\"", "5"),
        "{}".to_owned(),
    ] {
        assert_ne!(changed, german);
        assert!(Catalogue::from_json(&changed).is_err());
    }
    let reworded = german.replace("\"Monat\"", "\"Ein Monat\"");
    let words = Catalogue::from_json(&reworded).unwrap();
    assert_eq!(words.get(Key::KeyMonth), "Ein Monat");
}

#[test]
fn every_form_has_the_places_of_the_english() {
    for language in LANGUAGES {
        let map = map(language);
        let categories: Vec<&str> = map["plural"].split('|').collect();
        for (name, english) in english().filter(|(name, _)| *name != "plural") {
            let forms: Vec<&str> = map[name].split('|').collect();
            let wanted = if english.contains('|') {
                categories.len()
            } else {
                1
            };
            assert_eq!(forms.len(), wanted, "forms of {name} in {language}");
            let all = places(english.rsplit('|').next().unwrap());
            for (form, category) in forms.iter().zip(&categories) {
                assert!(!form.is_empty(), "{name} in {language} is empty");
                // A word may stand for the number, except where 21 and 101 are of its category too.
                let alone = *category != "other" && *category != "few" && *category != "many";
                let spelled = wanted > 1 && alone && language != "uk";
                let mut expected = all.clone();
                if spelled && !places(form).contains("n") {
                    expected.remove("n");
                }
                assert_eq!(places(form), expected, "{name} in {language}: {form}");
            }
        }
    }
}

/// Dates and plurals as `Intl` gives them, as far as these tests go.
struct Fake(&'static str);

impl Calendar for Fake {
    fn date(&self, civil: i64, style: DateStyle) -> String {
        let date = Moment { civil, offset: 0 }.date().unwrap();
        let (day, year) = (date.day(), date.year());
        let names = match self.0 {
            "ar" => ["أبريل", "مايو", "يوليو"],
            "de" => ["April", "Mai", "Juli"],
            "es" => ["abril", "mayo", "julio"],
            "fr" => ["avril", "mai", "juillet"],
            "uk" => ["квітень", "травень", "липень"],
            _ => ["April", "May", "July"],
        };
        let after_day = match self.0 {
            "uk" => ["квітня", "травня", "липня"],
            _ => names,
        };
        let place = date.month().saturating_sub(4).min(2) as usize;
        let (month, of_month) = (names[place], after_day[place]);
        let full_year = match self.0 {
            "uk" => format!("{year} р."),
            "es" => format!("de {year}"),
            _ => year.to_string(),
        };
        let day_month = match self.0 {
            "de" => format!("{day}. {of_month}"),
            "es" => format!("{day} de {of_month}"),
            "en-US" => format!("{of_month} {day}"),
            _ => format!("{day} {of_month}"),
        };
        match style {
            DateStyle::Day => day.to_string(),
            DateStyle::DayMonth => day_month,
            DateStyle::Full if self.0 == "en-US" => format!("{day_month}, {year}"),
            DateStyle::Full => format!("{day_month} {full_year}"),
            DateStyle::Month => month.into(),
            DateStyle::MonthYear => format!("{month} {full_year}"),
            DateStyle::Year => year.to_string(),
            style => PlainEnglish.date(civil, style),
        }
    }

    fn number(&self, value: f64) -> String {
        PlainEnglish.number(value)
    }

    fn plural(&self, count: f64) -> String {
        let whole = (count.fract() == 0.0).then_some(count as u32);
        let name = match (self.0, whole.map(|n| (n % 10, n % 100))) {
            ("uk", None) => "other",
            ("uk", Some((1, n))) if n != 11 => "one",
            ("uk", Some((2..=4, n))) if !(12..=14).contains(&n) => "few",
            ("uk", _) => "many",
            ("ar", Some((_, 3..=10))) => "few",
            ("ar", Some((_, 11..))) => "many",
            _ => return PlainEnglish.plural(count),
        };
        name.into()
    }
}

fn words(language: &'static str) -> Words {
    let catalogue = if language.starts_with("en") {
        Catalogue::default()
    } else {
        Catalogue::from_json(&text(language)).unwrap()
    };
    Words::new(language, catalogue, Box::new(Fake(language)))
}

fn said(language: &'static str, edtf: &str, from: &str, to: &str) -> String {
    let moment = |day: &str, time: &str| format!("{day}T{time}Z").parse().ok();
    let when = When {
        edtf: edtf.into(),
        earliest: moment(from, "00:00:00"),
        latest: moment(to, "23:59:59"),
        precision: if from.is_empty() || to.is_empty() {
            Precision::Open
        } else {
            Precision::Range
        },
        ..When::default()
    };
    DatePhrase::new(&words(language), &when).date
}

#[test]
fn one_of_two_days_reads_as_each_language_has_it() {
    let two = |language| said(language, "", "2025-04-24", "2025-04-25");
    assert_eq!(two("de"), "24. oder 25. April 2025");
    assert_eq!(two("uk"), "24 або 25 квітня 2025\u{a0}р.");
    assert_eq!(two("fr"), "24 ou 25 avril 2025");
    assert_eq!(two("es"), "el 24 o el 25 de abril de 2025");
    assert_eq!(two("ar"), "24 أو 25 أبريل 2025");
    assert_eq!(two("en-US"), "April 24 or April 25, 2025");
    let across = said("de", "", "2025-04-30", "2025-05-01");
    assert_eq!(across, "30. April oder 1. Mai 2025");
}

#[test]
fn a_range_of_days_takes_another_form_than_one_of_months() {
    let days = |language| said(language, "", "2025-05-01", "2025-05-03");
    assert_eq!(days("de"), "1. bis 3. Mai 2025");
    assert_eq!(days("uk"), "1 – 3 травня 2025\u{a0}р.");
    assert_eq!(days("fr"), "du 1er au 3 mai 2025");
    assert_eq!(days("es"), "del 1 al 3 de mayo de 2025");
    assert_eq!(days("ar"), "من 1 إلى 3 مايو 2025");
    let months = |language| said(language, "", "2024-05-01", "2024-07-31");
    assert_eq!(months("de"), "Mai bis Juli 2024");
    assert_eq!(months("uk"), "травень – липень 2024\u{a0}р.");
    assert_eq!(months("fr"), "mai à juillet 2024");
    assert_eq!(months("es"), "de mayo a julio de 2024");
    let years = |language| said(language, "", "2010-01-01", "2019-12-31");
    assert_eq!(years("es"), "de 2010 a 2019");
}

#[test]
fn an_open_start_is_a_day_or_coarser() {
    let day = |language| said(language, "2025-04-25/..", "2025-04-25", "");
    assert_eq!(day("uk"), "з 25 квітня 2025\u{a0}р.");
    assert_eq!(day("fr"), "dès le 25 avril 2025");
    let month = |language| said(language, "2024-07/..", "2024-07-01", "");
    assert_eq!(month("uk"), "липень 2024\u{a0}р. – …");
    assert_eq!(month("fr"), "dès juillet 2024");
    for qualified in ["2024-07?/..", "2024?-07/..", "?2024-~07/.."] {
        assert_eq!(said("fr", qualified, "2024-07-01", ""), "dès juillet 2024");
    }
}

#[test]
fn the_first_is_first_and_the_eleventh_is_not() {
    let from = |edtf, day| said("fr", edtf, day, "");
    assert_eq!(from("2025-05-01/..", "2025-05-01"), "dès le 1er mai 2025");
    assert_eq!(from("2025-05-11/..", "2025-05-11"), "dès le 11 mai 2025");
}

#[test]
fn counts_take_the_plural_of_their_language() {
    let gap = |language, halves| {
        let gap = Gap {
            halves,
            unit: GapUnit::Years,
            about: false,
        };
        let (value, unit) = words(language).gap(gap);
        format!("{value} {unit}")
    };
    assert_eq!(gap("uk", 4), "2 роки");
    assert_eq!(gap("uk", 5), "2½ року");
    assert_eq!(gap("uk", 10), "5 років");
    assert_eq!(gap("uk", 42), "21 рік");
    assert_eq!(gap("ar", 10), "5 سنوات");
    let timeline = Timeline::default();
    let strikes = |language, count| words(language).kind_count(&timeline, "strike", count);
    assert_eq!(strikes("uk", 21), "21 удар");
    assert_eq!(strikes("de", 12), "12 Angriffe");
    let killed = |language, n| words(language).measure("killed", None, Amount::Value(n));
    assert_eq!(killed("ar", 12.0), "قتيلًا");
    assert_eq!(killed("uk", 12.0), "загинуло");
    let missiles = words("uk").measure("intercepted", Some("ракет"), Amount::Value(48.0));
    assert_eq!(missiles, "ракет перехоплено");
}

#[test]
fn a_single_month_of_days_is_not_from_itself_to_itself() {
    let month = |language| said(language, "", "2025-04-01", "2025-04-30");
    assert_eq!(month("en"), "1 to 30 April 2025");
    assert_eq!(month("de"), "1. bis 30. April 2025");
    assert_eq!(month("fr"), "du 1er au 30 avril 2025");
}

/// The head of a date on the axis: its small and its main line, and what is said below it.
fn head(edtf: &str, from: &str, to: &str, first_of_year: bool) -> [String; 3] {
    let moment = |text: &str| text.parse().ok();
    let when = When {
        edtf: edtf.into(),
        earliest: moment(from),
        latest: moment(to),
        precision: if from.is_empty() || to.is_empty() {
            Precision::Open
        } else {
            Precision::Range
        },
        ..When::default()
    };
    let event = Event {
        id: "e".into(),
        kind: "strike".into(),
        when,
        ..Event::default()
    };
    let timeline = Timeline {
        events: vec![event],
        ..Timeline::default()
    };
    let items = Items::new(&timeline);
    let entry = items.get(0).unwrap();
    let words = words("en");
    let (small, main) = words.head(entry, true, first_of_year);
    [small, main, words.caption(entry, false)]
}

#[test]
fn the_axis_is_as_coarse_as_the_date_and_names_the_year_that_nobody_has_named() {
    let open = |edtf, from| head(edtf, from, "", true);
    let no_end = "no end stated";
    assert_eq!(
        open("2025/..", "2025-01-01T00:00:00Z"),
        ["", "from 2025", no_end]
    );
    assert_eq!(
        open("2025-05/..", "2025-05-01T00:00:00Z"),
        ["", "from May 2025", no_end]
    );
    let day = "2025-05-01T00:00:00Z";
    assert_eq!(open("2025-05-01/..", day), ["2025", "from 1 May", no_end]);
    let later = head("2025-05-01/..", day, "", false);
    assert_eq!(later, ["Thu or later", "from 1 May", no_end]);
    let two = |first| head("", "2025-04-24T00:00:00Z", "2025-04-25T23:59:59Z", first);
    assert_eq!(
        two(false),
        ["Thu or Fri", "24 or 25 April", "day uncertain"]
    );
    assert_eq!(two(true), ["2025", "24 or 25 April", "day uncertain"]);
}

#[test]
fn the_axis_says_hours_of_a_day_as_that_day_and_many_days_as_a_date() {
    let hours = head("", "2025-04-24T03:00:00Z", "2025-04-24T08:59:59Z", false);
    assert_eq!(hours, ["Thu", "24 April", "no time stated"]);
    let night = head("", "2025-04-24T20:00:00Z", "2025-04-25T01:59:59Z", false);
    assert_eq!(night, ["Thu or Fri", "24 or 25 April", "day uncertain"]);
    let weeks = head("", "2025-04-01T00:00:00Z", "2025-04-20T23:59:59Z", false);
    assert_eq!(weeks, ["2025", "1 to 20 April", "date uncertain"]);
}

#[test]
fn the_reader_s_own_clock_spells_dates_like_any_other() {
    let mut words = words("fr");
    words.reader_time = true;
    let when = When {
        earliest: "2025-05-01T12:00:00Z".parse().ok(),
        latest: "2025-05-01T12:00:59Z".parse().ok(),
        precision: Precision::Instant,
        ..When::default()
    };
    assert_eq!(DatePhrase::new(&words, &when).date, "1er mai 2025");
}
