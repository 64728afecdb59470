//! What an element can be given: values of attributes, and what stands in it.

use std::rc::Rc;

use yew::virtual_dom::{AttributeOrProperty, VText};
use yew::{AttrValue, Html};

use super::tag::Tag;
use crate::model::digits::digits;

/// What an attribute can be given.
pub(crate) trait Value {
    /// The text, or `None` for no attribute.
    fn value(self) -> Option<AttributeOrProperty>;
}

impl Value for AttrValue {
    fn value(self) -> Option<AttributeOrProperty> {
        Some(AttributeOrProperty::Attribute(self))
    }
}

impl Value for &AttrValue {
    fn value(self) -> Option<AttributeOrProperty> {
        self.clone().value()
    }
}

impl Value for &str {
    fn value(self) -> Option<AttributeOrProperty> {
        copied(self).value()
    }
}

impl Value for &String {
    fn value(self) -> Option<AttributeOrProperty> {
        self.as_str().value()
    }
}

impl Value for String {
    fn value(self) -> Option<AttributeOrProperty> {
        shared(self).value()
    }
}

impl Value for usize {
    fn value(self) -> Option<AttributeOrProperty> {
        digits(self).value()
    }
}

impl<T: Value> Value for Option<T> {
    fn value(self) -> Option<AttributeOrProperty> {
        self.and_then(Value::value)
    }
}

#[inline(never)]
pub(super) fn copied(text: &str) -> AttrValue {
    Rc::<str>::from(text).into()
}

#[inline(never)]
pub(super) fn shared(text: String) -> AttrValue {
    text.into()
}

/// What can stand in an element.
pub(crate) trait Child {
    /// The node.
    fn html(self) -> Html;
}

impl Child for Html {
    fn html(self) -> Html {
        self
    }
}

impl Child for Tag {
    fn html(self) -> Html {
        Tag::html(self)
    }
}

/// What may be missing has its place nevertheless: what follows is not taken for it.
impl<T: Child> Child for Option<T> {
    fn html(self) -> Html {
        match self {
            Some(child) => child.html(),
            None => Html::default(),
        }
    }
}

impl Child for AttrValue {
    fn html(self) -> Html {
        plain(self)
    }
}

impl Child for &str {
    fn html(self) -> Html {
        plain(copied(self))
    }
}

impl Child for &String {
    fn html(self) -> Html {
        self.as_str().html()
    }
}

impl Child for String {
    fn html(self) -> Html {
        plain(shared(self))
    }
}

#[inline(never)]
fn plain(text: AttrValue) -> Html {
    VText::new(text).into()
}

impl Tag {
    /// For eyes alone: whoever listens is told the same elsewhere.
    #[inline(never)]
    pub(crate) fn hidden(self) -> Self {
        self.is("aria-hidden", "true")
    }
}
