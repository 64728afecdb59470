//! The key to marks and bars, the credit, and the keyboard's keys.

use super::bar::{Interval, glyph};
use super::context::Context;
use super::evidence::publication;
use super::keep::Keep;
use super::mark::{Icon, Look, icon, mark};
use super::notice::{left_out, so_many};
use super::tag::{Tag, button, tag};
use crate::model::cut::{join, pieces};
use crate::model::{Basis, KnownKind, Mark, Precision};
use crate::state::{Action, Panel};
use crate::text::Key;

/// At most so many sources are named in the credit.
const NAMED: usize = 3;

/// The keys, and what they do.
const HELP: &[(&str, Key)] = &[
    ("← →", Key::HelpStep),
    ("Home End", Key::HelpEnds),
    ("PgUp PgDn", Key::HelpDates),
    ("␣", Key::HelpPlay),
    ("+ − 0", Key::HelpZoom),
    ("/", Key::Search),
    ("?", Key::HelpHelp),
    ("Esc", Key::HelpClose),
];

/// Everything below the card or the list.
#[derive(Clone, PartialEq)]
pub(crate) struct FootProps {
    pub(crate) context: Context,
    pub(crate) keys_open: bool,
    /// What is folded away is written once all else has been painted.
    pub(crate) settled: bool,
}

#[inline(never)]
pub(super) fn draw_foot(props: &FootProps, _: &Keep) -> Tag {
    let (context, keys_open) = (&props.context, props.keys_open);
    tag("div.dt-foot")
        .part("foot")
        .child(
            tag("details.dt-key")
                .child(context.word("summary", Key::KeyTitle))
                .child(props.settled.then(|| key(context))),
        )
        .child(left_out(&context.words, &context.chronology.left_out()))
        .child(context.chronology.has_clock.then(|| clock(context)))
        .child(tag("p.dt-credit").child(credit(context)))
        .child(
            button("dt-btn dt-help-b")
                .is("data-act", "help")
                .opens(context, Panel::Keys, keys_open)
                .child(icon(Icon::Help))
                .child(context.word("span", Key::HelpTitle)),
        )
        .child(keys_open.then(|| help(context)))
}

/// Whose clock tells the times.
fn clock(context: &Context) -> Tag {
    let on = context.words.reader_time;
    tag("label.dt-clock")
        .child(tag("input").ticks(context, on, Action::ReaderTime(!on)))
        .child(context.get(Key::YourTime))
}

fn credit(context: &Context) -> String {
    let sources = &context.chronology.timeline.sources;
    if sources.is_empty() {
        return String::new();
    }
    let named = sources.iter().take(NAMED);
    let named = named.map(|source| publication(context, source));
    let mut names = join(named.filter(|name| !name.is_empty()), "; ");
    let count = context.chronology.sources();
    if count > NAMED {
        names.push_str("; …");
    }
    so_many(&context.words, Key::Credit, count, &names)
}

fn key(context: &Context) -> Tag {
    let row = |picture: Tag, text: Tag| tag("li").child(picture).child(text);
    let sample = |precision, basis, key| {
        let interval = Interval::sample(precision, basis);
        row(
            glyph(interval, context.words.rtl),
            context.word("span", key),
        )
    };
    let lanes = context.chronology.items.lanes.iter().map(|lane| {
        let look = context.look_of(&lane.kind);
        let text = if lane.known == Some(KnownKind::Background) {
            context.word("span", Key::KeyBackground)
        } else {
            tag("span").child(context.kind(&lane.kind))
        };
        row(mark(look, false, false), text)
    });
    let planned = mark(
        Look {
            shape: Mark::Square,
            color: "meeting",
        },
        true,
        false,
    );
    tag("div.dt-key-grid")
        .child(
            tag("ul")
                .children(lanes)
                .child(row(planned, context.word("span", Key::KeyPlanned))),
        )
        .child(
            tag("ul")
                .child(sample(Precision::Instant, Basis::Stated, Key::KeyInstant))
                .child(sample(Precision::PartOfDay, Basis::Stated, Key::KeyPart))
                .child(sample(Precision::Day, Basis::Stated, Key::KeyDay))
                .child(sample(Precision::Range, Basis::Stated, Key::KeyDays)),
        )
        .child(
            tag("ul")
                .child(sample(Precision::Month, Basis::Stated, Key::KeyMonth))
                .child(sample(Precision::Year, Basis::Stated, Key::KeyYear))
                .child(sample(Precision::Day, Basis::Derived, Key::KeyDerived))
                .child(sample(Precision::Open, Basis::Announced, Key::KeyOpen)),
        )
}

fn help(context: &Context) -> Tag {
    let rows = HELP.iter().map(|(keys, does)| {
        let mut names = tag("dt");
        for name in pieces(keys, b' ') {
            names = names.child(tag("kbd").child(name)).child(" ");
        }
        tag("div").child(names).child(context.word("dd", *does))
    });
    tag("dl.dt-help").children(rows)
}
