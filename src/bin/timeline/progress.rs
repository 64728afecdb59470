//! What the command is at, for whoever waits for it at a terminal. In a pipe nothing is shown.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

/// A line on standard error until it is dropped.
pub(crate) struct Progress(ProgressBar);

impl Progress {
    /// Work of which nobody knows how long it takes.
    pub(crate) fn at(work: &'static str) -> Self {
        Self::shown(ProgressBar::no_length(), "{spinner} {msg} {elapsed}", work)
    }

    /// Work in so many steps.
    pub(crate) fn in_steps(work: &'static str, steps: usize) -> Self {
        let bar = ProgressBar::new(steps.try_into().unwrap_or(u64::MAX));
        Self::shown(bar, "{msg} {bar:40} {pos} of {len}, {eta} left", work)
    }

    fn shown(bar: ProgressBar, template: &str, work: &'static str) -> Self {
        let style = ProgressStyle::with_template(template);
        let bar = bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        bar.set_message(work);
        bar.enable_steady_tick(Duration::from_millis(100));
        Self(bar)
    }

    /// One step is done.
    pub(crate) fn step(&self) {
        self.0.inc(1);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
