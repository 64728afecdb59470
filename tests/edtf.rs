//! EDTF (ISO 8601-2) as the standard and others' test suites have it, through the compiler.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use diplomatic_timeline::compile::{Compiled, File, compile};
use diplomatic_timeline::model::{Moment, Precision};
use edtf_core::Edtf;
use serde::Deserialize;

#[derive(Deserialize)]
struct Case {
    edtf: String,
    valid: bool,
    level: Option<u8>,
    earliest: Option<String>,
    latest: Option<String>,
    from: Vec<String>,
}

fn cases() -> Vec<Case> {
    serde_json::from_str(include_str!("edtf/cases.json")).unwrap()
}

/// One event, still to come, so that any date will do.
fn compiled(when: &str) -> Compiled {
    let quoted = serde_json::to_string(when).unwrap();
    compile(&[
        File::new(
            "timeline.toml",
            "id = \"t\"\ntitle = \"T\"\nlanguage = \"en\"\ntime_zone = \"UTC\"\n",
        ),
        File::new(
            "articles/a.toml",
            format!(
                "[source]\ntitle = \"A\"\npublisher = \"P\"\npublished = 2025-04-25\n\
                 [[event]]\nid = \"e\"\nkind = \"meeting\"\nstatus = \"announced\"\n\
                 headline = \"E\"\nparagraphs = [1]\nwhen = {quoted}\n"
            ),
        ),
    ])
}

fn day(moment: Option<Moment>, open: &str) -> String {
    moment.map_or(open.to_owned(), |moment| {
        let text = moment.to_string();
        let day = text.split('T').next().unwrap();
        // Years before 0 have six digits with us and four in the cases.
        day.strip_prefix("-00")
            .map_or(day.to_owned(), |rest| format!("-{rest}"))
    })
}

/// The compiler refuses these with a reason of its own, though the standard allows them:
/// nothing bounds them, or their years are beyond the calendar.
fn refused_on_purpose(compiled: &Compiled) -> bool {
    let said = compiled.diagnostics.first().unwrap();
    let label = &said.labels.first().unwrap().text;
    label.contains("no bound at all") || label.contains("beyond the calendar")
}

#[test]
fn every_valid_date_compiles_to_the_same_date() {
    let (mut compiled_count, mut refused, mut bounds, mut loc) = (0, 0, 0, 0);
    for case in cases().into_iter().filter(|case| case.valid) {
        let given = Edtf::parse(&case.edtf).unwrap();
        assert_eq!(Some(given.level()), case.level, "{}", case.edtf);
        loc += usize::from(case.from.iter().any(|from| from == "loc"));
        let result = compiled(&case.edtf);
        let Some(timeline) = &result.timeline else {
            assert!(
                refused_on_purpose(&result),
                "{}: {:?}",
                case.edtf,
                result.diagnostics
            );
            refused += 1;
            continue;
        };
        compiled_count += 1;
        let when = &timeline.events[0].when;
        if when.precision == Precision::Instant {
            // Times without an offset get that of their place; others are moved to its clock.
            assert_eq!(
                when.edtf.parse(),
                Ok(when.earliest.unwrap()),
                "{}",
                case.edtf
            );
        } else if !case.edtf.starts_with(['~', '?', '%']) {
            assert_eq!(Edtf::parse(&when.edtf), Ok(given), "{}", case.edtf);
        }
        let check = |expected: &Option<String>, found: Option<Moment>, open: &str| {
            let Some(expected) = expected.as_ref().filter(|text| text.len() < 12) else {
                return 0;
            };
            assert_eq!(day(found, open), *expected, "{}", case.edtf);
            1
        };
        bounds += check(&case.earliest, when.earliest, "-infinity");
        bounds += check(&case.latest, when.latest, "infinity");
    }
    println!(
        "{} valid dates: {compiled_count} compiled, {refused} refused for want of bounds; \
         {bounds} bounds compared; {loc} of the Library of Congress's table",
        compiled_count + refused
    );
    assert!(loc >= 63 && compiled_count > 200 && refused < 20);
}

#[test]
fn every_invalid_date_is_refused() {
    let mut refused = 0;
    for case in cases().into_iter().filter(|case| !case.valid) {
        let result = compiled(&case.edtf);
        assert!(result.timeline.is_none(), "{} was read", case.edtf);
        refused += 1;
    }
    println!("{refused} invalid dates refused");
    assert!(refused > 80);
}
