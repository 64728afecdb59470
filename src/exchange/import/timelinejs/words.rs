//! Words about one date or two, held against the fields: which of these they name, how fine
//! they are, and what they say beside.

use super::date::{Date, Grain, edtf_year};
use super::vocabulary::{Meaning as M, meanings};

/// The months of EDTF's seasons within the year that they are named by.
const SEASONS: [(u32, std::ops::RangeInclusive<u32>); 4] =
    [(21, 3..=5), (22, 6..=8), (23, 9..=11), (24, 12..=12)];

/// What is said of one date or two.
pub(super) struct Words {
    pub(super) said: Vec<M>,
    pub(super) start: Date,
    pub(super) end: Option<Date>,
    /// What stands in an interval has no time.
    pub(super) finest: Grain,
}

impl Words {
    pub(super) fn new(text: &str, start: Date, end: Option<Date>) -> Self {
        let said = meanings(text);
        let alone = end.is_none() && !said.contains(&M::NoEnd);
        Self {
            said,
            start,
            end,
            finest: if alone { Grain::Time } else { Grain::Day },
        }
    }

    pub(super) fn has(&self, meaning: M) -> bool {
        self.said.contains(&meaning)
    }

    pub(super) fn status(&self) -> &'static str {
        // A plan that came to nothing is told as both.
        let mut all = self.said.iter().filter_map(|word| match word {
            M::Status(status) => Some(*status),
            _ => None,
        });
        let planned = all.clone().any(|status| status == "announced");
        let other = all.find(|status| *status != "announced");
        other.unwrap_or(if planned { "announced" } else { "" })
    }

    /// A date as fine as the words are.
    pub(super) fn fine(&self, date: Date) -> String {
        match self.season() {
            Some(season) => format!("{}-{season}", edtf_year(date.year)),
            // Words that name no date have no time either.
            None => {
                let grain = self.grain().unwrap_or(Grain::Day);
                date.cut(grain.min(self.finest)).edtf()
            }
        }
    }

    /// A date with EDTF's signs for what is about or in doubt.
    pub(super) fn marked(&self, date: String) -> String {
        let doubt = self.has(M::Perhaps) || self.has(M::Uncertain);
        let sign = match (self.has(M::About), doubt) {
            (true, true) => "%",
            (true, false) => "~",
            (false, true) => "?",
            (false, false) => return date,
        };
        // EDTF has no sign for a time, and the compiler takes one before it.
        if date.contains('T') {
            format!("{sign}{date}")
        } else {
            format!("{date}{sign}")
        }
    }

    /// The season that is shown, if the dates are in it and nothing finer is shown.
    pub(super) fn season(&self) -> Option<u32> {
        let season = self.said.iter().find_map(|word| match word {
            M::Season(season) => Some(*season),
            _ => None,
        })?;
        let (_, months) = SEASONS.iter().find(|(known, _)| *known == season)?;
        let within = |date: Date| date.month.is_none_or(|month| months.contains(&month));
        let ends = self
            .end
            .is_none_or(|end| end.year == self.start.year && within(end));
        let coarse = self.grain().is_none_or(|grain| grain == Grain::Year);
        (coarse && ends && within(self.start)).then_some(season)
    }

    /// The finest of what the words name; `None` if they name no date at all.
    pub(super) fn grain(&self) -> Option<Grain> {
        let any = |is: &dyn Fn(M) -> bool| self.said.iter().any(|word| is(*word));
        let named = any(&|word| matches!(word, M::Month(_)));
        let numbers = self.said.iter().filter_map(|word| match word {
            M::Number(number) => Some(*number),
            _ => None,
        });
        let (mut days, mut months, mut years, mut either) = (0, 0, 0, 0);
        for number in numbers {
            match (self.is_day(number), self.is_month(number)) {
                (true, true) if !named => either += 1,
                (true, _) => days += 1,
                (false, true) if !named => months += 1,
                _ if self.is_year(number) => years += 1,
                _ => {}
            }
        }
        // One number that may be the day or the month is the coarser: `4/2025`.
        if either > 0 && months == 0 && (days > 0 || years > 0) {
            (either, months) = (either - 1, months + 1);
        }
        let month = named || months > 0;
        // `1914–18` is no day, unless words that are not known may be its month.
        let unknown = self.has(M::Unknown);
        let day = days + either > 0 && (month || years == 0 || unknown);
        if any(&|word| matches!(word, M::Time(hour, minute) if self.is_time(hour, minute))) {
            Some(Grain::Time)
        } else if day || any(&|word| matches!(word, M::Weekday(_))) {
            Some(Grain::Day)
        } else if month {
            Some(Grain::Month)
        } else {
            (years > 0).then_some(Grain::Year)
        }
    }

    pub(super) fn dates(&self) -> impl Iterator<Item = Date> {
        [Some(self.start), self.end].into_iter().flatten()
    }

    pub(super) fn names(&self, number: u64) -> bool {
        self.is_day(number) || self.is_month(number) || self.is_year(number)
    }

    fn is_day(&self, number: u64) -> bool {
        self.dates()
            .any(|date| date.day.map(u64::from) == Some(number))
    }

    fn is_month(&self, number: u64) -> bool {
        self.dates()
            .any(|date| date.month.map(u64::from) == Some(number))
    }

    /// A year in full, or the second of two by its last digits.
    fn is_year(&self, number: u64) -> bool {
        let short = self
            .end
            .is_some_and(|end| number < 100 && end.year_shown() % 100 == number);
        short || self.dates().any(|date| date.year_shown() == number)
    }

    pub(super) fn is_time(&self, hour: u32, minute: u32) -> bool {
        let is = |time: [u32; 3]| time.starts_with(&[hour, minute]);
        self.dates().any(|date| date.time.is_some_and(is))
    }
}
