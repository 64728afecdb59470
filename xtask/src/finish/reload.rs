//! Live reload under a strict policy.
//!
//! The demo page forbids inline scripts, and the live reload of `trunk serve`
//! is one. It comes with a nonce that trunk fills in anew for each request;
//! this step lets that nonce through. A page without the script, as
//! `trunk build` makes it, is left as it was written: no release allows a nonce.

use anyhow::{Context, Result};

/// What trunk replaces with a fresh nonce; the same as in `Trunk.toml`.
const PLACEHOLDER: &str = "TRUNK-NONCE";
const SCRIPTS: &str = "script-src 'self'";

/// The page with the nonce let through, if it has the script.
///
/// # Errors
///
/// When it has the script but no policy for scripts.
pub(crate) fn allow(page: &str) -> Result<Option<String>> {
    if !page.contains(&format!("<script nonce=\"{PLACEHOLDER}\"")) {
        return Ok(None);
    }
    let (before, after) = page
        .split_once(SCRIPTS)
        .with_context(|| format!("there is no policy with `{SCRIPTS}`"))?;
    Ok(Some(format!(
        "{before}{SCRIPTS} 'nonce-{PLACEHOLDER}'{after}"
    )))
}

#[cfg(test)]
mod tests {
    use super::*;

    const POLICY: &str =
        "<meta content=\"default-src 'none'; script-src 'self'; style-src 'self'\">";

    #[test]
    fn a_release_keeps_the_policy_as_written() {
        assert_eq!(allow(POLICY).ok(), Some(None));
        let icon = format!("{POLICY}<link rel=\"icon\" nonce=\"{PLACEHOLDER}\">");
        assert_eq!(allow(&icon).ok(), Some(None));
    }

    #[test]
    fn the_served_page_allows_the_nonce_of_its_own_script() {
        let page = format!("{POLICY}<script nonce=\"{PLACEHOLDER}\">reload()</script>");
        let page = allow(&page).ok().flatten().unwrap_or_default();
        assert!(
            page.contains("script-src 'self' 'nonce-TRUNK-NONCE'; style-src 'self'"),
            "{page}"
        );
    }

    #[test]
    fn a_served_page_without_a_policy_is_an_error() {
        assert!(allow("<script nonce=\"TRUNK-NONCE\"></script>").is_err());
    }
}
