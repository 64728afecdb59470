//! From the data's bytes to a chronology, in slices that leave the page its frames.

use gloo::timers::callback::Timeout;
use js_sys::{Array, Date, Uint8Array};

use crate::model::digits::digits;
use crate::model::{self, Loaded, ReadError, Reader};
use crate::state::{Chronology, Indexing, Shared};

/// Up to so many bytes are read at once: faster than a slice, and the first sight does not wait.
const AT_ONCE: usize = 1 << 19;
/// How long a slice goes on, in milliseconds: a page is quick up to 50.
const SLICE: f64 = 20.0;
/// Bytes and events between two looks at the clock.
const BYTES: u32 = 1 << 15;
const EVENTS: u32 = 4096;
/// Entries that a search looks at between two looks at the clock.
const ENTRIES: usize = 512;

/// The time of one slice.
pub(crate) struct Clock(f64);

impl Clock {
    pub(crate) fn start() -> Self {
        Self(Date::now())
    }

    fn is_over(&self) -> bool {
        Date::now() - self.0 > SLICE
    }

    /// Looks for a query until it is over; tells whether all was looked at.
    pub(crate) fn seek(&self, chronology: &Chronology, query: &str) -> bool {
        while !chronology.seek(query, ENTRIES) {
            if self.is_over() {
                return false;
            }
        }
        true
    }
}

/// Data that is being read.
pub(crate) struct Intake {
    /// They stay where the browser has them; only what is read next is copied.
    pieces: Array<Uint8Array>,
    /// How many bytes there are.
    size: usize,
    /// Where it goes on, unless it has come to its end.
    stage: Option<Stage>,
    /// The turn in which it goes on.
    pub(crate) turn: Option<Timeout>,
}

enum Stage {
    /// From this byte of this piece on.
    Reading(Box<Reader>, u32, u32),
    Indexing(Box<Indexing>),
    Ready(Shared<Chronology>),
}

/// What has come of the data.
type Answer = Result<Shared<Chronology>, ReadError>;

impl Intake {
    pub(crate) fn new(pieces: Array<Uint8Array>) -> Self {
        let mut size = 0;
        for at in 0..pieces.length() {
            size += pieces.get(at).length() as usize;
        }
        Self {
            pieces,
            size,
            stage: Some(Stage::Reading(Box::new(Reader::of(size)), 0, 0)),
            turn: None,
        }
    }

    /// Works for one slice; tells what has come of it all once that is known. What the reader
    /// searches for is looked for in the new events, too.
    pub(crate) fn slice(&mut self, query: &str) -> Option<Answer> {
        let small = self.size <= AT_ONCE;
        let clock = Clock::start();
        let mut stage = self.stage.take()?;
        loop {
            stage = match self.step(stage, query, &clock) {
                Ok(stage) => stage,
                Err(answer) => return Some(answer),
            };
            // What stands beside the events is read in one step, and the first sight is another:
            // both begin a slice.
            let long = match &stage {
                Stage::Reading(_, at, _) => *at == self.pieces.length(),
                Stage::Indexing(_) => false,
                Stage::Ready(_) => true,
            };
            if !small && (long || clock.is_over()) {
                self.stage = Some(stage);
                return None;
            }
        }
    }

    /// The whole text, read anew.
    fn at_once(&self) -> Result<Loaded, ReadError> {
        let mut bytes = Vec::with_capacity(self.size);
        for at in 0..self.pieces.length() {
            bytes.extend_from_slice(&self.pieces.get(at).to_vec());
        }
        match std::str::from_utf8(&bytes) {
            Ok(text) => model::read(text),
            Err(error) => {
                let at = digits(error.valid_up_to());
                let why = ["invalid UTF-8 from byte ", &at].concat();
                Err(ReadError::Malformed(why))
            }
        }
    }

    /// The next stage, or what has come of them all.
    fn step(&self, stage: Stage, query: &str, clock: &Clock) -> Result<Stage, Answer> {
        match stage {
            Stage::Reading(mut reader, at, from) => {
                let mut read = Ok(());
                if at < self.pieces.length() {
                    let to = from.saturating_add(BYTES);
                    let bytes = self.pieces.get(at).subarray(from, to).to_vec();
                    read = reader.read(&bytes);
                    if read.is_ok() {
                        // Where there are fewer than were asked for, the piece is at its end.
                        let ended = bytes.len() < BYTES as usize;
                        let next = if ended { (at + 1, 0) } else { (at, to) };
                        return Ok(Stage::Reading(reader, next.0, next.1));
                    }
                }
                // Of what is no timeline, where and why is worth waiting for.
                let loaded = read.and_then(|()| reader.end_of_text());
                let loaded = loaded.unwrap_or_else(|_| self.at_once());
                let indexing = Indexing::new(loaded.map_err(Err)?);
                Ok(Stage::Indexing(Box::new(indexing)))
            }
            Stage::Indexing(mut indexing) => Ok(match indexing.step(EVENTS) {
                Some(chronology) => Stage::Ready(Shared::new(chronology)),
                None => Stage::Indexing(indexing),
            }),
            Stage::Ready(chronology) if clock.seek(&chronology, query) => Err(Ok(chronology)),
            Stage::Ready(chronology) => Ok(Stage::Ready(chronology)),
        }
    }
}
