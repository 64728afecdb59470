//! Counting tests: reads what test programs print and adds it up.
//!
//! Runs nothing itself.

use std::time::Duration;

/// What one stage of the tests came to.
pub(crate) struct Stage {
    /// What the stage is called in the table.
    pub(crate) name: &'static str,
    /// Tests, or whole checks such as formatting, that succeeded.
    pub(crate) passed: u32,
    /// Those that failed; a stage that could not run counts as one.
    pub(crate) failed: u32,
    /// How long it took.
    pub(crate) took: Duration,
}

/// The two numbers of a line such as `test result: ok. 3 passed; 1 failed; …`,
/// or nothing when the line is another.
pub(crate) fn read_result(line: &str) -> Option<(u32, u32)> {
    let counts = line.trim_start().strip_prefix("test result:")?;
    Some((before(counts, " passed")?, before(counts, " failed")?))
}

fn before(text: &str, word: &str) -> Option<u32> {
    let (head, _) = text.split_once(word)?;
    head.rsplit(' ').next()?.parse().ok()
}

/// The table of the stages and, alone on the last line, the sum.
pub(crate) fn summary(stages: &[Stage]) -> String {
    let mut text = String::from("\n");
    let width = stages
        .iter()
        .map(|stage| stage.name.len())
        .max()
        .unwrap_or(0);
    for stage in stages {
        let (name, passed, failed) = (stage.name, stage.passed, stage.failed);
        let seconds = stage.took.as_secs_f32();
        text +=
            &format!("{name:width$}  {passed:>5} passed  {failed:>3} failed  {seconds:>6.1} s\n");
    }
    let passed: u32 = stages.iter().map(|stage| stage.passed).sum();
    let failed: u32 = stages.iter().map(|stage| stage.failed).sum();
    text + &format!("\n{passed} passed, {failed} failed\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_counts_of_a_test_program() {
        let line =
            "test result: FAILED. 12 passed; 3 failed; 1 ignored; 0 measured; 0 filtered out";
        assert_eq!(read_result(line), Some((12, 3)));
    }

    #[test]
    fn ignores_lines_of_another_kind() {
        assert_eq!(read_result("test scale::ticks ... ok"), None);
        assert_eq!(read_result("test result: none"), None);
    }

    #[test]
    fn ends_with_one_line_that_adds_up() {
        let stage = |name, passed, failed| Stage {
            name,
            passed,
            failed,
            took: Duration::ZERO,
        };
        let text = summary(&[stage("format", 1, 0), stage("native tests", 40, 2)]);
        assert_eq!(text.lines().last(), Some("41 passed, 2 failed"));
    }
}
