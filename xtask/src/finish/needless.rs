//! What the glue does for programs that cannot make a place larger, and in browsers that cannot
//! encode a text into one: the element works in none of these, and its program can.

use anyhow::{Context, Result};

/// How the statements begin that do it.
const STATEMENTS: [&str; 2] = [
    "if (!('encodeInto' in cachedTextEncoder)) {",
    "    if (realloc === undefined) {",
];

/// The glue without it.
///
/// # Errors
///
/// When a statement does not stand where it is expected.
pub(super) fn out(glue: &str) -> Result<Option<String>> {
    let mut glue = glue.to_owned();
    for statement in STATEMENTS {
        glue = without(&glue, statement)?;
    }
    Ok(Some(glue))
}

/// The same without the statement that begins with this line; a bracket ends it that stands below.
fn without(glue: &str, begin: &str) -> Result<String> {
    let (before, after) = glue
        .split_once(&["\n", begin, "\n"].concat())
        .with_context(|| format!("there is no `{begin}`"))?;
    let indent = begin.len() - begin.trim_start().len();
    let end = ["\n", &" ".repeat(indent), "}\n"].concat();
    let (_, rest) = after
        .split_once(&end)
        .with_context(|| format!("`{begin}` does not end"))?;
    Ok([before, "\n", rest].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_never_done_goes() {
        let glue = "let a;\nif (!('encodeInto' in cachedTextEncoder)) {\n    b = () => {\n    };\n}\n\
                    function pass() {\n    if (realloc === undefined) {\n        return 1;\n    }\n    return 2;\n}\n";
        let glue = out(glue).ok().flatten().unwrap_or_default();
        assert_eq!(glue, "let a;\nfunction pass() {\n    return 2;\n}\n");
        assert!(out("let a;\n").is_err());
    }
}
