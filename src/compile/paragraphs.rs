//! The paragraphs of an article's text, as evidence counts them.

/// The paragraphs in their order, without the blanks around them: what lines with nothing but
/// blanks part. A mark of the byte order and other signs that nobody sees are blanks, too.
pub(crate) fn paragraphs(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    // Where the paragraph begins, and the line after it.
    let (mut start, mut at) = (0, 0);
    for line in text.split_inclusive('\n') {
        if line.chars().all(is_blank) {
            found.extend(text.get(start..at));
            start = at + line.len();
        }
        at += line.len();
    }
    found.extend(text.get(start..));
    let trimmed = found.into_iter().map(|text| text.trim_matches(is_blank));
    trimmed.filter(|text| !text.is_empty()).collect()
}

/// A text with its lines ended as on Unix, whichever system it is from.
pub(crate) fn with_unix_lines(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{ad}' | '\u{200b}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_blanks_part_paragraphs_on_any_system() {
        let text = "\u{feff}One\r\nline.\r\n\r\n\r\nTwo.\n \t\n\u{a0}\nThree.\n\n\u{200b}\n";
        assert_eq!(paragraphs(text), ["One\r\nline.", "Two.", "Three."]);
        assert!(paragraphs(" \n\n").is_empty());
    }
}
