//! Figures in words: `at least 12 killed`, `48 missiles intercepted`, `10 to 14 fires`.

use crate::model::{Amount, Figure, Qualifier};

use super::vocabulary::MEASURES;

/// Why a phrase is no figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum NoFigure {
    /// It has no number.
    NoNumber,
    /// These words stand before the number and are no qualifier.
    NoQualifier(String),
    /// This has digits and cannot be read, or not in one way only.
    Unclear(String),
    /// This number or measure comes after the figure's own.
    Second(String),
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

/// The words that may stand before the number.
pub(crate) fn qualifiers() -> impl Iterator<Item = &'static str> {
    QUALIFIERS.iter().map(|(words, _)| *words)
}

/// Reads a figure: an optional qualifier, a number or two, an optional unit, what is counted.
///
/// Two numbers are `10 to 14`, `10-14` or `10–14`; capital letters do not count.
pub(crate) fn parse(phrase: &str) -> Result<Figure, NoFigure> {
    let phrase = plain(phrase);
    let (qualifier, rest) = QUALIFIERS
        .iter()
        .find_map(|(words, qualifier)| {
            let (start, rest) = phrase.split_at_checked(words.len())?;
            let said = start.eq_ignore_ascii_case(words) && rest.starts_with(' ');
            said.then_some((*qualifier, rest))
        })
        .unwrap_or((Qualifier::Exact, &phrase));
    let mut words = rest.split(' ').filter(|word| !word.is_empty()).peekable();
    let first = words.next().unwrap_or_default();
    if !has_digit(first) {
        return Err(no_number(first, words));
    }
    let (low, mut high) = match first.split_once(['-', '–']) {
        Some((low, high)) => read(low)
            .zip(read(high))
            .map(|(low, high)| (low, Some(high)))
            .ok_or_else(|| NoFigure::Unclear(first.to_owned()))?,
        None => (number(first)?, None),
    };
    if high.is_none()
        && let Some(to) = words.next_if(|word| TO.contains(word))
    {
        high = Some(number(words.next().unwrap_or(to))?);
    }
    if high.is_some_and(|high| high < low) {
        return Err(NoFigure::Backwards);
    }
    let mut unit: Vec<&str> = words.collect();
    let measure = unit.pop().unwrap_or_default().to_ascii_lowercase();
    if !MEASURES.contains(&measure.as_str()) {
        return Err(NoFigure::NoMeasure(measure));
    }
    if let Some(second) = unit.iter().find(|word| is_second(word)) {
        return Err(NoFigure::Second((*second).to_owned()));
    }
    Ok(Figure {
        measure,
        unit: (!unit.is_empty()).then(|| unit.join(" ")),
        amount: high.map_or(Amount::Value(low), |high| Amount::Range([low, high])),
        qualifier,
        ..Figure::default()
    })
}

/// Between two numbers.
const TO: &[&str] = &["to", "-", "–"];

/// One kind of blank; a thin or fixed one between two digits becomes the comma of thousands.
fn plain(phrase: &str) -> String {
    let mut plain = String::with_capacity(phrase.len());
    let mut letters = phrase.trim().chars().peekable();
    while let Some(c) = letters.next() {
        let fixed = matches!(c, '\u{a0}' | '\u{2009}' | '\u{202f}');
        let between = plain.ends_with(|c: char| c.is_ascii_digit())
            && letters.peek().is_some_and(char::is_ascii_digit);
        plain.push(match c {
            _ if fixed && between => ',',
            c if c.is_whitespace() => ' ',
            c => c,
        });
    }
    plain
}

fn has_digit(word: &str) -> bool {
    word.contains(|c: char| c.is_ascii_digit())
}

/// Why a phrase that begins with `first` has no number where it should have one.
fn no_number<'p>(first: &'p str, others: impl Iterator<Item = &'p str>) -> NoFigure {
    let mut before = vec![first];
    for word in others {
        if has_digit(word) {
            return NoFigure::NoQualifier(before.join(" "));
        }
        before.push(word);
    }
    NoFigure::NoNumber
}

/// Whether a word of the unit begins another figure. `S-300` and `155-mm` do not.
fn is_second(word: &str) -> bool {
    let word = word.trim_end_matches(',');
    let measure = word.to_ascii_lowercase();
    let no_letters = !word.contains(char::is_alphabetic);
    (has_digit(word) && no_letters) || MEASURES.contains(&measure.as_str())
}

/// A number with commas between thousands, or a decimal point.
fn number(word: &str) -> Result<f64, NoFigure> {
    read(word).ok_or_else(|| NoFigure::Unclear(word.to_owned()))
}

fn read(word: &str) -> Option<f64> {
    let (whole, decimals) = word.split_once('.').unwrap_or((word, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let mut groups = whole.split([',', '_']);
    let first = groups.next()?;
    let thousands: Vec<&str> = groups.collect();
    let grouped = thousands.iter().all(|group| group.len() == 3)
        && (thousands.is_empty() || (first.len() <= 3 && !first.starts_with('0')));
    // In much of Europe a point parts thousands: 1.200 would be a thousandth of what was meant.
    let either =
        thousands.is_empty() && decimals.len() == 3 && first.len() <= 3 && !first.starts_with('0');
    let plain = first.to_owned() + &thousands.concat();
    let good = grouped && !either && digits(first) && digits(&plain) && digits(decimals);
    format!("{plain}.{decimals}")
        .parse()
        .ok()
        .filter(|number: &f64| good && number.is_finite())
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
        let second = |word: &str| Err(NoFigure::Second(word.into()));
        let unclear = |word: &str| Err(NoFigure::Unclear(word.into()));
        assert_eq!(parse("many killed"), Err(NoFigure::NoNumber));
        assert_eq!(parse("12"), Err(NoFigure::NoMeasure(String::new())));
        assert_eq!(
            parse("12 wounded"),
            Err(NoFigure::NoMeasure("wounded".into()))
        );
        assert_eq!(parse("14 to 10 killed"), Err(NoFigure::Backwards));
        assert_eq!(parse("14–10 killed"), Err(NoFigure::Backwards));
        assert_eq!(
            parse("nearly 40 fires"),
            Err(NoFigure::NoQualifier("nearly".into()))
        );
        assert_eq!(parse("1 200 killed"), second("200"));
        assert_eq!(parse("12 killed and 90 injured"), second("killed"));
        assert_eq!(parse("12 killed, 90 injured"), second("killed,"));
        assert_eq!(parse("12 or 14 killed"), second("14"));
        for word in [
            "1,2",
            "12,5",
            "1,,2",
            "1,",
            "0,125",
            "1.200",
            "1.200.000",
            "1e999",
            "12.",
            "1\u{a0}2",
        ] {
            assert!(
                matches!(
                    parse(&format!("{word} displaced")),
                    Err(NoFigure::Unclear(_))
                ),
                "{word}"
            );
        }
        for word in ["10-14-20", "-5", "10,000-strong"] {
            assert_eq!(parse(&format!("{word} killed")), unclear(word));
        }
    }

    #[test]
    fn a_number_is_read_however_its_thousands_are_parted() {
        for word in [
            "1200",
            "1,200",
            "1_200",
            "1\u{a0}200",
            "1\u{2009}200",
            "1\u{202f}200",
        ] {
            let figure = parse(&format!("{word} attack drones launched")).unwrap();
            assert_eq!(figure.amount, Amount::Value(1200.0), "{word}");
            assert_eq!(figure.unit.as_deref(), Some("attack drones"), "{word}");
        }
        let millions = parse("1.25 million displaced").unwrap();
        assert_eq!(millions.amount, Amount::Value(1.25));
    }

    #[test]
    fn capital_letters_dashes_and_fixed_blanks_do_not_count() {
        let first = parse("At least 12\u{a0}Killed").unwrap();
        assert_eq!(first, parse("at least 12 killed").unwrap());
        for phrase in ["10-14 killed", "10–14 killed", "10 – 14 killed"] {
            assert_eq!(parse(phrase), parse("10 to 14 killed"), "{phrase}");
        }
        let shells = parse("48 155-mm shells launched").unwrap();
        assert_eq!(shells.unit.as_deref(), Some("155-mm shells"));
    }
}
