//! The element's script always hands over a program that the browser has compiled. The glue's
//! other ways to begin (from an address, an answer, bytes, at once) are an eighth of its weight.

use anyhow::{Context, Result};

/// Where the glue's ways to begin stand, up to its end.
const WAYS: &str = "async function __wbg_load(";
const LAST: &str = "export { initSync, __wbg_init as default };";
const WAY: &str = "
export default async function __wbg_init(given) {
    if (wasm !== undefined) return wasm;
    const instance = await WebAssembly.instantiate(given.module_or_path, __wbg_get_imports());
    return __wbg_finalize_init(instance, given.module_or_path);
}
";

/// The glue with one way to begin.
///
/// # Errors
///
/// When the glue does not begin as expected.
pub(super) fn one_way(glue: &str) -> Result<Option<String>> {
    let (before, after) = glue
        .split_once(WAYS)
        .with_context(|| format!("there is no `{WAYS}`"))?;
    let (_, rest) = after
        .split_once(LAST)
        .with_context(|| format!("there is no `{LAST}`"))?;
    Ok(Some([before, WAY.trim_start(), rest].concat()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_begins_with_a_compiled_program_is_left() {
        let glue = "let wasm;\nasync function __wbg_load(module) {}\nfunction initSync() {}\nexport { initSync, __wbg_init as default };\nrest();";
        let glue = one_way(glue).ok().flatten().unwrap_or_default();
        assert!(glue.starts_with("let wasm;\nexport default async function"));
        assert!(glue.ends_with("}\n\nrest();") && !glue.contains("initSync"));
        assert!(one_way("let wasm;").is_err());
    }
}
