//! Wall clocks of places: which offset a zone has, and the hours that clocks skip or repeat.

use chrono::{DateTime, MappedLocalTime, NaiveDateTime, Offset, TimeZone};

pub(crate) use chrono_tz::Tz as Zone;

use crate::compile::diagnostic::nearest;

use super::phrase::Side;

/// What a wall-clock time means in a zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Clock {
    /// It exists once: minutes east of Greenwich.
    Once(i16),
    /// Clocks were put back: it exists with either offset, the earlier instant first.
    Twice(i16, i16),
    /// Clocks were put forward over it; the offset just before.
    Never(i16),
}

/// The zone of an IANA name.
pub(crate) fn zone(name: &str) -> Option<Zone> {
    name.parse().ok()
}

/// The city by which readers know a zone.
pub(crate) fn city(zone: Zone) -> String {
    let name = zone.name();
    name.rsplit('/').next().unwrap_or(name).replace('_', " ")
}

/// Zones of places that were spelt otherwise once, which goes on being read: as it was, as it is.
const RESPELT: &[(&str, &str)] = &[
    ("Africa/Asmera", "Africa/Asmara"),
    ("America/Godthab", "America/Nuuk"),
    ("Asia/Ashkhabad", "Asia/Ashgabat"),
    ("Asia/Calcutta", "Asia/Kolkata"),
    ("Asia/Chungking", "Asia/Chongqing"),
    ("Asia/Dacca", "Asia/Dhaka"),
    ("Asia/Katmandu", "Asia/Kathmandu"),
    ("Asia/Macao", "Asia/Macau"),
    ("Asia/Rangoon", "Asia/Yangon"),
    ("Asia/Saigon", "Asia/Ho_Chi_Minh"),
    ("Asia/Thimbu", "Asia/Thimphu"),
    ("Asia/Ujung_Pandang", "Asia/Makassar"),
    ("Asia/Ulan_Bator", "Asia/Ulaanbaatar"),
    ("Atlantic/Faeroe", "Atlantic/Faroe"),
    ("Europe/Kiev", "Europe/Kyiv"),
    ("Pacific/Ponape", "Pacific/Pohnpei"),
    ("Pacific/Truk", "Pacific/Chuuk"),
];

/// Zones of the southern half of the world, beside those of Antarctica, Argentina and Australia.
const SOUTHERN: &str = "Africa/Blantyre Africa/Dar_es_Salaam Africa/Gaborone Africa/Harare \
    Africa/Johannesburg Africa/Kinshasa Africa/Luanda Africa/Lubumbashi Africa/Lusaka \
    Africa/Maputo Africa/Maseru Africa/Mbabane Africa/Windhoek America/Asuncion \
    America/Buenos_Aires America/Coyhaique America/Guayaquil America/La_Paz America/Lima \
    America/Montevideo America/Punta_Arenas America/Santiago America/Sao_Paulo \
    Asia/Dili Asia/Jakarta Atlantic/South_Georgia Atlantic/St_Helena Atlantic/Stanley \
    Indian/Antananarivo Indian/Comoro Indian/Mauritius Indian/Mayotte Indian/Reunion \
    Pacific/Apia Pacific/Auckland Pacific/Chatham Pacific/Easter Pacific/Fiji Pacific/Noumea \
    Pacific/Port_Moresby Pacific/Tahiti Pacific/Tongatapu";

/// Whether a zone has its summer when the north has its winter.
pub(crate) fn is_southern(name: &str) -> bool {
    let country = ["Antarctica/", "America/Argentina/", "Australia/"];
    country.iter().any(|country| name.starts_with(country))
        || SOUTHERN.split(' ').any(|zone| zone == name)
}

/// The zone whose name is nearest to a text, as it is spelt today.
pub(crate) fn zone_meant(text: &str) -> Option<&'static str> {
    let name = nearest(text, chrono_tz::TZ_VARIANTS.iter().map(|zone| zone.name()))?;
    let respelt = RESPELT.iter().find(|(once, _)| *once == name);
    Some(respelt.map_or(name, |(_, today)| today))
}

/// The offset of a wall clock, given in seconds since 1970-01-01T00:00.
pub(crate) fn clock(zone: Zone, civil: i64) -> Clock {
    let minutes = |at: &NaiveDateTime, back: i64| {
        let before = *at - chrono::TimeDelta::seconds(back);
        match zone.offset_from_local_datetime(&before) {
            MappedLocalTime::Single(offset) | MappedLocalTime::Ambiguous(offset, _) => {
                rounded(offset.fix().local_minus_utc())
            }
            MappedLocalTime::None => 0,
        }
    };
    let Some(local) = DateTime::from_timestamp(civil, 0).map(|time| time.naive_utc()) else {
        return Clock::Once(0);
    };
    match zone.offset_from_local_datetime(&local) {
        MappedLocalTime::Single(offset) => Clock::Once(rounded(offset.fix().local_minus_utc())),
        MappedLocalTime::Ambiguous(a, b) => {
            let (a, b) = (a.fix().local_minus_utc(), b.fix().local_minus_utc());
            Clock::Twice(rounded(a.max(b)), rounded(a.min(b)))
        }
        // No zone skips more than a day.
        MappedLocalTime::None => Clock::Never(minutes(&local, 86_400)),
    }
}

/// The offset for the bound of a stretch of time, which always exists: where clocks are put back
/// over its end (`After`), it ends when they show that time again.
pub(super) fn offset_of_bound(zone: Zone, civil: i64, end: Side) -> i16 {
    match (clock(zone, civil), end) {
        (Clock::Twice(_, again), Side::After) => again,
        (Clock::Once(offset) | Clock::Twice(offset, _) | Clock::Never(offset), _) => offset,
    }
}

/// The wall clock of a zone at an instant.
pub(crate) fn local(zone: Zone, utc: i64) -> Option<(i64, i16)> {
    let time = DateTime::from_timestamp(utc, 0)?;
    let offset = zone.offset_from_utc_datetime(&time.naive_utc());
    let minutes = rounded(offset.fix().local_minus_utc());
    Some((utc + i64::from(minutes) * 60, minutes))
}

/// Local mean times before zones have seconds; RFC 3339 has not.
fn rounded(seconds: i32) -> i16 {
    i16::try_from((seconds + 30).div_euclid(60)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn civil(text: &str) -> i64 {
        text.parse::<crate::model::Moment>().unwrap().civil
    }

    #[test]
    fn clocks_skip_and_repeat_an_hour_in_kyiv() {
        let kyiv = zone("Europe/Kyiv").unwrap();
        assert_eq!(clock(kyiv, civil("2025-04-24T00:00:00Z")), Clock::Once(180));
        assert_eq!(
            clock(kyiv, civil("2025-03-30T03:30:00Z")),
            Clock::Never(120)
        );
        assert_eq!(
            clock(kyiv, civil("2025-10-26T03:30:00Z")),
            Clock::Twice(180, 120)
        );
    }

    #[test]
    fn the_names_of_both_spellings_are_known() {
        assert!(zone("Europe/Kiev").is_some() && zone("Europe/Kyiv").is_some());
        assert!(zone("Europe/Kyev").is_none());
        for name in SOUTHERN.split(' ') {
            assert!(zone(name).is_some(), "{name}");
        }
        for (once, today) in RESPELT {
            assert!(zone(once).is_some() && zone(today).is_some(), "{today}");
        }
    }
}
