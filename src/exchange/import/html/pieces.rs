//! HTML in pieces: texts, signs and tags.

/// The named signs of Latin-1 in their order, from U+00A0.
const LATIN: &str = "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg \
    macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 \
    iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave \
    Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc \
    Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc \
    euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave \
    uacute ucirc uuml yacute thorn yuml";

/// Others that texts have.
const SIGNS: [(&str, char); 24] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("ndash", '–'),
    ("mdash", '—'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("sbquo", '‚'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("bdquo", '„'),
    ("lsaquo", '‹'),
    ("rsaquo", '›'),
    ("hellip", '…'),
    ("bull", '•'),
    ("euro", '€'),
    ("trade", '™'),
    ("minus", '−'),
    ("OElig", 'Œ'),
    ("oelig", 'œ'),
    ("Scaron", 'Š'),
    ("scaron", 'š'),
];

/// Elements that stand on lines of their own.
const BLOCKS: [&str; 42] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "br",
    "caption",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "main",
    "nav",
    "ol",
    "option",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];

/// Elements whose text is not for readers.
const UNREAD: [&str; 3] = ["script", "style", "template"];

/// A piece of HTML.
pub(super) enum Piece<'h> {
    Text(&'h str),
    Sign(char),
    Tag {
        /// In small letters.
        name: String,
        closing: bool,
        attributes: &'h str,
    },
}

impl Piece<'_> {
    /// Writes it as readers see it.
    pub(super) fn write(&self, plain: &mut String) {
        match self {
            Self::Text(text) => plain.push_str(text),
            Self::Sign(sign) => plain.push(*sign),
            Self::Tag { name, closing, .. } if name == "q" => {
                plain.push(if *closing { '”' } else { '“' });
            }
            // Within a line, tags part no words.
            Self::Tag { name, .. } if BLOCKS.contains(&name.as_str()) => plain.push(' '),
            Self::Tag { .. } => {}
        }
    }
}

/// The pieces of a text, without comments and what is not for readers.
pub(super) struct Pieces<'h> {
    rest: &'h str,
    /// What follows the last `>`, where no tag is looked for, or a text of many `<` would
    /// take for ever.
    behind: usize,
}

impl<'h> Pieces<'h> {
    pub(super) fn new(html: &'h str) -> Self {
        let behind = html.rfind('>').map_or(html.len(), |last| html.len() - last);
        Self { rest: html, behind }
    }

    /// A tag at the start, and what follows it.
    fn tag(&self) -> Option<(Piece<'h>, &'h str)> {
        let inner = self.rest.strip_prefix('<')?;
        let closing = inner.starts_with('/');
        let begins = inner.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!'));
        if !begins || self.rest.len() <= self.behind {
            return None;
        }
        let (inside, after) = inner.split_at_checked(end_of_tag(inner)?)?;
        let after = after.strip_prefix('>')?;
        let inside = inside.trim_start_matches('/');
        let name = inside.split(|c: char| !c.is_ascii_alphanumeric()).next();
        let name = name.unwrap_or_default().to_ascii_lowercase();
        let attributes = inside.get(name.len()..).unwrap_or_default();
        let after = match UNREAD.iter().find(|unread| **unread == name && !closing) {
            Some(unread) => closed(after, unread),
            None => after,
        };
        let tag = Piece::Tag {
            name,
            closing,
            attributes,
        };
        Some((tag, after))
    }
}

impl<'h> Iterator for Pieces<'h> {
    type Item = Piece<'h>;

    fn next(&mut self) -> Option<Piece<'h>> {
        while let Some(comment) = self.rest.strip_prefix("<!--") {
            self.rest = comment.split_once("-->").map_or("", |(_, after)| after);
        }
        let first = self.rest.chars().next()?;
        if !matches!(first, '<' | '&') {
            let end = self.rest.find(['<', '&']).unwrap_or(self.rest.len());
            let (text, after) = self.rest.split_at_checked(end)?;
            self.rest = after;
            return Some(Piece::Text(text));
        }
        let (piece, after) = self
            .tag()
            .or_else(|| entity(self.rest).map(|(sign, after)| (Piece::Sign(sign), after)))
            .or_else(|| Some((Piece::Sign(first), self.rest.get(1..)?)))?;
        self.rest = after;
        Some(piece)
    }
}

/// Where the `>` of a tag stands; those in the values of its attributes do not end it.
fn end_of_tag(inner: &str) -> Option<usize> {
    /// Beyond it the first `>` will do, or texts of quotation marks would take for ever.
    const LONGEST: usize = 1000;
    let (mut quote, mut before) = (None, b' ');
    for (at, byte) in inner.bytes().take(LONGEST).enumerate() {
        match (quote, byte) {
            (None, b'>') => return Some(at),
            (None, b'"' | b'\'') if before == b'=' => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
        before = byte;
    }
    inner.find('>')
}

/// What follows from the closing tag of an element on; nothing if it is never closed.
fn closed<'h>(text: &'h str, name: &str) -> &'h str {
    let closes = |at: &usize| {
        let tag = text.get(at + 2..at + 2 + name.len());
        tag.is_some_and(|tag| tag.eq_ignore_ascii_case(name))
    };
    let found = text.match_indices("</").map(|(at, _)| at).find(closes);
    found.and_then(|at| text.get(at..)).unwrap_or_default()
}

/// The sign of an entity at the start, and what follows.
fn entity(text: &str) -> Option<(char, &str)> {
    // The longest name, and a number with zeros before it.
    const LONGEST: usize = 12;
    let name = text.strip_prefix('&')?;
    let end = name.bytes().take(LONGEST).position(|byte| byte == b';')?;
    let (name, after) = (name.get(..end)?, name.get(end + 1..)?);
    let sign = match name.strip_prefix('#') {
        Some(number) => {
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16),
                None => number.parse(),
            };
            char::from_u32(code.ok()?).filter(|c| !c.is_control())?
        }
        None => match SIGNS.iter().find(|(known, _)| *known == name) {
            Some((_, sign)) => *sign,
            None => {
                let at = LATIN.split_whitespace().position(|known| known == name)?;
                char::from_u32(0xa0 + u32::try_from(at).ok()?)?
            }
        },
    };
    Some((sign, after))
}
