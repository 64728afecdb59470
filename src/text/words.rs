//! A catalogue with its calendar: everything needed to say something.

use std::fmt;
use std::ops::Deref;
use std::rc::Rc;

use crate::model::cut::{cut, cut_last, pieces, up_to};

#[cfg(any(test, not(target_arch = "wasm32")))]
use super::PlainEnglish;
use super::fill::fill;
use super::phrase::same;
use super::{Calendar, Catalogue, DateStyle, Key};
use crate::scale::Unit;

/// 15 October 1582, the first day of our calendar.
const GREGORIAN: i64 = -12_219_292_800;

/// The words of the interface in one language.
#[derive(Clone)]
pub struct Words {
    /// Clock times are told by the reader's own clock instead of the event's.
    pub reader_time: bool,
    locale: Rc<Locale>,
}

/// What is the same for all who say something in a language: states and pictures hold it together.
pub struct Locale {
    /// BCP 47 tag.
    pub language: String,
    /// Written from right to left.
    pub rtl: bool,
    catalogue: Catalogue,
    calendar: Box<dyn Calendar>,
}

impl Deref for Words {
    type Target = Locale;
    fn deref(&self) -> &Locale {
        &self.locale
    }
}

impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.locale, &other.locale) && self.reader_time == other.reader_time
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
        Self::new("en", Catalogue::default(), Box::new(PlainEnglish))
    }
}

impl Words {
    /// Joins a catalogue with the calendar of its language.
    #[must_use]
    pub fn new(language: &str, catalogue: Catalogue, calendar: Box<dyn Calendar>) -> Self {
        let primary = up_to(language, b'-');
        let locale = Locale {
            language: language.into(),
            rtl: pieces("ar fa he ur ps yi ckb dv", b' ').any(|rtl| rtl == primary),
            catalogue,
            calendar,
        };
        Self {
            reader_time: false,
            locale: Rc::new(locale),
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

    /// The words for a key with its one place filled in.
    #[must_use]
    #[inline(never)]
    pub fn with(&self, key: Key, place: &str, value: &str) -> String {
        self.fill(key, &[(place, value)])
    }

    /// The words for a key that joins two texts.
    #[must_use]
    #[inline(never)]
    pub fn pair(&self, key: Key, a: &str, b: &str) -> String {
        self.fill(key, &[("a", a), ("b", b)])
    }

    /// A phrase around a date: `from 24 April`.
    #[must_use]
    pub fn dated(&self, key: Key, civil: i64, style: DateStyle) -> String {
        self.with(key, "date", &self.date(civil, style))
    }

    /// A phrase around two dates: `24 or 25 April`; the second alone where the first is not said.
    pub(super) fn between(&self, key: Key, a: (i64, DateStyle), b: (i64, DateStyle)) -> String {
        let (a, b) = (self.date(a.0, a.1), self.date(b.0, b.1));
        if a.is_empty() {
            return b;
        }
        self.pair(key, &a, &b)
    }

    /// The plural form of a key that a count asks for, with its places filled in; `{n}` is one of
    /// them like any other.
    #[must_use]
    pub fn count(&self, key: Key, count: f64, places: &[(&str, &str)]) -> String {
        let wanted = self.calendar.plural(count);
        let mut forms = pieces(self.get(Key::PluralForms), b'|');
        let mut chosen = "";
        // The last one stands in for a form that is not there.
        for text in pieces(self.get(key), b'|') {
            chosen = text;
            if forms.next() == Some(&*wanted) {
                break;
            }
        }
        fill(chosen, places, self.rtl)
    }

    /// Writes a date; no day of the week where those who lived then had another calendar.
    #[must_use]
    pub fn date(&self, civil: i64, style: DateStyle) -> String {
        if civil < GREGORIAN && matches!(style, DateStyle::Weekday | DateStyle::ShortWeekday) {
            return String::new();
        }
        self.finish(self.calendar.date(civil, style), style)
    }

    /// What the calendar does not know of a date's spelling.
    fn finish(&self, mut text: String, style: DateStyle) -> String {
        use DateStyle as S;
        // What is abbreviated stays on the line of its number: `2025 р.`, `24 Apr.`
        if text.ends_with('.')
            && let Some((start, end)) = cut_last(&text, b' ')
        {
            text = [start, "\u{a0}", end].concat();
        }
        // `Intl` counts the first of a month like its other days, which French does not.
        if matches!(style, S::Day | S::DayMonth | S::ShortDayMonth | S::Full)
            && let Some((before, rest)) = cut(&text, b'1')
            && before.is_empty()
            && !rest.as_bytes().first().is_some_and(u8::is_ascii_digit)
        {
            text = [self.get(Key::FirstDay), rest].concat();
        }
        if style == S::Day {
            text = self.with(Key::BareDay, "day", &text);
        }
        text
    }

    /// A date in two ways, the first of which may be none.
    pub(super) fn dates(
        &self,
        civil: i64,
        small: Option<DateStyle>,
        main: DateStyle,
    ) -> (String, String) {
        let small = small.map_or_else(String::new, |style| self.date(civil, style));
        (small, self.date(civil, main))
    }

    /// Whether two days can share the word for their month: it is one and the same, and stands after
    /// the day.
    pub(super) fn shares_month(&self, first: i64, last: i64) -> bool {
        let write = |style| self.calendar.date(last, style);
        let same = same(Unit::Month, first, last);
        same && write(DateStyle::DayMonth).starts_with(&write(DateStyle::Day))
    }

    /// Writes an instant by the reader's own clock.
    #[must_use]
    pub fn local(&self, utc: i64, style: DateStyle) -> String {
        self.finish(self.calendar.local(utc, style), style)
    }

    /// The IANA name of the reader's own zone, where it is known.
    #[must_use]
    pub fn zone(&self) -> Option<String> {
        self.calendar.zone()
    }

    /// Writes a number.
    #[must_use]
    #[inline(never)]
    pub fn number(&self, value: f64) -> String {
        self.calendar.number(value)
    }

    /// Writes a count of things in memory.
    #[must_use]
    #[inline(never)]
    pub fn size(&self, count: usize) -> String {
        self.number(f64::from(u32::try_from(count).unwrap_or(u32::MAX)))
    }

    /// Says what is listed, as in `1, 3 and 12`.
    #[must_use]
    pub fn list<T>(&self, items: &[T], say: impl Fn(&T) -> String) -> String {
        let mut all = String::new();
        for (index, item) in items.iter().enumerate() {
            let said = say(item);
            if index == 0 {
                all = said;
            } else if index + 1 == items.len() {
                all = self.pair(Key::And, &all, &said);
            } else {
                all.push_str(self.get(Key::Comma));
                all.push_str(&said);
            }
        }
        all
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
    fn before_our_calendar_no_day_of_the_week_is_said() {
        let words = Words::default();
        let weekday = (GREGORIAN - 1, DateStyle::ShortWeekday);
        assert_eq!(words.date(GREGORIAN, DateStyle::Weekday), "Friday");
        assert_eq!(words.date(weekday.0, weekday.1), "");
        assert_eq!(words.between(Key::Or, weekday, weekday), "");
        let year = (weekday.0, DateStyle::Year);
        assert_eq!(words.between(Key::Joined, weekday, year), "1582");
    }

    #[test]
    fn paragraphs_are_listed_as_a_person_would() {
        let list = |numbers: &[u32]| Words::default().list(numbers, u32::to_string);
        assert_eq!(list(&[1, 3, 12]), "1, 3 and 12");
        assert_eq!(list(&[3, 12]), "3 and 12");
        assert_eq!(list(&[12]), "12");
    }
}
