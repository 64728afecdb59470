//! The whole widget for one state.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use yew::{Callback, Event, Html, KeyboardEvent, PointerEvent, Properties, component};

use super::chart::ChartProps;
use super::context::{Context, Ground, Matching, Selection};
use super::dom::{active, closest, find, find_in, matches, target, visit};
use super::foot::FootProps;
use super::given::Child;
use super::held::{hold_focus, note_focus};
use super::keep::Keep;
use super::keys::keys;
use super::list::{ListProps, ROOMY, whole};
use super::marks::spoken;
use super::notice::{blank, empty, failed, frame, loading, missed};
use super::piece::part;
use super::pointer;
use super::scrub::ScrubProps;
use super::surface::Surface;
use super::tag::{Tag, heard, tag};
use super::tools::ToolsProps;
use crate::state::{Action, Chronology, Load, Mode, Panel, Play, Shared, Sight, State};
use crate::text::Key;

/// What the widget shows, and where what the reader does goes.
#[derive(Clone, PartialEq, Properties)]
pub struct ShellProps {
    /// The state.
    pub state: Rc<State>,
    /// Where actions go.
    pub dispatch: Callback<Rc<Action>>,
    /// The typefaces in use.
    pub surface: Surface,
    /// Where the chart finds the selection.
    pub selection: Selection,
}

impl ShellProps {
    /// A state to be looked at alone: nobody hears what is done with it.
    #[must_use]
    pub fn still(state: State) -> Self {
        Self {
            state: Rc::new(state),
            dispatch: Callback::noop(),
            surface: Surface::default(),
            selection: Selection::default(),
        }
    }
}

/// The widget as a component, for who has no root of their own. Ids of elements are made of the
/// chronology's: two of one chronology need trees of their own.
#[component]
pub fn Shell(props: &ShellProps) -> Html {
    shell(props.clone())
}

/// The widget.
pub(crate) fn shell(props: ShellProps) -> Html {
    let state = &props.state;
    props.selection.set(state.selected);
    match &state.load {
        Load::Idle => blank(),
        Load::Waiting => loading(&state.words),
        Load::Failed(failure) => failed(&state.words, failure, &props.dispatch),
        Load::Ready(chronology) if chronology.is_empty() && chronology.dropped.is_empty() => {
            empty(&state.words)
        }
        Load::Ready(chronology) => {
            let chronology = chronology.clone();
            let (context, state) = context(props, chronology);
            part(ReadyProps { context, state }).html()
        }
    }
}

/// What every part stands on, and the state.
fn context(props: ShellProps, chronology: Shared<Chronology>) -> (Context, Rc<State>) {
    let ShellProps {
        state,
        dispatch,
        surface,
        selection,
    } = props;
    let context = Context::from(Ground {
        words: state.words.clone(),
        foreign: is_foreign(&state, &chronology.timeline.language),
        missed: !state.far.failed.is_empty(),
        chronology,
        dispatch,
        selection,
        filter: state.filter.clone(),
        terms: state.terms.clone(),
        surface,
        unsure: state.visible.facets.unsure,
    });
    (context, state)
}

/// What goes on paper, however the events are shown on the screen: one node, which lists all that
/// match, to be put into `.dt-paper`; none while there is no chronology.
pub fn paper(props: ShellProps) -> Vec<Html> {
    let Some(chronology) = props.state.chronology().cloned() else {
        return Vec::new();
    };
    let (context, state) = context(props, chronology);
    let matching = Matching {
        context,
        visible: state.visible.clone(),
        selected: None,
        width: ROOMY,
        playing: false,
    };
    vec![whole(&matching, state.selected)]
}

#[derive(Clone, PartialEq)]
pub(super) struct ReadyProps {
    context: Context,
    state: Rc<State>,
}

/// What the widget remembers.
pub(crate) struct Memory {
    pub(super) root: yew::NodeRef,
    /// The state drawn last.
    before: RefCell<Rc<State>>,
    /// What had the focus before the change, and where to look for kin of it.
    pub(super) held: RefCell<Option<(web_sys::HtmlElement, &'static str)>>,
    /// How often the selection had moved when that was announced last, and whether the event was
    /// there.
    moved: Cell<(u32, bool)>,
}

impl Memory {
    pub(super) fn new(props: &ReadyProps, _: &Keep) -> Self {
        Self {
            root: yew::NodeRef::default(),
            before: RefCell::new(props.state.clone()),
            held: RefCell::default(),
            moved: Cell::default(),
        }
    }
}

#[inline(never)]
pub(super) fn draw_ready(props: &ReadyProps, memory: &Rc<Memory>, keep: &Keep) -> Tag {
    let ReadyProps { context, state } = props;
    let root = &memory.root;
    let lists = state.lists();
    let timeline = &context.chronology.timeline;
    let onkeydown = {
        let (context, root) = (context.clone(), root.clone());
        let now = (state.panel, state.is_playing());
        heard(move |event: &KeyboardEvent| keys(&context, now, &root, event))
    };
    // Whether nothing but the selection is other than at the time before.
    let before = memory.before.replace(state.clone());
    let only_moved = state.only_moved(&before);
    note_focus(memory);
    {
        let (memory, context) = (memory.clone(), context.clone());
        keep.after(move || {
            hold_focus(&memory, only_moved);
            announce(&memory, &context);
        });
    }
    let onpointerdown = {
        let (context, playing) = (context.clone(), state.is_playing());
        heard(move |event: &PointerEvent| {
            // Any touch pauses; on the button itself the click does.
            if playing && !pointer::is_on(event, "[data-act=play]") {
                context.act(Action::Play(false));
            }
        })
    };
    let size = match state.width {
        width if width < 620.0 => "narrow",
        width if width < 900.0 => "medium",
        _ => "wide",
    };
    let said = match state.play {
        Play::Never => "",
        Play::Playing => state.words.get(Key::Playing),
        Play::Paused => state.words.get(Key::Paused),
    };
    let matching = || Matching {
        context: context.clone(),
        visible: state.visible.clone(),
        selected: state.selected,
        width: state.width,
        playing: state.is_playing(),
    };
    let end = context.id("end");
    frame(&state.words, "dt")
        .node(root)
        .is("data-size", size)
        .is("data-view", if lists { "list" } else { "chart" })
        .flag("data-auto", state.mode == Mode::Auto)
        .onkeydown(onkeydown)
        .onpointerdown(onpointerdown)
        .child(
            context
                .own("div.dt-head")
                .child(tag("h2.dt-title").part("title").child(&timeline.title))
                .child(
                    (!timeline.summary.is_empty())
                        .then(|| tag("p.dt-deck").part("deck").child(&timeline.summary)),
                ),
        )
        .child(
            tag("a.dt-skip")
                .set("href", ["#", &end].concat())
                .onclick(heard(skip))
                .child(context.get(Key::SkipChart)),
        )
        .child(part(ToolsProps {
            context: context.clone(),
            typed: state.typed.clone(),
            visible: state.visible.clone(),
            axis: state.view.axis,
            lists,
            panel: state.panel,
        }))
        .child(missed(context))
        .child(tag("div.dt-paper"))
        .child(if lists {
            part(ScrubProps(matching()))
        } else {
            part(ChartProps {
                matching: matching(),
                moves: state.moves,
                view: state.view,
                sight: state.sight,
            })
        })
        .child(lists.then(|| {
            part(ListProps {
                matching: matching(),
                scroll: state.scroll,
            })
        }))
        .child(tag("p.dt-vh").role("status").child(said))
        // Filled once the move is in the page.
        .child(tag("p.dt-vh dt-moved").role("status"))
        .child(tag("div.dt-end").set("id", end).stop(false))
        .child((state.sight >= Sight::Painted).then(|| {
            part(FootProps {
                context: context.clone(),
                keys_open: state.panel == Panel::Keys,
                settled: state.sight == Sight::Settled,
            })
        }))
}

/// Whether a language is known and is another one than that of the interface.
fn is_foreign(state: &State, language: &str) -> bool {
    !language.is_empty() && !language.eq_ignore_ascii_case(&state.words.language)
}

/// The browser does not look for the link's end inside the element.
fn skip(event: &Event) {
    event.prevent_default();
    let root = target(event).and_then(|link| closest(&link, ".dt"));
    if let Some(end) = root.and_then(|root| find(&root, ".dt-end")) {
        visit(&end);
    }
}

/// Announces a move, unless the control that has the focus says it by itself.
fn announce(memory: &Memory, context: &Context) {
    const SPEAKS: &str = ".dt-playhead,.dt-marks[aria-activedescendant],.dt-scrub-strip,.dt-name";
    let state = memory.before.borrow();
    // Said when it is there, if it has to be fetched.
    let of = (state.moves, state.event().is_some());
    if memory.moved.replace(of) == of {
        return;
    }
    let Some(told) = find_in(&memory.root, ".dt-moved") else {
        return;
    };
    let (moves, here) = of;
    let silent = moves == 0
        || !here
        || state.is_playing()
        || active(&told).is_some_and(|element| matches(&element, SPEAKS));
    let said = Some(match state.selected {
        Some(entry) if !silent => spoken(context, &state.visible, entry),
        _ => String::new(),
    });
    // What is said already would be read out again.
    if told.text_content() != said {
        told.set_text_content(said.as_deref());
    }
}
