//! A trap ends the program for good, in whatever call it happens; the script
//! around it is told, so that the reader is. The glue has no place for this of
//! its own, so it gets one.

use anyhow::{Context, Result};

/// Where the glue takes over the program's functions.
const TAKES: &str = "wasm = instance.exports;";
const GUARDED: &str = "wasm = guarded(instance.exports);";
const GUARD: &str = "
export const fault = {};

// What an import throws goes through the program as a trap does, and leaves it as unfit.
function guarded(exports) {
    return Object.fromEntries(Object.entries(exports).map(([name, value]) => [
        name,
        typeof value !== 'function' ? value : (...values) => {
            try {
                return value(...values);
            } catch (error) {
                fault.tell?.(error);
                throw error;
            }
        },
    ]));
}
";

/// The glue with every function of the program guarded.
///
/// # Errors
///
/// When the glue does not take the functions over as expected.
pub(super) fn put(glue: &str) -> Result<Option<String>> {
    let (before, after) = glue
        .split_once(TAKES)
        .with_context(|| format!("there is no `{TAKES}`"))?;
    Ok(Some([before, GUARDED, after, GUARD].concat()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_functions_are_taken_over_through_the_guard() {
        let glue = put("let wasm;\nwasm = instance.exports;\nrun();");
        let glue = glue.ok().flatten().unwrap_or_default();
        assert!(
            glue.contains("wasm = guarded(instance.exports);\nrun();"),
            "{glue}"
        );
        assert!(put("run();").is_err());
    }
}
