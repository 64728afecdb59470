//! The body of an article's text: its paragraphs, with typography that does not count made plain.

use unicode_normalization::UnicodeNormalization;

use super::article::ArticleText;
use crate::compile::diagnostic::Diagnostic;
use crate::compile::paragraphs::{paragraphs, with_unix_lines};
use crate::compile::report::Article;

/// The paragraphs of an article's body, made plain.
pub(super) struct Body {
    pub(super) paragraphs: Vec<String>,
    /// How messages call the text.
    pub(super) name: String,
}

impl Body {
    /// `None`, and told, if no paragraph begins with the article's `first_words`.
    pub(super) fn new(
        article: &Article,
        text: &ArticleText,
        found: &mut Vec<Diagnostic>,
    ) -> Option<Self> {
        let mut paragraphs = plain_paragraphs(&text.text);
        if let Some(words) = &article.source.first_words {
            let begin = plain(&words.value);
            let Some(at) = paragraphs.iter().position(|p| p.starts_with(&begin)) else {
                found.push(
                    Diagnostic::error("no-first-words", "no paragraph begins with these words")
                        .at(words.spot, "")
                        .help(format!("copy the first words of the body of {}", text.name))
                        .help("paragraphs are parted by blank lines"),
                );
                return None;
            };
            paragraphs.drain(..at);
        }
        Some(Self {
            paragraphs,
            name: text.name.clone(),
        })
    }
}

fn plain_paragraphs(text: &str) -> Vec<String> {
    let text = with_unix_lines(text);
    paragraphs(&text).into_iter().map(plain).collect()
}

/// One kind of blank, quotation mark, apostrophe and dash, so that typography does not count, and
/// each letter with its accents in one form: programs write `é` as one sign or as two.
pub(super) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.nfc() {
        match c {
            '‘' | '’' | 'ʼ' | '‛' | '`' | '´' => plain.push('\''),
            '“' | '”' | '„' | '‟' | '«' | '»' => plain.push('"'),
            '–' | '‑' | '‐' | '−' => plain.push('-'),
            // Between words with or without blanks; no part of one.
            '—' => {
                if !plain.is_empty() && !plain.ends_with(' ') {
                    plain.push(' ');
                }
                plain.push_str("- ");
            }
            '…' => plain.push_str("..."),
            '\u{ad}' | '\u{200b}' | '\u{feff}' => {}
            c if c.is_whitespace() => {
                if !plain.is_empty() && !plain.ends_with(' ') {
                    plain.push(' ');
                }
            }
            c => plain.push(c),
        }
    }
    plain.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typography_does_not_count() {
        assert_eq!(
            plain("Gene\u{300}ve, Киі\u{308}в"),
            "Gen\u{e8}ve, Ки\u{457}в"
        );
        assert_eq!(plain(" It’s\u{a0}“so”…\n – now "), "It's \"so\"... - now");
    }

    #[test]
    fn blank_lines_part_paragraphs_whatever_ends_a_line() {
        for text in [
            "One\ngoes on\n\nTwo",
            "One\r\ngoes on\r\n\r\nTwo\r\n",
            "One\rgoes on\r\rTwo\r",
            "\nOne\ngoes on\n \t\n\u{a0}\n\nTwo\n\n",
        ] {
            assert_eq!(plain_paragraphs(text), ["One goes on", "Two"], "{text:?}");
        }
    }
}
