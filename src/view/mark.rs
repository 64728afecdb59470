//! Marks and icons.

use super::tag::{Tag, tag};
use crate::model::Mark;

/// How the mark of a kind looks: its shape, and the token of its colour.
#[derive(Clone, Copy)]
pub(crate) struct Look<'a> {
    pub(crate) shape: Mark,
    pub(crate) color: &'a str,
}

/// The outline of a mark around the origin, 20 units wide with its margin; without a class.
pub(crate) fn outline(mark: Mark) -> Tag {
    let d = match mark {
        Mark::Diamond => "M0-6.9 6.9 0 0 6.9-6.9 0Z",
        Mark::Circle => "M-5.5 0a5.5 5.5 0 1 0 11 0a5.5 5.5 0 1 0-11 0Z",
        Mark::Square => "M-5-5H5V5H-5Z",
        Mark::Bar => "M-1.9-6H1.9V6H-1.9Z",
        Mark::Triangle => "M0-6.4 6.2 4.8H-6.2Z",
        Mark::Cross => "M-2-6H2V-2H6V2H2V6H-2V2H-6V-2H-2Z",
        Mark::Hexagon => "M-3-5.4H3L6.2 0 3 5.4H-3L-6.2 0Z",
        Mark::Ring => {
            "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0M-2.4 0a2.4 2.4 0 1 1 4.8 0a2.4 2.4 0 1 1-4.8 0Z"
        }
    };
    tag("path").is("d", d)
}

/// A mark. What is on a line keeps it off by the edge that its shape is painted over; only dashes
/// and what is selected need a `ring` for that, shapes of their own below.
pub(crate) fn mark(look: Look<'_>, hollow: bool, ring: bool) -> Tag {
    let mut svg = tag("svg.dt-mark")
        .is("viewBox", "-10 -10 20 20")
        .set("data-color", look.color)
        .set("data-planned", hollow.then_some(""))
        .hidden();
    let classes: &[_] = if ring {
        &["dt-mark-halo", "dt-mark-ring", "dt-mark-body"]
    } else {
        &["dt-mark-body"]
    };
    for &class in classes {
        svg = svg.child(outline(look.shape).class(class));
    }
    svg
}

/// Pictures on buttons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Icon {
    /// A chevron against the reading direction.
    Previous,
    /// A chevron in the reading direction.
    Next,
    /// A triangle.
    Play,
    /// Two bars.
    Pause,
    /// A minus.
    ZoomOut,
    /// A plus.
    ZoomIn,
    /// An arrow to both sides.
    Fit,
    /// A lens.
    Search,
    /// A chevron down.
    Down,
    /// A cross.
    Close,
    /// A keyboard key with a question mark.
    Help,
}

/// The lines of an icon in 20 by 20 units.
fn lines(icon: Icon) -> &'static str {
    match icon {
        Icon::Previous => "M12.5 4.5 7 10l5.5 5.5",
        Icon::Next => "M7.5 4.5 13 10l-5.5 5.5",
        Icon::Play => "M6.5 4.2v11.6L16 10z",
        Icon::Pause => "M6 4.5h2.8v11H6zM11.2 4.5H14v11h-2.8z",
        Icon::ZoomOut => "M5 10h10",
        Icon::ZoomIn => "M5 10h10M10 5v10",
        Icon::Fit => "M3.5 6v8M16.5 6v8M6 10h8M8 8l-2 2 2 2M12 8l2 2-2 2",
        Icon::Search => "M4.3 9a4.7 4.7 0 1 0 9.4 0a4.7 4.7 0 1 0-9.4 0M12.6 12.6l3.6 3.6",
        Icon::Down => "m6 8 4 4 4-4",
        Icon::Close => "m5.5 5.5 9 9M14.5 5.5l-9 9",
        Icon::Help => "M7.4 7.6a2.6 2.6 0 1 1 3.7 2.4c-.8.4-1.1.9-1.1 1.8M10 14.4v.3",
    }
}

/// An icon in the colour of its text.
pub(crate) fn icon(icon: Icon) -> Tag {
    tag("svg.dt-icon")
        .also(matches!(icon, Icon::Play | Icon::Pause), "is-filled")
        .is("viewBox", "0 0 20 20")
        .hidden()
        .child(tag("path").is("d", lines(icon)))
}
