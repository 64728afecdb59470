//! Dates and numbers as the browser's `Intl` writes them.

use std::cell::RefCell;

use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

use super::Fields;
use crate::model::cut::{cut, pieces};
use crate::text::{Calendar, DateStyle, PlainEnglish, far_year};

#[wasm_bindgen]
extern "C" {
    /// A text of the browser's.
    type Text;
    #[wasm_bindgen(method, js_name = toLowerCase)]
    fn lower(this: &Text) -> Text;
    #[wasm_bindgen(method)]
    fn normalize(this: &Text, form: &str) -> String;

    /// What writes a number, be it one of milliseconds.
    type Format;
    // A year of six digits may be beyond what it writes.
    #[wasm_bindgen(method, catch)]
    fn format(this: &Format, value: f64) -> Result<String, JsValue>;

    #[wasm_bindgen(extends = Format, js_namespace = Intl)]
    type DateTimeFormat;
    #[wasm_bindgen(constructor, js_namespace = Intl)]
    fn new(locale: &str, options: &JsValue) -> DateTimeFormat;
    #[wasm_bindgen(method, js_name = resolvedOptions)]
    fn resolved_options(this: &DateTimeFormat) -> Options;

    type Options;
    #[wasm_bindgen(method, getter, js_name = timeZone)]
    fn time_zone(this: &Options) -> Option<String>;

    #[wasm_bindgen(extends = Format, js_namespace = Intl)]
    type NumberFormat;
    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(locale: &str) -> Result<NumberFormat, JsValue>;

    #[wasm_bindgen(js_namespace = Intl)]
    type PluralRules;
    #[wasm_bindgen(constructor, js_namespace = Intl)]
    fn new(locale: &str) -> PluralRules;
    #[wasm_bindgen(method)]
    fn select(this: &PluralRules, count: f64) -> String;
}

/// Makes the letters of a text small, in every script, and takes them apart from their accents.
#[must_use]
pub fn lower(text: &str) -> String {
    let text: Text = JsValue::from_str(text).unchecked_into();
    text.lower().normalize("NFD")
}

/// The calendar of one language; English where its tag is none.
///
/// English is written without the browser, to which the first date of a page is worth tens of
/// milliseconds; only what the reader's own clock says is asked of it.
pub struct Intl {
    locale: String,
    /// What was asked for once is made no more.
    dates: RefCell<Vec<(DateStyle, Clock, DateTimeFormat)>>,
    /// Numbers and plurals of another language than English.
    foreign: Option<(NumberFormat, PluralRules)>,
}

impl Intl {
    /// The calendar of a language, as a BCP 47 tag in small letters.
    #[must_use]
    pub fn new(language: &str) -> Self {
        let locale = match language {
            // The digits of the articles' own figures.
            "ar" => "ar-EG-u-nu-latn",
            other => other,
        };
        let numbers = (!matches!(locale, "en" | "en-gb")).then(|| NumberFormat::new(locale).ok());
        let foreign = numbers.flatten();
        let foreign = foreign.map(|numbers| (numbers, PluralRules::new(locale)));
        // Day before month, as everywhere but in the United States.
        let locale = if foreign.is_some() { locale } else { "en-GB" };
        Self {
            foreign,
            dates: RefCell::default(),
            locale: locale.to_owned(),
        }
    }

    fn write(&self, seconds: i64, style: DateStyle, clock: Clock) -> String {
        // Exact for 285,000 years either way.
        self.format(seconds as f64 * 1000.0, style, clock)
            .unwrap_or_else(|| far_year(seconds))
    }

    fn format(&self, milliseconds: f64, style: DateStyle, clock: Clock) -> Option<String> {
        let mut dates = self.dates.try_borrow_mut().ok()?;
        let known = dates
            .iter()
            .position(|made| (made.0, made.1) == (style, clock));
        let place = known.unwrap_or(dates.len());
        if known.is_none() {
            let options = Fields::new();
            if clock != Clock::Readers {
                options.text("timeZone", "UTC");
            }
            // The axis and the sources count these years, whatever a language's own are.
            options.text("calendar", "gregory");
            for field in pieces(fields(style), b' ') {
                if let Some((name, form)) = cut(field, b':') {
                    options.text(name, form);
                }
            }
            if clock == Clock::WithEra {
                options.text("era", "short");
            }
            let made = DateTimeFormat::new(&self.locale, &options);
            dates.push((style, clock, made));
        }
        dates.get(place)?.2.format(milliseconds).ok()
    }
}

/// By which clock, and whether the era is said.
#[derive(Clone, Copy, PartialEq)]
enum Clock {
    Own,
    WithEra,
    Readers,
}

/// What a date is written with, and each of it in which form.
fn fields(style: DateStyle) -> &'static str {
    match style {
        DateStyle::Year => "year:numeric",
        DateStyle::Month => "month:long",
        DateStyle::ShortMonth => "month:short",
        DateStyle::MonthYear => "month:long year:numeric",
        DateStyle::ShortMonthYear => "month:short year:2-digit",
        DateStyle::Day => "day:numeric",
        DateStyle::DayMonth => "day:numeric month:long",
        DateStyle::ShortDayMonth => "day:numeric month:short",
        DateStyle::Full => "day:numeric month:long year:numeric",
        DateStyle::Weekday => "weekday:long",
        DateStyle::ShortWeekday => "weekday:short",
        DateStyle::Time => "hour:2-digit minute:2-digit hourCycle:h23",
    }
}

/// The first second of year 100: the year of a smaller number could be taken for a day.
const YEAR_100: i64 = -59_011_459_200;

impl Calendar for Intl {
    fn date(&self, civil: i64, style: DateStyle) -> String {
        if self.foreign.is_none() {
            return PlainEnglish.date(civil, style);
        }
        // With an era a date has its year, asked for or not.
        let clock = if style.has_year() && civil < YEAR_100 {
            Clock::WithEra
        } else {
            Clock::Own
        };
        self.write(civil, style, clock)
    }

    fn local(&self, utc: i64, style: DateStyle) -> String {
        self.write(utc, style, Clock::Readers)
    }

    fn zone(&self) -> Option<String> {
        let format = DateTimeFormat::new(&self.locale, &JsValue::UNDEFINED);
        format.resolved_options().time_zone()
    }

    fn number(&self, value: f64) -> String {
        match &self.foreign {
            Some((numbers, _)) => numbers.format(value).unwrap_or_default(),
            None => PlainEnglish.number(value),
        }
    }

    fn plural(&self, count: f64) -> String {
        match &self.foreign {
            Some((_, plurals)) => plurals.select(count),
            None => PlainEnglish.plural(count),
        }
    }
}
