//! Fetches the files of a chronology in shards: those that are wanted, while they are wanted.

use super::root::Message;
use crate::hooks::Request;
use crate::state::{File, State};

/// So many files are asked for at once; what is wanted next must not wait behind much else.
const AT_ONCE: usize = 4;

/// The requests under way.
#[derive(Default)]
pub(crate) struct Requests(Vec<(String, Request)>);

impl Requests {
    /// Begins what is wanted now and ends what is not wanted any more. `index` is the address of
    /// the index, `tell` hears of answers.
    pub(crate) fn follow(&mut self, state: &State, index: &str, tell: &yew::Callback<Message>) {
        let folder = folder(index);
        let Some(chronology) = state.chronology() else {
            self.0.clear();
            return;
        };
        let wanted: Vec<(String, File)> = state
            .files()
            .into_iter()
            .take(AT_ONCE)
            .map(|file| ([folder, &chronology.address(file)].concat(), file))
            .collect();
        self.0
            .retain(|(address, _)| wanted.iter().any(|(other, _)| other == address));
        for (address, file) in wanted {
            if self.0.iter().any(|(other, _)| *other == address) {
                continue;
            }
            let (tell, own) = (tell.clone(), address.clone());
            let request = Request::text(&address, move |text| {
                tell.emit(Message::Part(file, own.clone(), text));
            });
            self.0.extend(request.map(|request| (address, request)));
        }
    }

    /// Whether an answer is still wanted; its request has ended.
    pub(crate) fn end(&mut self, address: &str) -> bool {
        let before = self.0.len();
        self.0.retain(|(other, _)| other != address);
        self.0.len() < before
    }
}

/// The part of an address up to its last slash.
fn folder(address: &str) -> &str {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    path.rfind('/')
        .and_then(|at| path.get(..=at))
        .unwrap_or_default()
}
