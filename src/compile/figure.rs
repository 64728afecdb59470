//! Figures in words: `at least 12 killed`, `48 missiles intercepted`, `10 to 14 fires`.

use crate::model::{Amount, Figure, Qualifier};

use super::fields::MEASURES;

/// Why a phrase is no figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum NoFigure {
    /// It has no number.
    NoNumber,
    /// It does not end with what is counted; the last word, if any.
    NoMeasure(String),
    /// The lower number comes after the higher one.
    Backwards,
}

const QUALIFIERS: &[(&str, Qualifier)] = &[
    ("at least", Qualifier::AtLeast),
    ("no fewer than", Qualifier::AtLeast),
    ("about", Qualifier::About),
    ("around", Qualifier::About),
    ("some", Qualifier::About),
    ("roughly", Qualifier::About),
    ("more than", Qualifier::MoreThan),
    ("over", Qualifier::MoreThan),
    ("fewer than", Qualifier::FewerThan),
    ("less than", Qualifier::FewerThan),
    ("under", Qualifier::FewerThan),
    ("up to", Qualifier::UpTo),
    ("at most", Qualifier::UpTo),
    ("exactly", Qualifier::Exact),
];

/// Reads a figure: an optional qualifier, a number or two, an optional unit, what is counted.
pub(crate) fn parse(phrase: &str) -> Result<Figure, NoFigure> {
    let (qualifier, rest) = QUALIFIERS
        .iter()
        .find_map(|(words, qualifier)| {
            let rest = phrase.trim().strip_prefix(words)?;
            rest.starts_with(' ').then_some((*qualifier, rest))
        })
        .unwrap_or((Qualifier::Exact, phrase));
    let mut words = rest.split_whitespace().peekable();
    let low = words.next().and_then(number).ok_or(NoFigure::NoNumber)?;
    let mut amount = Amount::Value(low);
    if words.peek() == Some(&"to") {
        words.next();
        let high = words.next().and_then(number).ok_or(NoFigure::NoNumber)?;
        if high < low {
            return Err(NoFigure::Backwards);
        }
        amount = Amount::Range([low, high]);
    }
    let mut unit: Vec<&str> = words.collect();
    let measure = unit.pop().unwrap_or_default();
    if !MEASURES.contains(&measure) {
        return Err(NoFigure::NoMeasure(measure.to_owned()));
    }
    Ok(Figure {
        measure: measure.to_owned(),
        unit: (!unit.is_empty()).then(|| unit.join(" ")),
        amount,
        qualifier,
        ..Figure::default()
    })
}

/// A number with commas or thin spaces between thousands, or a decimal point.
pub(crate) fn number(word: &str) -> Option<f64> {
    let plain: String = word.chars().filter(|c| *c != ',' && *c != '_').collect();
    let shaped = plain.bytes().all(|b| b.is_ascii_digit() || b == b'.')
        && plain.starts_with(|c: char| c.is_ascii_digit());
    plain
        .parse()
        .ok()
        .filter(|number: &f64| shaped && number.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_has_qualifier_number_unit_and_measure() {
        let figure = parse("more than 2,000 attack drones launched").unwrap();
        assert_eq!(figure.qualifier, Qualifier::MoreThan);
        assert_eq!(figure.amount, Amount::Value(2000.0));
        assert_eq!(figure.unit.as_deref(), Some("attack drones"));
        assert_eq!(figure.measure, "launched");
        let range = parse("10 to 14 killed").unwrap();
        assert_eq!(range.amount, Amount::Range([10.0, 14.0]));
    }

    #[test]
    fn what_is_no_figure_says_why() {
        assert_eq!(parse("many killed"), Err(NoFigure::NoNumber));
        assert_eq!(parse("12"), Err(NoFigure::NoMeasure(String::new())));
        assert_eq!(
            parse("12 wounded"),
            Err(NoFigure::NoMeasure("wounded".into()))
        );
        assert_eq!(parse("14 to 10 killed"), Err(NoFigure::Backwards));
        assert_eq!(parse("1e999 killed"), Err(NoFigure::NoNumber));
    }
}
