//! What goes on paper, written at once.
//!
//! The browser takes its picture of the page as soon as the listeners of
//! `beforeprint` have returned, and where a button of the page prints, before
//! any promise has its turn. The renderer waits for such a turn, so this writes
//! the elements itself.

use web_sys::{Document, HtmlElement, Node};
use yew::Html;
use yew::virtual_dom::{AttributeOrProperty, Attributes, VNode, VTag};

const HTML: &str = "http://www.w3.org/1999/xhtml";
const SVG: &str = "http://www.w3.org/2000/svg";

/// Writes what goes on paper into its place.
pub(crate) fn write(place: &HtmlElement, content: &[Html]) {
    if let Some(document) = place.owner_document() {
        for node in content {
            tree(&document, place, HTML, node);
        }
    }
}

/// Writes a tree of elements and texts; listeners and properties are of no use on paper.
fn tree(document: &Document, parent: &Node, namespace: &str, node: &VNode) {
    match node {
        VNode::VText(text) => {
            let text = document.create_text_node(&text.text);
            let _ = parent.append_child(&text);
        }
        VNode::VList(list) => {
            for child in list.iter() {
                tree(document, parent, namespace, child);
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
        tree(document, &made, namespace, children);
    }
    let _ = parent.append_child(&made);
}
