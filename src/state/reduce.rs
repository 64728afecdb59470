//! The state of one widget, and how it answers actions.

use super::estimate::Estimate;
use super::{
    Action, Address, Chronology, Facets, Far, Filter, Load, Mode, Panel, Play, Shared, Sight,
};
use crate::layout::{Scroll, View, Visible};
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
    /// Which events these are.
    pub visible: Shared<Visible>,
    /// How many events each choice of the filter would leave.
    pub facets: Shared<Facets>,
    /// The selected entry; `None` only while nothing matches or nothing is there.
    pub selected: Option<u32>,
    /// What was selected last, while nothing matches.
    pub(super) before: Option<u32>,
    /// An event asked for before it was there.
    pub(super) wanted: Option<String>,
    /// Of a chronology in shards, what else is known and was tried.
    pub far: Far,
    /// Chart or list.
    pub mode: Mode,
    /// Axis and zoom.
    pub view: View,
    /// Width of the container in pixels; 0 before it is known.
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
            visible: Shared::new(Visible::default()),
            facets: Shared::new(Facets::default()),
            selected: None,
            before: None,
            wanted: None,
            far: Far::default(),
            mode: Mode::default(),
            view: View::default(),
            width: 0.0,
            sight: Sight::default(),
            scroll: Scroll::default(),
            panel: Panel::default(),
            play: Play::default(),
            moves: 0,
        }
    }

    /// The chronology, once it is there.
    #[must_use]
    pub fn chronology(&self) -> Option<&Shared<Chronology>> {
        match &self.load {
            Load::Ready(chronology) => Some(chronology),
            Load::Waiting | Load::Failed(_) => None,
        }
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
        self.far.chosen || self.chronology().is_some_and(|all| !all.is_sharded())
    }

    /// Whether nothing but the selection is other than it was.
    #[must_use]
    pub fn only_moved(&self, mut before: Self) -> bool {
        before.selected = self.selected;
        before.moves = self.moves;
        before.far.back = self.far.back;
        before == *self
    }

    /// What a link to this state carries.
    #[must_use]
    pub fn address(&self) -> Address {
        Address {
            event: self.event().map(|event| event.id.clone()),
            filter: self.filter.clone(),
        }
    }

    /// How long the selected event is shown while playing, in milliseconds:
    /// long enough to read its text.
    #[must_use]
    pub fn dwell(&self) -> u32 {
        const BASE: u32 = 2200;
        const PER_CHARACTER: u32 = 28;
        const MOST: u32 = 15_000;
        let text = self.event().map_or(0, |event| {
            let quoted: usize = event.quotes.iter().map(|q| q.text.chars().count()).sum();
            if quoted > 0 {
                quoted
            } else {
                event.summary.chars().count()
            }
        });
        let text = u32::try_from(text).unwrap_or(u32::MAX);
        BASE.saturating_add(text.saturating_mul(PER_CHARACTER))
            .min(MOST)
    }

    /// The state after an action.
    #[must_use]
    pub fn reduce(&self, action: Action) -> Self {
        let mut next = self.clone();
        next.apply(action);
        // However the query changed, the reader sees it.
        if next.filter.query != self.filter.query {
            next.typed.clone_from(&next.filter.query);
        }
        next
    }

    fn apply(&mut self, action: Action) {
        match action {
            Action::Words(mut words) => {
                words.reader_time = self.words.reader_time;
                self.words = words;
            }
            Action::Load(load) => self.load(load),
            Action::Width(width) => self.width = width,
            Action::Scroll(scroll) => self.scroll = scroll,
            Action::Mode(mode) => self.mode = mode,
            Action::View(view) => self.view = view,
            Action::Axis(axis) => self.view.axis = axis,
            Action::Select(entry) | Action::Scrub(entry) => {
                self.play(false);
                self.select(Some(entry));
            }
            Action::Scrubbed => {}
            Action::Read(entry) => {
                if self.visible.contains(entry) {
                    self.far.chosen = true;
                    self.selected = Some(entry);
                }
            }
            Action::SelectId(id) => self.want(id),
            Action::Step(by) => {
                self.play(false);
                self.step(by);
            }
            Action::Tick => {
                self.step(1);
                if self.is_last() {
                    self.play(false);
                }
            }
            Action::Date(by) => {
                self.play(false);
                self.step_date(by);
            }
            Action::First => {
                self.play(false);
                self.select(self.visible.nth(0));
                self.far.back = false;
            }
            Action::Last => {
                self.play(false);
                self.select(self.visible.nth(self.visible.count().saturating_sub(1)));
                self.far.back = true;
            }
            Action::ToggleKind(kind) => {
                let Some(chronology) = self.chronology().cloned() else {
                    return;
                };
                let lanes = chronology.items.lanes.iter();
                let all: Vec<&str> = lanes.map(|lane| lane.kind.as_str()).collect();
                self.filter.toggle_kind(&kind, &all);
                self.refilter();
            }
            Action::Kinds(kinds) => {
                self.filter.kinds = kinds;
                self.refilter();
            }
            Action::Person(person, on) => {
                self.filter.set_person(&person, on);
                self.refilter();
            }
            Action::OnlyPerson(person) => {
                self.filter.people = vec![person];
                self.refilter();
            }
            Action::People(people) => {
                self.filter.people = people;
                self.refilter();
            }
            Action::Typed(query) => self.typed = query,
            Action::Query(query) => {
                self.typed.clone_from(&query);
                self.filter.query = query;
                self.refilter();
            }
            Action::ClearFilters => {
                self.typed.clear();
                self.filter = Filter::default();
                self.refilter();
            }
            // A place in the page itself, and nothing of ours.
            Action::Go(address) if self.is_foreign(&address) => {}
            Action::Go(address) => {
                self.typed.clone_from(&address.filter.query);
                self.filter = address.filter;
                self.refilter();
                if let Some(event) = address.event {
                    self.want(event);
                }
            }
            Action::Play(on) => self.play(on),
            Action::Panel(panel) => self.panel = panel,
            Action::Part(file, text) => self.part(file, &text),
            Action::Missed(file) => {
                self.far.failed.push(file);
                self.find_wanted();
            }
            Action::AskAgain => self.far.failed.clear(),
            Action::Seen(entries) => self.far.seen = entries,
            Action::Sight(sight) => self.sight = self.sight.max(sight),
            Action::ReaderTime(on) => self.words.reader_time = on,
        }
    }

    pub(super) fn select(&mut self, entry: Option<u32>) {
        let Some(entry) = entry else { return };
        let known = self.chronology().is_some_and(|c| entry < c.len());
        if !known {
            return;
        }
        let here = self.is_here(entry);
        let passes = self.visible.contains(entry);
        self.far.asked = (!here && !passes).then_some(entry);
        if here && !passes {
            self.filter = Filter::default();
            self.refilter();
        }
        self.wanted = None;
        self.far.chosen = true;
        if self.selected != Some(entry) {
            self.far.back = self.selected.is_some_and(|before| entry < before);
            self.moves = self.moves.wrapping_add(1);
        }
        self.selected = Some(entry);
    }

    /// Selects an event by whose name somebody asked for it, and not for the next that passes.
    pub(super) fn ask_for(&mut self, entry: u32) {
        self.select(Some(entry));
        if !self.is_here(entry) {
            self.far.asked = Some(entry);
        }
    }

    /// Whether an address names nothing but what the chronology does not have.
    fn is_foreign(&self, address: &Address) -> bool {
        let all = self.chronology().filter(|all| !all.is_sharded());
        all.zip(address.event.as_deref())
            .is_some_and(|(all, id)| address.filter.is_open() && all.find(id).is_none())
    }

    /// Whether what an entry says is there.
    fn is_here(&self, entry: u32) -> bool {
        self.chronology()
            .is_some_and(|all| !all.is_sharded() || all.has_shard(all.shard_of(entry)))
    }

    fn step(&mut self, by: i32) {
        let by = isize::try_from(by).unwrap_or(0);
        let to = self.selected.and_then(|at| self.visible.step(at, by));
        self.select(to);
    }

    fn is_last(&self) -> bool {
        self.position()
            .is_none_or(|at| at + 1 >= self.visible.count())
    }

    fn step_date(&mut self, by: i32) {
        let Some((chronology, at)) = self.chronology().cloned().zip(self.position()) else {
            return;
        };
        let at_rank = |rank: usize| chronology.entry(self.visible.nth(rank)?);
        let same = |a: usize, b: usize| match (at_rank(a), at_rank(b)) {
            // Of those that are not there, no more than the day is known.
            (Some(a), Some(b)) if a.is_guess() || b.is_guess() => a.day() == b.day(),
            (Some(a), Some(b)) => a.same_slot(b),
            _ => false,
        };
        let mut to = at;
        while same(to, at) {
            let next = if by < 0 {
                to.checked_sub(1)
            } else {
                Some(to + 1)
            };
            match next {
                Some(next) if next < self.visible.count() => to = next,
                _ => return,
            }
        }
        // Backwards, the first event of that date.
        while by < 0 && to > 0 && same(to - 1, to) {
            to -= 1;
        }
        self.select(self.visible.nth(to));
    }

    fn play(&mut self, on: bool) {
        if on {
            if self.is_last() {
                self.select(self.visible.nth(0));
            }
            self.play = Play::Playing;
        } else if self.play == Play::Playing {
            self.play = Play::Paused;
        }
    }

    /// Works out anew what matches, and moves to the nearest matching event where needed.
    pub(super) fn refilter(&mut self) {
        let Some(chronology) = self.chronology().cloned() else {
            return;
        };
        let shards = 0..chronology.parts.len() as u32;
        self.far.judged = shards.map(|shard| chronology.has_shard(shard)).collect();
        let (visible, facets) = if chronology.is_sharded() && !self.filter.is_open() {
            Estimate::new(&chronology, &self.filter, &self.far).count(&chronology)
        } else {
            Facets::count(&chronology, &self.filter)
        };
        self.visible = Shared::new(visible);
        self.facets = Shared::new(facets);
        // Where nothing matched for a while, the reader goes on where they were before.
        let place = self.selected.or(self.before);
        self.before = place;
        if let Some(entry) = place.filter(|entry| self.far.asked != Some(*entry)) {
            self.selected = if self.visible.contains(entry) {
                place
            } else {
                nearest(&chronology, &self.visible, entry)
            };
        } else if place.is_none() {
            self.selected = self.visible.nth(0);
        }
        self.play(false);
    }
}

/// The matching entry whose start is nearest.
fn nearest(chronology: &Chronology, visible: &Visible, entry: u32) -> Option<u32> {
    let start = |entry: u32| chronology.entry(entry).map(|entry| entry.start);
    let rank = visible.rank(entry);
    let before = rank.checked_sub(1).and_then(|rank| visible.nth(rank));
    let after = visible.nth(rank);
    let here = start(entry)?;
    let far = |entry: Option<u32>| entry.and_then(start).map(|s| (s - here).unsigned_abs());
    match (far(before), far(after)) {
        (Some(a), Some(b)) if a < b => before,
        (Some(_), None) => before,
        _ => after,
    }
}
