//! The date that TimelineJS shows in place of its fields: what the words say counts, and
//! the fields say only of which date. What words say and a date cannot is told.

use crate::compile::unreadable;

use super::date::{Date, Grain};
use super::vocabulary::Meaning as M;
use super::words::Words;

/// A date made of TimelineJS's fields and the words that it shows.
#[derive(Default)]
pub(super) struct Shown {
    /// As an editor would write it, no finer and no surer than fields or words.
    pub(super) when: String,
    /// As an editor would write it; empty if the words have none.
    pub(super) status: &'static str,
    /// Not every word is in the date.
    pub(super) beyond: bool,
    /// What the fields have and why that is no date, if it is none.
    pub(super) refused: Option<(String, String)>,
    /// A time that is known could not be written with the other end.
    pub(super) cut_time: bool,
}

/// Reads the words that are shown for all of a slide's date.
pub(super) fn of_slide(text: &str, start: Date, end: Option<Date>) -> Shown {
    Words::new(text, start, end).date()
}

/// Reads the words that are shown for each end; where there are none, TimelineJS shows the fields.
pub(super) fn of_ends(start: (&str, Date), end: Option<(&str, Date)>) -> Shown {
    let one = |(text, date): (&str, Date)| {
        if text.is_empty() {
            let cut_time = date.as_shown().time.is_some();
            let when = date.cut(Grain::Day).edtf();
            return Shown {
                when,
                cut_time,
                ..Shown::default()
            };
        }
        Words::new(text, date, None).end()
    };
    let Some(end) = end else {
        let (text, date) = start;
        if text.is_empty() {
            return Shown::default().checked(&[], date.as_shown().edtf());
        }
        return of_slide(text, date, None);
    };
    let (start, end) = (one(start), one(end));
    let shown = Shown {
        status: if end.status.is_empty() {
            start.status
        } else {
            end.status
        },
        beyond: start.beyond || end.beyond,
        cut_time: start.cut_time || end.cut_time,
        ..Shown::default()
    };
    let when = if start.when == end.when {
        start.when.clone()
    } else {
        format!("{}/{}", start.when, end.when)
    };
    shown.checked(&[start.when, end.when], when)
}

impl Shown {
    /// With a date, unless the compiler refuses it or one of those that it is made of.
    fn checked(mut self, parts: &[String], when: String) -> Self {
        let whole = std::iter::once(&when).filter(|when| !when.is_empty());
        let refused = parts.iter().chain(whole);
        let mut refused = refused.filter_map(|date| Some((date.clone(), unreadable(date)?)));
        self.refused = refused.next();
        if self.refused.is_none() {
            self.when = when;
        }
        self
    }
}

/// The shape that a date is given.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    One,
    PartOf(&'static str),
    From,
    By,
    Open,
    Lasting,
    Somewhere,
    Undated,
}

impl Words {
    /// One end of an interval.
    fn end(mut self) -> Shown {
        self.finest = Grain::Day;
        Shown {
            when: self.marked(self.fine(self.start)),
            status: self.status(),
            beyond: self.beyond(Form::One),
            ..Shown::default()
        }
    }

    /// The whole date.
    fn date(&self) -> Shown {
        let first = self.fine(self.start);
        let last = self
            .end
            .map(|end| self.fine(end))
            .filter(|last| *last != first);
        let form = self.form(&first, last.is_some());
        let (start, end) = (
            self.marked(first.clone()),
            last.clone().map(|last| self.marked(last)),
        );
        let last = last.unwrap_or_default();
        let when = match form {
            Form::One => start,
            Form::PartOf(part) => format!("{part} of {start}"),
            Form::From => format!("from {start}"),
            Form::By => format!("by {start}"),
            Form::Open => format!("{start}/.."),
            Form::Lasting => format!("{start}/{}", end.unwrap_or_default()),
            Form::Somewhere => {
                let about = if self.has(M::About) { "about " } else { "" };
                format!("{about}[{first}..{last}]")
            }
            Form::Undated => String::new(),
        };
        let mut status = self.status();
        if status.is_empty() && form == Form::Open {
            status = "ongoing";
        }
        let shown = Shown {
            status,
            beyond: self.beyond(form),
            ..Shown::default()
        };
        let parts = [first, last];
        let parts = parts.into_iter().filter(|part| !part.is_empty());
        shown.checked(&parts.collect::<Vec<_>>(), when)
    }

    fn form(&self, first: &str, two: bool) -> Form {
        let begins = |wanted: M| {
            let mut said = self.said.iter();
            said.find(|word| !matches!(word, M::Filler | M::About | M::Perhaps)) == Some(&wanted)
        };
        let part = self.said.iter().find_map(|word| match word {
            M::Part(part) => Some(*part),
            _ => None,
        });
        let [uncertain, or, between] = [M::Uncertain, M::Or, M::Between].map(|word| self.has(word));
        match part {
            _ if two && (uncertain || or || between) => Form::Somewhere,
            _ if two => Form::Lasting,
            _ if self.has(M::NoEnd) => Form::Open,
            _ if begins(M::From) => Form::From,
            _ if begins(M::By) => Form::By,
            _ if self.has(M::NoDate) && self.grain().is_none() => Form::Undated,
            Some(part)
                if self.start.day.is_some() && first == self.start.cut(Grain::Day).edtf() =>
            {
                Form::PartOf(part)
            }
            _ => Form::One,
        }
    }

    /// Whether there is anything in the words that a date of this form does not say.
    fn beyond(&self, form: Form) -> bool {
        let two = matches!(form, Form::Lasting | Form::Somewhere);
        let mut parts = 0;
        self.said.iter().any(|word| !match *word {
            M::About | M::Uncertain | M::NoTime | M::Status(_) | M::Filler => true,
            M::Perhaps => !matches!(form, Form::Somewhere | Form::Undated),
            M::Or | M::Between => two,
            M::And => two && self.has(M::Between),
            M::To => two,
            M::Lasting => form == Form::Lasting,
            M::From => matches!(form, Form::From | Form::Open) || two && self.has(M::To),
            M::By => form == Form::By || two && self.has(M::From),
            M::NoEnd => form == Form::Open,
            M::NoDate => matches!(form, Form::Undated | Form::By),
            M::Part(part) => {
                parts += 1;
                parts == 1 && form == Form::PartOf(part)
            }
            M::Season(_) => self.season().is_some() || self.grain() > Some(Grain::Year),
            M::Month(month) => self.dates().any(|date| date.month == Some(month)),
            M::Weekday(day) => self.dates().any(|date| date.weekday() == Some(day)),
            M::Number(number) => self.names(number),
            M::Time(hour, minute) => self.finest == Grain::Time && self.is_time(hour, minute),
            M::BeforeChrist => self.dates().all(|date| date.year <= 0),
            M::AnnoDomini => self.dates().all(|date| date.year > 0),
            M::Unknown => false,
        })
    }
}
