//! One date, worked out where it stands: against other events, its article and its clock.

use crate::compile::compiler::World;
use crate::compile::date::{
    Anchor, Clock, Core, Phrase, Refusal, Side, Span, Unit, Zone, about, clock, day_number, local,
};
use crate::compile::diagnostic::Diagnostic;
use crate::compile::files::Spot;
use crate::compile::report::SourceReport;
use crate::model::Precision;

use super::{State, report as messages};

/// Why a date was not worked out.
pub(super) enum Trouble {
    /// What it counts from was not worked out; that has been reported.
    Depends,
    Says(Box<Diagnostic>),
}

/// What a date is worked out against.
pub(super) struct Standpoint<'w> {
    pub(super) world: &'w World,
    pub(super) states: &'w [State],
    pub(super) source: &'w SourceReport,
    pub(super) zone: Zone,
    pub(super) planned: bool,
    /// The day by which it had been reported as come about, if it has.
    pub(super) reported: Option<i64>,
}

impl Standpoint<'_> {
    pub(super) fn work_out(&self, phrase: &Phrase, at: Spot) -> Result<Span, Trouble> {
        let refused = |refusal| Trouble::Says(Box::new(messages::refused(refusal, at)));
        let mut span = match &phrase.core {
            Core::Literal(span) => span.clone(),
            Core::Count {
                number,
                unit,
                side,
                exact,
                somewhere,
                anchor,
                ..
            } => {
                let (from, zone) = self.anchor(anchor)?;
                let count = |number, unit| {
                    from.count(number, unit, *side, *exact, [zone, self.zone])
                        .map_err(|refusal| self.uncounted(refusal, &from, anchor, *side, at))
                };
                let far = count(*number, *unit)?;
                match side {
                    _ if !somewhere => far,
                    Side::Before => {
                        Span::between(Some(&far), Some(&count(1, Unit::Day)?)).map_err(refused)?
                    }
                    Side::After => {
                        Span::between(Some(&count(1, Unit::Day)?), Some(&far)).map_err(refused)?
                    }
                }
            }
            Core::SameDay(anchor) => self.anchor(anchor)?.0.days(),
            Core::From(anchor, end) => {
                let from = self.anchor_here(anchor, *end, Side::Before)?;
                if self.planned {
                    Span::between(Some(&from), None).map_err(refused)?
                } else {
                    let to = self.reported(&from, anchor)?;
                    Span::between(Some(&from), Some(&to)).map_err(|refusal| {
                        match (refusal, to.first_day()) {
                            (Refusal::Backwards, Some(day)) => Trouble::Says(Box::new(
                                messages::after_report(day, self.reported_earlier().is_some(), at),
                            )),
                            _ => refused(refusal),
                        }
                    })?
                }
            }
            Core::By(anchor, end) => {
                let to = self.anchor_here(anchor, *end, Side::After)?;
                let by = Span::between(None, Some(&to)).map_err(refused)?;
                match self.reported_before(&to, anchor) {
                    Some(reported) => Span::between(None, Some(&reported)).map_err(refused)?,
                    None => by,
                }
            }
            Core::Between(from, to) => {
                let start = self.anchor_here(from, Side::Before, Side::Before)?;
                let end = match to {
                    Anchor::Publication => a_day_ahead(self.publication()?, &start, from),
                    _ => self.anchor_here(to, Side::After, Side::After)?,
                };
                let between = Span::between(Some(&start), Some(&end)).map_err(refused)?;
                match self.reported_between(&start, &end, to) {
                    Some(last) => Span::between(Some(&start), Some(&last)).map_err(refused)?,
                    None => between,
                }
            }
        };
        if let Some(part) = phrase.part {
            span = span.part_of_day(part).map_err(refused)?;
        }
        // A night ends on the day after.
        span.within_calendar().map_err(refused)?;
        if phrase.about && !span.approximate {
            span.approximate = true;
            span.edtf = span.edtf.map(|edtf| about(&edtf));
        }
        if self.planned && span.latest.is_none() {
            span.lasting = false;
            span.ends = None;
        }
        self.on_the_clock(span, at)
    }

    /// Why a count is refused; where the order alone can be told, how to write that.
    fn uncounted(
        &self,
        refusal: Refusal,
        from: &Span,
        anchor: &Anchor,
        side: Side,
        at: Spot,
    ) -> Trouble {
        let says = messages::refused(refusal, at);
        let order = match side {
            Side::After => (from.earliest.is_none() && !self.planned).then_some("after"),
            Side::Before => from.latest.map(|_| "before"),
        };
        Trouble::Says(Box::new(match (refusal, order, anchor) {
            (Refusal::Open, Some(order), Anchor::Event(name, _)) => says.help(format!(
                "if only the order is known, write `{order} {name}` without a number"
            )),
            _ => says,
        }))
    }

    /// Gives a time its offset, and refuses times that clocks skip or repeat.
    fn on_the_clock(&self, mut span: Span, at: Spot) -> Result<Span, Trouble> {
        if span.grain != Precision::Instant {
            return Ok(span);
        }
        let Some(civil) = span.earliest else {
            return Ok(span);
        };
        if let Some(offset) = span.offset {
            // A time with another offset is moved to the clock of its place.
            let utc = civil - i64::from(offset) * 60;
            if let Some((civil, offset)) = local(self.zone, utc) {
                span.earliest = Some(civil);
                span.latest = Some(civil);
                span.offset = Some(offset);
            }
            return Ok(span);
        }
        let signed = |minutes: i16| {
            let sign = if minutes < 0 { '-' } else { '+' };
            let minutes = minutes.unsigned_abs();
            format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)
        };
        let name = self.zone.name();
        match clock(self.zone, civil) {
            Clock::Once(offset) => {
                span.offset = Some(offset);
                Ok(span)
            }
            Clock::Twice(first, second) => Err(Trouble::Says(Box::new(
                Diagnostic::error(
                    "time-twice",
                    format!("this time comes twice in {name}: clocks were put back over it"),
                )
                .at(at, "")
                .help(format!(
                    "add the offset that is meant, `{}` or `{}`",
                    signed(first),
                    signed(second)
                )),
            ))),
            Clock::Never(before) => Err(Trouble::Says(Box::new(
                Diagnostic::error(
                    "time-skipped",
                    format!("this time does not exist in {name}: clocks were put forward over it"),
                )
                .at(at, "")
                .help(format!(
                    "check the source; if its clock had not been changed, add `{}`",
                    signed(before)
                )),
            ))),
        }
    }

    fn publication(&self) -> Result<Span, Trouble> {
        day_number(&self.source.published.value)
            .map(Span::of_day)
            .ok_or(Trouble::Depends)
    }

    /// The day of an earlier report that has it as come about, if there is one.
    pub(super) fn reported_earlier(&self) -> Option<i64> {
        self.reported
            .filter(|day| Some(*day) < day_number(&self.source.published.value))
    }

    /// The end of what came after something: what has been reported has happened by then.
    fn reported(&self, from: &Span, anchor: &Anchor) -> Result<Span, Trouble> {
        let day = self
            .reported
            .map_or_else(|| self.publication(), |day| Ok(Span::of_day(day)))?;
        Ok(a_day_ahead(day, from, anchor))
    }

    /// The day of the report, if what it has as come about could be later by what it refers to.
    pub(super) fn reported_before(&self, to: &Span, anchor: &Anchor) -> Option<Span> {
        let reported = self.reported(to, anchor).ok()?;
        let later = to.last_day().is_none() || reported.last_day() < to.last_day();
        (!self.planned && later).then_some(reported)
    }

    /// The same of what came after something; that this lies after the report is told elsewhere.
    pub(super) fn reported_between(&self, from: &Span, to: &Span, end: &Anchor) -> Option<Span> {
        let reported = self.reported_before(to, end)?;
        (from.first_day() <= reported.last_day()).then_some(reported)
    }

    /// What a date refers to, on the clock of this one: the days there are others. Of what lasted,
    /// its start (`Before`) or its end (`After`), unless that is open. Where a date that stands by
    /// itself bounds this one on its other side, as in `before 1990`, the next day beyond it.
    pub(super) fn anchor_here(
        &self,
        anchor: &Anchor,
        end: Side,
        bound: Side,
    ) -> Result<Span, Trouble> {
        let (whole, zone) = self.anchor(anchor)?;
        let span = Span {
            approximate: whole.approximate,
            uncertain: whole.uncertain,
            ..whole.end_to_count_from(end).unwrap_or(&whole).clone()
        };
        let beyond = matches!(anchor, Anchor::Literal(_)) && end != bound;
        if let Some(day) = span.next_day(end).filter(|_| beyond) {
            return Ok(day);
        }
        if zone == self.zone && span.offset.is_none() {
            return Ok(span);
        }
        Ok(span.on_clock(zone, self.zone, 0))
    }

    /// What a date refers to, and the zone of its clock.
    pub(super) fn anchor(&self, anchor: &Anchor) -> Result<(Span, Zone), Trouble> {
        match anchor {
            Anchor::Publication => Ok((self.publication()?, self.zone)),
            Anchor::Literal(span) => Ok((span.clone(), self.zone)),
            Anchor::Event(name, _) => {
                let number = self.world.by_id.get(name.as_str());
                match number.and_then(|number| self.states.get(*number as usize)) {
                    Some(State::Known(span, zone)) => Ok((span.clone(), *zone)),
                    _ => Err(Trouble::Depends),
                }
            }
        }
    }
}

/// The day of publication is the publisher's, and that of an event may be a day ahead of it.
fn a_day_ahead(published: Span, from: &Span, anchor: &Anchor) -> Span {
    let ahead = published.first_day().map(|day| day + 1);
    match (ahead, anchor) {
        (Some(day), Anchor::Event(..)) if from.first_day() == ahead => Span::of_day(day),
        _ => published,
    }
}
