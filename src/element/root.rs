//! The component at the root of a widget.

use web_sys::HtmlElement;
use yew::{Component, Context, Html, html};

use super::emit::Emit;
use crate::model;

/// What the page gives.
#[derive(Clone, Debug, PartialEq, yew::Properties)]
#[allow(dead_code, reason = "the state that answers to these is on its way")]
pub(crate) struct Properties {
    /// The element.
    pub(crate) host: HtmlElement,
    /// Where its events go.
    pub(crate) emit: Emit,
}

/// What the element's script says.
#[derive(Debug)]
#[allow(dead_code, reason = "the state that answers to these is on its way")]
pub(crate) enum Message {
    Configure(String, Option<String>),
    Words(String, String),
    Loading(String),
    Data(Vec<u8>),
    Failed {
        reason: String,
        detail: String,
        fallback: bool,
    },
    Command(String, Option<String>),
}

#[derive(Debug)]
enum Load {
    Waiting,
    Ready(model::Loaded),
    Failed(String),
}

/// One widget.
#[derive(Debug)]
pub(crate) struct Root {
    load: Load,
    unsaid: bool,
}

impl Component for Root {
    type Message = Message;
    type Properties = Properties;

    fn create(_: &Context<Self>) -> Self {
        Self {
            load: Load::Waiting,
            unsaid: false,
        }
    }

    fn update(&mut self, _: &Context<Self>, message: Message) -> bool {
        self.load = match message {
            Message::Loading(_) => Load::Waiting,
            Message::Data(bytes) => match String::from_utf8(bytes) {
                Ok(text) => match model::read(&text) {
                    Ok(loaded) => Load::Ready(loaded),
                    Err(error) => Load::Failed(error.to_string()),
                },
                Err(error) => Load::Failed(error.to_string()),
            },
            Message::Failed { detail, .. } => Load::Failed(detail),
            _ => return false,
        };
        self.unsaid = true;
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        match &self.load {
            Load::Waiting => html! { <p role="status">{"Loading the chronology"}</p> },
            Load::Ready(loaded) => html! {
                <div class="dt">
                    <h2 class="dt-title">{loaded.timeline.title.clone()}</h2>
                    <ol>{for loaded.timeline.events.iter().map(|e| html! { <li>{e.headline.clone()}</li> })}</ol>
                </div>
            },
            Load::Failed(why) => {
                let emit = ctx.props().emit.clone();
                let retry = move |_| emit.send("retry", &[]);
                html! {
                    <div class="dt-notice" role="alert">
                        <h2 class="dt-notice-h">{"The chronology could not be loaded"}</h2>
                        <p>{why.clone()}</p>
                        <button type="button" class="dt-btn dt-btn-line" onclick={retry}>{"Try again"}</button>
                    </div>
                }
            }
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, _: bool) {
        if !std::mem::take(&mut self.unsaid) {
            return;
        }
        let emit = &ctx.props().emit;
        match &self.load {
            Load::Waiting => {}
            Load::Ready(loaded) => emit.send(
                "ready",
                &[
                    ("id", loaded.timeline.id.as_str().into()),
                    ("title", loaded.timeline.title.as_str().into()),
                    ("language", loaded.timeline.language.as_str().into()),
                    (
                        "count",
                        u32::try_from(loaded.timeline.events.len())
                            .unwrap_or(u32::MAX)
                            .into(),
                    ),
                ],
            ),
            Load::Failed(why) => emit.send(
                "error",
                &[
                    ("reason", "other".into()),
                    ("message", why.as_str().into()),
                    ("fatal", true.into()),
                ],
            ),
        }
    }
}
