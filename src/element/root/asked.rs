//! What the page asks for: attributes, commands and words.

use std::rc::Rc;

use yew::Context;

use super::super::address::Address;
use super::{Message, Root, telling};
use crate::hooks::Intl;
use crate::layout::Axis;
use crate::state::{self, Action, Mode, split};
use crate::text::{Catalogue, Words};

impl Root {
    /// What follows from an attribute, or from its being taken away; a value that cannot be read
    /// is told to the page.
    pub(super) fn configure(
        &mut self,
        ctx: &Context<Self>,
        name: &str,
        value: Option<&str>,
    ) -> Option<Action> {
        let text = value.map(str::trim).unwrap_or_default();
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
            ("axis", _) => return not_understood(ctx, name, "elastic or proportional"),
            ("view", "" | "auto") => Action::Mode(Mode::Auto),
            ("view", "chart") => Action::Mode(Mode::Chart),
            ("view", "list") => Action::Mode(Mode::List),
            ("view", _) => return not_understood(ctx, name, "auto, chart or list"),
            ("hash", _) if value.is_some() && text != "false" => return self.heed_address(ctx),
            ("hash", _) => {
                self.link = None;
                return None;
            }
            _ => return None,
        })
    }

    /// From now on the page's address carries the state.
    fn heed_address(&mut self, ctx: &Context<Self>) -> Option<Action> {
        let changed = telling(ctx, || Message::Address(true));
        self.link = Some(Address::follow(&self.state, changed));
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

fn not_understood(ctx: &Context<Root>, name: &str, expected: &str) -> Option<Action> {
    let message = [name, ": expected ", expected].concat();
    ctx.props().emit.warn("attribute", &message);
    None
}

pub(super) fn words(language: &str, catalogue: &str) -> Words {
    // An empty one is none.
    let catalogue = Catalogue::from_json(catalogue).unwrap_or_default();
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
