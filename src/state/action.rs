//! What can happen to a widget.

use std::ops::Range;

use super::{Address, File, Load, Shared, Sight};
use crate::layout::{Axis, Scroll, View};
use crate::text::Words;

/// Chart or list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// The list where the container is narrow, the chart elsewhere.
    #[default]
    Auto,
    /// The chart.
    Chart,
    /// The list.
    List,
}

/// What lies open over the widget.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Panel {
    /// Nothing.
    #[default]
    None,
    /// The people to choose from.
    People,
    /// The keys.
    Keys,
}

/// Whether the chronology plays by itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Play {
    /// It never did, so there is nothing to announce.
    #[default]
    Never,
    /// It does.
    Playing,
    /// It did.
    Paused,
}

/// An edge of the chart beyond which events lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// The earlier one.
    Start,
    /// The later one.
    End,
}

/// What can happen.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// The words of another language arrived.
    Words(Words),
    /// The data arrived, or did not.
    Load(Load),
    /// The container has another width, in pixels.
    Width(f64),
    /// Another part of the list is in sight.
    Scroll(Scroll),
    /// Chart or list.
    Mode(Mode),
    /// Another axis, another part of it, or both.
    View(View),
    /// Another axis, with the same zoom.
    Axis(Axis),
    /// An entry was chosen.
    Select(u32),
    /// A pointer that goes along the chart is at an entry, which the chart shows by itself.
    Scrub(u32),
    /// That pointer is gone: what the chart alone showed is to be shown all over.
    Scrubbed,
    /// An entry came under the reader's eyes: selected, but nothing need move.
    Read(u32),
    /// An event was asked for by its id.
    SelectId(String),
    /// So many matching events on or back.
    Step(i32),
    /// The time of the selected event is over while the chronology plays.
    Tick,
    /// To the next (1) or the previous (-1) date.
    Date(i32),
    /// To the first matching event.
    First,
    /// To the last matching event.
    Last,
    /// A kind was switched on or off.
    ToggleKind(String),
    /// These kinds only; `None` for all.
    Kinds(Option<Vec<String>>),
    /// A person was chosen or not.
    Person(String, bool),
    /// Only this person's events.
    OnlyPerson(String),
    /// These people's events only; none for all.
    People(Vec<String>),
    /// Words to search for.
    Query(String),
    /// They stand in the search's field, and are still looked for.
    Typed(String),
    /// No filter any more.
    ClearFilters,
    /// Everything that a link carries.
    Go(Address),
    /// Play or pause.
    Play(bool),
    /// Open or close a panel.
    Panel(Panel),
    /// A file beside the index arrived, with this text, or did not.
    Part(File, Option<String>),
    /// Asks again for what did not arrive: the data, or files beside the index.
    AskAgain,
    /// These entries are in view: all in a row, or those that are drawn of more than can be.
    Seen(Shared<Vec<Range<u32>>>),
    /// The first sight has come so far: what waited for that need not any longer.
    Sight(Sight),
    /// Clock times in the reader's zone, or in the event's own.
    ReaderTime(bool),
}
