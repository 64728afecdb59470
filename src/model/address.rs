//! Which addresses may become links.

use super::cut::{cut, trim, up_to};

/// An address that is safe to link or to load: http, https or relative, without signs that
/// browsers leave out of it; `None` for any other, as `javascript:` is.
#[must_use]
pub fn linkable(url: &str) -> Option<&str> {
    let url = trim(url);
    let first = up_to(up_to(up_to(url, b'/'), b'?'), b'#');
    let safe = match cut(first, b':') {
        None => !url.is_empty(),
        Some((scheme, _)) => ["https", "http"]
            .iter()
            .any(|safe| scheme.eq_ignore_ascii_case(safe)),
    };
    (safe && !url.chars().any(char::is_control)).then_some(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_addresses_and_relative_ones_become_links() {
        for good in [
            "https://example.org/a:b",
            "HTTP://example.org",
            "a/b?c=d:e",
            "/a",
            "#x",
        ] {
            assert!(linkable(good).is_some(), "{good} was refused");
        }
        for bad in [
            "javascript:alert(1)",
            " JavaScript:x",
            "java\nscript:x",
            "data:text/html,x",
            "",
            "vbscript:x",
        ] {
            assert!(linkable(bad).is_none(), "{bad} was accepted");
        }
    }
}
