//! Dates and numbers as the browser's `Intl` writes them.

use std::cell::RefCell;

use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::text::{Calendar, DateStyle, PlainEnglish, Plural};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Intl)]
    type DateTimeFormat;
    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(locale: &str, options: &JsValue) -> Result<DateTimeFormat, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn format(this: &DateTimeFormat, milliseconds: f64) -> Result<String, JsValue>;

    #[wasm_bindgen(js_namespace = Intl)]
    type NumberFormat;
    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(locale: &str) -> Result<NumberFormat, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn format(this: &NumberFormat, value: f64) -> Result<String, JsValue>;

    #[wasm_bindgen(js_namespace = Intl)]
    type PluralRules;
    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(locale: &str) -> Result<PluralRules, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn select(this: &PluralRules, count: f64) -> Result<String, JsValue>;
}

/// How many [`DateStyle`]s there are.
const STYLES: usize = 12;

/// The calendar of one language. Where `Intl` fails, plain English stands in.
pub struct Intl {
    locale: String,
    // Thrice: plain, with the era for years before the first, and by the reader's clock.
    dates: RefCell<[Option<DateTimeFormat>; STYLES * 3]>,
    numbers: Option<NumberFormat>,
    plurals: Option<PluralRules>,
}

impl Intl {
    /// The calendar of a language, as a BCP 47 tag.
    #[must_use]
    pub fn new(language: &str) -> Self {
        let locale = match language {
            // Day before month, as everywhere but in the United States.
            "en" => "en-GB",
            // The digits of the articles' own figures.
            "ar" => "ar-EG-u-nu-latn",
            other => other,
        };
        Self {
            numbers: NumberFormat::new(locale).ok(),
            plurals: PluralRules::new(locale).ok(),
            dates: RefCell::new([const { None }; STYLES * 3]),
            locale: locale.to_owned(),
        }
    }

    fn write(&self, milliseconds: f64, style: DateStyle, clock: Clock) -> Option<String> {
        let index = style as usize + clock as usize * STYLES;
        let mut dates = self.dates.try_borrow_mut().ok()?;
        let slot = dates.get_mut(index)?;
        if slot.is_none() {
            let options = Object::new();
            let set = |name: &str, value: &str| {
                // Setting a property of a plain object cannot fail.
                let _ = Reflect::set(&options, &name.into(), &value.into());
            };
            if clock != Clock::Readers {
                set("timeZone", "UTC");
            }
            for (name, value) in fields(style) {
                set(name, value);
            }
            if clock == Clock::WithEra {
                set("era", "short");
            }
            *slot = DateTimeFormat::new(&self.locale, &options).ok();
        }
        slot.as_ref()?.format(milliseconds).ok()
    }
}

/// By which clock, and whether the era is said.
#[derive(Clone, Copy, PartialEq)]
enum Clock {
    Own,
    WithEra,
    Readers,
}

fn fields(style: DateStyle) -> &'static [(&'static str, &'static str)] {
    match style {
        DateStyle::Year => &[("year", "numeric")],
        DateStyle::Month => &[("month", "long")],
        DateStyle::ShortMonth => &[("month", "short")],
        DateStyle::MonthYear => &[("month", "long"), ("year", "numeric")],
        DateStyle::ShortMonthYear => &[("month", "short"), ("year", "2-digit")],
        DateStyle::Day => &[("day", "numeric")],
        DateStyle::DayMonth => &[("day", "numeric"), ("month", "long")],
        DateStyle::ShortDayMonth => &[("day", "numeric"), ("month", "short")],
        DateStyle::Full => &[("day", "numeric"), ("month", "long"), ("year", "numeric")],
        DateStyle::Weekday => &[("weekday", "long")],
        DateStyle::ShortWeekday => &[("weekday", "short")],
        DateStyle::Time => &[
            ("hour", "2-digit"),
            ("minute", "2-digit"),
            ("hourCycle", "h23"),
        ],
    }
}

/// The first second of year 1.
const YEAR_ONE: i64 = -62_135_596_800;

impl Calendar for Intl {
    fn date(&self, civil: i64, style: DateStyle) -> String {
        #[allow(
            clippy::cast_precision_loss,
            reason = "exact for 285,000 years either way"
        )]
        let milliseconds = civil.saturating_mul(1000) as f64;
        let clock = if civil < YEAR_ONE {
            Clock::WithEra
        } else {
            Clock::Own
        };
        self.write(milliseconds, style, clock)
            .unwrap_or_else(|| PlainEnglish.date(civil, style))
    }

    fn local(&self, utc: i64, style: DateStyle) -> String {
        #[allow(
            clippy::cast_precision_loss,
            reason = "exact for 285,000 years either way"
        )]
        let milliseconds = utc.saturating_mul(1000) as f64;
        self.write(milliseconds, style, Clock::Readers)
            .unwrap_or_else(|| PlainEnglish.date(utc, style))
    }

    fn number(&self, value: f64) -> String {
        let written = self
            .numbers
            .as_ref()
            .and_then(|format| format.format(value).ok());
        written.unwrap_or_else(|| PlainEnglish.number(value))
    }

    fn plural(&self, count: f64) -> Plural {
        let name = self
            .plurals
            .as_ref()
            .and_then(|rules| rules.select(count).ok());
        match name.as_deref() {
            Some("zero") => Plural::Zero,
            Some("one") => Plural::One,
            Some("two") => Plural::Two,
            Some("few") => Plural::Few,
            Some("many") => Plural::Many,
            Some(_) => Plural::Other,
            None => PlainEnglish.plural(count),
        }
    }
}
