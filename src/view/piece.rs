//! Parts of the view that are drawn anew only when what they show has changed.
//!
//! Each is a yew component for its memory, but all are of one
//! type: yew's machinery is generic, and would be there once for each.

use std::rc::Rc;

use yew::virtual_dom::VChild;
use yew::{Component, Context, Html, Properties};

use super::given::Child;
use super::keep::{After, Keep};
use super::tag::{Tag, nodes};
use super::{backdrop, chart, foot, host, list, marks, overview, people, reserve, scrub, shell};
use super::{strip, thread, tools, window};
use crate::model::digits::digits;

/// Lists what a part can show, what draws it, and what it remembers from one drawing to the next, if
/// anything.
macro_rules! pieces {
    (
        {$($kind:ident: $module:ident::$props:ident, $draw:ident, $memory:ty;)*}
        {$($plain:ident: $plain_module:ident::$plain_props:ident, $plain_draw:ident;)*}
    ) => {
        #[derive(Clone, Copy)]
        enum Kind {
            $($kind,)*
            $($plain,)*
        }

        /// What a part shows. Which kind that is stands apart: it is asked for at each step, and
        /// in one of the chart's numbers it would have to be worked out.
        #[repr(u8)]
        #[derive(PartialEq)]
        pub(crate) enum Piece {
            $($kind($module::$props),)*
            $($plain($plain_module::$plain_props),)*
        }

        /// The memory of a part, which can be changed at any time; nothing is drawn for it unless
        /// [`Again`](super::keep::Again) is called. It could be anything, but that would be a name,
        /// a comparison and a table of functions in the program for each kind.
        enum Memory {
            $($kind(Rc<$memory>),)*
            None,
        }

        $(
            impl From<$module::$props> for Piece {
                fn from(props: $module::$props) -> Self {
                    Self::$kind(props)
                }
            }
        )*
        $(
            impl From<$plain_module::$plain_props> for Piece {
                fn from(props: $plain_module::$plain_props) -> Self {
                    Self::$plain(props)
                }
            }
        )*

        impl Piece {
            fn kind(&self) -> Kind {
                match self {
                    $(Self::$kind(_) => Kind::$kind,)*
                    $(Self::$plain(_) => Kind::$plain,)*
                }
            }

            /// What is remembered before the first drawing.
            fn memory(&self, keep: &Keep) -> Memory {
                match self {
                    $(Self::$kind(props) => Memory::$kind(Rc::new(<$memory>::new(props, keep))),)*
                    _ => Memory::None,
                }
            }

            fn draw(&self, memory: &Memory, keep: &Keep) -> Tag {
                match (self, memory) {
                    $((Self::$kind(props), Memory::$kind(memory)) => {
                        $module::$draw(props, memory, keep)
                    })*
                    $((Self::$plain(props), _) => $plain_module::$plain_draw(props, keep),)*
                    // A part is of one kind as long as it is there (each has its own key).
                    _ => nodes(),
                }
            }
        }
    };
}

pieces! {
    {
        Chart: chart::ChartProps, draw_chart, chart::Memory;
        List: list::ListProps, draw_list, window::Memory;
        Overview: overview::OverviewProps, draw_overview, overview::Memory;
        Ready: shell::ReadyProps, draw_ready, shell::Memory;
        Scrub: scrub::ScrubProps, draw_scrub, scrub::Memory;
        Tools: tools::ToolsProps, draw_tools, people::Memory;
    }
    {
        Backdrop: backdrop::BackdropProps, draw_backdrop;
        Foot: foot::FootProps, draw_foot;
        Gutter: backdrop::GutterProps, draw_gutter;
        Host: host::HostProps, draw_host;
        Marks: marks::MarksProps, draw_marks;
        Picture: strip::StripProps, draw_picture;
        Reserve: reserve::ReserveProps, draw_reserve;
        Threads: thread::ThreadsProps, draw_threads;
    }
}

/// A part that shows something.
pub(crate) fn part(props: impl Into<Piece>) -> Piece {
    props.into()
}

impl Child for Piece {
    #[inline(never)]
    fn html(self) -> Html {
        // Tells the part from those of other kinds in its place.
        let key = digits(self.kind() as u32);
        VChild::<Part>::new(PartProps { piece: self }, Some(key.as_str().into())).into()
    }
}

#[derive(PartialEq, Properties)]
pub(crate) struct PartProps {
    pub(super) piece: Piece,
}

/// Any part of the view.
pub(crate) struct Part {
    memory: Memory,
    after: After,
}

impl Component for Part {
    type Message = ();
    type Properties = PartProps;

    fn create(context: &Context<Self>) -> Self {
        let after = After::default();
        let keep = Keep {
            after: &after,
            scope: context.link(),
        };
        let memory = context.props().piece.memory(&keep);
        Self { memory, after }
    }

    fn update(&mut self, context: &Context<Self>, (): ()) -> bool {
        match &context.props().piece {
            Piece::Host(host) => host.update(),
            _ => true,
        }
    }

    fn view(&self, context: &Context<Self>) -> Html {
        // Nothing comes after a drawing that this one takes the place of.
        self.after.set(None);
        let keep = Keep {
            after: &self.after,
            scope: context.link(),
        };
        context.props().piece.draw(&self.memory, &keep).html()
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        if let Some(run) = self.after.take() {
            run();
        }
    }
}
