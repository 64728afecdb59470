//! The state of one widget, and how it answers actions.

use std::ops::{Deref, DerefMut, Range};

use super::{
    Action, Address, Chronology, Far, Filter, Load, Matches, Mode, Panel, Play, Shared, Sight,
    Terms,
};
use crate::layout::{Scroll, View};
use crate::model::Event;
use crate::text::Words;

/// What the reader sees, and what they did to see it.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// The words of the interface.
    pub words: Words,
    /// The data.
    pub load: Load,
    /// Which events are wanted.
    pub filter: Filter,
    /// What stands in the search's field: the filter's query, or one that is still looked for.
    pub typed: String,
    /// The words of the filter's query.
    pub terms: Shared<Terms>,
    /// Which events these are, and how many each choice of the filter would leave.
    pub visible: Shared<Matches>,
    /// The id of an event asked for before it was there; none where it is empty.
    pub(super) wanted: String,
    /// An address that came before the data by which it will be known to be ours.
    pub(super) link: Option<Shared<Address>>,
    /// Of a chronology in shards, what else is known and was tried.
    pub far: Shared<Far>,
    /// The entries in view: all in a row, or those that are drawn of more than can be. The chart
    /// tells of it only when it changes, which the same data anew does not do.
    pub(super) seen: Shared<Vec<Range<u32>>>,
    look: Look,
}

/// Where the reader is and how they look at it: what is copied with a state as it stands.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Look {
    /// The selected entry; `None` while nothing matches, nothing is there, or it is yet to be found
    /// out in which shard is what was asked for.
    pub selected: Option<u32>,
    /// What was selected last, while nothing matches.
    pub(super) before: Option<u32>,
    /// The reader goes back in time.
    pub(super) back: bool,
    /// The selected one was asked for although it is not known yet whether it matches: if it does
    /// not, the filter goes.
    pub(super) asked: bool,
    /// Somebody chose the selected event; until then it is where the story begins.
    pub(super) chosen: bool,
    /// Chart or list.
    pub mode: Mode,
    /// Axis and zoom.
    pub view: View,
    /// Width of the container in pixels; 0 before it is known and while it is not shown.
    pub width: f64,
    /// How far the first sight has come.
    pub sight: Sight,
    /// Which part of the list is in sight.
    pub scroll: Scroll,
    /// What lies open.
    pub panel: Panel,
    /// Whether it plays.
    pub play: Play,
    /// How often the selection moved; tells an announcement from its repetition.
    pub moves: u32,
}

impl Deref for State {
    type Target = Look;
    fn deref(&self) -> &Look {
        &self.look
    }
}

impl DerefMut for State {
    fn deref_mut(&mut self) -> &mut Look {
        &mut self.look
    }
}

#[cfg(any(test, not(target_arch = "wasm32")))]
impl Default for State {
    fn default() -> Self {
        Self::new(Words::default())
    }
}

impl State {
    /// Nothing loaded yet.
    #[must_use]
    pub fn new(words: Words) -> Self {
        Self {
            words,
            load: Load::default(),
            filter: Filter::default(),
            typed: String::new(),
            terms: Shared::default(),
            visible: Shared::default(),
            wanted: String::new(),
            link: None,
            far: Shared::new(Far::default()),
            seen: Shared::default(),
            look: Look::default(),
        }
    }

    /// The chronology, once it is there.
    #[must_use]
    pub fn chronology(&self) -> Option<&Shared<Chronology>> {
        self.load.ready()
    }

    /// Whether the list is shown instead of the chart.
    #[must_use]
    pub fn lists(&self) -> bool {
        match self.mode {
            Mode::Auto => self.is_narrow(),
            Mode::Chart => false,
            Mode::List => true,
        }
    }

    /// Whether the container is narrower than the chart needs.
    #[must_use]
    pub fn is_narrow(&self) -> bool {
        self.width > 0.0 && self.width < 620.0
    }

    /// Whether it plays now.
    #[must_use]
    pub fn is_playing(&self) -> bool {
        self.play == Play::Playing
    }

    /// Position of the selected event among the matching ones, from 0.
    #[must_use]
    pub fn position(&self) -> Option<usize> {
        self.selected.map(|entry| self.visible.rank(entry))
    }

    /// The selected event, once it is there.
    #[must_use]
    pub fn event(&self) -> Option<&Event> {
        self.chronology()?.event(self.selected?)
    }

    /// Whether the selected event is more than where a chronology in shards begins.
    #[must_use]
    pub fn is_chosen(&self) -> bool {
        self.chosen || self.chronology().is_some_and(|all| !all.is_sharded())
    }

    /// Whether nothing but the selection is other than it was.
    #[must_use]
    pub fn only_moved(&self, before: &Self) -> bool {
        let mut moved = before.clone();
        moved.selected = self.selected;
        moved.moves = self.moves;
        moved.back = self.back;
        moved == *self
    }

    /// How long the selected event is shown while playing, in milliseconds:
    /// long enough to read its text.
    #[must_use]
    pub fn dwell(&self) -> u32 {
        const BASE: u32 = 2200;
        const PER_CHARACTER: u32 = 28;
        const MOST: u32 = 15_000;
        let letters = self.event().map_or(0, |event| {
            let quoted: usize = event.quotes.iter().map(|q| q.text.chars().count()).sum();
            if quoted > 0 {
                quoted
            } else {
                event.summary.chars().count()
            }
        });
        // A millisecond for each would be the most already.
        let letters = letters.min(MOST as usize) as u32;
        (BASE + PER_CHARACTER * letters).min(MOST)
    }

    /// The state after an action.
    #[must_use]
    pub fn reduce(&self, action: Action) -> Self {
        self.after(&action)
    }

    /// The same of an action that others may hold as well: a button keeps what it does.
    #[must_use]
    pub fn after(&self, action: &Action) -> Self {
        let mut next = self.clone();
        next.apply(action);
        // However the query changed, the reader sees it.
        if next.filter.query != self.filter.query {
            next.typed.clone_from(&next.filter.query);
            next.terms = Shared::new(Terms::of(&next.filter.query));
        }
        next
    }

    fn apply(&mut self, action: &Action) {
        // Who moves is not to be moved on.
        if matches!(
            action,
            Action::Select(_)
                | Action::Scrub(_)
                | Action::Step(_)
                | Action::Date(_)
                | Action::First
                | Action::Last
        ) {
            self.play(false);
        }
        match action {
            Action::Words(words) => {
                let reader_time = self.words.reader_time;
                self.words = words.clone();
                self.words.reader_time = reader_time;
            }
            Action::Load(load) => self.load(load.clone()),
            Action::Width(width) => self.width = *width,
            Action::Scroll(scroll) => self.scroll = *scroll,
            Action::Mode(mode) => self.mode = *mode,
            Action::View(view) => self.view = *view,
            Action::Axis(axis) => self.view.axis = *axis,
            Action::Select(entry) | Action::Scrub(entry) => self.select(Some(*entry)),
            Action::Scrubbed => {}
            Action::Read(entry) => {
                if self.visible.contains(*entry) {
                    self.chosen = true;
                    self.asked &= self.selected == Some(*entry);
                    self.selected = Some(*entry);
                }
            }
            Action::SelectId(id) => self.want(id),
            Action::Step(by) => self.step(*by),
            Action::Tick => {
                self.step(1);
                if self.is_last() {
                    self.play(false);
                }
            }
            Action::Date(by) => self.step_date(*by),
            Action::First => {
                self.select_nth(0);
                self.back = false;
            }
            Action::Last => {
                self.select_nth(self.visible.count().saturating_sub(1));
                self.back = true;
            }
            Action::ToggleKind(kind) => {
                if let Load::Ready(chronology) = &self.load {
                    let lanes = chronology.items.lanes.iter();
                    let all = lanes.map(|lane| lane.kind.as_str());
                    self.filter.toggle_kind(kind, all);
                    self.refilter();
                }
            }
            Action::Kinds(kinds) => {
                self.filter.kinds = kinds.clone();
                self.refilter();
            }
            Action::Person(person, on) => {
                self.filter.set_person(person, *on);
                self.refilter();
            }
            Action::OnlyPerson(person) => {
                // Asked for again, all others come back.
                let again = matches!(&*self.filter.people, [only] if only == person);
                self.filter.people.clear();
                self.filter.set_person(person, !again);
                self.refilter();
            }
            Action::People(people) => {
                self.filter.people = people.clone();
                self.refilter();
            }
            Action::Typed(query) => self.typed.clone_from(query),
            Action::Query(query) => {
                self.typed.clone_from(query);
                self.filter.query.clone_from(query);
                self.refilter();
            }
            Action::ClearFilters => {
                self.typed.clear();
                self.lift_filter();
            }
            Action::Go(address) if self.chronology().is_none() => {
                self.link = Some(Shared::new(address.clone()));
            }
            Action::Go(address) => {
                if self.follow(address) {
                    self.refilter();
                    if let Some(event) = &address.event {
                        self.want(event);
                    }
                }
            }
            Action::Play(on) => self.play(*on),
            Action::Panel(panel) => self.panel = *panel,
            Action::Part(file, text) => self.part(*file, text.as_deref()),
            Action::AskAgain => {
                if let Some(far) = self.far.copied() {
                    far.failed.clear();
                }
            }
            Action::Seen(entries) => self.seen = entries.clone(),
            Action::Sight(sight) => self.sight = self.sight.max(*sight),
            Action::ReaderTime(on) => self.words.reader_time = *on,
        }
    }

    /// Takes over the filter of an address; tells whether that is ours, and not a place in the page
    /// itself.
    pub(super) fn follow(&mut self, address: &Address) -> bool {
        if let Some(all) = self.chronology()
            && let Some(id) = &address.event
            && address.filter.is_open()
        {
            // In shards it may yet turn out to be such a place; an event lifts what hides it.
            if all.is_sharded() {
                return true;
            }
            if all.find(id).is_none() {
                return false;
            }
        }
        self.typed.clone_from(&address.filter.query);
        self.filter = address.filter.clone();
        true
    }
}
