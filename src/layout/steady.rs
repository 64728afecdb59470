//! The width to draw for, where the place takes its width from what is drawn.

/// So often a width comes back before it is no longer believed.
const TURNS: u32 = 4;
/// Within so many milliseconds of the one before: a person is slower.
const SOON: f64 = 250.0;

/// Widths of a place, without going to and fro.
///
/// Where a wider chart is the higher one, a page's scroll bar can come for it and go for the
/// narrower one, at every frame and for ever. Then the narrower one stays.
#[derive(Debug, Default)]
pub struct Steady {
    now: f64,
    before: f64,
    /// When the last change was, and how often the same two widths took turns.
    since: f64,
    turns: u32,
}

impl Steady {
    /// What to draw for, now that the place is so wide; `time` in milliseconds.
    pub fn take(&mut self, width: f64, time: f64) -> f64 {
        if width.to_bits() == self.now.to_bits() {
            return width;
        }
        let back = width.to_bits() == self.before.to_bits() && time - self.since < SOON;
        self.turns = if back { self.turns + 1 } else { 0 };
        if self.turns > TURNS && width > self.now {
            return self.now;
        }
        self.before = self.now;
        self.now = width;
        self.since = time;
        width
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_goes_to_and_fro_stays_at_the_narrower_one() {
        let mut steady = Steady::default();
        let mut last = 0.0;
        for frame in 0..30 {
            let width = if frame % 2 == 0 { 1200.0 } else { 1185.0 };
            last = steady.take(width, f64::from(frame) * 16.0);
        }
        assert_eq!(last, 1185.0);
        assert_eq!(steady.take(1200.0, 500.0), 1185.0);
        // Later it may have another reason, and any other width always has.
        assert_eq!(steady.take(1200.0, 5_000.0), 1200.0);
        assert_eq!(steady.take(1100.0, 5_016.0), 1100.0);
        assert_eq!(steady.take(1300.0, 5_032.0), 1300.0);
    }

    #[test]
    fn a_person_goes_to_and_fro_as_they_like() {
        let mut steady = Steady::default();
        for turn in 0..30 {
            let width = if turn % 2 == 0 { 1200.0 } else { 800.0 };
            assert_eq!(steady.take(width, f64::from(turn) * 300.0), width);
        }
    }
}
