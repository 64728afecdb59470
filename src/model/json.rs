//! JSON as it is read.
//!
//! A lexer and lists serve the few fields that objects have here; the library that writes JSON
//! elsewhere would add five kilobytes to what a page loads.

use hifijson::escape::Lex as _;
use hifijson::token::Lex as _;
use hifijson::{Read as _, SliceLexer, Write as _};

use super::digits::digits;

/// A value.
#[derive(Debug)]
pub(crate) enum Json {
    Null,
    Flag(bool),
    Whole(i64),
    /// With a fraction, or beyond the whole ones.
    Number(f64),
    Text(String),
    List(Vec<Json>),
    Object(Object),
}

/// The fields of an object, as they were written.
#[derive(Debug, Default)]
pub(crate) struct Object(pub(crate) Vec<(String, Json)>);

impl Object {
    /// A field; the last one of a name counts.
    pub(crate) fn get(&self, field: &str) -> Option<&Json> {
        let mut fields = self.0.iter().rev();
        let (_, value) = fields.find(|(name, _)| name == field)?;
        Some(value)
    }
}

impl Json {
    /// Reads a text of one value.
    ///
    /// # Errors
    ///
    /// What is wrong, and on which line and in which column (in bytes).
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        Self::of_bytes(text.as_bytes())
    }

    /// Reads a text that may be no UTF-8: what has to be, its words, is looked at as it is read.
    ///
    /// # Errors
    ///
    /// As [`Json::parse`].
    pub(crate) fn of_bytes(text: &[u8]) -> Result<Self, String> {
        let mut lexer = SliceLexer::new(text);
        let read = value(&mut lexer, 0).and_then(|value| match lexer.ws_peek() {
            None => Ok(value),
            Some(_) => Err(Wrong("trailing characters")),
        });
        read.map_err(|Wrong(why)| {
            let left = lexer.as_slice().len();
            let why = if left == 0 { "unexpected end" } else { why };
            let before = text.get(..text.len() - left).unwrap_or_default();
            let (mut line, mut column) = (1, 1);
            for byte in before {
                if *byte == b'\n' {
                    (line, column) = (line + 1, 1);
                } else {
                    column += 1;
                }
            }
            let (line, column) = (digits(line), digits(column));
            [why, " at line ", &line, " column ", &column].concat()
        })
    }

    pub(crate) fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(crate) fn as_whole(&self) -> Option<i64> {
        match self {
            Self::Whole(number) => Some(*number),
            _ => None,
        }
    }

    pub(crate) fn as_number(&self) -> Option<f64> {
        match self {
            Self::Whole(number) => Some(*number as f64),
            Self::Number(number) => Some(*number),
            _ => None,
        }
    }
}

/// How deep lists and objects may lie in each other.
const DEEPEST: u8 = 127;

/// What the lexer does not say in words.
struct Wrong(&'static str);

/// Reads a value that lies in so many lists and objects.
fn value(lexer: &mut SliceLexer<'_>, deep: u8) -> Result<Json, Wrong> {
    if deep > DEEPEST {
        return Err(Wrong("too deep"));
    }
    if comes(lexer, b'"') {
        return text(lexer).map(Json::Text);
    }
    let named = taken(lexer, b'{');
    if named || taken(lexer, b'[') {
        let (mut list, mut object) = (Vec::new(), Object::default());
        let end = if named { b'}' } else { b']' };
        let mut first = true;
        while !comes(lexer, end) {
            if !first && !taken(lexer, b',') {
                return Err(Wrong("expected a comma or the end of a list"));
            }
            first = false;
            if named {
                let field = (name(lexer)?, value(lexer, deep + 1)?);
                object.0.push(field);
            } else {
                list.push(value(lexer, deep + 1)?);
            }
        }
        return Ok(if named {
            Json::Object(object)
        } else {
            Json::List(list)
        });
    }
    match lexer.peek_next() {
        Some(b'-' | b'0'..=b'9') => number(lexer),
        Some(b'a'..=b'z') => match lexer.null_or_bool() {
            Some(None) => Ok(Json::Null),
            Some(Some(flag)) => Ok(Json::Flag(flag)),
            None => Err(Wrong("expected a value")),
        },
        _ => Err(Wrong("expected a value")),
    }
}

/// Takes the name of a field and the colon after it.
fn name(lexer: &mut SliceLexer<'_>) -> Result<String, Wrong> {
    if !comes(lexer, b'"') {
        return Err(Wrong("expected a name"));
    }
    let name = text(lexer)?;
    if !comes(lexer, b':') {
        return Err(Wrong("expected a colon"));
    }
    Ok(name)
}

/// Takes this sign, if it comes next but for spaces.
fn comes(lexer: &mut SliceLexer<'_>, sign: u8) -> bool {
    lexer.eat_whitespace();
    taken(lexer, sign)
}

/// Takes the rest of a text, after its first quotation mark.
fn text(lexer: &mut SliceLexer<'_>) -> Result<String, Wrong> {
    unquoted(lexer).ok_or(Wrong("invalid text"))
}

/// A text up to its closing quotation mark; `None` where it has none, or something else is wrong.
fn unquoted(lexer: &mut SliceLexer<'_>) -> Option<String> {
    let mut text = String::new();
    loop {
        let mut piece: &[u8] = &[];
        lexer.write_until(&mut piece, |byte| matches!(byte, b'"' | b'\\' | ..=0x1F));
        text.push_str(std::str::from_utf8(piece).ok()?);
        match lexer.take_next()? {
            b'"' => return Some(text),
            b'\\' => {
                let kind = lexer.take_next()?;
                text.push(lexer.escape(kind).ok()?);
            }
            _ => return None,
        }
    }
}

/// A number. One with a fraction, an exponent or very many digits is read as 64 bits of its digits
/// times a power of ten: nothing in a timeline is finer, and the library's own way carries 20 KB of
/// tables.
fn number(lexer: &mut SliceLexer<'_>) -> Result<Json, Wrong> {
    let invalid = || Err(Wrong("invalid number"));
    let minus = taken(lexer, b'-');
    let mut digits = Digits::default();
    let zero = lexer.peek_next() == Some(b'0');
    let whole = digits.take(lexer, false);
    if whole == 0 || (zero && whole > 1) {
        return invalid();
    }
    let fraction = taken(lexer, b'.');
    if fraction && digits.take(lexer, true) == 0 {
        return invalid();
    }
    let mut power = digits.power;
    let scaled = taken(lexer, b'e') || taken(lexer, b'E');
    if scaled {
        let down = taken(lexer, b'-');
        if !down {
            taken(lexer, b'+');
        }
        let mut exponent = Digits::default();
        if exponent.take(lexer, false) == 0 {
            return invalid();
        }
        // Whatever is beyond this is beyond all numbers, too.
        let exponent = exponent.sum.min(9999) as i64;
        power += if down { -exponent } else { exponent };
    }
    let sum = digits.sum;
    // The negative zero is no whole number.
    if !fraction && !scaled && power == 0 && (sum > 0 || !minus) {
        let whole = if minus {
            0_i64.checked_sub_unsigned(sum)
        } else {
            0_i64.checked_add_unsigned(sum)
        };
        if let Some(whole) = whole {
            return Ok(Json::Whole(whole));
        }
    }
    let mut scale = 1.0_f64;
    // What has more is beyond all numbers, too.
    for _ in 0..power.unsigned_abs().min(400) {
        scale *= 10.0;
    }
    let size = match sum {
        0 => 0.0,
        _ if power < 0 => sum as f64 / scale,
        _ => sum as f64 * scale,
    };
    if size.is_finite() {
        Ok(Json::Number(if minus { -size } else { size }))
    } else {
        Err(Wrong("number out of range"))
    }
}

/// Takes this sign, if it comes next.
fn taken(lexer: &mut SliceLexer<'_>, sign: u8) -> bool {
    lexer.expect(SliceLexer::peek_next, sign).is_some()
}

/// What digits say: a sum times a power of ten.
#[derive(Default)]
struct Digits {
    sum: u64,
    power: i64,
}

impl Digits {
    /// Takes the digits that come next: how many there are.
    fn take(&mut self, lexer: &mut SliceLexer<'_>, fraction: bool) -> usize {
        /// What has room for another digit.
        const ROOM: u64 = (u64::MAX - 9) / 10;

        let mut digits: &[u8] = &[];
        lexer.write_until(&mut digits, |byte| !byte.is_ascii_digit());
        for digit in digits {
            if self.sum <= ROOM {
                self.sum = self.sum * 10 + u64::from(digit - b'0');
                self.power -= i64::from(fraction);
            } else {
                self.power += i64::from(!fraction);
            }
        }
        digits.len()
    }
}

// The crate for properties is there for native tests alone.
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_kind_of_value_is_read() {
        let text = r#"{"a":null,"b":[true,-1,1.0,1e3,18446744073709551615],"c":"\u00e9","d":{}}"#;
        let Json::Object(object) = Json::parse(text).unwrap() else {
            panic!("no object");
        };
        assert!(matches!(object.get("a"), Some(Json::Null)));
        assert_eq!(object.get("c").and_then(Json::as_text), Some("é"));
        assert!(matches!(object.get("d"), Some(Json::Object(inner)) if inner.0.is_empty()));
        assert!(object.get("e").is_none());
        let Some(Json::List(list)) = object.get("b") else {
            panic!("no list");
        };
        let whole: Vec<_> = list.iter().map(Json::as_whole).collect();
        assert_eq!(whole, [None, Some(-1), None, None, None]);
        let numbers: Vec<_> = list.iter().filter_map(Json::as_number).collect();
        assert_eq!(numbers, [-1.0, 1.0, 1000.0, u64::MAX as f64]);
    }

    #[test]
    fn numbers_at_the_end_of_their_range_are_no_fault() {
        let read = |text: &str| Json::parse(text).ok().and_then(|json| json.as_number());
        assert_eq!(read("0.1e-9223372036854775808"), Some(0.0));
        assert_eq!(read("0e9223372036854775807"), Some(0.0));
        assert_eq!(read(&["1", &"0".repeat(22)].concat()), Some(1e22));
        assert_eq!(read(&["0.", &"0".repeat(9000), "1"].concat()), Some(0.0));
        for text in ["10e9223372036854775807", "1e9223372036854775808", "-1e400"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn the_last_field_of_a_name_counts() {
        let Json::Object(object) = Json::parse(r#"{"a":1,"a":2}"#).unwrap() else {
            panic!("no object");
        };
        assert_eq!(object.get("a").and_then(Json::as_whole), Some(2));
    }

    proptest! {
        // A failure prints what it needs to be told again, so no file is kept.
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn numbers_are_as_exact_as_the_other_parser_has_them(
            number in "-?(0|[1-9][0-9]{0,24})(\\.[0-9]{1,20})?([eE][+-]?[0-9]{1,2})?",
        ) {
            let theirs: f64 = serde_json::from_str(&number).unwrap();
            let ours = Json::parse(&number).unwrap().as_number().unwrap();
            prop_assert!((ours - theirs).abs() <= theirs.abs() * 1e-14, "{ours} {theirs}");
        }

        #[test]
        fn what_the_other_parser_refuses_is_refused(text in "[\\[\\]{}:,\"a0-9.eE+\\\\un -]{0,12}") {
            let theirs = serde_json::from_str::<serde_json::Value>(&text);
            prop_assert_eq!(Json::parse(&text).is_ok(), theirs.is_ok(), "{}", text);
        }
    }

    #[test]
    fn a_mistake_has_its_line_and_column() {
        for (text, why) in [
            ("", "unexpected end at line 1 column 1"),
            ("{\"a\":\n  oops}", "expected a value at line 2 column 4"),
            (
                "[1 2]",
                "expected a comma or the end of a list at line 1 column 4",
            ),
            ("{\"a\" 1}", "expected a colon at line 1 column 6"),
            ("[1e999]", "number out of range at line 1 column 7"),
            ("[\"\\ud800\"]", "invalid text"),
            ("1 2", "trailing characters at line 1 column 3"),
        ] {
            let told = Json::parse(text).unwrap_err();
            assert!(told.starts_with(why), "{text}: {told}");
        }
    }

    #[test]
    fn what_lies_too_deep_is_refused() {
        let nested = |deep: usize| ["[".repeat(deep), "]".repeat(deep)].concat();
        assert!(Json::parse(&nested(127)).is_ok());
        assert!(Json::parse(&nested(100_000)).is_err());
    }
}
