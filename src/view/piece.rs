//! Parts of the view that are drawn anew only when what they show has changed.
//!
//! Each is a yew component for its memory, but all are of one
//! type: yew's machinery is generic, and would be there once for each.

use yew::virtual_dom::VChild;
use yew::{Component, Context, Html, Properties};

use super::given::Child;
use super::keep::{Again, Keep};

use super::{backdrop, chart, foot, host, list, marks, overview, reserve, scrub, shell, strip};
use super::{thread, tools};
use crate::model::digits::digits;

/// Lists what a part can show, and what draws it.
macro_rules! pieces {
    ($($kind:ident: $module:ident::$props:ident, $draw:ident;)*) => {
        #[derive(Clone, Copy)]
        enum Kind {
            $($kind,)*
        }

        /// What a part shows.
        #[derive(PartialEq)]
        pub(crate) enum Piece {
            $($kind($module::$props),)*
        }

        $(
            impl From<$module::$props> for Piece {
                fn from(props: $module::$props) -> Self {
                    Self::$kind(props)
                }
            }
        )*

        impl Piece {
            fn kind(&self) -> Kind {
                match self {
                    $(Self::$kind(_) => Kind::$kind,)*
                }
            }

            fn draw(&self, keep: &Keep) -> Html {
                match self {
                    $(Self::$kind(props) => $module::$draw(props, keep).html(),)*
                }
            }
        }
    };
}

pieces! {
    Backdrop: backdrop::BackdropProps, draw_backdrop;
    Chart: chart::ChartProps, draw_chart;
    Foot: foot::FootProps, draw_foot;
    Gutter: backdrop::GutterProps, draw_gutter;
    Host: host::HostProps, draw_host;
    List: list::ListProps, draw_list;
    Marks: marks::MarksProps, draw_marks;
    Overview: overview::OverviewProps, draw_overview;
    Picture: strip::StripProps, draw_picture;
    Ready: shell::ReadyProps, draw_ready;
    Reserve: reserve::ReserveProps, draw_reserve;
    Scrub: scrub::ScrubProps, draw_scrub;
    Threads: thread::ThreadsProps, draw_threads;
    Tools: tools::ToolsProps, draw_tools;
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
    keep: Keep,
}

impl Component for Part {
    type Message = ();
    type Properties = PartProps;

    fn create(context: &Context<Self>) -> Self {
        Self {
            keep: Keep::new(Again(context.link().clone())),
        }
    }

    fn update(&mut self, context: &Context<Self>, (): ()) -> bool {
        match &context.props().piece {
            Piece::Host(host) => host.update(),
            _ => true,
        }
    }

    fn view(&self, context: &Context<Self>) -> Html {
        self.keep.begin();
        context.props().piece.draw(&self.keep)
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        self.keep.rendered();
    }
}
