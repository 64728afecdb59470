//! Where the data stands, and why there may be none.

use super::{Chronology, Shared};

/// Where the data stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Load {
    /// Not asked for yet.
    #[default]
    Idle,
    /// On its way.
    Waiting,
    /// Here.
    Ready(Shared<Chronology>),
    /// It did not arrive, or could not be used.
    Failed(Shared<Failure>),
}

impl Load {
    /// The chronology, once it is there.
    #[must_use]
    pub fn ready(&self) -> Option<&Shared<Chronology>> {
        match self {
            Self::Ready(chronology) => Some(chronology),
            Self::Idle | Self::Waiting | Self::Failed(_) => None,
        }
    }
}

/// How far the widget's first sight has come; what it does not need waits for it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sight {
    /// Nothing has been painted.
    #[default]
    Coming,
    /// The events have been: now what stands below them.
    Painted,
    /// All that is in sight has been: now what is not.
    Settled,
}

/// Why there is nothing to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// What went wrong.
    pub reason: Reason,
    /// The file, as readers would name it: the last part of its address.
    pub file: String,
    /// An error number or the reader's own words, where there are any.
    pub detail: String,
    /// The page keeps a list inside the tag, shown below the notice.
    pub fallback: bool,
}

/// What went wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The server answered with an error; the detail is its number.
    Status,
    /// No answer.
    Network,
    /// No answer in time.
    Timeout,
    /// More bytes than the limit.
    TooLarge,
    /// Not JSON, or no timeline.
    Malformed,
    /// A timeline of another version.
    Version,
    /// Anything else; the detail says what.
    Other,
}

impl Reason {
    /// The name used in `timeline-error` and by the loader.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Status => "status",
            Self::Network => "network",
            Self::Timeout => "timeout",
            Self::TooLarge => "too-large",
            Self::Malformed => "malformed",
            Self::Version => "version",
            Self::Other => "other",
        }
    }

    /// The reason of a name; [`Reason::Other`] for an unknown one.
    #[must_use]
    pub fn from_name(name: &str) -> Self {
        [
            Self::Status,
            Self::Network,
            Self::Timeout,
            Self::TooLarge,
            Self::Malformed,
            Self::Version,
        ]
        .into_iter()
        .find(|reason| reason.name() == name)
        .unwrap_or(Self::Other)
    }
}
