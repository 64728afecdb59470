//! Plain text from the HTML of others.

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

/// A text without tags, its entities as the signs they name, each stretch of blanks as one.
/// A `<` that begins no tag is one, and a name that is not known stays as it stands.
pub(super) fn plain(html: &str) -> String {
    let mut plain = String::with_capacity(html.len());
    let mut rest = html;
    // Behind the last `>` no tag is looked for, or a text of many `<` would take for ever.
    let last = html.rfind('>').unwrap_or(0);
    while let Some(at) = rest.find(['<', '&']) {
        let (before, from) = rest.split_at(at);
        plain.push_str(before);
        let (sign, after) = Some(from)
            .filter(|from| html.len() - from.len() < last)
            .and_then(tag)
            .map(|after| (' ', after))
            .or_else(|| entity(from))
            .unwrap_or_else(|| {
                let mut signs = from.chars();
                (signs.next().unwrap_or(' '), signs.as_str())
            });
        plain.push(sign);
        rest = after;
    }
    plain.push_str(rest);
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What follows a tag at the start.
fn tag(text: &str) -> Option<&str> {
    let inner = text.strip_prefix('<')?;
    inner
        .starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!'))
        .then(|| inner.split_once('>'))?
        .map(|(_, after)| after)
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
