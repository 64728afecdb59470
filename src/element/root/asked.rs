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
    pub(super) fn heed(&mut self, news: &str) -> Option<Action> {
        let value = cut(news, b'\n');
        let (name, whole) = value.unwrap_or((news, ""));
        let text = trim(whole);
        let lines = cut(whole, b'\n');
        let (first, rest) = lines.unwrap_or((whole, ""));
        let list = || split(text, |letter| letter == ',' || letter.is_ascii_whitespace());
        Some(match (name, text) {
            ("event", "") => return None,
            ("event", id) => {
                self.asked = true;
                Action::SelectId(id.to_owned())
            }
            ("kinds", "") => Action::Kinds(None),
            ("kinds", _) => Action::Kinds(Some(list())),
            ("people", _) => Action::People(list()),
            ("axis", "" | "elastic") => Action::Axis(Axis::Elastic),
            ("axis", "proportional") => Action::Axis(Axis::Proportional),
            ("axis", _) => return not_understood(name, "elastic or proportional"),
            ("view", "" | "auto") => Action::Mode(Mode::Auto),
            ("view", "chart") => Action::Mode(Mode::Chart),
            ("view", "list") => Action::Mode(Mode::List),
            ("view", _) => return not_understood(name, "auto, chart or list"),
            ("hash", _) if value.is_some() && text != "false" => return self.heed_address(),
            ("hash", _) => {
                self.link = None;
                return None;
            }
            ("select", _) => Action::SelectId(whole.to_owned()),
            ("next", _) => Action::Step(1),
            ("previous", _) => Action::Step(-1),
            ("first", _) => Action::First,
            ("last", _) => Action::Last,
            ("play", _) => Action::Play(true),
            ("pause", _) => Action::Play(false),
            ("words", _) => {
                // The page asks for none: the script will, once it knows the chronology's own.
                let language = if first.is_empty() { "en" } else { first };
                if language == "en" && self.state.words.language == language {
                    return None;
                }
                Action::Words(words(language, rest))
            }
            ("address", _) => {
                self.fallback = first == "true";
                rest.clone_into(&mut self.address);
                self.intake = None;
                // New data takes the old one's place only when it is there.
                if self.state.chronology().is_some() {
                    return None;
                }
                Action::Load(Load::Waiting)
            }
            ("part", _) => {
                let file = self.requests.end(number(first)?)?;
                Action::Part(file, lines.map(|_| rest.to_owned()))
            }
            ("failed", _) => {
                return self.failed(Reason::from_name(first), rest.to_owned());
            }
            _ => return None,
        })
    }

    /// From now on the page's address carries the state.
    fn heed_address(&mut self) -> Option<Action> {
        self.link = Some(Address::follow(&self.state));
        let asked = self.read_address(false);
        let names = asked.event.is_some();
        self.asked |= names;
        (names || !asked.filter.is_open()).then(|| Action::Go(asked))
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
