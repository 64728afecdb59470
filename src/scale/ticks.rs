//! Which dates an axis names: a table of steps from minutes to millennia.

use super::{Step, Unit};

/// One density of an axis: what is named, and what is only marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Level {
    /// Dates with words.
    pub named: Step,
    /// Ticks between them.
    pub marked: Step,
}

/// What is named and what is marked, both as a unit and how many of it, and the pixels (at a type
/// size of 16) that the words need. In the smallest numbers that hold them.
type Row = (Unit, u16, Unit, u8, u8);

/// From the finest to the coarsest.
const LEVELS: [Row; 27] = [
    (Unit::Minute, 1, Unit::Minute, 1, 84),
    (Unit::Minute, 5, Unit::Minute, 1, 84),
    (Unit::Minute, 15, Unit::Minute, 5, 84),
    (Unit::Minute, 30, Unit::Minute, 10, 84),
    (Unit::Hour, 1, Unit::Minute, 15, 84),
    (Unit::Hour, 3, Unit::Hour, 1, 84),
    (Unit::Hour, 6, Unit::Hour, 1, 84),
    (Unit::Hour, 12, Unit::Hour, 3, 84),
    (Unit::Day, 1, Unit::Day, 1, 58),
    (Unit::Week, 1, Unit::Day, 1, 70),
    (Unit::Month, 1, Unit::Week, 1, 56),
    (Unit::Month, 3, Unit::Month, 1, 56),
    (Unit::Year, 1, Unit::Month, 3, 50),
    (Unit::Year, 2, Unit::Year, 1, 50),
    (Unit::Year, 5, Unit::Year, 1, 50),
    (Unit::Decade, 1, Unit::Year, 1, 50),
    (Unit::Decade, 2, Unit::Year, 5, 50),
    (Unit::Decade, 5, Unit::Decade, 1, 50),
    (Unit::Century, 1, Unit::Decade, 1, 50),
    (Unit::Century, 2, Unit::Decade, 5, 50),
    (Unit::Century, 5, Unit::Century, 1, 50),
    (Unit::Century, 10, Unit::Century, 1, 60),
    (Unit::Century, 20, Unit::Century, 5, 60),
    (Unit::Century, 50, Unit::Century, 10, 60),
    (Unit::Century, 100, Unit::Century, 20, 66),
    (Unit::Century, 200, Unit::Century, 50, 66),
    (Unit::Century, 500, Unit::Century, 100, 66),
];

/// The finest level whose words have room.
///
/// `density` is in pixels a second; `size` is the type size in pixels over 16; nothing finer than
/// `finest` is named.
#[must_use]
pub fn choose(density: f64, size: f64, finest: Unit) -> Level {
    let fits = |row: &&Row| {
        let (named, room) = (level(row).named, row.4);
        // A month of 28 days must still hold its name.
        named.unit >= finest && named.seconds() * 0.92 * density >= f64::from(room) * size
    };
    let levels = &LEVELS;
    let [.., coarsest] = levels;
    level(levels.iter().find(fits).unwrap_or(coarsest))
}

fn level((unit, count, marked, marks, _): &Row) -> Level {
    Level {
        named: Step::new(*unit, u32::from(*count)),
        marked: Step::new(*marked, u32::from(*marks)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_go_from_fine_to_coarse_and_mark_at_least_what_they_name() {
        for pair in LEVELS.windows(2) {
            let [a, b] = pair else { continue };
            let (a, b) = (level(a), level(b));
            assert!(a.named.seconds() < b.named.seconds());
            assert!(a.marked.seconds() <= a.named.seconds());
        }
    }

    #[test]
    fn a_day_of_its_own_is_named_before_its_hours() {
        let day = |pixels: f64| choose(pixels / 86_400.0, 1.0, Unit::Minute).named;
        assert_eq!(day(64.0), Step::new(Unit::Day, 1));
        assert_eq!(day(13.0), Step::new(Unit::Week, 1));
        assert_eq!(day(2400.0), Step::new(Unit::Hour, 1));
        assert_eq!(day(0.2), Step::new(Unit::Year, 1));
    }
}
