//! The timeline as JSON: one line an event, so that a change shows as one changed line.

use std::io;

use serde::Serialize;
use serde_json::ser::Formatter;

use crate::model::Timeline;

/// A timeline as the text of `timeline.json`, with a line feed at its end.
/// The same timeline gives the same bytes.
///
/// # Errors
/// If a text in it cannot be written as JSON, which a compiled timeline never has.
pub fn to_json(timeline: &Timeline) -> serde_json::Result<String> {
    let mut out = Vec::new();
    let mut serializer = serde_json::Serializer::with_formatter(&mut out, Lines::default());
    timeline.serialize(&mut serializer)?;
    out.push(b'\n');
    String::from_utf8(out).map_err(serde::ser::Error::custom)
}

/// Line feeds between fields of the document and between elements of its lists.
#[derive(Default)]
struct Lines {
    /// How deep the writer stands in objects and lists together.
    depth: usize,
    /// Depth of an object that stands on one line with its name, if the writer is in one.
    flat: Option<usize>,
}

impl Lines {
    fn line<W: ?Sized + io::Write>(&self, writer: &mut W, first: bool) -> io::Result<()> {
        if !first {
            writer.write_all(b",")?;
        }
        match self.depth {
            1 => writer.write_all(b"\n  "),
            2 if self.flat.is_none() => writer.write_all(b"\n    "),
            _ => Ok(()),
        }
    }
}

impl Formatter for Lines {
    fn begin_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.depth += 1;
        if self.depth == 2 {
            self.flat = Some(self.depth);
        }
        writer.write_all(b"{")
    }

    fn end_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        if self.flat == Some(self.depth) {
            self.flat = None;
        }
        self.depth -= 1;
        if self.depth == 0 {
            writer.write_all(b"\n")?;
        }
        writer.write_all(b"}")
    }

    fn begin_object_key<W: ?Sized + io::Write>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> io::Result<()> {
        self.line(writer, first)
    }

    fn begin_object_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        writer.write_all(if self.depth == 1 { b": " } else { b":" })
    }

    fn begin_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.depth += 1;
        writer.write_all(b"[")
    }

    fn end_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.depth -= 1;
        if self.depth == 1 {
            writer.write_all(b"\n  ")?;
        }
        writer.write_all(b"]")
    }

    fn begin_array_value<W: ?Sized + io::Write>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> io::Result<()> {
        self.line(writer, first)
    }

    fn write_f64<W: ?Sized + io::Write>(&mut self, writer: &mut W, value: f64) -> io::Result<()> {
        if value.fract() == 0.0 && value.abs() < 1e15 {
            write!(writer, "{value:.0}")
        } else {
            write!(writer, "{value}")
        }
    }
}
