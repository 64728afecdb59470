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
                let address = [split(index).0, &chronology.address(file)].concat();
                let request = Request::text(&address, move |text| {
                    link.send_message(Message::Part(file, text));
                });
                self.0.extend(request.map(|request| (file, request)));
            }
        }
    }

    /// Nothing of these is wanted any more.
    pub(crate) fn end_all(&mut self) {
        self.keep(&|_| false);
    }

    /// A request has ended.
    pub(crate) fn end(&mut self, file: File) {
        self.keep(&|other| other != file);
    }

    fn keep(&mut self, wanted: &dyn Fn(File) -> bool) {
        self.0.retain(|(file, _)| wanted(*file));
    }
}

/// The folder of an address, up to its last slash, and the name of the file in it.
pub(super) fn split(address: &str) -> (&str, &str) {
    let bytes = address.as_bytes();
    let end = bytes.iter().position(|byte| b"?#".contains(byte));
    let end = end.unwrap_or(bytes.len());
    let slash = bytes.iter().take(end).rposition(|byte| *byte == b'/');
    let from = slash.map_or(0, |slash| slash + 1);
    let (folder, name) = (address.get(..from), address.get(from..end));
    (folder.unwrap_or_default(), name.unwrap_or_default())
}
