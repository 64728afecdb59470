//! How a date was worked out, in words for readers.

use crate::compile::date::{Anchor, Core, Phrase, Side, Span, city, in_words};
use crate::model::{Precision, Working};

use super::standpoint::Standpoint;

impl Standpoint<'_> {
    /// An anchor's days in words; the article's own day is said to be that.
    fn anchor_words(&self, anchor: &Anchor) -> Option<String> {
        let words = in_words(&self.anchor(anchor).ok()?.0.days());
        Some(match anchor {
            Anchor::Publication => format!("{words}, the day of publication"),
            Anchor::Event(..) | Anchor::Literal(_) => words,
        })
    }

    /// The first day of an anchor (`Before`) or its last (`After`) in words, on the clock of the
    /// date that refers to it; nothing where it is open. Of what lasted, that of one end.
    fn bound_words(&self, anchor: &Anchor, end: Side, bound: Side) -> Option<String> {
        if *anchor == Anchor::Publication {
            return self.anchor_words(anchor);
        }
        let span = self.anchor_here(anchor, end, bound).ok()?;
        // A night has two days.
        let has_name = !matches!(
            span.grain,
            Precision::PartOfDay | Precision::Range | Precision::Open
        );
        if has_name {
            return Some(in_words(&span.days()));
        }
        let day = match bound {
            Side::Before => span.first_day(),
            Side::After => span.last_day(),
        };
        Some(in_words(&Span {
            approximate: span.approximate,
            ..Span::of_day(day?)
        }))
    }

    /// The day by which it had been reported, in words.
    fn reported_words(&self) -> Option<String> {
        match self.reported_earlier() {
            Some(day) => Some(format!(
                "{}, when it was first reported",
                in_words(&Span::of_day(day))
            )),
            None => self.anchor_words(&Anchor::Publication),
        }
    }

    /// An anchor by name: the headline of an event, otherwise its days.
    fn anchor_name(&self, anchor: &Anchor) -> Option<String> {
        let Anchor::Event(name, _) = anchor else {
            return self.anchor_words(anchor);
        };
        let number = *self.world.by_id.get(name.as_str())?;
        let told = self.world.told(number as usize);
        let headline = told.iter().find_map(|(_, report)| report.headline.as_ref());
        Some(format!(
            "“{}”",
            headline.map_or(name, |headline| &headline.value)
        ))
    }

    /// How a date was worked out, for readers; nothing for a date that stands by itself.
    pub(super) fn working(&self, phrase: &Phrase) -> Option<Working> {
        let (anchor, span, text) = match &phrase.core {
            Core::Literal(_) => return None,
            Core::Count {
                anchor,
                words,
                unit,
                side,
                ..
            } => {
                let (base, zone) = self.anchor(anchor).ok()?;
                let from = if base.lasting {
                    in_words(base.end_to_count_from(*side).ok()?)
                } else if unit.seconds() < 86_400 && unit.seconds() > 0 {
                    let fine = matches!(base.grain, Precision::Instant | Precision::PartOfDay);
                    let clock = in_words(&base);
                    if fine && zone != self.zone {
                        format!("{clock}, {} time", city(zone))
                    } else {
                        clock
                    }
                } else {
                    self.anchor_words(anchor)?
                };
                let about = if phrase.about { "about " } else { "" };
                let words = format!("{about}{words}");
                let text = format!("{words} {from}");
                (Some(anchor), words, text)
            }
            Core::SameDay(anchor) => (
                Some(anchor),
                "same day as".into(),
                format!("same day as {}", self.anchor_name(anchor)?),
            ),
            Core::From(anchor, end) => {
                let first = self.bound_words(anchor, *end, Side::Before);
                let last = if self.planned {
                    None
                } else {
                    self.reported_words()
                };
                (None, "from".into(), between(first, last)?)
            }
            Core::By(anchor, end) => {
                let to = self.anchor_here(anchor, *end, Side::After).ok()?;
                let last = match self.reported_before(&to, anchor) {
                    Some(_) => self.reported_words(),
                    None => self.bound_words(anchor, *end, Side::After),
                };
                (None, "by".into(), between(None, last)?)
            }
            Core::Between(from, to) => {
                let start = self.anchor_here(from, Side::Before, Side::Before).ok()?;
                let end = self.anchor_here(to, Side::After, Side::After).ok()?;
                let last = match self.reported_between(&start, &end, to) {
                    Some(_) => self.reported_words(),
                    None => self.bound_words(to, Side::After, Side::After),
                };
                let first = self.bound_words(from, Side::Before, Side::Before);
                (None, "between".into(), between(first, last)?)
            }
        };
        Some(Working {
            anchor: match anchor {
                Some(Anchor::Event(name, _)) => Some(name.clone()),
                _ => None,
            },
            span,
            text,
            other_reading: None,
        })
    }
}

/// From one bound to another, in words.
fn between(first: Option<String>, last: Option<String>) -> Option<String> {
    match (first, last) {
        (Some(first), Some(last)) if first == last => Some(format!("on {first}")),
        (Some(first), Some(last)) => Some(format!("between {first} and {last}")),
        (Some(first), None) => Some(format!("not before {first}")),
        (None, last) => Some(format!("not after {}", last?)),
    }
}
