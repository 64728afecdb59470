//! Elements, built by plain functions.
//!
//! `html!` writes the making of each element out where it stands, and that was
//! a third of the program. Here it is made in one place, called from many. The
//! names are those of HTML and ARIA; nothing here knows what a chronology is.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use yew::virtual_dom::{
    AttributeOrProperty, Attributes, Key, Listener, ListenerKind, Listeners, VList, VTag,
};
use yew::{AttrValue, Event, Html, NodeRef};

use super::css::css;
use super::given::{Child, Value, copied, shared};
use crate::model::cut::cut;

/// An element in the making, or nodes side by side.
pub(crate) struct Tag(Box<Making>);

#[derive(Default)]
struct Making {
    /// The name of the element; without one, its children are the nodes.
    name: Option<&'static str>,
    key: Option<Key>,
    node: NodeRef,
    /// What an `input` holds, and whether it is ticked.
    value: Option<AttrValue>,
    checked: Option<bool>,
    names: Vec<&'static str>,
    values: Vec<Option<AttributeOrProperty>>,
    listeners: Vec<Option<Rc<dyn Listener>>>,
    children: Vec<Html>,
}

/// Starts an element: its name, and after a point its class.
#[inline(never)]
pub(crate) fn tag(name: &'static str) -> Tag {
    match cut(name, b'.') {
        Some((name, class)) => making(Some(name)).class(class),
        None => making(Some(name)),
    }
}

/// Starts nodes side by side, which have nothing but what stands in them and a key.
#[inline(never)]
pub(crate) fn nodes() -> Tag {
    making(None)
}

#[inline(never)]
fn making(name: Option<&'static str>) -> Tag {
    Tag(Box::new(Making {
        name,
        ..Making::default()
    }))
}

/// As many nodes as there are, side by side.
pub(crate) fn all(nodes: impl IntoIterator<Item = impl Child>) -> Tag {
    // Collected by hand: that code is there once for each caller, and is half as long.
    let mut all = self::nodes();
    for node in nodes {
        all = all.child(node);
    }
    all
}

/// Starts a button, which is no submit button.
#[inline(never)]
pub(crate) fn button(class: &'static str) -> Tag {
    tag("button").class(class).is("type", "button")
}

/// A line or a shape.
#[inline(never)]
pub(crate) fn path(class: &'static str, d: String) -> Tag {
    tag("path").class(class).set("d", d)
}

/// Whoever hears an event. yew has a type for each event, and knows the names of a hundred: here
/// an event has its name with it, and a release leaves those out (`cargo xtask finish`).
struct Ear {
    event: &'static str,
    heard: Heard,
}

/// What an element does on an event.
pub(crate) type Heard = Box<dyn Hears>;

/// What is done on an event. A closure alone would have its call in the program twice: as the last
/// one, too, which nobody makes.
pub(crate) trait Hears {
    fn hear(&self, event: &Event);
}

impl<F: Fn(&Event)> Hears for F {
    fn hear(&self, event: &Event) {
        self(event);
    }
}

/// Hears an event as one of its kind.
pub(crate) fn heard<E: JsCast + 'static>(hear: impl Fn(&E) + 'static) -> Heard {
    Box::new(move |event: &Event| hear(event.unchecked_ref()))
}

impl Listener for Ear {
    fn kind(&self) -> ListenerKind {
        ListenerKind::other(self.event.into())
    }

    fn handle(&self, event: Event) {
        self.heard.hear(&event);
    }

    fn passive(&self) -> bool {
        false
    }
}

macro_rules! listeners {
    ($($(#[$attribute:meta])* $name:ident $event:literal)*) => {
        $(
            $(#[$attribute])*
            pub(crate) fn $name(self, heard: Heard) -> Self {
                self.listen($event, heard)
            }
        )*
    };
}

impl Tag {
    #[inline(never)]
    fn put(mut self, name: &'static str, value: Option<AttributeOrProperty>) -> Self {
        self.0.names.push(name);
        self.0.values.push(value);
        self
    }

    /// An attribute whose text stands in the program.
    #[inline(never)]
    pub(crate) fn is(self, name: &'static str, value: &'static str) -> Self {
        self.put(
            name,
            Some(AttributeOrProperty::Attribute(AttrValue::Static(value))),
        )
    }

    /// An attribute; `None` leaves it out.
    pub(crate) fn set(self, name: &'static str, value: impl Value) -> Self {
        self.put(name, value.value())
    }

    /// An attribute that is `true` or `false`.
    #[inline(never)]
    pub(crate) fn truth(self, name: &'static str, on: bool) -> Self {
        self.is(name, if on { "true" } else { "false" })
    }

    /// An attribute without a value, there or not.
    #[inline(never)]
    pub(crate) fn flag(self, name: &'static str, on: bool) -> Self {
        if on { self.is(name, name) } else { self }
    }

    /// What the element is to those who listen.
    #[inline(never)]
    pub(crate) fn role(self, role: &'static str) -> Self {
        self.is("role", role)
    }

    /// By what name a page's own styles reach the element.
    #[inline(never)]
    pub(crate) fn part(self, part: &'static str) -> Self {
        self.is("part", part)
    }

    #[inline(never)]
    pub(crate) fn class(self, class: &'static str) -> Self {
        self.is("class", class)
    }

    /// A class more, after the first, which stands with the element's name, while something is so.
    #[inline(never)]
    pub(crate) fn also(mut self, on: bool, class: &'static str) -> Self {
        let first = self.0.values.first_mut().filter(|_| on);
        if let Some(Some(AttributeOrProperty::Attribute(classes))) = first {
            *classes = shared([classes.as_str(), " ", class].concat());
        }
        self
    }

    /// A slider: from where to where it goes, and where it is.
    #[inline(never)]
    pub(crate) fn slider(self, [least, most, now]: [usize; 3]) -> Self {
        self.role("slider")
            .stop(true)
            .set("aria-valuemin", least)
            .set("aria-valuemax", most)
            .set("aria-valuenow", now)
    }

    /// Declarations for this element alone; each `#` stands for a number.
    #[inline(never)]
    pub(crate) fn style(self, declarations: &str, numbers: &[f64]) -> Self {
        let declarations = css(declarations, numbers);
        self.put("style", Some(AttributeOrProperty::Property(declarations)))
    }

    /// What an `input` holds.
    pub(crate) fn value(mut self, value: &str) -> Self {
        self.0.value = Some(copied(value));
        self
    }

    /// Whether a checkbox is ticked.
    pub(crate) fn checked(mut self, on: bool) -> Self {
        self.0.checked = Some(on);
        self
    }

    /// Lets the element be found once it is in the page.
    #[inline(never)]
    pub(crate) fn node(mut self, node: &NodeRef) -> Self {
        self.0.node = node.clone();
        self
    }

    /// Tells the element, or the nodes, from their siblings.
    pub(crate) fn key(self, key: impl AsRef<str>) -> Self {
        self.keyed(key.as_ref())
    }

    #[inline(never)]
    fn keyed(mut self, key: &str) -> Self {
        self.0.key = Some(key.into());
        self
    }

    #[inline(never)]
    fn listen(mut self, event: &'static str, heard: Heard) -> Self {
        self.0.listeners.push(Some(Rc::new(Ear { event, heard })));
        self
    }

    listeners! {
        onchange "change"
        // What many elements hear is worth a function; where one does, it would be longer.
        #[inline(never)]
        onclick "click"
        onfocusout "focusout"
        oninput "input"
        #[inline(never)]
        onkeydown "keydown"
        onlostpointercapture "lostpointercapture"
        onpointercancel "pointercancel"
        onpointerdown "pointerdown"
        onpointermove "pointermove"
        onpointerup "pointerup"
        onwheel "wheel"
    }

    /// Something inside the element, after what is there.
    pub(crate) fn child(self, child: impl Child) -> Self {
        self.push(child.html())
    }

    #[inline(never)]
    fn push(mut self, child: Html) -> Self {
        self.0.children.push(child);
        self
    }

    /// Many, after what is there: one place among the siblings, however many they are.
    pub(crate) fn children(self, children: impl IntoIterator<Item = impl Child>) -> Self {
        self.child(all(children))
    }

    /// The element, or the nodes, as they are.
    #[inline(never)]
    pub(crate) fn html(self) -> Html {
        let Making {
            name,
            key,
            node,
            value,
            checked,
            names,
            values,
            listeners,
            children,
        } = *self.0;
        let Some(name) = name else {
            return VList::with_children(children, key).into();
        };
        let attributes = Attributes::Dynamic {
            keys: shape(names),
            values: values.into_boxed_slice(),
        };
        let listeners = if listeners.is_empty() {
            Listeners::None
        } else {
            Listeners::Pending(listeners.into_boxed_slice())
        };
        // What `html!` calls: `VTag::new` would write each name in small letters to look at it, and
        // what it leaves empty would have to be dropped for all that is here.
        let made = if name == "input" {
            VTag::__new_input(value, checked, node, key, attributes, listeners)
        } else {
            let name = AttrValue::Static(name);
            let children = VList::with_children(children, None).into();
            VTag::__new_other(name, node, key, attributes, listeners, children)
        };
        made.into()
    }
}

type Names = &'static [&'static str];

thread_local! {
    /// The lists of names that elements have, with their hashes. There are no more of them than
    /// places in the source that make an element, but for those with flags, which have one for each
    /// combination of these.
    static SHAPES: RefCell<Vec<(usize, Names)>> = const { RefCell::new(Vec::new()) };
}

/// The one list of these names that all elements share; yew compares it by its address.
fn shape(names: Vec<&'static str>) -> Names {
    let hash = names.iter().fold(names.len(), |hash, name| {
        (hash.rotate_left(5) ^ name.as_ptr().addr()).wrapping_mul(0x9e37_79b1)
    });
    SHAPES.with_borrow_mut(|shapes| {
        for (known, shape) in shapes.iter() {
            if *known == hash && *shape == names {
                return *shape;
            }
        }
        let shape: Names = names.leak();
        shapes.push((hash, shape));
        shape
    })
}
