//! What a browser would tell the layout, in plain English and fixed widths; and made-up events.

use diplomatic_timeline::layout::{Entry, Font, Gap, GapUnit, Measure, Texts, Tick, Words};
use diplomatic_timeline::model::{
    Basis, Event, Label, Moment, Precision, SECONDS_PER_DAY, Status, Timeline, When,
};
use diplomatic_timeline::scale::Unit;

/// Every letter of a typeface is as wide as its average one.
pub(crate) struct Fixed;

impl Measure for Fixed {
    fn width(&self, text: &str, font: Font) -> f64 {
        let letter = match font {
            Font::Label => 6.6,
            Font::LabelBold => 7.0,
            Font::Head => 8.2,
            Font::Caption => 6.0,
            Font::Strip => 5.2,
        };
        text.chars().count() as f64 * letter
    }
}

/// English without `Intl`.
pub(crate) struct English;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const DAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];

struct Date {
    year: i64,
    month: usize,
    day: i64,
    weekday: &'static str,
}

fn date(civil: i64) -> Date {
    let year = Unit::Year.floor(civil);
    let month = Unit::Month.floor(civil);
    let weekday = civil.div_euclid(SECONDS_PER_DAY).rem_euclid(7) as usize;
    Date {
        year: 1970 + Unit::Year.count(0, year),
        month: Unit::Month.count(year, month) as usize,
        day: (civil - month).div_euclid(SECONDS_PER_DAY) + 1,
        weekday: DAYS[weekday],
    }
}

impl Words for English {
    fn head(&self, entry: &Entry, roomy: bool, first_of_year: bool) -> (String, String) {
        let d = date(entry.start);
        let month = MONTHS[d.month];
        let short = &month[..3];
        match entry.precision {
            Precision::Year => (String::new(), d.year.to_string()),
            Precision::Month if roomy => (d.year.to_string(), month.into()),
            Precision::Month => (d.year.to_string(), short.into()),
            Precision::Range => {
                let to = date(entry.end - 1);
                (
                    format!("{} or {}", d.weekday, to.weekday),
                    format!("{} or {} {}", d.day, to.day, MONTHS[to.month]),
                )
            }
            Precision::Open => (
                format!("{} or later", d.weekday),
                format!("from {} {month}", d.day),
            ),
            _ if first_of_year => (
                format!("{}, {}", d.weekday, d.year),
                format!("{} {month}", d.day),
            ),
            _ => (d.weekday.into(), format!("{} {month}", d.day)),
        }
    }

    fn caption(&self, entry: &Entry, all_derived: bool) -> String {
        match entry.precision {
            Precision::Instant => "exact".into(),
            Precision::PartOfDay => "early hours".into(),
            Precision::Day if all_derived => "derived".into(),
            Precision::Day => "no time stated".into(),
            Precision::Range => "day uncertain".into(),
            Precision::Month => "month".into(),
            Precision::Year => "year".into(),
            Precision::Open => "planned, no date".into(),
        }
    }

    fn gap(&self, gap: Gap) -> (String, String) {
        let about = if gap.about { "≈ " } else { "" };
        let half = if gap.halves % 2 == 1 { "½" } else { "" };
        let unit = match gap.unit {
            GapUnit::Days => "days",
            GapUnit::Months => "months",
            GapUnit::Years => "years",
        };
        (format!("{about}{}{half}", gap.halves / 2), unit.into())
    }

    fn tick(&self, tick: Tick) -> (String, String) {
        let d = date(tick.at);
        let short = &MONTHS[d.month][..3];
        let year = if tick.context {
            d.year.to_string()
        } else {
            String::new()
        };
        match tick.step.unit {
            Unit::Minute | Unit::Hour => {
                let minutes = tick.at.rem_euclid(SECONDS_PER_DAY) / 60;
                let day = if tick.context {
                    format!("{} {} {short}", d.weekday, d.day)
                } else {
                    String::new()
                };
                (day, format!("{:02}:{:02}", minutes / 60, minutes % 60))
            }
            Unit::Day if tick.roomy => (d.weekday.into(), format!("{} {}", d.day, MONTHS[d.month])),
            Unit::Day => (d.weekday.into(), d.day.to_string()),
            Unit::Week => (year, format!("{} {short}", d.day)),
            Unit::Month | Unit::Quarter => (year, short.into()),
            Unit::Year | Unit::Decade | Unit::Century => (String::new(), d.year.to_string()),
        }
    }

    fn strip(&self, entry: &Entry) -> String {
        let d = date(entry.start);
        let short = &MONTHS[d.month][..3];
        match entry.precision {
            Precision::Year => d.year.to_string(),
            Precision::Month => format!("{short} {:02}", d.year.rem_euclid(100)),
            Precision::Range | Precision::Open => String::new(),
            _ => format!("{} {short}", d.day),
        }
    }
}

/// Texts for a timeline.
pub(crate) fn texts(timeline: &Timeline) -> Texts<'_> {
    Texts {
        labels: timeline,
        measure: &Fixed,
        words: &English,
    }
}

/// A made-up event.
pub(crate) fn event(number: usize, kind: &str, when: When) -> Event {
    Event {
        id: format!("e{number}"),
        kind: kind.into(),
        status: if when.basis == Basis::Announced {
            Status::Announced
        } else {
            Status::Occurred
        },
        when,
        headline: format!("Something happened, number {number}"),
        label: Some(Label {
            lead: "Somebody".into(),
            rest: format!("said something for the {number}. time")
                .chars()
                .take(12 + number * 7 % 28)
                .collect(),
        }),
        ..Event::default()
    }
}

/// An interval from and to (inclusive), civil seconds.
pub(crate) fn when(precision: Precision, start: i64, last: i64) -> When {
    let moment = |civil| Moment { civil, offset: 0 };
    When {
        edtf: String::new(),
        earliest: Some(moment(start)),
        latest: (precision != Precision::Open).then(|| moment(last)),
        precision,
        basis: Basis::Stated,
        ..When::default()
    }
}

/// The interval of a precision that holds a time.
pub(crate) fn around(precision: Precision, civil: i64) -> When {
    let day = Unit::Day.floor(civil);
    let unit = |unit: Unit| (unit.floor(civil), unit.offset(civil, 1) - 1);
    let (start, last) = match precision {
        Precision::Instant => (civil, civil),
        Precision::PartOfDay => (day, day + 6 * 3600 - 1),
        Precision::Range => (day, day + 3 * SECONDS_PER_DAY - 1),
        Precision::Month => unit(Unit::Month),
        Precision::Year => unit(Unit::Year),
        Precision::Day | Precision::Open => unit(Unit::Day),
    };
    when(precision, start, last)
}

/// A timeline of events.
pub(crate) fn timeline(events: Vec<Event>) -> Timeline {
    Timeline {
        events,
        ..Timeline::default()
    }
}

/// Many events over three years: bursts, quiet weeks, three kinds.
pub(crate) fn many(number: usize) -> Timeline {
    let mut seed = 7_u64;
    let mut random = move || {
        seed = seed * 16_807 % 2_147_483_647;
        seed as f64 / 2_147_483_647.0
    };
    let start = Unit::Day.floor(1_645_660_800);
    let peaks: Vec<(f64, f64)> = (0..26)
        .map(|_| (random() * 1157.0, 3.0 + random() * 22.0))
        .collect();
    let hush = [(212.0, 251.0), (640.0, 671.0), (902.0, 925.0)];
    let mut events = Vec::with_capacity(number);
    while events.len() < number {
        let day = if random() < 0.62 {
            let (at, wide) = peaks[(random() * 26.0) as usize % 26];
            at + (random() + random() + random() - 1.5) * wide
        } else {
            random() * 1157.0
        };
        let quiet = hush.iter().any(|(a, b)| day > *a && day < *b);
        if !(0.0..1157.0).contains(&day) || quiet {
            continue;
        }
        let kind = match random() {
            q if q < 0.27 => "strike",
            q if q < 0.85 => "statement",
            _ => "meeting",
        };
        let civil = start + day.floor() as i64 * SECONDS_PER_DAY;
        events.push(event(events.len(), kind, around(Precision::Day, civil)));
    }
    timeline(events)
}
