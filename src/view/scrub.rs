//! The compact scrubber of narrow containers: it sticks to the top while the list is read.

use yew::{
    Callback, Html, PointerEvent, Properties, component, html, use_memo, use_mut_ref, use_node_ref,
};

use super::context::Context;
use super::css::{css, px};
use super::marks::spoken;
use super::pointer;
use super::strip::{StripPicture, StripProps, head};
use super::transport::{count, steps};
use crate::layout::{Frame, Plan, Visible, strip};
use crate::state::{Action, Shared};
use crate::text::{DatePhrase, Key};

/// Height of its overview.
const HEIGHT: f64 = 44.0;

/// What the scrubber shows.
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct ScrubProps {
    pub(crate) context: Context,
    pub(crate) visible: Shared<Visible>,
    pub(crate) selected: Option<u32>,
    pub(crate) width: f64,
    pub(crate) filtered: bool,
}

/// Date, count, previous, next, and an overview to drag along.
#[component]
pub(crate) fn Scrub(props: &ScrubProps) -> Html {
    let ScrubProps {
        context,
        visible,
        selected,
        width,
        ..
    } = props;
    let width = *width;
    let items = &context.chronology.items;
    let frame = Frame {
        width: width.max(1.0),
        size: context.surface.size,
        wide: false,
    };
    let plan = use_memo(
        (
            context.chronology.clone(),
            context.words.clone(),
            context.surface.clone(),
            width.to_bits(),
        ),
        |_| Shared::new(Plan::new(items, frame, context.texts())),
    );
    let plan: Shared<Plan> = (*plan).clone();
    let node = use_node_ref();
    let held = use_mut_ref(|| false);
    let rtl = context.words.rtl;
    let go = {
        let (context, plan, visible, node) =
            (context.clone(), plan.clone(), visible.clone(), node.clone());
        move |event: &PointerEvent| {
            let x = pointer::x_in(&node, event, width, rtl);
            let items = &context.chronology.items;
            if let Some(entry) = x.and_then(|x| strip::nearest(items, &plan, &visible, width, x)) {
                context.dispatch.emit(Action::Select(entry));
            }
        }
    };
    let onpointerdown = {
        let (held, go, node) = (held.clone(), go.clone(), node.clone());
        Callback::from(move |event: PointerEvent| {
            if event.button() == 0 {
                *held.borrow_mut() = true;
                pointer::capture(&node, &event);
                go(&event);
            }
        })
    };
    let onpointermove = {
        let held = held.clone();
        Callback::from(move |event: PointerEvent| {
            if *held.borrow() {
                go(&event);
            }
        })
    };
    let release = Callback::from(move |_: PointerEvent| *held.borrow_mut() = false);
    let lost = pointer::lost(&node, &release);
    let phrase = selected
        .and_then(|entry| context.chronology.event(entry))
        .map(|event| DatePhrase::new(&context.words, &event.when))
        .unwrap_or_default();
    let matching = visible.count();
    let now = selected
        .filter(|_| matching > 0)
        .map_or(0, |entry| visible.rank(entry) + 1);
    html! {
        <div class="dt-scrub">
            <div class="dt-scrub-row">
                <p class="dt-scrub-date"><b>{phrase.date}</b>{" "}<span>{phrase.precision}</span></p>
                { count(context, visible, *selected, props.filtered) }
                { steps(context, visible, *selected, None) }
            </div>
            <div class="dt-scrub-strip" role="slider" tabindex="0" ref={node} aria-label={context.get(Key::Position)}
                aria-valuemin={if matching > 0 { "1" } else { "0" }} aria-valuemax={matching.to_string()} aria-valuenow={now.to_string()}
                aria-valuetext={selected.map(|entry| spoken(context, entry))} ~style={css(&["height:", &px(HEIGHT), "px"].concat())}
                {onpointerdown} {onpointermove} onpointerup={release.clone()} onpointercancel={release} onlostpointercapture={lost}>
                <StripPicture ..StripProps { context: context.clone(), plan: plan.clone(), visible: visible.clone(), selected: *selected, width, height: HEIGHT } />
                { head(context, &plan, width, *selected) }
            </div>
        </div>
    }
}
