//! A pan that runs on after the hand has let go, and runs out.
//!
//! Times are milliseconds, places are pixels, speeds are pixels in a millisecond.
//! Nothing here knows a clock: whoever drives it says what time has passed.

use super::within;

/// A hand that does not move for so long has come to rest.
const REST: f64 = 100.0;
/// The newest of its speeds count; those older than this hardly do.
const MEMORY: f64 = 20.0;
/// Slower than this, a hand laid something down rather than threw it.
const THROWN: f64 = 0.15;
/// No hand means more than this.
const FASTEST: f64 = 6.0;
/// In this time the speed falls to about a third.
const RUN_OUT: f64 = 325.0;
/// Below this speed nothing is seen to move.
const STILL: f64 = 0.02;
/// A frame that comes later than this was held up, and what was missed is not made up for.
const FRAME: f64 = 64.0;

/// Where a hand is, and how fast it goes.
#[derive(Clone, Copy, Debug, Default)]
pub struct Hand {
    at: f64,
    x: f64,
    speed: f64,
}

impl Hand {
    /// A hand that takes hold.
    #[must_use]
    pub fn new(at: f64, x: f64) -> Self {
        Self { at, x, speed: 0.0 }
    }

    /// The hand is somewhere else.
    pub fn to(&mut self, at: f64, x: f64) {
        let time = at - self.at;
        if time > REST {
            *self = Self::new(at, x);
        } else if time >= 1.0 {
            // Two fingers report at the same time: the next report has the way of both.
            self.speed += ((x - self.x) / time - self.speed) * time / (time + MEMORY);
            self.at = at;
            self.x = x;
        }
    }

    /// The hand lets go; nothing glides when it had come to rest.
    #[must_use]
    pub fn release(&self, at: f64) -> Option<Glide> {
        let thrown = at - self.at <= REST && self.speed.abs() >= THROWN;
        thrown.then(|| Glide {
            speed: within(self.speed, -FASTEST, FASTEST),
        })
    }
}

/// What was let go of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Glide {
    speed: f64,
}

impl Glide {
    /// How far it gets in a time, or nothing once it lies still.
    pub fn run(&mut self, time: f64) -> Option<f64> {
        if self.speed.abs() < STILL {
            return None;
        }
        // The exponential, as near as an eye can tell, without a table of its own.
        let left = (1.0 - within(time, 0.0, FRAME) / (16.0 * RUN_OUT)).powi(16);
        let way = self.speed * RUN_OUT * (1.0 - left);
        self.speed *= left;
        Some(way)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A hand that goes at a speed for a while, reporting every so often.
    fn throw(speed: f64, every: f64) -> Hand {
        let mut hand = Hand::new(1000.0, 50.0);
        for report in 1..=20 {
            let time = f64::from(report) * every;
            hand.to(1000.0 + time, 50.0 + time * speed);
        }
        hand
    }

    fn whole_way(mut glide: Glide, frame: f64) -> (f64, usize) {
        let ways: Vec<f64> = std::iter::from_fn(|| glide.run(frame))
            .take(10_000)
            .collect();
        (ways.iter().sum(), ways.len())
    }

    #[test]
    fn it_goes_on_as_fast_as_the_hand_did_and_ever_slower() {
        let mut glide = throw(-1.5, 16.0).release(1325.0).unwrap();
        let mut last = glide.run(16.0).unwrap();
        assert!((-25.0..-21.0).contains(&last), "{last}");
        while let Some(way) = glide.run(16.0) {
            assert!(way < 0.0 && way > last, "{way} after {last}");
            last = way;
        }
    }

    #[test]
    fn how_far_it_gets_does_not_depend_on_the_screen() {
        let glide = throw(1.0, 8.0).release(1165.0).unwrap();
        let (slow, frames) = whole_way(glide, 16.7);
        let (fast, _) = whole_way(glide, 6.9);
        assert!((slow - fast).abs() < 8.0, "{slow} and {fast}");
        assert!((250.0..340.0).contains(&slow), "{slow}");
        assert!(frames < 120, "it ends within two seconds: {frames} frames");
    }

    #[test]
    fn a_hand_that_rests_or_creeps_throws_nothing() {
        assert_eq!(throw(2.0, 16.0).release(1600.0), None);
        assert_eq!(throw(0.1, 16.0).release(1325.0), None);
        assert_eq!(Hand::new(0.0, 0.0).release(1.0), None);
        let mut hand = throw(2.0, 16.0);
        hand.to(1700.0, 700.0);
        assert_eq!(hand.release(1701.0), None, "it stopped on the way");
    }

    #[test]
    fn no_clock_however_wrong_makes_it_run_away() {
        let mut hand = throw(1e12, 16.0);
        hand.to(f64::NAN, f64::NAN);
        hand.to(0.0, 0.0);
        for mut glide in hand.release(1321.0).into_iter() {
            for time in [-5.0, 0.0, 1e9, f64::INFINITY] {
                let way = glide.run(time).unwrap_or_default();
                assert!(way.is_finite() && way.abs() <= FASTEST * FRAME, "{way}");
            }
        }
    }
}
