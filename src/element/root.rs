//! What a widget is: the state, and the browser around it.

use std::mem::{replace, swap};
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use js_sys::{Array, Date, Uint8Array};
use web_sys::HtmlElement;
use yew::{Callback, NodeRef};

use super::address::Address;
use super::emit::{send, warn};
use super::handle::Handle;
use super::intake::Intake;
use super::parts::Requests;
use crate::hooks::{Fields, lower, width};
use crate::layout::Steady;
use crate::state::{self, Action, Load, Reason, State};
use crate::view::{Selection, ShellProps, Surface, Tag, blank, find_in, shell, tag};

mod after;
mod around;
mod asked;
mod data;
mod sight;

use asked::words;

/// What the element's script says, and what the browser tells.
pub(crate) enum Message {
    /// A name, and after a line break what is said of it.
    Told(String),
    /// Other letters than those that were measured.
    Typeface,
    /// Typefaces have arrived.
    Fonts,
    Data(Array<Uint8Array>),
    /// The next slice of the data's reading.
    Slice,
    /// The next slice of a search.
    Seek,
    Act(Rc<Action>),
    Rest,
    Scrolled,
    Resized,
    /// The widget may have become wider or narrower.
    Stretched,
    /// The address is another one, or else it may be written again.
    Address(bool),
    /// The first sight is being painted.
    Frame,
}

impl From<Action> for Message {
    #[inline(never)]
    fn from(action: Action) -> Self {
        Self::Act(Rc::new(action))
    }
}

/// What belongs to the widget's own elements, whatever page they serve.
#[derive(Default)]
pub(super) struct Own {
    pub(super) node: NodeRef,
    /// As wide as the widget, and as high as its type is large: so that nothing else changes it.
    pub(super) ruler: NodeRef,
    steady: Steady,
    typeface: String,
    surface: Surface,
    /// It hears what happens around it.
    hears: bool,
}

/// One widget.
pub(crate) struct Root {
    /// Sends it messages.
    pub(super) handle: &'static Handle,
    pub(super) own: Own,
    pub(super) state: Rc<State>,
    /// The state of which the page was last told.
    told: Rc<State>,
    /// Where the data is from.
    address: String,
    /// Where the data is from that is shown: other data may be on its way.
    base: String,
    requests: Requests,
    /// The page shows a list of its own while there is nothing else.
    fallback: bool,
    /// Data arrived, or did not, and the page has not been told: be it as before.
    answered: bool,
    /// Data that is being read.
    intake: Option<Intake>,
    /// The turn in which a search goes on.
    search: Option<Timeout>,
    selection: Selection,
    /// Made once: parts of the view are compared by it.
    dispatch: Callback<Rc<Action>>,
    /// The list is there to be read: the window's scrolling matters.
    pub(super) reading: bool,
    tick: Option<Timeout>,
    /// Until the first sight has been painted.
    painting: Option<Timeout>,
    /// Until what waits for the first sight is done.
    settling: Option<Timeout>,
    /// The page's address, where the page lets it be followed and written.
    link: Option<Address>,
    /// What was last scrolled to for the reader, and where that put it and the list.
    pub(super) put: Option<(u32, (f64, f64))>,
    /// How far from the window's top rows come to stand that are scrolled to, in pixels.
    pub(super) landed: f64,
    /// What is read is to be found out once the list has been drawn.
    pub(super) reread: bool,
    /// Scrolled to before the list around it was there; its place is known once that is drawn.
    pub(super) shown: bool,
    /// The page asked for an event, so the first one in sight does not take its place.
    pub(super) asked: bool,
    /// The event that a link names, until it is in the window, and whether the link is in the page.
    pub(super) linked: Option<(String, bool)>,
    /// After the last scroll a list was read: something else may have taken its place since.
    pub(super) read: bool,
}

impl Root {
    pub(crate) fn new(handle: &'static Handle) -> Self {
        state::lower_by(lower);
        let state = Rc::new(State::new(words("en", "")));
        Self {
            handle,
            own: Own::default(),
            told: state.clone(),
            state,
            address: String::new(),
            base: String::new(),
            requests: Requests::default(),
            fallback: false,
            answered: false,
            intake: None,
            search: None,
            selection: Selection::default(),
            dispatch: Callback::from(|action| handle.send(Message::Act(action))),
            reading: false,
            tick: None,
            painting: None,
            settling: None,
            link: None,
            put: None,
            landed: 0.0,
            reread: false,
            shown: false,
            asked: false,
            linked: None,
            read: false,
        }
    }

    /// Takes a message in; tells whether anything is to be drawn for it.
    // Within the loop over messages, the compiler would work out beforehand where everything is
    // that some message may need.
    #[inline(never)]
    pub(super) fn update(&mut self, message: &Message) -> bool {
        self.catch_up();
        let action = match message {
            Message::Told(news) => self.heed(news),
            Message::Typeface => return true,
            Message::Fonts => {
                self.own.typeface.clear();
                return self.measure();
            }
            Message::Data(pieces) => {
                self.intake = Some(Intake::new(pieces.clone()));
                self.slice()
            }
            Message::Slice => self.slice(),
            Message::Act(action) => return self.act(action),
            Message::Seek => Some(Action::Query(self.state.typed.clone())),
            Message::Scrolled => self.scrolled(),
            Message::Resized => self.resized(),
            Message::Stretched => {
                // Asked as ahead of the first sight, so that the answer is the same to the last
                // digit.
                let now = self.wide();
                Some(Action::Width(self.own.steady.take(now, Date::now())))
            }
            Message::Frame => {
                self.paint();
                None
            }
            Message::Address(followed) => {
                // What still waits to be written belongs to the address that was left.
                let Some(link) = &mut self.link else {
                    return false;
                };
                link.resting = None;
                if !followed {
                    self.write_address();
                    return false;
                }
                Some(Action::Go(self.read_address(true)))
            }
            Message::Rest => {
                self.rest();
                return true;
            }
        };
        action.is_some_and(|action| self.act(&action))
    }

    /// Draws the widget.
    pub(super) fn view(&self) -> Tag {
        let width = self.state.width;
        let content = if width <= 0.0 && self.state.chronology().is_some() {
            // Nobody sees it, and for which width to draw it is known once somebody does.
            blank()
        } else {
            shell(self.shown())
        };
        let mut root = tag("div.dt-root").node(&self.own.node);
        if width > 0.0 {
            root = root.style("--dt-drawn:#px", &[width.ceil()]);
        }
        root.child(tag("div.dt-ruler").node(&self.own.ruler))
            .child(content)
    }

    /// What was drawn is in the page.
    pub(super) fn drawn(&mut self) {
        if !replace(&mut self.own.hears, true) {
            self.listen();
        }
        self.look_at_type();
        self.follow();
    }

    /// Does what was asked for; tells whether anything is to be drawn for it.
    fn act(&mut self, action: &Action) -> bool {
        match action {
            // Until all has been looked at, it is only typed.
            Action::Query(query) if !self.seek(query) => {
                return self.act(&Action::Typed(query.clone()));
            }
            Action::Scrub(_) => return self.scrub(),
            // What the chart alone knows of is drawn all over.
            Action::Scrubbed => return true,
            // The ruler is as high as type is large.
            Action::Width(width) if width.to_bits() == self.state.width.to_bits() => {
                return self.measure();
            }
            Action::AskAgain if matches!(self.state.load, Load::Failed(_)) => {
                send("retry", Fields::new());
                return false;
            }
            _ => {}
        }
        let next = Rc::new(self.state.after(action));
        // What did not come at all, the script has told.
        if let Action::Part(file, Some(_)) = action
            && next.far.failed.contains(file)
            && let Some(chronology) = next.chronology()
        {
            warn(Reason::Malformed.name(), &chronology.address(*file));
        }
        let changed = next != self.state || self.answered;
        self.state = next;
        changed
    }

    /// Forgets the page that it served; what it knows of its own elements stays true.
    fn rest(&mut self) {
        let mut rested = Self::new(self.handle);
        swap(&mut rested.own, &mut self.own);
        rested.take_in(Action::Width(self.state.width));
        rested.told = rested.state.clone();
        *self = rested;
    }

    /// Takes in what happened.
    fn take_in(&mut self, action: Action) {
        self.state = Rc::new(self.state.reduce(action));
    }

    /// How wide the widget is at this moment; 0 where it is not shown.
    pub(super) fn wide(&self) -> f64 {
        self.own.ruler.cast().map_or(0.0, |ruler| width(&ruler))
    }

    /// The first element of the widget that matches.
    fn find(&self, selector: &str) -> Option<HtmlElement> {
        find_in(&self.own.node, selector)
    }

    /// What the view shows, on the screen and on paper.
    fn shown(&self) -> ShellProps {
        ShellProps {
            state: self.state.clone(),
            dispatch: self.dispatch.clone(),
            surface: self.own.surface.clone(),
            selection: self.selection.clone(),
        }
    }
}
