//! Fetches the files of a chronology in shards: those that are wanted, while they are wanted.

use super::root::Message;
use crate::hooks::Request;
use crate::state::{File, State};

/// So many files are asked for at once; what is wanted next must not wait behind much else.
const AT_ONCE: usize = 4;

/// The requests under way.
#[derive(Default)]
pub(crate) struct Requests(Vec<(File, Request)>);

impl Requests {
    /// Begins what is wanted now and ends what is not wanted any more. `index` is the address of
    /// the index, `tell` hears of answers.
    pub(crate) fn follow(&mut self, state: &State, index: &str, tell: &yew::Callback<Message>) {
        let mut wanted = state.files();
        wanted.truncate(AT_ONCE);
        self.0.retain(|(file, _)| wanted.contains(file));
        for file in wanted {
            if let Some(chronology) = state.chronology()
                && !self.0.iter().any(|(other, _)| *other == file)
            {
                let tell = tell.clone();
                let address = [folder(index), &chronology.address(file)].concat();
                let request = Request::text(&address, move |text| {
                    tell.emit(Message::Part(file, text));
                });
                self.0.extend(request.map(|request| (file, request)));
            }
        }
    }

    /// A request has ended.
    pub(crate) fn end(&mut self, file: File) {
        self.0.retain(|(other, _)| *other != file);
    }
}

/// The part of an address up to its last slash.
fn folder(address: &str) -> &str {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    path.rfind('/')
        .and_then(|at| path.get(..=at))
        .unwrap_or_default()
}
