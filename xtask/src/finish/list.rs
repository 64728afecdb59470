//! The demo page's own list: what readers and search engines without a script
//! see inside the tag, written by the compiler from the same data.

use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::process::Project;

const OPEN: &str = "<diplomatic-timeline src=\"timeline.json\" hash>";
const CLOSE: &str = "</diplomatic-timeline>";

/// The list for a compiled timeline.
///
/// # Errors
///
/// When the compiler cannot be run or refuses the file.
pub(crate) fn write(project: &Project, timeline: &Path) -> Result<String> {
    let output = project
        .command("cargo")
        .args([
            "run", "--quiet", "--bin", "timeline", "--", "export", "html",
        ])
        .arg(timeline)
        .output()
        .context("cannot run cargo")?;
    if !output.status.success() {
        bail!("{}", String::from_utf8_lossy(&output.stderr));
    }
    String::from_utf8(output.stdout).context("the list is not UTF-8")
}

/// The page with the list inside its tag, in place of what was there.
///
/// # Errors
///
/// When the page has no such tag.
pub(crate) fn put(page: &str, list: &str) -> Result<Option<String>> {
    let (before, rest) = page
        .split_once(OPEN)
        .with_context(|| format!("there is no `{OPEN}`"))?;
    let (_, after) = rest
        .split_once(CLOSE)
        .with_context(|| format!("`{OPEN}` is not closed"))?;
    Ok(Some(format!("{before}{OPEN}\n{list}\n{CLOSE}{after}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_takes_the_place_of_what_was_in_the_tag() {
        let page = format!("<p>a</p>{OPEN}old{CLOSE}<p>b</p>");
        let put = put(&page, "<ol></ol>").ok().flatten();
        assert_eq!(
            put,
            Some(format!("<p>a</p>{OPEN}\n<ol></ol>\n{CLOSE}<p>b</p>"))
        );
        assert!(super::put("<p>a</p>", "").is_err());
    }
}
