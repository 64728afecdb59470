//! The proportional axis: a window of time spread evenly over a width.

/// A stretch of time, in civil seconds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Window {
    /// At the first pixel.
    pub start: f64,
    /// At the last pixel; after `start`.
    pub end: f64,
}

impl Window {
    /// Its length in seconds, at least one.
    #[must_use]
    pub fn span(self) -> f64 {
        (self.end - self.start).max(1.0)
    }

    /// The pixel of a time.
    #[must_use]
    pub fn x(self, civil: f64, width: f64) -> f64 {
        (civil - self.start) / self.span() * width
    }

    /// The time of a pixel.
    #[must_use]
    pub fn time(self, x: f64, width: f64) -> f64 {
        self.start + x / width.max(1.0) * self.span()
    }

    /// The window `factor` times as close, with `at` staying where it is.
    #[must_use]
    pub fn zoom(self, factor: f64, at: f64) -> Self {
        let span = self.span() / factor.max(1e-9);
        let share = (at - self.start) / self.span();
        let start = at - span * share;
        Self {
            start,
            end: start + span,
        }
    }

    /// The window moved by a number of seconds.
    #[must_use]
    pub fn pan(self, by: f64) -> Self {
        Self {
            start: self.start + by,
            end: self.end + by,
        }
    }

    /// The window kept inside another one, its length between `shortest` and that of the other.
    #[must_use]
    pub fn clamp(self, shortest: f64, all: Self) -> Self {
        let span = self.span().min(all.span()).max(shortest);
        let middle = if (self.span() - span).abs() < 1e-6 {
            self.start
        } else {
            f64::midpoint(self.start, self.end) - span / 2.0
        };
        let start = if span >= all.span() {
            f64::midpoint(all.start, all.end) - span / 2.0
        } else {
            middle.max(all.start).min(all.end - span)
        };
        Self {
            start,
            end: start + span,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: Window = Window {
        start: 0.0,
        end: 1000.0,
    };

    #[test]
    fn zooming_keeps_the_time_under_the_pointer() {
        let window = Window {
            start: 100.0,
            end: 300.0,
        };
        let closer = window.zoom(4.0, 150.0);
        assert!((closer.span() - 50.0).abs() < 1e-9);
        assert!((closer.x(150.0, 800.0) - window.x(150.0, 800.0)).abs() < 1e-9);
    }

    #[test]
    fn a_window_never_leaves_the_whole() {
        let far = Window {
            start: 5000.0,
            end: 5100.0,
        };
        assert_eq!(far.clamp(10.0, ALL).end, 1000.0);
        let wide = Window {
            start: -9e9,
            end: 9e9,
        };
        assert_eq!(wide.clamp(10.0, ALL), ALL);
        let narrow = Window {
            start: 500.0,
            end: 500.5,
        };
        assert_eq!(narrow.clamp(10.0, ALL).span(), 10.0);
    }
}
