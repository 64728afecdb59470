//! Data that arrives, and words that are looked for in it: in slices that leave the page its frames.

use yew::Context;

use super::super::intake::{Clock, ENTRIES, Intake, Progress};
use super::super::parts::split;
use super::{Message, Root, later};
use crate::model::ReadError;
use crate::state::{Action, Failure, Load, Reason};

impl Root {
    /// Looks for a query in a slice of the events. While there are more to be looked at, it is
    /// only typed, and the search goes on in the next turn.
    pub(super) fn seek(&mut self, ctx: &Context<Self>, query: String) -> Action {
        self.search = None;
        if let Some(chronology) = self.state.chronology() {
            let clock = Clock::start();
            while !chronology.seek(&query, ENTRIES) {
                if clock.is_over() {
                    self.search = Some(later(ctx, 0, Message::Seek));
                    return Action::Typed(query);
                }
            }
        }
        Action::Query(query)
    }

    pub(super) fn reading_on(&mut self, ctx: &Context<Self>) -> Option<Action> {
        let (intake, _) = self.intake.take()?;
        self.slice(ctx, intake)
    }

    /// Reads on for a slice; what is left waits until the browser had its turn.
    pub(super) fn slice(&mut self, ctx: &Context<Self>, intake: Intake) -> Option<Action> {
        self.intake = None;
        let result = match intake.slice(&self.state.filter.query) {
            Progress::More(intake) => {
                self.intake = Some((intake, later(ctx, 0, Message::Slice)));
                return None;
            }
            Progress::Done(result) => result,
        };
        self.answered = true;
        self.look_ahead();
        // What is under way belongs to other data.
        self.requests.end_all();
        Some(Action::Load(match result {
            Ok(chronology) => Load::Ready(chronology),
            Err(ReadError::OtherVersion(found)) => self.failed(Reason::Version, found),
            Err(ReadError::Malformed(why)) => self.failed(Reason::Malformed, why),
        }))
    }

    pub(super) fn failed(&self, reason: Reason, detail: String) -> Load {
        Load::Failed(Failure {
            reason,
            file: split(&self.address).1.to_owned(),
            detail,
            fallback: self.fallback,
        })
    }
}
