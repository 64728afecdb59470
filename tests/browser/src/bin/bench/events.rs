//! Made-up events: for a number of them always the same, and the same for every
//! contender, each in its own format.
//!
//! The formats hold what each contender needs to show date, kind, headline and
//! summary, and nothing it would not use.

use std::io::Write as _;

use anyhow::Result;

/// Kinds with their names, and how many of a hundred events are of each.
const KINDS: [(&str, &str, u64); 4] = [
    ("strike", "Strikes", 45),
    ("statement", "Statements", 35),
    ("meeting", "Meetings", 15),
    ("background", "Background", 5),
];
const PEOPLE: [&str; 12] = [
    "Ada Brandt",
    "Bo Castellan",
    "Cleo Drummond",
    "Dario Eklund",
    "Esma Farrow",
    "Filip Grange",
    "Greta Holloway",
    "Hugo Ivarsen",
    "Ines Jaramillo",
    "Jonas Keller",
    "Kaja Lindqvist",
    "Luis Moreau",
];
const PLACES: [&str; 10] = [
    "Aldport", "Berrow", "Castra", "Dunholm", "Estovar", "Farwick", "Gildon", "Harran", "Istra",
    "Jorvale",
];
const THINGS: [&str; 8] = [
    "the railway bridge",
    "a power station",
    "the grain terminal",
    "an apartment block",
    "the airfield",
    "a fuel depot",
    "the harbour",
    "the water works",
];
const TOPICS: [&str; 8] = [
    "a ceasefire",
    "the exchange of prisoners",
    "the northern border",
    "new sanctions",
    "air defence",
    "the gas transit",
    "observers",
    "the election",
];
/// 1 January 2014 as days since 1970.
const FIRST_DAY: i64 = 16_071;
/// Twelve years.
const LONGEST: i64 = 4383;

struct Event {
    number: usize,
    kind: usize,
    day: i64,
    person: usize,
    place: usize,
    headline: String,
    summary: String,
}

/// A mixed-up number of a number (Steele, Lea and Flood's SplitMix64).
fn mixed(number: u64) -> u64 {
    let z = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

fn pick<T>(from: &[T], by: u64) -> (usize, &T) {
    let at = (by % from.len() as u64) as usize;
    (at, &from[at])
}

fn event(number: usize, of: usize) -> Event {
    let chance = mixed(number as u64);
    // A handful in a few weeks, a thousand and more in years.
    let span = (of as i64 * 3).clamp(1, LONGEST);
    let drift = (chance >> 8) as i64 % 5 - 2;
    let day = FIRST_DAY + (number as i64 * span / of as i64 + drift).clamp(0, span - 1);
    let mut left = chance % 100;
    let kind = KINDS
        .iter()
        .position(|(.., share)| {
            let here = left < *share;
            left = left.wrapping_sub(*share);
            here
        })
        .unwrap_or(0);
    let (person, name) = pick(&PEOPLE, chance >> 16);
    let (place, town) = pick(&PLACES, chance >> 24);
    let (_, thing) = pick(&THINGS, chance >> 32);
    let (_, topic) = pick(&TOPICS, chance >> 40);
    let count = (chance >> 48) % 90 + 2;
    let (headline, summary) = match kind {
        0 => (
            format!("Drones hit {thing} in {town}"),
            format!(
                "{count} drones were counted over {town}; {thing} burned until noon, and {name} asked for {topic}."
            ),
        ),
        1 => (
            format!("{name} speaks about {topic}"),
            format!(
                "In {town} {name} told reporters that {topic} could be agreed within {count} days, and took no questions."
            ),
        ),
        2 => (
            format!("Talks in {town} on {topic}"),
            format!(
                "{name} met delegates in {town} for {count} minutes; the subject was {topic}, and no paper was signed."
            ),
        ),
        _ => (
            format!("How {topic} became an issue in {town}"),
            format!(
                "For {count} months {name} had warned in {town} that {topic} would not settle itself."
            ),
        ),
    };
    Event {
        number,
        kind,
        day,
        person,
        place,
        headline,
        summary,
    }
}

/// Year, month and day of a day counted from 1970 (Hinnant's algorithm).
fn date(day: i64) -> (i64, i64, i64) {
    let z = day + 719_468;
    let era = z.div_euclid(146_097);
    let doe = z.rem_euclid(146_097);
    let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
    let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    let month = (5 * doy + 2) / 153;
    let day = doy - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (yoe + era * 400 + i64::from(month <= 2), month, day)
}

pub(crate) fn iso(day: i64) -> String {
    let (year, month, day) = date(day);
    format!("{year}-{month:02}-{day:02}")
}

/// Writes `head`, the events with commas between them, and `foot`.
fn all(
    of: usize,
    head: &str,
    foot: &str,
    one: impl Fn(&mut Vec<u8>, Event) -> std::io::Result<()>,
) -> Result<Vec<u8>> {
    let mut out = Vec::with_capacity(of * 440 + 4096);
    out.extend(head.as_bytes());
    for number in 0..of {
        if number > 0 {
            out.push(b',');
        }
        one(&mut out, event(number, of))?;
    }
    out.extend(foot.as_bytes());
    Ok(out)
}

/// A `timeline.json`.
pub(crate) fn ours(of: usize) -> Result<Vec<u8>> {
    let named = |prefix: &str, names: &[&str]| {
        let each = names.iter().enumerate();
        let each = each.map(|(n, name)| format!(r#"{{"id":"{prefix}{n}","name":"{name}"}}"#));
        each.collect::<Vec<_>>().join(",")
    };
    let head = format!(
        r#"{{"format":"diplomatic-timeline/1","id":"bench","title":"{of} events","summary":"","language":"en","time_zone":"Europe/Kyiv","kinds":[],"sources":[{{"id":"s","title":"Report","publisher":"Gazette","published":"2026-01-01"}}],"actors":[{}],"places":[{}],"events":["#,
        named("p", &PEOPLE),
        named("t", &PLACES)
    );
    all(of, &head, "]}", |out, e| {
        let day = iso(e.day);
        let part = ["target", "speaker", "participant", "party"][e.kind];
        write!(
            out,
            r#"{{"id":"e{}","kind":"{}","headline":"{}","summary":"{}","when":{{"edtf":"{day}","earliest":"{day}T00:00:00+03:00","latest":"{day}T23:59:59+03:00","precision":"day","basis":"stated"}},"place":"t{}","actors":[{{"actor":"p{}","part":"{part}"}}]}}"#,
            e.number, KINDS[e.kind].0, e.headline, e.summary, e.place, e.person
        )
    })
}

/// Items for vis-timeline, in a group a kind.
pub(crate) fn vis(of: usize) -> Result<Vec<u8>> {
    all(of, "[", "]", |out, e| {
        write!(
            out,
            r#"{{"id":{},"group":"{}","start":"{}","content":"{}","title":"{}"}}"#,
            e.number,
            KINDS[e.kind].0,
            iso(e.day),
            e.headline,
            e.summary
        )
    })
}

/// TimelineJS's own JSON.
pub(crate) fn timelinejs(of: usize) -> Result<Vec<u8>> {
    all(of, r#"{"events":["#, "]}", |out, e| {
        let (year, month, day) = date(e.day);
        write!(
            out,
            r#"{{"unique_id":"e{}","group":"{}","start_date":{{"year":{year},"month":{month},"day":{day}}},"text":{{"headline":"{}","text":"{}"}}}}"#,
            e.number, KINDS[e.kind].1, e.headline, e.summary
        )
    })
}

/// A page with a plain list.
pub(crate) fn list(of: usize, head: &str) -> Result<Vec<u8>> {
    let head = [head, "<ol>"].concat();
    let mut page = all(of, &head, "</ol>", |out, e| {
        let day = iso(e.day);
        write!(
            out,
            "<li><time datetime={day}>{day}</time> <b>{}</b> {}</li>",
            e.headline, e.summary
        )
    })?;
    // Commas are for JSON.
    let text = String::from_utf8(std::mem::take(&mut page))?;
    Ok(text.replace("</li>,<li>", "</li><li>").into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    #[test]
    fn every_format_has_every_event_on_the_same_days() {
        let ours: Value = serde_json::from_slice(&ours(50).unwrap()).unwrap();
        let vis: Value = serde_json::from_slice(&vis(50).unwrap()).unwrap();
        let tl: Value = serde_json::from_slice(&timelinejs(50).unwrap()).unwrap();
        let list = String::from_utf8(list(50, "").unwrap()).unwrap();
        let items: Vec<&str> = list.split("<li>").skip(1).collect();
        assert_eq!(items.len(), 50);
        for n in 0..50 {
            let day = ours["events"][n]["when"]["edtf"].as_str().unwrap();
            assert_eq!(vis[n]["start"], day);
            assert!(items[n].contains(day));
            let start = &tl["events"][n]["start_date"];
            let (year, rest) = day.split_once('-').unwrap();
            assert_eq!(start["year"].to_string(), year);
            let (month, _) = rest.split_once('-').unwrap();
            assert_eq!(start["month"], month.parse::<u64>().unwrap());
        }
    }

    #[test]
    fn days_are_those_of_the_calendar() {
        assert_eq!(iso(0), "1970-01-01");
        assert_eq!(iso(FIRST_DAY), "2014-01-01");
        assert_eq!(iso(19_782), "2024-02-29");
    }
}
