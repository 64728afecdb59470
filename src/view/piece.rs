//! Parts of the view that are drawn anew only when what they show has changed.
//!
//! Each is a yew component for its memory and its hooks, but all are of one
//! type: yew's machinery is generic, and would be there once for each.

use std::any::Any;
use std::rc::Rc;

use yew::functional::{Hook, HookContext};
use yew::virtual_dom::VChild;
use yew::{Html, Properties, component};

/// What a part shows.
pub(crate) trait Piece: 'static {
    /// Tells the part from others in its place; no two kinds share one.
    fn name(&self) -> &'static str;
    /// Draws it.
    fn draw(&self, context: &mut HookContext) -> Html;
    /// Whether another shows the same.
    fn same(&self, other: &dyn Any) -> bool;
    /// Itself, to be compared.
    fn any(&self) -> &dyn Any;
}

/// Makes a part of what a hook draws.
macro_rules! piece {
    ($props:ty, $draw:ident) => {
        impl $crate::view::piece::Piece for $props {
            fn name(&self) -> &'static str {
                stringify!($draw)
            }
            fn draw(&self, context: &mut yew::functional::HookContext) -> yew::Html {
                yew::functional::Hook::run($draw(self), context)
            }
            fn same(&self, other: &dyn std::any::Any) -> bool {
                other.downcast_ref::<Self>() == Some(self)
            }
            fn any(&self) -> &dyn std::any::Any {
                self
            }
        }
    };
}
pub(crate) use piece;

/// A part in its place.
pub(crate) fn part(piece: impl Piece) -> Html {
    place(Rc::new(piece))
}

fn place(piece: Rc<dyn Piece>) -> Html {
    let name = piece.name();
    VChild::<Part>::new(PartProps { piece }, Some(name.into())).into()
}

#[derive(Clone, Properties)]
struct PartProps {
    piece: Rc<dyn Piece>,
}

impl PartialEq for PartProps {
    fn eq(&self, other: &Self) -> bool {
        self.piece.same(other.piece.any())
    }
}

#[component]
fn Part(props: &PartProps) -> Html {
    use_piece(&*props.piece)
}

struct Drawing<'a>(&'a dyn Piece);

impl Hook for Drawing<'_> {
    type Output = Html;
    fn run(self, context: &mut HookContext) -> Html {
        self.0.draw(context)
    }
}

fn use_piece(piece: &dyn Piece) -> Drawing<'_> {
    Drawing(piece)
}
