//! Reading `timeline.json` piece by piece, so that nobody waits for the whole.
//!
//! Only splits the text; what an event is and what is wrong with it, the reader
//! of whole files says, for both.

use super::json::Json;
use super::read::{Gathered, Loaded, ReadError, finish};

/// Reads a timeline from pieces of any length, in their order.
#[derive(Default)]
pub struct Reader {
    /// Bytes of the whole text, and of what was read.
    size: usize,
    seen: usize,
    /// Everything but the events.
    frame: Vec<u8>,
    /// The event that is not complete yet.
    event: Vec<u8>,
    gathered: Gathered,
    place: Place,
    /// Objects and lists that are open.
    depth: usize,
    quoted: bool,
    escaped: bool,
    /// The last text in the outermost object: before a list its name.
    name: Vec<u8>,
}

/// What the pieces are no timeline in. The reader of whole files says why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stumbled;

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Place {
    #[default]
    Before,
    /// In the list of events.
    Events,
    After,
}

/// After so many bytes it is known well enough how many events there will be.
const SAMPLE: usize = 1 << 20;

impl Reader {
    /// Reads a text of so many bytes; they may turn out to be others.
    #[must_use]
    pub fn of(size: usize) -> Self {
        Self {
            size,
            ..Self::default()
        }
    }

    /// Reads the next piece.
    ///
    /// # Errors
    ///
    /// When the text cannot be split into events; nothing more can be read then.
    pub fn read(&mut self, piece: &[u8]) -> Result<(), Stumbled> {
        let mut from = 0;
        for (at, byte) in piece.iter().enumerate() {
            if self.quoted {
                self.quote(*byte);
                continue;
            }
            match byte {
                b'"' => {
                    self.quoted = true;
                    self.name.clear();
                }
                b'{' | b'[' => self.depth += 1,
                b'}' | b']' => self.depth = self.depth.checked_sub(1).ok_or(Stumbled)?,
                _ => {}
            }
            // The brackets around the events are of the frame, the commas between them of neither.
            let (to, next, place) = match (self.place, self.depth, *byte) {
                (Place::Before, 2, b'[') if self.name == b"events" => {
                    (at + 1, at + 1, Place::Events)
                }
                (Place::Events, 2, b',') => (at, at + 1, Place::Events),
                (Place::Events, 1, b'}' | b']') => (at, at, Place::After),
                _ => continue,
            };
            self.put(piece.get(from..to));
            if self.place == Place::Events {
                let only = place == Place::After && self.gathered.count == 0;
                if !(only && self.event.iter().all(u8::is_ascii_whitespace)) {
                    self.end()?;
                }
            }
            (from, self.place) = (next, place);
        }
        self.put(piece.get(from..));
        let before = self.seen;
        self.seen += piece.len();
        if before < SAMPLE && self.seen >= SAMPLE {
            // A list that grows by doubling leaves as much memory behind as it takes.
            let share = self.size.saturating_sub(self.seen) as f64 / self.seen as f64;
            let more = self.gathered.good() as f64 * share * 1.03;
            self.gathered.reserve(more as usize);
        }
        Ok(())
    }

    /// A byte inside quotation marks.
    fn quote(&mut self, byte: u8) {
        if self.escaped {
            self.escaped = false;
        } else if byte == b'\\' {
            self.escaped = true;
        } else if byte == b'"' {
            self.quoted = false;
            return;
        }
        if self.depth == 1 {
            self.name.push(byte);
        }
    }

    fn put(&mut self, bytes: Option<&[u8]>) {
        let to = match self.place {
            Place::Events => &mut self.event,
            Place::Before | Place::After => &mut self.frame,
        };
        to.extend(bytes.unwrap_or_default());
    }

    /// The event is complete.
    fn end(&mut self) -> Result<(), Stumbled> {
        let event = Json::of_bytes(&self.event).map_err(|_| Stumbled)?;
        self.gathered.take(&event);
        self.event.clear();
        Ok(())
    }

    /// The timeline, once all pieces were read.
    ///
    /// # Errors
    ///
    /// [`Stumbled`] when the text is no timeline; within, another version of the format, or
    /// something beside the events that is not what it should be.
    pub fn end_of_text(&mut self) -> Result<Result<Loaded, ReadError>, Stumbled> {
        // Events that are still in the frame were not found in the list.
        if self.place != Place::After {
            return Err(Stumbled);
        }
        finish(&self.frame, std::mem::take(&mut self.gathered)).map_err(|_| Stumbled)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::read::read;

    /// What both readers make of a text, whatever the length of the pieces.
    fn both(text: &str) -> bool {
        let whole = read(text);
        let mut split = true;
        for length in [1, 2, 3, 7, 64, text.len().max(1)] {
            let mut reader = Reader::default();
            let pieces = text.as_bytes().chunks(length);
            let read: Result<(), Stumbled> =
                pieces.into_iter().try_for_each(|piece| reader.read(piece));
            match read.and_then(|()| reader.end_of_text()) {
                Ok(result) => assert_eq!(result, whole, "in pieces of {length}: {text}"),
                Err(Stumbled) => split = false,
            }
        }
        split
    }

    const EVENT: &str = r#"{"id":"a","kind":"strike","headline":"A \"]},{[\" \\","when":
        {"edtf":"2025","earliest":"2025-01-01T00:00:00Z","precision":"year","basis":"stated"}}"#;

    fn file(events: &str) -> String {
        format!(
            "\u{feff}{{\"format\":\"diplomatic-timeline/1\", \"title\":\"events\",\n\
             \"kinds\":[{{\"id\":\"events\",\"label\":\"Київ\"}}], \"later\":{{\"events\":[1,[2]]}},\
             \"events\" : [{events}], \"actors\":[{{\"id\":\"x\",\"name\":\"X, [Y]\"}}]}}"
        )
    }

    #[test]
    fn pieces_give_what_the_whole_gives() {
        let other = EVENT.replace("\"a\"", "\"b\"");
        for events in [
            String::new(),
            " ".into(),
            EVENT.into(),
            format!("{EVENT},{other}"),
            format!(" {EVENT} ,\n{EVENT}, 7, [1,2], {{}} ,{other} "),
        ] {
            assert!(both(&file(&events)), "{events}");
        }
        assert!(both(include_str!("../../data/timeline.json")));
    }

    #[test]
    fn another_version_is_named() {
        assert!(both(r#"{"format":"diplomatic-timeline/2","events":[]}"#));
    }

    #[test]
    fn what_is_no_timeline_is_left_to_the_reader_of_whole_files() {
        for text in [
            "",
            "[]",
            "{",
            "}}",
            "<!doctype html>",
            r#"["events",[]]"#,
            r#"{"format":"diplomatic-timeline/1"}"#,
            r#"{"format":"diplomatic-timeline/1","events":[}]}"#,
            r#"{"format":"diplomatic-timeline/1","events":[]} x"#,
            &file(&format!("{EVENT},")),
            &file(&format!(",{EVENT}")),
            &file("{\"id\":1e999}"),
            &file("{\"id\":nul}"),
            // The name of the list in another spelling.
            &format!(r#"{{"format":"diplomatic-timeline/1","\u0065vents":[{EVENT}]}}"#),
        ] {
            assert!(!both(text), "{text}");
        }
    }
}
