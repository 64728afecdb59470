//! What goes on paper, written at once.
//!
//! The browser takes its picture of the page as soon as the listeners of
//! `beforeprint` have returned, and where a button of the page prints, before
//! any promise has its turn. The renderer waits for such a turn, so this writes
//! the elements itself.

use gloo::events::{EventListener, EventListenerPhase};
use web_sys::{Document, Event, HtmlElement, Node};
use yew::virtual_dom::{AttributeOrProperty, Attributes, VNode, VTag};
use yew::{Html, NodeRef};

use super::listen;
use crate::view::find;

const HTML: &str = "http://www.w3.org/1999/xhtml";
const SVG: &str = "http://www.w3.org/2000/svg";

/// Listens for the page being printed until it is dropped.
pub struct Paper {
    _listeners: [EventListener; 2],
}

impl Paper {
    /// Fills the widget's `.dt-paper` with what `content` gives while the page is being printed.
    #[must_use]
    pub fn new(widget: NodeRef, content: Box<dyn Fn() -> Html>) -> Option<Self> {
        let after = widget.clone();
        let fill = Box::new(move |_: &Event| {
            if let Some((place, document)) = empty(&widget) {
                write(&document, &place, HTML, &content());
            }
        });
        let clear = Box::new(move |_: &Event| {
            empty(&after);
        });
        Some(Self {
            _listeners: [
                listen("beforeprint", EventListenerPhase::Bubble, fill)?,
                listen("afterprint", EventListenerPhase::Bubble, clear)?,
            ],
        })
    }
}

fn empty(widget: &NodeRef) -> Option<(HtmlElement, Document)> {
    let place = find(&widget.cast()?, ".dt-paper")?;
    place.set_text_content(None);
    let document = place.owner_document()?;
    Some((place, document))
}

/// Writes a tree of elements and texts; listeners and properties are of no use on paper.
fn write(document: &Document, parent: &Node, namespace: &str, tree: &VNode) {
    match tree {
        VNode::VText(text) => {
            let text = document.create_text_node(&text.text);
            let _ = parent.append_child(&text);
        }
        VNode::VList(list) => {
            for child in list.iter() {
                write(document, parent, namespace, child);
            }
        }
        VNode::VTag(tag) => element(document, parent, namespace, tag),
        _ => {}
    }
}

fn element(document: &Document, parent: &Node, namespace: &str, tag: &VTag) {
    let namespace = if tag.tag() == "svg" { SVG } else { namespace };
    let made = document.create_element_ns(Some(namespace), tag.tag());
    let Ok(made) = made else { return };
    // The one form that the view's elements have.
    if let Attributes::Dynamic { keys, values } = &tag.attributes {
        for (name, value) in keys.iter().zip(values) {
            if let Some(AttributeOrProperty::Attribute(value)) = value {
                let _ = made.set_attribute(name, value);
            }
        }
    }
    if let Some(children) = tag.children() {
        write(document, &made, namespace, children);
    }
    let _ = parent.append_child(&made);
}
