//! What the page asks for: attributes, commands and words.

use std::rc::Rc;

use yew::Context;

use super::super::address::Address;
use super::super::config::{Wish, wish};
use super::{Message, Root};
use crate::hooks::Intl;
use crate::state::{self, Action};
use crate::text::{Catalogue, Words};

impl Root {
    /// What follows from an attribute; a value that cannot be read is told to the page.
    pub(super) fn configure(
        &mut self,
        ctx: &Context<Self>,
        name: &str,
        value: Option<&str>,
    ) -> Option<Action> {
        match wish(name, value) {
            Ok(Wish::Event(id)) => {
                self.asked = true;
                Some(Action::SelectId(id))
            }
            Ok(Wish::Kinds(kinds)) => Some(Action::Kinds(kinds)),
            Ok(Wish::People(people)) => Some(Action::People(people)),
            Ok(Wish::Axis(axis)) => Some(Action::Axis(axis)),
            Ok(Wish::Mode(mode)) => Some(Action::Mode(mode)),
            Ok(Wish::Hash(false)) => {
                self.link = None;
                None
            }
            Ok(Wish::Hash(true)) => {
                let link = ctx.link().clone();
                self.link = Some(Address::follow(&self.state, move || {
                    link.send_message(Message::Address(true));
                }));
                let asked = self.read_address(false);
                self.asked |= asked.event.is_some();
                (asked != state::Address::default()).then_some(Action::Go(asked))
            }
            Ok(Wish::Nothing) => None,
            Err(error) => {
                let message = [name, ": expected ", error.expected].concat();
                ctx.props().emit.error("attribute", &message, false);
                None
            }
        }
    }
}

impl Root {
    /// What the page's address asks for, now that the reader followed a link in the page or came
    /// by one.
    pub(super) fn read_address(&mut self, in_page: bool) -> state::Address {
        let asked = Address::read();
        self.linked = asked.event.clone().map(|id| (id, in_page));
        asked
    }
}

pub(super) fn words(language: &str, catalogue: &str) -> Words {
    let catalogue = if catalogue.is_empty() {
        Catalogue::default()
    } else {
        Catalogue::from_json(catalogue).unwrap_or_default()
    };
    Words::new(language, catalogue, Rc::new(Intl::new(language)))
}

pub(super) fn command(name: &str, argument: String) -> Option<Action> {
    Some(match name {
        "select" => Action::SelectId(argument),
        "next" => Action::Step(1),
        "previous" => Action::Step(-1),
        "first" => Action::First,
        "last" => Action::Last,
        "play" => Action::Play(true),
        "pause" => Action::Play(false),
        _ => return None,
    })
}
