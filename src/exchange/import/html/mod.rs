//! Plain text from the HTML of others.

mod pieces;

use pieces::{Piece, Pieces};

/// A text for readers, and what was taken out of it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Text {
    pub(super) plain: String,
    /// Quotations whose speaker is named.
    pub(super) quotes: Vec<Quotation>,
    pub(super) links: usize,
    /// Pictures, films and frames.
    pub(super) media: usize,
}

/// A `<blockquote>` with a `<cite>`, and what is `<small>` in that.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Quotation {
    pub(super) text: String,
    pub(super) speaker: String,
    pub(super) detail: String,
}

/// A text without tags, its entities as the signs they name, each stretch of blanks as one.
/// A `<` that begins no tag is one, and a name that is not known stays as it stands.
pub(super) fn plain(html: &str) -> String {
    let mut plain = String::with_capacity(html.len());
    for piece in Pieces::new(html) {
        piece.write(&mut plain);
    }
    one_line(&plain)
}

/// The same with quotations apart. One by nobody who is named stays in the text, in quotation marks.
pub(super) fn read(html: &str) -> Text {
    let mut text = Text::default();
    let mut plain = String::with_capacity(html.len());
    // The quotation that is open, and in which of its parts the text stands.
    let mut quotation: Option<[String; 3]> = None;
    let mut part = 0;
    for piece in Pieces::new(html) {
        if let Piece::Tag {
            name,
            closing,
            attributes,
        } = &piece
        {
            let has = |attribute: &str| attributes.to_ascii_lowercase().contains(attribute);
            match (name.as_str(), closing) {
                ("a", false) if has("href") => text.links += 1,
                ("img" | "video" | "audio" | "iframe" | "embed" | "object", false) => {
                    text.media += 1;
                }
                ("blockquote", false) => {
                    quotation.get_or_insert_default();
                    part = 0;
                }
                ("blockquote", true) => text.close(quotation.take(), &mut plain),
                ("cite", false) => part = 1,
                ("small", false) if part == 1 => part = 2,
                ("small", true) if part == 2 => part = 1,
                ("cite", true) => part = 0,
                _ => {}
            }
        }
        let into = match &mut quotation {
            Some(parts) => parts.get_mut(part).unwrap_or(&mut plain),
            None => &mut plain,
        };
        piece.write(into);
    }
    text.close(quotation, &mut plain);
    text.plain = one_line(&plain);
    text
}

impl Text {
    fn close(&mut self, quotation: Option<[String; 3]>, plain: &mut String) {
        let Some([words, speaker, detail]) = quotation else {
            return;
        };
        let said = Quotation {
            text: unquoted(&one_line(&words)).to_owned(),
            speaker: named(&one_line(&speaker)).to_owned(),
            detail: one_line(&detail),
        };
        if !said.text.contains(char::is_alphanumeric) || said.speaker.is_empty() {
            plain.push_str(&said.in_line());
        } else {
            self.quotes.push(said);
        }
    }
}

impl Quotation {
    /// In quotation marks, with whoever said it.
    pub(super) fn in_line(&self) -> String {
        let text = match self.text.as_str() {
            "" => String::new(),
            text => format!("“{text}”"),
        };
        let parts = [&text, &self.speaker, &self.detail];
        let parts: Vec<&str> = parts
            .into_iter()
            .map(String::as_str)
            .filter(|part| !part.is_empty())
            .collect();
        format!(" {} ", parts.join(", "))
    }
}

/// A name without the dash that stands before it under a quotation.
fn named(text: &str) -> &str {
    let text = text.trim_start_matches(['-', '–', '—', '―', '~', ' ']);
    text.trim_end_matches([',', ' '])
}

/// Words without the quotation marks around all of them.
fn unquoted(text: &str) -> &str {
    let marks = [('“', '”'), ('„', '“'), ('«', '»'), ('"', '"')];
    let inner = marks.iter().find_map(|(open, close)| {
        let inner = text.strip_prefix(*open)?.strip_suffix(*close)?;
        (!inner.contains([*open, *close])).then_some(inner)
    });
    inner.unwrap_or(text).trim()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn tags_go_and_signs_stay() {
        for (html, text) in [
            ("<p>One.</p><p>Two &amp; three</p>", "One. Two & three"),
            ("3 < 4 and 5 > 2", "3 < 4 and 5 > 2"),
            (
                "caf&eacute; it&#8217;s &#x201C;so&#x201d;",
                "café it’s “so”",
            ),
            ("&yuml;&nbsp;&Agrave;&shy;", "ÿ À\u{ad}"),
            ("&amp;lt; &nosuch; R&D; a <", "&lt; &nosuch; R&D; a <"),
            ("&#0;&#99999999;", "&#0;&#99999999;"),
        ] {
            assert_eq!(plain(html), text);
        }
    }
}
