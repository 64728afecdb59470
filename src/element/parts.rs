//! Fetches the files of a chronology in shards: those that are wanted, while they are wanted.

use yew::html::Scope;

use super::root::{Message, Root};
use crate::hooks::Request;
use crate::state::{File, State};

/// So many files are asked for at once; what is wanted next must not wait behind much else.
const AT_ONCE: usize = 4;

/// The requests under way.
#[derive(Default)]
pub(crate) struct Requests(Vec<(File, Request)>);

impl Requests {
    /// Begins what is wanted now and ends what is not wanted any more. `index` is the address of
    /// the index, the widget behind `link` hears of answers.
    pub(crate) fn follow(&mut self, state: &State, index: &str, link: &Scope<Root>) {
        let mut wanted = state.files();
        wanted.truncate(AT_ONCE);
        self.keep(&|file| wanted.contains(&file));
        for file in wanted {
            if let Some(chronology) = state.chronology()
                && !self.0.iter().any(|(other, _)| *other == file)
            {
                let link = link.clone();
                let address = [folder(index), &chronology.address(file)].concat();
                let request = Request::text(&address, move |text| {
                    link.send_message(Message::Part(file, text));
                });
                self.0.extend(request.map(|request| (file, request)));
            }
        }
    }

    /// A request has ended.
    pub(crate) fn end(&mut self, file: File) {
        self.keep(&|other| other != file);
    }

    fn keep(&mut self, wanted: &dyn Fn(File) -> bool) {
        self.0.retain(|(file, _)| wanted(*file));
    }
}

/// The part of an address up to its last slash.
fn folder(address: &str) -> &str {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    path.rfind('/')
        .and_then(|at| path.get(..=at))
        .unwrap_or_default()
}
