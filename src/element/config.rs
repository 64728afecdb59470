//! Attributes as typed wishes.

use crate::layout::Axis;
use crate::state::{Mode, split};

/// What an attribute asks for.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Wish {
    /// The selected event.
    Event(String),
    /// Only these kinds; `None` for all.
    Kinds(Option<Vec<String>>),
    /// Only these people's events; none for all.
    People(Vec<String>),
    /// The axis.
    Axis(Axis),
    /// Chart or list.
    Mode(Mode),
    /// The address carries the state.
    Hash(bool),
    /// Nothing that concerns the program.
    Nothing,
}

/// An attribute with a value that means nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NotUnderstood {
    /// What it could have been.
    pub(crate) expected: &'static str,
}

/// Reads an attribute; `None` is an attribute that was taken away.
pub(crate) fn wish(name: &str, value: Option<&str>) -> Result<Wish, NotUnderstood> {
    let text = value.map(str::trim).unwrap_or_default();
    let list = || split(text, |letter| letter == ',' || letter.is_ascii_whitespace());
    Ok(match (name, text) {
        ("event", "") => Wish::Nothing,
        ("event", id) => Wish::Event(id.to_owned()),
        ("kinds", "") => Wish::Kinds(None),
        ("kinds", _) => Wish::Kinds(Some(list())),
        ("people", _) => Wish::People(list()),
        ("axis", "" | "elastic") => Wish::Axis(Axis::Elastic),
        ("axis", "proportional") => Wish::Axis(Axis::Proportional),
        ("axis", _) => {
            return Err(NotUnderstood {
                expected: "elastic or proportional",
            });
        }
        ("view", "" | "auto") => Wish::Mode(Mode::Auto),
        ("view", "chart") => Wish::Mode(Mode::Chart),
        ("view", "list") => Wish::Mode(Mode::List),
        ("view", _) => {
            return Err(NotUnderstood {
                expected: "auto, chart or list",
            });
        }
        ("hash", text) => Wish::Hash(value.is_some() && text != "false"),
        _ => Wish::Nothing,
    })
}
