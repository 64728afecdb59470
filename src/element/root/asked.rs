//! What the page asks for and has: attributes, commands, words, where its data is, and its files.

use super::super::address::Address;
use super::super::emit::warn;
use super::Root;
use crate::hooks::Intl;
use crate::layout::Axis;
use crate::model::cut::{cut, trim};
use crate::model::digits::number;
use crate::state::{self, Action, Load, Mode, Reason, split};
use crate::text::{Catalogue, Words};

impl Root {
    /// What follows from what the script tells, as `tell` lists it;
    /// a value that cannot be read is told to the page.
    // Among what else is taken in, each action would be put together from the pieces of all of them.
    #[inline(never)]
    pub(super) fn heed(&mut self, news: &str) -> Option<Action> {
        let value = cut(news, b'\n');
        let (name, whole) = value.unwrap_or((news, ""));
        let text = trim(whole);
        let lines = cut(whole, b'\n');
        let (first, rest) = lines.unwrap_or((whole, ""));
        let list = || split(text, |letter| letter == ',' || letter.is_ascii_whitespace());
        match (name, text) {
            ("event", "") => None,
            ("event", id) => {
                self.asked = true;
                Some(Action::SelectId(id.to_owned()))
            }
            ("kinds", "") => Some(Action::Kinds(None)),
            ("kinds", _) => Some(Action::Kinds(Some(list()))),
            ("people", _) => Some(Action::People(list())),
            ("axis", "" | "elastic") => Some(Action::Axis(Axis::Elastic)),
            ("axis", "proportional") => Some(Action::Axis(Axis::Proportional)),
            ("axis", _) => not_understood(name, "elastic or proportional"),
            ("view", "" | "auto") => Some(Action::Mode(Mode::Auto)),
            ("view", "chart") => Some(Action::Mode(Mode::Chart)),
            ("view", "list") => Some(Action::Mode(Mode::List)),
            ("view", _) => not_understood(name, "auto, chart or list"),
            ("hash", _) if value.is_some() && text != "false" => self.heed_address(),
            ("hash", _) => {
                self.link = None;
                None
            }
            ("linked", _) if self.link.is_some() => Some(Action::Go(self.read_address(true))),
            ("select", _) => Some(Action::SelectId(whole.to_owned())),
            ("next", _) => Some(Action::Step(1)),
            ("previous", _) => Some(Action::Step(-1)),
            ("first", _) => Some(Action::First),
            ("last", _) => Some(Action::Last),
            ("play", _) => Some(Action::Play(true)),
            ("pause", _) => Some(Action::Play(false)),
            ("words", _) => {
                // The page asks for none: the script will, once it knows the chronology's own.
                let language = if first.is_empty() { "en" } else { first };
                if language == "en" && self.state.words.language == language {
                    return None;
                }
                Some(Action::Words(words(language, rest)))
            }
            ("address", _) => {
                self.fallback = first == "true";
                rest.clone_into(&mut self.address);
                self.intake = None;
                // New data takes the old one's place only when it is there.
                if self.state.chronology().is_some() {
                    return None;
                }
                Some(Action::Load(Load::Waiting))
            }
            ("part", _) => {
                let file = self.requests.end(number(first)?)?;
                Some(Action::Part(file, lines.map(|_| rest.to_owned())))
            }
            ("failed", _) => self.failed(Reason::from_name(first), rest.to_owned()),
            _ => None,
        }
    }

    /// From now on the page's address carries the state.
    fn heed_address(&mut self) -> Option<Action> {
        self.link = Some(Address::follow(&self.state));
        let asked = self.read_address(false);
        let names = asked.event.is_some();
        self.asked |= names;
        if !names && asked.filter.is_open() {
            return None;
        }
        Some(Action::Go(asked))
    }

    /// What the page's address asks for, now that the reader followed a link in the page or came
    /// by one.
    pub(super) fn read_address(&mut self, in_page: bool) -> state::Address {
        let asked = Address::read();
        self.linked = asked.event.clone().map(|id| (id, in_page));
        asked
    }
}

fn not_understood(name: &str, expected: &str) -> Option<Action> {
    let message = [name, ": expected ", expected].concat();
    warn("attribute", &message);
    None
}

pub(super) fn words(language: &str, catalogue: &str) -> Words {
    // An empty one is none.
    let catalogue = Catalogue::from_json(catalogue).unwrap_or_default();
    Words::new(language, catalogue, Box::new(Intl::new(language)))
}
