//! The elastic axis: pieces of time side by side, each with the width it needs.
//!
//! A *unit* is a pixel of the axis at scale 1. Zooming by a scale stretches
//! pieces that hold events and leaves breaks as they are, so a unit becomes
//! `scale` pixels inside a piece and one pixel inside a break.

/// One stretch of the axis.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Piece {
    /// Its first second.
    pub start: f64,
    /// The second after its last.
    pub end: f64,
    /// Where it begins, in units.
    pub unit: f64,
    /// Its width, in units.
    pub width: f64,
    /// A break: nothing happens here, and its width stays when zooming.
    pub silent: bool,
    /// The width of all breaks before it.
    silence: f64,
}

impl Piece {
    /// Its first pixel at a scale and the one after its last, `offset` pixels further to the start.
    #[must_use]
    pub fn reach(&self, scale: f64, offset: f64) -> (f64, f64) {
        let x = self.pixel(scale) - offset;
        (x, x + self.width * self.stretch(scale))
    }

    /// Its first pixel at a scale, from the start of the axis.
    fn pixel(&self, scale: f64) -> f64 {
        (self.unit - self.silence) * scale + self.silence
    }

    /// The pixels of a unit at a scale.
    fn stretch(&self, scale: f64) -> f64 {
        if self.silent { 1.0 } else { scale }
    }
}

/// Pieces from left to right, and the map between their units and time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Elastic {
    pieces: Vec<Piece>,
    /// Time and unit; both rise.
    points: Vec<(f64, f64)>,
    total: f64,
    silence: f64,
}

impl Elastic {
    /// Puts a piece after the others: start, end (civil seconds), width (units), silent. Tells
    /// where it is.
    ///
    /// Pieces may overlap in time (a year beside one of its days); a time then
    /// belongs to the last piece that has begun.
    pub fn add(&mut self, start: f64, end: f64, width: f64, silent: bool) -> Piece {
        let piece = Piece {
            start,
            end,
            unit: self.total,
            width,
            silent,
            silence: self.silence,
        };
        self.pieces.push(piece);
        if silent {
            self.silence += width;
        } else {
            self.pass(start, self.total);
            self.pass(end, self.total + width);
        }
        self.total += width;
        // Several pieces may begin with the first one: the axis still starts at 0.
        if let Some(first) = self.points.first_mut() {
            first.1 = 0.0;
        }
        piece
    }

    /// The axis is at a unit at a time, and no longer before it at any later one.
    fn pass(&mut self, time: f64, unit: f64) {
        let at = before(&self.points, time, |point| point.0);
        let later = self.points.get_mut(at..).unwrap_or_default();
        // Pieces come from left to right: none of these is further.
        for point in &mut *later {
            point.1 = unit;
        }
        if later.first().is_none_or(|point| point.0 > time) {
            self.points.insert(at, (time, unit));
        }
    }

    /// The pieces, from left to right.
    #[must_use]
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// The width of all of it in units.
    #[must_use]
    pub fn units(&self) -> f64 {
        self.total
    }

    /// The width of all of it in pixels at a scale.
    #[must_use]
    pub fn length(&self, scale: f64) -> f64 {
        (self.total - self.silence) * scale + self.silence
    }

    /// The unit of a time in civil seconds; before the axis its beginning, after it its end.
    #[must_use]
    pub fn unit(&self, civil: f64) -> f64 {
        interpolate(&self.points, civil, |p| p.0, |p| p.1)
    }

    /// The time of a unit in civil seconds; before the axis its beginning, after it its end.
    #[must_use]
    pub fn time(&self, unit: f64) -> f64 {
        interpolate(&self.points, unit, |p| p.1, |p| p.0)
    }

    /// The number of the piece at a pixel at a scale, of which 1 has its units for pixels; outside,
    /// of the nearest piece.
    #[must_use]
    pub fn piece(&self, pixel: f64, scale: f64) -> usize {
        let after = self
            .pieces
            .partition_point(|piece| piece.pixel(scale) <= pixel);
        after.saturating_sub(1)
    }

    /// The pixel of a unit at a scale, from the start of the axis.
    #[must_use]
    pub fn pixel(&self, unit: f64, scale: f64) -> f64 {
        let Some(piece) = self.pieces.get(self.piece(unit, 1.0)) else {
            return 0.0;
        };
        piece.pixel(scale) + (unit - piece.unit) * piece.stretch(scale)
    }

    /// The unit of a pixel at a scale.
    #[must_use]
    pub fn unit_at(&self, pixel: f64, scale: f64) -> f64 {
        let Some(piece) = self.pieces.get(self.piece(pixel, scale)) else {
            return 0.0;
        };
        piece.unit + (pixel - piece.pixel(scale)) / piece.stretch(scale)
    }
}

fn interpolate(
    points: &[(f64, f64)],
    value: f64,
    from: fn(&(f64, f64)) -> f64,
    to: fn(&(f64, f64)) -> f64,
) -> f64 {
    let after = before(points, value, from);
    let a = points.get(after.saturating_sub(1));
    let b = points.get(after).or(points.last());
    let Some((a, b)) = a.zip(b) else {
        return 0.0;
    };
    let span = from(b) - from(a);
    let share = if span > 0.0 {
        (value - from(a)) / span
    } else {
        0.0
    };
    to(a) + share * (to(b) - to(a))
}

/// How many points come before a time or a unit.
#[inline(never)]
fn before(points: &[(f64, f64)], value: f64, of: fn(&(f64, f64)) -> f64) -> usize {
    points.partition_point(|point| of(point) < value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Elastic {
        let mut axis = Elastic::default();
        axis.add(0.0, 10.0, 100.0, false);
        axis.add(10.0, 500.0, 40.0, true);
        axis.add(500.0, 520.0, 60.0, false);
        axis
    }

    #[test]
    fn breaks_keep_their_width_when_zooming() {
        let axis = sample();
        assert_eq!(axis.length(1.0), 200.0);
        assert_eq!(axis.length(3.0), 520.0);
        assert_eq!(axis.pixel(140.0, 3.0) - axis.pixel(100.0, 3.0), 40.0);
    }

    #[test]
    fn pixels_return_to_their_units() {
        let axis = sample();
        for scale in [1.0, 2.5, 40.0] {
            for unit in [0.0, 50.0, 100.0, 120.0, 140.0, 199.0] {
                let back = axis.unit_at(axis.pixel(unit, scale), scale);
                assert!((back - unit).abs() < 1e-9, "{unit} at {scale}");
            }
        }
    }

    #[test]
    fn a_time_inside_a_longer_interval_belongs_to_the_later_piece() {
        let mut axis = Elastic::default();
        axis.add(0.0, 365.0, 100.0, false);
        axis.add(100.0, 101.0, 50.0, false);
        assert!(axis.unit(100.0) >= 100.0);
        assert_eq!(axis.unit(0.0), 0.0);
        assert_eq!(axis.unit(400.0), 150.0);
    }

    #[test]
    fn no_pieces_are_no_trouble() {
        let axis = Elastic::default();
        assert_eq!(axis.pixel(3.0, 2.0), 0.0);
        assert_eq!(axis.time(3.0), 0.0);
    }
}
