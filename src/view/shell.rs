//! The whole widget for one state.

use std::cell::RefCell;
use std::rc::Rc;

use yew::{AttrValue, Callback, Html, KeyboardEvent, PointerEvent, Properties, component};

use super::chart::ChartProps;
use super::context::{Context, Ground, Selection};
use super::dom::{find, shadow};
use super::foot::FootProps;
use super::held::hold_focus;
use super::keep::{Keep, Last, Shown};
use super::keys::keys;
use super::list::{ListProps, whole};
use super::marks::spoken;
use super::notice::{blank, empty, failed, loading, missed};
use super::piece::part;
use super::pointer;
use super::scrub::ScrubProps;
use super::surface::Surface;
use super::tag::tag;
use super::tools::ToolsProps;
use crate::layout::Scroll;
use crate::state::{Action, Chronology, Load, Mode, Panel, Play, Shared, Sight, State};
use crate::text::Key;

/// What the widget shows, and where what the reader does goes.
#[derive(Clone, PartialEq, Properties)]
pub struct ShellProps {
    /// The state.
    pub state: State,
    /// Where actions go.
    pub dispatch: Callback<Action>,
    /// Asks for the data again.
    pub retry: Callback<()>,
    /// The typefaces in use.
    pub surface: Surface,
    /// Where the chart finds the selection.
    pub selection: Selection,
    /// Starts the ids of elements; no two widgets in one tree may share it.
    pub prefix: AttrValue,
}

impl ShellProps {
    /// A state to be looked at alone: nobody hears what is done with it.
    #[must_use]
    pub fn still(state: State, prefix: &'static str) -> Self {
        Self {
            state,
            dispatch: Callback::noop(),
            retry: Callback::noop(),
            surface: Surface::default(),
            selection: Selection::default(),
            prefix: AttrValue::Static(prefix),
        }
    }
}

/// The widget as a component, for who has no root of their own.
#[component]
pub fn Shell(props: &ShellProps) -> Html {
    shell(props)
}

/// The widget.
pub(crate) fn shell(props: &ShellProps) -> Html {
    let state = &props.state;
    props.selection.set(state.selected);
    match &state.load {
        Load::Idle => blank(),
        Load::Waiting => loading(&state.words),
        Load::Failed(failure) => failed(&state.words, failure, &props.retry),
        Load::Ready(chronology) if chronology.is_empty() && chronology.dropped.is_empty() => {
            empty(&state.words)
        }
        Load::Ready(chronology) => {
            let context = context(props, chronology);
            part(ReadyProps {
                context,
                state: Rc::new(state.clone()),
                prefix: props.prefix.clone(),
            })
        }
    }
}

fn context(props: &ShellProps, chronology: &Shared<Chronology>) -> Context {
    let state = &props.state;
    Context::from(Ground {
        chronology: chronology.clone(),
        words: state.words.clone(),
        own: language(state, &chronology.timeline.language),
        dispatch: props.dispatch.clone(),
        selection: props.selection.clone(),
        query: state.filter.query.clone().into(),
        surface: props.surface.clone(),
        missed: !state.far.failed.is_empty(),
        unsure: state.facets.unsure,
    })
}

/// What goes on paper, however the events are shown on the screen: the list of all that match,
/// to be put into `.dt-paper`. Nothing while there is no chronology.
pub fn paper(state: &State) -> Html {
    let Some(chronology) = state.chronology() else {
        return Html::default();
    };
    let list = ListProps {
        context: context(&ShellProps::still(state.clone(), ""), chronology),
        visible: state.visible.clone(),
        filter: state.filter.clone(),
        selected: None,
        width: 0.0,
        scroll: Scroll::default(),
        roomy: true,
    };
    whole(&list, state.selected)
}

#[derive(Clone, PartialEq)]
pub(super) struct ReadyProps {
    context: Context,
    state: Rc<State>,
    prefix: AttrValue,
}

/// What the widget remembers.
pub(crate) struct Memory {
    pub(super) root: yew::NodeRef,
    /// The state drawn last.
    before: RefCell<Rc<State>>,
    /// What had the focus before the change, and where to look for kin of it.
    pub(super) held: RefCell<Option<(web_sys::HtmlElement, &'static str)>>,
    told: Shown<String>,
    moved: Last<(u32, bool)>,
}

#[inline(never)]
pub(super) fn draw_ready(props: &ReadyProps, keep: &Keep) -> Html {
    let ReadyProps {
        context,
        state,
        prefix,
    } = props;
    let memory = keep.memory(|again| Memory {
        root: yew::NodeRef::default(),
        before: RefCell::new(state.clone()),
        held: RefCell::default(),
        told: Shown::new(String::new(), again),
        moved: Last::default(),
    });
    let root = &memory.root;
    let lists = state.lists();
    let timeline = &context.chronology.timeline;
    let onkeydown = {
        let (context, root, view) = (context.clone(), root.clone(), state.view);
        let (playing, open) = (state.is_playing(), state.panel != Panel::None);
        Callback::from(move |event: KeyboardEvent| {
            keys(&context, &root, view, playing, open, &event)
        })
    };
    // Whether nothing but the selection is other than at the time before.
    let before = memory.before.replace(state.clone());
    let only_moved = state.only_moved((*before).clone());
    hold_focus(keep, &memory, only_moved);
    let moved = told(keep, &memory, context, state);
    let onpointerdown = {
        let (dispatch, playing) = (context.dispatch.clone(), state.is_playing());
        Callback::from(move |event: PointerEvent| {
            // Any touch pauses; on the button itself the click does.
            if playing && !pointer::is_on(&event, "[data-act=play]") {
                dispatch.emit(Action::Play(false));
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
    let filtered = !state.filter.is_open();
    let to_end = skip(root);
    tag("div.dt")
        .node(root)
        .set("lang", &state.words.language)
        .set("dir", state.words.dir())
        .is("data-size", size)
        .is("data-view", if lists { "list" } else { "chart" })
        .flag("data-auto", state.mode == Mode::Auto)
        .onkeydown(onkeydown)
        .onpointerdown(onpointerdown)
        .child(
            tag("div.dt-head")
                .set("lang", context.own.clone())
                .child(
                    tag("h2.dt-title")
                        .is("part", "title")
                        .child(&timeline.title),
                )
                .child(
                    (!timeline.summary.is_empty())
                        .then(|| tag("p.dt-deck").is("part", "deck").child(&timeline.summary)),
                ),
        )
        .child(
            tag("a.dt-skip")
                .set("href", ["#", prefix.as_str(), "-end"].concat())
                .onclick(to_end)
                .child(context.get(Key::SkipChart)),
        )
        .child(part(ToolsProps {
            context: context.clone(),
            filter: state.filter.clone(),
            typed: state.typed.clone(),
            facets: state.facets.clone(),
            axis: state.view.axis,
            lists,
            panel: state.panel,
            matching: state.visible.count(),
        }))
        .child(missed(context))
        .child(tag("div.dt-paper"))
        .child(if lists {
            part(ScrubProps {
                context: context.clone(),
                visible: state.visible.clone(),
                selected: state.selected,
                width: state.width,
                filtered,
                playing: state.is_playing(),
            })
        } else {
            part(ChartProps {
                context: context.clone(),
                visible: state.visible.clone(),
                filter: state.filter.clone(),
                moves: state.moves,
                selected: state.selected,
                view: state.view,
                width: state.width,
                sight: state.sight,
                playing: state.is_playing(),
                prefix: prefix.clone(),
            })
        })
        .child(lists.then(|| {
            part(ListProps {
                context: context.clone(),
                visible: state.visible.clone(),
                filter: state.filter.clone(),
                selected: state.selected,
                width: state.width,
                scroll: state.scroll,
                roomy: state.width >= 900.0,
            })
        }))
        .child(tag("p.dt-vh").is("role", "status").child(said))
        .child(tag("p.dt-vh dt-moved").is("role", "status").child(moved))
        .child(
            tag("div.dt-end")
                .set("id", [prefix.as_str(), "-end"].concat())
                .is("tabindex", "-1"),
        )
        .child((state.sight >= Sight::Painted).then(|| {
            part(FootProps {
                context: context.clone(),
                keys_open: state.panel == Panel::Keys,
                settled: state.sight == Sight::Settled,
            })
        }))
        .html()
}

/// The language of the chronology's own texts, where it is another one than that of the interface.
fn language(state: &State, own: &str) -> Option<AttrValue> {
    (!own.is_empty() && own != state.words.language).then(|| own.to_owned().into())
}

fn skip(root: &yew::NodeRef) -> Callback<yew::MouseEvent> {
    let root = root.clone();
    Callback::from(move |event: yew::MouseEvent| {
        event.prevent_default();
        let Some(root) = root.cast::<web_sys::Element>() else {
            return;
        };
        if let Some(end) = find(&root, ".dt-end") {
            let _ = end.focus();
        }
    })
}

/// What a move is announced with, unless the control that has the focus says it by itself.
fn told(keep: &Keep, memory: &Rc<Memory>, context: &Context, state: &State) -> String {
    {
        let (memory, context) = (memory.clone(), context.clone());
        let (selected, playing) = (state.selected, state.is_playing());
        let visible = state.visible.clone();
        // Said when it is there, if it has to be fetched.
        let here = state.event().is_some();
        let moves = state.moves;
        keep.after(move || {
            if !memory.moved.is_other((moves, here)) {
                return;
            }
            let focused = memory
                .root
                .cast::<web_sys::Element>()
                .and_then(|root| shadow(&root).active_element());
            let speaks = |element: web_sys::Element| {
                element
                    .matches(
                        ".dt-playhead,.dt-marks[aria-activedescendant],.dt-scrub-strip,.dt-name",
                    )
                    .unwrap_or(false)
            };
            let silent = moves == 0 || !here || playing || focused.is_some_and(speaks);
            memory.told.set(match selected {
                Some(entry) if !silent => spoken(&context, &visible, entry),
                _ => String::new(),
            });
        });
    }
    memory.told.get()
}
