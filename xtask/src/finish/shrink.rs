//! The program of a release, optimised, and the names by which it and its
//! JavaScript know each other made short: each is long, and half of it random.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use super::{GLUE, arrange, change, undrawn, unheard};
use crate::process::Project;

/// The program.
const PROGRAM: &str = "diplomatic-timeline-wasm_bg.wasm";

/// What the browsers in which the element works can do, and compilers use.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];
/// The module of the imports, which the optimiser calls `a`.
const MODULE: &str = "\"./diplomatic-timeline-wasm_bg.js\": import0";
const PASSES: [&str; 12] = [
    // The stack ends there; no pointer into it is that low.
    "--low-memory-unused",
    "--flatten",
    "--rereloop",
    // What a short function does is hardly longer than its call, and a browser compiles each
    // function by itself when it is first called.
    "-aimfs",
    "5",
    // A long function with one caller stays one: put into its caller, it compresses worse.
    "-ocimfs",
    "50",
    "-Oz",
    "-Oz",
    // Who made the program, and what it takes: no browser reads that.
    "--strip-producers",
    "--strip-target-features",
    "--minify-imports-and-exports-and-modules",
];

/// Optimises the program in place, and renames in both files.
///
/// # Errors
///
/// When the optimiser fails, or a name is not where it should be.
pub(super) fn program(project: &Project, folder: &Path) -> Result<()> {
    let file = folder.join(PROGRAM);
    let mut program = fs::read(&file).context(PROGRAM)?;
    forget_events(&mut program);
    fs::write(&file, unheard::out(&undrawn::out(&program)?)?).context(PROGRAM)?;
    let mut optimiser = project.command("wasm-opt");
    optimiser.args(FEATURES).args(PASSES);
    let output = optimiser.arg(&file).arg("-o").arg(&file).output();
    let output = output.context("`wasm-opt` could not be started")?;
    if !output.status.success() {
        bail!("wasm-opt: {}", String::from_utf8_lossy(&output.stderr));
    }
    let optimised = fs::read(&file).context(PROGRAM)?;
    fs::write(&file, arrange::alike(&optimised)?).context(PROGRAM)?;
    let names = serde_json::from_slice(&output.stdout).context("the new names of wasm-opt")?;
    change(&folder.join(GLUE), |glue| Ok(Some(rename(glue, &names)?)))
}

/// Takes the names of events out that yew knows: the view names its own (`src/view/tag.rs`), and
/// the optimiser leaves out of the data what is empty. They stand side by side; where another
/// version of yew or of the compiler has them elsewhere, they stay.
fn forget_events(program: &mut [u8]) {
    const FIRST: &[u8] = b"onabortonauxclickonblur";
    const LAST: &[u8] = b"ontransitionrunontransitionstart";
    let find = |text: &[u8]| program.windows(text.len()).position(|at| at == text);
    let (Some(first), Some(last)) = (find(FIRST), find(LAST)) else {
        return;
    };
    if let Some(names) = program.get_mut(first..last + LAST.len())
        && names.iter().all(u8::is_ascii_lowercase)
    {
        names.fill(0);
    }
}

/// The glue with the names that the optimiser gave.
fn rename(glue: &str, names: &Value) -> Result<String> {
    let mut glue = glue.to_owned();
    for [module, long, short] in entries::<3>(names, "imports") {
        // As a key of the object of imports: on a line of its own, before a value.
        let key = format!("\n        {long}: ");
        let (before, after) = glue
            .split_once(&key)
            .with_context(|| format!("{GLUE} does not give `{long}` of {module}"))?;
        glue = format!("{before}\n        {short}: {after}");
    }
    let mut glue = without_long(&glue);
    for [long, short] in entries::<2>(names, "exports") {
        glue = replace_word(&glue, &format!("wasm.{long}"), &format!("wasm.{short}"));
    }
    Ok(glue.replace(MODULE, "a: import0"))
}

/// The glue without the imports that have no short name: nothing is left that would call them.
/// Each begins a line; it ends there, or with the first one that is no further in.
fn without_long(glue: &str) -> String {
    let (mut kept, mut within) = (String::new(), false);
    for line in glue.split_inclusive('\n') {
        let begins = line.starts_with("        __wb");
        if !begins && !within {
            kept.push_str(line);
        }
        within = if begins {
            !line.ends_with(",\n")
        } else {
            within && !line.starts_with("        }")
        };
    }
    kept
}

/// The lists of `N` texts that stand under a key.
fn entries<'a, const N: usize>(
    names: &'a Value,
    key: &str,
) -> impl Iterator<Item = [&'a str; N]> + use<'a, N> {
    let lists = names.get(key).and_then(Value::as_array);
    lists.into_iter().flatten().filter_map(|entry| {
        let texts: Vec<&str> = entry.as_array()?.iter().filter_map(Value::as_str).collect();
        texts.try_into().ok()
    })
}

/// Replaces where the text is not the beginning of a longer name.
fn replace_word(text: &str, from: &str, to: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(from) {
        out.push_str(before);
        let goes_on = after.starts_with(|c: char| c.is_alphanumeric() || c == '_' || c == '$');
        out.push_str(if goes_on { from } else { to });
        rest = after;
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_of_events_go_only_where_they_stand_side_by_side() {
        let forgotten = |text: &str| {
            let mut program = text.as_bytes().to_vec();
            forget_events(&mut program);
            String::from_utf8(program)
                .unwrap_or_default()
                .replace('\0', "")
        };
        let names = "onabortonauxclickonblurontoggleontransitionrunontransitionstart";
        assert_eq!(forgotten(&format!("math{names}1.95")), "math1.95");
        let apart = names.replace("ontoggle", "ontoggle, ");
        assert_eq!(forgotten(&apart), apart);
        let (first, last) = names.split_at(names.len() / 2);
        let turned = format!("{last} {first}");
        assert_eq!(forgotten(&turned), turned);
    }

    const TEXT: &str = "    const import0 = {\n        __proto__: null,\n        __wbg_a_12: function() {\n            \
                        wasm.mount(wasm.mount_more);\n        },\n        __wbg_html_34: function() {\n            return 1;\n        },\n        __wbg_html_35: function() { return handleError(function (a) {\n            return a;\n        }, arguments); },\n        __wbg_html_36: html,\n    };\n    return {\n        \"./diplomatic-timeline-wasm_bg.js\": import0,\n    };\n";

    #[test]
    fn both_sides_use_the_short_names() {
        let names = serde_json::json!({
            "imports": [["./x_bg.js", "__wbg_a_12", "a"]],
            "exports": [["mount", "b"]],
        });
        let renamed = rename(TEXT, &names).unwrap_or_default();
        assert!(renamed.contains("\n        a: function()"), "{renamed}");
        assert!(renamed.contains("wasm.b(wasm.mount_more)"), "{renamed}");
        assert!(renamed.contains("a: import0"), "{renamed}");
        assert!(!renamed.contains("html"), "nobody calls them: {renamed}");
        assert_eq!(renamed.matches("arguments").count(), 0, "{renamed}");
        assert!(renamed.contains("},\n    };\n    return {"), "{renamed}");
    }

    #[test]
    fn a_name_that_the_glue_does_not_have_is_an_error() {
        let names = serde_json::json!({ "imports": [["./x_bg.js", "__wbg_b_34", "b"]] });
        assert!(rename(TEXT, &names).is_err());
    }
}
