//! Data that arrives, and words that are looked for in it: in slices that leave the page its frames.

use super::super::emit::error;
use super::super::intake::Clock;
use super::{Message, Root};
use crate::model::ReadError;
use crate::model::cut::{cut_last, up_to};
use crate::state::{Action, Failure, Load, Reason, Shared};

impl Root {
    /// Looks for a query in a slice of the events; tells whether all have been looked at, or the
    /// search goes on in the next turn.
    pub(super) fn seek(&mut self, query: &str) -> bool {
        self.search = None;
        if let Some(chronology) = self.state.chronology()
            && !Clock::start().seek(chronology, query)
        {
            self.handle.later(&mut self.search, 0, Message::Seek);
            return false;
        }
        true
    }

    /// Reads on for a slice; what is left waits until the browser had its turn.
    pub(super) fn slice(&mut self) -> Option<Action> {
        let intake = self.intake.as_mut()?;
        let Some(answer) = intake.slice(&self.state.filter.query) else {
            self.handle.later(&mut intake.turn, 0, Message::Slice);
            return None;
        };
        self.intake = None;
        let (reason, detail) = match answer {
            Ok(chronology) => {
                self.answered = true;
                self.base.clone_from(&self.address);
                self.look_ahead();
                // What is under way belongs to other data.
                self.requests.end_all();
                return Some(Action::Load(Load::Ready(chronology)));
            }
            Err(ReadError::OtherVersion(found)) => (Reason::Version, found),
            Err(ReadError::Malformed(why)) => (Reason::Malformed, why),
        };
        self.failed(reason, detail)
    }

    /// Data did not come. What is there from the same place stays, and only the page is told.
    pub(super) fn failed(&mut self, reason: Reason, detail: String) -> Option<Action> {
        if self.state.chronology().is_some() && self.address == self.base {
            error(reason.name(), &detail, false);
            return None;
        }
        self.answered = true;
        Some(Action::Load(Load::Failed(Shared::new(Failure {
            reason,
            file: name(&self.address).to_owned(),
            detail,
            fallback: self.fallback,
        }))))
    }
}

/// The name of the file in an address.
fn name(address: &str) -> &str {
    let path = up_to(up_to(address, b'#'), b'?');
    cut_last(path, b'/').map_or(path, |(_, name)| name)
}
