//! How a date was worked out, in words for readers.

use crate::compile::date::{Anchor, Core, Phrase, in_words};
use crate::model::Working;

use super::standpoint::Standpoint;

impl Standpoint<'_> {
    /// An anchor's days in words; the article's own day is said to be that.
    fn anchor_words(&self, anchor: &Anchor) -> Option<String> {
        let words = in_words(&self.anchor(anchor).ok()?.days());
        Some(match anchor {
            Anchor::Publication => format!("{words}, the day of publication"),
            Anchor::Event(..) | Anchor::Literal(_) => words,
        })
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
                let base = self.anchor(anchor).ok()?;
                let from = if unit.seconds() < 86_400 && unit.seconds() > 0 {
                    in_words(&base)
                } else if base.lasting {
                    in_words(base.end_to_count_from(*side).ok()?)
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
            Core::From(anchor) => (
                None,
                "from".into(),
                if self.planned {
                    format!("not before {}", self.anchor_words(anchor)?)
                } else {
                    format!(
                        "between {} and {}",
                        self.anchor_words(anchor)?,
                        self.anchor_words(&Anchor::Publication)?
                    )
                },
            ),
            Core::By(anchor) => (
                None,
                "by".into(),
                format!("not after {}", self.anchor_words(anchor)?),
            ),
            Core::Between(from, to) => (
                None,
                "between".into(),
                format!(
                    "between {} and {}",
                    self.anchor_words(from)?,
                    self.anchor_words(to)?
                ),
            ),
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
