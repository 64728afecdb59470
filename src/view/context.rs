//! What every part of the view needs to say something and to be heard.

use std::cell::Cell;
use std::ops::Deref;
use std::rc::Rc;

use yew::virtual_dom::AttributeOrProperty;
use yew::{Callback, Html};

use super::given::{Child, Value};
use super::mark::Look;
use super::surface::Surface;
use super::tag::{Heard, Tag, button, heard, nodes, tag};
use crate::layout::Texts;
use crate::model::cut::is_blank;
use crate::model::{Basis, Event, KnownKind, Mark, Precision, When};
use crate::state::{Action, Chronology, Filter, Matches, Panel, Shared, Terms};
use crate::text::{Key, Words, declared};

/// What every part of the view stands on, shared: parts come and go with each picture.
#[derive(PartialEq)]
pub(crate) struct Context(Rc<Ground>);

impl Clone for Context {
    // Nearly every part and everyone who hears something has one: written out where it is made,
    // the counting would be there dozens of times.
    #[inline(never)]
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl Deref for Context {
    type Target = Ground;
    fn deref(&self) -> &Ground {
        &self.0
    }
}

impl From<Ground> for Context {
    fn from(ground: Ground) -> Self {
        Self(Rc::new(ground))
    }
}

/// The selected entry at this moment.
///
/// A pointer that scrubs passes more events than anybody can read. The chart selects them here,
/// and the state follows when one of them is shown.
#[derive(Clone, Debug, Default)]
pub struct Selection(Rc<Cell<Selected>>);

#[derive(Clone, Copy, Debug, Default)]
struct Selected {
    entry: Option<u32>,
    /// The state has yet to follow.
    ahead: bool,
}

impl Selection {
    /// The entry, where one is selected.
    #[must_use]
    pub fn get(&self) -> Option<u32> {
        self.0.get().entry
    }

    /// What the state says is selected.
    pub fn set(&self, entry: Option<u32>) {
        let ahead = false;
        self.0.set(Selected { entry, ahead });
    }

    /// A pointer is there.
    pub(crate) fn go_ahead(&self, entry: u32) {
        let entry = Some(entry);
        self.0.set(Selected { entry, ahead: true });
    }

    /// The entry to which the state has yet to follow.
    #[must_use]
    pub fn ahead(&self) -> Option<u32> {
        let selected = self.0.get();
        selected.entry.filter(|_| selected.ahead)
    }
}

impl PartialEq for Selection {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// The chronology, the words for it, and where actions go.
#[derive(PartialEq)]
pub(crate) struct Ground {
    pub(crate) chronology: Shared<Chronology>,
    pub(crate) words: Words,
    /// The chronology's own texts are in another language than the words.
    pub(crate) foreign: bool,
    pub(crate) dispatch: Callback<Rc<Action>>,
    pub(crate) selection: Selection,
    /// Which events are shown.
    pub(crate) filter: Filter,
    /// What is searched for; its matches are highlighted.
    pub(crate) terms: Shared<Terms>,
    /// The typefaces in use.
    pub(crate) surface: Surface,
    /// Some file of a chronology in shards did not come.
    pub(crate) missed: bool,
    /// How many events match is known only as the most there can be.
    pub(crate) unsure: bool,
}

/// The events that match, as the chart, the narrow scrubber and the list show them.
#[derive(Clone, PartialEq)]
pub(crate) struct Matching {
    pub(crate) context: Context,
    pub(crate) visible: Shared<Matches>,
    /// As it was when the widget was drawn last; what counts in the chart is what [`Context`] says.
    pub(crate) selected: Option<u32>,
    pub(crate) width: f64,
    pub(crate) playing: bool,
}

/// A word of the interface, looked up where it is put.
#[derive(Clone, Copy)]
pub(crate) struct Word<'a>(&'a Words, Key);

impl Value for Word<'_> {
    fn value(self) -> Option<AttributeOrProperty> {
        self.0.get(self.1).value()
    }
}

impl Child for Word<'_> {
    fn html(self) -> Html {
        self.0.get(self.1).html()
    }
}

impl Ground {
    /// Whether texts take the same room on both: in the same words and typefaces.
    #[inline(never)]
    pub(crate) fn sets_like(&self, other: &Self) -> bool {
        self.words == other.words && self.surface == other.surface
    }
}

impl Context {
    /// What the layout asks the outside for.
    #[inline(never)]
    pub(crate) fn texts(&self) -> Texts<'_> {
        Texts {
            labels: &*self.chronology,
            measure: &*self.surface.measure,
            words: &self.words,
        }
    }

    pub(crate) fn get(&self, key: Key) -> Word<'_> {
        Word(&self.words, key)
    }

    /// An element for a word of the interface.
    #[inline(never)]
    pub(crate) fn word(&self, name: &'static str, key: Key) -> Tag {
        tag(name).child(self.get(key))
    }

    /// `a, b`, or the one that is there.
    #[inline(never)]
    pub(crate) fn joined(&self, a: &str, b: &str) -> String {
        if a.is_empty() || b.is_empty() {
            return [a, b].concat();
        }
        self.words.pair(Key::Joined, a, b)
    }

    /// What is said of a date, and how that is known.
    pub(crate) fn with_basis(&self, said: &str, when: &When) -> String {
        let basis = match (when.precision, when.basis) {
            // "No time stated, stated" would contradict itself.
            (Precision::Day, Basis::Stated) => "",
            (_, basis) => self.words.basis(basis),
        };
        self.joined(said, basis)
    }

    /// Name of one event of a kind.
    #[inline(never)]
    pub(crate) fn kind(&self, id: &str) -> String {
        self.words.kind(&self.chronology.timeline, id)
    }

    /// Name of the events of a kind.
    #[inline(never)]
    pub(crate) fn kinds(&self, id: &str) -> String {
        self.words.kinds(&self.chronology.timeline, id)
    }

    /// A count of things, written.
    #[inline(never)]
    pub(crate) fn size(&self, count: usize) -> String {
        self.words.size(count)
    }

    /// Words with a number in them.
    #[inline(never)]
    pub(crate) fn counted(&self, key: Key, n: usize) -> String {
        self.words.with(key, "n", &self.size(n))
    }

    /// `6 of 15`, in the words of a key.
    #[inline(never)]
    pub(crate) fn of(&self, key: Key, i: &str, n: &str) -> String {
        self.words.fill(key, &[("i", i), ("n", n)])
    }

    /// The id of an element, which no other chronology's has.
    #[inline(never)]
    pub(crate) fn id(&self, of: &str) -> String {
        ["dt-", &self.chronology.timeline.id, "-", of].concat()
    }

    /// How far from the left something so wide stands that is at `x` in reading direction, in a
    /// plot so wide.
    #[inline(never)]
    pub(crate) fn left(&self, x: f64, width: f64, plot: f64) -> f64 {
        if self.words.rtl { plot - x - width } else { x }
    }

    /// The same of what has no width, for many things in one plot.
    pub(crate) fn across(&self, plot: f64) -> impl Fn(f64) -> f64 + Copy + use<> {
        let rtl = self.words.rtl;
        move |x| if rtl { plot - x } else { x }
    }

    /// Says what happened.
    #[inline(never)]
    pub(crate) fn act(&self, action: Action) {
        self.dispatch.emit(Rc::new(action));
    }

    /// Does something on an event of an element.
    #[inline(never)]
    pub(crate) fn on(&self, action: Action) -> Heard {
        let (context, action) = (self.clone(), Rc::new(action));
        heard(move |_: &yew::Event| context.dispatch.emit(action.clone()))
    }

    /// An element for a text of the chronology, in the language that it is in.
    #[inline(never)]
    pub(crate) fn own(&self, name: &'static str) -> Tag {
        let language = self.chronology.timeline.language.as_str();
        tag(name).set("lang", self.foreign.then_some(language))
    }

    /// An element for a value, or for the words that the source does not give it.
    pub(crate) fn or_not_stated(&self, made: Tag, value: Option<&str>) -> Tag {
        match value.filter(|value| !is_blank(value)) {
            Some(value) => made.marked(self, value),
            None => made.class("dt-ns").child(self.get(Key::NotStated)),
        }
    }

    /// How the mark of an event looks.
    pub(crate) fn look<'a>(&'a self, event: &'a Event) -> Look<'a> {
        self.look_of(&event.kind)
    }

    /// How the mark of a kind looks.
    pub(crate) fn look_of<'a>(&'a self, kind: &'a str) -> Look<'a> {
        let (mut shape, mut color) = match KnownKind::from_id(kind) {
            // Its colour has its name.
            Some(known) => (known.mark(), kind),
            None => (Mark::default(), ""),
        };
        if let Some(declared) = declared(&self.chronology.timeline, kind) {
            if declared.mark != Mark::default() {
                shape = declared.mark;
            }
            if let Some(own) = &declared.color {
                color = own;
            }
        }
        Look { shape, color }
    }

    /// The place of an event with its closer words; empty where it has none.
    pub(crate) fn place(&self, event: &Event) -> String {
        let name = event.place.as_deref().map_or("", |id| {
            let place = self.chronology.place(id);
            place.map_or(id, |place| place.name.as_str())
        });
        self.joined(name, event.place_detail.as_deref().unwrap_or_default())
    }

    /// A name that shows only the events of its bearer; that of somebody unknown, in `made`.
    pub(crate) fn name(&self, actor: &str, made: Tag) -> Tag {
        let Some(found) = self.chronology.actor(actor) else {
            return made.child(actor);
        };
        let title = self.words.with(Key::EventsOf, "name", &found.name);
        button("dt-person-b")
            .set("title", title)
            .acts(self, Action::OnlyPerson(actor.to_owned()))
            .marked(self, &found.name)
    }

    /// The role of an actor.
    pub(crate) fn role(&self, actor: &str) -> Option<&str> {
        self.chronology.actor(actor)?.role.as_deref()
    }
}

impl Tag {
    /// Names the element to those who listen.
    #[inline(never)]
    pub(crate) fn label(self, word: Word<'_>) -> Self {
        self.set("aria-label", word)
    }

    /// Does something on a click.
    #[inline(never)]
    pub(crate) fn acts(self, context: &Context, action: Action) -> Self {
        self.onclick(context.on(action))
    }

    /// A checkbox that does something when it is ticked or no longer is.
    #[inline(never)]
    pub(crate) fn ticks(self, context: &Context, on: bool, action: Action) -> Self {
        self.is("type", "checkbox")
            .checked(on)
            .onchange(context.on(action))
    }

    /// Opens a panel, or closes it where it is `open`.
    #[inline(never)]
    pub(crate) fn opens(self, context: &Context, panel: Panel, open: bool) -> Self {
        let to = if open { Panel::None } else { panel };
        self.truth("aria-expanded", open)
            .acts(context, Action::Panel(to))
    }

    /// A text with what is searched for highlighted.
    #[inline(never)]
    pub(crate) fn marked(self, context: &Context, text: &str) -> Self {
        if context.terms.is_empty() {
            return self.child(text);
        }
        let pieces = context.terms.pieces(text);
        self.children(pieces.iter().map(|(piece, hit)| {
            let made = if *hit { tag("mark.dt-hit") } else { nodes() };
            made.child(*piece)
        }))
    }
}

/// Whether an event is drawn hollow: it has not happened.
pub(crate) fn hollow(event: &Event) -> bool {
    use crate::model::Status;
    matches!(event.status, Status::Announced | Status::Cancelled)
}
