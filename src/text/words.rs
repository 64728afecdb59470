//! A catalogue with its calendar: everything needed to say something.

use std::fmt;
use std::rc::Rc;

#[cfg(any(test, not(target_arch = "wasm32")))]
use super::PlainEnglish;
use super::fill::fill;
use super::{Calendar, Catalogue, DateStyle, Key};
use crate::model::{
    Amount, Basis, KnownKind, PartOfDay, Qualifier, RelationKind, Status, Timeline,
};

/// The words of the interface in one language.
#[derive(Clone)]
pub struct Words {
    /// BCP 47 tag.
    pub language: String,
    /// Written from right to left.
    pub rtl: bool,
    /// Clock times are told by the reader's own clock instead of the event's.
    pub reader_time: bool,
    catalogue: Rc<Catalogue>,
    calendar: Rc<dyn Calendar>,
}

impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.catalogue, &other.catalogue)
            && std::ptr::addr_eq(Rc::as_ptr(&self.calendar), Rc::as_ptr(&other.calendar))
            && self.language == other.language
            && self.reader_time == other.reader_time
    }
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.language)
    }
}

// In a browser there is better: this would carry the English calendar along.
#[cfg(any(test, not(target_arch = "wasm32")))]
impl Default for Words {
    fn default() -> Self {
        Self::new("en", Catalogue::default(), Rc::new(PlainEnglish))
    }
}

impl Words {
    /// Joins a catalogue with the calendar of its language.
    #[must_use]
    pub fn new(language: &str, catalogue: Catalogue, calendar: Rc<dyn Calendar>) -> Self {
        let primary = language.split('-').next().unwrap_or_default();
        Self {
            language: language.into(),
            rtl: matches!(
                primary,
                "ar" | "fa" | "he" | "ur" | "ps" | "yi" | "ckb" | "dv"
            ),
            reader_time: false,
            catalogue: Rc::new(catalogue),
            calendar,
        }
    }

    /// `rtl` or `ltr`.
    #[must_use]
    pub fn dir(&self) -> &'static str {
        if self.rtl { "rtl" } else { "ltr" }
    }

    /// The words for a key, as they stand.
    #[must_use]
    pub fn get(&self, key: Key) -> &str {
        self.catalogue.get(key)
    }

    /// The words for a key with its places filled in.
    #[must_use]
    pub fn fill(&self, key: Key, places: &[(&str, &str)]) -> String {
        fill(self.get(key), places, self.rtl)
    }

    /// A phrase around a date: `from 24 April`.
    pub(super) fn dated(&self, key: Key, civil: i64, style: DateStyle) -> String {
        self.fill(key, &[("date", &self.date(civil, style))])
    }

    /// A phrase around two dates: `24 or 25 April`.
    pub(super) fn between(&self, key: Key, a: (i64, DateStyle), b: (i64, DateStyle)) -> String {
        let (a, b) = (self.date(a.0, a.1), self.date(b.0, b.1));
        self.fill(key, &[("a", &a), ("b", &b)])
    }

    /// The plural form of a key that a count asks for, with its places filled in.
    #[must_use]
    pub fn count(&self, key: Key, count: f64, places: &[(&str, &str)]) -> String {
        let wanted = self.calendar.plural(count).name();
        let mut forms = self.get(Key::PluralForms).split('|');
        let mut chosen = "";
        // The last one stands in for a form that is not there.
        for text in self.get(key).split('|') {
            chosen = text;
            if forms.next() == Some(wanted) {
                break;
            }
        }
        fill(chosen, places, self.rtl)
    }

    /// Writes a date.
    #[must_use]
    pub fn date(&self, civil: i64, style: DateStyle) -> String {
        let mut text = self.calendar.date(civil, style);
        // What is abbreviated stays on the line of its number: `2025 р.`, `24 Apr.`
        if text.ends_with('.')
            && let Some((start, end)) = text.rsplit_once(' ')
        {
            text = [start, "\u{a0}", end].concat();
        }
        match style {
            DateStyle::Day => self.fill(Key::BareDay, &[("day", &self.first(text))]),
            DateStyle::DayMonth | DateStyle::ShortDayMonth | DateStyle::Full => self.first(text),
            _ => text,
        }
    }

    /// `Intl` counts the first of a month like its other days, which French does not.
    fn first(&self, date: String) -> String {
        match date.strip_prefix('1') {
            Some(rest) if !rest.as_bytes().first().is_some_and(u8::is_ascii_digit) => {
                [self.get(Key::FirstDay), rest].concat()
            }
            _ => date,
        }
    }

    /// Whether the day stands before its month, so that two days can share the month.
    pub(super) fn day_first(&self, civil: i64) -> bool {
        let day = self.calendar.date(civil, DateStyle::Day);
        let date = self.calendar.date(civil, DateStyle::DayMonth);
        date.starts_with(&day)
    }

    /// Writes an instant by the reader's own clock.
    #[must_use]
    pub fn local(&self, utc: i64, style: DateStyle) -> String {
        self.calendar.local(utc, style)
    }

    /// The IANA name of the reader's own zone, where it is known.
    #[must_use]
    pub fn zone(&self) -> Option<String> {
        self.calendar.zone()
    }

    /// Writes a number.
    #[must_use]
    pub fn number(&self, value: f64) -> String {
        self.calendar.number(value)
    }

    /// Writes a count of things in memory.
    #[must_use]
    pub fn size(&self, count: usize) -> String {
        self.number(f64::from(u32::try_from(count).unwrap_or(u32::MAX)))
    }

    /// Name of one event of a kind: the timeline's own, else the catalogue's.
    #[must_use]
    pub fn kind(&self, timeline: &Timeline, id: &str) -> String {
        self.named_kind(timeline, id, false)
    }

    /// Name of the events of a kind.
    #[must_use]
    pub fn kinds(&self, timeline: &Timeline, id: &str) -> String {
        self.named_kind(timeline, id, true)
    }

    fn named_kind(&self, timeline: &Timeline, id: &str, many: bool) -> String {
        if let Some(kind) = timeline.kinds.iter().find(|kind| kind.id == id) {
            let plural = kind.plural.as_ref().filter(|_| many);
            return plural.unwrap_or(&kind.label).clone();
        }
        let key = match (KnownKind::from_id(id), many) {
            (Some(KnownKind::Strike), false) => Key::KindStrike,
            (Some(KnownKind::Strike), true) => Key::KindStrikes,
            (Some(KnownKind::Statement), false) => Key::KindStatement,
            (Some(KnownKind::Statement), true) => Key::KindStatements,
            (Some(KnownKind::Meeting), false) => Key::KindMeeting,
            (Some(KnownKind::Meeting), true) => Key::KindMeetings,
            (Some(KnownKind::Background), _) => Key::KindBackground,
            (None, _) if id.is_empty() => Key::KindOther,
            (None, _) => return id.replace('-', " "),
        };
        self.get(key).into()
    }

    /// So many events of a kind: `12 strikes`.
    #[must_use]
    pub fn kind_count(&self, timeline: &Timeline, id: &str, count: usize) -> String {
        let own = timeline.kinds.iter().any(|kind| kind.id == id);
        let n = self.size(count);
        let key = match KnownKind::from_id(id) {
            Some(KnownKind::Strike) if !own => Key::StrikeCount,
            Some(KnownKind::Statement) if !own => Key::StatementCount,
            Some(KnownKind::Meeting) if !own => Key::MeetingCount,
            // A name that stands in a file cannot be put in the plural that a count asks for.
            _ => return [&self.kinds(timeline, id), self.get(Key::Colon), &n].concat(),
        };
        self.count(key, count as f64, &[("n", &n)])
    }

    /// Names a relation, seen from its start or (reversed) from its end.
    #[must_use]
    pub fn relation(&self, kind: RelationKind, reverse: bool) -> &str {
        self.get(match (kind, reverse) {
            (RelationKind::RespondsTo, false) => Key::RespondsTo,
            (RelationKind::RespondsTo, true) => Key::AnsweredBy,
            (RelationKind::Announces, false) => Key::Announces,
            (RelationKind::Announces, true) => Key::AnnouncedBy,
            (RelationKind::RefersTo, false) => Key::RefersTo,
            (RelationKind::RefersTo, true) => Key::ReferredToBy,
            (RelationKind::ComparedWith, false) => Key::ComparedWith,
            (RelationKind::ComparedWith, true) => Key::ComparedBy,
            (RelationKind::Follows, false) => Key::Follows,
            (RelationKind::Follows, true) => Key::FollowedBy,
            (RelationKind::Contradicts, false) => Key::Contradicts,
            (RelationKind::Contradicts, true) => Key::ContradictedBy,
            (RelationKind::Other, _) => Key::RelatedTo,
        })
    }

    /// How a date is known, in one word.
    #[must_use]
    pub fn basis(&self, basis: Basis) -> &str {
        self.get(match basis {
            Basis::Stated => Key::BasisStated,
            Basis::Derived => Key::BasisDerived,
            Basis::Inferred => Key::BasisInferred,
            Basis::Announced => Key::BasisAnnounced,
            Basis::Unknown => Key::BasisUnknown,
        })
    }

    /// How a date is known, as a caption.
    #[must_use]
    pub fn basis_long(&self, basis: Basis) -> &str {
        self.get(match basis {
            Basis::Stated => Key::DateStated,
            Basis::Derived => Key::DateDerived,
            Basis::Inferred => Key::DateInferred,
            Basis::Announced => Key::DateAnnounced,
            Basis::Unknown => Key::DateUnknown,
        })
    }

    /// A part of the day.
    #[must_use]
    pub fn part_of_day(&self, part: PartOfDay) -> &str {
        self.get(match part {
            PartOfDay::EarlyHours => Key::EarlyHours,
            PartOfDay::Morning => Key::Morning,
            PartOfDay::Midday => Key::Midday,
            PartOfDay::Afternoon => Key::Afternoon,
            PartOfDay::Evening => Key::Evening,
            PartOfDay::Night => Key::Night,
        })
    }

    /// Whether an event happened.
    #[must_use]
    pub fn status(&self, status: Status) -> &str {
        self.get(match status {
            Status::Occurred | Status::Other => Key::StatusOccurred,
            Status::Ongoing => Key::StatusOngoing,
            Status::Announced => Key::StatusAnnounced,
            Status::Claimed => Key::StatusClaimed,
            Status::Cancelled => Key::StatusCancelled,
        })
    }

    /// What is to be said after the name of an event that has not simply taken place.
    #[must_use]
    pub fn status_in_line(&self, status: Status) -> Option<&str> {
        Some(self.get(match status {
            Status::Occurred | Status::Other => return None,
            Status::Ongoing => Key::InLineOngoing,
            Status::Announced => Key::InLineAnnounced,
            Status::Claimed => Key::InLineClaimed,
            Status::Cancelled => Key::InLineCancelled,
        }))
    }

    /// How exact a number is meant; empty for an exact one.
    #[must_use]
    pub fn qualifier(&self, qualifier: Qualifier) -> &str {
        match qualifier {
            Qualifier::Exact => "",
            Qualifier::AtLeast => self.get(Key::AtLeast),
            Qualifier::About => self.get(Key::AboutFigure),
            Qualifier::MoreThan => self.get(Key::MoreThan),
            Qualifier::FewerThan => self.get(Key::FewerThan),
            Qualifier::UpTo => self.get(Key::UpTo),
        }
    }

    /// A number or a range of numbers.
    #[must_use]
    pub fn amount(&self, amount: Amount) -> String {
        match amount {
            Amount::Value(value) => self.number(value),
            Amount::Range([low, high]) => {
                [self.number(low).as_str(), "–", &self.number(high)].concat()
            }
        }
    }

    /// What an amount counts, with its unit: `missiles intercepted`.
    #[must_use]
    pub fn measure(&self, measure: &str, unit: Option<&str>, amount: Amount) -> String {
        let known = match measure {
            "killed" => Key::Killed,
            "injured" => Key::Injured,
            "missing" => Key::Missing,
            "captured" => Key::Captured,
            "displaced" => Key::Displaced,
            "launched" => Key::Launched,
            "intercepted" => Key::Intercepted,
            "hit" => Key::Hit,
            "fires" => Key::Fires,
            other => {
                let other = other.replace('-', " ");
                return match unit {
                    Some(unit) => [unit, " ", &other].concat(),
                    None => other,
                };
            }
        };
        let (Amount::Value(count) | Amount::Range([_, count])) = amount;
        let name = self.count(known, count, &[]);
        match unit {
            Some(unit) => [unit, " ", &name].concat(),
            None => name,
        }
    }

    /// Joins names as in `1, 3 and 12`.
    #[must_use]
    pub fn list(&self, names: &[String]) -> String {
        match names {
            [] => String::new(),
            [one] => one.clone(),
            [start @ .., last] => {
                let start = start.join(self.get(Key::Comma));
                self.fill(Key::And, &[("a", &start), ("b", last)])
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_put_in_and_never_read_as_places_themselves() {
        let words = Words::default();
        let text = words.fill(Key::Of, &[("i", "{n}"), ("n", "15")]);
        assert_eq!(text, "{n} of 15");
    }

    #[test]
    fn counts_choose_their_plural() {
        let words = Words::default();
        assert_eq!(words.count(Key::Days, 1.0, &[]), "day");
        assert_eq!(words.count(Key::Days, 1.5, &[]), "days");
        assert_eq!(words.count(Key::Days, 43.0, &[]), "days");
    }

    #[test]
    fn paragraphs_are_listed_as_a_person_would() {
        let names: Vec<_> = ["1", "3", "12"].map(String::from).to_vec();
        assert_eq!(Words::default().list(&names), "1, 3 and 12");
    }

    #[test]
    fn an_unknown_kind_is_named_by_its_id() {
        let words = Words::default();
        let timeline = Timeline::default();
        assert_eq!(words.kinds(&timeline, "meeting"), "Meetings");
        assert_eq!(words.kind_count(&timeline, "meeting", 1), "1 meeting");
        assert_eq!(
            words.kind_count(&timeline, "prisoner-exchange", 2),
            "prisoner exchange: 2"
        );
        assert_eq!(
            words.kinds(&timeline, "prisoner-exchange"),
            "prisoner exchange"
        );
    }
}
